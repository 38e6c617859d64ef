"""Long work in front of the window: what it does, how far it is, a button that stops it."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.progress import Step
from gui.dialogs.sheet import Sheet
from gui.jobs import Job
from gui.widgets.controls import Label
from gui.widgets.look import Look

SHOW_AFTER_MS = 300
_WHOLE = 1000


class JobSheet(Sheet):
    """Shows a job that takes longer than a moment; `Esc` and Cancel stop it."""

    def __init__(self, window: QWidget, look: Look, title: str, job: Job) -> None:
        super().__init__(window, look, title, size=QSize(440, 210))
        self._job = job
        self.step = Label("", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.stop = self.cancel_button()
        self.add_to_foot(self.stop)
        self.stop.setFocus()
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.open)
        self._timer.start()
        job.stepped.connect(self._show)
        job.ended.connect(self._end)

    def reject(self) -> None:
        """Ask the job to stop; the sheet goes when it has."""
        self._job.cancel()
        self.stop.setEnabled(False)
        self.step.setText("Stopping…")

    def _show(self, step: Step) -> None:
        if not self.stop.isEnabled():
            return
        self.step.setText(step.text)
        if step.share is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, _WHOLE)
            self.bar.setValue(round(step.share * _WHOLE))

    def _end(self) -> None:
        self._timer.stop()
        self.done(0)
        self.deleteLater()

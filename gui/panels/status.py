"""The status line: where one is at the left, how things stand at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gui.widgets.controls import Button, Label
from gui.widgets.look import Look
from gui.widgets.ring import RING_INSIDE

HEIGHT = 24
_NEWS_MS = 6000


class StatusLine(QFrame):
    """One line of 24 px; `hint_followed` when the person takes the advice that it gives."""

    hint_followed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RING_INSIDE, True)  # noqa: FBT003 — Qt's own signature
        self._place, self._news = Label(), Label()
        self._notes, self._step, self._saved = Label(), Label(), Label()
        self._tick = QLabel()
        self.hint = Button(look, "Columns are narrow. Hide sidebar", kind="quiet", compact=True)
        self.hint.setProperty("slight", True)  # noqa: FBT003 — Qt's own signature
        self.hint.clicked.connect(self.hint_followed)
        self.hint.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(20)
        row.addWidget(self._place)
        row.addWidget(self._news)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self._notes)
        row.addWidget(self._step)
        saved = QHBoxLayout()
        saved.setSpacing(6)
        saved.addWidget(self._tick)
        saved.addWidget(self._saved)
        row.addLayout(saved)
        self._timer = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._timer.timeout.connect(lambda: self._news.setText(""))
        look.changed.connect(self._dress)
        self._dress()

    def show_place(self, text: str) -> None:
        """Say where one is."""
        self._place.setText(text)
        self._place.setVisible(bool(text))

    def show_state(self, *, notes: str, step: str, saved: str, stored: bool) -> None:
        """Say how many notes there are, whether columns are in step, whether all is stored."""
        for label, text in ((self._notes, notes), (self._step, step), (self._saved, saved)):
            label.setText(text)
            label.setVisible(bool(text))
        self._tick.setVisible(stored)

    def tell(self, sentence: str) -> None:
        """Say something for a few seconds."""
        self._news.setText(sentence)
        self._timer.start()

    def words(self) -> list[str]:
        """What is written there now, from left to right."""
        labels = (self._place, self._news, self._notes, self._step, self._saved)
        return [label.text() for label in labels if label.text()]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a screen reader say all that is written here."""
        self.setAccessibleName(", ".join(self.words()))
        super().focusInEvent(event)

    def _dress(self) -> None:
        self._tick.setPixmap(self._look.pixmap("check", 12, ratio=self.devicePixelRatioF()))

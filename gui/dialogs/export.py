"""Exporting notes: what is chosen at the left, what the file will hold at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import KnownError
from core.export.markdown import Prepared
from core.export.options import Options
from gui.dialogs.error import sentence
from gui.dialogs.export_choices import Before, ExportChoices, Offer
from gui.dialogs.preview import MarkdownPreview
from gui.dialogs.sheet import Sheet
from gui.jobs import Job
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look

_SIZE = QSize(1240, 788)
_PREVIEW_AFTER_MS = 60
Prepare = Callable[[Path, Options], Job]


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the notes go and how; `languages` empty: all, also those that come later.

    `library`: not the open article alone, but every article that has notes.
    """

    folder: Path
    languages: tuple[str, ...]
    options: Options
    library: bool = False


class ExportSheet(Sheet):
    """Shows live what would be written.

    `prepare` begins a job that works that out and gives a `Prepared`; nothing is written here.
    """

    copy_asked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        look: Look,
        *,
        prepare: Prepare,
        offer: Offer,
        folder: Path,
        before: Before,
    ) -> None:
        super().__init__(window, look, "Export notes", size=_SIZE)
        self._prepare, self._folder = prepare, folder
        self._job: Job | None = None
        self._prepared: Prepared | None = None
        self.ask_folder: Callable[[Path], Path | None] = lambda _before: None
        self.choices = ExportChoices(look, offer, before)
        self._build_preview()
        self._lay_out()
        self._build_foot()
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._later.timeout.connect(self.refresh)
        self.choices.changed.connect(self._later.start)
        self.choices.refused.connect(self._show_refusal)
        self.refresh()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        chosen = self.choices
        library = chosen.chosen_what.library
        return Choice(self._folder, chosen.chosen_languages, chosen.options, library)

    @property
    def prepared(self) -> Prepared | None:
        """What would be written, None where that is impossible."""
        return self._prepared

    def refresh(self) -> None:
        """Work out what would be written now, and show it."""
        if self._job is not None:
            self._job.cancel()
        choice = self.choice
        job = self._job = self._prepare(choice.folder, choice.options)
        job.done.connect(lambda prepared: self._take(job, prepared))
        job.refused.connect(lambda error: self._refuse(job, error))

    def done(self, result: int) -> None:
        """Close, and show nothing any more."""
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)

    def _take(self, job: Job, prepared: Prepared) -> None:
        """Show what a job has worked out, unless something else was chosen since."""
        if job is self._job:
            self._prepared = prepared
            self._show(prepared)

    def _refuse(self, job: Job, error: KnownError) -> None:
        if job is self._job:
            self._prepared = None
            self._show_refusal(error)

    def _build_preview(self) -> None:
        self.preview = MarkdownPreview(self.look)
        self.name, self.facts = Label("", "strong"), Label("", "muted")
        self.news = QFrame()
        self._news_icon, self._news_text = QLabel(), Label()
        row = QHBoxLayout(self.news)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self._news_icon)
        row.addWidget(self._news_text)
        row.addStretch(1)
        self.news.setFixedHeight(36)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.choices)
        right = QVBoxLayout()
        right.setSpacing(0)
        head = QFrame()
        head.setObjectName("below")
        head.setFixedHeight(44)
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(12)
        line.addWidget(self.name)
        line.addWidget(self.facts)
        line.addStretch(1)
        right.addWidget(head)
        right.addWidget(self.preview, 1)
        right.addWidget(self.news)
        row.addLayout(right, 1)

    def _build_foot(self) -> None:
        self.folder = QLineEdit(str(self._folder))
        self.folder.setAccessibleName("Folder")
        self.folder.setMinimumWidth(320)
        self.folder.editingFinished.connect(self._type_folder)
        self.change = Button(self.look, "Change…")
        self.change.clicked.connect(self._change_folder)
        self.copy = Button(self.look, "Copy")
        self.copy.clicked.connect(self._copy)
        self.write = self.primary_button("Write 1 file", by_return=False)
        self.add_to_foot_left(Label("Folder", "muted"), self.folder, self.change)
        self.add_to_foot(self.copy, self.cancel_button(), self.write)

    def _type_folder(self) -> None:
        folder = Path(self.folder.text()).expanduser()
        if self.folder.text().strip() and folder != self._folder:
            self._folder = folder
            self.refresh()

    def _change_folder(self) -> None:
        folder = self.ask_folder(self._folder)
        if folder is not None:
            self._folder = folder
            self.folder.setText(str(folder))
            self.refresh()

    def _copy(self) -> None:
        if self._prepared is not None:
            self.copy_asked.emit(self._prepared.text)

    def _show(self, prepared: Prepared) -> None:
        size = len(prepared.text.encode()) / 1000
        notes = "1 note" if prepared.notes == 1 else f"{prepared.notes} notes"
        self.name.setText(prepared.path.name)
        self.facts.setText(f"{notes}, {size:.1f} kB")
        self.preview.show_text(prepared.text)
        there = prepared.existing is not None
        self.news.setVisible(there)
        self._tell(_news(prepared), good=True)
        one = "Update 1 file" if there else "Write 1 file"
        self.write.setText("Write all files" if self.choices.chosen_what.library else one)
        self.write.setEnabled(True)
        self.copy.setEnabled(True)

    def _show_refusal(self, error: KnownError) -> None:
        self.news.show()
        self._tell(sentence(error), good=False)
        self.write.setEnabled(False)
        self.copy.setEnabled(False)

    def _tell(self, sentence: str, *, good: bool) -> None:
        theme = self.look.theme
        self.news.setObjectName("news" if good else "newsBad")
        self.news.style().polish(self.news)
        colour = theme.good if good else theme.danger
        icon = "check" if good else "warn"
        ratio = self.devicePixelRatioF()
        self._news_icon.setPixmap(self.look.pixmap(icon, 16, colour, ratio=ratio))
        self._news_text.setText(sentence)


def _news(prepared: Prepared) -> str:
    if not prepared.changed:
        return "This file exists and would stay as it is."
    new = prepared.new
    if prepared.replaces is not None:
        return f"It takes the place of {prepared.replaces.name}. Your own lines are kept."
    rest = "1 note is new" if new == 1 else f"{new} notes are new" if new else "no note is new"
    return f"This file exists. Your own lines in it are kept, {rest}."

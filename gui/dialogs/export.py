"""Exporting notes: what is chosen at the left, what the file will hold at the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import KnownError
from core.export.markdown import Prepared
from core.export.options import Context, Group, Options
from core.export.templates import Layout
from core.model import AnnotationId, Colour
from gui.dialogs.error import sentence
from gui.dialogs.preview import MarkdownPreview
from gui.dialogs.sheet import Sheet
from gui.jobs import Job
from gui.widgets.controls import Button, Combo, Label, Segmented
from gui.widgets.look import Look
from gui.widgets.swatch import Swatch

_SIZE = QSize(1240, 788)
_PREVIEW_AFTER_MS = 60
_CHIPS = 4
_CONTEXTS = (
    (Context.NONE, "None"),
    (Context.SENTENCE, "Sentence"),
    (Context.NEIGHBOURS, "± 1"),
    (Context.PARAGRAPH, "Paragraph"),
)
_LAYOUTS = (
    (Layout.LIST, "Quotes"),
    (Layout.TABLE, "Table"),
    (Layout.CALLOUTS, "Callouts"),
)
_GROUPS = (
    (Group.POSITION, "Text"),
    (Group.TAG, "Tag"),
    (Group.COLOUR, "Colour"),
)
_ALL_TAGS = "All tags"
_STANDARD, _OWN = "Standard", "Own template…"
_EMPHASES = (("==", "==words=="), ("**", "**words**"))

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


@dataclass(frozen=True, slots=True)
class What:
    """One thing that can be exported: in words, and of which annotations (None: all)."""

    words: str
    only: frozenset[AnnotationId] | None = None
    library: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen: of what is exported, and of languages, colours by name, tags."""

    whats: Sequence[What]
    languages: Sequence[str]
    colours: Mapping[Colour, str]
    tags: Sequence[str]


@dataclass(frozen=True, slots=True)
class Before:
    """What was chosen the last time."""

    languages: Sequence[str] = ()
    context: str = Context.SENTENCE.value
    layout: str = Layout.LIST.value
    group: str = Group.POSITION.value


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
        self._whats, self._template = tuple(offer.whats), ""
        self.ask_folder: Callable[[Path], Path | None] = lambda _before: None
        self.ask_template: Callable[[], Path | None] = lambda: None
        self._build_choices(offer.languages, before)
        self._build_what()
        self._build_filter(offer.colours, offer.tags)
        self._build_preview()
        self._lay_out()
        self._build_foot()
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._later.timeout.connect(self.refresh)
        self.refresh()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        chosen = tuple(code for code, chip in self.languages.items() if chip.isChecked())
        languages = () if len(chosen) == len(self.languages) else chosen
        options = Options(
            languages=languages,
            context=Context(self.context.value),
            emphasis=self.emphasis.value,
            layout=Layout(self.layout_.value),
            group=Group(self.group.value),
            tags=(self.tag.currentText(),) if self.tag.currentIndex() > 0 else (),
            colours=tuple(c for c, swatch in self.swatches.items() if swatch.isChecked()),
            template=self._template,
            only=self._chosen_what.only,
        )
        return Choice(self._folder, languages, options, self._chosen_what.library)

    @property
    def _chosen_what(self) -> What:
        return self._whats[max(0, self.what.currentIndex())]

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

    def _build_choices(self, languages: Sequence[str], before: Before) -> None:
        chosen = before.languages
        self.languages: dict[str, Button] = {}
        for code in dict.fromkeys(languages):
            chip = Button(self.look, code.split("-")[0], compact=True)
            chip.setCheckable(True)
            chip.setChecked(not set(chosen) & set(languages) or code in chosen)
            chip.setProperty("chip", True)  # noqa: FBT003 — Qt's own signature
            chip.clicked.connect(lambda _on=False, chip=chip: self._choose_language(chip))
            self._tick(chip)
            self.languages[code] = chip
        self.context = Segmented(_CONTEXTS, "Text around the mark")
        self.context.choose(before.context)
        self.layout_ = Segmented(_LAYOUTS, "Layout")
        self.layout_.choose(before.layout)
        self.group = Segmented(_GROUPS, "Order")
        self.group.choose(before.group)
        self.emphasis = Segmented(_EMPHASES, "Marked words")
        self.emphasis.choose("==")
        for choice in (self.context, self.layout_, self.emphasis, self.group):
            choice.chosen.connect(lambda _value: self._later.start())

    def _build_what(self) -> None:
        self.what = Combo(self.look, "What is exported")
        self.what.addItems([what.words for what in self._whats])
        self.what.currentIndexChanged.connect(lambda _index: self._later.start())
        self.template = Combo(self.look, "Template")
        self.template.addItems([_STANDARD, _OWN])
        self.template.activated.connect(self._choose_template)

    def _build_filter(self, colours: Mapping[Colour, str], tags: Sequence[str]) -> None:
        self.swatches = {colour: Swatch(self.look, colour) for colour in colours}
        for colour, swatch in self.swatches.items():
            swatch.call(colours[colour])
            swatch.clicked.connect(lambda _on=False: self._later.start())
        self.tag = Combo(self.look, "Tag")
        self.tag.addItems([_ALL_TAGS, *tags])
        self.tag.currentIndexChanged.connect(lambda _index: self._later.start())

    def _filter_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for swatch in self.swatches.values():
            line.addWidget(swatch)
        line.addSpacing(10)
        line.addWidget(self.tag, 1)
        return row

    def _choose_template(self, index: int) -> None:
        """Take the standard template, or ask for a file; a file that can't be read is refused."""
        name, source = _STANDARD, ""
        path = self.ask_template() if index else None
        if path is not None:
            try:
                name, source = path.name, path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                self._show_refusal(KnownError(f"‘{path.name}’", f"it can't be read ({error})"))
                self.template.setCurrentIndex(0)
                return
        self._template = source
        self.template.clear()
        self.template.addItems([_STANDARD, name] if source else [_STANDARD, _OWN])
        self.template.setCurrentIndex(1 if source else 0)
        self._later.start()

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
        row.addWidget(self._choices())
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

    def _choices(self) -> QFrame:
        left = QFrame()
        left.setObjectName("left")
        left.setFixedWidth(340)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        chips = QGridLayout()
        chips.setSpacing(6)
        for number, chip in enumerate(self.languages.values()):
            chips.addWidget(chip, number // _CHIPS, number % _CHIPS)
        chips.setColumnStretch(_CHIPS, 1)
        column.addWidget(Label("What", "muted", "small"))
        column.addWidget(self.what)
        column.addSpacing(12)
        column.addWidget(Label("Languages", "muted", "small"))
        column.addLayout(chips)
        choices: tuple[tuple[str, QWidget], ...] = (
            ("Colours and tag", self._filter_row()),
            ("Text around the mark", self.context),
            ("Layout", self.layout_),
            ("Marked words", self.emphasis),
            ("Order", self.group),
            ("Template", self.template),
        )
        for words, widget in choices:
            column.addSpacing(12)
            column.addWidget(Label(words, "muted", "small"))
            column.addWidget(widget)
        column.addStretch(1)
        return left

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

    def _tick(self, chip: Button) -> None:
        chip.show_icon("check" if chip.isChecked() else "")

    def _choose_language(self, chip: Button) -> None:
        if not any(other.isChecked() for other in self.languages.values()):
            chip.setChecked(True)
        self._tick(chip)
        self._later.start()

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
        self.write.setText("Write all files" if self._chosen_what.library else one)
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

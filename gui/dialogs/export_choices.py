"""What can be chosen of an export: which notes, in which languages, in which form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import KnownError
from core.export.options import Context, Group, Options
from core.export.templates import Layout
from core.model import AnnotationId, Colour
from gui.widgets.controls import Button, Combo, Label, Segmented
from gui.widgets.look import Look
from gui.widgets.swatch import Swatch

_WIDTH, _CHIP = 340, 60
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


class ExportChoices(QFrame):
    """The choices; `changed` when another was made, `refused` where a template can't be read."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, look: Look, offer: Offer, before: Before) -> None:
        super().__init__()
        self.setObjectName("left")
        self.setFixedWidth(_WIDTH)
        self._look, self._whats, self._template = look, tuple(offer.whats), ""
        self.ask_template: Callable[[], Path | None] = lambda: None
        self._build_choices(offer.languages, before)
        self._build_what()
        self._build_filter(offer.colours, offer.tags)
        self._lay_out()

    @property
    def options(self) -> Options:
        """How it is exported, and which annotations."""
        return Options(
            languages=self.chosen_languages,
            context=Context(self.context.value),
            emphasis=self.emphasis.value,
            layout=Layout(self.layout_.value),
            group=Group(self.group.value),
            tags=(self.tag.currentText(),) if self.tag.currentIndex() > 0 else (),
            colours=tuple(c for c, swatch in self.swatches.items() if swatch.isChecked()),
            template=self._template,
            only=self.chosen_what.only,
        )

    @property
    def chosen_languages(self) -> tuple[str, ...]:
        """The languages; none for all, also those that come later."""
        chosen = tuple(code for code, chip in self.languages.items() if chip.isChecked())
        return () if len(chosen) == len(self.languages) else chosen

    @property
    def chosen_what(self) -> What:
        """What is exported."""
        return self._whats[max(0, self.what.currentIndex())]

    def _build_choices(self, languages: Sequence[str], before: Before) -> None:
        chosen = before.languages
        self.languages: dict[str, Button] = {}
        for code in dict.fromkeys(languages):
            chip = Button(self._look, code.split("-")[0], compact=True)
            chip.setCheckable(True)
            chip.setMinimumWidth(_CHIP)
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
            choice.chosen.connect(lambda _value: self.changed.emit())

    def _build_what(self) -> None:
        self.what = Combo(self._look, "What is exported")
        self.what.addItems([what.words for what in self._whats])
        self.what.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.template = Combo(self._look, "Template")
        self.template.addItems([_STANDARD, _OWN])
        self.template.activated.connect(self._choose_template)

    def _build_filter(self, colours: Mapping[Colour, str], tags: Sequence[str]) -> None:
        self.swatches = {colour: Swatch(self._look, colour) for colour in colours}
        for colour, swatch in self.swatches.items():
            swatch.call(colours[colour])
            swatch.clicked.connect(lambda _on=False: self.changed.emit())
        self.tag = Combo(self._look, "Tag")
        self.tag.addItems([_ALL_TAGS, *tags])
        self.tag.currentIndexChanged.connect(lambda _index: self.changed.emit())

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
                self.refused.emit(KnownError(f"‘{path.name}’", f"it can't be read ({error})"))
                self.template.setCurrentIndex(0)
                return
        self._template = source
        self.template.clear()
        self.template.addItems([_STANDARD, name] if source else [_STANDARD, _OWN])
        self.template.setCurrentIndex(1 if source else 0)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
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

    def _tick(self, chip: Button) -> None:
        chip.show_icon("check" if chip.isChecked() else "")

    def _choose_language(self, chip: Button) -> None:
        if not any(other.isChecked() for other in self.languages.values()):
            chip.setChecked(True)
        self._tick(chip)
        self.changed.emit()

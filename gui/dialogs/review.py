"""The review of an import: what was read, what is kept of it, what belongs together.

Nothing is stored here. The sheet shows a plan, lets it be changed and hands over what was
decided; reading a file again, with other lines kept or in another language, is asked of whoever
opened it, since that takes longer than a key.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.intake.documents import Document
from gui.dialogs.encodings import EncodingCombo
from gui.dialogs.languages import LanguageCombo
from gui.dialogs.review_files import FileList
from gui.dialogs.review_plan import Intake, Reviewed, ReviewPlan
from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Button, Check, Label
from gui.widgets.lines import TextView
from gui.widgets.look import Look

_SIZE = QSize(1200, 812)
_FILES_WIDTH = 496
_EXPLANATION = (
    "Nothing is stored until you add it. Hidden lines are kept with the text and can be shown at "
    "any time."
)


@dataclass(slots=True)
class Wish:
    """How a file shall be read: in an encoding, a language, with lines kept and hidden by hand."""

    encoding: str | None = None
    language: str | None = None
    keep: set[int] = field(default_factory=set)
    hide: set[int] = field(default_factory=set)


class ReviewSheet(Sheet):
    """`reread_asked` names a file that shall be read as its wish says; `more_asked` wants files.

    `chapters_asked` names a book of which each chapter shall be an article.
    """

    reread_asked = Signal(int)
    more_asked = Signal()
    chapters_asked = Signal(int)
    decided = Signal(object)

    def __init__(self, window: QWidget, look: Look, intake: Intake) -> None:
        self.plan = ReviewPlan(intake)
        super().__init__(window, look, self.plan.headline, size=_SIZE, explanation=_EXPLANATION)
        self._number = 0
        self.wishes = {number: Wish() for number in range(len(self.plan.documents))}
        self.files = FileList(look, self.plan)
        self._build_details()
        self.text = TextView(look)
        self._lay_out()
        self._build_foot()
        self._connect()
        self._choose(0)
        self._say()
        self._focus_first()

    @property
    def number(self) -> int:
        """The file shown at the right."""
        return self._number

    def replace(self, number: int, document: Document) -> None:
        """Show another reading of a file."""
        self.plan.replace(number, document)
        self.files.refresh(number)
        if number == self._number:
            self._show(same=True)
        self._say()

    def take_back(self, number: int) -> None:
        """Show a file as it was, since it can't be read as it was wished."""
        self.wishes[number] = Wish(language=self.wishes[number].language)
        if number == self._number:
            self._show(same=True)

    def extend(self, intake: Intake) -> None:
        """Show these files, of which the first are those that are shown already."""
        decisions = [(s, self.plan.decision(s)) for s in self.plan.suggestions]
        documents = self.plan.documents
        fresh = ReviewPlan(intake)
        fresh.documents[: len(documents)] = documents
        fresh.refused = [*self.plan.refused, *fresh.refused]
        for suggestion, decision in decisions:
            fresh.decide(suggestion, decision)
        vars(self.plan).update(vars(fresh))
        for number in range(len(self.plan.documents)):
            self.wishes.setdefault(number, Wish())
        self.set_title(self.plan.headline)
        self.files.refill()
        self._choose(self._number)
        self._say()

    def _build_details(self) -> None:
        self.title, self.published, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.published.setPlaceholderText("YYYY-MM-DD")
        self.language = LanguageCombo(self.look)
        self.encoding = EncodingCombo(self.look)

    def _lay_out(self) -> None:
        left, right = QFrame(), QFrame()
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.files, 1)
        self.more = Button(self.look, "Add more files…", icon="plus", kind="quiet")
        more = QHBoxLayout()
        more.setContentsMargins(26, 4, 0, 10)
        more.addWidget(self.more)
        more.addStretch(1)
        column.addLayout(more)
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._details())
        side.addLayout(self._text_head())
        side.addWidget(self.text, 1)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left.setMaximumWidth(_FILES_WIDTH)
        row.addWidget(left, 2)
        row.addWidget(right, 3)

    def _details(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("below")
        grid = QGridLayout(frame)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        places = (
            ("Title", self.title, 0, 0, 1),
            ("Language", self.language, 0, 1, 1),
            ("Published", self.published, 0, 2, 1),
            ("Source", self.source, 2, 0, 2),
            ("Encoding", self.encoding, 2, 2, 1),
        )
        for words, widget, row, place, span in places:
            grid.addWidget(Label(words, "muted", "small"), row, place, 1, span)
            grid.addWidget(widget, row + 1, place, 1, span)
            widget.setAccessibleName(words)
        grid.setRowMinimumHeight(2, 26)
        for place, stretch in enumerate((10, 5, 4)):
            grid.setColumnStretch(place, stretch)
            grid.setColumnMinimumWidth(place, 96)
        return frame

    def _text_head(self) -> QHBoxLayout:
        self._counts = Label("", "muted")
        self.chapters = Button(self.look, "One article a chapter", kind="quiet")
        self.show_hidden = Check(self.look, "Show hidden lines")
        self.show_hidden.setChecked(True)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addWidget(Label("Text", "strong"))
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self.chapters)
        row.addWidget(self.show_hidden)
        return row

    def _build_foot(self) -> None:
        self.summary = Label("", "second")
        self.add = self.primary_button("Add to library", by_return=False)
        self.add_to_foot_left(self.summary)
        self.leave = self.cancel_button()
        self.add_to_foot(self.leave, self.add)
        self.accepted.connect(self._tell)

    def _connect(self) -> None:
        self.files.chosen.connect(self._choose)
        self.files.decided.connect(self._say)
        self.files.language_chosen.connect(self._choose_language)
        self.language.chosen.connect(lambda code: self._choose_language(self._number, code))
        self.encoding.chosen.connect(self._choose_encoding)
        self.more.clicked.connect(self.more_asked)
        self.chapters.clicked.connect(self._ask_chapters)
        self.show_hidden.toggled.connect(self.text.lines.show_hidden)
        self.text.keep_asked.connect(self._keep)
        self.text.hide_asked.connect(self._hide)
        for field_ in (self.title, self.published, self.source):
            field_.editingFinished.connect(self._describe)

    def _choose(self, number: int) -> None:
        if not self.plan.documents:
            return
        self._describe()
        self._number = min(number, len(self.plan.documents) - 1)
        self.files.select(self._number)
        self._show(same=False)

    def _show(self, *, same: bool) -> None:
        document = self.plan.documents[self._number]
        fields = ((self.title, document.title), (self.published, document.published),
                  (self.source, document.source_url))  # fmt: skip
        for line, text in fields:
            if not line.hasFocus():
                line.setText(text)
                line.setCursorPosition(0)
        self.chapters.setVisible(_may_be_parted(document))
        self.language.show_language(document.language)
        self.encoding.show_document(document)
        kept, hidden = document.kept_lines, document.hidden_lines
        self._counts.setText(f"{kept} lines kept, {hidden} hidden")
        self.text.show_document(document, same=same)

    def _describe(self) -> None:
        if self.title.text():
            self.plan.describe(
                self._number,
                title=self.title.text().strip(),
                published=self.published.text().strip(),
                source_url=self.source.text().strip(),
            )
            self.files.refresh(self._number)

    def _choose_language(self, number: int, code: str) -> None:
        self.wishes[number].language = code
        self.reread_asked.emit(number)

    def _choose_encoding(self, encoding: str) -> None:
        wish = self.wishes[self._number]
        wish.encoding = encoding
        wish.keep, wish.hide = set(), set()
        self.reread_asked.emit(self._number)

    def _ask_chapters(self) -> None:
        self._describe()
        self.chapters_asked.emit(self._number)

    def _keep(self, lines: list[int]) -> None:
        wish = self.wishes[self._number]
        wish.hide.difference_update(lines)
        wish.keep.update(lines)
        self.reread_asked.emit(self._number)

    def _hide(self, lines: list[int]) -> None:
        wish = self.wishes[self._number]
        wish.keep.difference_update(lines)
        wish.hide.update(lines)
        self.reread_asked.emit(self._number)

    def _say(self) -> None:
        self.summary.setText(self.plan.sentence())
        self.add.setEnabled(self.plan.adds_any)

    def _focus_first(self) -> None:
        """To the first suggestion, which waits for a word; else to what ends the review."""
        cards = self.files.cards
        end = self.add if self.plan.adds_any else self.leave
        first = cards[0].together if cards else end
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._describe()
        reviewed: Reviewed = self.plan.result()
        self.decided.emit(reviewed)


def _may_be_parted(document: Document) -> bool:
    """Whether a document is a whole e-book, which may come in chapter by chapter."""
    return document.path.lower().endswith(".epub") and not document.part

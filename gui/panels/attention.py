"""Needs attention: notes whose words are no longer found, each with where they may belong.

Looking for a place reads a whole text, so it is done for one note after the other while nothing
else is to do. Each is shown when its places are known: those with a likely one first, below them
those with weak ones, and last those with none.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model import Annotation, Target
from gui.panels.page_apart import PageApart
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look
from gui.widgets.markdown import in_one_line

if TYPE_CHECKING:
    from core.annotations.orphans import Candidate, Search

_MOST = 100
_EVERYTHING_FOUND = "Every note is on its words."
_LOST = "The words of these notes are no longer found for certain. Nothing was deleted."
WEAK = "A weak match: much is different here."

Certainty = tuple[bool, float]


@dataclass(frozen=True, slots=True)
class Lost:
    """A note with one of its lost targets; `where` is its article and language."""

    annotation: Annotation
    target: Target
    where: str


class AttentionPage(PageApart):
    """The notes that wait. `attach_asked` carries an annotation's id and the passage chosen.

    `search` is what looks for the words of a lost target.
    """

    search: "Callable[[Target], Search]"

    attach_asked = Signal(str, object)
    keep_asked = Signal(str)
    open_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Needs attention")
        self._waiting: deque[Lost] = deque()
        self._shown: Sequence[Lost] | None = None
        self._cards: list[tuple[Certainty, QFrame]] = []
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._look_for_next)

    def show_lost(self, lost: Sequence[Lost]) -> None:
        """Show these, those first that have a likely place; of very many, a hundred."""
        if lost == self._shown:
            return
        self._shown = list(lost)
        self._waiting = deque(lost[:_MOST])
        self._cards.clear()
        column = self._column = self.begin(16)
        self._said = Label(_EVERYTHING_FOUND if not lost else _LOST, "muted")
        self._said.setWordWrap(True)
        column.addWidget(self._said)
        self._first = column.count()
        if len(lost) > _MOST:
            more = f"{len(lost) - _MOST} more come when these are settled."
            column.addWidget(Label(more, "muted"))
        self.put(column)
        self._later.start()

    def stop(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self._waiting.clear()
        self._later.stop()

    def _card(self, lost: Lost, found: "Search") -> QFrame:
        from core.annotations.orphans import said

        card = QFrame()
        card.setObjectName("suggestion")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(lost.where, "muted", "small"))
        quote = Label(" ".join(lost.target.exact.split()))
        quote.setFont(self._look.theme.reading_font("", 14))
        note = Label(in_one_line(lost.annotation.record.note), "second")
        reason = Label(said(found.reason), "muted", "small")
        for words in (quote, note, reason):
            words.setWordWrap(True)
            if words.text():
                column.addWidget(words)
        for candidate in found.candidates:
            column.addWidget(self._place(lost, candidate))
        column.addLayout(self._foot(lost))
        return card

    def _foot(self, lost: Lost) -> QHBoxLayout:
        identifier = lost.annotation.id
        keep = Button(self._look, "Keep as note", compact=True)
        keep.clicked.connect(lambda: self.keep_asked.emit(identifier))
        go = Button(self._look, "Open the article", kind="quiet", compact=True)
        go.clicked.connect(lambda: self.open_asked.emit(identifier))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(keep)
        row.addWidget(go)
        row.addStretch(1)
        return row

    def _look_for_next(self) -> None:
        """Look for the words of one note, and show it among the others by how certain that is."""
        if not self._waiting:
            self._later.stop()
            return
        lost = self._waiting.popleft()
        found = self.search(lost.target)
        place = sum(certainty >= found.certainty for certainty, _ in self._cards)
        card = self._card(lost, found)
        self._cards.insert(place, (found.certainty, card))
        self._column.insertWidget(self._first + place, card)
        buttons = [b for _, one in self._cards for b in one.findChildren(Button)]
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def _place(self, lost: Lost, candidate: "Candidate") -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(_rich(candidate))
        words.setFont(self._look.theme.reading_font("", 14))
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words)
        if candidate.weak:
            column.addWidget(Label(WEAK, "muted", "small"))
        row.addLayout(column, 1)
        button = Button(self._look, "Attach here", compact=True)
        certain = f". {WEAK}" if candidate.weak else ""
        button.setAccessibleName(f"Attach to {candidate.words}{certain}")
        button.clicked.connect(
            lambda: self.attach_asked.emit(lost.annotation.id, candidate.passage)
        )
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _rich(candidate: "Candidate") -> str:
    from html import escape

    before, words, after = map(escape, (candidate.before, candidate.words, candidate.after))
    return f"{before}<b>{words}</b>{after}"

"""Needs attention: notes whose words are no longer found, each with where they may belong.

Looking for a place reads a whole text, so it is done for one note after the other while nothing
else is to do, and only for those that are shown.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model import Annotation, Target
from gui.panels.page_apart import PageApart
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look

if TYPE_CHECKING:
    from core.annotations.orphans import Candidate, Search

_MOST = 100


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
        self._waiting: deque[tuple[Lost, QVBoxLayout, Button]] = deque()
        self._shown: Sequence[Lost] | None = None
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._look_for_next)

    def show_lost(self, lost: Sequence[Lost]) -> None:
        """Show these; of very many, the first hundred."""
        if lost == self._shown:
            return
        self._shown = list(lost)
        self._waiting.clear()
        column = self.begin(16)
        self._fill_head(column, len(lost))
        for one in lost[:_MOST]:
            column.addWidget(self._card(one))
        if len(lost) > _MOST:
            more = f"{len(lost) - _MOST} more come when these are settled."
            column.addWidget(Label(more, "muted"))
        self.put(column)
        self._later.start()

    def stop(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self._waiting.clear()
        self._later.stop()

    def _fill_head(self, column: QVBoxLayout, count: int) -> None:
        words = (
            "Every note is on its words."
            if count == 0
            else "The words of these notes are no longer found for certain. Nothing was deleted."
        )
        said = Label(words, "muted")
        said.setWordWrap(True)
        column.addWidget(said)

    def _card(self, lost: Lost) -> QFrame:
        card = QFrame()
        card.setObjectName("suggestion")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(lost.where, "muted", "small"))
        quote = Label(" ".join(lost.target.exact.split()))
        quote.setFont(self._look.theme.reading_font("", 14))
        quote.setWordWrap(True)
        column.addWidget(quote)
        if lost.annotation.record.note.strip():
            note = Label(lost.annotation.record.note.strip(), "second")
            note.setWordWrap(True)
            column.addWidget(note)
        places = QVBoxLayout()
        places.setSpacing(8)
        column.addLayout(places)
        keep = Button(self._look, "Keep as note", compact=True)
        column.addLayout(self._foot(lost, keep))
        self._waiting.append((lost, places, keep))
        return card

    def _foot(self, lost: Lost, keep: Button) -> QHBoxLayout:
        identifier = lost.annotation.id
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
        from core.annotations.orphans import said

        if not self._waiting:
            self._later.stop()
            return
        lost, places, keep = self._waiting.popleft()
        found = self.search(lost.target)
        reason = Label(said(found.reason), "muted", "small")
        reason.setWordWrap(True)
        places.addWidget(reason)
        for candidate in found.candidates:
            line, attach = self._place(lost, candidate)
            places.addWidget(line)
            QWidget.setTabOrder(_stop_before(keep), attach)  # it came later and stands before

    def _place(self, lost: Lost, candidate: "Candidate") -> tuple[QWidget, Button]:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(_rich(candidate))
        words.setFont(self._look.theme.reading_font("", 14))
        words.setWordWrap(True)
        row.addWidget(words, 1)
        button = Button(self._look, "Attach here", compact=True)
        button.setAccessibleName(f"Attach to {candidate.words}")
        button.clicked.connect(
            lambda: self.attach_asked.emit(lost.annotation.id, candidate.passage)
        )
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line, button


def _stop_before(widget: QWidget) -> QWidget:
    """The widget from which the tab key comes to this one."""
    before = widget.previousInFocusChain()
    while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget


def _rich(candidate: "Candidate") -> str:
    from html import escape

    before, words, after = map(escape, (candidate.before, candidate.words, candidate.after))
    return f"{before}<b>{words}</b>{after}"

"""A text line by line: kept lines as they will be read, hidden ones grey with their reason.

The review of an import shows a document in it, the sheet of lines a version of the library; both
are texts in lines that are kept or hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.intake.documents import DraftLine
from core.model import Line, Role
from core.text.language import right_to_left
from gui.theme import SMALL
from gui.widgets.lists import LineModel
from gui.widgets.look import Look
from gui.widgets.paragraph import Paragraph

ENTRY = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()
_SIDE, _RIGHT_COLUMN = 24, 196
_RUN = 3
_KNOWN = 100
_WORDS = {
    Role.TITLE: "Title",
    Role.BYLINE: "Byline, date",
    Role.HEADING: "Heading",
    Role.CAPTION: "Caption",
}


class Lined(Protocol):
    """A text in lines, those of a document or of a version."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def language(self) -> str:
        """Its language, as a BCP 47 tag."""

    @property
    def lines(self) -> Sequence[DraftLine | Line]:
        """All its lines, in order."""


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A line of the view: a line of the document, or a run of hidden ones folded into one.

    `number` is the line's, or the first one's of a run; `folded` is the length of the run, 0 for
    a single line.
    """

    number: int
    text: str
    hidden: bool
    role: Role
    reason: str
    folded: int = 0


def entries_of(document: Lined, *, show_hidden: bool, opened: frozenset[int]) -> list[TextEntry]:
    """The lines to show; longer runs of hidden lines are folded after the second one.

    `opened` has the numbers of the first folded lines of the runs that were unfolded.
    """
    found: list[TextEntry] = []
    numbered = list(enumerate(document.lines))
    for hidden, group in groupby(numbered, key=lambda pair: pair[1].hidden):
        run = list(group)
        if not hidden:
            found += [_entry(document, n, line) for n, line in run]
        elif show_hidden:
            found += _hidden_run(document, run, opened)
    return found


def _hidden_run(
    document: Lined, run: list[tuple[int, DraftLine | Line]], opened: frozenset[int]
) -> list[TextEntry]:
    keep = 2
    if len(run) - keep < _RUN or run[keep][0] in opened:
        return [_entry(document, n, line) for n, line in run]
    shown = [_entry(document, n, line) for n, line in run[:keep]]
    rest = run[keep:]
    reasons = list(dict.fromkeys(line.reason for _, line in rest if line.reason))
    words = ", ".join(reasons[:3]).lower()
    text = f"{len(rest)} more hidden lines" + (f": {words}" if words else "")
    fold = TextEntry(rest[0][0], text, hidden=True, role=Role.FURNITURE, reason="",
                     folded=len(rest))  # fmt: skip
    return [*shown, fold]


def _entry(document: Lined, number: int, line: DraftLine | Line) -> TextEntry:
    text = " ".join(document.text[line.start : line.end].split())
    return TextEntry(number, text, line.hidden, line.role, line.reason)


class TextModel(LineModel):
    """The lines shown of a text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Lined | None = None
        self._opened: frozenset[int] = frozenset()
        self._show_hidden = True

    @property
    def language(self) -> str:
        """The language of the document."""
        return self._document.language if self._document else ""

    @property
    def right_to_left(self) -> bool:
        """Whether the document is written from right to left."""
        return right_to_left(self.language)

    def show(self, document: Lined, *, same: bool) -> None:
        """Show this document; `same`: another reading of the one shown."""
        if not same:
            self._opened = frozenset()
        self._document = document
        self._refill()

    def show_hidden(self, shown: bool) -> None:  # noqa: FBT001 — connected to a check box
        """Show hidden lines, or leave them out."""
        self._show_hidden = shown
        self._refill()

    def unfold(self, number: int) -> None:
        """Show the run of hidden lines that begins with this one."""
        self._opened |= {number}
        self._refill()

    def at(self, number: int) -> QModelIndex:
        """Where the line of this number stands, or the run that has it; invalid if it is not shown.

        Numbers rise from row to row.
        """
        places = [row for row, entry in enumerate(self.lines) if entry.number <= number]
        return self.index(places[-1]) if places else QModelIndex()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The entry, and its words for screen readers."""
        entry: TextEntry = self.lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Hidden, {entry.reason}: {entry.text}" if entry.hidden else entry.text
        return entry if role == ENTRY else None

    def _refill(self) -> None:
        if self._document is not None:
            shown = entries_of(self._document, show_hidden=self._show_hidden, opened=self._opened)
            self.fill(shown)


class TextView(QListView):
    """Shows the lines; `keep_asked` and `hide_asked` name lines by their numbers, in a list.

    Several lines can be selected, with Shift and the arrow keys or the mouse.
    """

    keep_asked = Signal(object)
    hide_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines = TextModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(look, self))
        self.setAccessibleName("Text")
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setMouseTracking(True)

    def show_document(self, document: Lined, *, same: bool) -> None:
        """Show this document; another reading of the one shown keeps the place."""
        place, current = self.verticalScrollBar().value(), self.currentIndex()
        number = current.data(ENTRY).number if current.isValid() else -1
        self.lines.show(document, same=same)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place if same else 0)
        if same and number >= 0:
            self.setCurrentIndex(self.lines.at(number))

    def go_to(self, number: int) -> None:
        """Make the line of this number the current one and bring it into view."""
        index = self.lines.at(number)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def act_on(self, index: QModelIndex) -> None:
        """Keep a hidden line, hide a kept one, unfold a run; with all selected ones like it."""
        entry: TextEntry = index.data(ENTRY)
        if entry.folded:
            self.lines.unfold(entry.number)
            return
        chosen: list[TextEntry] = [each.data(ENTRY) for each in self.selectedIndexes()]
        alike = [each for each in chosen if each.hidden == entry.hidden and not each.folded]
        numbers = sorted(each.number for each in (alike if entry in alike else [entry]))
        (self.keep_asked if entry.hidden else self.hide_asked).emit(numbers)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press what is written at the right of a line, or a folded run anywhere."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        entry: TextEntry = index.data(ENTRY)
        at_right = event.position().x() > self.viewport().width() - _SIDE - 44
        if at_right or entry.folded:
            self.act_on(index)

    def keyPressEvent(self, event: Any) -> None:
        """Return does what is written at the right of the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.act_on(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: its words, what it is, and the way to keep or hide it."""

    def __init__(self, look: Look, view: TextView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._known: dict[tuple[str, str, int, bool], Paragraph] = {}

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line of 28 px for hidden lines, as many as needed for kept ones."""
        entry: TextEntry = index.data(ENTRY)
        width = self._view.viewport().width()
        if entry.hidden:
            return QSize(width, 29)
        return QSize(width, self._set(entry, width).height + 9)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        entry: TextEntry = index.data(ENTRY)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        lit = lit or bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        theme = self._look.theme
        if chosen or entry.hidden:
            ground = theme.soft if chosen else theme.hover if lit else theme.panel
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), ground)
        if entry.hidden:
            self._paint_hidden(painter, option.rect, entry)
        else:
            self._paint_kept(painter, option.rect, entry, lit=lit)
        painter.restore()

    def _paint_hidden(self, painter: QPainter, box: QRect, entry: TextEntry) -> None:
        theme = self._look.theme
        line = box.adjusted(_SIDE, 0, -_SIDE, -1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if entry.folded:
            ratio = painter.device().devicePixelRatio()
            picture = self._look.pixmap("right", 12, ratio=ratio)
            painter.drawPixmap(QPoint(line.left(), line.center().y() - 5), picture)
            painter.setFont(theme.ui_font(SMALL))
            painter.setPen(theme.ink2)
            painter.drawText(line.adjusted(22, 0, 0, 0), middle, entry.text)
            return
        painter.setFont(theme.reading_font(self._view.lines.language, 14))
        painter.setPen(theme.muted)
        room = line.width() - _RIGHT_COLUMN - 20
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        turned = self._view.lines.right_to_left
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line.adjusted(0, 0, room - line.width(), 0), middle | side, text)
        self._paint_right(painter, line, entry.reason, "Keep")

    def _paint_kept(self, painter: QPainter, box: QRect, entry: TextEntry, *, lit: bool) -> None:
        theme = self._look.theme
        painter.setPen(theme.ink)
        place = QPointF(box.left() + _SIDE, box.top() + 4)
        self._set(entry, box.width()).paint(painter, place)
        line = QRect(box.left() + _SIDE, box.top() + 4, box.width() - 2 * _SIDE, 25)
        words = entry.reason or _WORDS.get(entry.role, "")
        self._paint_right(painter, line, words, "Hide" if lit else "")

    def _set(self, entry: TextEntry, width: int) -> Paragraph:
        room = width - _SIDE - self._right(entry)
        font, turned = self._font(entry), self._view.lines.right_to_left
        wanted = (entry.text, font.key(), room, turned)
        if wanted not in self._known:  # a text may be one line, asked for many times a frame
            if len(self._known) >= _KNOWN:
                self._known.clear()
            made = Paragraph(entry.text, font, width=room, leading=25, right_to_left=turned)
            self._known[wanted] = made
        return self._known[wanted]

    def _paint_right(self, painter: QPainter, line: QRect, words: str, act: str) -> None:
        theme = self._look.theme
        painter.setFont(theme.ui_font(SMALL))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(theme.accent)
        painter.drawText(line, right, act)
        painter.setPen(theme.muted)
        room = _RIGHT_COLUMN - 48
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line.adjusted(0, 0, -48, 0), right, text)

    def _right(self, entry: TextEntry) -> int:
        if entry.reason:
            return _SIDE + _RIGHT_COLUMN
        return _SIDE + (140 if entry.role in _WORDS else 44)

    def _font(self, entry: TextEntry) -> QFont:
        theme, language = self._look.theme, self._view.lines.language
        if entry.role is Role.TITLE:
            return theme.reading_font(language, 17, bold=True)
        return theme.reading_font(language, 16, bold=entry.role is Role.HEADING)

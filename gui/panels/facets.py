"""What a search can be narrowed to, beside its hits: a list to tick, with counts.

Nothing ticked in a group means that nothing is left out there. Arrows go from line to line, the
space bar or Return ticks; what is ticked is written into the line of the search, by its page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.model import Colour
from core.reading.facets import Facet
from core.text.language import name as language_name
from gui.theme import SMALL
from gui.widgets.chips import paint_dot
from gui.widgets.lists import LineModel, paint_count
from gui.widgets.look import Look

LINE = Qt.ItemDataRole.UserRole
_MOST = 10
_HEAD_HEIGHT, _HEIGHT, _BOX = 36, 28, 16
_HEADS = MappingProxyType(
    {
        "in": "Search in",
        "lang": "Languages",
        "article": "Articles",
        "is": "Marks",
        "colour": "Marks",
        "tag": "Tags",
    }
)
_NAMES = MappingProxyType(
    {
        "text": "Text",
        "notes": "Notes and tags",
        "titles": "Titles",
        "marked": "Marked rows",
        "noted": "Rows with a note",
    }
)


@dataclass(frozen=True, slots=True)
class FacetHead:
    """A group begins."""

    title: str


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One choice with its words as people read them."""

    facet: Facet
    words: str


Line = FacetHead | FacetRow


def facet_lines(facets: Sequence[Facet], colours: Mapping[Colour, str]) -> list[Line]:
    """The lines of these choices, of each group the first ones and all that are ticked."""
    lines: list[Line] = []
    for head, group in groupby(facets, key=lambda facet: _HEADS[facet.field]):
        own = list(group)
        shown = [facet for n, facet in enumerate(own) if n < _MOST or facet.chosen]
        title = head if len(shown) == len(own) else f"{head}, {len(shown)} of {len(own)}"
        lines.append(FacetHead(title))
        lines += [FacetRow(facet, _words(facet, colours)) for facet in shown]
    return lines


class FacetList(QListView):
    """The choices; `toggled` carries the field and the value of one that is ticked or cleared."""

    toggled = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.choices = FacetModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(_FacetPainter(look, self))
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setAccessibleName("Narrow the search")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._toggle)
        look.changed.connect(self.viewport().update)

    def show_facets(self, lines: Sequence[Line]) -> None:
        """Show these choices; the current one and the place stay."""
        before, at = self._facet(self.currentIndex()), self.verticalScrollBar().value()
        self.choices.fill(lines)
        for row in range(self.choices.rowCount()):
            facet = self._facet(self.choices.index(row))
            same = facet and before and (facet.field, facet.name) == (before.field, before.name)
            if same:
                self.setCurrentIndex(self.choices.index(row))
        self.verticalScrollBar().setValue(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first choice."""
        super().focusInEvent(event)
        if self._facet(self.currentIndex()) is None and self.choices.rowCount() > 1:
            self.setCurrentIndex(self.choices.index(1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing which line is the current one."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current choice, or go to another one."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        facet = self._facet(index)
        if facet is not None:
            self.toggled.emit(facet.field, facet.value)

    def _facet(self, index: QModelIndex) -> Facet | None:
        line = index.data(LINE) if index.isValid() else None
        return line.facet if isinstance(line, FacetRow) else None


class FacetModel(LineModel):
    """The lines; only choices can be reached."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Heads can't be reached."""
        if isinstance(self.lines[index.row()], FacetRow):
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.NoItemFlags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The line, its words, whether it is ticked, and a sentence for screen readers."""
        line = self.lines[index.row()]
        if isinstance(line, FacetHead):
            return line if role == LINE else line.title if not role else None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.facet.chosen else Qt.CheckState.Unchecked
        answers = {
            Qt.ItemDataRole.DisplayRole: line.words,
            Qt.ItemDataRole.ToolTipRole: line.words,
            Qt.ItemDataRole.AccessibleTextRole: f"{line.words}, {_hits(line.facet.count)}",
            LINE: line,
        }
        return answers.get(Qt.ItemDataRole(role))


class _FacetPainter(QStyledItemDelegate):
    """Paints a box, the words and the count."""

    def __init__(self, look: Look, view: FacetList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """28 px high, 36 where a group begins."""
        is_head = isinstance(index.data(LINE), FacetHead)
        return QSize(option.rect.width(), _HEAD_HEIGHT if is_head else _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line, theme, box = index.data(LINE), self._look.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, FacetHead):
            painter.setFont(theme.ui_font(SMALL))
            painter.setPen(theme.muted)
            words = box.adjusted(8, 8, -8, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line.title)
        else:
            if option.state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.hover)
                painter.drawRoundedRect(box, 6, 6)
            if self._view.hasFocus() and index == self._view.currentIndex():
                painter.setPen(QPen(theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
            self._tick(painter, box, ticked=line.facet.chosen)
            self._choice(painter, box.adjusted(8 + _BOX + 8, 0, -8, 0), line)
        painter.restore()

    def _tick(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        theme = self._look.theme
        left, top = box.left() + 8, box.top() + (box.height() - _BOX) // 2
        painter.setPen(QPen(theme.accent if ticked else theme.muted, 1))
        painter.setBrush(theme.accent if ticked else theme.raised)
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, _BOX - 1, _BOX - 1), 4, 4)
        if ticked:
            painter.setPen(QPen(theme.on_accent, 1.5))
            corners = [QPointF(left + x, top + y) for x, y in ((4.5, 8.5), (7, 11), (11.5, 5.5))]
            painter.drawPolyline(corners)

    def _choice(self, painter: QPainter, room: QRect, line: FacetRow) -> None:
        theme, facet = self._look.theme, line.facet
        if facet.field == "colour" and facet.name in list(Colour):
            tone = theme.marks[Colour(facet.name)].tone
            paint_dot(painter, tone, QPointF(room.left() + 4, room.center().y() + 0.5))
            room = room.adjusted(16, 0, 0, 0)
        language = facet.name if facet.field == "lang" else ""
        painter.setFont(theme.ui_font(bold=facet.chosen, language=language))
        painter.setPen(theme.ink)
        count = f"{facet.count:,}"
        most = room.width() - painter.fontMetrics().horizontalAdvance(count) - 8
        words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        paint_count(painter, theme, room, count)


def _words(facet: Facet, colours: Mapping[Colour, str]) -> str:
    if facet.field == "lang":
        return language_name(facet.name, facet.name)
    if facet.field == "colour" and facet.name in list(Colour):
        return colours[Colour(facet.name)].capitalize()
    return _NAMES.get(facet.name, facet.name) if facet.field in ("in", "is") else facet.name


def _hits(count: int) -> str:
    return "1 hit" if count == 1 else f"{count} hits"

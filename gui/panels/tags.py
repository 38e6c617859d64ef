"""The tags of the library as a list in which nested ones stand under their parents."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.model import Colour
from core.store.marks import folded
from core.store.store import TagCount
from gui.widgets.chips import paint_dot
from gui.widgets.lists import paint_count, paint_row_ground
from gui.widgets.look import Look

ROW_HEIGHT = 27
ENTRY = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A tag as a line of the list: its whole name, its last level, how deep, how many notes.

    `count` holds the notes of the tags below it too; `colour` is empty or one of the eight.
    """

    name: str
    label: str
    depth: int
    count: int
    colour: str


def entries(counts: Sequence[TagCount]) -> list[TagEntry]:
    """The lines for these tags; a level that nobody uses as a tag gets a line as well."""
    used = {folded(count.tag.name): count for count in counts if count.count}
    names: dict[str, str] = {}
    totals: dict[str, int] = defaultdict(int)
    for count in used.values():
        for name in _prefixes(count.tag.name):
            names.setdefault(folded(name), name)
            totals[folded(name)] += count.count
    names |= {key: count.tag.name for key, count in used.items()}
    return [
        TagEntry(
            name=names[key],
            label=names[key].rsplit("/", 1)[-1],
            depth=key.count("/"),
            count=totals[key],
            colour=used[key].tag.colour if key in used else "",
        )
        for key in sorted(names, key=lambda key: key.split("/"))
    ]


class TagModel(QAbstractListModel):
    """The tags that any note carries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[TagEntry] = []

    def show(self, counts: Sequence[TagCount]) -> None:
        """Take these tags."""
        fresh = entries(counts)
        if fresh != self._entries:
            self.beginResetModel()
            self._entries = fresh
            self.endResetModel()

    def index_of(self, name: str) -> QModelIndex:
        """Where a tag stands; not valid if it is not shown."""
        for number, entry in enumerate(self._entries):
            if entry.name == name:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The tag's whole name, its entry, and a sentence for screen readers."""
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Tag {entry.name}, {entry.count}"
        return entry if role == ENTRY else None


class TagDelegate(QStyledItemDelegate):
    """Paints a tag: its dot, its last level, its count."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """27 px high."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one tag."""
        entry: TagEntry = index.data(ENTRY)
        theme = self._look.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = option.rect
        painter.save()
        paint_row_ground(painter, theme, box, chosen=chosen, lit=lit)
        if entry.depth == 0:
            colour = theme.marks[Colour(entry.colour)].tone if entry.colour else theme.edge
            paint_dot(painter, colour, QPointF(box.left() + 12, box.center().y() + 0.5))
        words = box.adjusted(24 + 12 * max(0, entry.depth - 1), 0, -8, 0)
        painter.setFont(theme.ui_font(bold=chosen))
        painter.setPen(theme.ink)
        room = words.width() - 32
        text = painter.fontMetrics().elidedText(entry.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        paint_count(painter, theme, words, str(entry.count))
        painter.restore()


def _prefixes(name: str) -> list[str]:
    levels = name.split("/")
    return ["/".join(levels[:number]) for number in range(1, len(levels) + 1)]

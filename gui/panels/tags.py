"""The tags of the library as a list in which nested ones stand under their parents."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter

from core.model import Colour
from core.store.marks import folded
from core.store.store import TagCount
from gui.widgets.chips import paint_dot
from gui.widgets.lists import LineModel, RowDelegate, paint_count

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


class TagModel(LineModel):
    """The tags that any note carries."""

    def show(self, counts: Sequence[TagCount]) -> None:
        """Take these tags."""
        fresh = entries(counts)
        if fresh != self.lines:
            self.fill(fresh)

    def index_of(self, name: str) -> QModelIndex:
        """Where a tag stands; not valid if it is not shown."""
        for number, entry in enumerate(self.lines):
            if entry.name == name:
                return self.index(number)
        return QModelIndex()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The tag's whole name, its entry, and a sentence for screen readers."""
        entry: TagEntry = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Tag {entry.name}, {entry.count}"
        return entry if role == ENTRY else None


class TagDelegate(RowDelegate):
    """Paints a tag: its dot, its last level, its count."""

    HEIGHT = 27

    def paint_row(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
        lit: bool,  # noqa: ARG002 — the ground alone shows it
    ) -> None:
        """Paint one tag."""
        entry: TagEntry = index.data(ENTRY)
        theme = self._look.theme
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


def _prefixes(name: str) -> list[str]:
    levels = name.split("/")
    return ["/".join(levels[:number]) for number in range(1, len(levels) + 1)]

"""The backups of the library: when each was made and why; one can be restored.

The sheet makes and restores nothing; it asks by signals, and shows what it is given.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.sheet import Sheet
from gui.theme import SMALL
from gui.widgets.controls import Button, Label
from gui.widgets.lists import RowDelegate
from gui.widgets.look import Look

if TYPE_CHECKING:
    from core.store.keeping import Kept

_SIZE = QSize(600, 520)
_EXPLANATION = (
    "Made by themselves every day, every half hour of work and before large changes. "
    "They lie beside the library, in the folder {folder}."
)
EMPTY = "No backup yet. One is made soon after the window opens."
WHY = {
    "by-hand": "Made by you",
    "daily": "At the start",
    "working": "While you worked",
    "before-update": "Before a newer version of Hexapla changed the file",
    "before-replacing": "Before a text was replaced",
    "before-restoring": "Before a backup was restored",
    "before-large-change": "Before a large change",
}
SAFE = "What is there now is kept first."
_BACKUP = Qt.ItemDataRole.UserRole


class BackupsSheet(Sheet):
    """`restore_asked` carries the name of the chosen backup."""

    keep_asked = Signal()
    restore_asked = Signal(str)

    def __init__(self, window: QWidget, look: Look, *, folder: str) -> None:
        explanation = _EXPLANATION.format(folder=folder)
        super().__init__(window, look, "Backups", size=_SIZE, explanation=explanation)
        self.model = QStandardItemModel(self)
        self.view = self._made_view()
        self._empty = Label(EMPTY, "muted")
        self._empty.setContentsMargins(24, 16, 24, 0)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.keep = Button(look, "Back up now", icon="plus")
        self.keep.clicked.connect(self.keep_asked)
        self.restore = Button(look, "Restore", icon="undo")
        self.restore.setToolTip(SAFE)
        self.restore.clicked.connect(self._ask)
        self.add_to_foot_left(self.keep)
        safe = Label(SAFE, "muted", "small")
        self.add_to_foot(safe, self.restore, self.primary_button("Close", by_return=False))
        self.view.selectionModel().currentChanged.connect(self._suit)
        shortcut = QShortcut(QKeySequence("Return"), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._ask)
        self.view.setFocus()

    def show_backups(self, backups: "Sequence[Kept]") -> None:
        """Show these, newest first; the first is chosen."""
        self.model.clear()
        for backup in backups:
            item = QStandardItem(f"{when(backup)}, {_why(backup)}, {_size(backup)}")
            item.setData(backup, _BACKUP)
            item.setEditable(False)
            self.model.appendRow(item)
        self._empty.setVisible(not backups)
        self.view.setVisible(bool(backups))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._suit()

    def _made_view(self) -> QListView:
        view = QListView()
        view.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        view.setAccessibleName("Backups")
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setModel(self.model)
        view.setItemDelegate(_Delegate(self.look, view))
        return view

    def _suit(self) -> None:
        self.restore.setEnabled(self.view.currentIndex().isValid())

    def _ask(self) -> None:
        backup: Kept | None = self.view.currentIndex().data(_BACKUP)
        if backup is not None:
            self.restore_asked.emit(backup.name)


class _Delegate(RowDelegate):
    """Paints a backup: its moment over its reason, its size at the right."""

    HEIGHT = 44

    def box(self, rect: QRect) -> QRect:
        """As far in as the rest of the sheet."""
        return rect.adjusted(16, 1, -16, -1)

    def paint_row(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,  # noqa: ARG002 — the ground alone shows it
        lit: bool,  # noqa: ARG002
    ) -> None:
        """Paint one backup."""
        backup: Kept = index.data(_BACKUP)
        theme, line = self._look.theme, box.adjusted(12, 3, -12, -3)
        painter.setFont(theme.ui_font())
        painter.setPen(theme.ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignTop, when(backup))
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.ink2)
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom, _why(backup))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, _size(backup))


def when(backup: "Kept") -> str:
    """The moment of a backup where the person is, in words."""
    moment = backup.made.astimezone()
    return f"{moment.day} {moment:%B} {moment.year}, {moment:%H:%M}"


def _why(backup: "Kept") -> str:
    return WHY[backup.reason.value]


def _size(backup: "Kept") -> str:
    return f"{max(0.1, backup.size / 1_000_000):.1f} MB"

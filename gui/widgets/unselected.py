"""A list view that selects nothing, for lists that place and pick their items themselves."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QListView


class UnselectedList(QListView):
    """What such a list must answer: it scrolls in pixels, hides nothing and selects nothing."""

    def horizontalOffset(self) -> int:
        """Nothing lies at the side."""
        return 0

    def verticalOffset(self) -> int:
        """How far the list is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:
        """No card is hidden."""
        return False

    def setSelection(self, _rect: QRect, _command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing: cards are picked, not selected."""

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Nothing is selected."""
        return QRegion()

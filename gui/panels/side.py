"""What stands at the right of the text: notes or checks, below each other in a high window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

STACKED_FROM = 1300
"""Pixels of a window's height from which on both panels are shown."""


class Side(QWidget):
    """Holds both panels; says nothing of when they are shown."""

    def __init__(self, checks: QWidget, notes: QWidget) -> None:
        super().__init__()
        self._checks, self._notes = checks, notes
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for panel in (checks, notes):
            self._split.addWidget(panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    def arrange(self, *, checks: bool, notes: bool) -> None:
        """Show these panels; none of them hides the whole."""
        halved = checks and notes and not (self._checks.isVisible() and self._notes.isVisible())
        self._checks.setVisible(checks)
        self._notes.setVisible(notes)
        self.setVisible(checks or notes)
        if halved:
            self._split.setSizes([1000, 1000])

"""Sidebar, middle and notes side by side; in a narrow window the notes lie over the middle."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget


class Desk(QWidget):
    """Holds the three parts; `sidebar_dragged` gives the width that the person has drawn."""

    sidebar_dragged = Signal(int)

    def __init__(self, sidebar: QWidget, middle: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._panel, self._over = panel, False
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(0)
        self.split.setChildrenCollapsible(False)
        for part in (sidebar, middle):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.splitterMoved.connect(lambda position, _index: self._dragged(position))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.split, 1)
        self._row.addWidget(panel)

    def arrange(self, *, sidebar: int, panel: int, over: bool) -> None:
        """Give sidebar and panel these widths; `over`: the panel lies over the middle."""
        self._panel.setFixedWidth(panel)
        if over != self._over:
            self._over = over
            if over:
                self._row.removeWidget(self._panel)
            else:
                self._row.addWidget(self._panel)
        self.split.setSizes([sidebar, max(1, self.split.width() - sidebar)])
        self._lay_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel at the right edge."""
        super().resizeEvent(event)
        self._lay_over()

    def _lay_over(self) -> None:
        if self._over:
            width = self._panel.width()
            self._panel.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self._panel.raise_()

    def _dragged(self, position: int) -> None:
        self.sidebar_dragged.emit(position)

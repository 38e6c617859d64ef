"""What stands around the text: the columns' header above it, the bar for finding, the strip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.reader.find_bar import HEIGHT as FIND_BAR
from gui.reader.find_bar import FindBar
from gui.reader.header import HEIGHT as HEADER
from gui.reader.header import ColumnHeader
from gui.reader.overview import WIDTH as STRIP
from gui.reader.overview import OverviewStrip
from gui.theme import Theme


class Frame(QAbstractScrollArea):
    """A view with a header above, a bar that comes and goes, and a strip at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.header = ColumnHeader(theme, self)
        self.find_bar = FindBar(theme, self)
        self.strip = OverviewStrip(theme, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, HEADER, STRIP, 0)

    def show_find_bar(self, *, shown: bool) -> int:
        """Make room for the bar, or none; gives by how many pixels the view begins lower."""
        if shown == self.find_bar.isVisibleTo(self):
            return 0
        self.find_bar.setVisible(shown)
        self.setViewportMargins(0, HEADER + (FIND_BAR if shown else 0), STRIP, 0)
        return FIND_BAR if shown else -FIND_BAR

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self._theme = theme
        for part in (self.header, self.strip, self.find_bar):
            part.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts at their places."""
        super().resizeEvent(event)
        self.header.setGeometry(0, 0, self.width(), HEADER)
        self.find_bar.setGeometry(0, HEADER, self.width(), FIND_BAR)
        view = self.viewport().geometry()
        self.strip.setGeometry(view.right() + 1, view.top(), STRIP, view.height())

    def sizeHint(self) -> QSize:
        """Room for two columns."""
        return QSize(800, 600)

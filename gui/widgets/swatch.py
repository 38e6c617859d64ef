"""A colour of the reader's marks as something to choose."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from core.model import Colour
from gui.widgets.look import Look


class Swatch(QAbstractButton):
    """A colour to filter by; a right click asks for its name."""

    name_asked = Signal(QPoint)

    def __init__(self, look: Look, colour: Colour) -> None:
        super().__init__()
        self._look, self._colour = look, colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(18, 24)
        self.call(colour.capitalize())
        look.changed.connect(self.update)

    def call(self, name: str) -> None:
        """Call the colour by this name."""
        self.setAccessibleName(f"Show {name} notes only")
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """18 × 24 px, the swatch itself 14."""
        return QSize(18, 24)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for another name."""
        self.name_asked.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint and edge, and the accent's frame when chosen."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = theme.marks[self._colour]
        box = self.rect().toRectF().adjusted(2.5, 5.5, -2.5, -5.5)
        painter.setBrush(mark.tint)
        painter.setPen(QPen(mark.tone, 1))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)

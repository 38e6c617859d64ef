"""A paragraph set in lines of a given leading, to be measured and painted."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


class Paragraph:
    """Text wrapped to a width, every line `leading` px high whatever its script."""

    def __init__(
        self, text: str, font: QFont, *, width: int, leading: int, right_to_left: bool = False
    ) -> None:
        self.leading = leading
        self.layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.layout.setTextOption(option)
        self.layout.beginLayout()
        lines = 0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, lines * leading + (leading - line.height()) / 2))
            lines += 1
        self.layout.endLayout()
        self.height = max(1, lines) * leading

    def paint(self, painter: QPainter, place: QPointF) -> None:
        """Paint it with its top left corner at `place`, in the painter's pen."""
        self.layout.draw(painter, place)

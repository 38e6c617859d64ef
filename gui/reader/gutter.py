"""The gutter: the numbers of rows and paragraphs, and the sign of a row worth a look.

A row whose sentences may not belong together has a dotted line beside it, like a loose seam, from
its first line to its last; scores stay out of reading.
"""

from PySide6.QtGui import QFont, QPainter

from gui.reader.grid import GUTTER, PARAGRAPH_GAP, Grid
from gui.reader.layout import RowBox
from gui.theme import SMALL, SMALLEST, Theme

NUMBER_EDGE = 8
"""How far row numbers stand from the right edge of the gutter."""

PAGE_EDGE = 24
"""How far the numbers of paragraphs stand from a single page's text, where there is room."""

BAR = 3
"""The width of the accent bar at the left of each cell of the focused row."""

SEAM_EDGE = 3
"""How far the seam stands from the right edge of the gutter."""

DOT, DOT_STEP = 2, 5


class GutterPainter:
    """Paints the gutter beside rows of one grid in the colours of one theme."""

    def __init__(self, theme: Theme, grid: Grid) -> None:
        self._theme, self._grid = theme, grid
        self._number = theme.ui_font(SMALL)
        self._number_bold = theme.ui_font(SMALL, bold=True)

    def numbers(
        self, painter: QPainter, box: RowBox, top: int, *, aside: int, shift: int, focused: bool
    ) -> None:
        """Write the numbers of a row at `top`, its number `shift` pixels lower to stay in view."""
        row = box.row
        right = aside + self._grid.left + GUTTER - NUMBER_EDGE
        painter.setFont(self._number_bold if focused else self._number)
        painter.setPen(self._theme.accent if focused else self._theme.muted)
        baseline = top + shift + box.gap + box.pad + box.baseline
        if self._grid.single:
            if row.paragraph is not None:
                edge = self._grid.tracks[0].text_left
                edge -= PAGE_EDGE if edge >= GUTTER + PAGE_EDGE else NUMBER_EDGE
                _right(painter, edge, baseline, f"¶{row.paragraph}")
            return
        if row.number:
            self._write_number(painter, right, baseline, str(row.number))
        if row.paragraph is not None and box.gap >= PARAGRAPH_GAP:
            painter.setFont(self._number)
            painter.setPen(self._theme.muted)
            self._write_number(painter, right, top + box.gap - 3, f"¶{row.paragraph}")

    def seam(self, painter: QPainter, box: RowBox, top: int, *, aside: int) -> None:
        """Draw the sign of doubt beside a row at `top`."""
        x = aside + self._grid.left + GUTTER - SEAM_EDGE
        first, last = top + box.gap + box.pad + DOT_STEP, top + box.height - box.foot - DOT
        for y in range(first, last, DOT_STEP):
            painter.fillRect(x, y, DOT, DOT, self._theme.muted)

    def _write_number(self, painter: QPainter, right: int, baseline: int, words: str) -> None:
        """Write a number that ends at a right edge; a very long one smaller and further on."""
        if painter.fontMetrics().horizontalAdvance(words) > GUTTER - NUMBER_EDGE:
            font = QFont(painter.font())
            font.setPixelSize(SMALLEST)
            painter.setFont(font)
            right += NUMBER_EDGE - BAR
        _right(painter, right, baseline, words)


def _right(painter: QPainter, right: int, baseline: int, words: str) -> None:
    """Write words that end at a right edge."""
    painter.drawText(right - painter.fontMetrics().horizontalAdvance(words), baseline, words)

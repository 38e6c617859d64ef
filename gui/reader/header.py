"""The line above the columns: the language of each, what it is and where it comes from."""

from urllib.parse import urlsplit

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from core.reading.page import PageColumn
from gui.reader.grid import GUTTER, Grid, Track
from gui.reader.overview import WIDTH as STRIP
from gui.theme import SMALL, Theme
from gui.widgets.look import Look

HEIGHT = 40
GAP = 8
WORDS = {"original": "original", "translation": "translation"}


class ColumnHeader(QWidget):
    """Paints the columns' names over the grid of the view; offers a second version for one."""

    add_version_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid: Grid | None = None
        self._columns: tuple[PageColumn, ...] = ()
        self._scrolled = 0
        self._focused: int | None = None
        self.add_button = QToolButton(self)
        self.add_button.setText("Add another version")
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.add_version_asked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.add_button.setIcon(Look(theme).icon("plus", 16))
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.setFont(theme.ui_font())
        self.add_button.setStyleSheet(
            f"QToolButton {{ border: 1px dashed {theme.edge.name()}; border-radius: 6px;"
            f" color: {theme.ink2.name()}; padding: 3px 12px 3px 6px; background: transparent; }}"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.accent.name()}; }}"
        )
        self.update()

    def show_columns(self, columns: tuple[PageColumn, ...], grid: Grid, scrolled: int) -> None:
        """Show these columns over this grid, scrolled sideways by some pixels."""
        self._columns, self._grid, self._scrolled = columns, grid, scrolled
        self.add_button.setVisible(len(columns) == 1)
        self._place_button()
        self.update()

    def focus_column(self, column: int | None) -> None:
        """Show which column has the keyboard, None for none."""
        if self._focused != column:
            self._focused = column
            self.update()

    def sizeHint(self) -> QSize:
        """Forty pixels high."""
        return QSize(200, HEIGHT)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the button at the right."""
        self._place_button()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names over their columns."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.ground)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, self._theme.line)
        painter.setClipRect(0, 0, self.width() - STRIP, HEIGHT)
        if self._grid is not None:
            for number, (column, track) in enumerate(
                zip(self._columns, self._grid.tracks, strict=True)
            ):
                self._column(painter, column, track, number)
        if self._scrolled:
            painter.fillRect(0, 0, GUTTER, HEIGHT - 1, self._theme.ground)
        painter.end()

    def _column(self, painter: QPainter, column: PageColumn, track: Track, number: int) -> None:
        """Paint the name and what fits beside it, from the side at which the text begins."""
        line = QRect(track.text_left - self._scrolled, 0, self._room(track), HEIGHT - 1)
        side = Qt.AlignmentFlag.AlignRight if column.right_to_left else Qt.AlignmentFlag.AlignLeft
        bold = self._theme.ui_font(bold=True, language=column.language)
        metrics = QFontMetrics(bold)
        name = metrics.elidedText(column.language_name, Qt.TextElideMode.ElideRight, line.width())
        width = metrics.horizontalAdvance(name)
        painter.setFont(bold)
        painter.setPen(self._theme.ink)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, name)
        if number == self._focused:
            left = line.right() + 1 - width if column.right_to_left else line.left()
            painter.fillRect(left, HEIGHT - 3, width, 2, self._theme.accent)
        painter.setFont(self._theme.ui_font(SMALL))
        painter.setPen(self._theme.muted)
        taken = width + GAP
        rest = (
            line.adjusted(0, 1, -taken, 0)
            if column.right_to_left
            else line.adjusted(taken, 1, 0, 0)
        )
        words = _fitting(_facts(column), painter.fontMetrics(), rest.width())
        painter.drawText(rest, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _room(self, track: Track) -> int:
        """How wide a column's words may be: to the next one's, or to the button."""
        if len(self._columns) == 1:
            return min(track.text_width, self.add_button.x() - GAP - track.text_left)
        return track.text_width

    def _place_button(self) -> None:
        size = self.add_button.sizeHint()
        right = self.width() - 28
        self.add_button.setGeometry(right - size.width(), (HEIGHT - 28) // 2, size.width(), 28)


def _facts(column: PageColumn) -> list[str]:
    """What to say beside a language, the most telling first."""
    host = urlsplit(column.source_url).hostname or ""
    facts = (WORDS.get(column.kind, ""), host.removeprefix("www."))
    return [fact for fact in facts if fact]


def _fitting(facts: list[str], metrics: QFontMetrics, room: int) -> str:
    """As many of the facts as fit whole, the last left out first."""
    while facts:
        words = " · ".join(facts)
        if metrics.horizontalAdvance(words) <= room:
            return words
        facts = facts[:-1]
    return ""

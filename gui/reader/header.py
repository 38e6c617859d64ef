"""The line above the columns: the language of each, what it is and where it comes from.

It is also where columns are arranged with the mouse: a name is dragged to another place, a rule to
another width, and what can be done with a column is in its menu. What a person asks for is only
announced; who shows the page decides.
"""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from core.reading.page import PageColumn
from gui.reader.grid import GUTTER, Grid, RuleDrag, Track
from gui.reader.overview import WIDTH as STRIP
from gui.theme import SMALL, Theme
from gui.widgets.look import Look

HEIGHT = 40
GAP = 8
SOURCE_FROM = 38
"""The letters a line that a column must hold for its source to be named."""

WORDS = {"original": "original", "translation": "translation"}


class ColumnHeader(QWidget):
    """Paints the columns' names over the grid of the view; lets them be arranged.

    `rule_drawn` gives the columns' widths in pixels while a rule is dragged, `rule_set` says that
    it was let go, `evened` that all are to be equal. `column_moved` gives a column and the place
    that it is to have, `menu_asked` a column and a point of the screen, `more_asked` a point.
    """

    add_version_asked = Signal()
    more_asked = Signal(QPoint)
    rule_drawn = Signal(object)
    rule_set = Signal()
    evened = Signal()
    column_moved = Signal(int, int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid: Grid | None = None
        self._columns: tuple[PageColumn, ...] = ()
        self._scrolled = 0
        self._focused: int | None = None
        self._hidden = 0
        self._rule: RuleDrag | None = None
        self._taken: tuple[int, int] | None = None
        self._target: int | None = None
        self.setMouseTracking(True)
        self.add_button = self._button("Add another version")
        self.add_button.clicked.connect(self.add_version_asked)
        self.more_button = self._button("")
        self.more_button.clicked.connect(self._ask_for_more)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.add_button.setIcon(Look(theme).icon("plus", 16))
        self._dress(self.add_button, "dashed", "3px 12px 3px 6px")
        self._dress(self.more_button, "solid", "2px 8px")
        self.update()

    def show_columns(self, columns: tuple[PageColumn, ...], grid: Grid, scrolled: int) -> None:
        """Show these columns over this grid, scrolled sideways by some pixels."""
        self._columns, self._grid, self._scrolled = columns, grid, scrolled
        self._place_buttons()
        self.update()

    def count_hidden(self, hidden: int) -> None:
        """Say how many versions of the article are not shown."""
        self._hidden = hidden
        words = f"{hidden} more {'version' if hidden == 1 else 'versions'}"
        self.more_button.setText(f"+{hidden}")
        self.more_button.setToolTip(words)
        self.more_button.setAccessibleName(words)
        self._place_buttons()
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
        """Keep the buttons at the right."""
        self._place_buttons()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a rule, or a name to be moved."""
        grid = self._grid
        if grid is None or grid.single or event.button() is not Qt.MouseButton.LeftButton:
            return
        x = self._x(event)
        self._rule = grid.rule_at(x)
        if self._rule is None:
            self._taken = (grid.column_at(x), x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the rule, or show where the name would go."""
        x = self._x(event)
        if self._rule is not None:
            self.rule_drawn.emit(self._rule.to(x))
        elif self._taken is not None:
            self._drag_name(x)
        elif self._grid is not None:
            at_rule = not self._grid.single and self._grid.rule_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if at_rule else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        rule, taken, target = self._rule, self._taken, self._target
        self._let_go()
        if rule is not None:
            self.rule_set.emit()
        elif taken is not None and target is not None:
            place = target - 1 if target > taken[0] else target
            if place != taken[0]:
                self.column_moved.emit(taken[0], place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Make all columns equal."""
        if self._grid is not None and self._grid.rule_at(self._x(event)) is not None:
            self.evened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a column."""
        if self._grid is not None and self._columns:
            column = self._grid.column_at(event.pos().x() + self._scrolled)
            self.menu_asked.emit(column, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Give a dragged name up when Esc is pressed or the window is left."""
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self._let_go()
        return super().event(event)

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
            self._place_mark(painter, self._grid)
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
        painter.setPen(self._theme.muted if self._moves(number) else self._theme.ink)
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
        facts = self._facts(column, number)
        words = _fitting(facts, painter.fontMetrics(), rest.width())
        painter.drawText(rest, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _facts(self, column: PageColumn, number: int) -> list[str]:
        """What to say beside a language, the most telling first; no source in a narrow column."""
        host = (urlsplit(column.source_url).hostname or "").removeprefix("www.")
        narrow = self._grid is not None and self._grid.characters(number) < SOURCE_FROM
        facts = (WORDS.get(column.kind, ""), "" if narrow else host)
        return [fact for fact in facts if fact]

    def _place_mark(self, painter: QPainter, grid: Grid) -> None:
        """Show between which columns a dragged name would go."""
        if self._target is not None:
            edges = [*(track.left for track in grid.tracks), grid.right]
            painter.fillRect(
                edges[self._target] - self._scrolled - 1, 4, 3, HEIGHT - 9, self._theme.accent
            )

    def _drag_name(self, x: int) -> None:
        if self._grid is None or self._taken is None:
            return
        if self._target is None and abs(x - self._taken[1]) < QApplication.startDragDistance():
            return
        middles = [track.left + track.width // 2 for track in self._grid.tracks]
        self._target = sum(x > middle for middle in middles)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def _let_go(self) -> None:
        self._rule = self._taken = self._target = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def _moves(self, number: int) -> bool:
        return self._target is not None and self._taken is not None and self._taken[0] == number

    def _x(self, event: QMouseEvent) -> int:
        return round(event.position().x()) + self._scrolled

    def _room(self, track: Track) -> int:
        """How wide a column's words may be: to the next one's, or to a button."""
        edge = track.text_left + track.text_width - self._scrolled
        shown = [b for b in (self.add_button, self.more_button) if not b.isHidden()]
        edge = min([edge, *(button.x() - GAP for button in shown)])
        return max(0, edge - track.text_left + self._scrolled)

    def _ask_for_more(self) -> None:
        corner = self.more_button.rect().bottomLeft()
        self.more_asked.emit(self.more_button.mapToGlobal(corner))

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setIconSize(QSize(16, 16))
        button.hide()
        return button

    def _dress(self, button: QToolButton, border: str, padding: str) -> None:
        theme = self._theme
        button.setFont(theme.ui_font())
        button.setStyleSheet(
            f"QToolButton {{ border: 1px {border} {theme.edge.name()}; border-radius: 6px;"
            f" color: {theme.ink2.name()}; padding: {padding};"
            f" background: {theme.ground.name()}; }}"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.accent.name()}; }}"
        )

    def _place_buttons(self) -> None:
        self.add_button.setVisible(len(self._columns) == 1 and not self._hidden)
        self.more_button.setVisible(bool(self._columns) and self._hidden > 0)
        for button, high, edge in ((self.add_button, 28, 28), (self.more_button, 24, STRIP + 4)):
            size = button.sizeHint()
            left = self.width() - edge - size.width()
            button.setGeometry(left, (HEIGHT - high) // 2, size.width(), high)


def _fitting(facts: list[str], metrics: QFontMetrics, room: int) -> str:
    """As many of the facts as fit whole, the last left out first."""
    while facts:
        words = " · ".join(facts)
        if metrics.horizontalAdvance(words) <= room:
            return words
        facts = facts[:-1]
    return ""

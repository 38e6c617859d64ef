"""The surface that the reader is painted on: lays out, paints and scrolls a page, no more.

Only what has changed is painted again. Scrolling moves the pixels that stay in view and paints the
rest; a change of what is lit repaints the rows that look different for it. After each painting the
rows that come next are laid out in idle slices, so that turning the page finds them ready.
"""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.reading.page import Page
from gui.reader.find_bar import HEIGHT as FIND_BAR
from gui.reader.find_bar import FindBar
from gui.reader.finding import Finds
from gui.reader.grid import GUTTER, PLAIN, ColumnShape, TypeChoice
from gui.reader.handles import Ends, ends_of, handle_boxes
from gui.reader.header import HEIGHT as HEADER
from gui.reader.header import ColumnHeader
from gui.reader.hit import Hit
from gui.reader.overview import FIND_HEIGHT, OverviewStrip, Tick
from gui.reader.overview import WIDTH as STRIP
from gui.reader.paint import Marking, PaintState, RowPainter
from gui.reader.scroller import FAR
from gui.reader.selection import Selection
from gui.reader.spread import Placed, Spread
from gui.theme import Theme

PREFETCH_SLICE = 0.002
"""Seconds that laying out rows ahead may take at a time."""

TICK_SLIP = 0.002
"""By what share the estimated height of all rows may change before the ticks are moved."""

WHEEL_LINES = 3
SMALLEST_ZOOM, LARGEST_ZOOM = 50, 300


class Surface(QAbstractScrollArea):
    """Paints a spread and what is lit on it, with the columns' header and the overview strip.

    `scrolled` is emitted when the text has moved under the view, `laid_out` when columns stand
    elsewhere or are linked in another way, `zoom_asked` with 1 or -1 by the
    wheel with Ctrl. Points and rectangles are
    viewport pixels.
    """

    scrolled = Signal()
    laid_out = Signal()
    zoom_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = PLAIN
        self._marking = Marking.COLOUR
        self._shapes: tuple[ColumnShape, ...] = ()
        self._spread: Spread | None = None
        self._painter: RowPainter | None = None
        self._state = PaintState()
        self._downwards = True
        self._marked: list[tuple[int, QColor]] = []
        self._ticked_at = 1.0
        self.header = ColumnHeader(theme, self)
        self.find_bar = FindBar(theme, self)
        self.strip = OverviewStrip(theme, self)
        self.strip.dragged_to.connect(self._drag_to)
        self.strip.sliderReleased.connect(self._show_scale)
        self._prefetch = QTimer(self)
        self._prefetch.setSingleShot(True)
        self._prefetch.setInterval(0)
        self._prefetch.timeout.connect(self._lay_out_ahead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, HEADER, STRIP, 0)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def spread(self) -> Spread | None:
        """The page laid out."""
        return self._spread

    @property
    def state(self) -> PaintState:
        """What is lit, selected and current."""
        return self._state

    def light(self, state: PaintState) -> None:
        """Show another state; only rows that look different for it are painted again."""
        before, self._state = self._state, state
        if self._spread is None or before == state:
            return
        for placed in self._spread.placed():
            if before.look(placed.box) != state.look(placed.box):
                self._update_row(placed)

    def show_finds(self, finds: Finds) -> None:
        """Light what was found, in the text and in the strip."""
        same = finds.rows == self._state.finds.rows
        self.light(replace(self._state, finds=finds))
        if not same:
            self._place_finds()

    def show_find_bar(self, *, shown: bool) -> None:
        """Make room for the bar above the text, which stays where it is on the screen."""
        if shown == self.find_bar.isVisibleTo(self):
            return
        self.find_bar.setVisible(shown)
        self.setViewportMargins(0, HEADER + (FIND_BAR if shown else 0), STRIP, 0)
        self.scroll_by(FIND_BAR if shown else -FIND_BAR)

    def lay_out(self, page: Page) -> Spread:
        """A page laid out for this view."""
        view = self.viewport().size()
        return Spread(
            page,
            self._theme,
            width=view.width(),
            height=view.height(),
            choice=self._choice,
            shapes=self._shapes,
        )

    def show_spread(self, spread: Spread | None, state: PaintState) -> None:
        """Show a page laid out, or bare ground."""
        self._spread, self._state = spread, state
        self._show_all()

    def renew(self, page: Page) -> None:
        """Show another state of the same rows, painting only what has changed."""
        spread = self._spread
        if spread is None:
            return
        columns = spread.page.columns
        before = {(one.column, one.box.index): one for one in spread.placed()}
        spread.replace(page, focused=self._state.focused)
        for placed in spread.placed():
            old = before.get((placed.column, placed.box.index))
            if old is None or (old.box.height, old.top) != (placed.box.height, placed.top):
                self.viewport().update()
                break
            if old.box is not placed.box:
                self._update_row(placed)
        if page.columns != columns:
            self._show_header()
        self._show_ticks()
        self._show_scale()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours; nothing moves."""
        self._theme = theme
        self.header.set_theme(theme)
        self.strip.set_theme(theme)
        self.find_bar.set_theme(theme)
        self._restyle()

    @property
    def choice(self) -> TypeChoice:
        """The type that is wanted for reading text."""
        return self._choice

    def choose_type(self, choice: TypeChoice) -> None:
        """Show the text in other type; the focused row stays where it is."""
        zoom = max(SMALLEST_ZOOM, min(choice.zoom, LARGEST_ZOOM))
        self._choice = replace(choice, zoom=zoom)
        self._restyle()

    @property
    def zoom(self) -> int:
        """The size of reading text in percent."""
        return self._choice.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the focused row stays where it is."""
        self.choose_type(replace(self._choice, zoom=percent))

    @property
    def marking(self) -> Marking:
        """How marks are told apart."""
        return self._marking

    def mark_by(self, marking: Marking) -> None:
        """Tell marks apart in another way."""
        self._marking = marking
        self._show_all()

    @property
    def shapes(self) -> tuple[ColumnShape, ...]:
        """The shapes wanted for the columns shown, none where all are even."""
        return self._shapes

    def shape(self, shapes: Sequence[ColumnShape]) -> None:
        """Show the columns in other shapes; the focused row stays where it is."""
        self._shapes = tuple(shapes)
        if self._spread is not None:
            self._spread.shape(shapes, focused=self._state.focused)
            self._show_all()

    def draw_widths(self, widths: Sequence[int]) -> None:
        """Give the columns these widths in pixels, and their shares of the view from now on."""
        room = max(1, self.viewport().width() - GUTTER)
        sizes = [shape.size for shape in self._shapes]
        sizes = sizes if len(sizes) == len(widths) else [100] * len(widths)
        self.shape([ColumnShape(w / room, size) for w, size in zip(widths, sizes, strict=True)])

    def even_widths(self) -> None:
        """Give all columns the same width again."""
        self.shape([ColumnShape(0.0, shape.size) for shape in self._shapes])

    @property
    def top_row(self) -> int:
        """The row at the top edge."""
        return self._spread.scroller.row if self._spread is not None else 0

    @property
    def scrolled_aside(self) -> int:
        """How many pixels the columns are scrolled to the left."""
        return self.horizontalScrollBar().value()

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by pixels, up where negative."""
        if self._spread is not None and len(self._spread):
            self._downwards = pixels > 0
            self._moved(self._spread.scroller.move(pixels))

    def scroll_page(self, by: int) -> None:
        """Scroll by a view (1 or -1), leaving a line of overlap."""
        if self._spread is not None:
            line = self._spread.grid.type.leading
            self.scroll_by(by * max(line, self.viewport().height() - line))

    @property
    def linked(self) -> bool:
        """Whether the columns are in step."""
        return self._spread is None or self._spread.linked

    def link(self, *, linked: bool) -> None:
        """Bring the columns in step at the focused row, or let each scroll by itself."""
        spread, focused = self._spread, self._state.focused
        if spread is None or linked == spread.linked:
            return
        if linked:
            spread.link(focused=focused, column=self._state.column)
        else:
            spread.unlink(focused=focused)
        self._show_all()
        self.scrolled.emit()

    def turn_to(self, column: int) -> None:
        """Let scrolling be about this column where columns are unlinked."""
        if self._spread is not None and self._spread.activate(column):
            self._place_ticks()
            self._show_scale()
            self.viewport().update()

    def reveal(self, row: int, top: int = 0, bottom: int | None = None) -> None:
        """Bring a row, or these of its pixels, into view, moving as little as is needed."""
        if self._spread is not None:
            self._moved(self._spread.scroller.show(row, top=top, bottom=bottom))

    def reveal_column(self, number: int) -> None:
        """Scroll sideways as little as is needed to see a column."""
        if self._spread is None or number >= len(self._spread.grid.tracks):
            return
        track, bar = self._spread.grid.tracks[number], self.horizontalScrollBar()
        left = track.left - GUTTER
        if left < bar.value():
            bar.setValue(left)
        elif track.right > bar.value() + self.viewport().width():
            bar.setValue(min(left, track.right - self.viewport().width()))

    def hit(self, point: QPoint, column: int | None = None) -> Hit | None:
        """What lies at a point; `column` keeps to one column."""
        if self._spread is None:
            return None
        return self._spread.hit(point.x(), point.y(), aside=self.scrolled_aside, column=column)

    @property
    def ends(self) -> Ends | None:
        """The ends of the current annotation's mark in the focused column, which can be moved."""
        current = self._state.current
        if self._spread is None or current is None:
            return None
        return ends_of(self._spread, current, self._state.column)

    def rectangle_of(self, selection: Selection | None) -> QRect:
        """The rectangle around what is selected and in view; empty where nothing is."""
        around = QRect()
        if self._spread is None or selection is None or selection.is_empty:
            return around
        for placed in self._spread.placed():
            box, top = placed.box, placed.top
            if placed.column not in (None, selection.column):
                continue
            cell = box.cells[selection.column]
            span = selection.span(box.index, len(cell.block.text)) if cell.block else None
            if cell.block is not None and span is not None:
                x = cell.track.text_left - self.scrolled_aside
                height = self._spread.scroller.view_height
                y = top + cell.top + box.shift(cell.height, above=-top, view_height=height)
                for rectangle in cell.block.rectangles(*span):
                    around = around.united(rectangle.translated(x, y))
        return around.intersected(self.viewport().rect())

    def rectangle_of_cell(self, row: int, column: int) -> QRect:
        """The visible part of a cell; empty out of view."""
        if self._spread is None or column >= len(self._spread.grid.tracks):
            return QRect()
        room = self.room_of(column)
        for placed in self._spread.placed():
            if placed.box.index == row and placed.column in (None, column):
                box = QRect(room.left(), placed.top, room.width(), placed.box.height)
                return box.intersected(room)
        return QRect()

    def room_of(self, column: int) -> QRect:
        """The visible part of a column."""
        if self._spread is None:
            return QRect()
        track = self._spread.grid.tracks[column]
        whole = QRect(track.left - self.scrolled_aside, 0, track.width, self.viewport().height())
        return whole.intersected(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the rectangle asked for."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.ground)
        if self._spread is not None and self._painter is not None:
            aside = self.scrolled_aside
            painter.translate(-aside, 0)
            self._painter.aside = aside
            self._paint(painter, event.rect().translated(aside, 0), self._spread, self._painter)
        painter.end()
        self._prefetch.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; the focused row stays."""
        super().resizeEvent(event)
        self.header.setGeometry(0, 0, self.width(), HEADER)
        self.find_bar.setGeometry(0, HEADER, self.width(), FIND_BAR)
        view = self.viewport().geometry()
        self.strip.setGeometry(view.right() + 1, view.top(), STRIP, view.height())
        if self._spread is not None and not view.isEmpty():
            self._spread.resize(view.width(), view.height(), focused=self._state.focused)
            self._show_all()

    def scrollContentsBy(self, dx: int, _dy: int) -> None:
        """Follow the bar below; rows are scrolled by their own position."""
        if dx:
            self._show_header()
            self.viewport().update()
            self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the pixels that a touchpad gives, or by lines."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if angle.y() > 0 else -1)
            event.accept()
            return
        if abs(angle.x()) > abs(angle.y()):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (pixels.x() or angle.x() // 2))
        elif self._spread is not None:
            self.turn_to(self._spread.grid.column_at(self._content_x(event.position().x())))
            lines = WHEEL_LINES * self._spread.grid.type.leading
            self.scroll_by(-(pixels.y() or round(angle.y() / 120 * lines)))
        event.accept()

    def sizeHint(self) -> QSize:
        """Room for two columns."""
        return QSize(800, 600)

    def _content_x(self, x: float) -> int:
        return round(x) + self.scrolled_aside

    def _restyle(self) -> None:
        if self._spread is not None:
            self._spread.restyle(self._theme, self._choice, focused=self._state.focused)
        self._show_all()

    def _show_all(self) -> None:
        """Everything is somewhere else or in other colours."""
        self._painter = None
        if self._spread is not None:
            self._painter = RowPainter(self._theme, self._spread.grid, self._marking)
        right = self._spread.grid.right if self._spread is not None else 0
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, right - self.viewport().width()))
        bar.setPageStep(self.viewport().width())
        self._show_header()
        self._show_ticks()
        self._show_scale()
        self.viewport().update()
        self.laid_out.emit()

    def _paint(self, painter: QPainter, clip: QRect, spread: Spread, rows: RowPainter) -> None:
        height, state = spread.scroller.view_height, self._state
        for placed in spread.placed():
            box, top = placed.box, placed.top
            if top <= clip.bottom() and top + box.height > clip.top():
                if placed.column is not None:
                    painter.setClipRegion(self._region_of(spread, placed.column))
                rows.paint(painter, box, top=top, view_height=height, state=state, clip=clip)
        painter.setClipping(False)
        rows.rules(painter, clip)
        if self.ends is not None:
            rows.handles(painter, handle_boxes(spread, self.ends))

    def _region_of(self, spread: Spread, column: int) -> QRegion:
        """Where an unlinked column is painted, in content pixels; the numbers are the first's."""
        track, height = spread.grid.tracks[column], self.viewport().height()
        region = QRegion(track.left, 0, track.width, height)
        gutter = QRegion(self.scrolled_aside + spread.grid.left, 0, GUTTER, height)
        return region.subtracted(gutter) if column else region.united(gutter)

    def _moved(self, pixels: int) -> None:
        """The scroller has moved: move the pixels that stay in view, paint the others."""
        if pixels == 0 or self._spread is None:
            return
        view = self.viewport()
        far = abs(pixels) >= view.height()
        if far or not self._spread.linked or self._has_sticky_row(self._spread):
            view.update()
        else:
            view.scroll(0, -pixels, view.rect())
        self._show_scale()
        self.scrolled.emit()

    def _has_sticky_row(self, spread: Spread) -> bool:
        height = spread.scroller.view_height
        return any(box.height > height for box, _ in spread.visible())

    def _drag_to(self, share: float) -> None:
        if self._spread is None or not len(self._spread):
            return
        scroller = self._spread.scroller
        before = (scroller.row, scroller.offset)
        scroller.jump(share * scroller.maximum)
        if before != (scroller.row, scroller.offset):
            self._moved(FAR)

    def _show_header(self) -> None:
        spread = self._spread
        self.header.setVisible(spread is not None)
        self.strip.setVisible(spread is not None)
        if spread is not None:
            self.header.show_columns(spread.page.columns, spread.grid, self.scrolled_aside)

    def _show_scale(self) -> None:
        if self._spread is None:
            self.strip.set_scale(value=0, maximum=0, page=1)
            return
        scroller = self._spread.scroller
        value, maximum = round(scroller.value), round(scroller.maximum)
        self.strip.set_scale(value=value, maximum=maximum, page=scroller.view_height)

    def _show_ticks(self) -> None:
        page = self._spread.page if self._spread is not None else None
        found = page.annotations.values() if page is not None else ()
        rows = [(page.rows_of([one.id]), one) for one in found if page is not None]
        marks = self._theme.marks
        self._marked = [(first[0], marks[one.record.colour].tone) for first, one in rows if first]
        self._place_ticks()

    def _place_ticks(self) -> None:
        """Put the ticks where their rows are by what is known of the rows' heights now."""
        spread = self._spread
        if spread is not None:
            self._ticked_at = spread.height
            self.strip.set_ticks([Tick(spread.share_of(row), tone) for row, tone in self._marked])
            self._place_finds()

    def _place_finds(self) -> None:
        spread, rows = self._spread, sorted(self._state.finds.rows)
        buckets = max(1, self.strip.height() // FIND_HEIGHT)
        self.strip.set_finds(spread.shares_of(rows, buckets) if spread is not None else ())

    def _update_row(self, placed: Placed) -> None:
        self.viewport().update(0, placed.top, self.viewport().width(), placed.box.height)

    def _lay_out_ahead(self) -> None:
        """Lay out the rows that come next in the direction of reading, a little at a time."""
        spread, end = self._spread, perf_counter() + PREFETCH_SLICE
        for row in self._rows_ahead(spread) if spread is not None else ():
            if spread is not None and not spread.is_ready(row):
                spread.scroller.height(row)
                if perf_counter() > end:
                    self._prefetch.start()
                    return
        if spread is not None and abs(spread.height / self._ticked_at - 1) > TICK_SLIP:
            self._place_ticks()

    def _rows_ahead(self, spread: Spread) -> list[int]:
        rows = [row for row, _ in spread.scroller.visible()]
        if not rows:
            return []
        below = range(rows[-1] + 1, min(rows[-1] + len(rows) + 4, len(spread)))
        above = range(rows[0] - 1, max(rows[0] - len(rows) - 4, -1), -1)
        return [*below, *above] if self._downwards else [*above, *below]

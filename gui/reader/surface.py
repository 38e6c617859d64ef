"""The surface that the reader is painted on: lays out, paints and scrolls a page, no more.

Only what has changed is painted again. Scrolling moves the pixels that stay in view and paints the
rest; a change of what is lit repaints the rows that look different for it. After each painting the
rows that come next are laid out in idle slices, so that turning the page finds them ready.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.model import Passage
from core.reading.page import Page
from gui.reader.ahead import Ahead
from gui.reader.faults import Faults
from gui.reader.finding import Finds
from gui.reader.frame import Frame
from gui.reader.geometry import Geometry
from gui.reader.grid import GUTTER, PLAIN, ColumnShape
from gui.reader.handles import Ends, ends_of, handle_boxes
from gui.reader.hit import Hit
from gui.reader.landmarks import Landmarks
from gui.reader.outlines import outline_boxes
from gui.reader.overview import Kind
from gui.reader.paint import Marking, PaintState, RowPainter
from gui.reader.place import Place
from gui.reader.scroller import FAR
from gui.reader.spread import Placed, Spread
from gui.reader.variants import Changes
from gui.theme import Theme

WHEEL_LINES = 3


class Surface(Frame):
    """Paints a spread and what is lit on it.

    `scrolled` is emitted when the text has moved under the view, `laid_out` when columns stand
    elsewhere or are linked in another way, `zoom_asked` with 1 or -1 by the
    wheel with Ctrl. Points and rectangles are
    viewport pixels.
    """

    scrolled = Signal()
    laid_out = Signal()
    zoom_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._choice = PLAIN
        self._marking = Marking.COLOUR
        self._hidden_kinds: frozenset[Kind] = frozenset()
        self._shapes: tuple[ColumnShape, ...] = ()
        self._spread: Spread | None = None
        self._paints: Callable[..., RowPainter] = RowPainter
        self._margin = 0
        self._painter: RowPainter | None = None
        self._outlined: tuple[Passage, ...] = ()
        self._state = PaintState()
        self.strip.dragged_to.connect(self._drag_to)
        self.strip.lines_asked.connect(self.scroll_lines)
        self.strip.pages_asked.connect(self.scroll_page)
        self.strip.sliderReleased.connect(self._show_scale)
        self._landmarks = Landmarks(self.strip)
        self.ahead = Ahead(lambda: self._spread, self)
        self.ahead.rested.connect(self._landmarks.settle)
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
            self._landmarks.show_rows(Kind.FIND, finds.rows)

    def show_faults(self, faults: Faults) -> None:
        """Light what the checks found, in the text and in the strip."""
        same = faults.signs() == self._state.faults.signs()
        self.light(replace(self._state, faults=faults))
        if not same:
            self._landmarks.show_rows(Kind.FINDING, faults.signs())

    def show_changes(self, changes: Changes) -> None:
        """Mark how two versions differ, in the text and in the strip."""
        self.light(replace(self._state, changes=changes))
        self._landmarks.show_rows(Kind.CHANGE, changes.rows)

    def outline(self, passages: tuple[Passage, ...]) -> None:
        """Outline words that are proposed, and no others."""
        if passages != self._outlined:
            self._outlined = passages
            self.viewport().update()

    def show_find_bar(self, *, shown: bool) -> int:
        """Make room for the bar above the text, which stays where it is on the screen."""
        lower = super().show_find_bar(shown=shown)
        self.scroll_by(lower)
        return lower

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
            margin=self._margin,
        )

    def dress_rows(self, paints: Callable[..., RowPainter] = RowPainter, margin: int = 0) -> None:
        """Let rows be painted by another painter, with so many pixels free before the gutter."""
        self._paints, self._margin = paints, margin
        if self._spread is not None:
            self._spread.leave_margin(margin, focused=self._state.focused)
        self._show_all()

    def show_spread(self, spread: Spread | None, state: PaintState) -> None:
        """Show a page laid out, or bare ground."""
        self._spread, self._state = spread, state
        self._landmarks.show(spread)
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
        self._landmarks.renew()
        self.ahead.wake()
        self._show_scale()

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
            self.ahead.downwards = pixels > 0
            self._moved(self._spread.scroller.move(pixels))

    def scroll_lines(self, by: int) -> None:
        """Scroll by a turn of the wheel (1 or -1)."""
        if self._spread is not None:
            self.scroll_by(by * WHEEL_LINES * self._spread.grid.type.leading)

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
            self._landmarks.place()
            self._show_scale()
            self.viewport().update()

    def reveal(self, row: int, top: int = 0, bottom: int | None = None) -> None:
        """Bring a row, or these of its pixels, into view, moving as little as is needed."""
        if self._spread is not None:
            self._moved(self._spread.scroller.show(row, top=top, bottom=bottom))

    def show_place(self, place: Place) -> None:
        """Put the row of a place at the top edge, as it was there."""
        if self._spread is not None:
            self._spread.scroller.go_to(place.row, place.offset)
            self._moved(FAR)

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

    @property
    def where(self) -> Geometry:
        """Where things stand in the view now."""
        return Geometry(self._spread, self.scrolled_aside, self.viewport().rect())

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
        self.ahead.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; the focused row stays."""
        super().resizeEvent(event)
        view = self.viewport().geometry()
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

    def _content_x(self, x: float) -> int:
        return round(x) + self.scrolled_aside

    def _show_all(self) -> None:
        """Everything is somewhere else or in other colours."""
        self._painter = None
        if self._spread is not None:
            doubt = Kind.DOUBTFUL not in self._hidden_kinds
            self._painter = self._paints(
                self._theme, self._spread.grid, self._marking, shows_doubt=doubt
            )
        right = self._spread.grid.right if self._spread is not None else 0
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, right - self.viewport().width()))
        bar.setPageStep(self.viewport().width())
        self._show_header()
        self._landmarks.place()
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
        rows.outlines(painter, outline_boxes(spread, self._outlined))

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

    def _update_row(self, placed: Placed) -> None:
        self.viewport().update(0, placed.top, self.viewport().width(), placed.box.height)

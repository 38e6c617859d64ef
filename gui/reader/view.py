"""The reader: versions of an article side by side, in step by row.

The widget wires events to the parts and holds what a person has pointed at: the focused row and
column, the selection, the current annotation. Where everything stands is the spread's business,
what it looks like the painter's, what a drag selects the pointer's, what a key does the
keyboard's. Only what has changed is painted again: scrolling moves the pixels that stay in view,
and a hovered row or a new mark repaints its own rectangle.
"""

from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.model import AnnotationId, Passage
from core.reading.page import Page
from gui.reader.bar import SelectionBar
from gui.reader.header import HEIGHT as HEADER
from gui.reader.header import ColumnHeader
from gui.reader.hit import Hit
from gui.reader.keyboard import Keyboard
from gui.reader.overview import WIDTH as STRIP
from gui.reader.overview import OverviewStrip, Tick
from gui.reader.paint import PaintState, RowPainter
from gui.reader.place import Place
from gui.reader.pointer import Pointer
from gui.reader.scroller import FAR
from gui.reader.selection import Point, Selection
from gui.reader.spread import Spread, moved
from gui.theme import Theme

PREFETCH_SLICE = 0.002
"""Seconds that laying out rows ahead may take at a time."""

WHEEL_LINES = 3


class ReaderView(QAbstractScrollArea):
    """Shows a page and lets it be read, pointed at and selected; stores nothing.

    Rows are indexes of the page, columns counted from 0, rectangles in viewport pixels.
    `annotation_hovered` carries an id or nothing. `selection_made` is emitted when the person has
    finished selecting, `selection_changed` at every step.
    """

    place_changed = Signal()
    selection_changed = Signal()
    selection_made = Signal(QRect)
    selection_gone = Signal()
    annotation_activated = Signal(str)
    annotation_hovered = Signal(str)
    add_version_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self._spread: Spread | None = None
        self._painter: RowPainter | None = None
        self._focused: int | None = None
        self._column = 0
        self._hovered: int | None = None
        self._hovered_mark = ""
        self._current: AnnotationId | None = None
        self._selection: Selection | None = None
        self._caret_shown = False
        self._downwards = True
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._build()

    # -- the page -------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._spread.page if self._spread else None

    @property
    def spread(self) -> Spread | None:
        """The page laid out."""
        return self._spread

    def show_page(self, page: Page | None, place: Place | None = None) -> None:
        """Show an article, where it was left; None shows empty ground."""
        place = place or Place()
        self._selection = self._current = self._hovered = None
        self._hovered_mark = ""
        self._spread = self._laid_out(page) if page is not None else None
        rows = len(page) if page is not None else 0
        self._focused = min(place.focus, rows - 1) if place.focus is not None and rows else None
        self._column = max(0, min(place.column, len(page.columns) - 1)) if page else 0
        if self._spread is not None and rows:
            self._spread.scroller.go_to(place.row, place.offset)
        self._restyled()
        self.selection_gone.emit()
        self.selection_changed.emit()
        self.place_changed.emit()

    def replace_page(self, page: Page) -> None:
        """Show the same article after an edit; position, focus and selection stay."""
        if self._spread is None:
            self.show_page(page)
        elif self._spread.same_rows(page):
            self._renew(page)
        else:
            self._rebuild(page)

    @property
    def place(self) -> Place:
        """Where the reader is, to be given to `show_page` another time."""
        if self._spread is None:
            return Place()
        scroller = self._spread.scroller
        return Place(scroller.row, scroller.offset, self._column, self._focused)

    # -- focus ----------------------------------------------------------------------------------

    @property
    def focused_row(self) -> int | None:
        """The focused row, None before any was."""
        return self._focused

    @property
    def focused_column(self) -> int:
        """The focused column."""
        return self._column

    @property
    def top_row(self) -> int:
        """The row at the top edge."""
        return self._spread.scroller.row if self._spread else 0

    def go_to(self, row: int, column: int | None = None) -> None:
        """Focus a row and bring it into view."""
        if self._spread is None or not len(self._spread):
            return
        row = max(0, min(row, len(self._spread) - 1))
        if column is not None:
            self._set_column(column)
        self._focus(row)
        self.reveal(row)

    def go_to_annotation(self, identifier: str) -> None:
        """Make an annotation current, focus its first row and bring its words into view."""
        spread = self._spread
        rows = spread.rows_of([AnnotationId(identifier)]) if spread else []
        if spread is None or not rows:
            return
        self.current_annotation = AnnotationId(identifier)
        columns = range(len(spread.page.columns))
        marks = spread.row(rows[0]).marks
        ours = [n for n in columns if any(mark.annotation == identifier for mark in marks[n])]
        own = [n for n in ours if any(not m.linked for m in marks[n] if m.annotation == identifier)]
        self.go_to(rows[0], None if self._column in ours else (own or ours)[0])

    def step_row(self, by: int) -> None:
        """Focus the next row (1) or the one before (-1); from no focus, the first one in view."""
        row = self.top_row if self._focused is None else self._focused + by
        self.go_to(row)
        self._selection = None
        self._selection_moved()

    def focus_column(self, number: int) -> None:
        """Focus a column, if there is one of this number."""
        if self.page is not None and 0 <= number < len(self.page.columns):
            self._set_column(number)
            self.go_to(self.top_row if self._focused is None else self._focused)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- selection ------------------------------------------------------------------------------

    @property
    def selection(self) -> Selection | None:
        """What is selected, perhaps a mere caret."""
        return self._selection

    def select(self, selection: Selection | None, *, caret_shown: bool = False) -> None:
        """Select this; repaints the rows that it or the one before touches."""
        before, self._selection = self._selection, selection
        self._caret_shown = caret_shown
        if selection is not None:
            self._set_column(selection.column)
            self._focus(selection.focus.row)
        rows = {row for one in (before, selection) if one for row in one.rows()}
        self._update_rows(rows)
        if before != selection:
            self._selection_moved()

    def selection_passage(self) -> Passage | None:
        """The selected words as a passage of their version, None where none are."""
        if self._spread is None or self._selection is None or self._selection.is_empty:
            return None
        return self._spread.passage(self._selection)

    def selected_text(self) -> str:
        """The selected words, rows joined as in the text."""
        if self._spread is None or self._selection is None:
            return ""
        return self._spread.selected_text(self._selection)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.select(None)
        self.bar.hide()

    def select_row(self) -> None:
        """Select all of the focused column in the focused row."""
        if self._spread is None or self._focused is None:
            return
        length = len(self._spread.text(self._focused, self._column) or "")
        start, end = Point(self._focused, 0), Point(self._focused, length)
        self.select(Selection(self._column, start, end))
        self.finish_selection()

    def finish_selection(self) -> None:
        """The person has selected: offer what can be done with it."""
        box = self.selection_rectangle()
        if box.isEmpty():
            self.bar.hide()
            return
        self.selection_made.emit(box)
        if self.bar_wanted and self._spread is not None and self._selection is not None:
            track = self._spread.grid.tracks[self._selection.column]
            origin = self.viewport().pos()
            room = QRect(track.left - self.scrolled_aside, 0, track.width, self.viewport().height())
            self.bar.offer(box.translated(origin), room.translated(origin))

    def selection_rectangle(self) -> QRect:
        """The rectangle around what is selected in view; empty where nothing is."""
        selection, around = self._selection, QRect()
        if self._spread is None or selection is None or selection.is_empty:
            return around
        for box, top in self._spread.visible():
            cell = box.cells[selection.column]
            span = selection.span(box.index, len(cell.block.text)) if cell.block else None
            if cell.block is not None and span is not None:
                x = cell.track.text_left - self.scrolled_aside
                for rectangle in cell.block.rectangles(*span):
                    around = around.united(rectangle.translated(x, top + cell.top))
        return around.intersected(self.viewport().rect())

    # -- annotations ----------------------------------------------------------------------------

    @property
    def current_annotation(self) -> AnnotationId | None:
        """The annotation that is outlined in the text."""
        return self._current

    @current_annotation.setter
    def current_annotation(self, identifier: AnnotationId | None) -> None:
        if self._spread is None or identifier == self._current:
            return
        both = [one for one in (self._current, identifier) if one is not None]
        self._current = identifier
        self._update_rows(set(self._spread.rows_of(both)))

    def annotation_at_focus(self) -> AnnotationId | None:
        """The annotation under the caret, else the current one if the focused row shows it."""
        if self._spread is None or self._focused is None:
            return None
        marks = self._spread.row(self._focused).marks
        if self._selection is not None and self._selection.column < len(marks):
            offset = self._selection.start.offset
            over = [m for m in marks[self._selection.column] if m.start <= offset < m.end]
            if over:
                return min(over, key=lambda mark: mark.end - mark.start).annotation
        here = {mark.annotation for column in marks for mark in column}
        return self._current if self._current in here else None

    def activate(self, identifier: AnnotationId) -> None:
        """The person has pointed at an annotation."""
        self.current_annotation = identifier
        self.annotation_activated.emit(identifier)

    # -- look -----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours; nothing moves."""
        self._theme = theme
        if self._spread is not None:
            self._spread.restyle(theme, self._zoom, focused=self._focused)
        self.header.set_theme(theme)
        self.strip.set_theme(theme)
        self.bar.set_theme(theme)
        self._restyled()

    @property
    def zoom(self) -> int:
        """The size of reading text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller, 50 to 300 percent; the focused row stays."""
        self._zoom = max(50, min(percent, 300))
        if self._spread is not None:
            self._spread.restyle(self._theme, self._zoom, focused=self._focused)
        self._restyled()

    # -- scrolling ------------------------------------------------------------------------------

    @property
    def scrolled_aside(self) -> int:
        """How many pixels the columns are scrolled to the left."""
        return self.horizontalScrollBar().value()

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by pixels, up where negative."""
        if self._spread is not None and len(self._spread):
            self._downwards = pixels > 0
            self._scrolled(self._spread.scroller.move(pixels))

    def scroll_page(self, by: int) -> None:
        """Scroll by a view (1 or -1), leaving a line of overlap."""
        if self._spread is not None:
            line = self._spread.grid.type.leading
            self.scroll_by(by * max(line, self.viewport().height() - line))

    def reveal(self, row: int, top: int = 0, bottom: int | None = None) -> None:
        """Bring a row, or these of its pixels, into view, moving as little as is needed."""
        if self._spread is not None:
            self._scrolled(self._spread.scroller.show(row, top=top, bottom=bottom))

    def hit(self, point: QPoint, column: int | None = None) -> Hit | None:
        """What lies at a point of the viewport."""
        if self._spread is None:
            return None
        return self._spread.hit(point.x() + self.scrolled_aside, point.y(), column)

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the rectangle asked for."""
        painter = QPainter(self.viewport())
        aside = self.scrolled_aside
        painter.fillRect(event.rect(), self._theme.ground)
        if self._spread is not None and self._painter is not None:
            painter.translate(-aside, 0)
            self._paint(painter, event.rect().translated(aside, 0), self._painter)
        painter.end()
        self._prefetch.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; the focused row stays."""
        super().resizeEvent(event)
        self._place_parts()
        view = self.viewport().size()
        if self._spread is not None and not view.isEmpty():
            self._spread.resize(view.width(), view.height(), focused=self._focused)
            self._restyled()

    def scrollContentsBy(self, dx: int, _dy: int) -> None:
        """Follow the bar below; rows are scrolled by their own position."""
        if dx:
            self.bar.hide()
            self._show_header()
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the pixels that a touchpad gives, or by lines."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        line = self._spread.grid.type.leading if self._spread else 26
        if abs(angle.x()) > abs(angle.y()):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (pixels.x() or angle.x() // 2))
        else:
            self.scroll_by(-(pixels.y() or round(angle.y() / 120 * WHEEL_LINES * line)))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select on, or light what is under the mouse."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        self._pointer.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select and scroll; other keys go to the window."""
        if not self._keyboard.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which column has the keyboard."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._show_focus()

    def viewportEvent(self, event: QEvent) -> bool:
        """Put the lights out when the mouse leaves."""
        if event.type() is QEvent.Type.Leave:
            self.hover(None)
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        """Room for two columns."""
        return QSize(800, 600)

    def hover(self, hit: Hit | None) -> None:
        """Light the row under the mouse, and say which annotation is there."""
        row = hit.row if hit else None
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            self._update_rows({one for one in (before, row) if one is not None})
        marks = (hit.badge or hit.marks) if hit else ()
        mark = marks[0] if marks else ""
        if mark != self._hovered_mark:
            self._hovered_mark = mark
            self.annotation_hovered.emit(mark)

    # -- inside ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar_wanted = True
        self.header = ColumnHeader(self._theme, self)
        self.header.add_version_asked.connect(self.add_version_asked)
        self.strip = OverviewStrip(self._theme, self)
        self.strip.dragged_to.connect(self._drag_to)
        self.strip.sliderReleased.connect(self._show_scale)
        self.bar = SelectionBar(self._theme, self)
        self._prefetch = QTimer(self)
        self._prefetch.setSingleShot(True)
        self._prefetch.setInterval(0)
        self._prefetch.timeout.connect(self._lay_out_ahead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, HEADER, STRIP, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Reader")

    def _place_parts(self) -> None:
        self.header.setGeometry(0, 0, self.width(), HEADER)
        below = self.viewport().height()
        self.strip.setGeometry(self.width() - STRIP, HEADER, STRIP, below)

    def _laid_out(self, page: Page) -> Spread:
        view = self.viewport().size()
        return Spread(page, self._theme, width=view.width(), height=view.height(), zoom=self._zoom)

    def _restyled(self) -> None:
        """Everything is somewhere else or in other colours."""
        self._painter = RowPainter(self._theme, self._spread.grid) if self._spread else None
        self._show_sideways()
        self._show_header()
        self._show_ticks()
        self._show_scale()
        self.bar.hide()
        self.viewport().update()

    def _renew(self, page: Page) -> None:
        spread = self._spread
        if spread is None:
            return
        before = {box.index: (box, top) for box, top in spread.visible()}
        spread.replace(page, focused=self._focused)
        for box, top in spread.visible():
            if before.get(box.index) != (box, top):
                self._update_row(box.height, top)
                old, old_top = before.get(box.index, (box, top))
                if (old.height, old_top) != (box.height, top):
                    self.viewport().update()
        self._painter = RowPainter(self._theme, spread.grid)
        self._show_header()
        self._show_ticks()
        self._show_scale()

    def _rebuild(self, page: Page) -> None:
        old = self._spread
        if old is None:
            return
        new = self._laid_out(page)
        columns = {column.version_id: n for n, column in enumerate(page.columns)}
        there = {n: columns.get(one.version_id) for n, one in enumerate(old.page.columns)}
        top = self._row_on(old, new, old.scroller.row)
        focused = None if self._focused is None else self._row_on(old, new, self._focused)
        place = None if self._focused is None else old.scroller.top_of(self._focused)
        column = there.get(self._selection.column) if self._selection else None
        if self._selection is not None:
            self._selection = None if column is None else moved(self._selection, old, new, column)
        self._column = there.get(self._column) or 0
        self._spread, self._focused, self._hovered = new, focused, None
        if focused is not None and place is not None:
            new.scroller.go_to(focused, -place)
        elif len(new):
            new.scroller.go_to(top, old.scroller.offset)
        self._restyled()
        self.selection_changed.emit()
        self.place_changed.emit()

    def _row_on(self, old: Spread, new: Spread, row: int) -> int:
        """The row of the new page that shows what a row of the old one begins with."""
        ids = {column.version_id for column in new.page.columns}
        for column, cell in zip(old.page.columns, old.row(row).cells, strict=True):
            if cell is not None and column.version_id in ids:
                found = new.page.index_at(column.version_id, cell.start)
                if found is not None:
                    return found
        return max(0, min(row, len(new) - 1))

    def _paint(self, painter: QPainter, clip: QRect, rows: RowPainter) -> None:
        if self._spread is None:
            return
        state = self._state()
        height = self._spread.scroller.view_height
        for box, top in self._spread.visible():
            if top < clip.bottom() + 1 and top + box.height > clip.top():
                rows.paint(painter, box, top=top, view_height=height, state=state, clip=clip)
        rows.rules(painter, clip)

    def _state(self) -> PaintState:
        selection = self._selection
        shown = self._caret_shown and self.hasFocus() and selection is not None
        return PaintState(
            focused=self._focused,
            hovered=self._hovered,
            selection=selection,
            current=self._current,
            caret=selection.focus if shown and selection else None,
            caret_column=self._column,
        )

    def _scrolled(self, pixels: int) -> None:
        """The scroller has moved: move the pixels that stay in view, paint the others."""
        if pixels == 0 or self._spread is None:
            return
        self.bar.hide()
        view = self.viewport()
        if abs(pixels) >= view.height() or pixels == FAR or self._has_sticky_row():
            view.update()
        else:
            view.scroll(0, -pixels, view.rect())
        self._show_scale()
        self.place_changed.emit()

    def _has_sticky_row(self) -> bool:
        if self._spread is None:
            return False
        height = self._spread.scroller.view_height
        return any(box.height > height for box, _ in self._spread.visible())

    def _drag_to(self, share: float) -> None:
        if self._spread is None or not len(self._spread):
            return
        scroller = self._spread.scroller
        before = (scroller.row, scroller.offset)
        scroller.jump(share * scroller.maximum)
        if before != (scroller.row, scroller.offset):
            self._scrolled(FAR)

    def _focus(self, row: int) -> None:
        if row != self._focused:
            before, self._focused = self._focused, row
            self._update_rows({one for one in (before, row) if one is not None})
            self.place_changed.emit()

    def _set_column(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self._show_focus()
            self.place_changed.emit()

    def _selection_moved(self) -> None:
        if self._selection is None or self._selection.is_empty:
            self.bar.hide()
            self.selection_gone.emit()
        self.selection_changed.emit()

    def _show_focus(self) -> None:
        several = self.page is not None and len(self.page.columns) > 1
        self.header.focus_column(self._column if several and self.hasFocus() else None)
        if self._selection is not None and self._caret_shown:
            self._update_rows({self._selection.focus.row})

    def _show_header(self) -> None:
        page, spread = self.page, self._spread
        self.header.setVisible(spread is not None)
        self.strip.setVisible(spread is not None)
        if page is not None and spread is not None:
            self.header.show_columns(page.columns, spread.grid, self.scrolled_aside)

    def _show_sideways(self) -> None:
        right = self._spread.grid.right if self._spread else 0
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, right - self.viewport().width()))
        bar.setPageStep(self.viewport().width())

    def _show_scale(self) -> None:
        if self._spread is None:
            self.strip.set_scale(value=0, maximum=0, page=1)
            return
        scroller = self._spread.scroller
        self.strip.set_scale(
            value=round(scroller.value),
            maximum=round(scroller.maximum),
            page=scroller.view_height,
        )

    def _show_ticks(self) -> None:
        spread = self._spread
        if spread is None:
            self.strip.set_ticks(())
            return
        ticks = []
        for annotation in spread.page.annotations.values():
            rows = spread.rows_of([annotation.id])
            if rows:
                tone = self._theme.marks[annotation.record.colour].tone
                ticks.append(Tick(spread.share_of(rows[0]), tone))
        self.strip.set_ticks(ticks)

    def _update_rows(self, rows: set[int]) -> None:
        if self._spread is None or not rows:
            return
        for box, top in self._spread.visible():
            if box.index in rows:
                self._update_row(box.height, top)

    def _update_row(self, height: int, top: int) -> None:
        self.viewport().update(0, top, self.viewport().width(), height)

    def _lay_out_ahead(self) -> None:
        """Lay out the rows that come next in the direction of reading, a little at a time."""
        spread, end = self._spread, perf_counter() + PREFETCH_SLICE
        if spread is None or not len(spread):
            return
        for row in self._rows_ahead(spread):
            if not spread.is_ready(row):
                spread.scroller.height(row)
                if perf_counter() > end:
                    self._prefetch.start()
                    return

    def _rows_ahead(self, spread: Spread) -> list[int]:
        rows = [row for row, _ in spread.scroller.visible()]
        if not rows:
            return []
        below = range(rows[-1] + 1, min(rows[-1] + len(rows) + 4, len(spread)))
        above = range(rows[0] - 1, max(rows[0] - len(rows) - 4, -1), -1)
        return [*below, *above] if self._downwards else [*above, *below]

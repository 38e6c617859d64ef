"""The reader: versions of an article side by side, in step by row.

The widget wires events to the parts and holds what a person has pointed at: the focused row and
column, the selection, the current annotation. Where everything stands is the spread's business,
how it is painted and scrolled the surface's, what a drag selects the pointer's, what a key does
the keyboard's.
"""

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.model import AnnotationId, Passage
from core.reading.page import Page
from gui.reader.bar import SelectionBar
from gui.reader.finder import Finder
from gui.reader.finding import Find
from gui.reader.focused import FocusedSurface
from gui.reader.grid import ColumnShape, drawn
from gui.reader.handles import Ends, stepped_to
from gui.reader.hit import Hit
from gui.reader.hover_card import HoverCard
from gui.reader.hovering import Hovering
from gui.reader.keyboard import Keyboard
from gui.reader.paint import PaintState, unlit
from gui.reader.place import Place
from gui.reader.pointer import Pointer
from gui.reader.selection import Point, Selection, caret, paragraph_from
from gui.reader.spread import Spread, moved
from gui.reader.staying import Words, stand_as
from gui.theme import Theme


class ReaderView(FocusedSurface):
    """Shows a page and lets it be read, pointed at and selected; stores nothing.

    Rows are indexes of the page, columns counted from 0, rectangles in viewport pixels.
    `selection_changed` is emitted at every step of selecting, `selection_made` when the person
    has finished, `selection_gone` when nothing is selected any more. `annotation_hovered` carries
    an id, or nothing when the mouse has left it. `bar` offers what can be done with a selection;
    with `bar_wanted` off it stays away. `shapes_changed` is emitted when a person has given the
    columns other widths or sizes, `mark_moved` with an annotation and the Passage that its mark in
    that version is to be on.
    """

    selection_changed = Signal()
    selection_made = Signal(QRect)
    selection_gone = Signal()
    annotation_activated = Signal(str)
    annotation_hovered = Signal(str)
    add_version_asked = Signal()
    shapes_changed = Signal()
    mark_moved = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._asked: Place | None = None
        self._kept: Words | None = None
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self.bar = SelectionBar(theme, self)
        self.bar_wanted = True
        self.explain: Callable[[int], str] | None = None
        self.access: object = None
        self.card = HoverCard(theme, self)
        self.hovering = Hovering(self, self.card)
        self.finder = Finder(self, self.find_bar)
        self.find_bar.closed.connect(lambda: self.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.header.add_version_asked.connect(self.add_version_asked)
        self.header.rule_drawn.connect(self.draw_widths)
        self.header.rule_set.connect(self.shapes_changed)
        self.header.evened.connect(self.make_even)
        self.scrolled.connect(self._follow)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Reader")

    def show_page(
        self,
        page: Page | None,
        place: Place | None = None,
        shapes: Sequence[ColumnShape] = (),
    ) -> None:
        """Show an article, where it was left, its columns so shaped; None shows empty ground."""
        place = place or Place()
        self._shapes = tuple(shapes)
        spread = self.lay_out(page) if page is not None else None
        rows = len(page) if page is not None else 0
        focused = min(place.focus, rows - 1) if place.focus is not None and rows else None
        column = max(0, min(place.column, len(page.columns) - 1)) if page is not None else 0
        if spread is not None and rows:
            spread.activate(column)
            spread.scroller.go_to(place.row, place.offset)
        self._asked, self._kept = place, None
        gc.freeze()  # a page has very many objects: not to be walked through while scrolling
        self._present(spread, PaintState(focused=focused, column=column))
        self.selection_gone.emit()
        self.finder.refresh()

    def replace_page(self, page: Page, shapes: Sequence[ColumnShape] | None = None) -> None:
        """Show the same article after an edit; position, focus and selection stay.

        `shapes` are those of the columns where these are others than before.
        """
        if shapes is not None:
            self._shapes = tuple(shapes)
        if self._spread is None:
            self.show_page(page)
        elif self._spread.same_rows(page):
            self.renew(page)
            self._check_selection()
        else:
            self._rebuild(page, self._spread)
        self.finder.refresh()

    def go_to_find(self, found: Find) -> None:
        """Bring a find into view and make its row and column the focused ones."""
        if self._spread is None:
            return
        self.select(None)
        self._set_column(found.column)
        self._focus(found.row)
        cell = self._spread.box(found.row).cells[found.column]
        if cell.block is None:
            self.reveal(found.row)
            return
        leading, last = cell.block.face.leading, max(found.start, found.end - 1)
        lines = cell.block.line_at(found.start), cell.block.line_at(last) + 1
        self.reveal(found.row, *(cell.top + line * leading for line in lines))

    def step_row(self, by: int) -> None:
        """Focus the next row (1) or the one before (-1); from no focus, the first one in view."""
        self._step_to(self.top_row if self.focused_row is None else self.focused_row + by)

    def step_among(self, rows: Sequence[int], by: int) -> bool:
        """Go to the next (1) or previous (-1) of these rows, which ascend; False without one."""
        here = self.row_at_hand
        number = bisect_right(rows, here) if by > 0 else bisect_left(rows, here) - 1
        if self.focused_row is None and by > 0:
            number = bisect_left(rows, here)
        if not 0 <= number < len(rows):
            return False
        self.select(None)
        self.jump_to(rows[number])
        return True

    def step_paragraph(self, by: int) -> None:
        """Focus the row that begins the next paragraph (1), or this one or the one before (-1)."""
        if self.page is not None:
            self._step_to(paragraph_from(self.page, self.row_at_hand, by))

    def make_even(self) -> None:
        """The person wants columns of one width."""
        self.even_widths()
        self.shapes_changed.emit()

    def widen(self, pixels: int) -> None:
        """Make the focused column wider, or narrower where negative, at its neighbour's cost."""
        spread = self._spread
        if spread is None or spread.grid.single:
            return
        widths = [track.width for track in spread.grid.tracks]
        last = self.focused_column == len(widths) - 1
        boundary = self.focused_column if last else self.focused_column + 1
        self.draw_widths(drawn(widths, boundary, -pixels if last else pixels))
        self.shapes_changed.emit()

    @property
    def selection(self) -> Selection | None:
        """What is selected, perhaps a mere caret."""
        return self._state.selection

    def select(self, selection: Selection | None, *, caret_shown: bool = False) -> None:
        """Select this; the row of its focus becomes the focused one."""
        before = self.selection
        if selection is not None:
            self._set_column(selection.column)
            self._focus(selection.focus.row)
        self.light(replace(self._state, selection=selection, caret_shown=caret_shown))
        if before == selection:
            return
        if selection is None or selection.is_empty:
            self.bar.hide()
            self.selection_gone.emit()
        self.selection_changed.emit()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.select(None)

    def select_row(self) -> None:
        """Select all of the focused column in the focused row."""
        if self._spread is None or self.focused_row is None:
            return
        length = len(self._spread.text(self.focused_row, self.focused_column) or "")
        start, end = Point(self.focused_row, 0), Point(self.focused_row, length)
        self.select(Selection(self.focused_column, start, end))
        self.finish_selection()

    def finish_selection(self) -> None:
        """The person has selected: offer what can be done with it."""
        selection, box = self.selection, self.where.selection(self.selection)
        if selection is None or box.isEmpty():
            self.bar.hide()
            return
        self.selection_made.emit(box)
        if self.bar_wanted:
            origin = self.viewport().pos()
            room = self.where.column(selection.column)
            self.bar.offer(box.translated(origin), room.translated(origin))

    def selection_passage(self) -> Passage | None:
        """The selected words as a passage of their version, None where none are."""
        if self._spread is None or self.selection is None or self.selection.is_empty:
            return None
        return self._spread.passage(self.selection)

    def selected_text(self) -> str:
        """The selected words, rows joined as in the text."""
        if self._spread is None or self.selection is None:
            return ""
        return self._spread.selected_text(self.selection)

    def copy(self) -> None:
        """Put the selected words on the clipboard; without a selection it stays as it is."""
        words = self.selected_text()
        if words:
            QGuiApplication.clipboard().setText(words)

    def annotation_at_focus(self) -> AnnotationId | None:
        """The annotation under the caret, else the current one if the focused row shows it."""
        if self._spread is None or self.focused_row is None:
            return None
        marks = self._spread.row(self.focused_row).marks
        if self.selection is not None and self.selection.start.row == self.focused_row:
            offset = self.selection.start.offset
            over = [m for m in marks[self.selection.column] if m.start <= offset < m.end]
            if over:
                return min(over, key=lambda mark: mark.end - mark.start).annotation
        here = {mark.annotation for column in marks for mark in column}
        return self.current_annotation if self.current_annotation in here else None

    def activate(self, identifier: AnnotationId) -> None:
        """The person has pointed at an annotation."""
        self.current_annotation = identifier
        self.annotation_activated.emit(identifier)

    def move_mark(self, ends: Ends) -> None:
        """The person wants the current annotation's mark to begin and end here."""
        passage = self._spread.passage(ends.selection()) if self._spread is not None else None
        if passage is not None:
            self.mark_moved.emit(ends.annotation, passage)

    def step_mark(self, step: int, *, start: bool) -> bool:
        """Move an end of the current mark by a word; gives whether there was a mark."""
        ends = self.ends
        if ends is None or self._spread is None:
            return False
        moved_ends = stepped_to(self._spread, ends, step, start=start)
        if moved_ends != ends:
            self.move_mark(moved_ends)
        return True

    def hover(self, hit: Hit | None) -> None:
        """Light the row under the mouse, and say which annotation is there."""
        self.light(replace(self._state, hovered=hit.row if hit else None))
        self.hovering.follow(hit)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours; nothing moves."""
        super().set_theme(theme)
        self.bar.set_theme(theme)
        self.card.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; a page not seen yet opens at its place whatever the size."""
        super().resizeEvent(event)
        if self._asked is not None and self._spread is not None and len(self._spread):
            self._spread.scroller.go_to(self._asked.row, self._asked.offset)
            self._show_scale()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; from now on the page has been seen."""
        super().paintEvent(event)
        self._asked = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        self.hovering.put_away()
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Put the light out when the mouse leaves; explain what it rests on."""
        if event.type() is QEvent.Type.Leave:
            self._pointer.leave()
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hovering.tip(self.hit(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _step_to(self, row: int) -> None:
        """Focus a row, and let the caret, where one is seen, stand at its beginning."""
        if self.page is None or not len(self.page):
            return
        row = max(0, min(row, len(self.page) - 1))
        shown = self._state.caret_shown and self.selection is not None
        self.select(caret(self.focused_column, Point(row, 0)) if shown else None, caret_shown=shown)
        self.go_to(row)

    def _follow(self) -> None:
        """The text has moved: from now on it stands where the person has brought it."""
        self._asked = None
        self.bar.hide()
        self.hovering.put_away()
        self._pointer.stay()
        self.place_changed.emit()

    def _present(self, spread: Spread | None, state: PaintState) -> None:
        self.bar.hide()
        self.hovering.forget()
        self.show_spread(spread, replace(state, active=self.hasFocus()))
        self._show_focus()
        self.selection_changed.emit()
        self.place_changed.emit()

    def _rebuild(self, page: Page, old: Spread) -> None:
        """Show other rows or columns of the same article around the same words."""
        new = self.lay_out(page)
        versions = [column.version_id for column in page.columns]
        there = {
            number: versions.index(column.version_id)
            for number, column in enumerate(old.page.columns)
            if column.version_id in versions
        }
        selection, focused = self.selection, self.focused_row
        if selection is not None:
            there_now = there.get(selection.column)
            selection = None if there_now is None else moved(selection, old, new, there_now)
        column = there.get(self.focused_column, 0)
        new.activate(column)
        at_focus = focused is not None and old.anchor(focused)[0] == focused
        kept = stand_as(new, old, focused=focused, known=self._kept)
        self._kept = kept if at_focus else None
        if not old.linked:
            new.unlink(focused=None)
        if focused is not None and self._kept is not None:
            focused = self._kept.row
        elif focused is not None:
            focused = new.row_like(old, focused) if len(new) else None
        state = replace(unlit(self._state), focused=focused, column=column, selection=selection)
        self._present(new, state)

    def _check_selection(self) -> None:
        """Let a selection go whose words an edit has taken away."""
        if self._spread is None or self.selection is None:
            return
        for point in (self.selection.anchor, self.selection.focus):
            text = self._spread.text(point.row, self.selection.column)
            if point.offset > len(text or ""):
                self.select(None)
                return

"""The mouse in the reader: selecting, pointing at marks, lighting rows, drawing edges aside.

A press and a drag select from character to character, growing over whole words unless Alt is
held; a double click takes a word, a triple one a sentence, and a drag from there grows by them.
Held beyond the edge, the text scrolls on. A click on a mark points at its annotation; another
click at the same place goes to the next one below it. The rule between two columns and the ends of
the current mark can be taken and drawn aside.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.reader.grid import RuleDrag
from gui.reader.handles import Ends, drawn_to, handle_at
from gui.reader.hit import Hit
from gui.reader.selection import Grain, Point, Selection, caret, dragged

if TYPE_CHECKING:
    from gui.reader.view import ReaderView

SCROLL_EVERY = 16
"""Milliseconds between two steps of scrolling while a drag is held beyond the edge."""


class Pointer(QObject):
    """What the mouse does to one reader view."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._origin: Point | None = None
        self._column = 0
        self._grain = Grain.CHARACTER
        self._dragged = False
        self._pressed_at = QPoint()
        self._last = QPoint()
        self._hovering: QPoint | None = None
        self._free = False
        self._double: tuple[int, QPoint] | None = None
        self._rule: RuleDrag | None = None
        self._ends: Ends | None = None
        self._at_start = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or select a sentence if this is the third click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        self._rule = self._view.rule_at(point.x())
        hit = self._view.hit(point)
        if hit is None or self._rule is not None:
            return
        if not hit.on_stripe and self._take_handle(point):
            return
        before = self._view.selection
        self._column, self._pressed_at, self._dragged = hit.column, point, False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before is not None:
            self._extend(before, point)
            return
        self._origin = Point(hit.row, hit.offset)
        self._grain = Grain.CHARACTER
        if self._is_third(event, point):
            self._take(hit, Grain.SENTENCE)
        elif hit.gutter:
            self._take(hit, Grain.ROW)
        else:
            self._view.select(caret(hit.column, self._origin))

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse; on a rule, make the columns equal."""
        point = event.position().toPoint()
        if self._view.rule_at(point.x()) is not None:
            self._view.make_even()
            return
        hit = self._view.hit(point)
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._double = (event.timestamp(), point)
        self._column, self._pressed_at = hit.column, point
        self._take(hit, Grain.WORD)

    def move(self, event: QMouseEvent) -> None:
        """Go on selecting, or light what is under the mouse."""
        point = event.position().toPoint()
        if self._rule is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._view.draw_widths(self._rule.to(point.x() + self._view.scrolled_aside))
            return
        self._free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._ends is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._last = point
            self._draw_mark()
            self._scroll_if_beyond()
            return
        if self._origin is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(point)
            return
        moved = (point - self._pressed_at).manhattanLength()
        if self._dragged or moved >= QApplication.startDragDistance():
            self._dragged = True
            self._last = point
            self._drag()
            self._scroll_if_beyond()

    def release(self, event: QMouseEvent) -> None:
        """End the selection; without a drag this was a click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._rule is not None:
            self._rule = None
            self._view.shapes_changed.emit()
        self._scroll.stop()
        if self._ends is not None:
            self._let_mark_go()
        if self._origin is None:
            return
        self._origin = None
        if self._view.selection is not None and not self._view.selection.is_empty:
            self._view.finish_selection()
        elif not self._dragged:
            self._click(event.position().toPoint())

    def _take_handle(self, point: QPoint) -> bool:
        """Take an end of the current mark if the mouse is on its handle."""
        spread, ends = self._view.spread, self._view.ends
        if spread is None or ends is None:
            return False
        which = handle_at(spread, ends, point + QPoint(self._view.scrolled_aside, 0))
        if which is not None:
            self._ends, self._at_start = ends, which
        return which is not None

    def _draw_mark(self) -> None:
        """Show as a selection where the mark would be."""
        spread, ends = self._view.spread, self._view.ends
        hit = self._view.hit(self._last, ends.column) if ends is not None else None
        if spread is None or ends is None or hit is None:
            return
        to = Point(hit.row, hit.offset)
        self._ends = drawn_to(spread, ends, to, start=self._at_start, free=self._free)
        self._view.select(self._ends.selection())

    def _let_mark_go(self) -> None:
        ends, self._ends = self._ends, None
        before = self._view.ends
        self._view.select(None)
        if ends is not None and ends != before:
            self._view.move_mark(ends)

    def _at_handle(self, point: QPoint) -> bool:
        spread, ends = self._view.spread, self._view.ends
        if spread is None or ends is None:
            return False
        return handle_at(spread, ends, point + QPoint(self._view.scrolled_aside, 0)) is not None

    def _take(self, hit: Hit, grain: Grain) -> None:
        """Select the unit of this grain under the mouse; a drag goes on from it."""
        spread = self._view.spread
        offset = hit.offset if hit.character is None else hit.character
        self._origin, self._grain = Point(hit.row, offset), grain
        if spread is not None:
            self._view.select(
                dragged(spread, hit.column, origin=self._origin, to=self._origin, grain=grain)
            )

    def _extend(self, before: Selection, point: QPoint) -> None:
        hit = self._view.hit(point, before.column)
        if hit is not None:
            self._column, self._origin = before.column, before.anchor
            self._grain = Grain.CHARACTER
            focus = Point(hit.row, hit.offset)
            self._view.select(Selection(before.column, before.anchor, focus))

    def _drag(self) -> None:
        spread, origin = self._view.spread, self._origin
        hit = self._view.hit(self._last, self._column)
        if spread is None or origin is None or hit is None:
            return
        grain = self._grain
        if grain is Grain.CHARACTER and not self._free:
            grain = Grain.WORD
        to = Point(hit.row, hit.offset)
        if to == origin and self._grain is Grain.CHARACTER:
            self._view.select(caret(self._column, origin))
        else:
            self._view.select(dragged(spread, self._column, origin=origin, to=to, grain=grain))

    def _click(self, point: QPoint) -> None:
        hit = self._view.hit(point)
        under = (hit.badge or hit.marks) if hit else ()
        if under:
            current = self._view.current_annotation
            place = under.index(current) + 1 if current in under else 0
            self._view.activate(under[place % len(under)])
        else:
            self._view.current_annotation = None

    def stay(self) -> None:
        """The text has moved under a mouse that stands still."""
        if self._hovering is not None and self._origin is None:
            self._hover(self._hovering)

    def leave(self) -> None:
        """The mouse has left the view."""
        self._hovering = None
        self._view.hover(None)

    def _hover(self, point: QPoint) -> None:
        self._hovering = point
        inside = self._view.viewport().rect().contains(point)
        hit = self._view.hit(point) if inside else None
        self._view.hover(hit)
        shape = Qt.CursorShape.ArrowCursor
        if inside and (self._at_handle(point) or self._view.rule_at(point.x()) is not None):
            shape = Qt.CursorShape.SplitHCursor
        elif hit is not None and (hit.badge or hit.on_stripe):
            shape = Qt.CursorShape.PointingHandCursor
        elif hit is not None and not hit.gutter:
            shape = Qt.CursorShape.IBeamCursor
        if self._view.viewport().cursor().shape() is not shape:
            self._view.viewport().setCursor(shape)

    def _is_third(self, event: QMouseEvent, point: QPoint) -> bool:
        if self._double is None:
            return False
        moment, place = self._double
        self._double = None
        near = (point - place).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - moment < QApplication.doubleClickInterval()

    def _beyond(self) -> int:
        """How far the mouse is above (negative) or below the view."""
        height = self._view.viewport().height()
        return min(self._last.y(), 0) + max(self._last.y() - height, 0)

    def _scroll_if_beyond(self) -> None:
        if self._beyond() and not self._scroll.isActive():
            self._scroll.start()
        elif not self._beyond():
            self._scroll.stop()

    def _scroll_on(self) -> None:
        self._view.scroll_by(max(-60, min(60, self._beyond() // 3 or self._beyond())))
        if self._ends is not None:
            self._draw_mark()
        else:
            self._drag()

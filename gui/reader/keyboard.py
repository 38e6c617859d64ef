"""The keyboard in the reader: a caret that moves through a column, scrolling, selecting.

The caret begins at the focused row. Arrows move it by characters and lines, with Ctrl by words
and paragraphs; Shift selects on the way. With Shift and Alt, up and down select by rows, left and
right move the end of the current mark by a word, with Ctrl its start. Single letters and the keys
of the window's own actions are not taken here.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from gui.reader.selection import Grain, Point, Selection, caret, paragraph_from, stepped

if TYPE_CHECKING:
    from gui.reader.spread import Spread
    from gui.reader.view import ReaderView

_Key = Qt.Key


class Keyboard(QObject):
    """What keys do to one reader view."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._x: int | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; gives whether it was one of ours."""
        spread = self._view.spread
        if spread is None or not len(spread):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return self._alt(event)
        key = _Key(event.key())
        if key in _PLAIN and not control:
            return self._plain(key, shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if control and key in (_Key.Key_A, _Key.Key_C):
            return self._all_or_copy(key)
        goal = self._goal(spread, key, control=control)
        if goal is None:
            return False
        if key not in _VERTICAL:
            self._x = None
        if key in (_Key.Key_Home, _Key.Key_End):
            self._view.leave_for(goal.row)
        self._go(spread, goal, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _all_or_copy(self, key: Qt.Key) -> bool:
        if key is _Key.Key_C:
            self._view.copy()
        else:
            self._view.go_to(self._row())
            self._view.select_row()
        return True

    def _alt(self, event: QKeyEvent) -> bool:
        steps = {_Key.Key_Down: 1, _Key.Key_Up: -1}
        key, modifiers = _Key(event.key()), event.modifiers()
        if key in _HORIZONTAL and modifiers & Qt.KeyboardModifier.ShiftModifier:
            start = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            return self._view.step_mark(self._onward(key), start=start)
        step, spread = steps.get(key), self._view.spread
        if step is None or spread is None:
            return False
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._go(spread, self._row_on(spread, self._selection(), step), extend=True)
        else:
            self._view.step_row(step)
        return True

    def _onward(self, key: Qt.Key) -> int:
        """1 where a horizontal key goes on in the text, -1 where it goes back."""
        page, column = self._view.page, self._view.focused_column
        leftwards = page is not None and page.columns[column].right_to_left
        return -_HORIZONTAL[key] if leftwards else _HORIZONTAL[key]

    def _plain(self, key: Qt.Key, *, shift: bool) -> bool:
        if key is _Key.Key_Escape:
            had = self._view.selection is not None and not self._view.selection.is_empty
            self._view.clear_selection()
            return had
        self._view.scroll_page(-1 if key is _Key.Key_PageUp or shift else 1)
        return True

    def _row(self) -> int:
        focused = self._view.focused_row
        return self._view.top_row if focused is None else focused

    def _selection(self) -> Selection:
        """The selection, or a caret at the beginning of the focused row."""
        return self._view.selection or caret(self._view.focused_column, Point(self._row(), 0))

    def _goal(self, spread: "Spread", key: Qt.Key, *, control: bool) -> Point | None:
        """Where the caret goes, None if the key moves none."""
        selection = self._selection()
        grain = Grain.WORD if control else Grain.CHARACTER
        if key in _HORIZONTAL:
            step = _HORIZONTAL[key]
            if spread.page.columns[selection.column].right_to_left:
                step = -step
            return stepped(spread, selection, step, grain).focus
        if key in _VERTICAL:
            step = _VERTICAL[key]
            move = self._paragraph_on if control else self._line_on
            return move(spread, selection, step)
        ends: dict[Qt.Key, Callable[[Spread, Selection], Point]] = {
            _Key.Key_Home: _first if control else _line_start,
            _Key.Key_End: _last if control else _line_end,
        }
        return ends[key](spread, selection) if key in ends else None

    def _row_on(self, spread: "Spread", selection: Selection, step: int) -> Point:
        """The beginning of the next row, of this one or of the one before; last the end."""
        row = selection.focus.row
        at_start = step < 0 < selection.focus.offset
        target = row if at_start else _row_with_text(spread, selection.column, row, step)
        if step > 0 and target == row:
            return Point(row, len(spread.text(row, selection.column) or ""))
        return Point(target, 0)

    def _paragraph_on(self, spread: "Spread", selection: Selection, step: int) -> Point:
        """The beginning of the next paragraph, of this one or of the one before; last the end."""
        row = selection.focus.row
        at_start = step < 0 < selection.focus.offset and spread.page.begins_paragraph(row)
        target = row if at_start else paragraph_from(spread.page, row, step)
        if step > 0 and not spread.page.begins_paragraph(target):
            return _last(spread, selection)
        return Point(target, 0)

    def _line_on(self, spread: "Spread", selection: Selection, step: int) -> Point:
        """One line up or down, keeping to where the caret stood sideways."""
        column, point = selection.column, selection.focus
        block = spread.box(point.row).cells[column].block
        if block is None:
            return Point(_row_with_text(spread, column, point.row, step), 0)
        if self._x is None:
            self._x = block.caret(point.offset).x()
        line = block.line_at(point.offset) + step
        row = point.row
        if not 0 <= line < block.line_count:
            row = _row_with_text(spread, column, row, step)
            block = spread.box(row).cells[column].block
            if block is None or row == point.row:
                return point
            line = 0 if step > 0 else block.line_count - 1
        return Point(row, block.offset_at(self._x, line * block.face.leading))

    def _go(self, spread: "Spread", goal: Point, *, extend: bool) -> None:
        selection = self._selection()
        new = replace(selection, focus=goal) if extend else caret(selection.column, goal)
        self._view.select(new, caret_shown=True)
        self._reveal(spread, new)
        if extend:
            self._view.finish_selection()

    def _reveal(self, spread: "Spread", selection: Selection) -> None:
        box = spread.box(selection.focus.row)
        cell = box.cells[selection.column]
        if cell.block is None:
            self._view.reveal(box.index)
            return
        line = cell.block.line_at(selection.focus.offset)
        leading = cell.block.face.leading
        first, last = line == 0, line == cell.block.line_count - 1
        top = 0 if first else cell.top + line * leading
        bottom = box.height if last and box.height < spread.scroller.view_height else None
        self._view.reveal(
            box.index, top, cell.top + (line + 1) * leading if bottom is None else bottom
        )


_HORIZONTAL = {_Key.Key_Right: 1, _Key.Key_Left: -1}
_VERTICAL = {_Key.Key_Down: 1, _Key.Key_Up: -1}
_PLAIN = frozenset({_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_Space, _Key.Key_Escape})


def _row_with_text(spread: "Spread", column: int, row: int, step: int) -> int:
    """The next row in which a column has text, or the same row at the end."""
    other = row + step
    while 0 <= other < len(spread):
        if spread.text(other, column):
            return other
        other += step
    return row


def _line_start(spread: "Spread", selection: Selection) -> Point:
    block = spread.box(selection.focus.row).cells[selection.column].block
    start = block.line_span(block.line_at(selection.focus.offset))[0] if block else 0
    return Point(selection.focus.row, start)


def _line_end(spread: "Spread", selection: Selection) -> Point:
    block = spread.box(selection.focus.row).cells[selection.column].block
    end = block.line_span(block.line_at(selection.focus.offset))[1] if block else 0
    return Point(selection.focus.row, end)


def _first(_spread: "Spread", _selection: Selection) -> Point:
    return Point(0, 0)


def _last(spread: "Spread", selection: Selection) -> Point:
    row = len(spread) - 1
    return Point(row, len(spread.text(row, selection.column) or ""))

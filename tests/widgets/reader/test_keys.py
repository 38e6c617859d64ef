"""What keys do in the reader, by real events."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from gui.reader.selection import Point

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reading(view):
    """The view with the keyboard, at the first sentence of the English column."""
    view.setFocus()
    view.go_to(1, 2)
    return view


def press(view, *keys, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(view, key, modifier)


def test_shift_and_arrows_select_characters(reading) -> None:
    press(reading, Key.Key_Right, Key.Key_Right, Key.Key_Right, modifier=SHIFT)
    assert reading.selected_text() == "The"


def test_control_and_shift_select_words(reading) -> None:
    press(reading, Key.Key_Right, Key.Key_Right, modifier=CONTROL | SHIFT)
    assert reading.selected_text() == "The wind"


def test_a_selection_goes_on_into_the_next_row(reading) -> None:
    press(reading, Key.Key_End)
    press(reading, Key.Key_Right, Key.Key_Right, modifier=SHIFT)
    assert reading.focused_row == 2
    assert reading.selected_text() == "T"


def test_control_a_selects_the_row_of_the_column(reading) -> None:
    press(reading, Key.Key_A, modifier=CONTROL)
    assert reading.selected_text() == "The wind rose at last."


def test_control_c_copies_the_selected_words(reading, qapp) -> None:
    press(reading, Key.Key_A, Key.Key_C, modifier=CONTROL)
    assert qapp.clipboard().text() == "The wind rose at last."


def test_escape_lets_the_selection_go(reading, qtbot) -> None:
    press(reading, Key.Key_A, modifier=CONTROL)
    with qtbot.waitSignal(reading.selection_gone):
        press(reading, Key.Key_Escape)
    assert reading.selection is None
    assert not reading.bar.isVisible()


def test_alt_and_arrows_step_rows(reading) -> None:
    press(reading, Key.Key_Down, Key.Key_Down, modifier=ALT)
    assert reading.focused_row == 3
    press(reading, Key.Key_Up, modifier=ALT)
    assert reading.focused_row == 2


def test_down_keeps_to_where_the_caret_stood(reading) -> None:
    press(reading, *[Key.Key_Right] * 9)
    press(reading, Key.Key_Down, Key.Key_Up)
    assert reading.selection.focus == Point(1, 9)


def test_down_passes_over_rows_in_which_the_column_has_nothing(reading) -> None:
    reading.go_to(1, 1)
    reading.select(None)
    press(reading, Key.Key_Down)
    assert reading.focused_row == 3


def test_home_and_end_go_to_the_ends_of_the_line_and_of_the_text(reading) -> None:
    press(reading, Key.Key_End)
    assert reading.selection.focus == Point(1, 22)
    press(reading, Key.Key_Home, modifier=CONTROL)
    assert reading.selection.focus == Point(0, 0)
    press(reading, Key.Key_End, modifier=CONTROL)
    assert reading.selection.focus == Point(4, 15)


def test_a_page_down_leaves_a_line_of_overlap(reading, make_page) -> None:
    reading.show_page(make_page(repeat=60))
    last = list(reading.spread.visible())[-1]
    press(reading, Key.Key_PageDown)
    line = reading.spread.grid.type.leading
    moved = {box.index: top for box, top in reading.spread.visible()}
    assert moved[last[0].index] == last[1] - (reading.viewport().height() - line)


def test_the_caret_is_always_in_view(reading, make_page) -> None:
    reading.show_page(make_page(repeat=20))
    for _ in range(60):
        press(reading, Key.Key_Down)
        assert reading.spread.scroller.top_of(reading.focused_row) is not None


def test_letters_and_digits_are_left_to_the_window(reading, qtbot) -> None:
    none = Qt.KeyboardModifier.NoModifier
    for key in (Key.Key_1, Key.Key_N, Key.Key_U, Key.Key_F):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, none, chr(key))
        reading.keyPressEvent(event)
        assert not event.isAccepted()


def test_arrows_in_a_column_from_right_to_left_go_where_they_point(view, make_page) -> None:
    story = [("text", 1, {"ar": ["قرأت كتابا"], "en": ["I read."]})]
    view.show_page(make_page(("ar", "en"), story=story))
    view.go_to(0, 0)
    press(view, Key.Key_Left)
    assert view.selection.focus == Point(0, 1)


def test_the_bar_appears_above_a_selection_and_never_takes_the_keyboard(reading) -> None:
    reading.go_to(3)
    press(reading, Key.Key_A, modifier=CONTROL)
    assert reading.bar.isVisible()
    assert reading.hasFocus()
    selected = reading.where.selection(reading.selection).translated(reading.viewport().pos())
    assert reading.bar.geometry().top() + 36 + 8 == selected.top()


def test_the_bar_goes_when_the_text_scrolls(reading, make_page) -> None:
    reading.show_page(make_page(repeat=60))
    reading.go_to(4, 0)
    press(reading, Key.Key_A, modifier=CONTROL)
    assert reading.bar.isVisible()
    reading.scroll_by(30)
    assert not reading.bar.isVisible()


def test_control_and_arrows_move_by_paragraphs(reading) -> None:
    press(reading, Key.Key_Right)
    press(reading, Key.Key_Down, modifier=CONTROL)
    assert reading.selection.focus == Point(3, 0)
    press(reading, Key.Key_Up, modifier=CONTROL)
    assert reading.selection.focus == Point(1, 0)


def test_control_shift_and_arrows_select_by_paragraphs(reading) -> None:
    press(reading, Key.Key_Down, modifier=CONTROL | SHIFT)
    assert reading.selected_text() == "The wind rose at last. The sea fell still."
    press(reading, Key.Key_Down, modifier=CONTROL | SHIFT)
    assert reading.selected_text().endswith("Then came dawn.")


def test_shift_alt_and_arrows_select_by_rows(reading) -> None:
    press(reading, Key.Key_Down, modifier=ALT | SHIFT)
    assert reading.selected_text() == "The wind rose at last."
    press(reading, Key.Key_Up, modifier=ALT | SHIFT)
    assert reading.selected_text() == ""


def test_the_caret_goes_along_by_rows_where_it_is_seen(reading) -> None:
    press(reading, Key.Key_Right)
    press(reading, Key.Key_Down, modifier=ALT)
    assert reading.state.caret == Point(2, 0)


def test_rows_worth_a_look_are_gone_to_in_turn(reading, make_page) -> None:
    reading.show_page(make_page(repeat=30, scores={6: 0.3, 90: 0.5}))
    doubtful = reading.page.doubtful
    assert reading.step_among(doubtful, 1)
    assert reading.focused_row == 6
    assert reading.step_among(doubtful, 1)
    assert not reading.step_among(doubtful, 1)
    assert reading.focused_row == 90
    assert reading.step_among(doubtful, -1)
    assert reading.focused_row == 6


def test_the_end_of_the_text_is_a_jump_that_can_be_taken_back(reading, make_page, qtbot) -> None:
    reading.show_page(make_page(repeat=30))
    before = reading.place
    with qtbot.waitSignal(reading.left) as left:
        press(reading, Key.Key_End, modifier=CONTROL)
    assert left.args == [before]
    reading.return_to(left.args[0])
    assert reading.top_row == 0


@pytest.fixture
def long(view, make_page):
    """The view on a text of many screens."""
    view.show_page(make_page(repeat=60))
    return view


def top(view) -> tuple[int, int]:
    return view.place.row, view.place.offset


def test_keys_in_the_strip_scroll_the_text_and_leave_the_focused_row(long) -> None:
    strip, focused = long.strip, long.focused_row
    strip.setFocus()
    seen = [top(long)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        QTest.keyClick(strip, key)
        seen.append(top(long))
    assert seen == sorted(set(seen))
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(strip, key)
    assert top(long) == seen[0]
    assert long.focused_row == focused


def test_a_value_given_to_the_strip_from_outside_scrolls_the_text(long) -> None:
    long.strip.setValue(long.strip.maximum() // 2)
    assert long.place.row > 10

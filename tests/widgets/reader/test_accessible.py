"""What a screen reader finds in the reader: rows, cells, their words and what is on them."""

import gc
import sys
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from core.model import Colour
from gui.reader.accessible import accessible
from gui.reader.selection import Point, Selection
from gui.reader.view import ReaderView
from gui.theme import Theme

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture(scope="module", autouse=True)
def _factory(qapp):
    QAccessible.installFactory(accessible)


@pytest.fixture
def told(view):
    """The interface that Qt hands to a screen reader."""
    return QAccessible.queryAccessibleInterface(view)


def letters(cell: Any) -> Any:
    """The words of a cell, to be read by letters."""
    return cell.interface_cast(QAccessible.InterfaceType.TextInterface)


def test_the_reader_is_a_table_of_its_rows(told, view) -> None:
    assert told.role() is QAccessible.Role.Table
    roles = [told.child(n).role() for n in range(len(view.page))]
    assert roles == [QAccessible.Role.Row] * 5
    assert [told.child(2).child(n).role() for n in range(3)] == [QAccessible.Role.Cell] * 3


def test_a_cell_says_its_row_language_words_marks_and_notes(told) -> None:
    cell = told.child(2).child(2)
    assert cell.text(NAME) == (
        "Row 2, English: The sea fell still. "
        "Blue highlight on “sea fell”, with a note, tagged weather/sea."
    )
    assert cell.text(VALUE) == "The sea fell still."


def test_an_empty_cell_says_so(told) -> None:
    assert told.child(2).child(1).text(NAME).endswith("no sentence in this version")


def test_parents_and_numbers_lead_back(told) -> None:
    row, cell = told.child(3), told.child(3).child(1)
    assert cell.parent() is row
    assert row.indexOfChild(cell) == 1
    assert told.indexOfChild(row) == 3


def test_the_bars_are_found_beside_the_rows(told, view) -> None:
    found = [told.child(n).object() for n in range(len(view.page), told.childCount())]
    assert found == [view.header, view.find_bar, view.strip, view.bar, told.mirror]
    assert told.indexOfChild(told.child(len(view.page))) == len(view.page)
    assert told.child(told.childCount()) is None


def test_a_cell_is_where_it_is_painted(told, view) -> None:
    box = told.child(2).child(2).rect()
    track = view.spread.grid.tracks[2]
    middle = view.viewport().mapFromGlobal(box.center())
    assert track.left <= middle.x() <= track.right
    assert view.hit(middle).row == 2
    assert told.childAt(box.center().x(), box.center().y()) is told.child(2).child(2)


def test_rows_out_of_view_say_so(view, make_page, told) -> None:
    view.show_page(make_page(repeat=50))
    assert told.child(150).child(0).state().offscreen
    view.go_to(150)
    assert not told.child(150).child(0).state().offscreen


def test_the_focused_cell_has_the_focus(told, view) -> None:
    view.setFocus()
    view.go_to(3, 1)
    QApplication.processEvents()
    assert told.focusChild() is told.child(3).child(1)
    assert told.child(3).child(1).state().focused


def test_another_page_has_other_rows(told, view, make_page) -> None:
    before = told.child(1)
    view.show_page(make_page(("en", "ar")))
    assert told.child(1) is not before
    assert told.child(1).childCount() == 2


def test_a_row_of_a_page_that_is_gone_says_nothing(told, view, make_page) -> None:
    cell = told.child(4).child(2)
    view.show_page(make_page(("en",), story=[]))
    assert cell.text(NAME) == ""
    assert cell.rect().isEmpty()


def test_asking_very_often_takes_no_reference_of_none_away(told, view) -> None:
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(3000):
        told.childAt(-5, -5)
        told.focusChild()
        told.child(1).child(0).rect()
        told.child(10_000)
    gc.collect()
    assert sys.getrefcount(None) >= before - 50


def test_a_closed_reader_takes_its_interface_along(qapp, make_page) -> None:
    for _ in range(20):
        view = ReaderView(Theme.paper())
        view.show_page(make_page())
        view.show()
        told = QAccessible.queryAccessibleInterface(view)
        told.child(1).child(1).text(NAME)
        view.close()
        shiboken6.delete(view)
    assert not shiboken6.isValid(view)


def test_with_a_screen_reader_at_work_everything_goes_on(view, make_page, qtbot) -> None:
    QAccessible.setActive(True)
    try:
        view.go_to(2, 1)
        view.link(linked=False)
        view.show_page(make_page(repeat=3))
        view.go_to(5, 2)
        assert view.accessibleDescription().startswith("Row 5, English")
        view.hide()
        view.show()
        QApplication.processEvents()
        assert view.hit(QPoint(60, 100)) is not None
    finally:
        QAccessible.setActive(False)


def test_the_words_of_a_cell_are_read_by_letters(told, view) -> None:
    text = letters(told.child(2).child(2))
    assert text.characterCount() == len("The sea fell still.")
    assert text.text(4, 7) == "sea"
    assert text.text(8, -1) == "fell still."


def test_the_caret_goes_where_a_screen_reader_puts_it(told, view) -> None:
    text = letters(told.child(2).child(2))
    text.setCursorPosition(4)
    assert text.cursorPosition() == 4
    assert (view.focused_row, view.focused_column) == (2, 2)
    text.addSelection(4, 7)
    assert view.selected_text() == "sea"


def test_a_letter_is_where_a_point_finds_it(told) -> None:
    text = letters(told.child(2).child(2))
    assert text.offsetAtPoint(text.characterRect(6).center()) == 6
    assert text.offsetAtPoint(QPoint(-9, -9)) == -1


def test_letters_beyond_the_first_plane_count_two(view, make_page) -> None:
    story = (("text", 1, {"vi": ["🚪 mở."], "id": ["🚪 buka."], "en": ["🚪 opens."]}),)
    view.show_page(make_page(story=story))
    cell = QAccessible.queryAccessibleInterface(view).child(0).child(2)
    text = letters(cell)
    assert text.characterCount() == 9
    assert text.text(3, 8) == "opens"


def test_the_text_of_a_cell_that_is_gone_is_empty(told, view, make_page) -> None:
    text = letters(told.child(4).child(2))
    view.show_page(make_page(("en",), story=[]))
    assert (text.characterCount(), text.text(0, 5)) == (0, "")


def test_a_mark_is_called_as_the_person_calls_its_colour(told, view) -> None:
    view.colour_names = {Colour.BLUE: "good solution"}
    assert "Good solution highlight on “sea fell”" in told.child(2).child(2).text(NAME)


def mirrored(told: Any) -> tuple[str, int, int]:
    cursor = told.mirror.textCursor()
    return told.mirror.toPlainText(), cursor.anchor(), cursor.position()


def test_what_is_selected_is_told_by_a_field_out_of_sight(told, view) -> None:
    view.select(Selection(2, Point(2, 4), Point(2, 7)))
    assert mirrored(told) == ("The sea fell still.", 4, 7)
    assert not view.rect().intersects(told.mirror.geometry())
    view.clear_selection()
    assert told.mirror.toPlainText() == ""


def test_of_a_selection_over_rows_the_part_in_the_focused_cell_is_told(told, view) -> None:
    view.select(Selection(2, Point(1, 4), Point(2, 7)))
    assert mirrored(told) == ("The sea fell still.", 0, 7)
    view.select(Selection(2, Point(2, 7), Point(1, 4)))
    assert mirrored(told) == ("The wind rose at last.", 22, 4)


def test_a_caret_that_moves_is_told_of_its_cell(told, view, monkeypatch) -> None:
    events: list[Any] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    view.select(Selection(2, Point(2, 4), Point(2, 7)))
    places = [e.cursorPosition() for e in events if e.type() is QAccessible.Event.TextCaretMoved]
    assert places == [7]

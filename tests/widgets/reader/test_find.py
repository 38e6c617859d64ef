"""Finding in the text, as it is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.reader.overview import Kind
from gui.reader.selection import Point, Selection


@pytest.fixture
def finding(view, make_page, qtbot):
    view.show_page(make_page(repeat=30))
    view.finder.open()
    return view


def look_for(view, qtbot, words: str) -> None:
    view.find_bar.field.setText(words)
    qtbot.waitUntil(lambda: not view.finder.is_busy)


def test_every_place_is_counted_and_the_first_one_gone_to(finding, qtbot) -> None:
    look_for(finding, qtbot, "waited")
    assert finding.find_bar.count.text() == "1 of 60"
    current = finding.state.finds.current
    assert (current.row, current.column) == (3, 2)
    assert (finding.focused_row, finding.focused_column) == (3, 2)


def test_words_typed_without_marks_find_those_with_marks(finding, qtbot) -> None:
    look_for(finding, qtbot, "bien")
    assert finding.find_bar.count.text() == "1 of 30"
    look_for(finding, qtbot, "bién")
    assert finding.find_bar.count.text() == "Nothing found"


def test_return_and_shift_return_step_around_the_end(finding, qtbot) -> None:
    look_for(finding, qtbot, "fajar")
    field = finding.find_bar.field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert finding.find_bar.count.text() == "2 of 30"
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finding.find_bar.count.text() == "30 of 30"
    row = finding.state.finds.current.row
    assert row in {box.index for box, _ in finding.spread.visible()}


def test_one_column_and_whole_words_narrow_what_is_found(finding, qtbot) -> None:
    look_for(finding, qtbot, "wa")
    everywhere = len(finding.state.finds)
    finding.find_bar.one_column.click()
    look_for(finding, qtbot, "a")
    assert {f.column for f in finding.state.finds.in_order()} == {finding.focused_column}
    finding.find_bar.one_column.click()
    finding.find_bar.whole_words.click()
    look_for(finding, qtbot, "wa")
    assert everywhere > len(finding.state.finds) == 0


def test_escape_closes_the_bar_and_selects_where_one_is(finding, qtbot) -> None:
    look_for(finding, qtbot, "dawn")
    QTest.keyClick(finding.find_bar.field, Qt.Key.Key_Escape)
    assert not finding.find_bar.isVisible()
    assert finding.selected_text() == "dawn"
    assert finding.hasFocus()
    assert not len(finding.state.finds)


def test_places_are_painted_in_the_colour_of_finds(finding, qtbot) -> None:
    look_for(finding, qtbot, "wind")
    found = finding.state.finds.current
    box, top = next((b, t) for b, t in finding.spread.visible() if b.index == found.row)
    cell = box.cells[found.column]
    words = cell.block.rectangles(found.start, found.end)[0]
    point = words.translated(cell.track.text_left, top + cell.top).topLeft()
    image = finding.viewport().grab().toImage()
    assert image.pixelColor(point.x() + 8, point.y() + 1) == finding._theme.find


def test_places_are_shown_in_the_strip(finding, qtbot) -> None:
    look_for(finding, qtbot, "Semua")
    shares = finding.strip.shares(Kind.FIND)
    assert 10 < len(shares) <= 30
    assert list(shares) == sorted(shares)


def test_what_is_selected_is_looked_for(view, qtbot) -> None:
    view.select(Selection(2, Point(1, 4), Point(1, 8)))
    view.finder.open()
    assert view.find_bar.field.text() == "wind"


def test_opening_the_bar_moves_no_line_of_the_text(view, make_page) -> None:
    view.show_page(make_page(repeat=30))
    view.go_to(40)
    line = view.viewport().y() + next(t for b, t in view.spread.visible() if b.index == 40)
    view.finder.open()
    after = view.viewport().y() + next(t for b, t in view.spread.visible() if b.index == 40)
    assert after == line


def test_an_edit_while_finding_finds_again(finding, make_page, qtbot) -> None:
    look_for(finding, qtbot, "wind")
    finding.replace_page(make_page(repeat=10))
    qtbot.waitUntil(lambda: not finding.finder.is_busy)
    assert len(finding.state.finds) == 10


def test_one_version_alone_is_not_offered_as_one_of_several(view, make_page, qtbot) -> None:
    view.show_page(make_page(("en",)))
    view.finder.open()
    assert not view.find_bar.one_column.isVisible()
    look_for(view, qtbot, "wind")
    assert view.find_bar.count.text() == "1 of 1"

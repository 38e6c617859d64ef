"""Unlinked columns scroll each by itself, and come in step again at the focused row."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.reader.selection import Point, Selection


@pytest.fixture
def long(view, make_page):
    view.show_page(make_page(repeat=60))
    view.go_to(100, 0)
    view.link(linked=False)
    return view


def tops(view, column: int) -> dict[int, int]:
    return {p.box.index: p.top for p in view.spread.placed() if p.column in (None, column)}


def wheel(view, column: int, notches: int) -> None:
    track = view.spread.grid.tracks[column]
    place = QPointF(track.left + 40, 200)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_moves_only_the_column_under_the_mouse(long) -> None:
    before = [tops(long, column) for column in range(3)]
    wheel(long, 2, 2)
    assert tops(long, 0) == before[0]
    assert tops(long, 1) == before[1]
    assert tops(long, 2) != before[2]


def test_unlinking_leaves_the_focused_row_level_in_all_columns(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    view.go_to(100)
    top = tops(view, 0)[100]
    view.link(linked=False)
    assert [tops(view, column)[100] for column in range(3)] == [top] * 3


def test_linking_brings_all_columns_to_the_focused_row(long) -> None:
    wheel(long, 1, 30)
    long.go_to(long.spread.scroller.row + 2, 1)
    row, top = long.focused_row, tops(long, 1)[long.focused_row]
    long.link(linked=True)
    assert long.linked
    assert {tops(long, column)[row] for column in range(3)} == {top}


def test_the_focused_row_leads_although_another_column_was_scrolled_last(long) -> None:
    long.go_to(100, 0)
    top = tops(long, 0)[100]
    wheel(long, 2, 20)
    long.link(linked=True)
    assert tops(long, 0)[100] == top


def test_far_from_the_focused_row_columns_come_to_the_one_scrolled_last(long) -> None:
    for column in range(3):
        wheel(long, column, 40)
    row = long.spread._strand_of(2).scroller.row
    long.link(linked=True)
    assert long.top_row == row


def test_rows_of_an_unlinked_column_follow_each_other_without_gaps(long) -> None:
    wheel(long, 0, 3)
    placed = [p for p in long.spread.placed() if p.column == 0]
    for above, below in pairwise(placed):
        assert above.top + above.box.height == below.top


def test_a_point_is_hit_in_the_column_where_it_lies(long) -> None:
    wheel(long, 2, 20)
    for column in range(3):
        row, top = next((r, t) for r, t in tops(long, column).items() if t > 50)
        track = long.spread.grid.tracks[column]
        hit = long.hit(QPoint(track.text_left + 5, top + 12))
        assert (hit.row, hit.column) == (row, column)


def test_resizing_keeps_every_unlinked_column_at_its_row(long) -> None:
    wheel(long, 2, 20)
    before = [long.spread._strand_of(column).scroller.row for column in range(3)]
    long.resize(1000, 640)
    assert [long.spread._strand_of(column).scroller.row for column in range(3)] == before


def test_an_edit_leaves_the_columns_where_they_are(long, make_page) -> None:
    wheel(long, 2, 20)
    before = [tops(long, column) for column in range(3)]
    long.replace_page(make_page(repeat=60, marks=[("a", [("en", "wind", False)], {})]))
    assert [tops(long, column) for column in range(3)] == before


def test_what_is_selected_in_an_unlinked_column_is_painted_there(long) -> None:
    wheel(long, 2, 20)
    row, top = next((r, t) for r, t in tops(long, 2).items() if 100 < t < 400)
    long.select(Selection(2, Point(row, 0), Point(row, 3)))
    box = long.where.selection(long.selection)
    assert top <= box.top() <= top + 40
    image = long.viewport().grab().toImage()
    assert image.pixelColor(box.left() + 1, box.top() + 1) == long._theme.selection


def test_another_article_opens_in_step(long, make_page) -> None:
    long.show_page(make_page())
    assert long.linked

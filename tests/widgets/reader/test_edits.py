"""The reader stays where it is while the article changes under it."""

from dataclasses import replace

import pytest

from core.model import AnnotationId, Colour, VersionId
from gui.reader.place import Place
from gui.reader.selection import Point, Selection
from gui.reader.view import ReaderView
from gui.theme import Theme


@pytest.fixture
def reading(view, make_page):
    """The view in the middle of a long page."""
    view.show_page(make_page(repeat=50))
    view.go_to(101, 2)
    return view


def screen(view) -> dict[int, int]:
    return {box.index: top for box, top in view.spread.visible()}


def note(make_page, **facts):
    return make_page(repeat=50, marks=[("n", [("en", "Then came dawn", False)], facts)])


def test_a_new_mark_moves_nothing(reading, make_page) -> None:
    before = screen(reading)
    reading.replace_page(note(make_page))
    assert screen(reading) == before


def test_texts_are_not_set_again_for_a_new_mark(reading, make_page) -> None:
    blocks = [id(cell.block) for box, _ in reading.spread.visible() for cell in box.cells]
    reading.replace_page(note(make_page))
    assert [id(c.block) for box, _ in reading.spread.visible() for c in box.cells] == blocks


def test_only_the_row_of_a_new_mark_is_painted(view, page, qtbot, monkeypatch) -> None:
    view.replace_page(page.with_annotations([]))
    qtbot.wait(30)
    painted = []
    paint = view._paint
    monkeypatch.setattr(view, "_paint", lambda *given: (painted.append(given[1]), paint(*given)))
    mark = replace(page.annotations[AnnotationId("sea")], tags=())
    view.replace_page(page.with_annotations([mark]))
    qtbot.waitUntil(lambda: bool(painted))
    box, top = next((b, t) for b, t in view.spread.visible() if b.index == 2)
    assert [(r.top(), r.height()) for r in painted] == [(top, box.height)]


def test_the_focused_row_stays_when_a_row_above_grows(reading, make_page) -> None:
    top = screen(reading)[reading.focused_row]
    row = reading.focused_row - 1
    text = reading.spread.text(row, 2)
    marks = [("n", [("en", text, False)], {"tags": ["one", "two"]})]
    page = make_page(repeat=50)
    target = make_page(marks=marks, repeat=50).annotations[AnnotationId("n")]
    cell = page.row(row).cells[2]
    moved = replace(target.targets[0], start=cell.start, end=cell.end)
    reading.replace_page(page.with_annotations([replace(target, targets=(moved,))]))
    assert screen(reading)[reading.focused_row] == top


def test_a_selection_survives_a_new_mark(reading, make_page) -> None:
    reading.select(Selection(2, Point(101, 0), Point(101, 4)))
    words = reading.selected_text()
    reading.replace_page(note(make_page))
    assert reading.selected_text() == words != ""


def test_taking_a_column_away_keeps_row_and_selected_words(reading, make_page) -> None:
    reading.select(Selection(2, Point(101, 0), Point(101, 4)))
    words, row = reading.selected_text(), reading.focused_row
    reading.replace_page(make_page(("vi", "en"), repeat=50))
    assert (reading.selected_text(), reading.focused_row, reading.focused_column) == (words, row, 1)
    assert row in screen(reading)


def test_another_order_of_columns_keeps_the_column_in_focus(reading, make_page) -> None:
    reading.replace_page(make_page(("en", "vi", "id"), repeat=50))
    assert reading.focused_column == 0
    assert reading.page.columns[0].version_id == VersionId("en")


def test_the_focused_row_never_leaves_while_the_window_is_resized(reading, qtbot) -> None:
    for width in (700, 1180, 520, 900):
        top = screen(reading)[reading.focused_row]
        reading.resize(width, 600)
        assert screen(reading)[reading.focused_row] == top


def test_zoom_keeps_the_focused_row_where_it_is(reading) -> None:
    top = screen(reading)[reading.focused_row]
    reading.set_zoom(140)
    assert screen(reading)[reading.focused_row] == top
    assert reading.spread.grid.type.size > 20


def test_a_page_shown_before_the_window_opens_at_its_place(qtbot, make_page) -> None:
    view = ReaderView(Theme.paper())
    qtbot.addWidget(view)
    place = Place(row=90, offset=33, column=1, focus=91)
    view.show_page(make_page(repeat=50), place)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    assert view.place == place


def test_going_somewhere_before_the_window_opens_holds_too(qtbot, make_page) -> None:
    view = ReaderView(Theme.paper())
    qtbot.addWidget(view)
    view.show_page(make_page(repeat=50))
    view.go_to(120)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    assert 120 in screen(view)


def test_going_to_an_annotation_shows_it_and_makes_it_current(view, make_page) -> None:
    view.show_page(make_page(repeat=50, marks=[("n", [("vi", "Rồi trời sáng", False)], {})]))
    view.go_to(180)
    view.go_to_annotation("n")
    assert (view.focused_row, view.focused_column) == (4, 0)
    assert view.current_annotation == AnnotationId("n")
    assert 4 in screen(view)


def test_the_annotation_at_the_focus_is_the_one_under_the_caret(view) -> None:
    view.select(Selection(2, Point(2, 5), Point(2, 7)))
    assert view.annotation_at_focus() == AnnotationId("sea")
    view.select(Selection(2, Point(1, 0), Point(1, 3)))
    assert view.annotation_at_focus() is None


def test_a_passage_leaves_the_blanks_at_its_ends_out(view) -> None:
    view.select(Selection(2, Point(1, 3), Point(1, 9)))
    passage = view.selection_passage()
    assert passage.end - passage.start == len("wind")


def test_ticks_stand_for_the_marks(view) -> None:
    places = {colour: view.strip.shares(colour) for colour in Colour}
    assert [colour for colour, shares in places.items() if shares] == [Colour.BLUE]
    assert 0.2 < places[Colour.BLUE][0] < 0.6


def test_ticks_find_their_place_as_the_rows_are_measured(view, make_page, qtbot) -> None:
    tall = [("text", 1, {"vi": ["Gió."], "id": ["Angin."], "en": ["The wind rose. " * 40]})]
    short = [("text", 1, {"vi": ["Gió."], "id": ["Angin."], "en": ["The end"]})]
    marks = [("end", [("en", "The end", False)], {})]
    view.show_page(make_page(story=tall * 6 + short, marks=marks))
    for _ in range(12):
        view.scroll_page(1)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: not view.ahead.is_busy)
    assert view.strip.shares(Colour.YELLOW)[0] == pytest.approx(view.spread.share_of(6), abs=0.004)

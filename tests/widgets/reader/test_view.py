"""The reader as a whole: shows a page, keeps its place, can be selected in."""

import weakref

from core.model import Passage, VersionId
from gui.reader.place import Place
from gui.reader.selection import Point, Selection


def pixel(view, x, y):
    return view.viewport().grab().toImage().pixelColor(x, y)


def test_the_focused_row_is_tinted_across_all_columns(view) -> None:
    view.go_to(2)
    _, top = next((box, top) for box, top in view.spread.visible() if box.index == 2)
    colours = {pixel(view, track.right - 4, top + 4).name() for track in view.spread.grid.tracks}
    assert colours == {view._theme.row.name()}


def test_a_selection_becomes_a_passage_of_its_version(view) -> None:
    view.select(Selection(2, Point(1, 4), Point(1, 8)))
    text = "A far grain\nThe wind rose at last."
    start = text.index("wind")
    assert view.selection_passage() == Passage(VersionId("en"), start, start + 4)
    assert view.selected_text() == "wind"


def test_the_place_is_the_same_after_showing_the_page_again(view, make_page) -> None:
    long = make_page(repeat=200)
    view.show_page(long, Place(row=300, offset=7, column=1, focus=302))
    assert view.place == Place(row=300, offset=7, column=1, focus=302)


def test_an_empty_reader_is_bare_ground(view) -> None:
    view.show_page(None)
    assert pixel(view, 300, 200) == view._theme.ground
    assert view.place == Place()


def test_a_focused_column_is_scrolled_into_view(view, make_page) -> None:
    view.show_page(make_page(("vi", "id", "en", "ar") * 2))
    view.focus_column(7)
    track, width = view.spread.grid.tracks[7], view.viewport().width()
    assert track.right - view.scrolled_aside <= width
    view.focus_column(0)
    assert view.scrolled_aside == 0


def test_the_header_names_the_column_that_has_the_keyboard(view) -> None:
    view.setFocus()
    view.focus_column(1)
    track, header = view.spread.grid.tracks[1], view.header.grab().toImage()
    assert header.pixelColor(track.text_left + 2, 38) == view._theme.accent


def test_a_single_version_offers_another(view, make_page, qtbot) -> None:
    view.show_page(make_page(("en",)))
    assert view.header.add_button.isVisible()
    with qtbot.waitSignal(view.add_version_asked):
        view.header.add_button.click()


def test_a_single_version_has_no_tinted_row(view, make_page) -> None:
    view.show_page(make_page(("en",)))
    view.go_to(2)
    _, top = next((box, top) for box, top in view.spread.visible() if box.index == 2)
    assert pixel(view, 600, top + 4) == view._theme.ground


def test_the_focused_row_stays_where_it_is_when_the_text_grows(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    view.go_to(100)
    before = view.spread.scroller.top_of(100)
    view.set_zoom(150)
    assert view.spread.scroller.top_of(100) == before


def test_an_article_that_was_left_takes_its_layout_along(view, make_page) -> None:
    left = weakref.ref(view.spread)
    view.show_page(make_page(("en",)))
    assert left() is None

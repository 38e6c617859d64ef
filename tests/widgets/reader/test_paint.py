"""What is painted where: pixels at known rectangles."""

import pytest
from PySide6.QtCore import QRect

from core.model import AnnotationId, Colour, Style
from gui.reader.selection import Point, Selection
from gui.theme import THEMES, Theme

BLUE = Colour.BLUE


def picture(view):
    return view.viewport().grab().toImage()


def cell_at(view, row: int, column: int):
    box, top = next((b, t) for b, t in view.spread.visible() if b.index == row)
    return box.cells[column], top


def words(view, row: int, column: int, start: int, end: int) -> QRect:
    """Where characters of a cell stand in the viewport."""
    cell, top = cell_at(view, row, column)
    box = cell.block.rectangles(start, end)[0]
    return box.translated(cell.track.text_left, top + cell.top)


def colours_in(view, box: QRect) -> set[str]:
    image = picture(view)
    xs, ys = range(box.left(), box.right() + 1), range(box.top(), box.bottom() + 1)
    return {image.pixelColor(x, y).name() for x in xs for y in ys}


@pytest.mark.parametrize("name", THEMES)
def test_a_mark_has_its_tint_and_a_two_pixel_underline_in_its_tone(view, name) -> None:
    view.set_theme(Theme.named(name))
    box, theme, image = words(view, 2, 2, 4, 12), view._theme, picture(view)
    x = box.left() + 20
    assert image.pixelColor(x, box.top() + 1) == theme.marks[BLUE].tint
    column = [image.pixelColor(x, y) for y in range(box.top(), box.bottom() + 3)]
    assert column.count(theme.marks[BLUE].tone) == 2


def test_a_linked_mark_is_lighter_with_a_one_pixel_underline(view) -> None:
    box, theme, image = words(view, 2, 0, 0, 4), view._theme, picture(view)
    x = box.left() + 14
    assert image.pixelColor(x, box.top() + 1).name() == theme.linked_tint(BLUE).name()
    column = [image.pixelColor(x, y) for y in range(box.top(), box.bottom() + 3)]
    assert column.count(theme.marks[BLUE].tone) == 1


def test_an_underline_alone_has_no_tint(view, make_page) -> None:
    marks = [("u", [("en", "dawn", False)], {"style": Style.UNDERLINE, "colour": Colour.RED})]
    view.replace_page(make_page(marks=marks))
    colours = colours_in(view, words(view, 4, 2, 10, 14))
    assert view._theme.marks[Colour.RED].tone.name() in colours
    assert view._theme.marks[Colour.RED].tint.name() not in colours


def test_a_note_without_a_style_leaves_the_words_alone(view, make_page) -> None:
    marks = [("n", [("en", "dawn", False)], {"style": Style.NONE, "note": "When?"})]
    plain = picture(view).copy(words(view, 4, 2, 10, 14))
    view.replace_page(make_page(marks=marks))
    assert picture(view).copy(words(view, 4, 2, 10, 14)) == plain
    assert cell_at(view, 4, 2)[0].badges


def test_overlapping_underlines_run_three_pixels_apart(view, make_page) -> None:
    marks = [
        ("outer", [("en", "Then came dawn", False)], {"colour": Colour.GREEN}),
        ("inner", [("en", "dawn", False)], {"colour": Colour.RED}),
    ]
    view.replace_page(make_page(marks=marks))
    box, image, theme = words(view, 4, 2, 10, 14), picture(view), view._theme
    column = [image.pixelColor(box.center().x(), box.top() + y) for y in range(32)]
    first, second = (theme.marks[colour].tone for colour in (Colour.GREEN, Colour.RED))
    assert column.index(second) - column.index(first) == 3
    assert image.pixelColor(box.left() + 1, box.top() + 2) == theme.marks[Colour.RED].tint


def test_the_selection_lies_over_the_tint(view) -> None:
    view.select(Selection(2, Point(2, 4), Point(2, 12)))
    box = words(view, 2, 2, 4, 12)
    assert picture(view).pixelColor(box.left() + 2, box.top() + 1) == view._theme.selection


def test_the_focused_row_has_an_accent_bar_at_each_cell(view) -> None:
    view.go_to(3)
    image, accent = picture(view), view._theme.accent
    for column, track in enumerate(view.spread.grid.tracks):
        _, top = cell_at(view, 3, column)
        bar = [image.pixelColor(track.left + (column > 0) + n, top + 60) for n in range(3)]
        assert bar == [accent] * 3


def test_the_row_under_the_mouse_is_lit_less_than_the_focused_one(view) -> None:
    view.go_to(1)
    view.hover(view.hit(words(view, 4, 0, 0, 3).center()))
    theme, image = view._theme, picture(view)
    _, top = cell_at(view, 4, 0)
    lit = image.pixelColor(view.spread.grid.tracks[0].right - 3, top + 3)
    assert theme.ground.lightness() > lit.lightness() > theme.row.lightness()


def test_a_badge_stands_four_pixels_from_the_edge_of_its_column(view) -> None:
    cell, top = cell_at(view, 2, 2)
    badge = cell.badges[0].box.translated(0, top)
    assert (badge.width(), badge.height()) == (16, 16)
    assert cell.track.right - badge.right() - 1 == 4
    assert picture(view).pixelColor(badge.center().x() - 7, badge.center().y()) == (
        view._theme.accent
    )


def test_tags_stand_as_chips_below_the_words_they_belong_to(view) -> None:
    cell, _ = cell_at(view, 2, 2)
    assert [chip.name for chip in cell.chips] == ["weather/sea"]
    assert cell.chips[0].box.top() > cell.top + cell.block.height
    assert not cell_at(view, 2, 0)[0].chips


def test_an_empty_cell_says_so(view) -> None:
    cell, top = cell_at(view, 2, 1)
    box = QRect(cell.track.text_left, top + 8, cell.track.text_width, 26)
    assert len(colours_in(view, box)) > 2
    assert cell.block is None


def test_columns_are_divided_by_one_pixel(view) -> None:
    image, y = picture(view), 300
    for track in view.spread.grid.tracks[1:]:
        assert image.pixelColor(track.left, y) == view._theme.line
        assert image.pixelColor(track.left - 1, y) == view._theme.ground


def test_the_current_annotation_is_underlined_a_pixel_stronger_everywhere(view) -> None:
    view.current_annotation = AnnotationId("sea")
    image, tone = picture(view), view._theme.marks[BLUE].tone
    for column, (start, end), thick in ((0, (0, 4), 2), (2, (4, 12), 3)):
        box = words(view, 2, column, start, end)
        line = [image.pixelColor(box.left() + 14, y) for y in range(box.top(), box.bottom() + 4)]
        assert line.count(tone) == thick


def test_the_reader_draws_no_box_around_the_current_annotation(view) -> None:
    view.current_annotation = AnnotationId("sea")
    around = words(view, 2, 2, 4, 12).adjusted(-3, -3, 3, 0)
    assert view._theme.accent.name() not in colours_in(view, around)


def test_a_theme_change_moves_nothing(view, make_page) -> None:
    view.show_page(make_page(repeat=50))
    view.go_to(120)
    before = [(box.index, top) for box, top in view.spread.visible()]
    view.set_theme(Theme.dark())
    assert [(box.index, top) for box, top in view.spread.visible()] == before


def test_scrolling_paints_the_same_as_painting_anew(view, make_page, qtbot) -> None:
    view.show_page(make_page(repeat=50))
    view.go_to(3)
    qtbot.wait(20)
    for step in (40, 333, -57, 8):
        view.scroll_by(step)
        qtbot.wait(1)
    scrolled = view.grab().toImage()
    view.viewport().update()
    assert view.grab().toImage() == scrolled


def test_short_cells_stay_in_view_beside_a_very_tall_one(view, make_page) -> None:
    tall = " ".join(["Everybody waited for the boats."] * 150)
    view.show_page(make_page(story=[("text", 1, {"vi": ["Chờ."], "id": ["Ya."], "en": [tall]})]))
    view.scroll_by(900)
    box, top = next(view.spread.visible())
    height = box.cells[0].height
    shift = box.shift(height, above=-top, view_height=view.viewport().height())
    assert top + shift + box.cells[0].top >= 0
    assert view.hit(words(view, 0, 0, 0, 3).translated(0, shift).center()).character is not None


def test_a_first_row_without_a_gap_has_no_paragraph_sign_cut_off(view, make_page) -> None:
    view.show_page(make_page(story=[("text", 1, {"vi": ["Gió."], "id": [], "en": ["Wind."]})]))
    assert colours_in(view, QRect(0, 0, 38, 6)) == {view._theme.ground.name()}


def test_numbers_of_five_digits_keep_inside_the_gutter(view, make_page) -> None:
    page = make_page(repeat=2)
    page._slots = tuple(slot._replace(number=88_888) for slot in page._slots)
    view.show_page(page)
    _, top = cell_at(view, 1, 0)
    assert colours_in(view, QRect(0, top, 1, 60)) == {view._theme.ground.name()}
    assert len(colours_in(view, QRect(1, top, 38, 60))) > 2


@pytest.mark.parametrize("width", [700, 760, 1300])
def test_the_paragraphs_of_a_page_are_numbered_inside_the_view(view, make_page, width) -> None:
    view.resize(width, 600)
    view.show_page(make_page(("en",), repeat=60))
    view.go_to(len(view.page) - 1)
    edge = view.spread.grid.tracks[0].text_left
    image = view.viewport().grab().toImage()
    muted, rows = view._theme.muted.name(), range(image.height())
    inked = [x for x in range(edge) if any(image.pixelColor(x, y).name() == muted for y in rows)]
    assert inked
    assert min(inked) > 1

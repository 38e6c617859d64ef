"""Where many marks overlap, stripes in the margin tell them apart."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.model import Colour

MARKS = [
    ("a", [("en", "The sea fell still", False)], {"colour": Colour.RED}),
    ("b", [("en", "sea fell", False)], {"colour": Colour.BLUE}),
    ("c", [("en", "fell still", False)], {"colour": Colour.GREEN}),
    ("d", [("en", "fell", False)], {"colour": Colour.ORANGE}),
]


@pytest.fixture
def crowded(view, make_page):
    view.show_page(make_page(marks=MARKS))
    return view


def cell_of(view):
    placed = next(one for one in view.spread.placed() if one.box.index == 2)
    return placed.box.cells[2], placed.top


def test_every_mark_of_a_crowded_line_has_its_stripe(crowded) -> None:
    cell, top = cell_of(crowded)
    image = crowded.viewport().grab().toImage()
    seen = [image.pixelColor(s.box.center() + QPoint(0, top)) for s in cell.stripes]
    colours = (Colour.RED, Colour.BLUE, Colour.GREEN, Colour.ORANGE)
    assert seen == [crowded._theme.marks[colour].tone for colour in colours]


def test_stripes_stand_beside_the_text(crowded) -> None:
    cell, _ = cell_of(crowded)
    assert all(stripe.box.right() < cell.track.text_left for stripe in cell.stripes)
    assert all(stripe.box.left() > cell.track.left + 3 for stripe in cell.stripes)


def test_two_marks_need_no_stripes(view, make_page) -> None:
    view.show_page(make_page(marks=MARKS[:2]))
    assert cell_of(view)[0].stripes == ()


def test_clicks_on_the_stripes_go_from_one_mark_to_the_next(crowded) -> None:
    cell, top = cell_of(crowded)
    place = cell.stripes[1].box.center() + QPoint(0, top)
    chosen = []
    for _ in range(5):
        QTest.mouseClick(crowded.viewport(), Qt.MouseButton.LeftButton, pos=place)
        chosen.append(crowded.current_annotation)
    assert chosen == ["a", "b", "c", "d", "a"]


def test_only_two_underlines_run_below_a_line_unless_a_third_is_current(crowded) -> None:
    tones = {colour: crowded._theme.marks[colour].tone for colour in Colour}
    cell, top = cell_of(crowded)
    box = cell.block.rectangles(9, 10)[0].translated(cell.track.text_left, top + cell.top)
    strip = range(box.bottom() - 4, box.bottom() + 12)

    def lines() -> set[str]:
        image = crowded.viewport().grab().toImage()
        return {image.pixelColor(box.left() + 1, y).name() for y in strip}

    before = lines()
    assert tones[Colour.ORANGE].name() not in before
    crowded.current_annotation = "d"
    assert tones[Colour.ORANGE].name() in lines()

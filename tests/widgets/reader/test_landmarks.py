"""The strip shows marks at once, and what is to be known of the rows when the view rests."""

import pytest

from core.model import Colour
from gui.reader.overview import TICK_HEIGHT, Kind

RED = ("new", [("en", "sea fell", False)], {"colour": Colour.RED})
BLUE = ("old", [("en", "The wind", False)], {"colour": Colour.BLUE})


@pytest.fixture
def resting(view, make_page, qtbot):
    """A view of rows of all kinds, its idle work done."""
    view.show_page(make_page(repeat=30, scores={6: 0.3, 90: 0.5, 50: 1.0}, marks=[BLUE]))
    view.viewport().update()
    qtbot.waitUntil(lambda: bool(view.strip.shares(Kind.DOUBTFUL)))
    return view


def test_doubtful_confirmed_and_empty_places_stand_in_the_strip(resting) -> None:
    share = resting.spread.share_of
    assert resting.strip.shares(Kind.DOUBTFUL) == pytest.approx([share(6), share(90)], abs=0.004)
    assert resting.strip.shares(Kind.CONFIRMED) == pytest.approx([share(50)], abs=0.004)
    assert len(resting.strip.shares(Kind.GAP)) == 30


def test_a_new_mark_has_its_sign_before_the_view_rests(resting, make_page) -> None:
    resting.replace_page(resting.page.with_annotations(make_page(marks=[RED]).annotations.values()))
    share = resting.spread.share_of(2)
    assert resting.strip.shares(Colour.RED) == pytest.approx([share], abs=0.001)


def test_the_sign_of_a_mark_that_is_gone_goes_when_the_view_rests(resting, qtbot) -> None:
    resting.replace_page(resting.page.with_annotations([]))
    qtbot.waitUntil(lambda: not resting.strip.shares(Colour.BLUE))


def test_signs_are_painted_in_their_colours(resting) -> None:
    strip, theme = resting.strip, resting._theme
    image = strip.grab().toImage()
    y = round(strip.shares(Kind.DOUBTFUL)[1] * (strip.height() - TICK_HEIGHT)) + 1
    assert image.pixelColor(strip.width() - 2, y) == theme.danger
    y = round(strip.shares(Colour.BLUE)[0] * (strip.height() - TICK_HEIGHT)) + 1
    assert image.pixelColor(strip.width() // 2, y) == theme.marks[Colour.BLUE].tone


def test_kinds_of_signs_can_be_left_out(resting) -> None:
    strip = resting.strip
    y = round(strip.shares(Kind.DOUBTFUL)[1] * (strip.height() - TICK_HEIGHT)) + 1
    strip.hide_kinds([Kind.DOUBTFUL, Kind.GAP])
    assert strip.grab().toImage().pixelColor(strip.width() - 2, y) != resting._theme.danger

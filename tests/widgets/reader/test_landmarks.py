"""The strip shows marks at once, and what is to be known of the rows when the view rests."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint

from core.model import Colour
from gui.reader.grid import GUTTER
from gui.reader.gutter import SEAM_EDGE
from gui.reader.overview import TICK_HEIGHT, Kind
from gui.reader.spoken import DOUBT

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


def seam(view, row: int) -> set[str]:
    """The colours beside the number of a row."""
    placed = next(one for one in view.spread.placed() if one.box.index == row)
    image = view.viewport().grab().toImage()
    x = view.spread.grid.left + GUTTER - SEAM_EDGE
    rows = range(placed.top + placed.box.gap, placed.top + placed.box.height)
    return {image.pixelColor(x, y).name() for y in rows}


def test_a_doubtful_row_has_a_seam_beside_it_and_others_have_none(resting) -> None:
    muted = resting._theme.muted.name()
    assert muted in seam(resting, 6)
    assert muted not in seam(resting, 5)
    resting.hide_kinds([Kind.DOUBTFUL])
    assert muted not in seam(resting, 6)


def test_resting_beside_a_doubtful_row_says_why(resting) -> None:
    placed = next(one for one in resting.spread.placed() if one.box.index == 6)
    beside = QPoint(resting.spread.grid.left + 10, placed.top + placed.box.height // 2)
    assert resting.hovering.tip(resting.hit(beside)) == DOUBT
    assert resting.hovering.tip(resting.hit(beside + QPoint(200, 0))) == ""


def test_the_tint_of_a_row_jumped_to_fades_in(resting, qtbot) -> None:
    shares = []
    resting.fade._animation.valueChanged.connect(shares.append)
    resting.jump_to(80)
    qtbot.waitUntil(lambda: bool(shares) and shares[-1] == 1)
    assert shares == sorted(shares)
    assert resting.state.tinted == 1


def test_without_motion_the_tint_is_there_at_once(resting, monkeypatch) -> None:
    monkeypatch.setattr(resting, "style", lambda: SimpleNamespace(styleHint=lambda _hint: 0))
    resting.jump_to(80)
    assert resting.state.tinted == 1
    assert not resting.fade.is_running

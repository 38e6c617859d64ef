"""Colours have the names that the person gives them."""

import pytest

from core.annotations import colours
from core.errors import KnownError
from core.model import Colour


def test_a_colour_without_a_name_has_its_own(well):
    assert colours.names(well.store)[Colour.GREY] == "Grey"


def test_a_name_is_kept_in_one_form_without_spare_blanks(well):
    colours.rename(well.store, Colour.YELLOW, "  Chuye\u0302\u0323n   ke\u0301 ")
    assert colours.names(well.store)[Colour.YELLOW] == "Chuyện ké"


def test_another_name_takes_the_place_of_the_first_and_undo_brings_it_back(well):
    colours.rename(well.store, Colour.YELLOW, "Key fact")
    colours.rename(well.store, Colour.YELLOW, "Main point")
    assert colours.names(well.store)[Colour.YELLOW] == "Main point"
    well.store.undo()
    assert colours.names(well.store)[Colour.YELLOW] == "Key fact"


@pytest.mark.parametrize("name", ["", "  ", "yellow", "Yellow"])
def test_no_name_and_its_own_both_take_a_name_back(well, name):
    colours.rename(well.store, Colour.YELLOW, "Key fact")
    colours.rename(well.store, Colour.YELLOW, name)
    assert well.store.colour_names() == {}


def test_the_same_name_again_is_no_step(well):
    colours.rename(well.store, Colour.YELLOW, "Key fact")
    step = well.store.newest_step
    colours.rename(well.store, Colour.YELLOW, "Key fact")
    assert well.store.newest_step == step


def test_a_name_that_no_list_can_show_is_refused(well):
    with pytest.raises(KnownError, match="40"):
        colours.rename(well.store, Colour.RED, "x" * 41)

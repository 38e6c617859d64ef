"""What is done to several annotations at once is one step."""

import pytest

from core.annotations import annotations as annotating
from core.annotations import several
from core.model import Colour, Style


@pytest.fixture
def two(well):
    """A red and a blue annotation whose words overlap."""
    red = annotating.highlight(
        well.store, well.passage("The well is"), Colour.RED, note="one", tags=["a"]
    )
    blue = annotating.highlight(
        well.store, well.passage("well is deep"), Colour.BLUE, note="two", tags=["b"]
    )
    return red, blue


def test_marks_take_a_colour_together_and_give_it_back_together(well, two):
    assert several.recolour(well.store, two, Colour.GREEN) == 2
    well.store.undo()
    assert {a.record.colour for a in well.store.annotations()} == {Colour.RED, Colour.BLUE}


def test_a_note_without_a_mark_takes_no_colour(well, two):
    annotating.restyle(well.store, two[0], Style.NONE)
    assert several.recolour(well.store, two, Colour.GREEN) == 1


def test_tags_are_added_to_those_there_are(well, two):
    several.add_tags(well.store, two, ["A", "c"])
    assert [a.tags for a in well.store.annotations()] == [("a", "c"), ("a", "b", "c")]

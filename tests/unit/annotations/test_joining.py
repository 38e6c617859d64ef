"""Two marks are made one, and one is made two; each is undone at once."""

import pytest

from core.annotations import annotations as annotating
from core.annotations import joining
from core.errors import KnownError
from core.model import Colour, Passage


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


def test_merging_joins_words_notes_and_tags_and_is_undone_at_once(well, two):
    before = well.store.annotations()
    joining.merge(well.store, *two)
    (merged,) = well.store.annotations()
    assert merged.targets[0].exact == "The well is deep"
    assert (merged.record.note, merged.tags) == ("one\n\ntwo", ("a", "b"))
    well.store.undo()
    assert well.store.annotations() == before


def test_marks_that_do_not_touch_are_not_merged(well, two):
    other = annotating.highlight(well.store, well.passage("bucket"), Colour.RED)
    with pytest.raises(KnownError, match="overlap"):
        joining.merge(well.store, two[0], other)


def test_a_mark_is_split_before_a_word_and_its_note_stays_with_the_first_part(well, two):
    before = well.store.annotations()
    passage = well.passage("is deep")
    rest = joining.split(well.store, two[1], passage.version_id, passage.start)
    first, second = well.store.annotation(two[1]), well.store.annotation(rest)
    assert [first.targets[0].exact, second.targets[0].exact] == ["well", "is deep"]
    assert (first.record.note, second.record.note) == ("two", "")
    assert (first.tags, second.tags, second.record.colour) == (("b",), ("b",), Colour.BLUE)
    well.store.undo()
    assert well.store.annotations() == before


def test_linked_words_go_with_the_part_in_whose_row_they_are(well):
    text = well.store.version(well.english).text
    start, end = well.passage("The well is").start, well.passage("bucket").end
    made = annotating.highlight(well.store, Passage(well.english, start, end), Colour.RED)
    cut = text.rindex("\n", start, end)
    rest = joining.split(well.store, made, well.english, cut)
    linked = [well.store.annotation(one).targets[1].exact for one in (made, rest)]
    whole = well.store.version(well.german).text
    assert whole.index(linked[0]) + len(linked[0]) <= whole.index(linked[1])


@pytest.mark.parametrize("words", ["The well", "bucket"])
def test_a_mark_is_not_split_at_its_end_or_elsewhere(well, two, words):
    with pytest.raises(KnownError):
        joining.split(well.store, two[0], well.english, well.passage(words).start)


def test_words_that_are_only_linked_are_not_split(well, two):
    target = well.store.annotation(two[0]).targets[1]
    with pytest.raises(KnownError, match="yourself"):
        joining.split(well.store, two[0], target.version_id, target.start + 3)

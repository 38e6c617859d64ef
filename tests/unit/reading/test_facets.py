"""What a search can be narrowed to: true counts, with what is chosen for the others."""

import pytest

from core.annotations import annotations as annotating
from core.model import Colour
from core.reading import facets as module
from core.reading.facets import facets
from core.reading.query import parsed
from core.reading.search import search


def counts(well, line):
    """Field and name of each choice, with its count."""
    return {(f.field, f.name): f.count for f in facets(well.store, parsed(line))}


def ticked(well, line):
    return [(f.field, f.value) for f in facets(well.store, parsed(line)) if f.chosen]


def mark(well, words, colour=Colour.RED, **more):
    annotating.highlight(well.store, well.passage(words), colour, link=False, **more)


def test_rows_are_counted_by_language_article_and_kind(well):
    found = counts(well, "1903")
    assert found["lang", "en"] == found["lang", "de"] == 1
    assert found["article", "The well"] == found["in", "text"] == 1


def test_a_choice_leaves_the_counts_of_its_own_field(well):
    found = counts(well, "1903 lang:de")
    assert found["lang", "en"] == 1
    assert ticked(well, "1903 lang:de") == [("lang", "de")]


def test_a_choice_counts_for_the_other_fields(well):
    mark(well, "bucket")
    assert counts(well, "1903")["is", "marked"] == 1
    assert ("is", "marked") not in counts(well, "1903 lang:de")


def test_what_is_chosen_and_not_found_is_there_to_be_taken_back(well):
    assert counts(well, "bucket tag:idiom")["tag", "idiom"] == 0
    assert ticked(well, "bucket tag:idiom") == [("tag", "idiom")]


def test_marks_tags_and_colours_on_the_rows_are_counted(well):
    mark(well, "bucket", tags=["things/lost"], note="Whose?")
    found = counts(well, "bucket")
    assert found["tag", "things/lost"] == found["colour", "red"] == 1
    assert found["is", "marked"] == found["is", "noted"] == 1
    assert ticked(well, "bucket tag:things") == [("tag", "things")]


def test_notes_and_titles_are_kinds_of_their_own(well):
    mark(well, "bucket", note="A pail, as in 1903.")
    found = counts(well, "1903")
    assert (found["in", "text"], found["in", "notes"]) == (1, 1)
    assert [hit.words for hit in search(well.store, parsed("1903 in:notes")).hits] == [
        "A pail, as in 1903."
    ]
    assert len(search(well.store, parsed("1903 in:text")).hits) == 2


@pytest.mark.parametrize("line", ["1903", "well", "1903 lang:de", "brunnen"])
def test_the_index_counts_what_is_too_much_to_be_read(well, monkeypatch, line):
    exact = counts(well, line)
    monkeypatch.setattr(module, "COUNTED", 0)
    for place, count in counts(well, line).items():
        assert exact[place] == count


def test_nothing_typed_has_no_choices(well):
    assert facets(well.store, parsed("")) == ()

"""Renderings: a phrase, the words that stand for it in other versions, counts and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Passage, VersionId
from core.reading.associations import Associations
from core.reading.renderings import counterparts, renderings

ROWS = [
    ("The harbour master closed the gate.", "Der Hafenmeister schloss das Tor."),
    ("The old lighthouse stood on the rock.", "Der alte Leuchtturm stand auf dem Felsen."),
    ("We asked the harbour master for a boat.", "Wir baten den Hafenmeister um ein Boot."),
    ("A boat lay below the old lighthouse.", "Ein Boot lag unter dem alten Leuchtturm."),
    ("The gate was green.", "Das Tor war grün."),
    ("At night the harbour master sang.", "In der Nacht sang der Hafenmeister."),
    ("The rock was wet at night.", "Der Felsen war in der Nacht nass."),
    ("Nobody has seen the boat since 1912.", "Niemand hat das Boot seit 1912 gesehen."),
]


@pytest.fixture(scope="module")
def harbour(page_of):
    return Associations(page_of(ROWS, ["en", "de"]))


def named(found):
    return [(rendering.text, rendering.count, rendering.rows) for rendering in found.found]


def test_a_phrase_of_two_words_is_rendered_by_the_one_that_stands_for_it(harbour):
    assert named(renderings(harbour, "harbour master")) == [("Hafenmeister", 3, (0, 2, 5))]


def test_another_compound_with_the_same_head_is_a_second_rendering(page_of):
    rows = [*ROWS, ("The harbour master slept.", "Der Obermeister schlief.")]
    rows = [(a, b.replace("meister", "verwalter")) for a, b in rows]
    found = renderings(Associations(page_of(rows, ["en", "de"])), "harbour master")
    assert named(found) == [("Hafenverwalter", 3, (0, 2, 5)), ("Oberverwalter", 1, (8,))]


def test_a_word_is_rendered_by_two_where_two_always_stand_together(page_of):
    there = Associations(page_of([(b, a) for a, b in ROWS], ["de", "en"]))
    assert renderings(there, "Hafenmeister").found[0].text == "harbour master"


def test_a_rendering_knows_the_places_of_both_sides(harbour):
    use = renderings(harbour, "the gate").found[0].uses[0]
    text = "\n".join(row[1] for row in ROWS)
    assert use.target is not None
    assert text[use.target.start : use.target.end] == "das Tor"
    assert use.source.version_id == "en"


def test_case_does_not_count(harbour):
    assert renderings(harbour, "THE ROCK").uses == 2


def test_words_without_marks_are_found_with_them(harbour):
    assert named(renderings(harbour, "grun", VersionId("de"))) == [("green", 1, (4,))]


def test_a_phrase_that_no_version_has_is_rendered_nowhere(harbour):
    found = renderings(harbour, "submarine")
    assert (found.version, found.uses, found.found) == (None, 0, ())


def test_a_row_in_which_a_version_has_nothing_is_counted_as_left_out(page_of):
    rows = [*ROWS[:2], ("The harbour master slept.", ""), *ROWS[2:]]
    found = renderings(Associations(page_of(rows, ["en", "de"])), "harbour master")
    assert named(found) == [("Hafenmeister", 3, (0, 3, 6)), ("", 1, (2,))]


def test_a_word_shows_its_counterpart(harbour):
    row = 1
    start = harbour.page.row(row).cells[1].start
    at = ROWS[row][1].index("Leuchtturm")
    (passage,) = counterparts(harbour, row, 0, ROWS[row][0].index("lighthouse"))
    assert passage == Passage(VersionId("de"), start + at, start + at + len("Leuchtturm"))


def test_between_words_there_is_no_counterpart(harbour):
    assert counterparts(harbour, 0, 0, 3) == ()


WORDS = st.lists(st.sampled_from(["sun", "moon", "star", "sea", "12", "—"]), max_size=6)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6), st.sampled_from(["sun", "12"]))
def test_every_place_of_a_phrase_is_counted_once_and_every_span_has_words(page_of, rows, phrase):
    cells = [(" ".join(a), " ".join(b)) for a, b in rows]
    found = renderings(Associations(page_of(cells, ["en", "id"])), phrase, VersionId("en"))
    assert found.uses == sum(a.count(phrase) for a, _ in rows)
    assert sum(rendering.count for rendering in found.found) == found.uses
    text = "\n".join(cell for _, cell in cells)
    for rendering in found.found:
        for use in rendering.uses:
            assert (use.target is None) == (rendering.text == "")
            if use.target is not None:
                assert text[use.target.start : use.target.end].strip()

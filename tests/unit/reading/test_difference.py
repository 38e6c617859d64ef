"""Two versions in one language: words inserted, removed, replaced, sentences moved."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import VersionId
from core.reading.difference import Kind, comparable, difference, tallied

EN, GB = VersionId("en"), VersionId("en-GB")


@pytest.fixture
def compared(page_of):
    """Compares two columns of rows, given as pairs of texts."""

    def found(*rows, turned=False):
        page = page_of(rows, ["en", "en-GB"])
        return difference(page, *((GB, EN) if turned else (EN, GB)))

    return found


def told(variants):
    return [(v.row, v.kind.value, v.base_words, v.other_words) for v in variants]


def test_equal_rows_have_no_variant(compared):
    assert compared(("The lamp burns.", "The lamp burns.")) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("The lamp burns.", "The old lamp burns.", ("inserted", "", "old")),
        ("The old lamp burns.", "The lamp burns.", ("removed", "old", "")),
        ("The old lamp burns.", "The green lamp burns.", ("replaced", "old", "green")),
        ("The lamp burns.", "The lamp burns!", ("replaced", ".", "!")),
        ("the lamp", "The lamp", ("replaced", "the", "The")),
        ("A lamp, a light.", "", ("removed", "A lamp, a light.", "")),
        ("灯亮着", "灯灭着", ("replaced", "亮", "灭")),
    ],
)
def test_words_that_differ_are_one_variant(compared, ours, theirs, expected):
    assert told(compared((ours, theirs))) == [(0, *expected)]


def test_seen_from_the_other_version_insertions_are_removals(compared):
    (variant,) = compared(("The lamp burns.", "The old lamp burns."), turned=True)
    assert (variant.kind, variant.base_words) == (Kind.REMOVED, "old")


def test_a_variant_knows_its_place_in_both_texts(compared):
    variants = compared(("One.", "One."), ("The lamp burns.", "The light burns."))
    (variant,) = variants
    assert (variant.base.start, variant.base.end) == (9, 13)
    assert (variant.other.start, variant.other.end) == (9, 14)


def test_a_sentence_that_went_to_another_row_has_moved(compared):
    moved = "The keeper climbed the stairs every evening."
    found = compared((moved, ""), ("The sea was calm.", "The sea was calm."), ("", moved))
    assert told(found) == [(0, "moved", moved, moved)]
    assert found[0].other_row == 2


def test_sentences_of_a_row_that_changed_places_have_moved(page_of):
    first, second = "Nobody saw the boat.", "The keeper slept until noon that day."
    page = page_of([(f"{first}|{second}", f"{second}|{first}")], ["en", "en-GB"], parted="|")
    assert told(difference(page, EN, GB)) == [(0, "moved", first, first)]


def test_variants_are_tallied_by_their_words(compared):
    found = tallied(
        compared(("A grey cat.", "A gray cat."), ("No.", "Yes."), ("A grey sea.", "A gray sea."))
    )
    assert [(t.base_words, t.other_words, t.rows) for t in found] == [
        ("grey", "gray", (0, 2)),
        ("No", "Yes", (1,)),
    ]


def test_only_versions_of_one_language_are_compared(page_of):
    page = page_of([("a", "b", "c")], ["en", "de", "en-GB"])
    assert comparable(page) == [(EN, GB)]


TEXTS = st.lists(st.sampled_from(["sun", "moon", "sea", ",", "."]), max_size=8).map(" ".join)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_what_is_removed_and_inserted_makes_the_other_text_of_the_base(page_of, rows):
    found = difference(page_of(rows, ["en", "en-GB"]), EN, GB)
    ours, theirs = (Counter(" ".join(row[n] for row in rows).split()) for n in (0, 1))
    for variant in found:
        ours.subtract(variant.base_words.split())
        theirs.subtract(variant.other_words.split())
    assert +ours == +theirs

"""Marked words in a changed text: found where they went, or lost, never at a wrong place."""

import os
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotations.finding import Found, Lost, Quote, Tracking, find
from core.model import Loss
from core.text.normalize import normalized
from tests.data.making.edits import tracked_edits
from tests.data.making.revisions import revisions

EDITS = int(os.environ.get("HEXAPLA_EDITS", "960"))
SEED = int(os.environ.get("HEXAPLA_EDITS_SEED", "101"))

PIER = """The pier

The ferry leaves at nine from the north pier. The pilot drinks his coffee standing.

On Sundays there is no ferry. The gulls take the bench, and the clerk reads yesterday's paper.
"""


def tracked(old, words, new, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = old.index(words, start + 1)
    place = Tracking(old, new).find(start, start + len(words))
    return new[place.start : place.end] if isinstance(place, Found) else place


def offset(text, words):
    return text.index(words)


def test_tracked_edits_are_found_and_none_at_a_wrong_place():
    outcomes = Counter(outcome(edit) for edit in tracked_edits(EDITS, SEED))
    assert outcomes["wrong"] == 0, outcomes
    assert outcomes["found"] >= 0.995 * (outcomes["found"] + outcomes["missed"]), outcomes


def test_forms_filled_in_are_kept_apart_and_none_is_at_a_wrong_place():
    outcomes = Counter(outcome_of(revision) for revision in revisions(EDITS, SEED))
    assert outcomes["wrong"] == 0, outcomes
    assert outcomes["found"] >= 0.97 * (outcomes["found"] + outcomes["missed"]), outcomes


def outcome(edit):
    """How an edit came out: found where it is, rightly lost, missed, or wrong."""
    span = None if edit.new.gone else (edit.new.start, edit.new.end)
    marked = edit.old.text, edit.old.start, edit.old.end
    return _outcome(marked, edit.new.text, span, must=edit.new.must)


def outcome_of(revision):
    """The same of a revision."""
    span = None if revision.start is None else (revision.start, revision.end)
    marked = revision.old, revision.old_start, revision.old_end
    return _outcome(marked, revision.new, span, must=revision.must)


def _outcome(marked, text, span, *, must):
    old, first, last = marked
    place = Tracking(old, normalized(text)).find(first, last)
    if isinstance(place, Lost):
        return "missed" if must and span is not None else "rightly lost"
    if span is None:
        return "wrong"
    start, end = (len(normalized(text[:at])) for at in span)
    shared = min(place.end, end) - max(place.start, start)
    overlap = shared / (max(place.end, end) - min(place.start, start))
    return "wrong" if overlap < 0.5 else "found"


@given(data=st.data())
@settings(max_examples=60)
def test_an_unchanged_text_has_everything_at_its_place(data):
    start = data.draw(st.integers(0, len(PIER) - 1))
    end = data.draw(st.integers(start + 1, len(PIER)))
    assert Tracking(PIER, PIER).find(start, end) == Found(start, end)


@given(data=st.data())
@settings(max_examples=60)
def test_a_text_put_in_front_moves_every_mark_by_its_length(data):
    start = data.draw(st.sampled_from([n for n, c in enumerate(PIER) if not c.isspace()]))
    end = data.draw(st.integers(start + 1, len(PIER.rstrip())))
    end = start + len(PIER[start:end].rstrip())
    front = data.draw(st.sampled_from(["Harbours, part 2.\n\n", "🙂 ", "Einleitung 👩‍👩‍👧\n"]))
    place = Tracking(PIER, front + PIER).find(start, end)
    assert isinstance(place, Lost) or place == Found(start + len(front), end + len(front))


@given(
    old=st.text(alphabet="ab c.\né“", max_size=60), new=st.text(alphabet="ab c.\né“", max_size=60)
)
@settings(max_examples=150)
def test_whatever_is_found_lies_in_the_text_and_resembles_the_words(old, new):
    for start in range(0, len(old), 7):
        place = Tracking(old, new).find(start, min(start + 5, len(old)))
        if isinstance(place, Found):
            assert 0 <= place.start < place.end <= len(new)
            assert set(new[place.start : place.end].casefold()) & set(
                old[start : start + 5].casefold()
            )


@pytest.mark.parametrize(
    ("words", "before", "after", "found"),
    [
        ("north pier", "north pier", "north peir", "north peir"),
        ("leaves at nine", "at nine", "early at nine", "leaves early at nine"),
        ("the bench", "take the bench", "take the whole bench", "the whole bench"),
        ("drinks his coffee", "drinks his", "sips his", "sips his coffee"),
        (
            "yesterday's paper",
            "yesterday's paper",
            "YESTERDAY’S\u00a0PAPER",
            "YESTERDAY’S\u00a0PAPER",
        ),
        ("The pilot", "The pilot", "The young pilot", "The young pilot"),
    ],
)
def test_reworded_words_are_found_with_what_was_put_in(words, before, after, found):
    assert tracked(PIER, words, PIER.replace(before, after)) == found


def test_part_of_a_word_stays_part_of_it():
    new = PIER.replace("standing", "sstanding up")
    start = PIER.index("standing") + 5
    assert Tracking(PIER, new).find(start, start + 3) == Found(
        new.index("sstanding") + 6, new.index("sstanding") + 9
    )


def test_a_word_deleted_is_not_taken_for_the_same_word_beside_it():
    assert isinstance(tracked("A very, very old man sat.", "very", "A very old man sat.", 1), Lost)


def test_one_of_two_equal_lines_deleted_beside_each_other_is_anybodys_guess():
    place = tracked("In.\nRow again.\nRow again.\nOut.", "Row", "In.\nRow again.\nOut.", 1)
    assert (place.reason, len(place.candidates)) == (Loss.SEVERAL, 1)


def test_a_sentence_replaced_by_its_likeness_elsewhere_is_lost():
    gone = PIER.replace("The ferry leaves at nine from the north pier. ", "")
    new = gone.rstrip() + " The ferry leaves at ten from the north pier.\n"
    assert isinstance(tracked(PIER, "leaves at", new), Lost)


def test_a_paragraph_that_moved_takes_its_marks_along():
    title, first, second = PIER.strip().split("\n\n")
    new = "\n\n".join([title, second, first])
    place = Tracking(PIER, new).find(PIER.index("his coffee"), PIER.index("his coffee") + 10)
    assert place == Found(new.index("his coffee"), new.index("his coffee") + 10)


def test_what_is_added_behind_or_before_an_old_text_moves_no_mark_to_its_likeness():
    for new in (PIER + PIER, "A foreword.\n\n" + PIER):
        place = Tracking(PIER, new).find(PIER.index("no ferry"), PIER.index("no ferry") + 8)
        assert place.start == new.index("no ferry")


def test_an_emoji_before_a_sentence_leaves_it_the_sentence_that_it_was():
    rows = "".join(f"Buoy {n} off the point is sound. " for n in range(5, 9))
    assert tracked(rows, "7 off", rows.replace("Buoy 7", "👩🏽‍🚒 Buoy 7")) == "7 off"


def test_deleted_words_are_lost_with_the_reason():
    assert tracked(PIER, "On Sundays there is no ferry.", "Nothing.") == Lost(Loss.DELETED)


def test_a_quotation_alone_is_found_at_its_position_or_by_its_context():
    start = offset(PIER, "ferry. The gulls")
    quote = Quote("ferry", PIER[start - 32 : start], PIER[start + 5 : start + 37], start)
    assert find(quote, PIER) == Found(start, start + 5)
    assert find(quote, "A line.\n" + PIER) == Found(start + 8, start + 13)
    assert isinstance(find(quote, "The ferry sank."), Lost)


def test_a_quotation_that_fits_twice_is_lost_with_both_places():
    place = find(Quote("no ferry", "there is ", " today", 900), "there is no ferry today. " * 2)
    assert (place.reason, len(place.candidates)) == (Loss.SEVERAL, 2)


def test_a_place_that_little_speaks_for_is_a_weak_guess():
    quote = Quote("the brass bell of the harbour", "at six ", " rings twice", 400)
    place = find(quote, "Nobody hears the wooden bell of a school. Fog lies on the field.")
    assert [guess.weak for guess in place.candidates] == [True]
    twice = find(Quote("no ferry", "there is ", " today", 900), "there is no ferry today. " * 2)
    assert not any(guess.weak for guess in twice.candidates)

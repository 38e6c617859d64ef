"""Lost words wait with their quotation until a person says where they belong."""

from dataclasses import replace

import pytest

from core.annotations import annotations as annotating
from core.annotations import orphans
from core.annotations.finding import Found
from core.changes import Op
from core.errors import NotFound
from core.model import Colour, State, Style


@pytest.fixture
def lost(well):
    """A red note on “deep” whose words count as lost, linked to the German sentence."""
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED, note="Why?")
    with well.store.edit(Op.REPLACE) as edit:
        target = well.store.annotation(made).targets[0]
        edit.update(replace(target, exact="deep, deep", state=State.ORPHAN))
    return made


def test_the_lost_are_listed_and_those_in_the_bin_are_not(well, lost):
    assert well.store.lost() == (lost,)
    annotating.delete(well.store, lost)
    assert well.store.lost() == ()


def test_places_are_offered_with_what_is_around_them(well, lost):
    (target,) = orphans.lost_targets(well.store.annotation(lost))
    found = orphans.search(well.store, target)
    assert all(c.words in well.store.version(well.english).text for c in found.candidates)
    assert found.reason or found.candidates


def test_attached_again_it_is_on_its_words_and_undo_brings_the_orphan_back(well, lost):
    before = well.store.annotation(lost)
    orphans.attach(well.store, lost, well.passage("bucket"))
    target = well.store.annotation(lost).targets[0]
    assert (target.exact, target.state, target.linked) == ("bucket", State.ANCHORED, False)
    well.store.undo()
    assert well.store.annotation(lost) == before


def test_what_is_not_lost_is_not_attached(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED)
    with pytest.raises(NotFound):
        orphans.attach(well.store, made, well.passage("bucket"))
    with pytest.raises(NotFound):
        orphans.keep_as_note(well.store, made)


def test_kept_as_a_note_it_says_what_its_words_were_and_keeps_its_other_marks(well, lost):
    orphans.keep_as_note(well.store, lost)
    kept = well.store.annotation(lost)
    assert kept.record.note == "> deep, deep\n\nWhy?"
    assert ([t.linked for t in kept.targets], kept.record.style) == ([True], Style.HIGHLIGHT)
    assert well.store.lost() == ()


def test_without_another_mark_it_becomes_a_note_on_the_article(well, lost):
    annotating.drop_link(well.store, lost, well.german)
    orphans.keep_as_note(well.store, lost)
    kept = well.store.annotation(lost)
    assert (kept.targets, kept.record.style) == ((), Style.NONE)


def test_what_stands_around_a_candidate_is_cut_between_words(well):
    text = (
        "A long beginning with many words that nobody needs, then the bucket, and a longer end yet."
    )
    place = Found(text.index("bucket"), text.index("bucket") + 6)
    shown = orphans._candidate(well.english, place, text)
    assert (shown.before, shown.after) == (
        "…with many words that nobody needs, then the ",
        ", and a longer end yet.",
    )

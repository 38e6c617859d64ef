"""Deleted notes wait thirty days, no shorter and no longer."""

from datetime import UTC, datetime, timedelta

import pytest

from core.annotations import annotations as annotating
from core.annotations import bin as binning
from core.model import Colour
from core.store.health import check


@pytest.fixture
def binned(well):
    note = annotating.highlight(
        well.store, well.passage("bucket"), Colour.RED, note="Why?", tags=["idiom"]
    )
    annotating.highlight(well.store, well.passage("deep"), Colour.BLUE, tags=["idiom"])
    annotating.delete(well.store, note)
    return well.store


def later(days):
    return datetime.now(UTC) + timedelta(days=days)


def test_before_thirty_days_nothing_is_removed(binned):
    assert binning.purge(binned, later(29.9)) == 0
    assert [note.record.note for note in binned.annotations(trashed=True)] == ["Why?"]


def test_after_thirty_days_a_note_is_removed_with_all_that_is_its_own(binned):
    assert binning.purge(binned, later(30.1)) == 1
    assert binned.annotations(trashed=True) == ()
    assert check(binned.path) == ()


def test_what_is_not_in_the_bin_is_never_removed(binned):
    binning.purge(binned, later(4000))
    assert [note.tags for note in binned.annotations()] == [("idiom",)]


def test_removing_can_be_undone_and_the_note_is_whole(binned):
    before = binned.annotations(trashed=True)
    binning.purge(binned, later(31))
    binned.undo()
    assert binned.annotations(trashed=True) == before


def test_the_days_left_are_counted_down(binned):
    (note,) = binned.annotations(trashed=True)
    assert [binning.days_left(note, later(d)) for d in (0.1, 1.1, 29.1, 30.1)] == [30, 29, 1, 0]

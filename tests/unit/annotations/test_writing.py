"""A note is saved as it is written, and yet one step to undo."""

import pytest

from core.annotations import annotations as annotating
from core.model import Colour


@pytest.fixture
def note(well):
    return annotating.highlight(well.store, well.passage("deep"), Colour.RED, note="first")


def write(store, note, *texts):
    step = None
    for text in texts:
        step = annotating.set_note(store, note, text, onto=step)
    return step


def text_of(store, note):
    return store.annotation(note).record.note


def test_what_is_saved_many_times_at_one_sitting_is_undone_at_once(well, note):
    write(well.store, note, "a", "a b", "a b c")
    well.store.undo()
    assert text_of(well.store, note) == "first"


def test_redo_brings_back_the_last_text_that_was_saved(well, note):
    write(well.store, note, "a", "a b", "a b c")
    well.store.undo()
    well.store.redo()
    assert text_of(well.store, note) == "a b c"


def test_two_sittings_are_two_steps(well, note):
    write(well.store, note, "a", "a b")
    write(well.store, note, "c", "c d")
    well.store.undo()
    assert text_of(well.store, note) == "a b"


def test_an_edit_in_between_ends_the_step(well, note):
    step = write(well.store, note, "a")
    annotating.recolour(well.store, note, Colour.BLUE)
    annotating.set_note(well.store, note, "a b", onto=step)
    well.store.undo()
    assert text_of(well.store, note) == "a"


def test_a_step_that_was_undone_is_not_gone_on_with(well, note):
    step = write(well.store, note, "a", "a b")
    well.store.undo()
    annotating.set_note(well.store, note, "c", onto=step)
    well.store.undo()
    assert text_of(well.store, note) == "first"


def test_the_note_of_another_annotation_is_another_step(well, note):
    other = annotating.highlight(well.store, well.passage("bucket"), Colour.RED)
    step = write(well.store, note, "a")
    annotating.set_note(well.store, other, "b", onto=step)
    well.store.undo()
    assert (text_of(well.store, note), text_of(well.store, other)) == ("a", "")

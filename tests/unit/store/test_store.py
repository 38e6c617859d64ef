"""The one door: edits, their announcements, undo and redo, and hearing of others."""

import sqlite3
from dataclasses import replace

import pytest

from core.changes import Change, Direction, Op
from core.errors import KnownError, NotFound
from core.model import Article, ArticleId
from core.store.store import Store


def test_what_was_inserted_is_read_back_equal(store, sample):
    assert store.article(sample.article.id) == sample.article
    assert store.versions(sample.article.id) == (sample.english, sample.german)
    assert store.annotation(sample.note.id).targets == (sample.target,)


def test_an_edit_is_there_when_the_library_is_opened_again(store, sample, path):
    store.close()
    with Store.open(path) as again:
        assert again.annotation(sample.note.id).record == sample.note


def test_an_edit_is_announced_with_the_rows_it_changed(store, sample):
    heard: list[Change] = []
    store.feed.listen(heard.append)
    with store.edit(Op.RECOLOUR) as edit:
        edit.update(replace(sample.note, note="Why?"))
    assert heard == [
        Change(Op.RECOLOUR, Direction.DO, {"annotation": frozenset({(sample.note.id,)})})
    ]


def test_a_failing_edit_leaves_no_row_no_step_and_no_announcement(store, sample):
    heard: list[Change] = []
    store.feed.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, replace(sample.note, note="Lost"))
    assert store.annotation(sample.note.id).record == sample.note
    assert store.undo_op is Op.IMPORT
    assert heard == []


def test_the_library_can_be_edited_after_a_failed_edit(store, sample):
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, replace(sample.note, note="Lost"))
    with store.edit(Op.NOTE) as edit:
        edit.update(replace(sample.note, note="Kept"))
    assert store.annotation(sample.note.id).record.note == "Kept"


def test_a_row_that_refers_to_nothing_undoes_its_whole_edit(store, sample):
    orphan = replace(sample.english, id="f" * 32, article_id="e" * 32)
    with pytest.raises(sqlite3.IntegrityError), store.edit(Op.IMPORT) as edit:
        edit.insert(replace(sample.article, id="d" * 32), orphan)
    assert len(store.summaries()) == 1


def test_an_edit_that_changed_nothing_leaves_no_step(store, sample):
    heard: list[Change] = []
    store.feed.listen(heard.append)
    with store.edit(Op.NOTE) as edit:
        edit.update(replace(sample.note, note="There and"))
        edit.update(sample.note)
    assert (store.undo_op, heard) == (Op.IMPORT, [])


def test_an_edit_within_an_edit_is_a_bug(store, sample):
    with pytest.raises(RuntimeError), store.edit(Op.NOTE), store.edit(Op.NOTE):
        pass


def test_changing_a_row_that_is_gone_says_so(store, sample):
    with pytest.raises(NotFound, match="no longer in the library"), store.edit(Op.NOTE) as edit:
        edit.update(replace(sample.note, id="f" * 32))


def test_undo_restores_the_deleted_note_with_its_target_and_tag(store, sample):
    before = store.annotation(sample.note.id)
    delete_note(store, sample)
    assert store.undo().op is Op.DELETE
    assert store.annotation(sample.note.id) == before


def test_redo_deletes_the_note_again(store, sample):
    delete_note(store, sample)
    store.undo()
    change = store.redo()
    assert (change.op, change.direction) == (Op.DELETE, Direction.REDO)
    assert store.annotations() == ()


def test_undo_of_an_import_leaves_an_empty_library(store, sample):
    store.undo()
    assert store.summaries() == ()
    assert store.undo_op is None
    assert store.undo() is None


def test_undo_is_announced_with_the_rows_it_changed(store, sample):
    heard: list[Change] = []
    store.feed.listen(heard.append)
    returned = store.undo()
    assert heard == [returned]
    assert returned.direction is Direction.UNDO
    assert returned.rows["article"] == {(sample.article.id,)}


def test_a_new_edit_drops_what_could_be_redone(store, sample):
    rename(store, sample, "First")
    store.undo()
    assert store.redo_op is Op.EDIT_DETAILS
    rename(store, sample, "Second")
    assert store.redo_op is None
    assert store.redo() is None


def test_history_outlives_the_program(store, sample, path):
    rename(store, sample, "New")
    store.close()
    with Store.open(path) as again:
        assert again.undo_op is Op.EDIT_DETAILS
        again.undo()
        assert again.article(sample.article.id).title == sample.article.title
        assert again.redo_op is Op.EDIT_DETAILS


def test_a_step_made_stale_is_dropped_and_the_next_one_taken_back(store, sample):
    rename(store, sample, "New")
    with store.edit(Op.TAG) as edit:
        edit.update(replace(sample.tag, colour="red"))
    store.connection.execute("UPDATE tag SET colour = 'blue'")  # as a repair would, with no step
    assert store.undo().op is Op.EDIT_DETAILS
    assert store.redo_op is Op.EDIT_DETAILS
    assert store.tag_named("travel/sea").colour == "blue"


def test_everything_that_built_on_a_stale_step_is_dropped_with_it(store, sample):
    store.connection.execute("UPDATE article SET title = 'Elsewhere'")
    assert store.undo() is None
    assert store.article(sample.article.id).title == "Elsewhere"


def test_poll_hears_once_of_what_another_connection_wrote(store, sample, path):
    heard: list[Change] = []
    store.feed.listen(heard.append)
    with Store.open(path) as other:
        rename(other, sample, "From elsewhere")
    assert store.poll() == Change(Op.ELSEWHERE, Direction.DO, None)
    assert store.poll() is None
    assert len(heard) == 1


def test_poll_does_not_hear_of_its_own_edits(store, sample):
    rename(store, sample, "Mine")
    assert store.poll() is None


def test_poll_hears_of_another_even_after_an_edit_of_its_own(store, sample, path):
    with Store.open(path) as other:
        rename(other, sample, "From elsewhere")
    rename(store, sample, "Mine")
    assert store.poll() is not None


def test_a_snapshot_sees_one_moment(store, sample, path):
    with Store.open(path) as other, store.snapshot():
        before = store.summaries()
        rename(other, sample, "Later")
        assert store.summaries() == before


def test_reading_within_an_edit_sees_what_it_did(store, sample):
    with store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(replace(sample.article, title="Now"))
        assert store.summaries()[0].article.title == "Now"


def test_two_hundred_steps_can_be_taken_back_after_a_restart(store, sample, path):
    for number in range(200):
        rename(store, sample, f"Title {number}")
    store.close()
    with Store.open(path) as again:
        for _ in range(200):
            assert again.undo().op is Op.EDIT_DETAILS
        assert again.article(sample.article.id) == sample.article


def test_known_errors_inside_an_edit_reach_the_caller_as_they_are(store, sample):
    with pytest.raises(KnownError, match="mine"), store.edit(Op.NOTE):
        raise KnownError("this", "mine")


def rename(store: Store, sample, title: str) -> None:
    with store.edit(Op.EDIT_DETAILS) as edit:
        article: Article = store.article(ArticleId(sample.article.id))
        edit.update(replace(article, title=title))


def delete_note(store: Store, sample) -> None:
    with store.edit(Op.DELETE) as edit:
        edit.delete(sample.link, sample.target, sample.note)


def write_and_fail(store: Store, note) -> None:
    with store.edit(Op.NOTE) as edit:
        edit.update(note)
        raise ZeroDivisionError

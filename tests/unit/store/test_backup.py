"""Copies are whole, checked, and never half there."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from core.changes import Op
from core.errors import WriteFailed
from core.store.backup import backup
from core.store.health import check
from core.store.store import Store


def test_a_copy_opens_as_the_library_it_was_made_of(store, sample, tmp_path):
    copy = backup(store, tmp_path / "copy.hexapla")
    with Store.open(copy) as opened:
        assert opened.annotations() == store.annotations()
        assert opened.undo_op is Op.IMPORT
    assert check(copy) == ()


def test_a_copy_is_one_file(store, sample, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    backup(store, folder / "copy.hexapla")
    assert [path.name for path in folder.iterdir()] == ["copy.hexapla"]


def test_a_copy_can_be_made_while_another_program_writes(store, sample, path, tmp_path):
    with Store.open(path) as other, other.edit(Op.NOTE) as edit:
        edit.update(replace(sample.note, note="not yet saved"))
        copy = backup(store, tmp_path / "copy.hexapla")
    with Store.open(copy) as opened:
        assert opened.annotation(sample.note.id).record == sample.note


def test_a_new_copy_takes_the_place_of_the_old(store, sample, tmp_path):
    copy = backup(store, tmp_path / "copy.hexapla")
    store.undo()
    backup(store, copy)
    with Store.open(copy) as opened:
        assert opened.summaries() == ()


def test_a_copy_that_is_not_sound_is_not_kept(store, sample, path, tmp_path):
    copy = backup(store, tmp_path / "copy.hexapla")
    good = copy.read_bytes()
    store.close()
    ruin(path)
    with Store.open(path) as damaged, pytest.raises(WriteFailed, match="not kept"):
        backup(damaged, copy)
    assert copy.read_bytes() == good
    assert not list(tmp_path.glob(".*"))


def test_a_copy_can_not_replace_its_library(store, sample, path):
    with pytest.raises(WriteFailed, match="library itself"):
        backup(store, path)


def test_a_folder_that_is_not_there_is_said(store, tmp_path):
    with pytest.raises(WriteFailed, match="could not be written"):
        backup(store, tmp_path / "nowhere" / "copy.hexapla")


def test_a_read_only_library_can_be_copied(store, sample, path, tmp_path, monkeypatch):
    monkeypatch.setattr("core.store.opening._is_writable", lambda path: False)
    with Store.open(path) as reader:
        copy = backup(reader, tmp_path / "copy.hexapla")
    assert check(copy) == ()


def ruin(path) -> None:
    """Take an entry out of an index, which the file's own check sees and reading does not."""
    with closing(sqlite3.connect(path)) as library:
        library.execute("PRAGMA writable_schema = ON")
        library.execute("DELETE FROM sqlite_schema WHERE name = 'version_by_digest'")
        library.commit()

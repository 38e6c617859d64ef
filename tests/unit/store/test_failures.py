"""When the disk is full, fails, or another program holds the library: a sentence, nothing lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from core.changes import Op
from core.errors import LibraryRefused, WriteFailed
from core.store.backup import backup
from core.store.failures import known_error
from core.store.health import check
from core.store.store import Store

resource = pytest.importorskip("resource", reason="a limit for files is set by POSIX means")


@pytest.mark.parametrize("room", range(20))
def test_a_full_disk_loses_nothing_that_was_saved(store, sample, path, room):
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + room}")
    with pytest.raises(WriteFailed, match="disk is full"):
        import_long(store, sample)
    assert [len(store.summaries()), len(store.annotations())] == [1, 1]
    assert store.undo_op is Op.IMPORT
    assert check(path) == ()


def test_work_goes_on_when_there_is_room_again(store, sample):
    store.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(WriteFailed):
        import_long(store, sample)
    store.connection.execute("PRAGMA max_page_count = 1000000")
    import_long(store, sample)
    assert len(store.summaries()) == 2


def test_a_disk_that_fails_loses_nothing_that_was_saved(store, sample, path):
    with files_no_larger_than(64 * 1024), pytest.raises(WriteFailed, match="reported an error"):
        import_long(store, sample)
    assert len(store.summaries()) == 1
    assert check(path) == ()


def test_a_copy_that_can_not_be_written_whole_is_not_there(store, sample, tmp_path):
    copy = tmp_path / "copy.hexapla"
    with (
        files_no_larger_than(64 * 1024),
        pytest.raises(WriteFailed, match="the library is as it was"),
    ):
        backup(store, copy)
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []


def test_a_library_held_by_another_program_is_said_to_be(store, sample, path):
    with Store.open(path) as other, other.edit(Op.NOTE):
        store.connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(LibraryRefused, match="another program"), store.edit(Op.NOTE):
            pytest.fail("both write at once")
        assert len(store.summaries()) == 1


@pytest.mark.parametrize("name", ["FULL", "READONLY", "BUSY", "CORRUPT", "CANTOPEN", "IOERR"])
def test_each_sentence_names_the_file_and_is_plain(path, name):
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{name}")
    said = str(known_error(path, error))
    assert said.startswith("‘notes.hexapla’: ")
    assert said.endswith(".")
    assert "SQL" not in said


def test_a_bug_has_no_sentence(path):
    assert known_error(path, sqlite3.ProgrammingError("wrong")) is None
    assert known_error(path, broken_rule()) is None


def broken_rule() -> sqlite3.Error:
    error = sqlite3.IntegrityError()
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return error


def import_long(store: Store, sample) -> None:
    text = "".join(f"The {number}th wave came in. " for number in range(20_000))
    article = replace(sample.article, id="2" * 32)
    with store.edit(Op.IMPORT) as edit:
        edit.insert(article)
        edit.insert(replace(sample.english, id="3" * 32, article_id=article.id, text=text))


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

"""What may be opened, what is refused and stays as it is, what holds on every connection."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from core.changes import Op
from core.errors import LibraryRefused, WriteFailed
from core.store import opening
from core.store.store import Store

NOBODY = 65534


def test_a_new_library_is_made_with_its_folders(tmp_path):
    with Store.open(tmp_path / "a" / "b" / "notes.hexapla") as store:
        assert store.summaries() == ()


def test_an_empty_file_is_a_new_library(path):
    path.touch()
    with Store.open(path, create=False) as store:
        assert store.summaries() == ()


def test_a_missing_library_is_refused_and_not_made(path):
    with pytest.raises(LibraryRefused, match="no such file"):
        Store.open(path, create=False)
    assert not path.exists()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LibraryRefused, match="is a folder"):
        Store.open(tmp_path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_another_program_is_refused_untouched(path, mode):
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute(f"PRAGMA journal_mode = {mode}")
        foreign.execute("CREATE TABLE article (id)")
        foreign.execute("PRAGMA user_version = 1")
        foreign.commit()
    assert_refused_untouched(path, "not a library of Hexapla")


@pytest.mark.parametrize("size", [1, 99, 100, 511, 512, 4096, 100_000])
def test_a_file_that_is_no_database_is_refused_untouched(path, size):
    path.write_bytes((b"Dear diary, " * 10_000)[:size])
    assert_refused_untouched(path, "not a library of Hexapla")


def test_a_library_of_a_newer_format_is_refused_untouched(path):
    make_newer(path)
    assert_refused_untouched(path, "newer version of Hexapla")


def test_a_library_that_just_became_newer_is_refused_untouched(path):
    script = f"""
import os, sqlite3
from pathlib import Path
from core.store.store import Store
store = Store.open(Path({str(path)!r}))
store.connection.execute("PRAGMA user_version = 99")
os._exit(0)
"""
    run(script)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    assert_refused_untouched(path, "newer version of Hexapla", but="-shm")


def test_a_damaged_library_is_never_written_to(path, store, sample):
    store.close()
    content = bytearray(path.read_bytes())
    content[100 : len(content)] = bytes(len(content) - 100)
    path.write_bytes(content)
    with pytest.raises(LibraryRefused, match="damaged"):
        read_everything(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("seed", range(1, 8))
def test_a_library_with_a_ruined_page_stays_as_it_is(path, store, sample, seed):
    store.close()
    content = bytearray(path.read_bytes())
    page = 4096 * (len(content) // 4096 * seed // 8)
    content[page : page + 4096] = bytes(byte ^ 0xA5 for byte in content[page : page + 4096])
    path.write_bytes(content)
    with suppress(LibraryRefused):
        read_everything(path)
    assert path.read_bytes() == content


def test_a_truncated_library_stays_as_it_is(path, store, sample):
    store.close()
    content = path.read_bytes()[: -4096 * 5]
    path.write_bytes(content)
    with pytest.raises(LibraryRefused, match="damaged"):
        read_everything(path)
    assert path.read_bytes() == content


def test_every_connection_is_as_safe_as_the_first(path, store):
    with Store.open(path) as again:
        for opened in (store, again):
            assert settings(opened.connection) == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "trusted_schema": 0,
                "cell_size_check": 1,
                "busy_timeout": 5000,
                "application_id": opening.APPLICATION_ID,
                "user_version": opening.FORMAT,
            }


def test_every_table_is_strict(store):
    tables = store.connection.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE NOT strict AND schema = 'main' AND type NOT IN ('virtual', 'shadow')"
    ).fetchall()
    assert {name for (name,) in tables} <= {"_sqlite_migrations", "sqlite_schema"}


def test_a_known_library_opens_without_loading_what_makes_one(path, store):
    script = f"""
import sys
from pathlib import Path
from core.store.store import Store
Store.open(Path({str(path)!r})).summaries()
print([name for name in ("sqlite_utils", "numpy") if name in sys.modules])
"""
    assert run(script).strip() == "[]"


def test_two_programs_may_make_the_same_library_at_once(path):
    script = f"""
from pathlib import Path
from core.store.store import Store
print(len(Store.open(Path({str(path)!r})).summaries()))
"""
    started = [start(script) for _ in range(4)]
    assert [process.communicate()[0].strip() for process in started] == ["0"] * 4


def test_a_library_killed_while_it_was_made_is_made_anew(path):
    with closing(sqlite3.connect(path)) as begun:
        begun.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
        begun.commit()
    with Store.open(path) as store:
        assert store.summaries() == ()


def test_a_name_with_signs_that_mean_something_in_addresses_is_just_a_name(tmp_path):
    path = tmp_path / "a?mode=ro#b%20ç.hexapla"
    with Store.open(path) as store:
        assert not store.read_only
    assert path.exists()


def test_a_read_only_file_opens_and_says_so(locked_away, sample_file):
    path = locked_away / "notes.hexapla"
    path.chmod(0o444)
    with Store.open(path) as store:
        assert store.read_only
        assert len(store.summaries()) == 1


def test_a_library_in_a_read_only_folder_can_be_read(locked_away, sample_file):
    locked_away.chmod(0o555)
    with Store.open(locked_away / "notes.hexapla") as store:
        assert store.read_only
        assert len(store.annotations()) == 1


def test_nothing_can_be_changed_in_a_read_only_library(locked_away, sample_file):
    locked_away.chmod(0o555)
    with (
        Store.open(locked_away / "notes.hexapla") as store,
        pytest.raises(WriteFailed, match="read-only"),
        store.edit(Op.NOTE),
    ):
        pytest.fail("the edit began")


def test_a_library_that_may_not_be_read_is_refused(locked_away, sample_file):
    (locked_away / "notes.hexapla").chmod(0)
    with pytest.raises(LibraryRefused, match="can't be opened"):
        Store.open(locked_away / "notes.hexapla")


def test_a_library_can_not_be_made_in_a_read_only_folder(locked_away):
    locked_away.chmod(0o555)
    with pytest.raises(LibraryRefused, match="can't be opened"):
        Store.open(locked_away / "notes.hexapla")


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A folder whose permissions count: where the tests run as root, they step down for it."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.fixture
def sample_file(locked_away, sample_records) -> None:
    with Store.open(locked_away / "notes.hexapla") as store, store.edit(Op.IMPORT) as edit:
        edit.insert_all(sample_records)


def assert_refused_untouched(path: Path, reason: str, *, but: str = "?") -> None:
    before = files(path.parent)
    with pytest.raises(LibraryRefused, match=reason):
        Store.open(path)
    after = files(path.parent)
    assert {name: after[name] for name in after if not name.endswith(but)} == {
        name: before[name] for name in before if not name.endswith(but)
    }


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def make_newer(path: Path) -> None:
    with Store.open(path) as store:
        store.connection.execute("PRAGMA user_version = 99")


def read_everything(path: Path) -> None:
    with Store.open(path) as store:
        for summary in store.summaries():
            article = summary.article.id
            store.cells(article), store.beads(article), store.annotations(article)
            for version in store.versions(article):
                store.lines(version.id), store.segments(version.id)


def settings(connection: sqlite3.Connection) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
    more = ("busy_timeout", "application_id", "user_version")
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (*names, *more)}


def start(script: str) -> subprocess.Popen[str]:
    root = Path(opening.__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True
    )


def run(script: str) -> str:
    process = start(script)
    output, _ = process.communicate()
    assert process.returncode == 0
    return output

"""The tables fit the records, and a library of an older format is brought up to date or left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from core.changes import Op
from core.errors import LibraryRefused
from core.model import Target
from core.store import opening, schema
from core.store.keeping import kept
from core.store.records import TABLES
from core.store.store import Store
from core.text.normalize import text_hash

EXISTS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_and_the_key_of_its_records(store, table):
    made = store.connection.execute(f"PRAGMA table_info('{table.name}')").fetchall()
    assert tuple(column[1] for column in made) == table.columns
    keys = sorted((column[5], column[1]) for column in made if column[5])
    assert tuple(name for _, name in keys) == table.key


def test_the_format_is_the_number_of_migrations():
    empty = sqlite_utils.Database(memory=True, execute_plugins=False)
    assert len(schema.LIBRARY.pending(empty)) == opening.FORMAT


def test_references_are_deferred_and_never_cascade(store):
    statements = store.connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOTNULL")
    made = " ".join(statement for (statement,) in statements)
    assert "CASCADE" not in made
    assert made.count("REFERENCES") == made.count("DEFERRABLE INITIALLY DEFERRED") > 0


def test_a_library_of_an_older_format_is_copied_and_brought_up_to_date(path, sample, store, newer):
    store.close()
    with Store.open(path) as migrated:
        assert opening.header_of(migrated.connection).format == newer
        assert migrated.annotation(sample.note.id).record == sample.note
    with closing(sqlite3.connect(kept(path)[0].path)) as copy:
        assert copy.execute("SELECT count(*) FROM annotation").fetchone() == (1,)
        assert opening.header_of(copy).format == newer - 1


def test_undo_reaches_back_beyond_a_new_format(path, sample, store, newer):
    store.close()
    with Store.open(path) as migrated:
        migrated.undo()
        assert migrated.summaries() == ()
        migrated.redo()
        assert migrated.annotation(sample.note.id).record == sample.note


def test_a_migration_that_fails_leaves_the_old_format(path, sample, store, newer, monkeypatch):
    store.close()
    monkeypatch.setattr(schema, "LIBRARY", with_one_more("CREATE TABLE article (id)"))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Store.open(path)
    with closing(opening.open_for_reading(path)) as library:
        assert opening.header_of(library).format == newer - 1
        assert library.execute("SELECT count(*) FROM annotation").fetchone() == (1,)


def test_an_older_library_that_can_not_be_written_is_refused(
    path, sample, store, newer, monkeypatch
):
    store.close()
    monkeypatch.setattr(opening, "_is_writable", lambda path: False)
    with pytest.raises(LibraryRefused, match="brought up to date"):
        Store.open(path)


def test_a_library_of_the_first_format_gets_room_for_what_came_later_and_keeps_all(
    path, sample_records, monkeypatch
):
    with monkeypatch.context() as then:
        first = Migrations("hexapla")
        first()(schema.m001_first_tables)
        then.setattr(schema, "LIBRARY", first)
        then.setattr(opening, "FORMAT", 1)
        then.setattr(schema, "FORMAT", 1)
        then.setattr("core.store.store.follow", lambda _connection, _changes: None)
        with Store.open(path) as library, library.edit(Op.IMPORT) as edit:
            edit.insert_all(r for r in sample_records if not isinstance(r, Target))
        before = rows_of(path)
    later = {
        name: []
        for name in (
            "lesson",
            "colour_name",
            "saved_filter",
            "saved_search",
            "term",
            "alternate",
            "declined",
            "site_line",
            "dismissed",
        )
    }
    assert not later.keys() & before.keys()
    Store.open(path).close()
    assert rows_of(path) == {**before, **later}


def test_marks_of_an_older_format_learn_which_text_they_stand_in(path, sample, store):
    store.connection.execute("ALTER TABLE target DROP COLUMN text_hash")
    store.connection.execute("ALTER TABLE target DROP COLUMN reason")
    schema.m005_anchors(sqlite_utils.Database(store.connection, execute_plugins=False))
    (target,) = store.annotation(sample.note.id).targets
    assert target.text_hash == text_hash(sample.english.text)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of Hexapla in a library."""
    with closing(sqlite3.connect(path)) as library:
        names = [table.name for table in TABLES] + ["history"]
        there = [name for name in names if library.execute(EXISTS, (name,)).fetchone()]
        return {name: library.execute(f'SELECT * FROM "{name}"').fetchall() for name in there}


@pytest.fixture
def newer(store, monkeypatch) -> int:
    """The next format, as a later version of the program would know it: one column more."""
    monkeypatch.setattr(
        schema, "LIBRARY", with_one_more("ALTER TABLE article ADD COLUMN mood TEXT DEFAULT 'calm'")
    )
    monkeypatch.setattr(opening, "FORMAT", opening.FORMAT + 1)
    monkeypatch.setattr(schema, "FORMAT", opening.FORMAT)
    return opening.FORMAT


def with_one_more(statement: str) -> Migrations:
    migrations = Migrations("hexapla")
    migrations()(schema.m001_first_tables)
    migrations()(schema.m002_lessons)
    migrations()(schema.m003_names)
    migrations()(schema.m004_suggestions)
    migrations()(schema.m005_anchors)
    migrations()(schema.m006_site_lines)

    @migrations()
    def m007_one_more(db: sqlite_utils.Database) -> None:
        db.execute(statement)

    return migrations

"""The tables of a library, made and changed by migrations that are only ever added to.

A migration that was released is never edited: libraries in the field have run it. `FORMAT`, the
`user_version` of the file, is the number of migrations. All that are pending run in one
transaction together with the new number, so a library is of the old format or of the new one,
whatever happens in between; and before the first change of an existing library a checked copy of
it is kept (`core.store.keeping`).

Foreign keys are deferred to the commit, so that an undo may bring rows back in any order, and
never cascade: what a deletion takes along must be in its edit, or it could not be undone. Only
primary keys are unique; that ordinals are without gaps is for `core.store.health` to see, since
two rows that swap places would otherwise be in each other's way.
"""

import sqlite3
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from core.store import dismissals, indexing, search, tables
from core.store.keeping import Reason, keep
from core.store.opening import APPLICATION_ID, FORMAT, header_of
from core.text.normalize import text_hash

LIBRARY = Migrations("hexapla")


@LIBRARY()
def m001_first_tables(db: sqlite_utils.Database) -> None:
    """Articles with their versions and alignment, annotations with their tags, the history."""
    _run(db, tables.FIRST_TABLES)


@LIBRARY()
def m002_lessons(db: sqlite_utils.Database) -> None:
    """What aligned articles taught about the words of their languages."""
    _run(db, tables.LESSONS)


@LIBRARY()
def m003_names(db: sqlite_utils.Database) -> None:
    """What the person calls the colours, and filters kept under names."""
    _run(db, tables.NAMES)


@LIBRARY()
def m004_suggestions(db: sqlite_utils.Database) -> None:
    """What texts can be known by, which seem to be one article, and which the person kept apart."""
    _run(db, tables.SUGGESTIONS)
    for trigger in tables.DERIVED_GOES:
        db.execute(trigger)


@LIBRARY()
def m005_anchors(db: sqlite_utils.Database) -> None:
    """The hash of the text that a target was found in, and why an orphan's words are not found."""
    _run(db, tables.ANCHORS)
    texts = db.execute("SELECT id, text FROM version").fetchall()
    fill = "UPDATE target SET text_hash = ? WHERE version_id = ? AND state <> 'orphan'"
    for version, text in texts:
        db.execute(fill, (text_hash(text), version))


@LIBRARY()
def m006_site_lines(db: sqlite_utils.Database) -> None:
    """Which lines the person kept and hid on which site."""
    _run(db, tables.SITE_LINES)


@LIBRARY()
def m007_search(db: sqlite_utils.Database) -> None:
    """The index of words, filled with what is there."""
    _run(db, indexing.TABLES)
    indexing.put_everything(db.conn)


@LIBRARY()
def m008_saved_searches(db: sqlite_utils.Database) -> None:
    """Searches kept under names."""
    _run(db, search.SAVED)


@LIBRARY()
def m009_dismissed(db: sqlite_utils.Database) -> None:
    """Which findings of the checks the person has dismissed."""
    _run(db, dismissals.TABLE)


@LIBRARY()
def m010_terms(db: sqlite_utils.Database) -> None:
    """The terms of the person's glossary."""
    _run(db, tables.TERMS)


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Run the pending migrations, all or none; first keep a copy of a library that has content."""
    if header_of(connection).application_id == 0:
        connection.execute(" ".join(["PRAGMA application_id =", str(APPLICATION_ID)]))
    connection.execute("BEGIN IMMEDIATE")
    try:
        _migrate(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    # Read here, under the lock: another process may have done it all meanwhile.
    old = header_of(connection).format
    if old >= FORMAT:
        return
    if old:
        keep(path, Reason.BEFORE_UPDATE)
    db = sqlite_utils.Database(connection, execute_plugins=False, recursive_triggers=False)
    LIBRARY.apply(db)
    connection.execute(" ".join(["PRAGMA user_version =", str(FORMAT)]))


def _run(db: sqlite_utils.Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)

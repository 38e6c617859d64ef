"""The tables of a library, made and changed by migrations that are only ever added to.

A migration that was released is never edited: libraries in the field have run it. `FORMAT`, the
`user_version` of the file, is the number of migrations. All that are pending run in one
transaction together with the new number, so a library is of the old format or of the new one,
whatever happens in between; and before the first change of an existing library a checked copy of
it is put beside it.

Foreign keys are deferred to the commit, so that an undo may bring rows back in any order, and
never cascade: what a deletion takes along must be in its edit, or it could not be undone. Only
primary keys are unique; that ordinals are without gaps is for `core.store.health` to see, since
two rows that swap places would otherwise be in each other's way.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from core.store import dismissals, indexing, search
from core.store.backup import copy_to
from core.store.opening import APPLICATION_ID, FORMAT, connect, header_of
from core.text.normalize import text_hash

LIBRARY = Migrations("hexapla")

FIRST_TABLES = """
CREATE TABLE article (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;

CREATE TABLE version (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    language TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    kind TEXT NOT NULL CHECK (kind IN ('', 'original', 'translation')),
    title TEXT NOT NULL,
    title_made INTEGER NOT NULL CHECK (title_made IN (0, 1)),
    byline TEXT NOT NULL,
    published TEXT NOT NULL,
    source_url TEXT NOT NULL,
    imported_from TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX version_by_article ON version (article_id);
CREATE INDEX version_by_digest ON version (sha256);
CREATE INDEX version_by_length ON version (length(text));

CREATE TABLE line (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    role TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    reason TEXT NOT NULL,
    PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    line INTEGER NOT NULL CHECK (line >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE bead (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    a_first INTEGER NOT NULL CHECK (a_first >= 0),
    a_last INTEGER NOT NULL CHECK (a_last >= a_first - 1),
    b_first INTEGER NOT NULL CHECK (b_first >= 0),
    b_last INTEGER NOT NULL CHECK (b_last >= b_first - 1),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    status TEXT NOT NULL CHECK (status IN ('auto', 'confirmed'))
) STRICT;
CREATE INDEX bead_by_article ON bead (article_id);
CREATE INDEX bead_by_first_version ON bead (version_a);
CREATE INDEX bead_by_second_version ON bead (version_b);

CREATE TABLE "row" (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    status TEXT NOT NULL CHECK (status IN ('auto', 'confirmed')),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX row_by_article ON "row" (article_id, ordinal);

CREATE TABLE cell (
    row_id TEXT NOT NULL REFERENCES "row" (id) DEFERRABLE INITIALLY DEFERRED,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    first_segment INTEGER NOT NULL CHECK (first_segment >= 0),
    last_segment INTEGER NOT NULL CHECK (last_segment >= first_segment),
    PRIMARY KEY (row_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_by_version ON cell (version_id);

CREATE TABLE annotation (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    colour TEXT NOT NULL,
    style TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article_id, trashed_at);

CREATE TABLE target (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('anchored', 'moved', 'orphan')),
    PRIMARY KEY (annotation_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_by_version ON target (version_id);

CREATE TABLE tag (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    colour TEXT NOT NULL
) STRICT;

CREATE TABLE annotation_tag (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag_id);

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    op TEXT NOT NULL,
    moment TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    changes BLOB NOT NULL
) STRICT;
"""

LESSONS = """
CREATE TABLE lesson (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    language_a TEXT NOT NULL,
    language_b TEXT NOT NULL CHECK (language_b >= language_a),
    taught_at TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT;
CREATE INDEX lesson_by_article ON lesson (article_id);
CREATE INDEX lesson_by_second_version ON lesson (version_b);
CREATE INDEX lesson_by_languages ON lesson (language_a, language_b, taught_at);
"""

NAMES = """
CREATE TABLE colour_name (
    colour TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE saved_filter (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL
) STRICT;
"""


SUGGESTIONS = """
CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    version_id TEXT NOT NULL UNIQUE REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    tokens INTEGER NOT NULL CHECK (tokens >= 0),
    length INTEGER NOT NULL CHECK (length >= 0),
    address TEXT NOT NULL
) STRICT;
CREATE INDEX profile_by_address ON profile (address);

CREATE TABLE posting (
    token TEXT NOT NULL,
    profile INTEGER NOT NULL,
    PRIMARY KEY (token, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_profile ON posting (profile);

CREATE TABLE suggestion (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    evidence TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_by_second_version ON suggestion (version_b);

CREATE TABLE alternate (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    address TEXT NOT NULL,
    PRIMARY KEY (version_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX alternate_by_address ON alternate (address);

CREATE TABLE declined (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    text_a TEXT NOT NULL,
    text_b TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX declined_by_second_version ON declined (version_b);
"""

ANCHORS = """
ALTER TABLE target ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN reason TEXT NOT NULL DEFAULT '';
"""

# What is derived from a text goes when the text, or what of it is read, is no longer the same,
# whoever changes it: undo writes rows too.
DERIVED_GOES = (
    """
    CREATE TRIGGER profile_goes_with_version AFTER DELETE ON version BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
        DELETE FROM suggestion WHERE version_a = OLD.id;
        DELETE FROM suggestion WHERE version_b = OLD.id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_with_language AFTER UPDATE ON version
    WHEN OLD.language <> NEW.language OR OLD.source_url <> NEW.source_url BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
    END
    """,
    """
    CREATE TRIGGER suggestion_goes_with_text AFTER UPDATE ON version
    WHEN OLD.text <> NEW.text BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
        DELETE FROM suggestion WHERE version_a = OLD.id;
        DELETE FROM suggestion WHERE version_b = OLD.id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_with_sentence AFTER DELETE ON segment BEGIN
        DELETE FROM profile WHERE version_id = OLD.version_id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_before_sentence AFTER INSERT ON segment BEGIN
        DELETE FROM profile WHERE version_id = NEW.version_id;
    END
    """,
    """
    CREATE TRIGGER posting_goes_with_profile AFTER DELETE ON profile BEGIN
        DELETE FROM posting WHERE profile = OLD.id;
    END
    """,
)


SITE_LINES = """
CREATE TABLE site_line (
    site TEXT NOT NULL CHECK (site <> ''),
    line TEXT NOT NULL CHECK (line <> ''),
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;
"""

TERMS = """
CREATE TABLE term (
    id TEXT PRIMARY KEY NOT NULL,
    source_language TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    target_language TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target <> ''),
    note TEXT NOT NULL,
    tag TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@LIBRARY()
def m001_first_tables(db: sqlite_utils.Database) -> None:
    """Articles with their versions and alignment, annotations with their tags, the history."""
    _run(db, FIRST_TABLES)


@LIBRARY()
def m002_lessons(db: sqlite_utils.Database) -> None:
    """What aligned articles taught about the words of their languages."""
    _run(db, LESSONS)


@LIBRARY()
def m003_names(db: sqlite_utils.Database) -> None:
    """What the person calls the colours, and filters kept under names."""
    _run(db, NAMES)


@LIBRARY()
def m004_suggestions(db: sqlite_utils.Database) -> None:
    """What texts can be known by, which seem to be one article, and which the person kept apart."""
    _run(db, SUGGESTIONS)
    for trigger in DERIVED_GOES:
        db.execute(trigger)


@LIBRARY()
def m005_anchors(db: sqlite_utils.Database) -> None:
    """The hash of the text that a target was found in, and why an orphan's words are not found."""
    _run(db, ANCHORS)
    texts = db.execute("SELECT id, text FROM version").fetchall()
    fill = "UPDATE target SET text_hash = ? WHERE version_id = ? AND state <> 'orphan'"
    for version, text in texts:
        db.execute(fill, (text_hash(text), version))


@LIBRARY()
def m006_site_lines(db: sqlite_utils.Database) -> None:
    """Which lines the person kept and hid on which site."""
    _run(db, SITE_LINES)


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
    _run(db, TERMS)


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


def copy_before(path: Path, old_format: int) -> Path:
    """Where the copy of a library stays that was made before its format changed."""
    return path.with_name(f"{path.stem}.format-{old_format}{path.suffix}")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    # Read here, under the lock: another process may have done it all meanwhile.
    old = header_of(connection).format
    if old >= FORMAT:
        return
    if old:
        _keep_copy(path, copy_before(path, old))
    db = sqlite_utils.Database(connection, execute_plugins=False, recursive_triggers=False)
    LIBRARY.apply(db)
    connection.execute(" ".join(["PRAGMA user_version =", str(FORMAT)]))


def _run(db: sqlite_utils.Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


def _keep_copy(path: Path, copy: Path) -> None:
    # SQLite copies only by a connection that is not writing itself.
    with closing(connect(path, "mode=ro")) as reader:
        copy_to(reader, copy)

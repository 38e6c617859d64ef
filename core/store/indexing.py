"""The index of words: every sentence, note, tag and title of a library, found in milliseconds.

Two full-text tables of SQLite (FTS5), one for sentences, one for remarks (notes with their tags,
and titles), each with three columns: the words folded (`core.text.fold`), the words as they are
written where that differs, and facets: words of our own for the language, the article, the
colour, the tags, so that a filter is one more word to look up. Folding sets the characters of
scripts without blanks apart, so a search for several of them is a search for a phrase.

The index is derived. It is no part of the history: whatever changes rows, an edit, an undo or a
redo, calls `follow` with what it changed in the same transaction, and the index follows. A
version has a number, and its sentences the numbers after it, so that they go and come together.
Newest first is the order of descending numbers, which costs nothing.

Being derived, it never stands in the way: where a change finds it damaged, it is made anew in that
transaction, and `hexapla check` compares it with what it is made from.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256

from core.changes import RowChange
from core.model import ArticleId
from core.store.failures import primary_code
from core.text.fold import fold, spaced

TABLES = """
CREATE TABLE indexed (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('version', 'annotation', 'article')),
    key TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;

CREATE VIRTUAL TABLE sentence_words USING fts5 (
    folded, exact, facet, columnsize = 0, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE VIRTUAL TABLE remark_words USING fts5 (
    folded, exact, facet, columnsize = 0, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE INDEX cell_by_segment ON cell (version_id, first_segment)
"""
_SENTENCES = 1 << 24  # more sentences than a version has
_LAST = _SENTENCES - 1

_NUMBER = "INSERT OR IGNORE INTO indexed (kind, key) VALUES (?, ?)"
_NUMBER_OF = "SELECT id FROM indexed WHERE kind = ? AND key = ?"
_FORGET = "DELETE FROM indexed WHERE kind = ? AND key = ?"
_DROP_SENTENCES = "DELETE FROM sentence_words WHERE rowid BETWEEN ? AND ?"
_DROP_REMARK = "DELETE FROM remark_words WHERE rowid = ?"
_PUT_SENTENCE = "INSERT INTO sentence_words (rowid, folded, exact, facet) VALUES (?, ?, ?, ?)"
_PUT_REMARK = "INSERT INTO remark_words (rowid, folded, exact, facet) VALUES (?, ?, ?, ?)"
_VERSION = "SELECT article_id, language, text FROM version WHERE id = ?"
_SEGMENTS = 'SELECT ordinal, start, "end" FROM segment WHERE version_id = ?'
_INDEXED = """
SELECT rowid, folded, exact, facet FROM sentence_words WHERE rowid BETWEEN ? AND ? ORDER BY rowid
"""
_CLEAR = (
    "DROP TABLE IF EXISTS sentence_words",
    "DROP TABLE IF EXISTS remark_words",
    "DELETE FROM indexed",
)
_HAS_INDEX = "SELECT 1 FROM sqlite_schema WHERE name = 'sentence_words'"
_VERSIONS = "SELECT id FROM version ORDER BY id"
_COUNTS = """
SELECT article_id, count(*) FROM version JOIN segment ON version_id = version.id GROUP BY article_id
"""
_FOUND = "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH ?"
_NOTE = "SELECT article_id, colour, style, note FROM annotation WHERE id = ?"
_TAGS = "SELECT name FROM annotation_tag JOIN tag ON tag.id = tag_id WHERE annotation_id = ?"
_TITLE = "SELECT title FROM article WHERE id = ?"
_CARRIERS = "SELECT annotation_id FROM annotation_tag WHERE tag_id = ?"


def language_facet(language: str) -> str:
    """The facet of a language, `zh` or `zh-Hans`."""
    return "l" + re.sub(r"\W", "", language.casefold())


def article_facet(article: ArticleId) -> str:
    """The facet of an article."""
    return f"a{article}"


def tag_facet(name: str) -> str:
    """The facet of a tag, which notes with a tag below it have too."""
    return "t" + sha256(fold(name).encode()).hexdigest()[:16]


def colour_facet(colour: str) -> str:
    """The facet of a colour."""
    return f"c{colour}"


NOTE_FACET, TITLE_FACET, WRITTEN_FACET = "knote", "ktitle", "kwritten"
"""What remarks are: notes, titles; notes in which something is written."""


def follow(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Bring the index up to date with rows that were changed in this transaction."""
    try:
        _follow(connection, changes)
    except sqlite3.DatabaseError as error:
        if primary_code(error) != sqlite3.SQLITE_CORRUPT:
            raise
        rebuild(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from the library, in the transaction that is open."""
    for statement in _CLEAR:
        connection.execute(statement)
    for statement in TABLES.split(";"):
        if "VIRTUAL" in statement:
            connection.execute(statement)
    put_everything(connection)


def unsound(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Where the index is not what it would be if it were made anew, and what is wrong there."""
    if connection.execute(_HAS_INDEX).fetchone() is None:  # a library of an older format
        return
    try:
        for (version,) in connection.execute(_VERSIONS).fetchall():
            if not _is_indexed(connection, version):
                yield f"version {version}", "its sentences are not in the index as they are"
        for article, count in connection.execute(_COUNTS).fetchall():
            found = connection.execute(_FOUND, (f"facet : {article_facet(article)}",)).fetchone()
            if found[0] != count:
                yield f"article {article}", "not all of its sentences can be found by their words"
    except sqlite3.DatabaseError as error:
        if primary_code(error) != sqlite3.SQLITE_CORRUPT:
            raise
        yield "index of words", "it is damaged"


def _is_indexed(connection: sqlite3.Connection, version: str) -> bool:
    known = connection.execute(_NUMBER_OF, ("version", version)).fetchone()
    first = known[0] * _SENTENCES if known else 0
    there = connection.execute(_INDEXED, (first, first + _LAST)).fetchall() if known else []
    return there == sorted(_sentences(connection, version, first))


def _follow(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    versions: set[str] = set()
    notes: set[str] = set()
    articles: set[str] = set()
    for change in changes:
        first = str(change.key[0])
        if change.table == "segment" or (change.table == "version" and _is_read_anew(change)):
            versions.add(first)
        elif change.table in ("annotation", "annotation_tag"):
            notes.add(first)
        elif change.table == "tag":
            notes.update(row[0] for row in connection.execute(_CARRIERS, (first,)))
        elif change.table == "article":
            articles.add(first)
    for version in sorted(versions):
        put_version(connection, version)
    for article in sorted(articles):
        put_title(connection, article)
    for note in sorted(notes):
        put_note(connection, note)


def put_version(connection: sqlite3.Connection, version: str) -> None:
    """Index the sentences of a version anew; forget those of a version that is gone."""
    known = connection.execute(_NUMBER_OF, ("version", version)).fetchone()
    if known is not None:
        first = known[0] * _SENTENCES
        connection.execute(_DROP_SENTENCES, (first, first + _LAST))
    if connection.execute(_VERSION, (version,)).fetchone() is None:
        connection.execute(_FORGET, ("version", version))
        return
    first = _number(connection, "version", version) * _SENTENCES
    connection.executemany(_PUT_SENTENCE, _sentences(connection, version, first))


def _sentences(
    connection: sqlite3.Connection, version: str, first: int
) -> Iterator[tuple[int, str, str, str]]:
    """What the index has of the sentences of a version whose numbers begin at `first`."""
    article, language, text = connection.execute(_VERSION, (version,)).fetchone()
    facets = " ".join((article_facet(article), *_language_facets(language)))
    for ordinal, start, end in connection.execute(_SEGMENTS, (version,)).fetchall():
        yield (first + _LAST - ordinal, *_columns(text[start:end]), facets)


def put_note(connection: sqlite3.Connection, note: str) -> None:
    """Index a note with its tags anew; forget one that is gone."""
    found = connection.execute(_NOTE, (note,)).fetchone()
    if found is None:
        _forget_remark(connection, "annotation", note)
        return
    article, colour, style, words = found
    tags = [name for (name,) in connection.execute(_TAGS, (note,))]
    facets = [NOTE_FACET, article_facet(article), *_tag_facets(tags)]
    facets += [] if style == "none" else [colour_facet(colour)]
    facets += [WRITTEN_FACET] if words.strip() else []
    _put_remark(connection, ("annotation", note), "\n".join((words, *tags)), facets)


def put_title(connection: sqlite3.Connection, article: str) -> None:
    """Index the title of an article anew; forget that of one that is gone."""
    found = connection.execute(_TITLE, (article,)).fetchone()
    if found is None:
        _forget_remark(connection, "article", article)
    else:
        facets = [TITLE_FACET, article_facet(ArticleId(article))]
        _put_remark(connection, ("article", article), found[0], facets)


def put_everything(connection: sqlite3.Connection) -> None:
    """Index a whole library: what a library of an older format needs once."""
    queries = (
        ("SELECT id FROM version ORDER BY rowid", put_version),
        ("SELECT id FROM article ORDER BY created_at, id", put_title),
        ("SELECT id FROM annotation ORDER BY created_at, id", put_note),
    )
    for query, put in queries:
        for (identifier,) in connection.execute(query).fetchall():
            put(connection, identifier)


def _put_remark(
    connection: sqlite3.Connection, of: tuple[str, str], words: str, facets: Sequence[str]
) -> None:
    number = _number(connection, *of)
    connection.execute(_DROP_REMARK, (number,))
    connection.execute(_PUT_REMARK, (number, *_columns(words), " ".join(facets)))


def _forget_remark(connection: sqlite3.Connection, kind: str, key: str) -> None:
    known = connection.execute(_NUMBER_OF, (kind, key)).fetchone()
    if known is not None:
        connection.execute(_DROP_REMARK, known)
        connection.execute(_FORGET, (kind, key))


def _number(connection: sqlite3.Connection, kind: str, key: str) -> int:
    connection.execute(_NUMBER, (kind, key))
    number: int = connection.execute(_NUMBER_OF, (kind, key)).fetchone()[0]
    return number


def _columns(words: str) -> tuple[str, str]:
    """Words folded, and as they are written where that differs."""
    folded, exact = fold(words), spaced(words.casefold())
    return folded, "" if exact == folded else exact


def _is_read_anew(change: RowChange) -> bool:
    """Whether a version reads otherwise than before: its text, its language, its article."""
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    return any(before[name] != after[name] for name in ("text", "language", "article_id"))


def _language_facets(language: str) -> Collection[str]:
    return dict.fromkeys(
        (language_facet(language), language_facet(language.split("-", maxsplit=1)[0]))
    )


def _tag_facets(tags: Iterable[str]) -> list[str]:
    """The facets of tags and of all that they stand under."""
    levels = [tag.split("/") for tag in tags]
    above = {"/".join(level[:count]) for level in levels for count in range(1, len(level) + 1)}
    return sorted(map(tag_facet, above))

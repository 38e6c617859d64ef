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
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from core.changes import RowChange
from core.model import ArticleId, SavedSearch, VersionId
from core.store.reading import Reading
from core.store.records import SAVED_SEARCH
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
SAVED = """
CREATE TABLE saved_search (
    name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
    line TEXT NOT NULL CHECK (line <> '')
) STRICT, WITHOUT ROWID;
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
_NOTE = "SELECT article_id, colour, style, note FROM annotation WHERE id = ?"
_TAGS = "SELECT name FROM annotation_tag JOIN tag ON tag.id = tag_id WHERE annotation_id = ?"
_TITLE = "SELECT title FROM article WHERE id = ?"
_CARRIERS = "SELECT annotation_id FROM annotation_tag WHERE tag_id = ?"

# A sentence's number is that of its version, times 2²⁴, plus 2²⁴ - 1 less its ordinal.
SENTENCES = """
SELECT version.id, 16777215 - (sentence_words.rowid & 16777215) FROM sentence_words
CROSS JOIN indexed ON indexed.id = sentence_words.rowid >> 24
CROSS JOIN version ON version.id = indexed.key
CROSS JOIN article ON article.id = version.article_id AND article.trashed_at IS NULL
WHERE sentence_words MATCH ? ORDER BY sentence_words.rowid DESC LIMIT ?
"""
REMARKS = """
SELECT kind, key FROM remark_words
CROSS JOIN indexed ON indexed.id = remark_words.rowid
LEFT JOIN annotation ON kind = 'annotation' AND annotation.id = key
JOIN article ON article.id = coalesce(annotation.article_id, key)
WHERE remark_words MATCH ? AND article.trashed_at IS NULL AND annotation.trashed_at IS NULL
ORDER BY remark_words.rowid DESC LIMIT ?
"""
ROW_AT = """
SELECT row_id, last_segment FROM cell
WHERE version_id = ? AND first_segment <= ? ORDER BY first_segment DESC LIMIT 1
"""
ROW_SENTENCES = """
SELECT version.article_id, "row".ordinal, cell.version_id, language, segment.ordinal,
       substr(text, segment.start + 1, segment."end" - segment.start)
FROM cell JOIN "row" ON "row".id = row_id JOIN version ON version.id = cell.version_id
JOIN segment ON segment.version_id = cell.version_id
    AND segment.ordinal BETWEEN first_segment AND last_segment
WHERE row_id = ? ORDER BY position, version.id, segment.ordinal
"""
SENTENCE = """
SELECT version.article_id, NULL, version.id, language, segment.ordinal,
       substr(text, segment.start + 1, segment."end" - segment.start)
FROM segment JOIN version ON version.id = version_id WHERE version.id = ? AND segment.ordinal = ?
"""
TITLE_ROWS = """
SELECT "row".ordinal FROM "row" JOIN cell ON row_id = "row".id
JOIN segment ON segment.version_id = cell.version_id
    AND segment.ordinal BETWEEN first_segment AND last_segment
JOIN line ON line.version_id = cell.version_id AND line.ordinal = segment.line
WHERE article_id = ? AND "row".ordinal < 4
GROUP BY "row".ordinal HAVING min(role = 'title')
"""
TITLES = "SELECT id, title FROM article WHERE trashed_at IS NULL"
SEGMENTS_AT = """
SELECT ordinal FROM segment WHERE version_id = ? AND start < ? AND "end" > ? ORDER BY ordinal
"""


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for, one after the other: a phrase, its last word perhaps begun only.

    `exact`: with these marks alone.
    """

    text: str
    exact: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the index is asked for: all of these words, none of those, one facet of each group."""

    words: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    facets: tuple[tuple[str, ...], ...] = ()

    @property
    def match(self) -> str:
        """The question as FTS5 takes it; empty where nothing is asked for."""
        parts = [_match(words) for words in self.words if _tokens(words)]
        parts += [f"facet : ({' OR '.join(group)})" for group in self.facets if group]
        refused = [_match(words) for words in self.without if _tokens(words)]
        joined = " AND ".join(parts)
        return joined + "".join(f" NOT ({part})" for part in refused) if joined else ""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence in a row: the row's number, None without rows, and the sentence's own."""

    article: ArticleId
    row: int | None
    version: VersionId
    language: str
    segment: int
    text: str


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


class SearchQueries(Reading):
    """Where words stand in the library; what is in the bin is not found."""

    def sentences_with(self, wanted: Wanted, most: int) -> list[tuple[VersionId, int]]:
        """The version and ordinal of at most so many sentences, the newest versions first."""
        return self._matching(SENTENCES, wanted, most)

    def remarks_with(self, wanted: Wanted, most: int) -> list[tuple[str, str]]:
        """`annotation` or `article`, and the id, of at most so many notes and titles."""
        return self._matching(REMARKS, wanted, most)

    def row_around(self, version: VersionId, segment: int) -> list[FoundSentence]:
        """The sentences of the row that holds a sentence; that one alone where no row does."""
        found = self._execute(ROW_AT, version, segment)
        if found and segment <= found[0][1]:
            return [FoundSentence(*row) for row in self._execute(ROW_SENTENCES, found[0][0])]
        return [FoundSentence(*row) for row in self._execute(SENTENCE, version, segment)]

    def titles(self) -> dict[ArticleId, str]:
        """The titles of all articles that are not in the bin."""
        return dict(self._execute(TITLES))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches kept under names, by name."""
        return tuple(sorted(self._all(SAVED_SEARCH), key=lambda one: fold(one.name)))

    def title_rows(self, article: ArticleId) -> frozenset[int]:
        """Which of the first rows of an article hold its title and nothing else."""
        return frozenset(row[0] for row in self._execute(TITLE_ROWS, article))

    def segments_at(self, version: VersionId, start: int, end: int) -> list[int]:
        """The ordinals of the sentences that a range of a version's text touches."""
        return [row[0] for row in self._execute(SEGMENTS_AT, version, end, start)]

    def _matching(self, statement: str, wanted: Wanted, most: int) -> list[Any]:
        match = wanted.match
        return self._execute(statement, match, most) if match else []


def follow(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Bring the index up to date with rows that were changed in this transaction."""
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
    found = connection.execute(_VERSION, (version,)).fetchone()
    if found is None:
        connection.execute(_FORGET, ("version", version))
        return
    article, language, text = found
    first = _number(connection, "version", version) * _SENTENCES
    facets = " ".join((article_facet(article), *_language_facets(language)))
    rows = (
        (first + _LAST - ordinal, *_columns(text[start:end]), facets)
        for ordinal, start, end in connection.execute(_SEGMENTS, (version,)).fetchall()
    )
    connection.executemany(_PUT_SENTENCE, rows)


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


def _match(words: Words) -> str:
    tokens = _tokens(words).replace('"', '""')
    return f'{"exact" if words.exact else "folded"} : "{tokens}"{" *" if words.begun else ""}'


def _tokens(words: Words) -> str:
    """The words as the index has them; empty where nothing is left to be looked for."""
    tokens = spaced(words.text.casefold()) if words.exact else fold(words.text)
    return tokens if re.search(r"\w", tokens) else ""

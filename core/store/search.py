"""Looking words up in the index of a library (`core.store.indexing`), and what holds them."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from core.errors import KnownError
from core.model import ArticleId, SavedSearch, VersionId
from core.store.failures import primary_code, sentences
from core.store.reading import Reading
from core.store.records import SAVED_SEARCH
from core.text.fold import fold, spaced

SAVED = """
CREATE TABLE saved_search (
    name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
    line TEXT NOT NULL CHECK (line <> '')
) STRICT, WITHOUT ROWID;
"""
INDEX_DAMAGED = (
    "it is damaged, so nothing can be searched; texts and notes are not. "
    "‘hexapla check --rebuild-index’ makes it anew."
)

# A sentence's number is that of its version, times 2²⁴, plus 2²⁴ - 1 less its ordinal.
SENTENCES = """
SELECT version.id, 16777215 - (sentence_words.rowid & 16777215) FROM sentence_words
CROSS JOIN indexed ON indexed.id = sentence_words.rowid >> 24
CROSS JOIN version ON version.id = indexed.key
CROSS JOIN article ON article.id = version.article_id AND article.trashed_at IS NULL
WHERE sentence_words MATCH ? ORDER BY sentence_words.rowid DESC LIMIT ?
"""
SENTENCE_COUNTS = """
SELECT version.id, version.article_id, language, sum(found) FROM (
    SELECT sentence_words.rowid >> 24 AS number, count(*) AS found FROM sentence_words
    WHERE sentence_words MATCH ? GROUP BY number LIMIT ?
) JOIN indexed ON indexed.id = number JOIN version ON version.id = indexed.key
JOIN article ON article.id = version.article_id AND article.trashed_at IS NULL
GROUP BY version.id ORDER BY number DESC
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
       substr(text, segment.start + 1, segment."end" - segment.start), segment.start
FROM cell JOIN "row" ON "row".id = row_id JOIN version ON version.id = cell.version_id
JOIN segment ON segment.version_id = cell.version_id
    AND segment.ordinal BETWEEN first_segment AND last_segment
WHERE row_id = ? ORDER BY position, version.id, segment.ordinal
"""
SENTENCE = """
SELECT version.article_id, NULL, version.id, language, segment.ordinal,
       substr(text, segment.start + 1, segment."end" - segment.start), segment.start
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
    """A sentence in a row: the row's number, None without rows, and the sentence's own.

    `start` is where it begins in the version's text, in code points.
    """

    article: ArticleId
    row: int | None
    version: VersionId
    language: str
    segment: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class SentenceCount:
    """In how many sentences of a version something was found."""

    version: VersionId
    article: ArticleId
    language: str
    count: int


class SearchQueries(Reading):
    """Where words stand in the library; what is in the bin is not found."""

    def sentences_with(self, wanted: Wanted, most: int) -> list[tuple[VersionId, int]]:
        """The version and ordinal of at most so many sentences, the newest versions first."""
        return self._matching(SENTENCES, wanted, most)

    def sentence_counts(self, wanted: Wanted) -> list[SentenceCount]:
        """In how many sentences of which versions words stand, the newest versions first."""
        return [SentenceCount(*row) for row in self._matching(SENTENCE_COUNTS, wanted, -1)]

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
        try:
            with sentences(self.path):
                return self.connection.execute(statement, (match, most)).fetchall() if match else []
        except KnownError as error:
            cause = error.__cause__
            if isinstance(cause, sqlite3.Error) and primary_code(cause) == sqlite3.SQLITE_CORRUPT:
                raise KnownError("the index of words", INDEX_DAMAGED) from error
            raise


def _match(words: Words) -> str:
    tokens = _tokens(words).replace('"', '""')
    return f'{"exact" if words.exact else "folded"} : "{tokens}"{" *" if words.begun else ""}'


def _tokens(words: Words) -> str:
    """The words as the index has them; empty where nothing is left to be looked for."""
    tokens = spaced(words.text.casefold()) if words.exact else fold(words.text)
    return tokens if re.search(r"\w", tokens) else ""

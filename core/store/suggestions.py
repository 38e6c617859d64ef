"""The index of what texts can be known by, and which texts seem to be versions of one article.

Profiles, postings and suggestions are derived: each follows from the texts and could be worked
out again. So they are no part of the history; an edit writes them beside its rows, and triggers
take them away with the text they were made from, whether an edit, an undo or a redo changed it.
A version without a profile is one that nobody has looked at yet. What the person decided (which
texts are kept apart) is a record like any other, with its step of undo.

The index is inverted: from a token to the profiles that have it, so that a new text is compared
with those alone that share something rare with it.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from core.model import Alternate, ArticleId, Declined, VersionId
from core.store.reading import Reading
from core.store.records import ALTERNATE, DECLINED

WITHOUT_PROFILE = """
SELECT version.id FROM version
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
WHERE NOT EXISTS (SELECT 1 FROM profile WHERE version_id = version.id)
ORDER BY article.created_at, position, version.id
"""
PROFILED = """
SELECT version.id FROM profile JOIN version ON version.id = version_id
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
ORDER BY profile.id
"""
SPREAD = """
SELECT wanted.value, (SELECT count(*) FROM posting WHERE token = wanted.value)
FROM json_each(?) AS wanted
"""
HOLDERS = """
SELECT token, version_id FROM json_each(?) AS wanted
CROSS JOIN posting ON token = wanted.value
CROSS JOIN profile ON profile.id = posting.profile
JOIN version ON version.id = version_id
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
"""
OUTLINES = """
SELECT version_id, article_id, tokens, length FROM json_each(?) AS wanted
CROSS JOIN profile ON version_id = wanted.value
JOIN version ON version.id = version_id
"""
AT_ADDRESSES = """
SELECT address, version_id FROM json_each(?) AS wanted
CROSS JOIN profile ON address = wanted.value
JOIN version ON version.id = version_id
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
"""
NAMING = """
SELECT address, version_id FROM json_each(?) AS wanted
CROSS JOIN alternate ON address = wanted.value
JOIN version ON version.id = version_id
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
"""
OPEN = """
SELECT version_a, version_b, a.article_id, b.article_id, score, evidence FROM suggestion
JOIN version AS a ON a.id = version_a JOIN article AS home_a ON home_a.id = a.article_id
JOIN version AS b ON b.id = version_b JOIN article AS home_b ON home_b.id = b.article_id
WHERE home_a.id <> home_b.id AND home_a.trashed_at IS NULL AND home_b.trashed_at IS NULL
ORDER BY score DESC, version_a, version_b
"""
FORGET = "DELETE FROM profile WHERE version_id = ?"
PROFILE = "INSERT INTO profile (version_id, tokens, length, address) VALUES (?, ?, ?, ?)"
POSTING = "INSERT OR IGNORE INTO posting (token, profile) VALUES (?, ?)"
SUGGESTION = (
    "INSERT OR REPLACE INTO suggestion (version_a, version_b, score, evidence) VALUES (?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A version as the index has it: its tokens, its length in characters, its plain address."""

    version: VersionId
    tokens: frozenset[str]
    length: int
    address: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of an indexed version without its text; `tokens` is how many it has."""

    version: VersionId
    article: ArticleId
    tokens: int
    length: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two versions, by id in order, that seem to be one article; `evidence` is JSON."""

    version_a: VersionId
    version_b: VersionId
    article_a: ArticleId
    article_b: ArticleId
    score: float
    evidence: str


class SuggestionQueries(Reading):
    """What the index says, what is suggested, what was declined; the bin does not count."""

    def versions_without_profile(self) -> tuple[VersionId, ...]:
        """Versions that the index does not have, oldest first."""
        return tuple(VersionId(found) for (found,) in self._execute(WITHOUT_PROFILE))

    def profiled(self) -> tuple[VersionId, ...]:
        """The versions that the index has."""
        return tuple(VersionId(found) for (found,) in self._execute(PROFILED))

    def spread(self, tokens: Collection[str]) -> Mapping[str, int]:
        """How many texts have each of these tokens."""
        return dict(self._execute(SPREAD, json.dumps(list(tokens))))

    def holders(self, tokens: Collection[str]) -> Mapping[str, tuple[VersionId, ...]]:
        """The versions that have each of these tokens; of tokens that none has, no entry."""
        return _gathered(self._execute(HOLDERS, json.dumps(list(tokens))))

    def outlines(self, versions: Collection[VersionId]) -> Mapping[VersionId, Outline]:
        """What the index knows of these versions."""
        found = self._execute(OUTLINES, json.dumps(list(versions)))
        return {row[0]: Outline(*row) for row in found}

    def at_addresses(self, addresses: Collection[str]) -> Mapping[str, tuple[VersionId, ...]]:
        """The versions that come from these plain addresses."""
        return _gathered(self._execute(AT_ADDRESSES, json.dumps(list(addresses))))

    def naming(self, addresses: Collection[str]) -> Mapping[str, tuple[VersionId, ...]]:
        """The versions whose pages name these plain addresses as other versions."""
        return _gathered(self._execute(NAMING, json.dumps(list(addresses))))

    def alternates(self, version: VersionId) -> tuple[Alternate, ...]:
        """The addresses that the page of a version names as other versions."""
        return self._all(ALTERNATE, "WHERE version_id = ? ORDER BY address", version)

    def suggested(self) -> tuple[Suggested, ...]:
        """All pairs that seem to be one article and are not yet, best first; declined ones too."""
        return tuple(Suggested(*row) for row in self._execute(OPEN))

    def declined(self) -> tuple[Declined, ...]:
        """All pairs that the person kept apart."""
        return self._all(DECLINED, "ORDER BY version_a, version_b")


def write_profiles(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Put versions into the index, in the place of what it had of them."""
    for entry in entries:
        connection.execute(FORGET, (entry.version,))
        values = entry.version, len(entry.tokens), entry.length, entry.address
        number = connection.execute(PROFILE, values).lastrowid
        connection.executemany(POSTING, [(token, number) for token in sorted(entry.tokens)])


def write_suggestions(
    connection: sqlite3.Connection, pairs: Iterable[tuple[VersionId, VersionId, float, str]]
) -> None:
    """Keep pairs of versions, in any order, with their score and their evidence as JSON."""
    ordered = [(min(a, b), max(a, b), score, evidence) for a, b, score, evidence in pairs]
    connection.executemany(SUGGESTION, ordered)


def _gathered(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[VersionId, ...]]:
    found: dict[str, list[VersionId]] = defaultdict(list)
    for key, version in rows:
        found[key].append(VersionId(version))
    return {key: tuple(versions) for key, versions in found.items()}

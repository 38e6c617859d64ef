"""What can be asked about articles, their versions and their alignment."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from core.model import (
    Article,
    ArticleId,
    Bead,
    Cell,
    Lesson,
    Line,
    Row,
    Segment,
    Version,
    VersionId,
)
from core.store.reading import Reading
from core.store.records import ARTICLE, BEAD, CELL, LESSON, LINE, ROW, SEGMENT, VERSION

VERSION_SUMMARIES = """
SELECT article_id, id, language, kind, title, published, source_url,
       (SELECT count(*) FROM segment WHERE version_id = version.id), position
FROM version ORDER BY article_id, position, id
"""
ROW_COUNTS = 'SELECT article_id, count(*) FROM "row" GROUP BY article_id'
ANNOTATION_COUNTS = """
SELECT article_id, count(*) FROM annotation WHERE trashed_at IS NULL GROUP BY article_id
"""
SAME_DIGEST = """
SELECT version.id FROM version
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
WHERE sha256 = ? ORDER BY created_at, version.id LIMIT 1
"""
# The + keeps SQLite from writing the text into length(text), which would pass by the index.
SAME_TEXT = """
SELECT version.id FROM version
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
WHERE length(text) = length(?1) AND +text = ?1 ORDER BY created_at, version.id LIMIT 1
"""
BEADS = """
WHERE article_id = ? ORDER BY version_a, version_b, a_first, b_first, a_last, b_last, id
"""
BEADS_AMONG = """
WHERE version_a = ?1 AND version_b = ?2 AND
      CASE WHEN a_last >= a_first THEN a_first >= ?3 AND a_last < ?4
           ELSE b_first >= ?5 AND b_last < ?6 END
ORDER BY a_first, b_first, a_last, b_last, id
"""
CELLS = """
JOIN "row" ON "row".id = row_id JOIN version ON version.id = version_id
WHERE "row".article_id = ? ORDER BY "row".ordinal, "row".id, version.position, version.id
"""
LESSONS = """
JOIN article ON article.id = article_id AND article.trashed_at IS NULL
WHERE language_a = ? AND language_b = ? ORDER BY taught_at DESC, version_a, version_b
"""
OLD_LESSONS = """
WHERE (version_a, version_b) IN (
    SELECT version_a, version_b FROM (
        SELECT version_a, version_b, sum(length(CAST(words AS BLOB)))
            OVER (ORDER BY taught_at DESC, version_a, version_b) AS size
        FROM lesson WHERE language_a = ? AND language_b = ?
    ) WHERE size > ?
) ORDER BY version_a, version_b
"""


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """What a list shows of a version; `segments` is their number."""

    id: VersionId
    language: str
    kind: str
    title: str
    published: str
    source_url: str
    segments: int
    position: int


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What a list shows of an article; `rows` and `annotations` (not in the bin) are numbers."""

    article: Article
    versions: tuple[VersionSummary, ...]
    rows: int
    annotations: int


class ArticleQueries(Reading):
    """Articles, versions, lines, segments, beads, rows, cells and lessons."""

    def summaries(self, *, trashed: bool = False) -> tuple[ArticleSummary, ...]:
        """All articles for a list, newest first; with `trashed`, those in the bin instead."""
        condition = "IS NOT NULL" if trashed else "IS NULL"
        with self.snapshot():
            articles = self._all(
                ARTICLE, f"WHERE trashed_at {condition} ORDER BY created_at DESC, id"
            )
            versions = self._version_summaries()
            rows = dict(self._execute(ROW_COUNTS))
            annotations = dict(self._execute(ANNOTATION_COUNTS))
        return tuple(
            ArticleSummary(
                article,
                versions.get(article.id, ()),
                rows=rows.get(article.id, 0),
                annotations=annotations.get(article.id, 0),
            )
            for article in articles
        )

    def article(self, identifier: ArticleId) -> Article:
        """The article of this id; raises `NotFound`."""
        return self._one(ARTICLE, identifier)

    def find_article(self, prefix: str) -> ArticleId:
        """The id of the one article whose id begins so, the bin included; raises `NotFound`."""
        return ArticleId(self._id_of(ARTICLE, prefix))

    def versions(self, article: ArticleId) -> tuple[Version, ...]:
        """The versions of an article by their position."""
        return self._all(VERSION, "WHERE article_id = ? ORDER BY position, id", article)

    def version(self, identifier: VersionId) -> Version:
        """The version of this id; raises `NotFound`."""
        return self._one(VERSION, identifier)

    def find_version(self, prefix: str) -> VersionId:
        """The id of the one version whose id begins so; raises `NotFound`."""
        return VersionId(self._id_of(VERSION, prefix))

    def version_with_digest(self, sha256: str) -> VersionId | None:
        """The oldest version made from a file of these bytes; the bin does not count."""
        return self._first_version(SAME_DIGEST, sha256)

    def version_with_text(self, text: str) -> VersionId | None:
        """The oldest version of exactly this text; the bin does not count."""
        return self._first_version(SAME_TEXT, text)

    def lines(self, version: VersionId) -> tuple[Line, ...]:
        """The lines of a version in order, hidden ones too."""
        return self._all(LINE, "WHERE version_id = ? ORDER BY ordinal", version)

    def segments(self, version: VersionId) -> tuple[Segment, ...]:
        """The sentences of a version in order."""
        return self._all(SEGMENT, "WHERE version_id = ? ORDER BY ordinal", version)

    def beads(self, article: ArticleId) -> tuple[Bead, ...]:
        """The beads of an article, pair by pair of its versions, in the order of the texts."""
        return self._all(BEAD, BEADS, article)

    def beads_among(
        self, versions: tuple[VersionId, VersionId], runs: tuple[range, range]
    ) -> tuple[Bead, ...]:
        """The beads of two versions, in the order that beads have them, within these sentences.

        A bead with two sides lies within the first version's run.
        """
        bounds = (bound for run in runs for bound in (run.start, run.stop))
        return self._all(BEAD, BEADS_AMONG, *versions, *bounds)

    def rows(self, article: ArticleId) -> tuple[Row, ...]:
        """The aligned rows of an article in order."""
        return self._all(ROW, "WHERE article_id = ? ORDER BY ordinal, id", article)

    def cells(self, article: ArticleId) -> tuple[Cell, ...]:
        """The cells of an article, row by row, in each row in the order of the versions."""
        return self._all(CELL, CELLS, article)

    def lessons(self, article: ArticleId) -> tuple[Lesson, ...]:
        """What the pairs of versions of an article taught."""
        return self._all(LESSON, "WHERE article_id = ? ORDER BY version_a, version_b", article)

    def lessons_in(self, language_a: str, language_b: str) -> tuple[Lesson, ...]:
        """All lessons of a pair of languages, newest first; the bin does not count."""
        return self._all(LESSON, LESSONS, language_a, language_b)

    def lessons_beyond(self, size: int, language_a: str, language_b: str) -> tuple[Lesson, ...]:
        """The lessons, the bin's too, for which newer ones leave no room in `size` bytes."""
        return self._all(LESSON, OLD_LESSONS, language_a, language_b, size)

    def _version_summaries(self) -> Mapping[str, tuple[VersionSummary, ...]]:
        found: dict[str, list[VersionSummary]] = defaultdict(list)
        for article, *values in self._execute(VERSION_SUMMARIES):
            found[article].append(VersionSummary(*values))
        return {article: tuple(versions) for article, versions in found.items()}

    def _first_version(self, statement: str, value: str) -> VersionId | None:
        found = self._execute(statement, value)
        return VersionId(found[0][0]) if found else None

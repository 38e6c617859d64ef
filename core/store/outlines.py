"""Plain answers for what is asked often and in bulk: an article laid out, passages beside passages.

A page of 10,000 rows in four versions has 40,000 cells and as many sentences; as tuples they are
read several times quicker than as records, and what lies beside a passage is found by the database
without reading the article.
"""

from types import MappingProxyType

from core.errors import NotFound
from core.model import ArticleId, Passage, Role, RowId, Status, VersionId
from core.store.reading import Reading

Span = tuple[int, int, int]
Run = tuple[int, VersionId, int, int]
RowOutline = tuple[RowId, int, Status, float]
_STATUS = MappingProxyType({status.value: status for status in Status})

SPANS = 'SELECT line, start, "end" FROM segment WHERE version_id = ? ORDER BY ordinal'
HEADS = "SELECT ordinal, role FROM line WHERE version_id = ? AND role IN ('title', 'heading')"
ROWS = 'SELECT id, ordinal, status, score FROM "row" WHERE article_id = ? ORDER BY ordinal'
RUNS = """
SELECT "row".ordinal, version_id, first_segment, last_segment FROM cell
JOIN "row" ON "row".id = row_id WHERE "row".article_id = ?
"""
EXCERPT = "SELECT article_id, substr(text, ? + 1, ?) FROM version WHERE id = ?"
TOUCHED = """
SELECT min(ordinal), max(ordinal) FROM segment WHERE version_id = ? AND start < ? AND "end" > ?
"""
BESIDE = """
SELECT other.version_id, min(first.start), max(last."end") FROM cell AS other
JOIN segment AS first
  ON first.version_id = other.version_id AND first.ordinal = other.first_segment
JOIN segment AS last
  ON last.version_id = other.version_id AND last.ordinal = other.last_segment
JOIN version ON version.id = other.version_id
WHERE other.version_id <> ?1 AND other.row_id IN (
    SELECT row_id FROM cell
    WHERE version_id = ?1 AND last_segment >= ?2 AND first_segment <= ?3 AND first_segment >= (
        SELECT max(first_segment) FROM cell WHERE version_id = ?1 AND first_segment <= ?2
    )
)
GROUP BY other.version_id ORDER BY version.position, version.id
"""


class OutlineQueries(Reading):
    """Sentences, cells and neighbours as tuples."""

    def spans(self, version: VersionId) -> list[Span]:
        """The sentences of a version in order: number of the line, start, end."""
        return self._execute(SPANS, version)

    def heads(self, version: VersionId) -> dict[int, Role]:
        """The lines of a version that are titles or headings, by their numbers."""
        return {line: Role(role) for line, role in self._execute(HEADS, version)}

    def row_outlines(self, article: ArticleId) -> list[RowOutline]:
        """The rows of an article in order: id, ordinal, status, score."""
        return [
            (identifier, ordinal, _STATUS[status], score)
            for identifier, ordinal, status, score in self._execute(ROWS, article)
        ]

    def runs(self, article: ArticleId) -> list[Run]:
        """The cells of an article in no order: ordinal of the row, version, first, last segment."""
        return self._execute(RUNS, article)

    def excerpt(self, version: VersionId, start: int, end: int) -> str:
        """`[start, end)` of a version's text, as far as it goes; raises `NotFound`."""
        return self._excerpt(version, start, end)[1]

    def article_of(self, version: VersionId) -> ArticleId:
        """The article that a version belongs to; raises `NotFound`."""
        return self._excerpt(version, 0, 0)[0]

    def beside(self, passage: Passage) -> list[Passage]:
        """What each other version has in the rows that a passage touches, in columns' order."""
        with self.snapshot():
            touched = self._execute(TOUCHED, passage.version_id, passage.end, passage.start)
            first, last = touched[0]
            if first is None:
                return []
            found = self._execute(BESIDE, passage.version_id, first, last)
        return [Passage(version, start, end) for version, start, end in found]

    def _excerpt(self, version: VersionId, start: int, end: int) -> tuple[ArticleId, str]:
        found = self._execute(EXCERPT, start, end - start, version)
        if not found:
            raise NotFound(f"version ‘{version}’", "there is none of this id in the library.")
        return ArticleId(found[0][0]), found[0][1]

"""What speaks for and against one row of an article: reasons, and a score made of them.

The judge knows the texts of an article, how long its versions are beside each other, and which of
its words met in its rows (the article's own lesson). It is asked about rows that a person has
changed and when somebody wants to know why a row is doubtful.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from core.model import ArticleId, Lesson, Version, VersionId
from core.store.store import Store

if TYPE_CHECKING:
    from core.alignment.edits import Cells, Rungs
    from core.alignment.reasons import Explanation, Usual

Words = Mapping[str, Set[str]]

_SURE = 0.6
_MOST_CUT = 6


class Article(Protocol):
    """What the judge has to know: an article and its versions, in the order of the columns."""

    @property
    def article(self) -> ArticleId:
        """The article."""

    @property
    def versions(self) -> tuple[VersionId, ...]:
        """Its versions."""


class Judge:
    """Judges rows of one article; reads what it needs when it is first asked.

    The sentences are those that the library has at that moment; `rows` say what lengths are usual.
    """

    def __init__(self, store: Store, article: Article, rows: "Rungs") -> None:
        self._store, self._article, self._rows = store, article, rows
        self._usuals: dict[tuple[int, int], Usual] = {}
        self._met: dict[tuple[int, int], Words] = {}

    def score(self, cells: "Cells") -> float:
        """How far to believe in a row, 0 to 1: as far as in the two versions that fit least."""
        pairs = combinations(range(len(cells)), 2)
        return min((self.pair((a, b), cells[a], cells[b]) for a, b in pairs), default=1.0)

    def pair(self, columns: tuple[int, int], one: range, other: range) -> float:
        """How far to believe that two cells belong together."""
        return self.explain(columns, one, other).score

    def explain(self, columns: tuple[int, int], one: range, other: range) -> "Explanation":
        """What speaks for and against two cells; also that they may be two rows in one."""
        from core.alignment.reasons import in_two

        whole = self._plain(columns, one, other)
        apart = self._apart(columns, one, other)
        return in_two(whole, apart) if apart > _SURE else whole

    def _apart(self, columns: tuple[int, int], one: range, other: range) -> float:
        """How far to believe in the best two rows that could be made of these cells."""
        if min(len(one), len(other)) < 2 or max(len(one), len(other)) > _MOST_CUT:
            return 0.0
        found = 0.0
        for i in range(one.start + 1, one.stop):
            for j in range(other.start + 1, other.stop):
                upper = range(one.start, i), range(other.start, j)
                lower = range(i, one.stop), range(j, other.stop)
                parts = (self._plain(columns, *part).score for part in (upper, lower))
                found = max(found, min(parts))
        return found

    def _plain(self, columns: tuple[int, int], one: range, other: range) -> "Explanation":
        from core.alignment.reasons import explain

        a, b = columns
        languages = (self._versions[a].language, self._versions[b].language)
        texts = (self.text(a, one), self.text(b, other))
        words = self._words(columns)

        def met(here: Collection[str], there: Collection[str]) -> set[tuple[str, str]]:
            held = set(there)
            return {(one, other) for one in here for other in words.get(one, frozenset()) & held}

        return explain(texts, languages, self._usual(columns), met)

    def text(self, column: int, run: range) -> str:
        """The words of a run of sentences."""
        spans = self._spans[column]
        if not run:
            return ""
        return self._versions[column].text[spans[run.start][1] : spans[run.stop - 1][2]]

    def _words(self, columns: tuple[int, int]) -> Words:
        if columns not in self._met:
            a, b = columns
            ids = self._article.versions[a], self._article.versions[b]
            self._met[columns] = _known(self._store.lessons(self._article.article), ids)
        return self._met[columns]

    def language(self, column: int) -> str:
        """The language of a column, as a BCP 47 tag."""
        return self._versions[column].language

    def _usual(self, columns: tuple[int, int]) -> "Usual":
        from core.alignment.reasons import Usual

        if columns not in self._usuals:
            a, b = columns
            self._usuals[columns] = Usual.of(
                (self._length(a, row.cells[a]), self._length(b, row.cells[b])) for row in self._rows
            )
        return self._usuals[columns]

    def _length(self, column: int, run: range) -> int:
        spans = self._spans[column]
        return spans[run.stop - 1][2] - spans[run.start][1] if run else 0

    @cached_property
    def _versions(self) -> tuple[Version, ...]:
        found = {version.id: version for version in self._store.versions(self._article.article)}
        return tuple(found[version] for version in self._article.versions)

    @cached_property
    def _spans(self) -> list[list[tuple[int, int, int]]]:
        return [self._store.spans(version) for version in self._article.versions]


def _known(lessons: Collection[Lesson], pair: tuple[VersionId, VersionId]) -> Words:
    """The words of the second version that each word of the first one met in these lessons."""
    from core.library.learning import FAIR, proved

    found: defaultdict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        if {lesson.version_a, lesson.version_b} == set(pair):
            for a, b, weight in proved(lesson):
                one, other = (a, b) if lesson.version_a == pair[0] else (b, a)
                if weight >= FAIR:
                    found[one].add(other)
    return found

"""What a review decides: which documents come in, which become one article; no Qt here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import combinations

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.grouping import Suggestion
from core.library import bundles
from core.library.suggesting import Findings
from core.model import ArticleId, VersionId

DOUBTFUL = 0.9


class Decision(Enum):
    """What the person said to a suggestion."""

    OPEN = auto()
    TOGETHER = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Partner:
    """An article of the library that documents seem to be versions of, and its languages."""

    article: ArticleId
    title: str
    languages: tuple[str, ...]
    versions: tuple[VersionId, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """Files read: their documents, which of them the library has, what seems to be one article.

    `partners` has the article of each known version that a suggestion names as its home.
    """

    documents: tuple[Document, ...]
    known: frozenset[int]
    suggestions: tuple[Suggestion, ...]
    refused: tuple[ImportRefused, ...]
    partners: Mapping[str, Partner] = field(default_factory=dict)
    findings: Findings | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What shall be added: documents, and what of them belongs together.

    `groups`, `homes`, `apart` and `findings` are as for `core.library.importing.add`.
    """

    documents: tuple[Document, ...]
    groups: tuple[tuple[int, ...], ...]
    homes: Mapping[int, ArticleId] = field(default_factory=dict)
    apart: tuple[tuple[int, int | VersionId], ...] = ()
    findings: Findings | None = None


class ReviewPlan:
    """The documents under review and what was decided about them."""

    def __init__(self, intake: Intake) -> None:
        self.documents = list(intake.documents)
        self.known = set(intake.known)
        self.refused = list(intake.refused)
        self.suggestions = [s for s in intake.suggestions if not self.known & set(s.members)]
        self.partners = dict(intake.partners)
        self._findings, self._read = intake.findings, intake.documents
        self._decisions: dict[tuple[int, ...], Decision] = {}

    def decide(self, suggestion: Suggestion, decision: Decision) -> None:
        """Take a decision about a suggestion, or take it back."""
        self._decisions[suggestion.members] = decision

    def decision(self, suggestion: Suggestion) -> Decision:
        """What was decided about a suggestion."""
        return self._decisions.get(suggestion.members, Decision.OPEN)

    def replace(self, number: int, document: Document) -> None:
        """Take another reading of a document; what the person wrote about it stays."""
        before = self.documents[number]
        if not before.title_made and document.title_made:
            document = replace(document, title=before.title, title_made=False)
        self.documents[number] = document

    def describe(self, number: int, *, title: str, published: str, source_url: str) -> None:
        """Give a document another title, date and source."""
        before = self.documents[number]
        self.documents[number] = replace(
            before,
            title=title or before.title,
            title_made=before.title_made and title in ("", before.title),
            published=published,
            source_url=source_url,
        )

    def entries(self) -> Iterator[int | Suggestion]:
        """Documents by number in the order shown, each suggestion after its members."""
        shown: set[int] = set()
        for suggestion in self.suggestions:
            yield from (n for n in suggestion.members if n not in shown)
            shown.update(suggestion.members)
            yield suggestion
        yield from (n for n in range(len(self.documents)) if n not in shown)

    def result(self) -> Reviewed:
        """What shall be added."""
        numbers = {n: place for place, n in enumerate(self._added())}
        together = [s for s in self.suggestions if self.decision(s) is Decision.TOGETHER]
        groups = [tuple(numbers[n] for n in s.members) for s in together if len(s.members) > 1]
        homes = {numbers[s.members[0]]: self.partners[s.home].article for s in together if s.home}
        documents = tuple(self.documents[n] for n in numbers)
        return Reviewed(
            documents,
            tuple(bundles.joined(documents, groups)),
            homes,
            tuple(self._apart(numbers)),
            self._still_true(numbers),
        )

    @property
    def adds_any(self) -> bool:
        """Whether anything would be added."""
        return bool(self._added())

    def sentence(self) -> str:
        """What would be added, what is open, what is left out."""
        reviewed = self.result()
        joining = sum(len(self._with(number, reviewed.groups)) for number in reviewed.homes)
        grouped = sum(len(group) - 1 for group in reviewed.groups)
        at_home = sum(len(self._with(number, reviewed.groups)) - 1 for number in reviewed.homes)
        articles = len(reviewed.documents) - joining - (grouped - at_home)
        undecided = sum(self.decision(s) is Decision.OPEN for s in self.suggestions)
        skipped = len(self.known) + len(self.refused)
        added = [_count(articles, "article")] if articles else []
        added += [_count(joining, "version")] if joining else []
        parts = [
            f"Adds {' and '.join(added)}" if added else "Adds nothing",
            f"{_count(undecided, 'suggestion')} to decide" if undecided else "",
            f"{_count(skipped, self._noun)} skipped" if skipped else "",
        ]
        return " · ".join(part for part in parts if part)

    @staticmethod
    def _with(number: int, groups: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        return next((group for group in groups if number in group), (number,))

    @property
    def headline(self) -> str:
        """What is reviewed: files, or the texts of files that hold several."""
        count = len(self.documents) + len(self.refused)
        if self._noun == "file":
            return f"Review {_count(count, 'file')}"
        files = len({document.path for document in self.documents}) + len(self.refused)
        return f"Review {_count(len(self.documents), 'text')} from {_count(files, 'file')}"

    @property
    def _noun(self) -> str:
        paths = [document.path for document in self.documents if document.part]
        return "text" if len(paths) > len(set(paths)) else "file"

    def _apart(self, numbers: Mapping[int, int]) -> Iterator[tuple[int, int | VersionId]]:
        """The pairs that the person kept apart."""
        for suggestion in self.suggestions:
            if self.decision(suggestion) is Decision.APART:
                for one, other in combinations(suggestion.members, 2):
                    yield numbers[one], numbers[other]
                if suggestion.home:
                    versions = self.partners[suggestion.home].versions
                    yield from ((numbers[n], v) for n in suggestion.members for v in versions)

    def _still_true(self, numbers: Mapping[int, int]) -> Findings | None:
        """What was found of documents; of those that were read again since, no profile."""
        if self._findings is None:
            return None
        profiles = {
            n: one
            for n, one in self._findings.profiles.items()
            if n < len(self._read) and _reads_alike(self._read[n], self.documents[n])
        }
        return replace(self._findings, profiles=profiles).renumbered(numbers)

    def _added(self) -> Sequence[int]:
        return [n for n in range(len(self.documents)) if n not in self.known]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _reads_alike(one: Document, other: Document) -> bool:
    return one is other or (one.language, one.sentences) == (other.language, other.sentences)

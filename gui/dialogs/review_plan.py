"""What a review decides: which documents come in, which become one article; no Qt here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.grouping import Suggestion
from core.library import bundles

DOUBTFUL = 0.9


class Decision(Enum):
    """What the person said to a suggestion."""

    OPEN = auto()
    TOGETHER = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Intake:
    """Files read: their documents, which of them the library has, what seems to be one article."""

    documents: tuple[Document, ...]
    known: frozenset[int]
    suggestions: tuple[Suggestion, ...]
    refused: tuple[ImportRefused, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What shall be added: documents, and the groups of their numbers that are one article."""

    documents: tuple[Document, ...]
    groups: tuple[tuple[int, ...], ...]


class ReviewPlan:
    """The documents under review and what was decided about them."""

    def __init__(self, intake: Intake) -> None:
        self.documents = list(intake.documents)
        self.known = set(intake.known)
        self.refused = list(intake.refused)
        self.suggestions = [s for s in intake.suggestions if not self.known & set(s.members)]
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
        groups = tuple(
            tuple(numbers[n] for n in suggestion.members)
            for suggestion in self.suggestions
            if self.decision(suggestion) is Decision.TOGETHER
        )
        documents = tuple(self.documents[n] for n in numbers)
        return Reviewed(documents, tuple(bundles.joined(documents, groups)))

    @property
    def adds_any(self) -> bool:
        """Whether anything would be added."""
        return bool(self._added())

    def sentence(self) -> str:
        """What would be added, what is open, what is left out."""
        reviewed = self.result()
        articles = len(reviewed.documents) - sum(len(g) - 1 for g in reviewed.groups)
        undecided = sum(self.decision(s) is Decision.OPEN for s in self.suggestions)
        skipped = len(self.known) + len(self.refused)
        parts = [
            f"Adds {_count(articles, 'article')}" if articles else "Adds nothing",
            f"{_count(undecided, 'suggestion')} to decide" if undecided else "",
            f"{_count(skipped, 'file')} skipped" if skipped else "",
        ]
        return " · ".join(part for part in parts if part)

    def _added(self) -> Sequence[int]:
        return [n for n in range(len(self.documents)) if n not in self.known]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

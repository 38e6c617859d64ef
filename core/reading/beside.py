"""What stands beside a hit in other languages, and which words of it render those found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from core.model import VersionId
from core.reading.hits import Hit, HitCell, HitPlace


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a language renders the words; `text` is empty for hits without any."""

    language: str
    text: str
    hits: frozenset[HitPlace]


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of some languages, of each the commonest first and what is not rendered last.

    `spans` are the code points `[start, end)` of the text of a version beside a hit that render it.
    """

    ways: tuple[Way, ...] = ()
    spans: Mapping[tuple[HitPlace, VersionId], tuple[int, int]] | None = None

    def span(self, hit: Hit, version: VersionId) -> tuple[int, int] | None:
        """Which words of a version beside a hit render it; None where none do."""
        return self.spans.get((hit.place, version)) if self.spans else None

    def with_others(self, other: "Ways") -> "Ways":
        """These and those of another language."""
        return Ways((*self.ways, *other.ways), {**(self.spans or {}), **(other.spans or {})})


def beside(hit: Hit, language: str) -> HitCell | None:
    """What another version in this language has in the row of a hit."""
    cells = (cell for cell in hit.cells if cell.language == language)
    return next((cell for cell in cells if cell.version != hit.version), None)


def spoken(hits: Sequence[Hit]) -> tuple[str, list[str]]:
    """The language in which most was found, and those beside it, the commonest first."""
    own = Counter(hit.cell.language for hit in hits if hit.cell is not None and hit.cell.spans)
    language = max(own, key=own.__getitem__, default="")
    others = Counter(
        cell.language
        for cell in chain.from_iterable(
            hit.cells for hit in hits if hit.cell and hit.cell.language == language
        )
        if cell.language != language
    )
    return language, [one for one, _count in others.most_common()]

"""The sentences of a version, as the aligner and the lexicon read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.model import Segment, Version, VersionId


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one version; `breaks` are the numbers of those that begin a paragraph."""

    version: VersionId
    language: str
    texts: tuple[str, ...]
    breaks: frozenset[int]


def sentences(version: Version, segments: Iterable[Segment]) -> Sentences:
    """The sentences of a version, cut from its text."""
    ordered = tuple(segments)
    return Sentences(
        version=version.id,
        language=version.language,
        texts=tuple(version.text[s.start : s.end] for s in ordered),
        breaks=frozenset(
            s.ordinal for n, s in enumerate(ordered) if n == 0 or ordered[n - 1].line != s.line
        ),
    )

"""Lines at the edges of a version that no other version has: the last furniture of a page.

What a site writes around an article is in one language and in no translation. So a run of labels
at the end of a version, or above its title, of which no sentence met one of any other version,
is not the article's. A translation may leave the end of a text out, though; then what is alone is
prose, verse or a list, and none of it may be hidden. Only runs are taken that look like labels
throughout, in texts that are prose, where the other versions are matched to their own edge.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.intake.lines import BULLET, TextLine, lines_of
from core.intake.reading import KEPT_BY_HAND
from core.intake.sites import KEPT_BEFORE
from core.library.aligning import Plan
from core.model import Bead, Line, Role, Segment, Version, VersionId

ALONE = "In no other version"
_PROSE_SHARE = 0.7
_MET_SHARE = 0.6
_MOST_SHARE = 0.2
_OPEN = (",", ";", ":", "，", "；", "：", "、", "،", "؛")
_KEPT = {KEPT_BY_HAND, KEPT_BEFORE}


@dataclass(frozen=True, slots=True)
class Part:
    """A version with its lines and sentences."""

    version: Version
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]

    @property
    def kept(self) -> tuple[Line, ...]:
        """The lines that are not hidden, in order."""
        return tuple(line for line in self.lines if not line.hidden)

    def shape(self, line: Line) -> TextLine:
        """What can be told of a line from its words alone."""
        return lines_of(self.version.text[line.start : line.end])[0]

    def without(self, numbers: Collection[int]) -> "Part":
        """The part with these lines hidden, its sentences numbered anew."""
        lines = tuple(
            replace(line, hidden=True, reason=ALONE) if line.ordinal in numbers else line
            for line in self.lines
        )
        left = (segment for segment in self.segments if segment.line not in numbers)
        return replace(
            self,
            lines=lines,
            segments=tuple(replace(segment, ordinal=n) for n, segment in enumerate(left)),
        )


def bared(parts: Sequence[Part], plan: Plan, judged: Collection[VersionId]) -> list[Part] | None:
    """The parts with what is alone at the edges of those `judged` hidden; None if nothing is."""
    found = alone(parts, plan.beads, judged)
    if not found:
        return None
    return [part.without(found.get(part.version.id, frozenset())) for part in parts]


def alone(
    parts: Sequence[Part], beads: Sequence[Bead], judged: Collection[VersionId]
) -> dict[VersionId, frozenset[int]]:
    """The lines, by number, that the versions `judged` have at their edges and no other has."""
    met = _met(parts, beads)
    if len(parts) < 2 or not all(_is_prose(part) and _is_matched(part, met) for part in parts):
        return {}
    found: dict[VersionId, frozenset[int]] = {}
    for run_of in (_below, _above):
        runs = {part.version.id: run_of(part, met[part.version.id]) for part in parts}
        single = [part for part in parts if runs[part.version.id]]
        for part in single if len(single) == 1 else ():
            run = runs[part.version.id]
            if part.version.id in judged and _are_labels(part, run):
                numbers = frozenset(line.ordinal for line in run)
                found[part.version.id] = found.get(part.version.id, frozenset()) | numbers
    return found


def _met(parts: Sequence[Part], beads: Sequence[Bead]) -> dict[VersionId, set[int]]:
    """The sentences of each version that met one of another."""
    met: dict[VersionId, set[int]] = {part.version.id: set() for part in parts}
    for bead in beads:
        if bead.a_first <= bead.a_last and bead.b_first <= bead.b_last:
            met[bead.version_a].update(range(bead.a_first, bead.a_last + 1))
            met[bead.version_b].update(range(bead.b_first, bead.b_last + 1))
    return met


def _is_prose(part: Part) -> bool:
    shapes = [part.shape(line) for line in part.kept]
    prose = sum(shape.words for shape in shapes if shape.prose)
    return prose >= _PROSE_SHARE * sum(shape.words for shape in shapes)


def _is_matched(part: Part, met: dict[VersionId, set[int]]) -> bool:
    return len(met[part.version.id]) >= _MET_SHARE * len(part.segments)


def _below(part: Part, met: Collection[int]) -> list[Line]:
    """The lines at the end that met nothing, the last one first."""
    touched = {segment.line for segment in part.segments if segment.ordinal in met}
    return list(takewhile(lambda line: line.ordinal not in touched, reversed(part.kept)))


def _above(part: Part, met: Collection[int]) -> list[Line]:
    """The lines above the title that met nothing; none where no line is the title."""
    touched = {segment.line for segment in part.segments if segment.ordinal in met}
    head = list(takewhile(lambda line: line.role is not Role.TITLE, part.kept))
    untouched = list(takewhile(lambda line: line.ordinal not in touched, head))
    return untouched if len(head) < len(part.kept) and len(untouched) == len(head) else []


def _are_labels(part: Part, run: Sequence[Line]) -> bool:
    """Whether a run could hardly be the article's: labels, no verse, no list, no great part."""
    shapes = [part.shape(line) for line in run]
    words = sum(part.shape(line).words for line in part.kept)
    is_small = sum(shape.words for shape in shapes) <= _MOST_SHARE * words
    by_hand = any(line.reason in _KEPT or line.role is Role.TITLE for line in run)
    return is_small and not by_hand and all(map(_is_label, shapes))


def _is_label(shape: TextLine) -> bool:
    begins = next(_letters(shape.text), "")
    runs_on = shape.text.endswith(_OPEN) or begins.islower()
    return (shape.label or shape.cut) and not runs_on and not BULLET.match(shape.text)


def _letters(text: str) -> Iterator[str]:
    return (letter for letter in text if letter.isalpha())

"""Stretches of the two texts that can be aligned apart, because what lies between is settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.alignment.beads import Bead

_LONG = 2_500
_CERTAIN = 0.98
_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Section:
    """Source sentences against target sentences; whether a text's very begin and end are in it."""

    source: range
    target: range
    begins: bool = True
    ends: bool = True

    @property
    def is_gap(self) -> bool:
        """Whether one side is empty, so that there is nothing to align."""
        return not self.source or not self.target


def between(walls: Sequence[Bead], source: int, target: int) -> list[Section]:
    """The sections before, between and after the walls with two sides: one more than there are.

    Raises ValueError if the walls cross, overlap or lie outside the texts.
    """
    found: list[Section] = []
    i = j = 0
    for wall in walls:
        if wall.source and (wall.source.start < i or wall.source.stop > source):
            raise ValueError(f"{wall} crosses another wall or lies outside the source")
        if wall.target and (wall.target.start < j or wall.target.stop > target):
            raise ValueError(f"{wall} crosses another wall or lies outside the target")
        if not wall.is_gap:
            before = range(i, wall.source.start), range(j, wall.target.start)
            found.append(Section(*before, begins=not found, ends=False))
            i, j = wall.source.stop, wall.target.stop
    found.append(Section(range(i, source), range(j, target), begins=not found, ends=True))
    return found


def gap_beads(section: Section) -> Iterator[Bead]:
    """All sentences of a section left alone, one by one."""
    for i in section.source:
        yield Bead(range(i, i + 1), range(section.target.start, section.target.start), 1.0)
    for j in section.target:
        yield Bead(range(section.source.stop, section.source.stop), range(j, j + 1), 1.0)


def cut(section: Section, beads: Sequence[Bead]) -> Iterator[Section]:
    """A long section in pieces, cut after beads that are beyond doubt among their neighbours."""
    i, j = section.source.start, section.target.start
    begins = section.begins
    settled = beyond_doubt(beads)
    for number, bead in enumerate(beads):
        if bead.source.stop - i < _LONG or section.source.stop - bead.source.stop < _LONG // 2:
            continue
        if settled[number] and bead.source.stop in section.source and bead.target.stop >= j:
            yield Section(
                range(i, bead.source.stop), range(j, bead.target.stop), begins, ends=False
            )
            i, j, begins = bead.source.stop, bead.target.stop, False
    yield Section(
        range(i, section.source.stop), range(j, section.target.stop), begins, section.ends
    )


def beyond_doubt(beads: Sequence[Bead]) -> list[bool]:
    """Of each bead whether it and its neighbours in the list are certain."""
    certain = [bead.score >= _CERTAIN and not bead.is_gap for bead in beads]
    return [
        all(certain[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1])
        for number in range(len(beads))
    ]


def with_walls(beads: Sequence[Bead], walls: Sequence[Bead]) -> list[Bead]:
    """The beads with the walls in their places, instead of what they cover; both texts forward."""
    if not walls:
        return list(beads)
    walled_source = {i for wall in walls for i in wall.source}
    walled_target = {j for wall in walls for j in wall.target}
    free = [
        bead
        for bead in beads
        if walled_source.isdisjoint(bead.source) and walled_target.isdisjoint(bead.target)
    ]
    return _in_order([*free, *walls])


def _in_order(beads: Sequence[Bead]) -> list[Bead]:
    """Beads merged so that both texts run forward; source gaps before target gaps."""
    matches = sorted((b for b in beads if not b.is_gap), key=lambda b: b.source.start)
    left = sorted((b for b in beads if not b.target), key=lambda b: b.source.start)[::-1]
    right = sorted((b for b in beads if not b.source), key=lambda b: b.target.start)[::-1]
    found: list[Bead] = []
    for match in matches:
        while left and left[-1].source.start < match.source.start:
            found.append(left.pop())
        while right and right[-1].target.start < match.target.start:
            found.append(right.pop())
        found.append(match)
    return [*found, *left[::-1], *right[::-1]]

"""Stretches of the two texts that can be aligned apart, because what lies between is settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.alignment.beads import Bead


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

"""A bead: a few consecutive sentences that say the same as a few of another text, or nothing.

The word is Brown, Lai and Mercer's (1991). A bead with an empty side is a gap: its sentences
have no counterpart. The beads of an alignment, in order, use every sentence of both texts once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences `source` of one text and `target` of the other, contiguous, perhaps empty.

    `score` is the belief, 0 to 1, that a careful person would make exactly this bead.
    """

    source: range
    target: range
    score: float

    @property
    def is_gap(self) -> bool:
        """Whether one side is empty."""
        return not self.source or not self.target

    def shifted(self, source: int, target: int) -> "Bead":
        """The same bead with its sentence numbers moved."""
        return Bead(
            range(self.source.start + source, self.source.stop + source),
            range(self.target.start + target, self.target.stop + target),
            self.score,
        )

    def swapped(self) -> "Bead":
        """The same bead seen from the other text."""
        return Bead(self.target, self.source, self.score)


def covers(beads: Iterable[Bead], source: int, target: int) -> bool:
    """Whether the beads, in order, use each of `source` and `target` sentences exactly once."""
    at_source = at_target = 0
    for bead in beads:
        if bead.source and bead.source.start != at_source:
            return False
        if bead.target and bead.target.start != at_target:
            return False
        at_source += len(bead.source)
        at_target += len(bead.target)
    return (at_source, at_target) == (source, target)


def inner(beads: Sequence[Bead]) -> Sequence[Bead]:
    """From the first bead with two sides to the last."""
    places = [place for place, bead in enumerate(beads) if not bead.is_gap]
    return beads[places[0] : places[-1] + 1] if places else ()

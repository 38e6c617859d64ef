"""An alignment with what else was thought of: all beads that had a chance, not the best path alone.

The best path is what a reader of two texts wants. Whoever brings more versions together needs the
doubt as well: where one pair of texts leaves open whether a sentence is joined to the next or has
no counterpart, the other pairs often know.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alignment.beads import Bead


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads of two texts, in order, and all beads with two sides that had a chance.

    `gain` says by how much all alignments together explain the texts better than none does, as a
    logarithm.

    The beliefs in the `chances` that hold one sentence add up to 1 at most; what they leave over
    is the belief that the sentence has no counterpart.
    """

    beads: tuple[Bead, ...]
    chances: tuple[Bead, ...]
    gain: float = 0.0

    @classmethod
    def certain(cls, beads: Sequence[Bead]) -> "Alignment":
        """An alignment of which nothing is known but its beads."""
        return cls(tuple(beads), tuple(bead for bead in beads if not bead.is_gap))

    @classmethod
    def joined(cls, parts: Sequence["Alignment"]) -> "Alignment":
        """Stretches that follow each other, as one."""
        return cls(
            tuple(bead for part in parts for bead in part.beads),
            tuple(bead for part in parts for bead in part.chances),
            sum(part.gain for part in parts),
        )

    def shifted(self, source: int, target: int) -> "Alignment":
        """The same with its sentence numbers moved."""
        return Alignment(
            tuple(bead.shifted(source, target) for bead in self.beads),
            tuple(bead.shifted(source, target) for bead in self.chances),
            self.gain,
        )

    def settled(self, beads: Sequence[Bead], walls: Sequence[Bead]) -> "Alignment":
        """With other beads in the end, some of them walls, beside which nothing has a chance."""
        if not walls:
            return self if tuple(beads) == self.beads else Alignment.certain(beads)
        walled_source = {i for wall in walls for i in wall.source}
        walled_target = {j for wall in walls for j in wall.target}
        free = tuple(
            bead
            for bead in self.chances
            if walled_source.isdisjoint(bead.source) and walled_target.isdisjoint(bead.target)
        )
        return Alignment(tuple(beads), free + Alignment.certain(walls).chances, self.gain)

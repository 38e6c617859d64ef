"""The belief that two sentences of different versions belong together, from all pairs at once.

Each pair of versions was weighed alone, and says of each two sentences how surely they share a
bead. Other versions know something of them too: if both belong to the same sentence of a third
version, they belong together, and if they belong to different ones, they don't. So each belief is
averaged with what the other versions say of it: the probabilistic consistency of Do, Mahabhashyam,
Brudno and Batzoglou (2005), after T-Coffee (Notredame, Higgins and Heringa 2000), where the pair
itself counts twice. A version that has no counterpart to the sentences has no vote.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.beads import Bead
from core.alignment.chances import Alignment

Node = tuple[int, int]  # version, sentence
Unit = tuple[int, range]  # version, sentences
_OWN_WEIGHT = 2.0
_LEAST = 0.02

_Held = dict[int, float]
_Table = dict[tuple[int, int], list[_Held]]  # [version, other][sentence]: belief by sentence


@dataclass(frozen=True, slots=True)
class Links:
    """For each two versions a, b and sentence of a: the sentences of b and the belief in each."""

    shared: _Table

    @classmethod
    def of(cls, counts: Sequence[int], alignments: Mapping[tuple[int, int], Alignment]) -> "Links":
        """From the chances of all pairs of versions of `counts` sentences."""
        alone: _Table = {}
        for (a, b), weighed in alignments.items():
            alone[a, b] = [{} for _ in range(counts[a])]
            alone[b, a] = [{} for _ in range(counts[b])]
            for bead in weighed.chances:
                _add(alone[a, b], bead)
                _add(alone[b, a], bead.swapped())
        return cls(_consistent(alone, len(counts)))

    def belief(self, one: Node, other: Node) -> float:
        """The consistent belief that two sentences belong together."""
        return self.shared[one[0], other[0]][one[1]].get(other[1], 0.0)

    def of_node(self, node: Node, versions: Sequence[int]) -> Iterator[tuple[Node, float]]:
        """All sentences of these versions that a sentence may belong to, with the belief."""
        version, number = node
        for other in versions:
            for there, belief in self.shared[version, other][number].items():
                yield (other, there), belief

    def fits(self, one: Unit, other: Unit) -> float:
        """The mean over the sentences of two runs of the belief that they belong together.

        Of each sentence counts what is believed least: that its likeliest counterpart is in the
        other run, or that its likeliest one elsewhere is none.
        """
        (a, cell_a), (b, cell_b) = one, other
        values = [_within(self.shared[a, b][i], cell_b) for i in cell_a]
        values += [_within(self.shared[b, a][j], cell_a) for j in cell_b]
        return sum(values) / len(values)


def _add(held: list[_Held], bead: Bead) -> None:
    for i in bead.source:
        for j in bead.target:
            held[i][j] = min(1.0, held[i].get(j, 0.0) + bead.score)


def _within(held: _Held, cell: range) -> float:
    inside = max((belief for number, belief in held.items() if number in cell), default=0.0)
    outside = max((belief for number, belief in held.items() if number not in cell), default=0.0)
    return min(inside, 1 - outside) if cell else 1 - outside


def _consistent(alone: _Table, versions: int) -> _Table:
    shares = {key: [min(1.0, sum(held.values())) for held in table] for key, table in alone.items()}
    found: _Table = {}
    for (a, b), table in alone.items():
        thirds = [c for c in range(versions) if c not in (a, b)]
        found[a, b] = [
            _averaged(
                held,
                [(alone[a, c][i], alone[c, b], shares[a, c][i], shares[b, c]) for c in thirds],
            )
            for i, held in enumerate(table)
        ]
    return found


def _averaged(
    held: _Held, thirds: Sequence[tuple[_Held, list[_Held], float, list[float]]]
) -> _Held:
    """One sentence's beliefs, averaged with those that lead there through other versions."""
    through = [_led(first, second) for first, second, _, _ in thirds]
    found: _Held = {}
    for j in sorted(set(held).union(*through)):
        value, weight = _OWN_WEIGHT * held.get(j, 0.0), _OWN_WEIGHT
        for led, (_, _, here, there) in zip(through, thirds, strict=True):
            vote = here * there[j]
            value += vote * min(1.0, led.get(j, 0.0))
            weight += vote
        if value >= _LEAST * weight:
            found[j] = value / weight
    return found


def _led(first: _Held, second: list[_Held]) -> _Held:
    found: _Held = {}
    for k, one in first.items():
        for j, other in second[k].items():
            found[j] = found.get(j, 0.0) + one * other
    return found

"""One set of rows over many versions, from the alignments of every pair of them.

All versions are laid on one timeline (`timeline`) by what all pairs believe together (`links`).
Where every version pauses, a row ends. The same timeline seen for two versions alone gives their
beads: finer than the rows where a third version joins what these two keep apart, and better than
the pair's own, since the other versions had a say in them. Two versions have nobody else to ask:
their beads are their rows.

Rows that a person confirmed stand where they are, and nothing is joined to them or crosses them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import fmean

from core.alignment.beads import Bead
from core.alignment.chances import Alignment
from core.alignment.links import Links
from core.alignment.timeline import Timeline, drawn, parted

Pair = tuple[int, int]
Row = tuple[range, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One row: for each version a run of sentence numbers, perhaps empty.

    `score` is the belief that all of its cells belong together and nothing else with them;
    `confirmed` says that a person made it, and then the score is 1.
    """

    cells: Row
    score: float
    confirmed: bool


@dataclass(frozen=True, slots=True)
class United:
    """The rows of many versions, in order, and the beads of each pair, which lie within them."""

    rows: list[Band]
    pairs: dict[Pair, list[Bead]]


def unite(
    counts: Sequence[int], alignments: Mapping[Pair, Alignment], walls: Sequence[Band] = ()
) -> United:
    """Rows over versions of `counts` sentences each; every sentence in exactly one, in order.

    `alignments[a, b]`, a < b, is the alignment of versions a and b. Walls, in order, are kept as
    they are. Raises ValueError if walls cross or overlap.
    """
    fixed = {wall.cells: replace(wall, score=1.0, confirmed=True) for wall in walls}
    _check_order(list(fixed), len(counts))
    asked = alignments if len(counts) > 2 else _beyond_doubt(alignments)
    timeline = drawn(counts, Links.of(counts, asked), list(fixed))
    judge = _Judge(Links.of(counts, alignments), fixed)
    bands = [judge.band(held, len(counts)) for held in parted(timeline, range(len(counts)))]
    pairs = {pair: judge.beads(timeline, pair) for pair in combinations(range(len(counts)), 2)}
    if len(counts) == 2:
        return _two(pairs, alignments, bands)
    return United(_with_gap_edges(bands, len(counts)), pairs)


def _two(
    pairs: Mapping[Pair, list[Bead]],
    alignments: Mapping[Pair, Alignment],
    bands: Sequence[Band],
) -> United:
    """Rows and beads of two versions, with the scores that the beads came with."""
    own: dict[Row, float] = {
        (bead.source, bead.target): bead.score for bead in alignments[0, 1].beads
    }
    scored = [
        band if band.confirmed else replace(band, score=own.get(band.cells, band.score))
        for band in bands
    ]
    beads = [
        replace(bead, score=own.get((bead.source, bead.target), bead.score)) for bead in pairs[0, 1]
    ]
    return United(_with_gap_edges(scored, 2), {(0, 1): beads})


def _beyond_doubt(alignments: Mapping[Pair, Alignment]) -> dict[Pair, Alignment]:
    return {
        pair: Alignment.certain([replace(bead, score=1.0) for bead in held.beads])
        for pair, held in alignments.items()
    }


def _check_order(walls: Sequence[Row], versions: int) -> None:
    for version in range(versions):
        cells = [cells[version] for cells in walls if cells[version]]
        if any(one.stop > other.start for one, other in pairwise(cells)):
            raise ValueError("confirmed rows cross or overlap")


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is believed of a row or bead: what its sentences are believed to have elsewhere."""

    links: Links
    walls: Mapping[Row, Band]

    def band(self, held: Mapping[int, range], versions: int) -> Band:
        """The row of these cells; it is believed as far as the version that fits it least."""
        cells = tuple(held.get(version, range(0)) for version in range(versions))
        if cells in self.walls:
            return self.walls[cells]
        filled = [(version, cell) for version, cell in enumerate(cells) if cell]
        fits = [
            fmean(self.links.fits(one, other) for other in enumerate(cells) if other[0] != one[0])
            for one in filled
            if versions > 1
        ]
        return Band(cells, min(fits, default=1.0), confirmed=False)

    def beads(self, timeline: Timeline, pair: Pair) -> list[Bead]:
        """The beads of two versions."""
        a, b = pair
        walls = {(cells[a], cells[b]) for cells in self.walls}
        found: list[Bead] = []
        for held in parted(timeline, pair):
            source, target = held.get(a, range(0)), held.get(b, range(0))
            is_wall = (source, target) in walls
            score = 1.0 if is_wall else self.links.fits((a, source), (b, target))
            found.append(Bead(source, target, score))
        return _placed(found)


def _placed(beads: Sequence[Bead]) -> list[Bead]:
    """The same beads, their empty sides where the sentences would stand."""
    i = j = 0
    found: list[Bead] = []
    for bead in beads:
        found.append(
            replace(bead, source=bead.source or range(i, i), target=bead.target or range(j, j))
        )
        i, j = max(i, bead.source.stop), max(j, bead.target.stop)
    return found


def _with_gap_edges(bands: Sequence[Band], versions: int) -> list[Band]:
    """The same rows with empty cells at the place where their sentences would stand."""
    places = [0] * versions
    found: list[Band] = []
    for band in bands:
        cells = tuple(
            cell or range(places[version], places[version])
            for version, cell in enumerate(band.cells)
        )
        places = [max(place, cell.stop) for place, cell in zip(places, cells, strict=True)]
        found.append(band if band.confirmed else replace(band, cells=cells))
    return found

"""One set of rows over many versions, from the beads of every pair of them.

Beads of different pairs agree nearly everywhere. Where they do, rows are simply what hangs
together: sentences joined by any bead. The order within each version ties these groups into a
graph; groups that contradict each other's order form a cycle, and each cycle is one knot. Sorting
the knots topologically gives the rows, in linear time.

Only inside a knot, or in a group of several sentences a side, is there a choice. There the
versions are merged progressively, the best connected first: each next version is aligned to the
rows so far, its worth summed over all pairs; afterwards each version is taken out and aligned
against the rest again (`merging` says what rows are worth).

Rows that a person confirmed are groups that nothing may join or cross.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.alignment.beads import Bead
from core.alignment.knots import Links, Node, knots
from core.alignment.merging import merged

_LARGEST_KNOT = 60
_RISE = 0.15


@dataclass(frozen=True, slots=True)
class Band:
    """One row: for each version a run of sentence numbers, perhaps empty.

    `score` is the mean belief of the beads that it rests on; `confirmed` says that a person made
    it, and then the score is 1.
    """

    cells: tuple[range, ...]
    score: float
    confirmed: bool


def rows(
    counts: Sequence[int],
    pairs: Mapping[tuple[int, int], Sequence[Bead]],
    walls: Sequence[Band] = (),
) -> list[Band]:
    """Rows over versions of `counts` sentences each; every sentence in exactly one, in order.

    `pairs[a, b]`, a < b, are the beads of versions a and b. Walls are kept as they are. Raises
    ValueError if walls cross or overlap.
    """
    links = Links.of(pairs, [wall.cells for wall in walls])
    fixed = [replace(wall, score=1.0, confirmed=True) for wall in walls]
    found: list[Band] = []
    for knot in knots(counts, links, [wall.cells for wall in fixed]):
        if knot.wall is not None:
            found.append(fixed[knot.wall])
        else:
            found += _bands(counts, links, knot.nodes, weakest=0.0)
    return _with_gap_edges(found, len(counts))


def _bands(
    counts: Sequence[int], links: Links, nodes: Sequence[Node], *, weakest: float
) -> list[Band]:
    """The rows of one knot; a large one is first loosened by dropping its weakest beads."""
    spans = _spans(nodes, len(counts))
    if links.join_all(nodes):
        return [_band(links, spans)]
    if max(map(len, spans)) > _LARGEST_KNOT and weakest < 1:
        kept = links.within(spans, weakest + _RISE)
        looser = knots([len(span) for span in spans], kept.moved(spans), ())
        return [
            band
            for knot in looser
            for band in _bands(counts, kept, _placed(knot.nodes, spans), weakest=weakest + _RISE)
        ]
    return [_band(links, cells) for cells in merged(spans, links)]


def _placed(nodes: Sequence[Node], spans: Sequence[range]) -> list[Node]:
    return [(version, spans[version].start + number) for version, number in nodes]


def _spans(nodes: Sequence[Node], versions: int) -> tuple[range, ...]:
    numbers: list[list[int]] = [[] for _ in range(versions)]
    for version, number in nodes:
        numbers[version].append(number)
    return tuple(range(min(held), max(held) + 1) if held else range(0) for held in numbers)


def _band(links: Links, cells: tuple[range, ...]) -> Band:
    """A row with its score: the mean over its pairs of versions, or of the beliefs in the gap."""
    filled = [version for version, cell in enumerate(cells) if cell]
    if len(filled) == 1:
        return Band(cells, links.gap(filled[0], cells[filled[0]]), confirmed=False)
    values = [links.mean((a, cells[a]), (b, cells[b])) for a in filled for b in filled if a < b]
    return Band(cells, sum(values) / len(values), confirmed=False)


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

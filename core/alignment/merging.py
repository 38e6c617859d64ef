"""Rows inside a knot: versions merged one after the other by dynamic programming."""

from collections.abc import Sequence

import numpy as np

from core.alignment.knots import Links
from core.alignment.tokens import Floats

_STRANGERS = 0.25  # lost for two sentences in one row that no bead holds together
_STEPS = tuple((k, m) for k in range(5) for m in range(5) if (k and m) or k + m == 1)

Rows = list[tuple[range, ...]]


def merged(spans: tuple[range, ...], links: Links) -> Rows:
    """The best rows over these runs of sentences, each version's cells in order."""
    gains = _Gains(spans, links)
    order = sorted((v for v, span in enumerate(spans) if span), key=lambda v: (-gains.total(v), v))
    empty = tuple(range(0) for _ in spans)
    found: Rows = []
    for version in order:
        found = _added(found, version, spans[version], gains, empty)
    for version in order if len(order) > 2 else ():
        rest = [row for row in (_cleared(row, version) for row in found) if any(row)]
        found = _added(rest, version, spans[version], gains, empty)
    return found


class _Gains:
    """What two cells gain in one row, from tables of sums."""

    def __init__(self, spans: tuple[range, ...], links: Links) -> None:
        self._spans = spans
        self._sums = {
            (a, b): self._table(a, b, links)
            for a, span_a in enumerate(spans)
            for b, span_b in enumerate(spans)
            if a < b and span_a and span_b
        }

    def _table(self, a: int, b: int, links: Links) -> Floats:
        table = np.zeros((len(self._spans[a]) + 1, len(self._spans[b]) + 1))
        for row, i in enumerate(self._spans[a]):
            for column, j in enumerate(self._spans[b]):
                table[row + 1, column + 1] = links.of_nodes((a, i), (b, j)) or -_STRANGERS
        return np.asarray(table.cumsum(axis=0).cumsum(axis=1))

    def total(self, version: int) -> float:
        """How well a version is connected to all others."""
        return float(sum(t[-1, -1] for pair, t in self._sums.items() if version in pair))

    def of(self, a: int, cell_a: range, b: int, cell_b: range) -> float:
        """The gain of cell_a of version a and cell_b of version b in one row."""
        if not cell_a or not cell_b:
            return 0.0
        if a > b:
            a, cell_a, b, cell_b = b, cell_b, a, cell_a
        sums, i, j = self._sums[a, b], self._spans[a].start, self._spans[b].start
        top, bottom = cell_a.start - i, cell_a.stop - i
        left, right = cell_b.start - j, cell_b.stop - j
        corners = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return float(corners)


def _added(rows: Rows, version: int, span: range, gains: _Gains, empty: tuple[range, ...]) -> Rows:
    """The rows with one more version, rows joined where that gains."""
    best = np.full((len(rows) + 1, len(span) + 1), -np.inf)
    best[0, 0] = 0.0
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for r in range(len(rows) + 1):
        for s in range(len(span) + 1):
            for k, m in _STEPS:
                if k > r or m > s:
                    continue
                value = best[r - k, s - m] + _gain(rows[r - k : r], span[s - m : s], version, gains)
                if value > best[r, s] + 1e-9:
                    best[r, s] = value
                    came[r, s] = k, m
    found: Rows = []
    r, s = len(rows), len(span)
    while r or s:
        k, m = came[r, s]
        row = list(_joined(rows[r - k : r], empty))
        if m:
            row[version] = span[s - m : s]
        found.append(tuple(row))
        r, s = r - k, s - m
    return found[::-1]


def _gain(rows: Rows, cell: range, version: int, gains: _Gains) -> float:
    value = sum(gains.of(v, held, version, cell) for row in rows for v, held in enumerate(row))
    for number, upper in enumerate(rows):
        for lower in rows[number + 1 :]:
            value += sum(
                gains.of(a, cell_a, b, cell_b)
                for a, cell_a in enumerate(upper)
                for b, cell_b in enumerate(lower)
                if a != b
            )
    return value


def _joined(rows: Sequence[tuple[range, ...]], empty: tuple[range, ...]) -> tuple[range, ...]:
    """One row of several that follow each other."""
    if not rows:
        return empty
    cells: list[range] = []
    for column in zip(*rows, strict=True):
        filled = [cell for cell in column if cell]
        cells.append(range(filled[0].start, filled[-1].stop) if filled else range(0))
    return tuple(cells)


def _cleared(row: tuple[range, ...], version: int) -> tuple[range, ...]:
    return tuple(range(0) if v == version else cell for v, cell in enumerate(row))

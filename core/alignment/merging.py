"""Rows inside a knot: versions merged one after the other by dynamic programming.

What rows are worth is what a pair of texts is worth to `path`, summed over all pairs of versions:
how many sentences stand, by the beliefs of the pair's beads, beside just the sentences they belong
to. A sentence gains the belief in its bead as far as the bead lies within the row, and loses it as
far as it does not; one without counterpart gains if the other version's cell is empty, and loses
if it is not.

Where a version joins sentences that two others keep apart, all of them share one row. The beads
of the two others still lie whole within it and lose nothing, but each of them votes for cutting
the row, with a weight such that a version that joins, by all of its pairs, outvotes the others,
and one bead against the rest does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alignment.knots import Links

_GAP_VALUE = 0.5  # of a sentence rightly left alone, as in `path`, against one rightly placed
_STEPS = tuple((k, m) for k in range(5) for m in range(5) if (k and m) or k + m == 1)
_ROUNDS = 2

Row = tuple[range, ...]
Rows = list[Row]


def merged(spans: Row, links: Links) -> Rows:
    """The best rows over these runs of sentences, each version's cells in order."""
    return _Merging(_worths(spans, links), len(spans)).rows(spans, _ROUNDS)


@dataclass(frozen=True, slots=True)
class _Merging:
    """The worth of each pair of versions a < b that both have sentences here."""

    worths: "dict[tuple[int, int], _Worth]"
    versions: int

    def rows(self, spans: Row, rounds: int) -> Rows:
        """Rows of these runs: versions added one by one, then each again against the rest."""
        order = self._order(spans)
        found: Rows = []
        for place, version in enumerate(order):
            found = self._added(found, order[:place], version, spans[version])
        for _ in range(rounds if len(order) > 2 else 0):
            before = found
            for version in order:
                others = [other for other in order if other != version]
                found = self._added(self._without(found, version), others, version, spans[version])
            if found == before:
                break
        return found

    def _order(self, spans: Row) -> list[int]:
        """The versions that have sentences here, the best connected first."""
        filled = [version for version, span in enumerate(spans) if span]
        totals = {
            version: sum(
                self._worth_of(version, spans[version], other, spans[other])
                for other in filled
                if other != version
            )
            for version in filled
        }
        return sorted(filled, key=lambda version: (-totals[version], version))

    def _without(self, rows: Rows, version: int) -> Rows:
        """The rows without a version, cut again where only it held them together."""
        found: Rows = []
        for row in rows:
            rest = tuple(range(0) if v == version else cell for v, cell in enumerate(row))
            if row[version] and max(map(len, rest)) > 1:
                found += self.rows(rest, 0)
            elif any(rest):
                found.append(rest)
        return found

    def _worth_of(self, a: int, cell_a: range, b: int, cell_b: range) -> float:
        if a > b:
            a, cell_a, b, cell_b = b, cell_b, a, cell_a
        return self.worths[a, b].of(cell_a, cell_b, 1 / max(1, self.versions - 1))

    def _added(self, rows: Rows, others: Sequence[int], version: int, span: range) -> Rows:
        """The rows with one more version, rows joined where that gains."""
        empty = tuple(range(0) for _ in range(self.versions))
        joined = {
            (r, k): _joined(rows[r - k : r], empty)
            for r in range(len(rows) + 1)
            for k in range(min(r, 4) + 1)
        }
        loss = {place: self._joining(rows, others, place, row) for place, row in joined.items()}
        best = [[float("-inf")] * (len(span) + 1) for _ in range(len(rows) + 1)]
        best[0][0] = 0.0
        came: dict[tuple[int, int], tuple[int, int]] = {}
        for r in range(len(rows) + 1):
            for s in range(len(span) + 1):
                for k, m in _STEPS:
                    if k > r or m > s:
                        continue
                    cell, row = span[s - m : s], joined[r, k]
                    value = best[r - k][s - m] + loss[r, k]
                    value += sum(self._worth_of(v, row[v], version, cell) for v in others)
                    if value > best[r][s] + 1e-9:
                        best[r][s] = value
                        came[r, s] = k, m
        found: Rows = []
        r, s = len(rows), len(span)
        while r or s:
            k, m = came[r, s]
            row = joined[r, k]
            found.append((*row[:version], span[s - m : s], *row[version + 1 :]))
            r, s = r - k, s - m
        return found[::-1]

    def _joining(
        self, rows: Rows, others: Sequence[int], place: tuple[int, int], row: Row
    ) -> float:
        """What the others gain by the last `k` of the first `r` rows being one."""
        r, k = place
        if k < 2:
            return 0.0
        return sum(
            self._worth_of(a, row[a], b, row[b])
            - sum(self._worth_of(a, each[a], b, each[b]) for each in rows[r - k : r])
            for number, a in enumerate(others)
            for b in others[number + 1 :]
        )


@dataclass(frozen=True, slots=True)
class _Worth:
    """Tables of sums for one pair of versions; places count from the begins of its two runs.

    `linked` is what the links between sentences gain and spare, `beads` and `beliefs` the number
    of beads and their beliefs, each spread over its links. `lost` is what each side's sentences
    lose in company of others, `alone` what they gain without.
    """

    begin: tuple[int, int]
    linked: list[list[float]]
    beads: list[list[float]]
    beliefs: list[list[float]]
    lost: tuple[list[float], list[float]]
    alone: tuple[list[float], list[float]]

    def of(self, cell_a: range, cell_b: range, vote: float) -> float:
        """What two cells gain in one row; `vote` is the weight of a bead that would cut it."""
        i, j = cell_a.start - self.begin[0], cell_a.stop - self.begin[0]
        k, m = cell_b.start - self.begin[1], cell_b.stop - self.begin[1]
        if not cell_b:
            return self.alone[0][j] - self.alone[0][i] if cell_a else 0.0
        if not cell_a:
            return self.alone[1][m] - self.alone[1][k]
        value = _box(self.linked, i, j, k, m)
        value -= self.lost[0][j] - self.lost[0][i] + self.lost[1][m] - self.lost[1][k]
        if len(cell_a) > 1 and len(cell_b) > 1:
            beads = _box(self.beads, i, j, k, m)
            if beads > 1:
                value -= vote * (beads - 1) / beads * _box(self.beliefs, i, j, k, m)
        return value


def _worths(spans: Row, links: Links) -> dict[tuple[int, int], _Worth]:
    return {
        (a, b): _worth((a, span_a), (b, span_b), links)
        for a, span_a in enumerate(spans)
        for b, span_b in enumerate(spans)
        if a < b and span_a and span_b
    }


def _worth(one: tuple[int, range], other: tuple[int, range], links: Links) -> _Worth:
    (a, span_a), (b, span_b) = one, other
    linked = [[0.0] * len(span_b) for _ in span_a]
    beads = [[0.0] * len(span_b) for _ in span_a]
    beliefs = [[0.0] * len(span_b) for _ in span_a]
    for row, i in enumerate(span_a):
        for j in links.partners((a, i), b):
            if j not in span_b:
                continue
            column = j - span_b.start
            belief = links.of_nodes((a, i), (b, j))
            across, down = len(links.partners((a, i), b)), len(links.partners((b, j), a))
            # Half a sentence on either side: gained by standing right, and not lost as well.
            linked[row][column] = belief * (1 / across + 1 / down)
            beads[row][column] = 1 / (across * down)
            beliefs[row][column] = belief / (across * down)
    return _Worth(
        (span_a.start, span_b.start),
        _sums(linked),
        _sums(beads),
        _sums(beliefs),
        (_lost(links, a, span_a, b), _lost(links, b, span_b, a)),
        (_alone(links, a, span_a, b), _alone(links, b, span_b, a)),
    )


def _lost(links: Links, version: int, span: range, other: int) -> list[float]:
    """Half a sentence for what is sure of its place elsewhere, or to have none."""
    return _running([links.certainty((version, i), other) / 2 for i in span])


def _alone(links: Links, version: int, span: range, other: int) -> list[float]:
    return _running([_GAP_VALUE * links.alone((version, i), other) for i in span])


def _running(values: Sequence[float]) -> list[float]:
    found = [0.0]
    for value in values:
        found.append(found[-1] + value)
    return found


def _sums(values: Sequence[Sequence[float]]) -> list[list[float]]:
    """Sums over all rectangles from the first corner on."""
    found = [[0.0] * (len(values[0]) + 1)]
    for line in values:
        found.append([above + here for above, here in zip(found[-1], _running(line), strict=True)])
    return found


def _box(sums: list[list[float]], top: int, bottom: int, left: int, right: int) -> float:
    lower, upper = sums[bottom], sums[top]
    return lower[right] - upper[right] - lower[left] + upper[left]


def _joined(rows: Sequence[Row], empty: Row) -> Row:
    """One row of several that follow each other."""
    if not rows:
        return empty
    cells: list[range] = []
    for column in zip(*rows, strict=True):
        filled = [cell for cell in column if cell]
        cells.append(range(filled[0].start, filled[-1].stop) if filled else range(0))
    return tuple(cells)

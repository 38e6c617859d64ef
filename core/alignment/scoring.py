"""The evidence for each possible bead, and its log-odds.

Some kinds of evidence are measured for every bead of a window: how well the source words explain
the target words, how well the target words explain the source words, how the lengths agree, in the
last pass whether the words keep their `order`, and what a sentence model sees, if there is one.
Sums over words are damped by the number of words, since long sentences offer more chances for
coincidence. Two sentences against two are two pieces of as many words; damped as one, they would
hardly ever be taken for what they are, a pair whose parts the translator exchanged. But while
little is known they fit nearly anything, so that only the last pass counts in pieces. Weighted
(`calibration`), with the chance of the bead's kind (`habits`) and what the borders between
sentences say (`borders`), they make log-odds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment import association, lengths
from core.alignment.beads import Bead
from core.alignment.borders import Borders
from core.alignment.breaks import Breaks
from core.alignment.calibration import NEIGHBOURS, Samples
from core.alignment.habits import DEEPEST, KINDS, Habits, kind_of
from core.alignment.lattice import NEVER
from core.alignment.lengths import Lengths
from core.alignment.order import Halves, Order
from core.alignment.sections import Section
from core.alignment.similarity import Similarity
from core.alignment.spelling import Resemblance
from core.alignment.table import Said, Table, damper, said
from core.alignment.teachers import Pairs
from core.alignment.tokens import Floats, Grid, Ints, Text
from core.alignment.windows import Window

_MOST_PIECES = max(min(kind) for kind in KINDS)

# Per kind of bead: [words forth, words back, lengths, order, perhaps meaning; row; column].
Evidence = list[Grid]


@dataclass(frozen=True, slots=True)
class _Runs:
    """A text in runs: from each sentence on, `lengths[n]` of n + 1 sentences together.

    `dampers[p][n]` is what sums over the words of such a run in p + 1 pieces are divided by.
    """

    lengths: tuple[Floats, ...]
    dampers: tuple[tuple[Grid, ...], ...]

    @classmethod
    def of(cls, text: Text) -> "_Runs":
        """All runs of a text that a bead may hold."""
        widths = range(1, DEEPEST + 1)
        words = [lengths.running(text.token_counts.astype(np.float64), width) for width in widths]
        return cls(
            tuple(lengths.running(text.lengths, width) for width in widths),
            tuple(
                tuple(damper(count / pieces) for count in words)
                for pieces in range(1, _MOST_PIECES + 1)
            ),
        )


@dataclass(frozen=True, slots=True)
class Model:
    """All that a pass believes about this pair of texts."""

    source: Text
    target: Text
    source_runs: _Runs
    target_runs: _Runs
    forth: Table
    back: Table
    order: Order
    length: Lengths
    backgrounds: tuple[lengths.Background, ...]
    habits: Habits
    borders: Borders
    similarity: Similarity | None

    @property
    def measures(self) -> int:
        """How many kinds of evidence there are: a fifth if something tells the meaning."""
        return 4 + (self.similarity is not None)

    @classmethod
    def learnt(
        cls,
        source: Text,
        target: Text,
        beads: Sequence[Bead],
        *,
        teachers: Pairs,
        alike: Resemblance,
        lexicon: tuple[Ints, Ints, Floats],
        similarity: Similarity | None = None,
    ) -> "Model":
        """The model that these beads teach; the words are learnt from the `teachers` alone."""
        forth, back = association.learn(source, target, teachers, alike=alike, lexicon=lexicon)
        return cls(
            source,
            target,
            _Runs.of(source),
            _Runs.of(target),
            forth,
            back,
            Order.of(source, target, forth, back),
            lengths.learnt(source, target, teachers),
            tuple(lengths.Background.of(target, width + 1) for width in range(DEEPEST)),
            Habits.seen_in(beads) if beads else Habits.first(),
            Borders.counted(source, target, beads),
            similarity,
        )

    def evidence(
        self, section: Section, window: Window, kinds: int = len(KINDS), *, pieces: bool = False
    ) -> Evidence:
        """The evidence for all beads that begin in a window, which counts from the section's begin.

        With `pieces`, two sentences against two are damped as two pieces, and order counts.
        Arrays are smaller than the window where a bead would leave it or the section.
        """
        rows, columns = _extent(section, window)
        i, j = rows.start, columns.start
        deepest, widest = (max(side) for side in zip(*KINDS[:kinds], strict=True))
        sides, halves = self._said(rows, columns, pieces=pieces)
        forth, back = sides[0].scores(deepest), sides[1].scores(widest)
        meaning = self._meaning(KINDS[:kinds], rows, columns)
        found: Evidence = []
        for number, (a, b) in enumerate(KINDS[:kinds]):
            height = max(0, min(window.last - window.first, len(rows) - a + 1))
            width = max(0, len(columns) - b + 1)
            here, there = slice(i, i + height), slice(j, j + width)
            kind = np.zeros((self.measures, height, width), np.float32)
            for step in range(b):
                kind[0] += forth[a - 1][:height, step : step + width]
            for step in range(a):
                kind[1] += back[b - 1][:width, step : step + height].T
            count = min(a, b) if pieces else 1
            kind[0] /= self.target_runs.dampers[count - 1][b - 1][there]
            kind[1] /= self.source_runs.dampers[count - 1][a - 1][here, None]
            kind[2] = self.length.ratios(
                self.source_runs.lengths[a - 1][here],
                self.target_runs.lengths[b - 1][there],
                self.backgrounds[b - 1],
            )
            if halves:
                kind[3] = halves.order((height, width), (a, b))
            if meaning:
                kind[4] = meaning[number][:height]
            found.append(kind)
        return found

    def _said(
        self, rows: range, columns: range, *, pieces: bool
    ) -> tuple[tuple[Said, Said], Halves | None]:
        """What words say, forth and back; with `pieces` also that of halves of sentences."""
        if pieces:
            forth, back = self.order.said(rows, columns)
            return (forth.in_pairs(), back.in_pairs()), Halves(forth, back)
        forth = said(self.forth, self.source, self.target, rows, columns)
        back = said(self.back, self.target, self.source, columns, rows)
        return (forth, back), None

    def _meaning(self, kinds: Sequence[tuple[int, int]], rows: range, columns: range) -> list[Grid]:
        return self.similarity.log_odds(kinds, rows, columns) if self.similarity else []

    def breaks(self, section: Section) -> Breaks:
        """What paragraph breaks say of gaps within a section."""
        held = self.borders.gaps or Breaks.silent(len(self.source), len(self.target))
        return held.within(section.source, section.target)

    def log_odds(
        self, section: Section, window: Window, evidence: Evidence, weights: Floats
    ) -> Grid:
        """[kind, row, column] in the window's full size; NEVER where no bead can be."""
        i, j = section.source.start + window.first, section.target.start + window.low
        shape = (len(evidence), window.last - window.first, window.high - window.low)
        found = np.full(shape, NEVER, np.float32)
        edges = self.borders.beside(*_extent(section, window))
        for number, (kind, (a, b)) in enumerate(zip(evidence, KINDS, strict=False)):
            _, height, width = kind.shape
            odds = np.tensordot(weights[:-1].astype(np.float32), kind, axes=1)
            odds += edges.odds((height, width), (a, b))
            joined = self.borders.joined(range(i, i + height), a, side=0)
            joined += weights[-1] + self.habits.usual[number]
            odds += joined.astype(np.float32)[:, None]
            odds += self.borders.joined(range(j, j + width), b, side=1).astype(np.float32)
            found[number, :height, :width] = odds
        return found


def samples(window: Window, evidence: Evidence, beads: Sequence[Bead]) -> Samples:
    """The beads (counted from the section's begin) and their sentences put together wrongly."""
    held: list[Grid] = []
    right: list[float] = []
    trust: list[float] = []
    for bead in beads:
        kind = kind_of(bead)
        row, column = bead.source.start - window.first, bead.target.start - window.low
        if kind is None or kind >= len(evidence) or not 0 <= row < evidence[kind].shape[1]:
            continue
        places = [(row, column), *_beside(row, column, len(bead.source), len(bead.target))]
        for number, (i, j) in enumerate(places):
            if 0 <= i < evidence[kind].shape[1] and 0 <= j < evidence[kind].shape[2]:
                held.append(evidence[kind][:, i, j])
                right.append(float(number == 0))
                trust.append(bead.score)
    table = np.array(held, np.float64).reshape(-1, len(evidence[0]))
    return Samples(table, np.array(right), np.array(trust))


def _beside(row: int, column: int, height: int, width: int) -> Iterator[tuple[int, int]]:
    """Where the same kind of bead would begin that takes the neighbours of one side instead."""
    for step in range(NEIGHBOURS):
        yield row, column + width + step
        yield row, column - width - step
        yield row + height + step, column
        yield row - height - step, column


def forbid(found: Grid, section: Section, window: Window, walls: Sequence[Bead]) -> None:
    """Rule out every bead over a sentence that a person left without counterpart."""
    i, j = section.source.start + window.first, section.target.start + window.low
    for kind, (a, b) in enumerate(KINDS[: len(found)]):
        for wall in walls:
            for number in wall.source:
                found[kind, max(0, number - i - a + 1) : max(0, number - i + 1), :] = NEVER
            for number in wall.target:
                found[kind, :, max(0, number - j - b + 1) : max(0, number - j + 1)] = NEVER


def _extent(section: Section, window: Window) -> tuple[range, range]:
    """The sentences that beads beginning in a window may hold."""
    i, j = section.source.start, section.target.start
    last = min(i + window.last + DEEPEST - 1, section.source.stop)
    return range(i + window.first, last), range(j + window.low, j + window.high)

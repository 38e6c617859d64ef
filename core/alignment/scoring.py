"""The log-odds of each possible bead: words in both directions, lengths, how usual its kind is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment import association, lengths
from core.alignment.association import Pairs, Table
from core.alignment.beads import Bead
from core.alignment.lattice import NEVER, Gaps
from core.alignment.lengths import Lengths
from core.alignment.sections import Section
from core.alignment.spelling import Resemblance
from core.alignment.tokens import Floats, Ints, Text
from core.alignment.windows import Window

KINDS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1))
_DEEPEST = 4
_USUAL = np.array([0.84, 0.055, 0.055, 0.01, 0.006, 0.006, 0.002, 0.002])
C = {
    "open0": 0.01,
    "stay0": 0.7,
    "w0": 0.5,
    "open1": 0.03,
    "stay1": 0.7,
    "w1": 0.4,
    "outer": 0.9,
    "outer_open": 0.1,
}


@dataclass(frozen=True, slots=True)
class Model:
    """All that a pass believes about this pair of texts."""

    forth: Table
    back: Table
    length: Lengths
    backgrounds: tuple[tuple[float, float], ...]
    usual: Floats
    word_weight: float
    gaps: Gaps

    @classmethod
    def learnt(
        cls,
        source: Text,
        target: Text,
        pairs: Pairs,
        *,
        alike: Resemblance,
        lexicon: tuple[Ints, Ints, Floats],
        turn: int,
    ) -> "Model":
        """The model that these beads teach; without any, the first guess."""
        forth, back, _ = association.learn(source, target, pairs, alike=alike, lexicon=lexicon)
        first = turn == 0
        return cls(
            forth,
            back,
            _length_model(source, target, pairs),
            tuple(lengths.background(target, width + 1) for width in range(_DEEPEST)),
            np.log(_USUAL),
            C["w0"] if first else C["w1"],
            _gaps(C["open0"] if first else C["open1"], C["stay0"] if first else C["stay1"]),
        )


def _gaps(opened: float, stay: float) -> Gaps:
    return Gaps(
        open=float(np.log(opened / 2)),
        close=float(np.log1p(-opened)),
        stay=float(np.log(stay)),
        leave=float(np.log1p(-stay)),
        across=float(np.log(0.2)),
        outer=float(np.log(C["outer"])),
        outer_open=float(np.log(C["outer_open"])),
    )


def _length_model(source: Text, target: Text, pairs: Pairs) -> Lengths:
    guess = lengths.first_guess(source, target)
    if not len(pairs.trust):
        return guess
    totals_a = np.concatenate([[0.0], np.cumsum(source.lengths)])
    totals_b = np.concatenate([[0.0], np.cumsum(target.lengths)])
    runs_a = totals_a[pairs.source + pairs.source_width] - totals_a[pairs.source]
    runs_b = totals_b[pairs.target + pairs.target_width] - totals_b[pairs.target]
    return lengths.fitted(runs_a, runs_b, pairs.trust, guess)


def scores(source: Text, target: Text, section: Section, window: Window, model: Model) -> Floats:
    """Log-odds of all beads that begin in a window of a section: [kind, row, column].

    The window counts from the section's begin. NEVER where a bead would leave the section.
    """
    i, j = section.source.start, section.target.start
    rows = range(i + window.first, min(i + window.last + _DEEPEST - 1, section.source.stop))
    columns = range(j + window.low, j + window.high)
    forth = _word_scores(model.forth, source, target, rows, columns)
    back = _word_scores(model.back, target, source, columns, rows)
    found = np.full((len(KINDS), window.last - window.first, len(columns)), NEVER)
    for kind, (a, b) in enumerate(KINDS):
        height = min(window.last - window.first, len(rows) - a + 1)
        width = len(columns) - b + 1
        if height <= 0 or width <= 0:
            continue
        words = np.zeros((height, width))
        for step in range(b):
            words += forth[a - 1][:height, step : step + width]
        for step in range(a):
            words += back[b - 1][:width, step : step + height].T
        long_a = lengths.running(source.lengths, a)[rows.start : rows.start + height]
        long_b = lengths.running(target.lengths, b)[columns.start : columns.start + width]
        fit = model.length.ratios(long_a[:, None], long_b[None, :], model.backgrounds[b - 1])
        found[kind, :height, :width] = model.word_weight * words + fit + model.usual[kind]
    return found


def _word_scores(
    table: Table, source: Text, target: Text, rows: range, columns: range
) -> list[Floats]:
    """For 1 to 4 sentences from each row on: the log-ratio of each target sentence's words."""
    ratios = association.window_ratios(table, source, target, rows, columns.start, columns.stop)
    counts = source.token_counts[rows.start : rows.stop].astype(np.float32)
    found: list[Floats] = []
    sums, tokens = ratios.copy(), counts.copy()
    for depth in range(_DEEPEST):
        if depth and len(rows) > depth:
            sums[:-depth] += ratios[depth:]
            tokens[:-depth] += counts[depth:]
        share = sums / np.maximum(tokens, 1)[:, None]
        logs = np.log(table.null + (1 - table.null) * share)
        found.append(_by_sentence(logs, target, columns))
    return found


def _by_sentence(logs: Floats, target: Text, columns: range) -> Floats:
    """Sums of token columns over each sentence of `columns`."""
    starts = target.starts[columns.start : columns.stop] - target.starts[columns.start]
    if not logs.shape[1]:
        return np.zeros((len(logs), len(columns)))
    sums = np.add.reduceat(logs, np.minimum(starts, logs.shape[1] - 1), axis=1)
    sums[:, target.token_counts[columns.start : columns.stop] == 0] = 0.0
    return np.asarray(sums, np.float64)


def forbid(found: Floats, section: Section, window: Window, walls: Sequence[Bead]) -> None:
    """Rule out every bead over a sentence that a person left without counterpart."""
    i, j = section.source.start + window.first, section.target.start + window.low
    for kind, (a, b) in enumerate(KINDS):
        for wall in walls:
            for number in wall.source:
                found[kind, max(0, number - i - a + 1) : max(0, number - i + 1), :] = NEVER
            for number in wall.target:
                found[kind, :, max(0, number - j - b + 1) : max(0, number - j + 1)] = NEVER

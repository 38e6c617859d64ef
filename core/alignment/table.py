"""A table of which words translate which, and what it says of sentences put side by side.

Probabilities are kept as ratios to the background frequency of the word, so that 1 means “says
nothing”. A sentence is judged without what its own bead taught.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.alignment.teachers import expanded, summed
from core.alignment.tokens import Floats, Grid, Ints, Text

PRIOR_OCCURRENCES = 1.0
_Places = NDArray[np.int32]  # of types, -1 for those that are not there
_DAMPING = 0.4
_SOFTEN = 3.0
_UNSEEN = 300.0  # tokens of the language that a short text had no room for


@dataclass(frozen=True, slots=True)
class Table:
    """What each source word says about target words: CSR rows of expected counts.

    Row of type `s` is `row_starts[s]:row_starts[s + 1]` in `targets` and `counts`. `occurrences`
    are the trusted ones, `learnt` the counts without the prior. `own_*` are what each sentence
    contributed itself, to be taken off when that sentence is judged. `background` is the
    frequency of each target type.
    """

    row_starts: Ints
    targets: Ints
    counts: Floats
    learnt: Floats
    occurrences: Floats
    background: Floats
    own_starts: Ints
    own_source: Ints
    own_target: Ints
    own_count: Floats
    own_trust: Floats
    null: float


def background(text: Text) -> Floats:
    """How frequent each type is in a text."""
    counts = np.bincount(text.types, minlength=len(text.vocabulary)).astype(np.float64)
    return np.asarray(counts / (float(counts.sum()) + _UNSEEN))


def expected(forth: Table, back: Table) -> tuple[Ints, Ints, Floats]:
    """Word pairs and how often they met, by both tables: the geometric mean of the two."""
    width = len(forth.background)
    there = _keys(forth.row_starts, forth.targets, width)
    source_of = np.repeat(np.arange(len(back.row_starts) - 1), np.diff(back.row_starts))
    here = back.targets * width + source_of
    keys, left, right = np.intersect1d(there, here, assume_unique=True, return_indices=True)
    return keys // width, keys % width, np.sqrt(forth.learnt[left] * back.learnt[right])


def _keys(row_starts: Ints, targets: Ints, width: int) -> Ints:
    return np.repeat(np.arange(len(row_starts) - 1), np.diff(row_starts)) * width + targets


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of some sentences, one a row, say of the tokens of some others.

    `ratios` are sums over the words of a row for each type, `types` has the column of each token,
    `counts` the number of words of each row; the others lie at `bounds` among the tokens.
    """

    ratios: Grid
    types: Ints
    counts: Grid
    bounds: Ints
    null: float

    def scores(self, deepest: int) -> list[Grid]:
        """For 1 to `deepest` sentences from each row on: the log-ratio of each other sentence."""
        found: list[Grid] = []
        sums, tokens = self.ratios.copy(), self.counts.copy()
        null = np.float32(self.null)
        for depth in range(deepest):
            if 0 < depth < len(sums):
                sums[:-depth] += self.ratios[depth:]
                tokens[:-depth] += self.counts[depth:]
            share = sums * ((1 - null) / np.maximum(tokens, 1))[:, None]
            share += null
            logs = np.log(share, out=share).take(self.types, axis=1)
            found.append(self._by_sentence(logs))
        return found

    def in_pairs(self) -> "Said":
        """The same of every two rows together, and of every two of the others."""
        ratios, counts = (each[0::2] + each[1::2] for each in (self.ratios, self.counts))
        return Said(ratios, self.types, counts, self.bounds[::2], self.null)

    def _by_sentence(self, logs: Grid) -> Grid:
        if not logs.shape[1]:
            return np.zeros((len(logs), len(self.bounds) - 1), np.float32)
        starts = np.minimum(self.bounds[:-1], logs.shape[1] - 1)
        sums = np.add.reduceat(logs, starts, axis=1)
        sums[:, np.diff(self.bounds) == 0] = 0.0
        return np.asarray(sums)


def said(table: Table, source: Text, target: Text, rows: range, columns: range) -> Said:
    """What the source sentences of `rows` say of the target sentences of `columns`.

    What a sentence's own bead taught is left out.
    """
    low, high = target.starts[columns.start], target.starts[columns.stop]
    place = np.full(len(table.background), -1, np.int32)
    local, places = _distinct(target.types[low:high], place)
    first, last = source.starts[rows.start], source.starts[rows.stop]
    types = source.types[first:last]
    row = np.repeat(np.arange(len(rows)), source.token_counts[rows.start : rows.stop])
    weight = 1.0 / (table.occurrences[types] - table.own_trust[rows.start + row])
    counts = table.row_starts[types + 1] - table.row_starts[types]
    entries = expanded(table.row_starts[types], counts)
    column = place[table.targets[entries]]
    seen = np.nonzero(column >= 0)[0]
    token = np.repeat(np.arange(len(types)), counts)[seen]
    cells = row[token] * len(local) + column[seen]
    value = table.counts[entries[seen]] * weight[token]
    sums = summed(cells, value, len(rows) * len(local))
    sums -= _own_parts(table, source, rows, place, len(local))
    sums = np.maximum(sums, 0.0).reshape(len(rows), len(local))
    sums /= table.background[local]
    sums += np.bincount(row, weight * PRIOR_OCCURRENCES, minlength=len(rows))[:, None]
    return Said(
        sums.astype(np.float32),
        places,
        source.token_counts[rows.start : rows.stop].astype(np.float32),
        target.starts[columns.start : columns.stop + 1] - low,
        table.null,
    )


def damper(words: Floats | Grid) -> Grid:
    """What sums over so many words are divided by: long sentences coincide by chance more often."""
    return np.asarray((words + _SOFTEN) ** _DAMPING, np.float32)


def _distinct(tokens: Ints, place: _Places) -> tuple[Ints, Ints]:
    """The types among tokens, and the number of each token's type; `place` then holds it by type.

    `place` comes with -1 for every type.
    """
    order = np.arange(len(tokens), dtype=np.int32)
    place[tokens] = order
    local = tokens[place[tokens] == order]
    place[local] = np.arange(len(local), dtype=np.int32)
    return local, place[tokens].astype(np.int64)


def _own_parts(
    table: Table, source: Text, rows: range, place: NDArray[np.int32], width: int
) -> Floats:
    """What the sentences of `rows` taught themselves, in the layout of the window's sums."""
    bounds = table.own_starts[rows.start : rows.stop]
    counts = bounds[:, 1] - bounds[:, 0]
    entries = expanded(bounds[:, 0], counts)
    row = np.repeat(np.arange(len(rows)), counts)
    types = table.own_source[entries]
    present = _occurrences_in(source, rows, row, types)
    column = place[table.own_target[entries]]
    weight = present / (table.occurrences[types] - table.own_trust[rows.start + row])
    seen = (column >= 0) & (present > 0)
    cells = row[seen] * width + column[seen]
    return summed(cells, (table.own_count[entries] * weight)[seen], len(rows) * width)


def _occurrences_in(source: Text, rows: range, row: Ints, types: Ints) -> Floats:
    """How often each type occurs in the sentence of its row."""
    size = len(source.vocabulary)
    first, last = source.starts[rows.start], source.starts[rows.stop]
    sentence = np.repeat(np.arange(len(rows)), source.token_counts[rows.start : rows.stop])
    keys, counts = np.unique(sentence * size + source.types[first:last], return_counts=True)
    wanted = row * size + types
    where = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
    if not len(keys):
        return np.zeros(len(wanted))
    return np.where(keys[where] == wanted, counts[where], 0).astype(np.float64)

"""Which words translate which, learnt from the pair of texts that is being aligned.

This is IBM's Model 1 (Brown et al. 1993) with three changes. A word's candidates start from a
prior: the look-alikes of `spelling`, whose worth is learnt kind by kind, and the library's
lexicon. The mass that a word does not spend stays unspent, so that rare words don't spread
what they can't know. And every expectation is taken **leave-one-out**: a bead is judged only by
what the other beads taught, for both the training of the table and its use; else the model
learns its own first mistakes by heart and proves them to itself.

Probabilities are kept as ratios to the background frequency of the word, so that 1 means
“says nothing”; `Table.ratios` gives the sums of them that a window of the plane needs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.alignment.beads import Bead
from core.alignment.spelling import KINDS, Resemblance
from core.alignment.tokens import Floats, Ints, Text

_LARGEST_BEAD = 60_000  # pairs of tokens; longer ones teach little and cost much
_PRIOR_OCCURRENCES = 1.0
_SPELLING_WEIGHT = 2.0
_KIND_WEIGHT = 4.0
_ROUNDS = 4
_UNSEEN = 300.0  # tokens of the language that a short text had no room for


@dataclass(frozen=True, slots=True)
class Pairs:
    """Beads that teach: source `first, width`, target `first, width`, and the trust in each."""

    source: Ints
    source_width: Ints
    target: Ints
    target_width: Ints
    trust: Floats

    @classmethod
    def of(cls, beads: Iterable[Bead]) -> "Pairs":
        """The beads with two sides, each trusted as far as its score."""
        kept = [bead for bead in beads if not bead.is_gap]
        return cls(
            np.array([bead.source.start for bead in kept], np.int64),
            np.array([len(bead.source) for bead in kept], np.int64),
            np.array([bead.target.start for bead in kept], np.int64),
            np.array([len(bead.target) for bead in kept], np.int64),
            np.array([bead.score for bead in kept], np.float64),
        )

    def swapped(self) -> "Pairs":
        """The same beads seen from the other text."""
        return Pairs(self.target, self.target_width, self.source, self.source_width, self.trust)


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


def expanded(starts: Ints, counts: Ints) -> Ints:
    """The numbers `starts[k] … starts[k] + counts[k] - 1` of all k in a row."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - counts - starts, counts)


def learn(
    source: Text,
    target: Text,
    pairs: Pairs,
    *,
    alike: Resemblance,
    lexicon: tuple[Ints, Ints, Floats],
) -> tuple[Table, Table, Floats]:
    """Tables source → target and target → source, and how far each kind of look-alike holds."""
    entries = _entries(source, target, pairs)
    forth, worth = _learn_one(source, target, pairs, entries, alike, lexicon, forth=True)
    back, _ = _learn_one(target, source, pairs.swapped(), entries, alike, lexicon, forth=False)
    return forth, back, worth


@dataclass(frozen=True, slots=True)
class _Entries:
    """All pairs of tokens within a bead: its number, and the positions of both tokens."""

    bead: Ints
    source: Ints
    target: Ints


def _entries(source: Text, target: Text, pairs: Pairs) -> _Entries:
    first_a, first_b = source.starts[pairs.source], target.starts[pairs.target]
    count_a = source.starts[pairs.source + pairs.source_width] - first_a
    count_b = target.starts[pairs.target + pairs.target_width] - first_b
    count_a = np.where(count_a * count_b > _LARGEST_BEAD, 0, count_a)
    beads = np.repeat(np.arange(len(first_a)), count_a)
    tokens_a = expanded(first_a, count_a)
    repeats = count_b[beads]
    return _Entries(
        np.repeat(beads, repeats), np.repeat(tokens_a, repeats), expanded(first_b[beads], repeats)
    )


def _learn_one(  # noqa: PLR0915
    source: Text,
    target: Text,
    pairs: Pairs,
    entries: _Entries,
    alike: Resemblance,
    lexicon: tuple[Ints, Ints, Floats],
    *,
    forth: bool,
) -> tuple[Table, Floats]:
    width = len(target.vocabulary)
    size = len(source.vocabulary)
    here, there = (entries.source, entries.target) if forth else (entries.target, entries.source)
    like_a, like_b = (alike.source, alike.target) if forth else (alike.target, alike.source)
    lex_a, lex_b = (lexicon[0], lexicon[1]) if forth else (lexicon[1], lexicon[0])
    like_keys = like_a * width + like_b
    lex_keys = lex_a * width + lex_b
    frequency = background(target)

    all_keys = source.types[here] * width + target.types[there]
    order = np.lexsort((entries.bead, all_keys))
    keys, beads = all_keys[order], entries.bead[order]
    new_group = np.ones(len(keys), np.bool_)
    new_group[1:] = (keys[1:] != keys[:-1]) | (beads[1:] != beads[:-1])
    group = np.cumsum(new_group) - 1
    group_key, group_bead = keys[new_group], beads[new_group]
    # A pair seen in one bead alone says nothing once that bead is left out.
    unique_keys, support = np.unique(group_key, return_counts=True)
    kept_keys = unique_keys[support > 1]
    table_keys = np.unique(np.concatenate([kept_keys, like_keys, lex_keys]))
    group_slot = np.searchsorted(table_keys, group_key)
    group_slot[group_slot == len(table_keys)] = 0
    known = (
        (table_keys[group_slot] == group_key)
        if len(table_keys)
        else np.zeros(len(group_key), np.bool_)
    )
    entry_kept = known[group]
    order = order[entry_kept]
    renumber = np.cumsum(known) - 1
    group = renumber[group[entry_kept]]
    group_key, group_bead, group_slot = group_key[known], group_bead[known], group_slot[known]

    entry_bead = entries.bead[order]
    entry_target_type = target.types[there[order]]
    trust = pairs.trust
    # Instances: one per (bead, target token).
    bead_tokens = source.starts[pairs.source + pairs.source_width] - source.starts[pairs.source]
    instance_key = there[order]
    slot = group_slot[group]
    slot_source = table_keys // width
    slot_target = table_keys % width

    occurrences = np.zeros(size)
    used = _tokens_of(source, pairs)
    np.add.at(occurrences, source.types[used[1]], trust[used[0]])
    own_occurrences = trust[group_bead]

    worth = Resemblance.belief()
    like_slot = np.searchsorted(table_keys, like_keys)
    lex_slot = np.searchsorted(table_keys, lex_keys)
    lexicon_counts = np.zeros(len(table_keys))
    lexicon_mass = np.zeros(size)
    np.add.at(lexicon_counts, lex_slot, lexicon[2])
    np.add.at(lexicon_mass, lex_a, lexicon[2])
    prior = _prior(like_slot, alike, worth, lexicon_counts)
    counts = np.zeros(len(table_keys))
    own = np.zeros(len(group_key))
    null = 0.3
    group_source = slot_source[group_slot]
    spread = (
        _PRIOR_OCCURRENCES
        + _SPELLING_WEIGHT * _like_mass(size, like_a, alike, worth)
        + lexicon_mass
    )
    for turn in range(_ROUNDS):
        if turn == 0:
            value = (1.0 + prior[group_slot]) / (
                1.0 + spread[group_source] + occurrences[group_source]
            )
        else:
            value = (counts[group_slot] - own + prior[group_slot]) / (
                occurrences[group_source] - own_occurrences + spread[group_source]
            )
        ratio = value[group] / frequency[entry_target_type]
        share = (1 - null) / bead_tokens[entry_bead]
        mass = np.bincount(instance_key, ratio * share, minlength=len(target.types))
        posterior = (
            ratio * share / (mass[instance_key] + null + (1 - null) * 0.1) * trust[entry_bead]
        )
        own = _summed(group, posterior, len(group_key))
        counts = _summed(slot, posterior, len(table_keys))
        if turn:
            worth = _worth(like_slot, like_a, alike.kind, counts, occurrences)
            prior = _prior(like_slot, alike, worth, lexicon_counts)
            spread = (
                _PRIOR_OCCURRENCES
                + _SPELLING_WEIGHT * _like_mass(size, like_a, alike, worth)
                + lexicon_mass
            )
    row_starts = np.searchsorted(slot_source, np.arange(size + 1))
    own_order = np.argsort(group_bead, kind="stable")
    sorted_bead = group_bead[own_order]
    bead_of = np.full(len(source), -1, np.int64)
    for step in range(int(pairs.source_width.max()) if len(pairs.source) else 0):
        wide = pairs.source_width > step
        bead_of[pairs.source[wide] + step] = np.nonzero(wide)[0]
    bounds = np.searchsorted(sorted_bead, np.arange(len(pairs.source) + 1))
    starts = np.zeros((len(source), 2), np.int64)
    inside = bead_of >= 0
    starts[inside, 0] = bounds[bead_of[inside]]
    starts[inside, 1] = bounds[bead_of[inside] + 1]
    own_trust = np.zeros(len(source))
    own_trust[inside] = trust[bead_of[inside]]
    table = Table(
        row_starts,
        slot_target,
        counts + prior,
        counts,
        occurrences + spread,
        frequency,
        starts,
        group_source[own_order],
        slot_target[group_slot][own_order],
        own[own_order],
        own_trust,
        null,
    )
    return table, worth


def _tokens_of(text: Text, pairs: Pairs) -> tuple[Ints, Ints]:
    """For each token in a bead: the number of the bead and the position of the token."""
    first = text.starts[pairs.source]
    count = text.starts[pairs.source + pairs.source_width] - first
    return np.repeat(np.arange(len(first)), count), expanded(first, count)


def _prior(like_slot: Ints, alike: Resemblance, worth: Floats, lexicon_counts: Floats) -> Floats:
    prior = lexicon_counts.copy()
    np.add.at(prior, like_slot, _SPELLING_WEIGHT * worth[alike.kind])
    return prior


def _like_mass(size: int, like_a: Ints, alike: Resemblance, worth: Floats) -> Floats:
    return np.minimum(1.0, np.bincount(like_a, worth[alike.kind], minlength=size))


def _worth(
    like_slot: Ints, like_a: Ints, kind: Ints, counts: Floats, occurrences: Floats
) -> Floats:
    """How often words of each kind were rendered by their look-alike, drawn to the first belief."""
    belief = Resemblance.belief()
    hits = np.bincount(
        kind, np.minimum(counts[like_slot], occurrences[like_a]), minlength=len(KINDS)
    )
    chances = np.bincount(kind, occurrences[like_a], minlength=len(KINDS))
    return np.asarray((hits + _KIND_WEIGHT * belief) / (chances + _KIND_WEIGHT))


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


def window_ratios(
    table: Table, source: Text, target: Text, rows: range, low: int, high: int
) -> Floats:
    """Sums over each source sentence of `rows` of the ratios for each target token of the window.

    Shape (len(rows), tokens of targets low:high). What a sentence's own bead taught is left out.
    """
    tokens = target.types[target.starts[low] : target.starts[high]]
    local, columns = np.unique(tokens, return_inverse=True)
    place = np.full(len(table.background), -1, np.int64)
    place[local] = np.arange(len(local))
    first, last = source.starts[rows.start], source.starts[rows.stop]
    types = source.types[first:last]
    row = np.repeat(np.arange(len(rows)), source.token_counts[rows.start : rows.stop])
    weight = 1.0 / (table.occurrences[types] - table.own_trust[rows.start + row])
    counts = table.row_starts[types + 1] - table.row_starts[types]
    entries = expanded(table.row_starts[types], counts)
    entry_row = np.repeat(row, counts)
    entry_column = place[table.targets[entries]]
    value = table.counts[entries] * np.repeat(weight, counts)
    seen = entry_column >= 0
    cells = entry_row[seen] * len(local) + entry_column[seen]
    sums = _summed(cells, value[seen], len(rows) * len(local))
    sums -= _own_parts(table, source, rows, place, len(local))
    sums = np.maximum(sums, 0.0).reshape(len(rows), len(local))
    sums /= table.background[local]
    base = np.bincount(row, weight * _PRIOR_OCCURRENCES, minlength=len(rows))
    return np.asarray((sums + base[:, None]).astype(np.float32)[:, columns])


def _own_parts(table: Table, source: Text, rows: range, place: Ints, width: int) -> Floats:
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
    return _summed(cells, (table.own_count[entries] * weight)[seen], len(rows) * width)


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


def _summed(places: Ints, values: Floats, size: int) -> Floats:
    """Sums of the values that fall on each of `size` places."""
    return np.asarray(np.bincount(places, values, minlength=size), np.float64)

"""Which words translate which, learnt from the pair of texts that is being aligned.

This is IBM's Model 1 (Brown et al. 1993) with three changes. A word's candidates start from a
prior: the look-alikes of `spelling`, whose worth is learnt kind by kind, and the library's
lexicon. The mass that a word does not spend stays unspent, so that rare words don't spread
what they can't know. And every expectation is taken **leave-one-out**: a bead is judged only by
what the other beads taught, for both the training of the table and its use; else the model
learns its own first mistakes by heart and proves them to itself. What is learnt for other texts
needs no such care, and there a pair of words that met but once is worth having.

What is learnt is a `Table`; its use is told there.
"""

from dataclasses import dataclass

import numpy as np

from core.alignment.spelling import KINDS, Resemblance
from core.alignment.table import PRIOR_OCCURRENCES, Table, background
from core.alignment.teachers import Pairs, expanded, summed
from core.alignment.tokens import Flags, Floats, Ints, Text

_SPELLING_WEIGHT = 2.0
_KIND_WEIGHT = 4.0
_ROUNDS = 4
_NULL = 0.3
_UNTAUGHT = 0.1  # what all the words that no table holds explain together
_LEAST_RATIO = 0.2


def learn(
    source: Text,
    target: Text,
    pairs: Pairs,
    *,
    alike: Resemblance,
    lexicon: tuple[Ints, Ints, Floats],
) -> tuple[Table, Table]:
    """Tables source → target and target → source.

    `lexicon` holds known word pairs: source types, target types, and how often each was met.
    """
    pairs = pairs.sampled(source, target)
    entries = _Entries.of(source, target, pairs, alike)
    forth = _learn_one(source, target, pairs, entries=entries, alike=alike, lexicon=lexicon)
    back = _learn_one(
        target,
        source,
        pairs.swapped(),
        entries=entries.swapped(),
        alike=alike.swapped(),
        lexicon=(lexicon[1], lexicon[0], lexicon[2]),
    )
    return forth, back


@dataclass(frozen=True, slots=True)
class _Entries:
    """All pairs of tokens within a bead that may teach: the bead, the positions of both tokens."""

    bead: Ints
    source: Ints
    target: Ints

    @classmethod
    def of(cls, source: Text, target: Text, pairs: Pairs, alike: Resemblance) -> "_Entries":
        """Without pairs that can't be met in a second bead and don't look alike either.

        Other texts may yet meet them.
        """
        first_a, first_b = source.starts[pairs.source], target.starts[pairs.target]
        count_a = source.starts[pairs.source + pairs.source_width] - first_a
        count_b = target.starts[pairs.target + pairs.target_width] - first_b
        beads = np.repeat(np.arange(len(first_a)), count_a)
        tokens_a = expanded(first_a, count_a)
        repeats = count_b[beads]
        left, right = np.repeat(tokens_a, repeats), expanded(first_b[beads], repeats)
        often_a, like_a = _often(source, alike.source)
        often_b, like_b = _often(target, alike.target)
        kept = (often_a[left] & often_b[right]) | (like_a[left] & like_b[right]) | pairs.others
        return cls(np.repeat(beads, repeats)[kept], left[kept], right[kept])

    def swapped(self) -> "_Entries":
        """The same entries seen from the other text."""
        return _Entries(self.bead, self.target, self.source)


def _often(text: Text, alike: Ints) -> tuple[Flags, Flags]:
    """For each token whether its type occurs twice, and whether it has look-alikes."""
    counts = np.bincount(text.types, minlength=len(text.vocabulary))
    like = np.zeros(len(text.vocabulary), np.bool_)
    like[alike] = True
    return counts[text.types] > 1, like[text.types]


@dataclass(frozen=True, slots=True)
class _Slots:
    """Entries sorted by word pair and bead: their groups, and the table's slot of each group.

    A slot is a word pair that may say something: met in two beads, alike, or in the lexicon. A
    pair met in one bead alone says nothing once that bead is left out, unless it teaches others.
    """

    keys: Ints
    order: Ints
    group: Ints
    slot: Ints
    bead: Ints

    @classmethod
    def of(cls, keys: Ints, beads: Ints, given: Ints, *, least: int) -> "_Slots":
        """Word pairs with the bead of each entry: those met in so many beads, and those given."""
        count = int(beads.max()) + 1 if len(beads) else 1
        both = keys * count + beads
        order = _order(both)
        starts = _first_of_runs(both[order])
        group = np.cumsum(starts) - 1
        groups = order[starts]
        group_keys, group_beads = keys[groups], beads[groups]
        first = np.nonzero(_first_of_runs(group_keys))[0]
        met = np.diff(np.append(first, len(group_keys)))
        pairs = group_keys[first]
        table = np.sort(np.concatenate([pairs[met >= least], given]))
        table = table[_first_of_runs(table)]
        place = np.minimum(np.searchsorted(table, pairs), max(0, len(table) - 1))
        is_known = table[place] == pairs if len(table) else np.zeros(len(place), np.bool_)
        slot, known = np.repeat(place, met), np.repeat(is_known, met)
        kept = known[group]
        renumbered = np.cumsum(known) - 1
        return cls(table, order[kept], renumbered[group[kept]], slot[known], group_beads[known])


def _order(values: Ints) -> Ints:
    """A stable order of numbers from 0 on; each is sorted with its place, where both fit in one."""
    bits = len(values).bit_length()
    if len(values) and int(values.max()) >> (63 - bits):
        return np.argsort(values, kind="stable")
    return np.asarray(np.sort(values << bits | np.arange(len(values))) & ((1 << bits) - 1))


def _first_of_runs(values: Ints) -> Flags:
    """Which values differ from the one before."""
    found = np.ones(len(values), np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found


@dataclass(frozen=True, slots=True)
class _Prior:
    """What is believed of the slots before counting: look-alikes and the lexicon."""

    alike: Resemblance
    like_slots: Ints
    lexicon_counts: Floats
    lexicon_mass: Floats

    def counts(self, worth: Floats) -> Floats:
        """Expected counts of each slot, by how far each kind of look-alike holds."""
        found = self.lexicon_counts.copy()
        np.add.at(found, self.like_slots, _SPELLING_WEIGHT * worth[self.alike.kind])
        return found

    def mass(self, worth: Floats) -> Floats:
        """How many occurrences the belief in each source type is worth."""
        size = len(self.lexicon_mass)
        alike = summed(self.alike.source, worth[self.alike.kind], size)
        spelling = _SPELLING_WEIGHT * np.minimum(1.0, alike)
        return np.asarray(PRIOR_OCCURRENCES + spelling + self.lexicon_mass)

    def worth(self, counts: Floats, occurrences: Floats) -> Floats:
        """How often words of each kind were rendered by their look-alike, drawn to the belief."""
        chances = occurrences[self.alike.source]
        hits = np.minimum(counts[self.like_slots], chances)
        hit = summed(self.alike.kind, hits, len(KINDS))
        chance = summed(self.alike.kind, chances, len(KINDS))
        drawn = hit + _KIND_WEIGHT * Resemblance.belief()
        return np.asarray(drawn / (chance + _KIND_WEIGHT))


def _learn_one(
    source: Text,
    target: Text,
    pairs: Pairs,
    *,
    entries: _Entries,
    alike: Resemblance,
    lexicon: tuple[Ints, Ints, Floats],
) -> Table:
    """Expectation and maximisation, each bead judged by what the others taught."""
    size, width = len(source.vocabulary), len(target.vocabulary)
    like_keys, lexicon_keys = alike.source * width + alike.target, lexicon[0] * width + lexicon[1]
    keys = source.types[entries.source] * width + target.types[entries.target]
    given = np.concatenate([like_keys, lexicon_keys])
    slots = _Slots.of(keys, entries.bead, given, least=1 if pairs.others else 2)
    prior = _Prior(
        alike,
        np.searchsorted(slots.keys, like_keys),
        summed(np.searchsorted(slots.keys, lexicon_keys), lexicon[2], len(slots.keys)),
        summed(lexicon[0], lexicon[2], size),
    )
    beads, tokens = _tokens_of(source, pairs)
    occurrences = summed(source.types[tokens], pairs.trust[beads], size)
    frequency = background(target)
    counts, own, worth = _expectations(
        source, target, pairs, entries=entries, slots=slots, prior=prior, occurrences=occurrences
    )
    believed, mass = counts + prior.counts(worth), occurrences + prior.mass(worth)
    from_type, to_type = slots.keys // width, slots.keys % width
    # What hardly differs from nothing is dropped: it costs time and says nothing.
    kept = believed / mass[from_type] > _LEAST_RATIO * frequency[to_type]
    bounds, order = _by_sentence(source, pairs, slots, kept)
    return Table(
        np.searchsorted(from_type[kept], np.arange(size + 1)),
        to_type[kept],
        believed[kept],
        counts[kept],
        mass,
        frequency,
        bounds,
        from_type[slots.slot[order]],
        to_type[slots.slot[order]],
        own[order],
        _trust_of(source, pairs),
        _NULL,
    )


def _expectations(
    source: Text,
    target: Text,
    pairs: Pairs,
    *,
    entries: _Entries,
    slots: _Slots,
    prior: _Prior,
    occurrences: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Expected counts by slot and by group, and how far each kind of look-alike holds."""
    bead = entries.bead[slots.order]
    token = entries.target[slots.order]
    lengths = source.starts[pairs.source + pairs.source_width] - source.starts[pairs.source]
    share = (1 - _NULL) / lengths[bead] / background(target)[target.types[token]]
    trust = pairs.trust[bead]
    word = (slots.keys // len(target.vocabulary))[slots.slot]
    left_out = 0.0 if pairs.others else 1.0
    others = occurrences[word] - left_out * pairs.trust[slots.bead]
    worth = Resemblance.belief()
    counts: Floats
    own: Floats
    counts, own = np.zeros(len(slots.keys)), np.zeros(len(slots.slot))
    for turn in range(_ROUNDS):
        held = prior.counts(worth)[slots.slot] + (
            counts[slots.slot] - left_out * own if turn else 1.0
        )
        value = held / (others + prior.mass(worth)[word])
        part = value[slots.group] * share
        mass = summed(token, part, len(target.types))
        posterior = part / (mass[token] + _NULL + (1 - _NULL) * _UNTAUGHT) * trust
        own = summed(slots.group, posterior, len(slots.slot))
        counts = summed(slots.slot, own, len(slots.keys))
        if turn:
            worth = prior.worth(counts, occurrences)
    return counts, own, worth


def _by_sentence(source: Text, pairs: Pairs, slots: _Slots, kept: Flags) -> tuple[Ints, Ints]:
    """Groups in the order of their beads, and where those of each sentence's bead lie."""
    groups = np.nonzero(kept[slots.slot])[0]
    order = groups[np.argsort(slots.bead[groups], kind="stable")]
    bounds = np.searchsorted(slots.bead[order], np.arange(len(pairs.source) + 1))
    beads, sentences = _sentences_of(pairs)
    found = np.zeros((len(source), 2), np.int64)
    found[sentences, 0], found[sentences, 1] = bounds[beads], bounds[beads + 1]
    return found, order


def _trust_of(source: Text, pairs: Pairs) -> Floats:
    """The trust in each sentence's bead, 0 where it is in none."""
    beads, sentences = _sentences_of(pairs)
    found = np.zeros(len(source))
    found[sentences] = pairs.trust[beads]
    return found


def _sentences_of(pairs: Pairs) -> tuple[Ints, Ints]:
    """For each source sentence in a bead: the number of the bead and that of the sentence."""
    beads = np.repeat(np.arange(len(pairs.source)), pairs.source_width)
    return beads, expanded(pairs.source, pairs.source_width)


def _tokens_of(text: Text, pairs: Pairs) -> tuple[Ints, Ints]:
    """For each token in a bead: the number of the bead and the position of the token."""
    first = text.starts[pairs.source]
    count = text.starts[pairs.source + pairs.source_width] - first
    return np.repeat(np.arange(len(first)), count), expanded(first, count)

"""What speaks for two texts going together, witness by witness, for each sentence of the shorter.

An aligner that learns finds words that translate each other in any two texts, most easily where a
sentence has many small tokens, as in Chinese. So it is not the only one to be asked. Lengths have
two numbers to learn and can hardly be deceived: sentences that have nothing to do with each other
agree in length no better than chance lets a path choose them. And rare names and numbers that
both sides of a bead share were not learnt at all.
"""

from dataclasses import dataclass

import numpy as np

from core.alignment import anchors, lengths
from core.alignment.chances import Alignment
from core.alignment.lengths import Background
from core.alignment.spelling import Resemblance
from core.alignment.teachers import Pairs, expanded
from core.alignment.tokens import Floats, Ints, Text

_WIDEST = 4  # sentences; the lengths of longer runs are judged like these


@dataclass(frozen=True, slots=True)
class Trial:
    """Two texts, what of their words is spelt alike, and how they were aligned."""

    source: Text
    target: Text
    alike: Resemblance
    found: Alignment

    @property
    def shorter(self) -> int:
        """The sentences of the shorter text."""
        return min(len(self.source), len(self.target))

    def gain(self) -> float:
        """How much better all alignments together explain the texts than none does."""
        return self.found.gain / self.shorter

    def agreement(self) -> float:
        """How well the lengths of the beads' sides agree, as log-odds against chance."""
        pairs = Pairs.of(self.found.beads)
        if not len(pairs.trust):
            return 0.0
        model = lengths.learnt(self.source, self.target, pairs)
        here = _sums(self.source, pairs.source, pairs.source_width)
        there = _sums(self.target, pairs.target, pairs.target_width)
        widths = np.minimum(pairs.target_width, _WIDEST)
        found = 0.0
        for width in np.unique(widths).tolist():
            held = widths == width
            background = Background.of(self.target, width)
            odds = model.agreement(here[held], there[held], background)
            found += float(pairs.trust[held] @ odds)
        return found / self.shorter

    def shared(self) -> float:
        """How rare the names and numbers are that both sides of a bead have: −log frequency."""
        pairs, telling = Pairs.of(self.found.beads), anchors.telling(self.alike)
        words, partners = self.alike.source[telling], self.alike.target[telling]
        order = np.argsort(words, kind="stable")
        beads, here = _words(self.source, pairs.source, pairs.source_width)
        first = np.searchsorted(words[order], here)
        counts = np.searchsorted(words[order], here, "right") - first
        place, which = np.repeat(np.arange(len(here)), counts), order[expanded(first, counts)]
        among_beads, there = _words(self.target, pairs.target, pairs.target_width)
        size = len(self.target.vocabulary)
        met = np.isin(beads[place] * size + partners[which], among_beads * size + there)
        rarity = np.minimum(
            _rarity(self.source)[words[which[met]]], _rarity(self.target)[partners[which[met]]]
        )
        best = np.zeros(len(here))
        np.maximum.at(best, place[met], rarity)
        return float(best @ pairs.trust[beads]) / self.shorter


def _words(text: Text, first: Ints, width: Ints) -> tuple[Ints, Ints]:
    """The types in runs of sentences, each once a run: the number of the run, the type."""
    start = text.starts[first]
    counts = text.starts[first + width] - start
    runs = np.repeat(np.arange(len(first)), counts)
    size = len(text.vocabulary)
    keys = np.unique(runs * size + text.types[expanded(start, counts)])
    return keys // size, keys % size


def _rarity(text: Text) -> Floats:
    """For each type the logarithm of how many sentences there are for each time it occurs."""
    counts = np.bincount(text.types, minlength=len(text.vocabulary))
    return np.asarray(np.log(np.maximum(len(text) / counts, 1.0)))


def _sums(text: Text, first: Ints, width: Ints) -> Floats:
    """The lengths of runs of sentences."""
    totals = np.concatenate([[0.0], np.cumsum(text.lengths)])
    return np.asarray(totals[first + width] - totals[first])

"""Vectors of all runs of 1 to 4 sentences of a text.

A model reads a run best as one text. But all runs together are ten times the text, and the model
takes most of the time of an alignment. So every sentence is read alone first; only the runs that
may be one side of a bead are read whole after that (`reread`). The others are averages of their
sentences' vectors, weighted by length: good enough to see that they are no counterpart.

All vectors lie around the mean of the text's sentences. What the whole text has in common, its
language and its subject, tells nothing about which sentence is which, and in the vectors of some
models it drowns all the rest (Mu and Viswanath 2018).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from core.alignment.neural.embedder import Embedder, Vectors, unit
from core.progress import Progress

WIDEST = 4
_BATCH = 16
_WITHOUT_SPACES = 0x2E80  # from here on, the scripts of China and Japan
_KOREAN = range(0xAC00, 0xD7B0)


@dataclass(frozen=True, slots=True)
class Runs:
    """`rows[width - 1][first]` is the vector, of length 1, of `width` sentences from `first` on."""

    sentences: tuple[str, ...]
    mean: Vectors
    rows: tuple[Vectors, ...]

    @classmethod
    def of(cls, sentences: Sequence[str], vectors: Vectors, widest: int = WIDEST) -> Self:
        """Runs of up to `widest` sentences, by the vectors of the single ones."""
        single = vectors if len(sentences) else np.zeros((0, 1), np.float32)
        mean = single.mean(axis=0) if len(single) else np.zeros(1, np.float32)
        weights = np.array([len(text) for text in sentences], np.float32)[:, None]
        rows = [single]
        for width in range(2, widest + 1):
            count = max(0, len(single) - width + 1)
            parts = [(single * weights)[step : step + count] for step in range(width)]
            rows.append(unit(np.sum(parts, axis=0)))
        return cls(tuple(sentences), mean, tuple(unit(each - mean) for each in rows))

    def joined(self, first: int, width: int) -> str:
        """The text of a run."""
        found = self.sentences[first]
        for text in self.sentences[first + 1 : first + width]:
            found += text if _close(found) else f" {text}"
        return found

    def reread(self, places: Sequence[tuple[int, int]], vectors: Vectors) -> Self:
        """The same with the vectors of some runs, `(first, width)`, that were read as one text."""
        rows = [each.copy() for each in self.rows]
        centred = unit(vectors - self.mean) if len(places) else vectors
        for (first, width), row in zip(places, centred, strict=True):
            rows[width - 1][first] = row
        return type(self)(self.sentences, self.mean, tuple(rows))


def read(texts: Iterable[str], embedder: Embedder, progress: Progress, does: str) -> Vectors:
    """A vector for each text; the model gets texts of like length together. Cancelled."""
    held = list(texts)
    order = sorted(range(len(held)), key=lambda number: len(held[number]))
    parts = [
        embedder.embed([held[number] for number in order[first : first + _BATCH]])
        for first in progress.track(range(0, len(order), _BATCH), does)
    ]
    if not parts:
        return np.zeros((0, 1), np.float32)
    return np.asarray(np.concatenate(parts)[np.argsort(order)], np.float32)


def _close(text: str) -> bool:
    """Whether what follows this text is written without a space between."""
    last = ord(text[-1]) if text else 0
    return last >= _WITHOUT_SPACES and last not in _KOREAN

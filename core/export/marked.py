"""The text of a cell in pieces, each with the marks that lie on it: what exports set it from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.reading.page import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same marks throughout; `ending` are those whose last words it holds."""

    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...]


def pieces(
    text: str, marks: Sequence[Mark], wanted: Callable[[Mark], bool] = lambda _mark: True
) -> Iterator[Piece]:
    """The whole text in order, cut wherever a wanted mark begins or ends."""
    chosen = [mark for mark in marks if wanted(mark)]
    edges = {0, len(text), *(m.start for m in chosen), *(m.end for m in chosen)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = tuple(m for m in chosen if m.start <= start and end <= m.end)
        yield Piece(text[start:end], over, tuple(m for m in over if m.end == end and m.ends))

"""Where each of very many cards stands, though only those seen so far are measured.

A card that was never in sight counts as high as those seen so far are on the average. A card may
have a heading above it: the first of a group. All measures are pixels from the top of the stack.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from core.model import AnnotationId

HEADING = 32
_FIRST_GUESS = 120


class CardStack:
    """The heights and tops of the cards, `gap` pixels below each other."""

    def __init__(self, gap: int) -> None:
        self._gap = gap
        self._known: dict[AnnotationId, int] = {}
        self._ids: Sequence[AnnotationId] = ()
        self._headings: Mapping[AnnotationId, str] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    def __len__(self) -> int:
        """How many cards there are."""
        return len(self._heights)

    @property
    def height(self) -> int:
        """How high the whole stack is."""
        return self._tops[-1]

    def pile(self, ids: Sequence[AnnotationId], headings: Mapping[AnnotationId, str]) -> None:
        """Pile up these cards; `headings` names those that begin a group, with its title."""
        usual = self._usual()
        self._ids, self._headings = ids, headings
        self._heights = [self._known.get(one, usual) for one in ids]
        self.restack()

    def restack(self) -> None:
        """Put the cards below each other again after heights were learnt."""
        above = self._headings
        steps = (
            height + self._gap + (HEADING if one in above else 0)
            for one, height in zip(self._ids, self._heights, strict=True)
        )
        self._tops = [0, *accumulate(steps)]

    def forget(self, card: AnnotationId) -> None:
        """Take the measured height of a card as unknown."""
        self._known.pop(card, None)

    def forget_all(self) -> None:
        """Take the heights of all cards as unknown."""
        self._known.clear()

    def learn(self, row: int, height: int) -> bool:
        """Take a card's measured height; says whether it is another than thought."""
        self._known[self._ids[row]] = height
        changed = self._heights[row] != height
        self._heights[row] = height
        return changed

    def heading(self, row: int) -> str:
        """The title of the group that a card begins; empty for none."""
        return self._headings.get(self._ids[row], "")

    def start(self, row: int) -> int:
        """Where a card, its heading with it, begins."""
        return self._tops[row]

    def top(self, row: int) -> int:
        """Where a card itself begins, below its heading."""
        return self._tops[row] + (HEADING if self._ids[row] in self._headings else 0)

    def card_height(self, row: int) -> int:
        """How high a card is, or is thought to be."""
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """The card, its heading and the gap below it counted in, that stands here; -1: none."""
        row = bisect_right(self._tops, y) - 1
        return row if 0 <= row < len(self._heights) else -1

    def _usual(self) -> int:
        known = self._known
        return round(sum(known.values()) / len(known)) if known else _FIRST_GUESS

"""What one version has in one row: the shown text, and where each piece of it comes from.

A cell shows a run of segments. `PageCell.text` is what is shown; its pieces say where each part
of it comes from in the version's text, so that a selection on the page becomes a passage and an
annotation's target becomes a mark. Segments of different lines are divided by a line feed.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`[start, end)` of the version's text, shown from the character `shown` of the cell's text."""

    start: int
    end: int
    shown: int

    @property
    def shown_end(self) -> int:
        """Where the piece ends in the cell's text, exclusive."""
        return self.shown + self.end - self.start


@dataclass(frozen=True, slots=True)
class PageCell:
    """What one version has in one row; all numbers are code points."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Where the cell begins in the version's text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the cell ends in the version's text, exclusive."""
        return self.pieces[-1].end

    def offset_at(self, shown: int) -> int:
        """The version's offset of a position in the shown text; between pieces, the nearer end."""
        piece = self.pieces[max(0, bisect_right(self.pieces, shown, key=lambda p: p.shown) - 1)]
        return min(piece.start + max(0, shown - piece.shown), piece.end)

    def shown_at(self, offset: int) -> int:
        """The position in the shown text of a version's offset; hidden places go to the next."""
        for piece in self.pieces:
            if offset < piece.start:
                return piece.shown
            if offset <= piece.end:
                return piece.shown + offset - piece.start
        return len(self.text)

    def shown_end(self, offset: int) -> int:
        """The position in the shown text where what ends at this offset of the version ends."""
        last = max((p for p in self.pieces if p.start < offset), key=lambda p: p.start)
        return last.shown + min(offset, last.end) - last.start


APART = "\n\n"
"""What stands between two pieces that are shown one below the other, a line free between them."""


def cell_of(text: str, run: Sequence[tuple[int, int]], *, apart: bool = False) -> PageCell:
    """The cell that shows a run of pieces of a text; with `apart` one below the other.

    Between two pieces stands what divides them in the text when that is short and on one line,
    else a line feed.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    shown = 0
    for start, end in run:
        if pieces:
            between = text[pieces[-1].end : start]
            glue = between if not between.strip() and "\n" not in between else "\n"
            glue = APART if apart else glue
            parts.append(glue)
            shown += len(glue)
        pieces.append(Piece(start, end, shown))
        parts.append(text[start:end])
        shown += end - start
    return PageCell("".join(parts), tuple(pieces))

"""Weaker breaks, for what no full stop divides.

A sentence may run on over semicolons for a page, and scraped text may have no marks at all. Such
pieces are halved, at the break nearest the middle among the strongest kind there is (semicolon;
colon or dash; comma; blank), until none is longer than asked or no break is left: a piece is
never cut inside a word.

The breaks of a kind are looked for once, when first asked for, and kept as two arrays of numbers:
a page of ten million letters without a mark is read through four times, not once for each piece.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_KINDS = (
    re.compile(r"(?<=[;；؛])\s*(?=\S)"),
    re.compile(r"(?<=[:：])\s+(?=\S)|(?<=\S)\s+(?=[–—―•▪]\s)|(?<=\S)(?=——)"),
    re.compile(r"(?<=[,，、،])\s+(?=\S)|(?<=[，、])(?=\S)"),
    re.compile(r"(?<=\S)\s+(?=\S)|(?<=\N{ZERO WIDTH SPACE})(?=\S)"),
)
_MARGIN = 0.1  # a break this near to an end of the piece leaves a crumb


def halved(text: str, start: int, end: int, *, longest: int) -> list[tuple[int, int]]:
    """The range, cut at weaker breaks until no piece has over `longest` code points, if it can."""
    if end - start <= longest:
        return [(start, end)]
    return list(_halved(_Text(text, start, end), start, end, longest=longest))


def _halved(text: "_Text", start: int, end: int, *, longest: int) -> Iterator[tuple[int, int]]:
    cut = text.best_cut(start, end) if end - start > longest else None
    if cut is None:
        yield start, end
    else:
        yield from _halved(text, start, cut[0], longest=longest)
        yield from _halved(text, cut[1], end, longest=longest)


class _Text:
    """A range of a text, with the breaks in it of each kind that was asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._found: list[_Breaks] = []

    def best_cut(self, start: int, end: int) -> tuple[int, int] | None:
        """End of the left and start of the right piece, at the strongest kind of break."""
        for kind in range(len(_KINDS)):
            cut = self._breaks(kind).nearest_middle(start, end)
            if cut is not None:
                return cut
        return None

    def _breaks(self, kind: int) -> "_Breaks":
        if kind == len(self._found):
            starts, ends = array("q"), array("q")
            for match in _KINDS[kind].finditer(self._text, self._start, self._end):
                starts.append(match.start())
                ends.append(match.end())
            self._found.append(_Breaks(starts, ends))
        return self._found[kind]


@dataclass(frozen=True, slots=True)
class _Breaks:
    """The breaks of one kind in order: where the left piece ends, where the right one starts."""

    starts: "array[int]"
    ends: "array[int]"

    def nearest_middle(self, start: int, end: int) -> tuple[int, int] | None:
        """The break nearest the middle of a range that leaves no crumb; of two, the first."""
        margin = int((end - start) * _MARGIN)
        middle = (start + end) / 2
        behind = bisect_left(self.starts, middle)
        # Blanks so many that they reach from the middle to the margin leave the one before them.
        near = range(max(0, behind - 2), min(behind + 1, len(self.starts)))
        found = [
            (self.starts[number], self.ends[number])
            for number in near
            if start + margin < self.starts[number] and self.ends[number] < end - margin
        ]
        return min(found, key=lambda span: abs(span[0] - middle), default=None)

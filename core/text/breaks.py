"""Weaker breaks, for what no full stop divides.

A sentence may run on over semicolons for a page, and scraped text may have no marks at all. Such
pieces are halved, at the break nearest the middle among the strongest kind there is (semicolon;
colon or dash; comma; blank), until none is longer than asked or no break is left: a piece is
never cut inside a word.
"""

import re

_KINDS = (
    re.compile(r"(?<=[;；؛])\s*(?=\S)"),
    re.compile(r"(?<=[:：])\s+(?=\S)|(?<=\S)\s+(?=[–—―•▪]\s)|(?<=\S)(?=——)"),
    re.compile(r"(?<=[,，、،])\s+(?=\S)|(?<=[，、])(?=\S)"),
)
_BLANK = re.compile(r"(?<=\S)\s+(?=\S)|(?<=\N{ZERO WIDTH SPACE})(?=\S)")
_MARGIN = 0.1  # a break this near to an end of the piece leaves a crumb


def halved(text: str, start: int, end: int, *, longest: int) -> list[tuple[int, int]]:
    """The range, cut at weaker breaks until no piece has over `longest` code points, if it can."""
    if end - start <= longest:
        return [(start, end)]
    cut = _best_cut(text, start, end)
    if cut is None:
        return [(start, end)]
    left, right = cut
    return halved(text, start, left, longest=longest) + halved(text, right, end, longest=longest)


def _best_cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """End of the left and start of the right piece, at the strongest kind of break."""
    margin = int((end - start) * _MARGIN)
    middle = (start + end) / 2
    for kind in (*_KINDS, _BLANK):
        found = [
            match.span()
            for match in kind.finditer(text, start, end)
            if start + margin < match.start() and match.end() < end - margin
        ]
        if found:
            return min(found, key=lambda span: abs(span[0] - middle))
    return None

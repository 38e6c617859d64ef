"""Weaker breaks, for what no full stop divides.

Thai and Lao mark the end of a sentence by a blank alone, and clauses by blanks too; a long
stretch is cut at a blank, best before a word that opens a sentence or behind a polite particle.
Elsewhere a sentence may run on over semicolons for a page. Such pieces are halved, at the break
nearest the middle among the strongest kind there is, until none is longer than asked or no
break is left: a piece is never cut inside a word.
"""

import re

_KINDS = (
    re.compile(r"(?<=[;；؛])\s*(?=\S)|(?<=\n)(?=\S)"),
    re.compile(r"(?<=[:：])\s+(?=\S)|(?<=\S)\s+(?=[–—―•▪]\s)|(?<=\S)(?=——)"),
    re.compile(r"(?<=[,，、،])\s+(?=\S)|(?<=[，、])(?=\S)"),
)
_BLANK = re.compile(r"(?<=\S)\s+(?=\S)|(?<=\N{ZERO WIDTH SPACE})(?=\S)")
_POLITE = "|".join(f"(?<={word})" for word in ["ครับ", "ค่ะ", "คะ", "นะ", "จ้ะ", "จ้า"])
_CONNECTIVES = (
    "อย่างไรก็ตาม|นอกจากนี้|นอกจากนั้น|ดังนั้น|เพราะฉะนั้น|ทั้งนี้|ต่อมา|หลังจากนั้น|ในขณะเดียวกัน|ในที่สุด|"
    "ຢ່າງໃດກໍຕາມ|ນອກຈາກນີ້|ນອກຈາກນັ້ນ|ດັ່ງນັ້ນ|ສະນັ້ນ|ຫຼັງຈາກນັ້ນ"
)
_SENTENCE_BLANK = re.compile(rf"(?P<blank>(?:{_POLITE})\s+(?=\S)|(?<=\S)\s+(?={_CONNECTIVES}))")
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


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range, cut at the blanks that most likely end a sentence where no mark does."""
    cuts = [match.span("blank") for match in _SENTENCE_BLANK.finditer(text, start, end)]
    starts = [start, *(right for _, right in cuts)]
    ends = [*(left for left, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


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

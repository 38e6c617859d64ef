"""Arabic and Hebrew as a PDF file has them, put back into the order in which they are read.

A page holds glyphs where they were set, so a line is drawn from left to right, whatever it says.
Programs differ in one thing: most draw each word of a right-to-left text from its last letter,
some from its first. pypdf takes the former for granted and turns every such run round. Here that
is undone, and both ways are tried on the whole text.

Which way gives words shows in the letters: some stand only at the end of a word (ة and ى, the
final forms of Hebrew), initial forms are followed by what joins them, and stops touch the word
before. Numbers and words in other letters keep their own order. Brackets are drawn mirrored, and
named by some files as they look, by others as they are meant; that is told by what they touch.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import decomposition

_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
_LETTERS = f"(?![{_DIGITS}])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]"
_LETTER = re.compile(_LETTERS)
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # by pypdf
_OTHER = rf"(?:(?!{_LETTERS})[^\W_])"
_FORWARD = re.compile(rf"({_OTHER}(?:(?:(?!{_LETTERS}).)*{_OTHER})?)")
_WORD = re.compile(rf"(?:{_LETTERS})+")
_LAST = frozenset("ةىךםןףץ\ufe93\ufe94\ufeef\ufef0")
_STOP_BEHIND = re.compile(rf"(?:{_LETTERS})[.,:!،؛؟](?!\S)")
_STOP_BEFORE = re.compile(rf"(?<!\S)[.,:!،؛؟](?:{_LETTERS})")
_GOOD_BRACKET = re.compile(r"(?<!\S)[(\[«‹]\w|\w[.!؟]?[)\]»›](?!\w)")
_BAD_BRACKET = re.compile(r"(?<!\S)[)\]»›]\w|\w[.!؟]?[(\[«‹](?!\w)")
_MIRRORED = str.maketrans("()[]«»‹›", ")(][»«›‹")
_SURE = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages of lines in the order of reading; `certain`: the letters leave no doubt of it."""

    pages: tuple[tuple[str, ...], ...]
    certain: bool


def is_turned(line: str) -> bool:
    """Whether most letters of a line belong to scripts that are read from right to left."""
    turned = len(_LETTER.findall(line))
    return 2 * turned > sum(map(str.isalpha, line))


def drawn(run: str, *, after_blank: bool = False) -> str:
    """A run of text as it was drawn, from what pypdf made of it.

    Blanks between a run that pypdf turns and one that it does not come as runs of their own.
    """
    if not _TURNED.search(run):
        return run
    return f" {run[::-1]}" if after_blank else run[::-1]


def read(pages: Sequence[Sequence[str]]) -> Reading:
    """Pages of lines as they were drawn, in the order in which they are read."""
    ways = [
        tuple(tuple(_line(line, letters_turned=way) for line in page) for page in pages)
        for way in (True, False)
    ]
    counts = [_evidence("\n".join(line for page in way for line in page)) for way in ways]
    best = max((0, 1), key=lambda way: counts[way][0] - counts[way][1])
    right, wrong = counts[best]
    return Reading(_bracketed(ways[best]), right > _SURE * wrong)


def _line(line: str, *, letters_turned: bool) -> str:
    if not is_turned(line):
        return line
    pieces = _FORWARD.split(line)  # every second one is in other letters
    ordered = [
        piece[::-1] if letters_turned and not number % 2 else piece
        for number, piece in enumerate(pieces)
    ]
    return "".join(reversed(ordered))


def _evidence(text: str) -> tuple[int, int]:
    """How often letters and stops stand where they belong, and where they don't."""
    words = _WORD.findall(text)
    right = sum(word[-1] in _LAST for word in words) + len(_STOP_BEHIND.findall(text))
    wrong = sum(word[0] in _LAST for word in words) + len(_STOP_BEFORE.findall(text))
    for word in words:
        forms = [decomposition(letter).partition(" ")[0] for letter in word]
        for number, form in enumerate(forms):
            if form == "<initial>":
                right += forms[number + 1 : number + 2] in (["<medial>"], ["<final>"])
                wrong += number > 0 and forms[number - 1] == "<medial>"
    return right, wrong


def _bracketed(pages: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """With all brackets of turned lines mirrored, if they then hold what they stand around."""
    text = "\n".join(line for page in pages for line in page if is_turned(line))
    if len(_BAD_BRACKET.findall(text)) <= len(_GOOD_BRACKET.findall(text)):
        return pages
    return tuple(
        tuple(line.translate(_MIRRORED) if is_turned(line) else line for line in page)
        for page in pages
    )

"""Finding words in a text as people look for them.

What is typed with marks is found exactly, what is typed without is found whatever marks the text
has: `doi` finds *đối*, `đối` only itself. Capital letters and the width of blanks never matter.

Folding a text so that hits can be cut from the original is slow. So each text is first sieved: its
letters are folded one by one, which is fast, and only where the words are among them it is folded
with the way back, no more of it than holds them all.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator

from core.text.fold import fold, folded_with_map, whole_clusters

Spans = list[tuple[int, int]]
_AROUND = 8  # characters folded along, so that what is dropped before or after is


def marks_matter(words: str) -> bool:
    """Whether words were typed with marks, so that only the same marks are meant.

    Letters and digits of another width are no marks.
    """
    typed = unicodedata.normalize("NFKC", words)
    return _squeezed(fold(typed)) != _squeezed(typed.casefold())


def spans_of(words: str) -> Callable[[str], Spans]:
    """What gives the `[start, end)`, code points, of each place of a text where words stand."""
    return _exact(words) if marks_matter(words) else _folded(words)


def _exact(words: str) -> Callable[[str], Spans]:
    typed = unicodedata.normalize("NFC", words).split()
    pattern = re.compile(r"\s+".join(map(re.escape, typed)), re.IGNORECASE)
    return lambda text: [hit.span() for hit in pattern.finditer(text)] if typed else []


def _folded(words: str) -> Callable[[str], Spans]:
    needle, letters = fold(words), _Letters()
    squeezed = _squeezed(needle)

    def spans(text: str) -> Spans:
        sieved = text.translate(letters)
        if not unicodedata.is_normalized("NFC", sieved):
            there = squeezed in sieved or squeezed in unicodedata.normalize("NFC", sieved)
            return list(_places(needle, text)) if there else []
        first = sieved.find(squeezed)
        if first < 0:
            return []
        last = sieved.rfind(squeezed) + len(squeezed)
        start, end = (
            bisect_left(range(len(text)), at, key=lambda n: len(text[:n].translate(letters)))
            for at in (first, last)
        )
        start, end = whole_clusters(text, start - _AROUND, end + _AROUND)
        return [(start + a, start + b) for a, b in _places(needle, text[start:end])]

    return spans if needle else lambda _text: []


def _places(needle: str, text: str) -> Iterator[tuple[int, int]]:
    folded = folded_with_map(text)
    start = folded.text.find(needle)
    while start >= 0:
        yield folded.original(start, start + len(needle))
        start = folded.text.find(needle, start + len(needle))


class _Letters(dict[int, str]):
    """Characters folded one by one, each when it is first met; blanks are dropped."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = fold(chr(code))
        return letter


def _squeezed(text: str) -> str:
    return "".join(text.split())

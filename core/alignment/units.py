"""A cell of a row in units: what of one version can stand for what of another.

A unit is a word; in scripts that write no blanks between words it is a character, but a run of
katakana, which is nearly always one borrowed word, is one unit. A unit keeps its place in the
text, the form in which two spellings of it are compared, and the key by which it is counted: the
aligner's token (`core.alignment.tokens`), so that what the library's lessons say of tokens can be
said of units.
"""

import re
from dataclasses import dataclass

from core.alignment.evidence import numbers
from core.alignment.tokens import NUMBER_MARK
from core.text.fold import fold

_SINGLE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u309f\u3400-\u9fff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_UNIT = re.compile(rf"[{_SINGLE}]|[{_KATAKANA}]+|\d+(?:[.,]\d+)*|[^\W\d_{_SINGLE}{_KATAKANA}]+")
_STEM = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """`[start, end)` of the text, code points; `form` has no case; `key` is what is counted."""

    start: int
    end: int
    form: str
    key: str

    @property
    def plain(self) -> str:
        """The form without marks of letters, as it may be typed."""
        return fold(self.form)


def units(text: str, language: str = "und") -> list[Unit]:
    """The units of a text in order; punctuation and blanks are none."""
    return [
        Unit(found.start(), found.end(), found.group().casefold(), key)
        for found in _UNIT.finditer(text)
        for key in (_key(found.group(), language),)
    ]


def _key(word: str, language: str) -> str:
    values = numbers(word, language)
    if len(values) == 1:
        return NUMBER_MARK + next(iter(values))
    return word.lower()[:_STEM]

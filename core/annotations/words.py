"""Texts as strings of words, for comparing an old text with a new one.

A word is a run of letters and digits, a single character of a script that writes no blanks
between words, or a punctuation mark. Words are compared as a person reads them: without regard to
case, to the form of quotation marks, dashes and dots, to blanks and line breaks, to invisible
characters. A `Vocabulary` gives each of them a character of its own, so that a text becomes a
short string, and comparing words becomes comparing characters, which fast libraries do.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

_INVISIBLE = "\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Thai, Lao, Burmese, Khmer, kana, Han: no blanks between words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(
    rf"[{_UNSPACED}]"
    rf"|(?:[^\W{_UNSPACED}]|[{_MARKS}])(?:[^\W{_UNSPACED}]|[{_MARKS}{_INVISIBLE}])*"
    rf"|\.{{2,}}|-{{2,}}|[^\w\s{_INVISIBLE}]"
)
_SENTENCE_END = re.compile(
    r"[.!?…؟।]+[\"'”’“‘»«)\]]*(?=\s|$)|[。！？｡]+[”’」』）]*"  # what is cut too often does no harm
)
_DROP_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_ONE_FORM = {
    **dict.fromkeys(map(ord, "“”„‟«»″＂〝〞"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′´`ʼ‹›"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
}
_SURROGATES, _SURROGATE_COUNT = 0xD800, 0x800


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words: word n is `text[starts[n]:ends[n]]`, and `code[n]` stands for it.

    Words of texts that one vocabulary read are equal where their characters in `code` are. Of the
    ends of sentences and lines there is the number of the word that follows.
    """

    text: str
    code: str
    starts: list[int]
    ends: list[int]
    sentence_ends: frozenset[int]
    line_ends: frozenset[int]

    def part(self, words: range) -> str:
        """The characters that stand for these words."""
        return self.code[words.start : words.stop]

    def touched(self, start: int, end: int) -> range:
        """The numbers of the words that a range of the text touches."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def sentences(self, *, lines: bool) -> list[range]:
        """The words sentence by sentence; with `lines`, the end of a line ends a sentence too."""
        ends = self.sentence_ends | self.line_ends if lines else self.sentence_ends
        return [range(a, b) for a, b in pairwise(sorted({0, *ends, len(self.code)}))]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line in words; offsets and numbers count from its beginning."""

    code: str
    starts: list[int]
    ends: list[int]
    sentence_ends: list[int]


class Vocabulary:
    """Gives equal words the same character, in all texts that it reads.

    It remembers the lines that it has read: a changed text shares most of them with the old one.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._forms: dict[str, str] = {}
        self._lines: dict[str, _Line] = {}

    @property
    def size(self) -> int:
        """How many lines and words it remembers."""
        return len(self._lines) + len(self._codes)

    def read(self, text: str) -> Words:
        """The text in words; offsets are code points into the text as given."""
        code: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        sentence_ends: set[int] = set()
        line_ends: set[int] = set()
        at = 0
        for text_line in text.split("\n"):
            line = self._line(text_line)
            sentence_ends.update([len(starts) + number for number in line.sentence_ends])
            code.append(line.code)
            starts += [at + start for start in line.starts]
            ends += [at + end for end in line.ends]
            line_ends.add(len(starts))
            at += len(text_line) + 1
        joined = "".join(code)
        return Words(text, joined, starts, ends, frozenset(sentence_ends), frozenset(line_ends))

    def letters(self, code: str) -> str:
        """The words behind these characters, run together, in the form they are compared in."""
        return "".join(self._forms[character] for character in code)

    def _line(self, text: str) -> _Line:
        known = self._lines.get(text)
        if known is None:
            words = list(_WORD.finditer(text))
            ends = [word.end() for word in words]
            known = self._lines[text] = _Line(
                code="".join([self._code(word.group()) for word in words]),
                starts=[word.start() for word in words],
                ends=ends,
                sentence_ends=[bisect_right(ends, m.end()) for m in _SENTENCE_END.finditer(text)],
            )
        return known

    def _code(self, word: str) -> str:
        code = self._codes.get(word)
        if code is None:
            form = _form(word)
            code = self._codes.setdefault(form, _character(len(self._codes)))
            self._codes[word] = code
            self._forms[code] = form
        return code


def _form(word: str) -> str:
    """What a word is compared by."""
    plain = _DROP_INVISIBLE.sub("", word).translate(_ONE_FORM)
    form = unicodedata.normalize("NFKC", plain).casefold()
    if set(form) == {"."} and len(form) > 1:
        return "..."
    return "-" if set(form) == {"-"} else form


def _character(number: int) -> str:
    return chr(number if number < _SURROGATES else number + _SURROGATE_COUNT)

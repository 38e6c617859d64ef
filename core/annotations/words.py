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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

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
    "[\U0001f000-\U0001faff\u2600-\u27bf][\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf]*"
    r"|[.!?…؟।]+[\"'”’“‘»«)\]]*(?=\s|$)|[。！？｡]+[”’」』）]*"  # what is cut too often does no harm
)
_DROP_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_ONE_FORM = {
    **dict.fromkeys(map(ord, "“”„‟«»″＂〝〞"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′´`ʼ‹›"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
}
_SURROGATES, _SURROGATE_COUNT = 0xD800, 0x800


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or a sentence of one, in words; offsets count from its beginning.

    `sentences` are the characters of its sentences; `closed`: the last one has an end of its own.
    """

    length: int
    code: str
    starts: list[int]
    ends: list[int]
    sentences: tuple[str, ...]
    closed: bool = True


class Words:
    """A text in words, numbered from 0: `code[n]` stands for word n, `start(n)` says where it is.

    Words of texts that one vocabulary read are equal where their characters in `code` are. Where a
    word stands is worked out when it is asked for, from the line that it is in: of a long text
    that is only compared, few words ever are.
    """

    def __init__(self, text: str, lines: Sequence[_Piece]) -> None:
        self.text = text
        self.code = "".join([line.code for line in lines])
        self._lines = lines
        self._first = list(accumulate([len(line.code) for line in lines], initial=0))
        self._offset = list(accumulate([line.length + 1 for line in lines], initial=0))

    def start(self, word: int) -> int:
        """Where a word begins, in code points."""
        line = self._line_of(word)
        return self._offset[line] + self._lines[line].starts[word - self._first[line]]

    def end(self, word: int) -> int:
        """Where a word ends, in code points."""
        line = self._line_of(word)
        return self._offset[line] + self._lines[line].ends[word - self._first[line]]

    def word(self, number: int) -> str:
        """A word as it is written."""
        return self.text[self.start(number) : self.end(number)]

    def part(self, words: range) -> str:
        """The characters that stand for these words."""
        return self.code[words.start : words.stop]

    def touched(self, start: int, end: int) -> range:
        """The numbers of the words that a range of the text touches."""
        return range(
            self._counted(start, lambda line, at: bisect_right(line.ends, at)),
            self._counted(end, lambda line, at: bisect_left(line.starts, at)),
        )

    def sentences(self, *, lines: bool) -> list[str]:
        """The characters of each sentence; with `lines`, the end of a line ends one too."""
        if lines:
            return list(chain.from_iterable([line.sentences for line in self._lines]))
        found, is_open = [""], True
        for line in self._lines:
            for sentence in line.sentences:
                if is_open:
                    found[-1] += sentence
                else:
                    found.append(sentence)
                is_open = False
            is_open = is_open or (bool(line.sentences) and not line.closed)
        return found if found[0] else []

    def _line_of(self, word: int) -> int:
        return bisect_right(self._first, word) - 1

    def _counted(self, offset: int, count: Callable[[_Piece, int], int]) -> int:
        """How many words there are up to an offset, those of its line counted so."""
        line = min(bisect_right(self._offset, offset), len(self._lines)) - 1
        return self._first[line] + count(self._lines[line], offset - self._offset[line])


class Vocabulary:
    """Gives equal words the same character, in all texts that it reads.

    It remembers the lines and sentences that it has read: a changed text shares most of them with
    the old one.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._forms: dict[str, str] = {}
        self._lines: dict[str, _Piece] = {}
        self._sentences: dict[str, _Piece] = {}

    @property
    def size(self) -> int:
        """How many lines, sentences and words it remembers."""
        return len(self._lines) + len(self._sentences) + len(self._codes)

    def read(self, text: str) -> Words:
        """The text in words; offsets are code points into the text as given."""
        known = self._lines
        return Words(text, [known.get(line) or self._line(line) for line in text.split("\n")])

    def letters(self, code: str) -> str:
        """The words behind these characters, run together, in the form they are compared in."""
        return "".join(self._forms[character] for character in code)

    def _line(self, text: str) -> _Piece:
        """Read a line, sentence by sentence."""
        ends = [found.end() for found in _SENTENCE_END.finditer(text)]
        cuts = sorted({0, *ends, len(text)})
        pieces = [self._sentence(text[a:b]) for a, b in pairwise(cuts)]
        placed = list(zip(cuts, pieces, strict=False))
        line = self._lines[text] = _Piece(
            length=len(text),
            code="".join([piece.code for piece in pieces]),
            starts=[at + start for at, piece in placed for start in piece.starts],
            ends=[at + end for at, piece in placed for end in piece.ends],
            sentences=tuple([piece.code for piece in pieces if piece.code]),
            closed=len(text) in ends,
        )
        return line

    def _sentence(self, text: str) -> _Piece:
        known = self._sentences.get(text)
        if known is None:
            words = list(_WORD.finditer(text))
            known = self._sentences[text] = _Piece(
                length=len(text),
                code="".join([self._code(word.group()) for word in words]),
                starts=[word.start() for word in words],
                ends=[word.end() for word in words],
                sentences=(),
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

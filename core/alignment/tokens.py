"""A text as numbers: what the aligner counts instead of characters.

Each sentence becomes a run of token types (whole words, for scripts without blanks characters
and their pairs), its numbers by value, its telling punctuation, and a length. Words keep their
marks here (ma, má and mà are three Vietnamese words); folding is for comparing spellings across
languages. All sentences of a text lie in flat arrays, sentence `i` at `starts[i]:starts[i + 1]`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from core.alignment.evidence import figures

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Grid = NDArray[np.float32]  # one value for each place of a window: many, so half the size
Flags = NDArray[np.bool_]

NUMBER_MARK = "#"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_APART = (
    "\\s!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u20a0-\u20cf"
    "\u2190-\u2bff\u3000-\u3004\u3008-\u3030\u30fb\ufe30-\ufe4f\uff00-\uff0f\uff1a-\uff20"
    "\uff3b-\uff40\uff5b-\uff65\\d\ufffd"
)
_RUN = re.compile(
    f"(?P<han>[{_HAN}]+)|(?P<hiragana>[{_HIRAGANA}]+)|(?P<katakana>[{_KATAKANA}]+)"
    f"|(?P<unspaced>[{_UNSPACED}]+)|(?P<word>[^{_APART}{_HAN}{_HIRAGANA}{_KATAKANA}{_UNSPACED}]+)"
)
_PUNCTUATION = {
    **dict.fromkeys("??؟;", "?"),
    **dict.fromkeys("!!", "!"),
    **dict.fromkeys("::", ":"),
    **dict.fromkeys(";;", ";"),
    **dict.fromkeys("((", "("),
    **dict.fromkeys('“”„«»「」『』"', '"'),
    **dict.fromkeys("%%", "%"),
    **dict.fromkeys("$$€£¥", "$"),
    "…": "…",
    "/": "/",
}
_PUNCTUATION["\N{GREEK QUESTION MARK}"] = "?"
_PUNCTUATION_RUN = re.compile("[" + re.escape("".join(_PUNCTUATION)) + "]")
ENDINGS = ("stop", "pause", "none")  # the mark with which a sentence ends
_CLOSING = " \t\u00a0\"'’”“»«›‹」』）)]"
_STOPS = ".!?…。！？．｡؟۔।॥።։"
_PAUSES = ",;:–—-，；：、،؛·"
_ALWAYS_ONE = 1.0
_STEM = 6
_KEPT_LENGTH = 1000

# From, to, and how many letters one such character says as much as: kana, Han, Hangul.
_DENSE = ((0x3040, 0x30FF, 1.8), (0x3400, 0x9FFF, 3.0), (0xAC00, 0xD7A3, 2.0))


@dataclass(frozen=True, slots=True)
class Text:
    """One side: `types` of all tokens in a row, where sentences start, lengths, paragraph starts.

    `vocabulary[t]` is the spelling of type `t`; `token_counts[i]` the number of tokens of a
    sentence; `lengths[i]` counts characters that are neither
    blanks nor punctuation, never under 1; `breaks[i]` says that sentence `i` begins a paragraph.
    `endings[i]` is the number of one of `ENDINGS`; `borders[i]` that of the sentence before, plus
    their count if sentence `i` begins with a small letter. `density` is how many letters of an
    alphabet one of its characters says as much as.
    """

    vocabulary: tuple[str, ...]
    types: Ints
    starts: Ints
    token_counts: Ints
    lengths: Floats
    breaks: Flags
    endings: Ints
    borders: Ints
    density: float

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def has_paragraphs(self) -> bool:
        """Whether paragraph breaks say anything: more than the first, fewer than all."""
        return 1 < int(self.breaks.sum()) < len(self)


def read(sentences: Sequence[str], breaks: Collection[int], language: str) -> Text:
    """Turn sentences (of NFC text) into a Text; `breaks` numbers those that begin a paragraph."""
    numbering: dict[str, int] = {}
    types: list[int] = []
    starts = np.zeros(len(sentences) + 1, np.int64)
    for number, sentence in enumerate(sentences):
        found = tokens(sentence, language)
        types.extend(numbering.setdefault(token, len(numbering)) for token in found)
        starts[number + 1] = len(types)
    lengths = np.array([_length(sentence) for sentence in sentences], np.float64)
    flags = np.zeros(len(sentences), np.bool_)
    inside = [number for number in breaks if 0 <= number < len(sentences)]
    flags[inside] = True
    endings = np.array([_ending(sentence) for sentence in sentences], np.int64)
    small = np.array([_begins_small(sentence) for sentence in sentences], np.int64)
    return Text(
        tuple(numbering),
        np.array(types, np.int64),
        starts,
        np.diff(starts),
        lengths,
        flags,
        endings,
        np.append(0, endings[:-1]) + len(ENDINGS) * small,
        _density("".join(sentences)),
    )


def _density(text: str) -> float:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    said = np.ones(len(codes))
    for first, last, letters in _DENSE:
        said[(codes >= first) & (codes <= last)] = letters
    return float(said.mean()) if len(said) else 1.0


def _begins_small(sentence: str) -> bool:
    return next(filter(str.isalnum, sentence), "").islower()


def _ending(sentence: str) -> int:
    """Which of `ENDINGS` a sentence has."""
    last = sentence.rstrip(_CLOSING)[-1:]
    return ENDINGS.index("pause" if last in _PAUSES else "stop" if last in _STOPS else "none")


def tokens(sentence: str, language: str = "und") -> tuple[str, ...]:
    """The tokens of a sentence: words, numbers as `#value`, some punctuation."""
    if len(sentence) > _KEPT_LENGTH:
        return tuple(_found(sentence, language))
    return _kept(sentence, language)


@lru_cache(maxsize=1 << 12)  # a text is aligned with several others, and with false orders
def _kept(sentence: str, language: str) -> tuple[str, ...]:
    return tuple(_found(sentence, language))


def _found(sentence: str, language: str) -> Iterator[str]:
    """Words, numbers and marks in the order in which they stand; a number only once."""
    placed = [
        (match.start(), piece)
        for match in _RUN.finditer(sentence.lower())
        for piece in _pieces(match.lastgroup or "word", match.group())
    ]
    values = {figure.value: figure.start for figure in reversed(figures(sentence, language))}
    placed += [(start, NUMBER_MARK + value) for value, start in sorted(values.items())]
    marks = _PUNCTUATION_RUN.finditer(sentence)
    placed += [(match.start(), _PUNCTUATION[match.group()]) for match in marks]
    return (token for _, token in sorted(placed, key=itemgetter(0)))


def _pieces(script: str, run: str) -> Iterator[str]:
    """A run of one script as tokens: characters and pairs where blanks don't part words."""
    if script == "han":
        yield run[0]
        for first, second in pairwise(run):
            yield first + second
            yield second
    elif script == "hiragana":
        yield from (run[start : start + 2] for start in range(max(1, len(run) - 1)))
    elif script == "unspaced":
        yield from (run[start : start + 3] for start in range(max(1, len(run) - 2)))
    elif script == "word":
        yield run[:_STEM]
    else:
        yield run


def _length(sentence: str) -> float:
    return max(_ALWAYS_ONE, float(sum(map(str.isalnum, sentence))))

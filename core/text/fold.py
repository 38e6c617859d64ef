"""Folding: one spelling for what a person who searches would call the same.

A folded text is NFKC without invisible characters, in lower case, accents stripped (`đối ngoại`
and `doi ngoai` meet), letters that no decomposition takes apart replaced (đ ß ł ø æ …), quotes
and dashes plain, decimal digits of all scripts as 0–9, words apart by one blank. Characters of
scripts that write no blank between words, and Hangul, whose words are compounds, each stand
alone with their vowel signs: a search for 外 or 대표 finds it inside a longer run.

Marks are stripped where they are accents or optional points (Latin, Greek, Cyrillic, Arabic,
Hebrew). Vowel signs, viramas, the tones of Thai and Lao and the voicing marks of kana belong to
the letter and stay. Unicode's combining class tells one from the other.

Folding works character by character; only recomposition looks at a neighbour, and only within
one cluster. Therefore every folded character knows which original characters it comes from.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŋ": "n", "ŧ": "t",
        "þ": "th", "æ": "ae", "œ": "oe", "ƀ": "b", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ǥ": "g",
        "ƙ": "k", "ƴ": "y", "ə": "e", "ɛ": "e", "ɔ": "o",
        "’": "'", "‘": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "`": "'", "‹": "'", "›": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "ک": "ك", "ی": "ي", "ى": "ي", "ـ": None,
    }
)  # fmt: skip

# Thai, Lao, Burmese, Khmer, Hangul jamo, kana, Han, Yi, Hangul, and the planes of rarer Han.
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u3035"
    "\u3041-\u30fa\u30fc-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7ff"
    "\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_SIGNS = (
    "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u1038\u103a-\u103e\u17b6-\u17d1\u17d3\u3099\u309a"
)
_STACKER = "\u1039\u17d2"  # the next consonant is written below this one
_TOKEN = re.compile(f"[{_ALONE}](?:[{_SIGNS}]|[{_STACKER}][{_ALONE}])*|[^\\s{_ALONE}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the original ones: `starts[i]:ends[i]`.

    Offsets are code points of the original, and both run forward. A blank between two words
    maps to what lies between them, which may be nothing.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original range of the folded range `start:end`, which holds at least a character."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """The text as search and comparison see it; folded again, it stays the same."""
    return " ".join(_TOKEN.findall(_composed("".join(map(_letter, text)))))


def spaced(text: str) -> str:
    """The text as it is, but its words apart by one blank as those of a folded text are."""
    return " ".join(_TOKEN.findall(text))


def whole_clusters(text: str, start: int, end: int) -> tuple[int, int]:
    """The range, cut to the text and widened until no letter is parted from what it takes along."""
    first, last = max(0, start), min(len(text), end)
    while first > 0 and _joins(_letter(text[first])):
        first -= 1
    while last < len(text) and _joins(_letter(text[last])):
        last += 1
    return first, last


def folded_with_map(text: str) -> Folded:
    """The same as `fold`, with the way back, so that hits are cut from the original."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, folded in _clusters(text):
        letters.append(folded)
        starts += [start] * len(folded)
        ends += [end] * len(folded)
    return _spaced("".join(letters), starts, ends)


def _spaced(text: str, starts: list[int], ends: list[int]) -> Folded:
    words: list[str] = []
    word_starts: list[int] = []
    word_ends: list[int] = []
    for token in _TOKEN.finditer(text):
        if words:
            before, behind = word_ends[-1], starts[token.start()]
            word_starts.append(min(before, behind))
            word_ends.append(max(before, behind))
        words.append(token.group())
        word_starts += starts[token.start() : token.end()]
        word_ends += ends[token.start() : token.end()]
    return Folded(" ".join(words), tuple(word_starts), tuple(word_ends))


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each run that composition keeps together."""
    start, folded = 0, ""
    for index, character in enumerate(text):
        letter = _letter(character)
        if index > start and not _joins(letter):
            yield start, index, _composed(folded)
            start, folded = index, letter
        else:
            folded += letter
    if folded:
        yield start, len(text), _composed(folded)


def _joins(letter: str) -> bool:
    """Whether a folded letter belongs to the one before it: nothing, a mark, or a jamo."""
    if not letter or letter.isascii():
        return not letter
    return unicodedata.category(letter[0])[0] == "M" or "\u1160" <= letter[0] <= "\u11ff"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1 << 16)
def _letter(character: str) -> str:
    """One character, folded: usually one, none if invisible, several for ligatures."""
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).translate(_LETTERS)
    kept = (_digit(letter) for letter in decomposed if not _is_dropped(letter))
    return _composed("".join(kept))


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _is_dropped(letter: str) -> bool:
    """Accents, points, enclosing marks, and what is invisible: joiners, selectors, fillers."""
    category = unicodedata.category(letter)
    if category in {"Cf", "Me"} or letter in "\u034f\u115f\u1160\u17b4\u17b5":
        return True
    if category != "Mn":
        return False
    combining = unicodedata.combining(letter)
    is_accent = combining == 1 or 10 <= combining <= 36 or combining >= 200
    return is_accent or "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0100"

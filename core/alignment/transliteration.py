"""Other scripts in Latin letters, roughly: enough for a name to be recognised, not to be read.

Kana and Hangul say their sound in their Unicode names; Cyrillic, Greek and Arabic letters are few
enough for a table. The skeleton of a name keeps its consonants in classes that languages confuse
when they borrow it (`c k q`, `l r`, `b v w`, `f h p`), so that マケドニア and Macedonia meet.
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sh",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "e",
            "g",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "i",
            "f",
            "h",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "_",
    "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w",
    "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ة": "a",
}  # fmt: skip
_LETTERS = {**_CYRILLIC, **_GREEK, **_ARABIC, "_": ""}
_CLASSES = str.maketrans(
    {
        "c": "k", "q": "k", "g": "k", "r": "l", "v": "b", "w": "b", "p": "b", "f": "h", "z": "s",
        "j": "s", "d": "t", "m": "n", "x": "k",
        **dict.fromkeys("aeiouy'-. ", None),
    }
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def romanized(word: str) -> str:
    """A folded or lower-case word in Latin letters where its script is known, else unchanged."""
    return "".join(_sounds(word)) if not word.isascii() else word


def skeleton(word: str) -> str:
    """The classes of a Latin word's consonants, doubled ones once: `macedonia` → `nktn`."""
    reduced = word.replace("ph", "h").replace("th", "t").translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", reduced)


def _sounds(word: str) -> list[str]:
    sounds: list[str] = []
    for character in word:
        if character == "ー" or character in "っッ":
            continue
        sound = _sound(character)
        if character in "ャュョゃゅょァィゥェォぁぃぅぇぉ" and sounds and sounds[-1]:
            sounds[-1] = sounds[-1][:-1]
        sounds.append(sound)
    return sounds


def _sound(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    name = unicodedata.name(character, "")
    if name.startswith(("KATAKANA LETTER ", "HIRAGANA LETTER ", "HANGUL SYLLABLE ")):
        return name.rsplit(" ", 1)[1].lower()
    return character

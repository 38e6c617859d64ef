"""Steps through a text by what a person takes for a character and for a word.

A character is an approximation of the extended grapheme cluster of Unicode Annex 29: a base with
its combining marks, variation selectors and skin tone, an emoji sequence held by joiners, a pair
of regional indicators. A word is a run of letters, digits and marks with the apostrophes and
hyphens inside it. In scripts that write no blanks between words a word is one character, so that
selecting by words can still take any part of a sentence. Offsets are code points.
"""

import unicodedata
from functools import lru_cache

_JOINER = "\u200d"
_INNER = frozenset("'’ʼ-‐\u2011·״׳")
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)
_UNSPACED = ("CJK", "HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "BOPOMOFO")


def next_character(text: str, offset: int) -> int:
    """The offset after the character that begins at this one."""
    if offset >= len(text):
        return len(text)
    end = offset + 1
    if _is_flag(text[offset]) and end < len(text) and _is_flag(text[end]):
        end += 1
    while end < len(text) and (_extends(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return end


def previous_character(text: str, offset: int) -> int:
    """The offset at which the character before this one begins."""
    start = max(0, offset - 1)
    while start > 0 and not _surely_begins(text, start):
        start -= 1
    while (end := next_character(text, start)) < offset:
        start = end
    return start


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that holds the character at this offset; empty where that is no word."""
    if offset >= len(text) or not _in_word(text, offset):
        return offset, offset
    if _is_unspaced(text[offset]) or _extends(text[offset]):
        start = offset
        while start > 0 and _extends(text[start]):
            start -= 1
        if _is_unspaced(text[start]):
            return start, next_character(text, start)
    start, end = offset, offset + 1
    while start > 0 and _in_word(text, start - 1) and not _is_unspaced(text[start - 1]):
        start -= 1
    while end < len(text) and _in_word(text, end) and not _is_unspaced(text[end]):
        end += 1
    return start, end


def next_word(text: str, offset: int) -> int:
    """The end of this word or, outside one, of the next."""
    while offset < len(text) and not _in_word(text, offset):
        offset += 1
    return max(word_at(text, offset)[1], offset)


def previous_word(text: str, offset: int) -> int:
    """The beginning of this word or, at its beginning, of the one before."""
    offset -= 1
    while offset > 0 and not _in_word(text, offset):
        offset -= 1
    return max(0, word_at(text, max(0, offset))[0])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over either end of `[start, end)`."""
    return not any(
        0 < edge < len(text)
        and _in_word(text, edge - 1)
        and _in_word(text, edge)
        and not _is_unspaced(text[edge - 1])
        and not _is_unspaced(text[edge])
        for edge in (start, end)
    )


def _surely_begins(text: str, offset: int) -> bool:
    """Whether a character begins here whatever stands before."""
    character = text[offset]
    return not (_extends(character) or _is_flag(character) or text[offset - 1] == _JOINER)


def _in_word(text: str, offset: int) -> bool:
    character = text[offset]
    if character not in _INNER:
        return _is_letter(character)
    inside = 0 < offset < len(text) - 1
    return inside and _is_letter(text[offset - 1]) and _is_letter(text[offset + 1])


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character in "\u200c\u200d"


@lru_cache(maxsize=4096)
def _extends(character: str) -> bool:
    code = ord(character)
    if code in _TONES or code in _TAGS or character in "\u200c\u200d":
        return True
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=4096)
def _is_unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)


def _is_flag(character: str) -> bool:
    return ord(character) in _FLAGS

"""What stays the same in translation: numbers, dates and names, in one spelling.

A number is read as its value whatever the language writes: `1.240` and `1,240`, `XIII` and
`13`, `2,5 juta` and `2.5 million`, `第十三` and `300万`. The names of months count as the number
of the month when a day or a year stands beside them, so that a date is the same set of numbers
in words and in figures. Month names and the words for thousand, million and so on are those of
the Unicode CLDR for the language of the text (through babel); where the language is unknown only
what needs no dictionary is read.

Names are words that their script marks: capital letters within a sentence, acronyms, words with
figures in them, katakana. They are folded, so that `Hồ Chí Minh` and `Ho Chi Minh` meet.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from core.alignment.transliteration import romanized
from core.text.fold import fold

_GROUPED = r"\d{1,3}(?:(?:[.,'’\u00a0\u202f]\d{3})+| \d{3}(?: \d{3})*)(?!\d)"
_NUMBER = re.compile(rf"(?<!\d){_GROUPED}(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_GROUPS = re.compile(_GROUPED)
_ROMAN = re.compile(r"(?<![\w'’])(?=[IVXL]{2,}|M[CDXLVI]{3,})M*(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})"
                    r"(?:I[XV]|V?I{0,3})(?!\w)")  # fmt: skip
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMBER = re.compile(
    "(?<=第)[〇零一二三四五六七八九十百千]+|[〇零一二三四五六七八九十百千]+(?=[年月日号])"
)
_DIGIT = re.compile("\\d")
_HINT = re.compile("\\d|[IVXLM]{2}|[〇零一二三四五六七八九十百千]")
_SCALES = {
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "억": 10**8,
    "兆": 10**12,
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&]?\w+)*", re.UNICODE)
_CASED_NAME = re.compile(r"[^\W\d_][\w]*(?:[-'’]\w+)*", re.UNICODE)
_KATAKANA = re.compile("[ァ-ヺー]{3,}")


class Figure(NamedTuple):
    """A number in a text, `[start, end)` in code points; `digits`: it is written in figures.

    A tuple, as the aligner reads very many.
    """

    value: str
    start: int
    end: int
    digits: bool


class Name(NamedTuple):
    """A name in a text, `[start, end)` in code points; `marked`: its form alone makes it a name.

    `folded` is what it is known by.
    """

    folded: str
    start: int
    end: int
    marked: bool


def numbers(text: str, language: str = "und") -> frozenset[str]:
    """The numbers of a text, each as a plain decimal without grouping: `"13"`, `"8847.6"`."""
    return frozenset(figure.value for figure in figures(text, language))


def figures(text: str, language: str = "und") -> list[Figure]:
    """The numbers of a text with their places, a month's name beside a figure among them."""
    if not _HINT.search(text):
        return []
    months, scales = _words_of(language)
    found = list(_figures(text, scales))
    for pattern, value in ((_ROMAN, roman), (_HAN_NUMBER, _han)):
        found += [
            Figure(str(value(match.group())), *match.span(), digits=False)
            for match in pattern.finditer(text)
            if match.group()
        ]
    if months and _DIGIT.search(text):
        found.extend(_months(text, months))
    return found


def months_named(text: str, language: str) -> frozenset[str]:
    """The numbers of the months that a text names, with a figure beside them or not."""
    months, _ = _words_of(language)
    words = (match.group() for match in _WORD.finditer(text.lower())) if months else ()
    return frozenset(str(months[word]) for word in words if word in months)


def names(text: str) -> frozenset[str]:
    """The names and acronyms of a sentence, folded, katakana in Latin letters.

    The first word counts only if it is an acronym or holds a figure: its capital says nothing.
    """
    return frozenset(name.folded for name in named(text))


def named(text: str) -> Iterator[Name]:
    """The names of a sentence with their places, a word each; those in katakana come first."""
    for match in _KATAKANA.finditer(text):
        yield Name(romanized(match.group()), *match.span(), marked=True)
    for match in _CASED_NAME.finditer(text):
        word = match.group()
        marked = _is_marked(word)
        if marked or (word[0].isupper() and len(word) > 1 and _within(text, match.start())):
            yield Name(fold(word), *match.span(), marked=marked)


def _is_marked(word: str) -> bool:
    """Whether a word is a name wherever it stands: an acronym, capitals inside, a figure."""
    inner = word[1:]
    return len(word) > 1 and (
        any(character.isdigit() for character in inner)
        or (word[0].isupper() and any(character.isupper() for character in inner))
    )


def _within(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;)-–")


def _figures(text: str, scales: dict[str, int]) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        figure, end = _plain(match.group()), match.end()
        following = text[end : end + 24].lstrip(" \u00a0-")
        word = _first_word(following)
        scale = _SCALES.get(following[:1]) or scales.get(word)
        if scale:
            at = text.index(following[:1], end)
            end = at + (1 if following[:1] in _SCALES else len(word))
            figure = _scaled(figure, scale)
        yield Figure(figure, match.start(), end, digits=True)


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group().lower() if match else ""


def _plain(figure: str) -> str:
    """One spelling for a number in figures: no grouping, a point, no needless zeros."""
    head = _GROUPS.match(figure)
    if head:
        whole, rest = re.sub(r"\D", "", head.group()), figure[head.end() :]
    else:
        whole, _, rest = figure.replace(",", ".").partition(".")
    digits = "".join(str(int(digit)) for digit in whole).lstrip("0") or "0"
    decimals = "".join(str(int(digit)) for digit in rest if digit.isdecimal()).rstrip("0")
    return f"{digits}.{decimals}" if decimals else digits


def _scaled(figure: str, scale: int) -> str:
    whole, _, decimals = figure.partition(".")
    value = int(whole + decimals) * scale
    return _plain(f"{value / 10 ** len(decimals):.0f}" if decimals else str(value))


def locale_of(language: str) -> Locale | None:
    """What the CLDR knows of a language (BCP 47), if it knows it."""
    if language in {"", "und"}:
        return None
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def roman(numeral: str) -> int:
    """The value of a Roman numeral in capital letters."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _han(numeral: str) -> int:
    if not any(character in _HAN_UNITS for character in numeral):
        return int("".join(str(_HAN_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


def _months(text: str, months: dict[str, int]) -> Iterator[Figure]:
    """The months named beside a figure (`12 Desember`, `tháng 5, 2023`)."""
    lowered = text.lower()
    for match in _WORD.finditer(lowered):
        month = months.get(match.group())
        around = (
            lowered[max(0, match.start() - 6) : match.start()]
            + lowered[match.end() : match.end() + 7]
        )
        if month and any(character.isdigit() for character in around):
            yield Figure(str(month), *match.span(), digits=False)


@lru_cache(maxsize=64)
def _words_of(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month names and number words of a language, lower case; nothing if CLDR doesn't know it."""
    locale = locale_of(language)
    return (_month_names(locale), _scale_words(locale)) if locale else ({}, {})


def _month_names(locale: Locale) -> dict[str, int]:
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                match = _WORD.fullmatch(name.lower().rstrip("."))
                if match and len(name) > 2:
                    found[match.group()] = month
    return found


def _scale_words(locale: Locale) -> dict[str, int]:
    """`million` → 1,000,000 and the like, from CLDR's compact number patterns."""
    found: dict[str, int] = {}
    for plural in locale.compact_decimal_formats.get("long", {}).values():
        for threshold, pattern in plural.items():
            zeros = pattern.pattern.count("0")
            word = _WORD.search(pattern.pattern.replace("'", ""))
            if word and zeros:
                found.setdefault(word.group().lower(), int(threshold) // 10 ** (zeros - 1))
    return found

"""What a cell says in numbers: its figures, its dates, and all that may stand for a number.

`firm` are numbers written in figures: what a translation has to keep. `values` is everything by
which another version may say the same: Roman and Han numerals, words, names of months. Two
numbers agree also where languages write them by other habits: 1963 and '63, 19.30 and 7:30 p.m.,
250万 and 2.5 million where the word for the scale is not known.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.alignment.evidence import Figure, figures, months_named, roman
from core.reading.checks import number_words
from core.reading.checks.amounts import Amount, amounts
from core.text import dates
from core.text.dates import Found

_CLOCK = re.compile(
    r"\d\s*(?:[:hg時时点]|am\b|pm\b|a\.m|p\.m|giờ|uhr|jam\b)|(?:pukul|jam)\s+\d", re.IGNORECASE
)
_CENTURY = re.compile(r"\b([IVX]+)(?:e|er|ème|º|th)\b")
_PARTED = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:h|g|giờ|uhr|時|点|시|fr)\.?\s?(\d{2})(?!\d)", re.IGNORECASE
)
_POINTED = re.compile(
    r"(?:\bfr\.?\s?|um\s|pukul\s|jam\s|at\s|à\s)(\d{1,2})[.:](\d{2})(?!\d)|"
    r"(?<!\d)(\d{1,2})[.:](\d{2})\s?(?:uhr|[ap]\.?m\b|wib)",
    re.IGNORECASE,
)
_SCALE_SIGNS = frozenset("万萬만亿億억兆千")
_SCALES = (2, 3, 4, 6, 8, 9, 12)


@dataclass(frozen=True)
class Reading:
    """The numbers of one cell. `firm` has the figures that belong to no full date.

    `amounts` are those of which the text says what they count.
    """

    text: str
    firm: tuple[Figure, ...]
    dates: tuple[Found, ...]
    values: frozenset[str]
    has_clock: bool
    amounts: tuple[Amount, ...] = ()

    def spans(self, value: str) -> list[tuple[int, int]]:
        """Where this number is written in figures."""
        return [(figure.start, figure.end) for figure in self.firm if figure.value == value]


def read(text: str, language: str) -> Reading:
    """Read the numbers of a cell."""
    found = list(_joined(text, figures(text, language)))
    days = tuple(dates.find(text, language))
    values = {figure.value for figure in found}
    values |= number_words.values(text, language) | months_named(text, language)
    for day in days:
        values |= {str(day.day.day), str(day.day.month), str(day.day.year)}
    values |= {str(roman(match.group(1))) for match in _CENTURY.finditer(text)}
    values |= set(_in_parts(text))
    loose = (f for f in found if f.digits and not any(d.start <= f.start < d.end for d in days))
    firm = tuple(figure for figure in loose if _counts(text, figure))
    clock = bool(_CLOCK.search(text))
    counted = tuple(amounts(text, language, firm))
    return Reading(text, firm, days, frozenset(values), clock, counted)


def _in_parts(text: str) -> Iterator[str]:
    """Times and prices as one number and as two: 15.30 Uhr, 15 h. 30; Fr. 2.70, 2 fr. 70."""
    for match in (*_PARTED.finditer(text), *_POINTED.finditer(text)):
        whole, parts = (group for group in match.groups() if group)
        yield from (str(int(whole)), str(int(parts)))
        yield f"{int(whole)}.{parts}".rstrip("0").rstrip(".")


def says(reading: Reading, value: str) -> bool:
    """Whether a cell says this number in any way."""
    return value in reading.values or any(
        _alike(value, other, clock=reading.has_clock) for other in reading.values
    )


def _joined(text: str, found: Iterable[Figure]) -> Iterator[Figure]:
    """Figures, those that make one number together as one: 22億5000万, 1 万 6 千."""
    last: Figure | None = None
    for figure in (_in_thousands(text, one) for one in found):
        if last and figure.digits and last.digits and _goes_on(text, last, figure):
            value = str(int(last.value) + int(figure.value))
            last = Figure(value, last.start, figure.end, digits=True)
            continue
        if last:
            yield last
        last = figure
    if last:
        yield last


def _in_thousands(text: str, figure: Figure) -> Figure:
    """The figure with the 千 that may stand behind it."""
    behind = text[figure.end : figure.end + 2]
    if not figure.digits or behind.strip()[:1] != "千" or not figure.value.isdigit():
        return figure
    end = figure.end + behind.index("千") + 1
    return Figure(str(int(figure.value) * 1000), figure.start, end, digits=True)


def _goes_on(text: str, one: Figure, other: Figure) -> bool:
    """Whether a figure goes on with a lower scale right behind one that ends with a scale."""
    between = text[one.end : other.start]
    scaled = "." not in one.value + other.value and text[one.end - 1] in _SCALE_SIGNS
    return scaled and not between.strip() and int(other.value) < int(one.value)


def _counts(text: str, figure: Figure) -> bool:
    """Whether a figure is a number to be kept: not nought, not an offset of a time zone, a half."""
    written = text[figure.start : figure.end]
    return figure.value not in {"0", "0.5"} and not (written[0] == "0" and len(written) > 3)


def is_round(value: str) -> bool:
    """Whether a number is a power of ten from ten on, which languages have words for."""
    return value.rstrip("0") == "1" and len(value) > 1


def says_date(reading: Reading, day: Found) -> bool:
    """Whether a cell says this day: all its numbers, or day and month where it has no full date."""
    parts = {str(day.day.day), str(day.day.month)}
    if any(other.day == day.day for other in reading.dates):
        return True
    if not reading.dates:
        return parts <= reading.values
    return parts | {str(day.day.year)} <= reading.values and not _own(reading, day)


def said_nowhere(value: str, readings: Iterable[Reading]) -> bool:
    """Whether none of these cells says the number."""
    return not any(says(reading, value) for reading in readings)


def swapped(one: str, other: str) -> bool:
    """Whether two numbers have the same digits in another order."""
    return one != other and len(one) > 1 and sorted(one) == sorted(other)


def _own(reading: Reading, day: Found) -> bool:
    """Whether every part of a day is only there because it is part of other full dates."""
    loose = {figure.value for figure in reading.firm}
    return not {str(day.day.day), str(day.day.month)} & loose and str(day.day.day) not in {
        str(other.day.day) for other in reading.dates
    }


def _alike(one: str, other: str, *, clock: bool) -> bool:
    first, second = sorted((Decimal(one), Decimal(other)))
    year = 1900 <= second < 2100 and first == second % 100
    half_day = clock and second <= 24 and second - first == 12
    return year or half_day or is_scaled(one, other)


def is_scaled(one: str, other: str) -> bool:
    """Whether one is the other times a thousand, a million or the like, written in a word."""
    first, second = sorted((Decimal(one), Decimal(other)))
    if not first or second < 1000:
        return False
    return any(first * 10**power == second for power in _SCALES)


def distinct(found: Collection[Figure]) -> list[str]:
    """The values of these figures, each once, in their order."""
    return list(dict.fromkeys(figure.value for figure in found))

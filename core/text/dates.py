"""Dates as people write them, found in a line: 03/01/2024, 3 Januari 2024, 2024年3月9日.

Names of months come from CLDR (through babel) for the language of the text and for English,
which sites keep around translations. 03/01/2024 is the third of January everywhere but in
American English; in an English text it is a date only if one of the two can't be a month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

EARLIEST, LATEST = 1500, 2200
_BUDDHIST_ERA = 543
_LONGEST_LINE = 1000

_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})\s*(?:[-/.年년]|ปี)\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?:\s*[日일.])?(?!\d)"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_VIETNAMESE = re.compile(
    r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,\s*|\s+năm\s+|\s+)(\d{4})(?!\d)", re.IGNORECASE
)
_LINKS = r"(?:[\s,./،-]|\b(?:de|del|di|d['’]|of|năm|г|พ\.ศ\.|ค\.ศ\.))*"
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|ª|°|-?го|-?е|\.)?"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the day, and where it stands, `[start, end)` in code points."""

    day: date
    start: int
    end: int

    @property
    def iso(self) -> str:
        """The day in ISO 8601, 2024-01-03."""
        return self.day.isoformat()


def find(text: str, language: str) -> list[Found]:
    """All full dates in a line, in their order; lines over 1,000 characters are not looked at."""
    if len(text) > _LONGEST_LINE or sum(character.isdecimal() for character in text) < 5:
        return []
    found: list[Found] = []
    for each in (*_numeric(text, language), *_named(text, language)):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return sorted(found, key=lambda each: each.start)


def _numeric(text: str, language: str) -> Iterator[Found]:
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = map(int, match.groups())
        yield from _found(match, year, month, day)
    for match in _YEAR_LAST.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or first == second or not language.startswith("en") or match[2] == ".":
            yield from _found(match, year, second, first)
        elif second > 12:
            yield from _found(match, year, first, second)
    for match in _VIETNAMESE.finditer(text):
        yield from _found(match, int(match[3]), int(match[2]), int(match[1]))


def _named(text: str, language: str) -> Iterator[Found]:
    for names in dict.fromkeys((language, "en")):
        pattern, months = _patterns(names)
        for match in pattern.finditer(text) if pattern else ():
            parts = {name[0]: value for name, value in match.groupdict().items() if value}
            month = months.get(parts["m"].casefold())
            if month:
                yield from _found(match, int(parts["y"]), month, int(parts["d"]))


def _found(match: "re.Match[str]", year: int, month: int, day: int) -> Iterator[Found]:
    if year > LATEST:
        year -= _BUDDHIST_ERA
    try:
        when = date(year, month, day)
    except ValueError:
        return
    if EARLIEST <= year <= LATEST:
        yield Found(when, match.start(), match.end())


@lru_cache(maxsize=32)
def _patterns(language: str) -> "tuple[re.Pattern[str] | None, MappingProxyType[str, int]]":
    """What finds a date with the month's name in this language, and the months by name."""
    months = _months(language)
    if not months:
        return None, MappingProxyType({})
    name = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    day, year = r"(?<!\d)(?P<d{0}>\d{1,2})(?!\d)", r"(?<!\d)(?P<y{0}>\d{4})(?!\d)"
    month = rf"\b(?P<m{{0}}>{name})\b\.?"
    orders = (
        day + _ORDINAL + _LINKS + month + _LINKS + year,
        month + r"\s*" + day + _ORDINAL + r"[\s,]+" + year,
        year + r"\.?\s+" + month + r"\s*" + day,
    )
    each = (order.replace("{0}", str(number)) for number, order in enumerate(orders))
    pattern = re.compile("|".join(each), re.IGNORECASE)
    return pattern, MappingProxyType(months)


def _months(language: str) -> dict[str, int]:
    """Months by their names, long and short, as CLDR spells them, in lower case."""
    locale = _locale(language)
    if locale is None:
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                plain = name.casefold().strip(".")
                if any(character.isalpha() for character in plain):
                    names.setdefault(plain, number)
    if language.startswith("en"):
        names["sept"] = 9
    return names


def _locale(language: str) -> Any:  # a babel.Locale, or nothing
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        return Locale.parse(language.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return None

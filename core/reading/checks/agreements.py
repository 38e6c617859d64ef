"""What the checks did not report: numbers and dates that are only written otherwise.

A few of them are shown to the reader, so that the silence of the checks can be trusted: 14/3/2019
is 14 March 2019, XIII is 13, 36 is thirty-six.
"""

from collections.abc import Iterable, Iterator

from core.reading.checks import number_words
from core.reading.checks.figures import Reading, distinct, read
from core.reading.checks.sheet import Sheet, SheetRow
from core.reading.page import RowKind

MOST = 3
_LONGEST, _MOST_SPELLINGS = 28, 3
_ENOUGH = 100
Written = tuple[str, ...]


def agreements(sheet: Sheet) -> tuple[str, ...]:
    """Up to three examples, each “a = b = c” as the versions write it; of each kind one first."""
    seen: dict[Written, str] = {}
    for _, row in sheet.walk():
        if row.kind is RowKind.TEXT:
            seen.update({found: kind for kind, found in _in_row(sheet, row) if found not in seen})
        if len(set(seen.values())) > 2 or len(seen) > _ENOUGH:
            break
    firsts = {kind: found for found, kind in reversed(seen.items())}
    chosen = dict.fromkeys([*sorted(firsts.values(), key=list(seen).index), *seen])
    return tuple(" = ".join(found[:_MOST_SPELLINGS]) for found in list(chosen)[:MOST])


def _in_row(sheet: Sheet, row: SheetRow) -> Iterator[tuple[str, Written]]:
    """What the versions write in more than one way in a row, with its kind."""
    readings = [read(row.text(n), side.language) for n, side in enumerate(sheet.sides)]
    days = dict.fromkeys(day.day for reading in readings for day in reading.dates)
    for day in days:
        yield from _told("date", (_day(reading, day) for reading in readings))
    for value in dict.fromkeys(value for reading in readings for value in distinct(reading.firm)):
        languages = (side.language for side in sheet.sides)
        said = [_said(*each, value) for each in zip(readings, languages, strict=True)]
        yield from _told("number" if all(map(_has_digit, said)) else "word", said)


def _told(kind: str, written: Iterable[str]) -> Iterator[tuple[str, Written]]:
    found = tuple(dict.fromkeys(words for words in written if words))
    if len({words.casefold() for words in found}) > 1 and max(map(len, found)) <= _LONGEST:
        yield kind, found


def _has_digit(words: str) -> bool:
    return not words or any(map(str.isdigit, words))


def _day(reading: Reading, day: object) -> str:
    return next((reading.text[d.start : d.end] for d in reading.dates if d.day == day), "")


def _figure(reading: Reading, value: str) -> str:
    return next((reading.text[start:end] for start, end in reading.spans(value)), "")


def _said(reading: Reading, language: str, value: str) -> str:
    """How a cell says a number, in figures or in words."""
    spans = number_words.spans(reading.text, language, value)
    words = (reading.text[start:end] for start, end in spans)
    return _figure(reading, value) or next(words, "")

"""Numbers and dates that one version says otherwise than the others, or leaves out.

A version is found fault with when most of the others agree on a number that it does not say. If it
says another number there that nobody else says, the number differs; if it says none, the number is
missing, and then the next rows are looked at first, for sentences are not always cut alike.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from core.alignment.evidence import Figure
from core.reading.checks import measures, number_words
from core.reading.checks.figures import (
    Reading,
    distinct,
    is_round,
    read,
    said_nowhere,
    says,
    says_date,
    swapped,
)
from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words, listed

SMALLEST_MISSING = 13
"""Below this a number alone is not missed: *both*, *twice* and *a dozen* say it, too."""

_MOST_SHOWN = 3
Read = Callable[[int, int], Reading]


def find(sheet: Sheet) -> Iterator[Finding]:
    """What differs in numbers and dates, row by row."""

    @cache
    def reading(row: int, side: int) -> Reading:
        return read(sheet.rows[row].text(side), sheet.sides[side].language)

    for index, row in sheet.walk():
        there = [side for side, cell in enumerate(row.cells) if cell is not None]
        for side in there:
            if len(there) > 2 or (len(there) == 2 and side != _measure(sheet, there)):
                others = [other for other in there if other != side]
                check = _Check(sheet, index, side, others, reading)
                yield from check.dates()
                yield from check.numbers()


def _measure(sheet: Sheet, there: Sequence[int]) -> int:
    """Which of two sides the other is measured by."""
    return sheet.base if sheet.base in there else there[0]


class _Check:
    """One cell against the others of its row."""

    def __init__(
        self, sheet: Sheet, row: int, side: int, others: Sequence[int], reading: Read
    ) -> None:
        self._sheet, self._row, self._side, self._others = sheet, row, side, others
        self._own = reading(row, side)
        self._theirs = {other: reading(row, other) for other in others}
        self._unsure = sheet.rows[row].is_doubtful
        near = [number for number in (row - 1, row + 1) if 0 <= number < len(sheet.rows)]
        self._near = [reading(number, side) for number in near]
        self._near_theirs = [reading(number, other) for number in near for other in others]

    def dates(self) -> Iterator[Finding]:
        """A day that the others name and this version does not."""
        for day in self._days_missing():
            saying = [o for o in self._others if any(d.day == day for d in self._theirs[o].dates)]
            own = [d for d in self._own.dates if d.day not in self._days_of_others()]
            first = next(d for d in self._theirs[saying[0]].dates if d.day == day)
            said = f"{self._sheet.sayers(saying)} say{_s(saying)} {self._cut(saying[0], first)}"
            words = [
                Words(self._row, other, d.start, d.end, at_fault=False)
                for other in saying
                for d in self._theirs[other].dates
                if d.day == day
            ]
            if own:
                words.append(Words(self._row, self._side, own[0].start, own[0].end))
                message = f"{said}, {self._name} says {self._cut(self._side, own[0])}."
                yield self._finding(Kind.DATE, "Date differs", message, saying, words)
            elif self._left_out(first.day.day, first.day.month):
                message = f"{said}, {self._name} names no such day."
                yield self._finding(Kind.DATE, "Date missing", message, saying, words)

    def numbers(self) -> Iterator[Finding]:
        """A number that the others say and this version does not, or says otherwise."""
        missing = [value for value in self._agreed() if not says(self._own, value)]
        missing = [value for value in missing if said_nowhere(value, self._near)]
        extra = [
            value
            for value in distinct(self._kept(self._own, self._theirs.values()))
            if said_nowhere(value, self._theirs.values()) and said_nowhere(value, self._near_theirs)
        ]
        if missing and extra:
            yield self._differs(missing, extra)
        elif self._unsure:
            return
        elif missing := [value for value in missing if _is_missed(value)]:
            yield self._missing(missing)
        elif len(self._others) == 1 and (extra := [v for v in extra if _is_missed(v)]):
            yield self._added(extra)

    @staticmethod
    def _kept(reading: Reading, others: Iterable[Reading]) -> list[Figure]:
        """The figures of a cell without those that others say in other units."""
        theirs = list(others)
        amounts = [amount for other in theirs for amount in other.amounts]
        said = {a.value for a in reading.amounts if any(map(a.measures, amounts))}
        kept = measures.kept(reading.text, reading.firm, [(o.text, o.firm) for o in theirs])
        return [figure for figure in kept if figure.value not in said]

    @property
    def _name(self) -> str:
        return self._sheet.label(self._side)

    def _agreed(self) -> list[str]:
        """The numbers in figures that most of the others say, in any way."""
        values = [
            v
            for reading in self._theirs.values()
            for v in distinct(self._kept(reading, [self._own]))
        ]
        return [
            value
            for value in dict.fromkeys(values)
            if sum(says(reading, value) for reading in self._theirs.values())
            > len(self._others) / 2
        ]

    def _days_of_others(self) -> set[object]:
        return {day.day for reading in self._theirs.values() for day in reading.dates}

    def _days_missing(self) -> list[object]:
        days = [day for reading in self._theirs.values() for day in reading.dates]
        return [
            when
            for when in dict.fromkeys(day.day for day in days)
            if sum(any(d.day == when for d in r.dates) for r in self._theirs.values())
            > len(self._others) / 2
            and not any(
                says_date(near, day)
                for day in days
                if day.day == when
                for near in (self._own, *self._near)
            )
        ]

    def _left_out(self, day: int, month: int) -> bool:
        return not {str(day), str(month)} & self._own.values

    def _cut(self, side: int, found: object) -> str:
        text = self._sheet.rows[self._row].text(side)
        return text[found.start : found.end]  # type: ignore[attr-defined]

    def _differs(self, missing: list[str], extra: list[str]) -> Finding:
        saying = self._saying(missing)
        words = [*self._firm(saying, missing), *self._firm([self._side], extra)]
        message = (
            f"{self._sheet.sayers(saying)} say{_s(saying)} {self._shown(saying[0], missing)}, "
            f"{self._name} says {self._shown(self._side, extra)}."
        )
        if len(missing) == len(extra) == 1 and swapped(missing[0], extra[0]):
            message += " The digits may be swapped."
        return self._finding(Kind.NUMBER, "Number differs", message, saying, words)

    def _missing(self, missing: list[str]) -> Finding:
        saying = self._saying(missing)
        message = (
            f"{self._sheet.sayers(saying)} say{_s(saying)} {self._shown(saying[0], missing)}, "
            f"{self._name} has no such number."
        )
        words = self._firm(saying, missing)
        return self._finding(Kind.NUMBER, "Number missing", message, saying, words)

    def _added(self, extra: list[str]) -> Finding:
        others = self._sheet.names(self._others)
        shown = self._shown(self._side, extra)
        message = f"{self._name} says {shown}, {others} has no such number."
        words = self._firm([self._side], extra)
        return self._finding(Kind.NUMBER, "Number added", message, self._others, words)

    def _saying(self, values: list[str]) -> list[int]:
        """The others that have these numbers in figures, or else say them in words."""
        saying = [o for o in self._others if any(says(self._theirs[o], value) for value in values)]
        return sorted(saying, key=lambda o: not self._theirs[o].spans(values[0]))

    def _firm(self, sides: Sequence[int], values: Sequence[str]) -> list[Words]:
        readings = {**self._theirs, self._side: self._own}
        return [
            Words(self._row, side, start, end, at_fault=side == self._side)
            for side in sides
            for value in values
            for start, end in readings[side].spans(value)[:1] or self._in_words(side, value)
        ]

    def _in_words(self, side: int, value: str) -> list[tuple[int, int]]:
        text = self._sheet.rows[self._row].text(side)
        return number_words.spans(text, self._sheet.sides[side].language, value)[:1]

    def _shown(self, side: int, values: Sequence[str]) -> str:
        """The numbers as a side writes them."""
        reading = self._own if side == self._side else self._theirs[side]
        text = reading.text
        written = [text[s:e] for value in values for s, e in reading.spans(value)[:1]]
        return listed(written[:_MOST_SHOWN] or list(values[:_MOST_SHOWN]))

    def _finding(
        self, kind: Kind, title: str, message: str, saying: Sequence[int], words: Sequence[Words]
    ) -> Finding:
        return self._sheet.finding(
            kind, title, message, rows=[self._row], sides=[self._side, *saying], words=words
        )


def _is_missed(value: str) -> bool:
    return "." in value or (int(value) >= SMALLEST_MISSING and not is_round(value))


def _s(sides: Sequence[int]) -> str:
    return "s" if len(sides) == 1 else ""

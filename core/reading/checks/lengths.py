"""Lengths that do not fit: a sentence much longer or shorter than its translation.

How much longer one language is than the other, and how much that varies, is taken from the article
itself: the median of the logarithms of the ratios, and their median absolute deviation (Iglewicz
and Hoaglin 1993, modified z-scores). Short sentences vary more than long ones, so a deviation
counts by the root of the length (as in Gale and Church 1993).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log, sqrt
from statistics import median

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words
from core.reading.page import RowKind

FEWEST = 12
"""Rows that two versions must share before their lengths say anything."""

STRANGE = 3.5
"""Robust z-score from which on a length is odd, as Iglewicz and Hoaglin advise."""

_LEAST_FACTOR = 1.8
_SHORTEST = 40
_TYPICAL = 100
_MAD_TO_SIGMA = 1.4826
_LEAST_SPREAD = 0.08


@dataclass(frozen=True, slots=True)
class Habit:
    """How long one version is beside another: the usual log ratio and its spread."""

    usual: float
    spread: float

    def oddness(self, one: int, other: int) -> float:
        """How odd two lengths in letters are, as a z-score; above 0: the other is too long."""
        weight = sqrt(min(one, other) / _TYPICAL) if min(one, other) < _TYPICAL else 1.0
        return weight * self.deviation(one, other) / self.spread

    def deviation(self, one: int, other: int) -> float:
        """By what factor, as a logarithm, the other is longer than usual."""
        return log(other / one) - self.usual


def find(sheet: Sheet) -> Iterator[Finding]:
    """Cells of odd length, pair by pair of the versions."""
    for one, other in sheet.pairs:
        habit = habit_of(sheet, one, other)
        if habit is not None and sheet.base in (one, other):
            yield from _odd(sheet, one, other, habit)


def habit_of(sheet: Sheet, one: int, other: int) -> Habit | None:
    """How long `other` is beside `one`; None where too few rows tell."""
    lengths = zip(sheet.letters[one], sheet.letters[other], strict=True)
    ratios = [log(b / a) for a, b in lengths if a > 1 and b > 1]
    if len(ratios) < FEWEST:
        return None
    usual = median(ratios)
    spread = _MAD_TO_SIGMA * median(abs(ratio - usual) for ratio in ratios)
    return Habit(usual, max(spread, _LEAST_SPREAD))


def _odd(sheet: Sheet, one: int, other: int, habit: Habit) -> Iterator[Finding]:
    for index, row in sheet.walk():
        a, b = sheet.letters[one][index], sheet.letters[other][index]
        if min(a, b) < 2 or max(a, b) < _SHORTEST or row.kind is not RowKind.TEXT:
            continue
        z, factor = habit.oddness(a, b), abs(habit.deviation(a, b))
        if abs(z) < STRANGE or factor < log(_LEAST_FACTOR):
            continue
        wrong, right = (other, one) if sheet.base != other else (one, other)
        longer = (z > 0) == (wrong == other)
        how = "much longer" if longer else "much shorter"
        yield sheet.finding(
            Kind.LENGTH,
            "Odd length",
            f"{sheet.label(wrong)} is {how} here than {sheet.label(right)} lets expect.",
            rows=[index],
            sides=[wrong, right],
            words=[
                Words(index, wrong, 0, len(row.text(wrong))),
                Words(index, right, 0, len(row.text(right)), at_fault=False),
            ],
        )

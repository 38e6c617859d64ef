"""Sentences that a version leaves out or adds: rows in which it has nothing.

A missing cell may also mean that sentences were cut otherwise: what seems missing then stands in
the row before or behind. So the lengths of the neighbours are looked at first: if the neighbour
fits better with both rows than with its own alone, nothing is missing. Where each of two versions
has sentences of its own close to those of the other, neither is missing: they were reworded so far
that they do not meet. Several rows in a row are one finding.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.lengths import Habit, habit_of
from core.reading.checks.sheet import Sheet, Words
from core.reading.page import RowKind

SHORTEST = 8
"""Letters that a sentence must have to be missed: less is a number, an initial, a dash."""

_CLOSE = 0.35
_NEAR = 1
_ALIKE = 0.4


def find(sheet: Sheet) -> Iterator[Finding]:
    """What is missing or added, version by version."""
    habits = {
        (one, other): habit_of(sheet, one, other)
        for one in range(len(sheet.sides))
        for other in range(len(sheet.sides))
        if one != other
    }
    for side in range(len(sheet.sides)):
        lost = [number for number, _ in sheet.walk() if _lacks(sheet, number, side)]
        for _, group in groupby(enumerate(lost), key=lambda pair: pair[1] - pair[0]):
            run = [row for _, row in group]
            having = _having(sheet, run[0], side)
            other = having[0]
            told = _is_reworded(sheet, run, side, other) or _stands_beside(
                sheet, run, side, other, habits[other, side]
            )
            if not told:
                yield _finding(sheet, run, side)


def _lacks(sheet: Sheet, row: int, side: int) -> bool:
    """Whether a version has nothing where most of the others, or the base, have a sentence.

    What the others added is not missing: then they are found fault with, not this version.
    """
    entry = sheet.rows[row]
    if entry.cells[side] is not None or entry.kind is not RowKind.TEXT:
        return False
    having = _having(sheet, row, side)
    enough = any(sheet.letters[other][row] >= SHORTEST for other in having)
    return enough and (len(sheet.sides) == 2 or len(having) > (len(sheet.sides) - 1) / 2)


def _having(sheet: Sheet, row: int, side: int) -> list[int]:
    cells = sheet.rows[row].cells
    having = [n for n, cell in enumerate(cells) if cell is not None and n != side]
    return sorted(having, key=lambda n: n != sheet.base)


def _stands_beside(
    sheet: Sheet, run: Sequence[int], side: int, other: int, habit: Habit | None
) -> bool:
    """Whether what seems missing is part of the row before or behind."""
    if habit is None:
        return False
    lost = sum(sheet.letters[other][row] for row in run)
    for near in (run[0] - 1, run[-1] + 1):
        if not 0 <= near < len(sheet.rows):
            continue
        theirs = sheet.letters[other][near]
        own = sheet.letters[side][near]
        if theirs and own:
            alone, joined = habit.deviation(theirs, own), habit.deviation(theirs + lost, own)
            if abs(joined) < min(_CLOSE, abs(alone)):
                return True
    return False


def _is_reworded(sheet: Sheet, run: Sequence[int], side: int, other: int) -> bool:
    """Whether this version has about as much nearby that the other has nothing for."""
    around = range(max(0, run[0] - _NEAR), min(len(sheet.rows), run[-1] + _NEAR + 1))
    rows = list(_block(sheet, around, side, other))
    own = sum(sheet.letters[side][n] for n in rows if sheet.rows[n].cells[other] is None)
    theirs = sum(sheet.letters[other][n] for n in rows if sheet.rows[n].cells[side] is None)
    scale = _scale(sheet, other, side)
    return own > 0 and min(own, theirs * scale) >= _ALIKE * max(own, theirs * scale)


def _block(sheet: Sheet, around: range, side: int, other: int) -> Iterator[int]:
    """These rows, and the runs of rows with one of the two that go on beyond them."""
    first, last = around.start, around.stop - 1
    while (
        first > 0
        and _has_one(sheet, first, side, other)
        and _has_one(sheet, first - 1, side, other)
    ):
        first -= 1
    end = len(sheet.rows) - 1
    while (
        last < end and _has_one(sheet, last, side, other) and _has_one(sheet, last + 1, side, other)
    ):
        last += 1
    yield from range(first, last + 1)


def _has_one(sheet: Sheet, row: int, side: int, other: int) -> bool:
    cells = sheet.rows[row].cells
    return (cells[side] is None) != (cells[other] is None)


def _scale(sheet: Sheet, one: int, other: int) -> float:
    """How much longer one version is than the other, where both have something."""
    both = [
        (a, b) for a, b in zip(sheet.letters[one], sheet.letters[other], strict=True) if a and b
    ]
    lengths = [sum(a for a, _ in both), sum(b for _, b in both)]
    return lengths[1] / lengths[0] if all(lengths) else 1.0


def _finding(sheet: Sheet, run: Sequence[int], side: int) -> Finding:
    having = _having(sheet, run[0], side)
    added = side == sheet.base and len(sheet.sides) == 2
    many = len(run) > 1
    what = f"{len(run)} sentences" if many else "a sentence"
    has = "has" if len(having) == 1 else "have"
    says = sheet.sayers(having)
    title = ("Sentences" if many else "Sentence") + (" added" if added else " missing")
    words = [
        Words(row, other, 0, len(sheet.rows[row].text(other)), at_fault=added)
        for row in run
        for other in having
        if sheet.rows[row].cells[other] is not None
    ]
    sides = [*having, side] if added else [side, *having]
    return sheet.finding(
        Kind.ADDED if added else Kind.MISSING,
        title,
        f"{says} {has} {what} here, {sheet.label(side)} has none.",
        rows=run,
        sides=sides,
        words=words,
    )

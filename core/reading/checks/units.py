"""Numbers that are the same but count something else: 5 % and 5 dollars, 10 km and 10 miles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from core.alignment.evidence import figures
from core.reading.checks.amounts import Amount, amounts
from core.reading.checks.figures import is_scaled
from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words

Counted = dict[str, list[Amount]]


def find(sheet: Sheet) -> Iterator[Finding]:
    """Amounts of one number that disagree in what they count, measured by the base."""
    pairs = [pair for pair in sheet.pairs if sheet.base in pair]
    for number, row in sheet.walk():
        for one, other in pairs:
            if row.cells[one] is not None and row.cells[other] is not None:
                yield from _in_row(sheet, number, one, other)


def _in_row(sheet: Sheet, row: int, one: int, other: int) -> Iterator[Finding]:
    ours, theirs = _counted(sheet, row, one), _counted(sheet, row, other)
    for value, other_value in product(ours, theirs):
        if value != other_value and not is_scaled(value, other_value):
            continue
        here, there = ours[value], theirs[other_value]
        if not _may(here) & _may(there) and not any(a.measures(b) for a in here for b in there):
            yield _finding(sheet, row, (one, here[0]), (other, there[0]))


def _counted(sheet: Sheet, row: int, side: int) -> Counted:
    """The amounts of a cell by their numbers, where all that has this number counts something."""
    text, language = sheet.rows[row].text(side), sheet.sides[side].language
    found = [figure for figure in figures(text, language) if figure.digits]
    counted: Counted = defaultdict(list)
    for amount in amounts(text, language, found):
        counted[amount.value].append(amount)
    values = [figure.value for figure in found]
    return {value: all_ for value, all_ in counted.items() if len(all_) == values.count(value)}


def _may(all_: Sequence[Amount]) -> frozenset[str]:
    return frozenset[str]().union(*(amount.what for amount in all_))


def _finding(
    sheet: Sheet, row: int, ours: tuple[int, Amount], theirs: tuple[int, Amount]
) -> Finding:
    (one, here), (other, there) = ours, theirs
    said = [
        f"{sheet.label(side)} says {sheet.rows[row].text(side)[amount.start : amount.end]}"
        for side, amount in (ours, theirs)
    ]
    same = here.kind == there.kind
    return sheet.finding(
        Kind.NUMBER,
        f"{here.kind if same else 'Unit'} differs",
        f"{', '.join(said)}.",
        rows=[row],
        sides=[other, one],
        words=[
            Words(row, one, here.start, here.end, at_fault=False),
            Words(row, other, there.start, there.end),
        ],
    )

"""Mending rows by hand: rows of runs of sentences in, the rows after an edit out.

A row has for each version a run of sentence numbers, perhaps empty. In every version the runs
follow each other without gap or overlap, so every sentence stands in one row and the order of the
text is kept. No edit here can break that: each only moves the borders between rows. What would
put sentences out of order is refused with `NotPossible`.

A row that an edit changed is no longer confirmed: the person confirmed other sentences. Shifting a
column, which changes many rows at once, stops before the next confirmed row. A row that has lost
all its sentences is gone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from core.errors import KnownError

Cells = tuple[range, ...]
Rungs = tuple["Rung", ...]


class NotPossible(KnownError):
    """An edit that would put sentences out of order, or that has nothing to work on."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One row: a run for each version, and what it is called elsewhere (empty: it is new)."""

    cells: Cells
    confirmed: bool = False
    name: str = ""


def move(rows: Sequence[Rung], column: int, segment: int, *, to: int) -> Rungs:
    """Move a sentence to another row, and with it those of its row that lie on the way.

    Row -1 and row `len(rows)` are new ones, before the first and after the last.
    """
    here = row_of(rows, column, segment)
    if to == here:
        raise NotPossible("This sentence", "it stands in this row already")
    if not may_move(rows, column, segment, to=to):
        raise NotPossible("This sentence", "other sentences of its version stand between")
    empty = Rung(tuple(range(0) for _ in rows[here].cells))
    padded = [empty, *rows, empty]
    run, there = rows[here].cells[column], padded[to + 1].cells[column]
    if to > here:
        kept, moved = range(run.start, segment), range(segment, there.stop if there else run.stop)
    else:
        first = there.start if there else run.start
        kept, moved = range(segment + 1, run.stop), range(first, segment + 1)
    padded[here + 1] = _with(padded[here + 1], column, kept)
    padded[to + 1] = _with(padded[to + 1], column, moved)
    return tidy(padded)


def move_run(rows: Sequence[Rung], column: int, segments: range, *, by: int) -> Rungs:
    """Move several sentences that follow each other one row down (1) or up (-1) each.

    Those of their rows that lie on the way go along.
    """
    found = tuple(rows)
    held = {
        row_of(found, column, segment): segment
        for segment in (segments if by < 0 else segments[::-1])
    }
    for segment in sorted(held.values(), reverse=by > 0):
        found = move(found, column, segment, to=row_of(found, column, segment) + by)
    return found


def may_move(rows: Sequence[Rung], column: int, segment: int, *, to: int) -> bool:
    """Whether a sentence can go to a row: in its version nothing stands between."""
    here = row_of(rows, column, segment)
    between = rows[min(here, to) + 1 : max(here, to)]
    return -1 <= to <= len(rows) and not any(row.cells[column] for row in between)


def split(rows: Sequence[Rung], row: int, at: Sequence[int]) -> Rungs:
    """Make one row two: of each version the sentences before its number in `at` stay above."""
    cells = rows[row].cells
    if any(not run.start <= cut <= run.stop for run, cut in zip(cells, at, strict=True) if run):
        raise NotPossible("This row", "it can be split only between its own sentences")
    pairs = list(zip(cells, at, strict=True))
    upper = tuple(range(run.start, cut) if run else run for run, cut in pairs)
    lower = tuple(range(cut, run.stop) if run else run for run, cut in pairs)
    if not any(upper) or not any(lower):
        raise NotPossible("This row", "there is nothing to split")
    first = replace(rows[row], cells=upper, confirmed=False)
    return tidy([*rows[:row], first, Rung(lower), *rows[row + 1 :]])


def merge(rows: Sequence[Rung], row: int) -> Rungs:
    """Join a row with the next one."""
    if not 0 <= row < len(rows) - 1:
        raise NotPossible("This row", "there is no row below to join it with")
    upper, lower = rows[row], rows[row + 1]
    cells = tuple(_joined(a, b) for a, b in zip(upper.cells, lower.cells, strict=True))
    both = replace(upper, cells=cells, confirmed=False)
    return tidy([*rows[:row], both, *rows[row + 2 :]])


def shift(rows: Sequence[Rung], row: int, column: int, *, by: int) -> Rungs:
    """Move what a column has from a row on one row down (1) or up (-1).

    It ends at the next empty cell of the column or before the next confirmed row. Going down
    leaves the row's own cell empty and adds a row where there is no empty cell to end in; going
    up joins the first cell with what the row above has.
    """
    if rows[row].confirmed:
        raise NotPossible("This row", "it is confirmed; take that back with S before shifting it")
    last = _end_of_run(rows, row, column)
    if last == row:
        raise NotPossible("This column", "it has nothing here to shift")
    runs = [r.cells[column] for r in rows[row:last]]
    return _lowered(rows, row, column, runs) if by > 0 else _raised(rows, row, column, runs)


def swap(rows: Sequence[Rung], row: int, column: int) -> Rungs:
    """Exchange a cell with the one below, of which one is empty: else their order would break."""
    if not 0 <= row < len(rows) - 1:
        raise NotPossible("This row", "there is no row below")
    upper, lower = rows[row].cells[column], rows[row + 1].cells[column]
    if bool(upper) == bool(lower):
        raise NotPossible("These sentences", "they keep the order that they have in the text")
    changed = list(rows)
    changed[row] = _with(rows[row], column, lower)
    changed[row + 1] = _with(rows[row + 1], column, upper)
    return tidy(changed)


def confirm(rows: Sequence[Rung], which: Collection[int], *, confirmed: bool = True) -> Rungs:
    """Say of these rows that they are right, or take that back."""
    return tuple(
        replace(row, confirmed=confirmed) if number in which else row
        for number, row in enumerate(rows)
    )


def divided(run: range, segment: int) -> range:
    """The numbers of a run after a sentence of its version was made two."""
    return range(run.start + (run.start > segment), run.stop + (run.stop > segment))


def joined(run: range, segment: int) -> range:
    """The numbers of a run after a sentence of its version was made one with the next."""
    start = run.start - (run.start > segment)
    return range(start, run.stop - (run.stop > segment + 1) if run else start)


def row_of(rows: Sequence[Rung], column: int, segment: int) -> int:
    """The number of the row that a sentence stands in; NotPossible where it is in none."""
    for number, row in enumerate(rows):
        if segment in row.cells[column]:
            return number
    raise NotPossible("This sentence", "it stands in no row")


def between_walls(rows: Sequence[Rung], row: int) -> range:
    """The rows around one up to the confirmed rows before and after it; none of a confirmed."""
    if rows[row].confirmed:
        return range(row, row)
    first = next((n + 1 for n in range(row, -1, -1) if rows[n].confirmed), 0)
    last = next((n for n in range(row, len(rows)) if rows[n].confirmed), len(rows))
    return range(first, last)


def tidy(rows: Sequence[Rung]) -> Rungs:
    """The rows that have sentences, empty cells at the place where theirs would stand."""
    filled = [row for row in rows if any(row.cells)]
    places = [0] * (len(filled[0].cells) if filled else 0)
    found: list[Rung] = []
    for row in filled:
        cells = tuple(
            run or range(place, place) for run, place in zip(row.cells, places, strict=True)
        )
        places = [run.stop for run in cells]
        found.append(replace(row, cells=cells))  # empty ranges are equal wherever they stand
    return tuple(found)


def holds_all(rows: Sequence[Rung], counts: Sequence[int]) -> bool:
    """Whether the rows hold each of so many sentences of every version once and in order."""
    return all(
        [number for row in rows for number in row.cells[column]] == list(range(count))
        for column, count in enumerate(counts)
    )


def _end_of_run(rows: Sequence[Rung], row: int, column: int) -> int:
    """The first row from here on that is confirmed or has nothing in the column."""
    last = row
    while last < len(rows) and rows[last].cells[column] and not rows[last].confirmed:
        last += 1
    return last


def _lowered(rows: Sequence[Rung], row: int, column: int, runs: Sequence[range]) -> Rungs:
    changed = list(rows)
    last = row + len(runs)
    if last == len(rows) or rows[last].confirmed:
        changed.insert(last, Rung(tuple(range(0) for _ in rows[row].cells)))
    for number, run in enumerate([range(0), *runs]):
        changed[row + number] = _with(changed[row + number], column, run)
    return tidy(changed)


def _raised(rows: Sequence[Rung], row: int, column: int, runs: Sequence[range]) -> Rungs:
    changed = list(rows)
    if row == 0 or rows[row - 1].confirmed:
        changed.insert(row, Rung(tuple(range(0) for _ in rows[row].cells)))
        row += 1
    above = changed[row - 1].cells[column]
    for number, run in enumerate([_joined(above, runs[0]), *runs[1:], range(0)]):
        at = row - 1 + number
        changed[at] = _with(changed[at], column, run)
    return tidy(changed)


def _joined(upper: range, lower: range) -> range:
    if upper and lower:
        return range(upper.start, lower.stop)
    return upper or lower


def _with(row: Rung, column: int, run: range) -> Rung:
    """The row with another run; its confirmation stays where nothing changed."""
    same = run == row.cells[column]
    cells = tuple(run if n == column else cell for n, cell in enumerate(row.cells))
    return replace(row, cells=cells, confirmed=row.confirmed and same)

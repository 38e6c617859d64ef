"""Mending rows by hand: whatever is done, every sentence keeps its place in the order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import edits
from core.alignment.edits import NotPossible, Rung


def rungs(*cells: tuple[range, ...], confirmed: tuple[int, ...] = ()) -> tuple[Rung, ...]:
    made = [Rung(cell, number in confirmed, str(number)) for number, cell in enumerate(cells)]
    return edits.tidy(made)


def cells(rows: tuple[Rung, ...]) -> list[tuple[list[int], ...]]:
    return [tuple(list(run) for run in row.cells) for row in rows]


def straight(count: int, confirmed: tuple[int, ...] = ()) -> tuple[Rung, ...]:
    return rungs(*((range(n, n + 1), range(n, n + 1)) for n in range(count)), confirmed=confirmed)


@st.composite
def ladders(draw):
    versions = draw(st.integers(1, 4))
    places, rows = [0] * versions, []
    for number in range(draw(st.integers(1, 8))):
        sizes = [draw(st.integers(0, 3)) for _ in range(versions)]
        runs = [range(at, at + size) for at, size in zip(places, sizes, strict=True)]
        places = [run.stop for run in runs]
        rows.append(Rung(tuple(runs), draw(st.booleans()), str(number)))
    return edits.tidy(rows), places


def attempt(draw, rows, counts):
    """One edit chosen at random; the rows as they are where it is not possible."""
    column = draw(st.integers(0, len(counts) - 1))
    row = draw(st.integers(0, len(rows) - 1))
    segment = draw(st.integers(0, max(0, counts[column] - 1)))
    cut = [draw(st.integers(run.start, run.stop)) for run in rows[row].cells]
    by = draw(st.sampled_from((1, -1)))
    doing = {
        "move": lambda: edits.move(rows, column, segment, to=row),
        "split": lambda: edits.split(rows, row, cut),
        "merge": lambda: edits.merge(rows, row),
        "shift": lambda: edits.shift(rows, row, column, by=by),
        "swap": lambda: edits.swap(rows, row, column),
        "confirm": lambda: edits.confirm(rows, {row}),
    }
    try:
        return doing[draw(st.sampled_from(sorted(doing)))]()
    except NotPossible:
        return rows


@settings(max_examples=60)
@given(st.data(), ladders())
def test_every_sentence_stays_once_and_in_order_whatever_is_mended(data, made):
    rows, counts = made
    for _ in range(6 if rows else 0):
        rows = attempt(data.draw, rows, counts)
        assert edits.holds_all(rows, counts)


@settings(max_examples=50)
@given(st.data(), ladders())
def test_a_shift_never_changes_a_confirmed_row_or_one_beyond_it(data, made):
    rows, counts = made
    if not rows:
        return
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(counts) - 1))
    by = data.draw(st.sampled_from((1, -1)))
    try:
        after = edits.shift(rows, row, column, by=by)
    except NotPossible:
        return
    kept = {one.name: one.cells for one in after}
    walls = [one for one in rows if one.confirmed]
    assert all([*kept[one.name]] == [*one.cells] for one in edits.tidy(walls) if one.name in kept)
    assert [one.name for one in after if one.confirmed] == [one.name for one in walls]


@given(st.integers(0, 9), st.integers(0, 5), st.integers(0, 12))
def test_dividing_and_joining_a_sentence_gives_the_same_run(start, length, segment):
    run = range(start, start + length)
    more = edits.divided(run, segment)
    assert len(more) == length + (segment in run)
    assert edits.joined(more, segment) == run


def test_moving_a_sentence_down_takes_those_below_it_in_its_row_along():
    rows = rungs((range(3), range(1)), (range(3, 4), range(1, 2)))
    assert cells(edits.move(rows, 0, 1, to=1)) == [([0], [0]), ([1, 2, 3], [1])]


def test_moving_a_sentence_up_takes_those_above_it_in_its_row_along():
    rows = rungs((range(1), range(1)), (range(1, 4), range(1, 2)))
    assert cells(edits.move(rows, 0, 2, to=0)) == [([0, 1, 2], [0]), ([3], [1])]


def test_a_sentence_moved_beyond_the_last_row_has_a_row_of_its_own():
    assert cells(edits.move(straight(1), 0, 0, to=1)) == [([], [0]), ([0], [])]


def test_a_sentence_does_not_jump_over_others_of_its_version():
    with pytest.raises(NotPossible, match="stand between"):
        edits.move(straight(3), 0, 0, to=2)


def test_a_row_that_lost_all_its_sentences_is_gone():
    rows = rungs((range(1), range(1)), (range(1, 2), range(1, 1)))
    assert cells(edits.move(rows, 0, 1, to=0)) == [([0, 1], [0])]


def test_a_mended_row_is_no_longer_confirmed():
    rows = edits.move(straight(3, confirmed=(0, 1, 2)), 0, 1, to=2)
    assert [row.confirmed for row in rows] == [True, False, False]


def test_a_shift_down_ends_in_the_next_empty_cell():
    rows = rungs(
        (range(1), range(1)),
        (range(1, 2), range(1, 2)),
        (range(2, 3), range(2, 2)),
        (range(3, 4), range(2, 3)),
    )
    after = edits.shift(rows, 0, 1, by=1)
    assert cells(after) == [([0], []), ([1], [0]), ([2], [1]), ([3], [2])]


def test_a_shift_ends_before_a_confirmed_row():
    after = edits.shift(straight(4, confirmed=(2,)), 0, 1, by=1)
    assert cells(after) == [([0], []), ([1], [0]), ([], [1]), ([2], [2]), ([3], [3])]
    assert after[3].confirmed


def test_rows_between_walls_end_at_the_confirmed_ones():
    rows = straight(6, confirmed=(1, 4))
    assert edits.between_walls(rows, 3) == range(2, 4)
    assert not edits.between_walls(rows, 1)

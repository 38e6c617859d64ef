"""The row index agrees with a plain sum, whatever is known and however it changes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.reader.row_index import RowIndex

ROWS = st.lists(st.tuples(st.integers(0, 400), st.integers(8, 60)), min_size=1, max_size=60)
HEIGHTS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 900)), max_size=40)


def index_of(rows, per_character=0.5) -> RowIndex:
    return RowIndex([n for n, _ in rows], [px for _, px in rows], per_character=per_character)


def measured(rows, heights) -> tuple[RowIndex, list[float]]:
    index = index_of(rows)
    plain = [px + 0.5 * n for n, px in rows]
    for row, height in heights:
        if row < len(rows):
            index.set_height(row, height)
            plain[row] = height
    return index, plain


@given(ROWS, HEIGHTS)
def test_a_top_is_the_sum_of_the_heights_above(rows, heights) -> None:
    index, plain = measured(rows, heights)
    tops = [index.top(row) for row in range(len(rows) + 1)]
    assert tops == [sum(plain[:row]) for row in range(len(rows) + 1)]


@given(ROWS, HEIGHTS, st.floats(0, 1))
def test_the_row_found_at_a_height_lies_there(rows, heights, share) -> None:
    index, plain = measured(rows, heights)
    y = share * sum(plain)
    row, within = index.find(y)
    assert 0 <= within <= plain[row]
    assert abs(index.top(row) + within - y) < 1e-6


@given(ROWS, HEIGHTS)
def test_a_reset_forgets_all_that_was_known(rows, heights) -> None:
    index, _ = measured(rows, heights)
    index.reset(0.25)
    fresh = index_of(rows, 0.25)
    assert [index.top(n) for n in range(len(rows))] == [fresh.top(n) for n in range(len(rows))]
    assert not any(index.is_known(row) for row in range(len(rows)))


def test_beyond_the_end_lies_the_end_of_the_last_row() -> None:
    index = index_of([(0, 10), (0, 20)])
    assert index.find(1e9) == (1, 20.0)
    assert index.find(-5) == (0, 0.0)


def test_an_index_without_rows_is_empty() -> None:
    index = RowIndex([], [])
    assert (len(index), index.total, index.find(7)) == (0, 0.0, (0, 0.0))


@settings(max_examples=25)
@given(st.integers(1, 5000), st.data())
def test_long_articles_are_found_too(count, data) -> None:
    index = RowIndex([0] * count, [10] * count)
    row = data.draw(st.integers(0, count - 1))
    assert index.find(row * 10 + 3) == (row, 3.0)

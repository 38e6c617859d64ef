"""Scrolling moves the text by exactly what was asked, however wrong the estimates were."""

from hypothesis import given
from hypothesis import strategies as st

from gui.reader.row_index import RowIndex
from gui.reader.scroller import FAR, Scroller

HEIGHTS = st.lists(st.integers(1, 300), min_size=1, max_size=50)
STEPS = st.lists(st.integers(-700, 700), max_size=20)
VIEW = 400


def scroller_over(heights, *, estimate: int = 40, tail: int = 0, view: int = VIEW) -> Scroller:
    index = RowIndex([0] * len(heights), [estimate] * len(heights))
    scroller = Scroller(index, heights.__getitem__, tail=tail)
    scroller.view_height = view
    return scroller


def position(scroller, heights) -> int:
    """The true distance from the top, which the scroller itself never knows."""
    return sum(heights[: scroller.row]) + scroller.offset


@given(HEIGHTS, STEPS, st.integers(0, 90))
def test_scrolling_over_unmeasured_rows_never_jumps(heights, steps, tail) -> None:
    scroller = scroller_over(heights, tail=tail)
    for step in steps:
        before = position(scroller, heights)
        moved = scroller.move(step)
        assert position(scroller, heights) - before == moved
        assert abs(moved) <= abs(step)


@given(HEIGHTS, STEPS)
def test_the_view_never_leaves_the_text(heights, steps) -> None:
    scroller = scroller_over(heights)
    for step in steps:
        scroller.move(step)
        assert 0 <= position(scroller, heights) <= max(0, sum(heights) - VIEW)


@given(HEIGHTS, STEPS)
def test_measuring_all_rows_moves_nothing(heights, steps) -> None:
    scroller = scroller_over(heights)
    for step in steps:
        scroller.move(step)
    before = (scroller.row, scroller.offset)
    for row in range(len(heights)):
        scroller.height(row)
    assert (scroller.row, scroller.offset) == before


@given(HEIGHTS, st.integers(0, 49), st.integers(0, 49))
def test_a_row_that_is_shown_is_in_view(heights, first, second) -> None:
    scroller = scroller_over(heights)
    for row in (first % len(heights), second % len(heights)):
        scroller.show(row)
        top = scroller.top_of(row)
        assert top is not None
        assert -heights[row] < top < VIEW
        if heights[row] <= VIEW:
            assert 0 <= top <= VIEW - heights[row]


@given(HEIGHTS, st.integers(0, 49), st.integers(0, 49))
def test_showing_a_row_says_how_far_the_text_moved(heights, first, second) -> None:
    scroller = scroller_over(heights)
    scroller.show(first % len(heights))
    before = position(scroller, heights)
    moved = scroller.show(second % len(heights))
    assert moved == FAR or position(scroller, heights) - before == moved


@given(HEIGHTS)
def test_the_thumb_reaches_both_ends(heights) -> None:
    scroller = scroller_over(heights)
    scroller.jump(scroller.maximum)
    assert position(scroller, heights) == max(0, sum(heights) - VIEW)
    scroller.jump(0)
    assert position(scroller, heights) == 0


@given(HEIGHTS, st.floats(0, 1))
def test_a_jump_on_measured_rows_is_exact(heights, share) -> None:
    scroller = scroller_over(heights)
    for row in range(len(heights)):
        scroller.height(row)
    goal = int(share * scroller.maximum)
    scroller.jump(goal)
    assert abs(position(scroller, heights) - goal) <= 1


def test_visible_rows_fill_the_view_from_the_top_edge() -> None:
    scroller = scroller_over([100] * 20)
    scroller.move(250)
    assert list(scroller.visible()) == [(2, -50), (3, 50), (4, 150), (5, 250), (6, 350)]


def test_a_tail_can_be_scrolled_in_below_the_last_row() -> None:
    scroller = scroller_over([100] * 10, tail=60)
    assert scroller.move(10_000) == 660

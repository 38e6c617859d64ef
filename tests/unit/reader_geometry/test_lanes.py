"""Overlapping marks: lanes that never collide, one tint everywhere."""

from hypothesis import given
from hypothesis import strategies as st

from core.model import AnnotationId, Colour, Style
from core.reading.page import Mark
from gui.reader.lanes import lanes, tints


def mark(name: str, start: int, end: int) -> Mark:
    return Mark(
        AnnotationId(name), start, end, Colour.RED, Style.HIGHLIGHT,
        linked=False, begins=True, ends=True, has_note=False, tags=(),
    )  # fmt: skip


MARKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: mark("m", p[0], p[0] + p[1])),
    max_size=8,
)


def test_a_mark_within_another_runs_in_the_second_lane_and_shows_its_tint() -> None:
    outer, inner = mark("outer", 0, 20), mark("inner", 8, 20)
    assert lanes([inner, outer]) == [1, 0]
    assert tints([outer, inner]) == [(0, 8, outer), (8, 20, inner)]


def test_marks_that_only_touch_share_a_lane() -> None:
    assert lanes([mark("a", 0, 5), mark("b", 5, 9)]) == [0, 0]


@given(MARKS)
def test_overlapping_marks_never_share_a_lane(marks) -> None:
    placed = list(zip(marks, lanes(marks), strict=True))
    for n, (one, lane) in enumerate(placed):
        for other, other_lane in placed[n + 1 :]:
            if lane == other_lane:
                assert one.end <= other.start or other.end <= one.start


@given(MARKS)
def test_tints_cover_exactly_what_is_marked_once(marks) -> None:
    spans = tints(marks)
    covered = [place for start, end, _ in spans for place in range(start, end)]
    wanted = {place for one in marks for place in range(one.start, one.end)}
    assert len(covered) == len(set(covered))
    assert set(covered) == wanted


@given(MARKS)
def test_every_tint_is_that_of_a_shortest_mark_there(marks) -> None:
    for start, end, shown in tints(marks):
        over = [one for one in marks if one.start <= start and end <= one.end]
        assert shown.end - shown.start == min(one.end - one.start for one in over)

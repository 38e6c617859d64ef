"""Selections grow by whole units, stay in their column and give back what was selected."""

from hypothesis import given
from hypothesis import strategies as st

from gui.reader.selection import (
    Grain,
    Point,
    Selection,
    around,
    caret,
    dragged,
    stepped,
)


class Words:
    """A page of one column; None where the column has nothing."""

    def __init__(self, *texts: str | None) -> None:
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, row: int, column: int) -> str | None:
        return self.texts[row]

    def sentences(self, row: int, column: int) -> tuple[tuple[int, int], ...]:
        text = self.texts[row] or ""
        middle = text.find(". ") + 1
        return ((0, middle), (middle + 1, len(text))) if middle else ((0, len(text)),)


PAGE = Words("The tide came in. It was late.", None, "Nobody minded.", "", "Tiếng Việt thì khác.")
TEXTS = st.lists(
    st.none() | st.text(st.sampled_from("ab ế’-水กิ́😀🏽👩\u200d🇻🇳.,"), max_size=12),
    min_size=1,
    max_size=5,
)


def words_of(page: Words, selection: Selection) -> list[str]:
    return [(page.text(row, 0) or "")[a:b] for row, a, b in selection.spans(page)]


def test_a_drag_within_words_takes_the_whole_words() -> None:
    selection = dragged(PAGE, 0, origin=Point(0, 5), to=Point(0, 10), grain=Grain.WORD)
    assert words_of(PAGE, selection) == ["tide came"]


def test_a_drag_that_ends_before_a_word_leaves_it_out() -> None:
    selection = dragged(PAGE, 0, origin=Point(0, 4), to=Point(0, 9), grain=Grain.WORD)
    assert words_of(PAGE, selection) == ["tide "]


def test_a_drag_backwards_keeps_its_anchor_at_the_end() -> None:
    selection = dragged(PAGE, 0, origin=Point(0, 10), to=Point(0, 5), grain=Grain.WORD)
    assert (selection.anchor, selection.focus) == (Point(0, 13), Point(0, 4))


def test_a_drag_over_rows_passes_over_empty_cells() -> None:
    selection = dragged(PAGE, 0, origin=Point(0, 25), to=Point(2, 3), grain=Grain.WORD)
    assert words_of(PAGE, selection) == ["late.", "Nobody"]


def test_a_sentence_is_found_by_any_of_its_characters() -> None:
    assert around(PAGE, 0, Point(0, 20), Grain.SENTENCE) == (Point(0, 18), Point(0, 30))


def test_a_row_is_all_of_its_text() -> None:
    assert around(PAGE, 0, Point(2, 7), Grain.ROW) == (Point(2, 0), Point(2, 14))


def test_stepping_goes_over_rows_without_text() -> None:
    end = caret(0, Point(0, 30))
    assert stepped(PAGE, end, 1, Grain.CHARACTER).focus == Point(2, 0)
    assert stepped(PAGE, caret(0, Point(2, 0)), -1, Grain.CHARACTER).focus == Point(0, 30)


def test_stepping_stops_at_both_ends() -> None:
    assert stepped(PAGE, caret(0, Point(0, 0)), -1, Grain.WORD).focus == Point(0, 0)
    last = caret(0, Point(4, 20))
    assert stepped(PAGE, last, 1, Grain.CHARACTER).focus == Point(4, 20)


@given(TEXTS, st.data(), st.sampled_from(Grain))
def test_a_drag_always_covers_what_it_went_over(texts, data, grain) -> None:
    page = Words(*texts)
    origin, to = (point_in(page, data) for _ in range(2))
    selection = dragged(page, 0, origin=origin, to=to, grain=grain)
    assert selection.start <= min(origin, to)
    assert selection.end >= max(origin, to)


@given(TEXTS, st.data())
def test_a_step_and_a_step_back_end_where_they_began(texts, data) -> None:
    page = Words(*texts)
    start = caret(0, Point(first_text(page), 0))
    steps = data.draw(st.integers(0, 12))
    places = [start.focus]
    for _ in range(steps):
        places.append(stepped(page, caret(0, places[-1]), 1, Grain.CHARACTER).focus)
    back = places[-1]
    while back != places[0]:
        back = stepped(page, caret(0, back), -1, Grain.CHARACTER).focus
        assert back in places


@given(TEXTS, st.data())
def test_the_spans_lie_within_their_rows(texts, data) -> None:
    page = Words(*texts)
    selection = Selection(0, point_in(page, data), point_in(page, data))
    for row, start, end in selection.spans(page):
        assert 0 <= start < end <= len(page.text(row, 0) or "")


def point_in(page: Words, data) -> Point:
    row = data.draw(st.integers(0, len(page) - 1))
    return Point(row, data.draw(st.integers(0, len(page.text(row, 0) or ""))))


def first_text(page: Words) -> int:
    return next((row for row in range(len(page)) if page.text(row, 0)), 0)

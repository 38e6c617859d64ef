"""Words are found as they are typed: exactly with marks, folded without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.fold import fold, folded_with_map
from gui.reader.finding import Find, Finds, Query, matcher

TEXTS = st.text(alphabet='aAbdđĐoôốiíÍ ßsẞ-–“"中文ก\u0301\u00adאلا1', max_size=40)


def found(words: str, text: str, **how) -> list[str]:
    return [text[start:end] for start, end in matcher(Query(words, **how))(text)]


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("doi ngoai", "Ban Đối ngoại, đổi ngoài", ["Đối ngoại", "đổi ngoài"]),
        ("đối", "Đối, doi, đổi và đối", ["Đối", "đối"]),
        ("aussenpolitik", "Die Außenpolitik", ["Außenpolitik"]),
        ("strasse", "Straße", ["Straße"]),
        ("a  b", "a\nb a b", ["a\nb", "a b"]),
        ("中文", "学中文吧", ["中文"]),
        ("كتاب", "هذا كِتَاب", ["كِتَاب"]),
        ("x", "", []),
        ("   ", "a b", []),
    ],
)
def test_what_is_found(words: str, text: str, places: list[str]) -> None:
    assert found(words, text) == places


def test_whole_words_leave_parts_of_words_out() -> None:
    assert found("sea", "sea seal overseas SEA", whole_words=True) == ["sea", "SEA"]


def test_whole_words_mean_nothing_where_words_are_not_divided() -> None:
    assert found("中文", "学中文吧", whole_words=True) == ["中文"]


@given(TEXTS, st.data())
def test_the_sieve_loses_nothing_that_folding_would_find(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = fold(text[start : start + data.draw(st.integers(1, 6))])
    query = Query(words)
    if words and not query.exact and words in folded_with_map(text).text:
        assert matcher(query)(text)


@given(TEXTS, TEXTS)
def test_every_place_lies_in_the_text_and_folds_to_what_was_typed(words: str, text: str) -> None:
    query = Query(words)
    for start, end in matcher(query)(text):
        assert 0 <= start < end <= len(text)
        if not query.exact:
            assert fold(words) in fold(text[start:end])


FOUND = [Find(1, 0, 3, 5), Find(1, 2, 0, 2), Find(4, 0, 0, 2)]
FINDS = Finds({1: tuple(FOUND[:2]), 4: (FOUND[2],)}, FOUND[1])


def test_the_next_place_is_found_around_the_end() -> None:
    assert FINDS.next_from(FOUND[2], 1) == FOUND[0]
    assert FINDS.next_from(FOUND[0], -1) == FOUND[2]
    assert FINDS.next_from(Find(2, -1, 0, 0), 1) == FOUND[2]
    assert Finds().next_from(FOUND[0], 1) is None


def test_places_are_counted_in_the_order_of_the_text() -> None:
    assert (FINDS.number(), len(FINDS)) == (2, 3)

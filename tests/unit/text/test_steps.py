"""Characters and words as a person takes them, in many scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.steps import (
    next_character,
    next_word,
    previous_character,
    previous_word,
    word_at,
)

FAMILY = "👩\u200d👩\u200d👧"
WAVE = "👋🏽"
FLAGS = "🇻🇳🇮🇩"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("abc", [1, 2, 3]),
        ("ế", [1]),
        ("e\u0302\u0301x", [3, 4]),
        (FAMILY + "!", [5, 6]),
        (WAVE + "a", [2, 3]),
        (FLAGS, [2, 4]),
        ("กิน", [2, 3]),
        ("क्षि", [2, 4]),
    ],
)
def test_a_step_takes_a_whole_character(text: str, ends: list[int]) -> None:
    offset, found = 0, []
    while offset < len(text):
        offset = next_character(text, offset)
        found.append(offset)
    assert found == ends


@given(st.text(st.sampled_from("ab \u0301\u200d👩🏽🇻ก\u0e34水"), max_size=16))
def test_stepping_back_visits_the_same_places(text: str) -> None:
    forth, back = [0], [len(text)]
    while forth[-1] < len(text):
        forth.append(next_character(text, forth[-1]))
    while back[-1] > 0:
        back.append(previous_character(text, back[-1]))
    assert back[::-1] == forth


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("the well-known tide", 6, "well-known"),
        ("don’t wait", 3, "don’t"),
        ("“Chào bạn”", 2, "Chào"),
        ("đối ngoại", 1, "đối"),
        ("1.240 cuốn", 7, "cuốn"),
        ("读完一本书", 2, "一"),
        ("ฉันกินข้าว", 0, "ฉั"),
        ("مرحبا بكم", 1, "مرحبا"),
        ("a b", 1, ""),
        ("ab", 2, ""),
    ],
)
def test_a_word_is_found_by_any_of_its_characters(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_words_are_stepped_over_with_the_blanks_before_them() -> None:
    text = "one  two, three"
    assert [next_word(text, 0), next_word(text, 3), next_word(text, 8)] == [3, 8, 15]
    assert [previous_word(text, 15), previous_word(text, 10), previous_word(text, 5)] == [10, 5, 0]


@given(st.text(max_size=30), st.integers(0, 30))
def test_a_word_holds_the_place_that_it_was_asked_for(text: str, offset: int) -> None:
    start, end = word_at(text, min(offset, len(text)))
    assert start <= min(offset, len(text)) <= end


@given(st.text(max_size=30), st.integers(0, 29))
def test_steps_always_get_on(text: str, offset: int) -> None:
    if offset < len(text):
        assert next_character(text, offset) > offset
        assert next_word(text, offset) > offset
    if 0 < offset <= len(text):
        assert previous_character(text, offset) < offset
        assert previous_word(text, offset) < offset

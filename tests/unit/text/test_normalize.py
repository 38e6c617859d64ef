"""What the border of text promises."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.normalize import normalized

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


@given(ANY_TEXT)
def test_what_comes_out_is_nfc_and_can_be_written_as_utf8(text: str) -> None:
    result = normalized(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result.encode("utf-8").decode("utf-8") == result


@given(ANY_TEXT)
def test_line_feeds_are_the_only_breaks_left(text: str) -> None:
    assert not set(normalized(text)) & set("\r\v\f\x85\u2028\u2029\0\ufeff")


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029", "\f"])
def test_each_kind_of_line_break_is_one_line_feed(line_break: str) -> None:
    assert normalized(f"one{line_break}two") == "one\ntwo"


def test_decomposed_vietnamese_is_composed() -> None:
    assert normalized(unicodedata.normalize("NFD", "Đường về nhà")) == "Đường về nhà"


def test_a_lone_surrogate_is_replaced_and_a_pair_becomes_its_character() -> None:
    assert normalized("a\ud83db \ud83d\ude00") == "a\N{REPLACEMENT CHARACTER}b 😀"


def test_a_nul_is_replaced_and_a_byte_order_mark_dropped() -> None:
    assert normalized("\ufeffa\0b\ufeff") == "a\N{REPLACEMENT CHARACTER}b"


def test_a_heap_of_marks_is_parted_and_stays_as_it_is() -> None:
    heap = normalized("a" + "\u0301\u0323" * 500)
    assert heap.count("\N{COMBINING GRAPHEME JOINER}") == 33
    assert normalized(heap) == heap

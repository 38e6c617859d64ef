"""Code points and UTF-16 units, there and back."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.offsets import Utf16Map

MIXED = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("👩‍👩‍👧‍👦🇻🇳𠮷ế\u0323\u200d\ufe0f"),
        st.characters(min_codepoint=0x10000, codec="utf-8"),
    ),
    max_size=80,
).map(lambda text: unicodedata.normalize("NFD", text))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(max_examples=300)
@given(MIXED)
def test_every_offset_counts_the_units_before_it(text: str) -> None:
    offsets = Utf16Map(text)
    prefixes = range(len(text) + 1)
    assert [offsets.to_utf16(end) for end in prefixes] == [units(text[:end]) for end in prefixes]


@settings(max_examples=300)
@given(MIXED)
def test_every_offset_comes_back(text: str) -> None:
    offsets = Utf16Map(text)
    there = [offsets.to_utf16(end) for end in range(len(text) + 1)]
    assert [offsets.to_codepoints(unit) for unit in there] == list(range(len(text) + 1))


def test_an_offset_inside_a_pair_is_rounded_down_to_its_start() -> None:
    offsets = Utf16Map("a😀b𠮷")
    assert [offsets.to_codepoints(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]


def test_vietnamese_needs_no_conversion_composed_or_not() -> None:
    text = unicodedata.normalize("NFD", "Tiếng Việt")
    assert [Utf16Map(text).to_utf16(end) for end in range(len(text))] == list(range(len(text)))

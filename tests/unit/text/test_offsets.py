"""Code points and UTF-16 units, there and back.

`STRINGS=100000 pytest tests/unit/text/test_offsets.py` tries as many random strings; usually it
is some thousand.
"""

import os
import random
import unicodedata
from itertools import accumulate

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


STRINGS = int(os.environ.get("STRINGS", "3000"))
PIECES = (
    *"abc ,.\n0123éễơ", "e\u0302\u0301", "\u0323", "👩\u200d👩\u200d👧", "👍🏽", "🇻🇳", "𠮷", "漢字",
    "ภาษา", "ไทย", "مرحبا", "שָׁלוֹם", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\ufe0f", "𝔸",
)  # fmt: skip
"""What random strings are made of: decomposed, joined, beyond U+FFFF, both directions."""


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


def test_random_strings_of_every_kind_come_back() -> None:
    chance = random.Random(STRINGS)
    for _ in range(STRINGS):
        text = "".join(chance.choices(PIECES, k=chance.randint(0, 30)))
        offsets, sizes = Utf16Map(text), [1 + (ord(letter) > 0xFFFF) for letter in text]
        expected = [0, *accumulate(sizes)]
        assert [offsets.to_utf16(end) for end in range(len(text) + 1)] == expected
        assert [offsets.to_codepoints(unit) for unit in expected] == list(range(len(text) + 1))

"""Lines broken to a width are joined; lines broken on purpose are not."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.reading import from_text
from core.intake.wrapping import unwrapped

FIRST = (
    "The miller kept two clocks. One told the time to the village and the other told it to the "
    "miller, who had paid for both and saw no reason why they should agree."
)
SECOND = (
    "In winter he wound only the second. Nobody complained, because in winter nobody came, and "
    "the church across the river rang often enough for everyone."
)
LAST = "When he died they stopped the one and started the other, and the whole street was late."
PARAGRAPHS = (FIRST, SECOND, LAST)


def test_wrapped_paragraphs_become_whole() -> None:
    for width in (55, 72, 100):
        text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
        assert unwrapped(text) == "\n\n".join(PARAGRAPHS)


def test_sentences_of_a_wrapped_text_are_whole() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS)
    assert len(from_text(text, name="wrapped").segments) == 5


def test_verse_keeps_its_lines() -> None:
    verse = (
        "the long road out of Ardle in the rain is mine tonight\n"
        "and yours, if you will walk it with the lantern low\n"
        "or sit and let the rain decide which of us\n"
        "has been the one to blame for going slow\n"
    )
    assert unwrapped(verse) == verse


def test_lists_keep_their_lines() -> None:
    text = textwrap.fill(PARAGRAPHS[0], 60) + "\n- a goat and a bell and a bucket\n- a rope\n"
    assert unwrapped(text).count("\n") == 3


def test_an_article_with_a_paragraph_a_line_is_left_alone() -> None:
    text = "\n".join(PARAGRAPHS)
    assert unwrapped(text) == text


@settings(max_examples=200)
@given(st.text(alphabet="ab A.\n- é中", max_size=400))
def test_unwrapping_moves_no_character(text: str) -> None:
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(a == b or (a, b) == (" ", "\n") for a, b in zip(joined, text, strict=True))

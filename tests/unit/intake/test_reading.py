"""Documents: lines, segments, titles, and what a person changes in the review."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.reading import HIDDEN_BY_HAND, from_text, read, recleaned
from core.model import Role

ARTICLE = """The bridge of spoons

By Ada Finch
3 March 2024

When the flood took the handrail, the cook lent hers. Since then the bridge has been rattling in
the wind, and the children count the spoons on their way to school.

Photo: the bridge in April

Nobody knows how many there are. The last count said 311, but two forks were among them.

Comments (2)
Reply
"""

lines = st.sampled_from(
    [
        "Home",
        "Comments (0)",
        "A title",
        "Photo: x",
        "Quelle",
        "x",
        "| a |",
        "3 March 2024",
        "…",
        "?",
    ]
) | st.text(max_size=60)
texts = st.lists(lines, min_size=1, max_size=25).map("\n".join) | st.text(max_size=300)


@pytest.fixture
def document() -> Document:
    return from_text(ARTICLE, name="bridge")


def test_a_document_knows_its_title_writer_and_day(document: Document) -> None:
    assert (document.title, document.title_made) == ("The bridge of spoons", False)
    assert (document.byline, document.published) == ("Ada Finch", "2024-03-03")
    assert (document.kept_lines, document.hidden_lines) == (3, 5)


def test_segments_are_the_sentences_of_kept_lines(document: Document) -> None:
    assert document.sentences[0] == "The bridge of spoons"
    assert document.sentences[-1] == "The last count said 311, but two forks were among them."
    assert len(document.sentences) == 5


def test_keeping_a_caption_brings_its_sentences_in(document: Document) -> None:
    number = [line.role for line in document.lines].index(Role.CAPTION)
    kept = recleaned(document, keep=[number])
    assert len(kept.segments) == len(document.segments) + 1
    assert kept.lines[number].role is Role.CAPTION
    assert kept.text == document.text


def test_hiding_a_line_takes_its_sentences_out_and_says_who_did_it(document: Document) -> None:
    hidden = recleaned(document, hide=[len(document.lines) - 3])
    assert hidden.lines[-3].reason == HIDDEN_BY_HAND
    assert len(hidden.segments) == 3


def test_a_document_whose_title_is_hidden_gets_another_one(document: Document) -> None:
    hidden = recleaned(document, hide=[0])
    assert hidden.title_made
    assert hidden.title.startswith("When the flood took the handrail")


def test_a_language_that_is_said_is_believed(document: Document) -> None:
    said = recleaned(document, language="nl")
    assert (said.language, said.confidence) == ("nl", 1.0)
    assert from_text(ARTICLE, name="bridge", language="fy").language == "fy"


def test_a_file_and_its_pasted_text_become_the_same(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    (from_file,) = read(path)
    assert (from_file.text, from_file.lines) == (document.text, document.lines)
    assert from_file.sha256 == document.sha256


def test_windows_line_ends_change_nothing(document: Document) -> None:
    assert from_text(ARTICLE.replace("\n", "\r\n"), name="bridge").text == document.text


def test_pasted_nothing_is_refused() -> None:
    with pytest.raises(ImportRefused, match="no text"):
        from_text(" \n\u200b".replace("\u200b", ""), name="pasted")


def test_a_line_of_a_million_characters_is_read() -> None:
    sentence = "The ferry crossed once more and nobody was on it. "
    document = from_text(sentence * 20_000, name="long")
    assert len(document.segments) == 20_000


@settings(max_examples=150)
@given(texts)
def test_every_character_that_is_not_blank_is_in_one_line(text: str) -> None:
    document = _document(text)
    if document is None:
        return
    outside = list(document.text)
    for line in document.lines:
        assert document.text[line.start : line.end].strip()
        outside[line.start : line.end] = ["\n"] * (line.end - line.start)
    assert not "".join(outside).strip()


@settings(max_examples=150)
@given(texts)
def test_segments_are_in_order_within_kept_lines(text: str) -> None:
    document = _document(text)
    if document is None:
        return
    position = 0
    for segment in document.segments:
        line = document.lines[segment.line]
        assert not line.hidden
        assert max(position, line.start) <= segment.start < segment.end <= line.end
        position = segment.end


@settings(max_examples=100)
@given(texts, st.sets(st.integers(0, 24)))
def test_keeping_everything_hides_nothing_and_moves_nothing(text: str, hide: set[int]) -> None:
    document = _document(text)
    if document is None:
        return
    everything = range(len(document.lines))
    kept = recleaned(recleaned(document, hide=hide), keep=everything)
    assert kept.hidden_lines == 0
    assert [(line.start, line.end) for line in kept.lines] == [
        (line.start, line.end) for line in document.lines
    ]


def _document(text: str) -> Document | None:
    try:
        return from_text(text, name="drawn")
    except ImportRefused:
        return None

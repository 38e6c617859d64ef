"""The sample article: six versions, their true alignment, annotations in place.

`resources/sample/<language>.txt` holds a version as a person would import it: title, byline and
date, then a paragraph a line, all separated by blank lines. English is the original.

`alignment.json` is the truth to align against. `segments` lists the sentences of each version,
counted from 0: the title, then the body; the byline is metadata and not counted. `rows` maps each
version to its sentences in that row, the finest rows that hold for all six: whatever one version
joins stands in one row. An empty list is a version that has nothing there.

`annotations.json` lists the annotations in the order of the text: `quote` is the marked passage
in the version `language`, `occurrence` counts it there from 1 (title and body), `narrow` holds
its exact counterparts in other versions, each to be found once in the cell of the same row.
A version without one is linked by its whole cell, or has no sentence there.

On purpose the versions hold something to find: a number with two digits swapped (French), a term
rendered in two ways (German), a sentence left out (Indonesian).
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from core.model import Colour, Style

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
VERSIONS = ("en", "vi", "id", "de", "fr", "zh")
ALIGNMENT = json.loads((SAMPLE / "alignment.json").read_text(encoding="utf-8"))
ANNOTATIONS = json.loads((SAMPLE / "annotations.json").read_text(encoding="utf-8"))
FILES = (*(f"{language}.txt" for language in VERSIONS), "alignment.json", "annotations.json")
NUMBER = re.compile(r"\d+(?:[.,\u202f]\d{3})*")

each_version = pytest.mark.parametrize("language", VERSIONS)
each_annotation = pytest.mark.parametrize(
    "annotation", ANNOTATIONS, ids=[annotation["quote"][:20] for annotation in ANNOTATIONS]
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a version, `[start, end)` in the text that is read: title and body."""

    start: int
    end: int


def kept_text(language: str) -> str:
    """Title and body, a paragraph a line, without the byline."""
    title, _byline, *body = read(f"{language}.txt").rstrip("\n").split("\n\n")
    return "\n".join([title, *body])


def read(name: str) -> str:
    return (SAMPLE / name).read_bytes().decode("utf-8")


def sentences(language: str) -> list[Sentence]:
    """Where the sentences of the true alignment stand, each searched behind the one before."""
    text, end, found = kept_text(language), 0, []
    for sentence in ALIGNMENT["segments"][language]:
        start = text.index(sentence, end)
        end = start + len(sentence)
        found.append(Sentence(start, end))
    return found


def cell(row: dict[str, list[int]], language: str) -> str:
    """The text of a version in a row, from its first sentence to its last."""
    if not row[language]:
        return ""
    found = sentences(language)
    return kept_text(language)[found[row[language][0]].start : found[row[language][-1]].end]


def passage(annotation: dict[str, Any]) -> tuple[int, int]:
    """The marked range in the text of the annotation's own version."""
    text, start = kept_text(annotation["language"]), -1
    for _ in range(annotation["occurrence"]):
        start = text.index(annotation["quote"], start + 1)
    return start, start + len(annotation["quote"])


def row_of(annotation: dict[str, Any]) -> dict[str, list[int]]:
    """The one row that holds the whole marked passage."""
    language, (start, end) = annotation["language"], passage(annotation)
    found = sentences(language)
    return next(
        row
        for row in ALIGNMENT["rows"]
        if row[language]
        and found[row[language][0]].start <= start
        and end <= found[row[language][-1]].end
    )


def large_numbers(text: str) -> set[int]:
    """Numbers from 100 on, however their thousands are separated."""
    numbers = {int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text)}
    return {number for number in numbers if number >= 100}


@pytest.mark.parametrize("name", FILES)
def test_files_are_nfc_with_lf_and_one_newline_at_the_end(name: str) -> None:
    text = read(name)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text == text.rstrip("\n") + "\n"


@each_version
def test_every_paragraph_is_one_line_between_blank_lines(language: str) -> None:
    paragraphs = read(f"{language}.txt").rstrip("\n").split("\n\n")
    assert all(part and part == part.strip() and "\n" not in part for part in paragraphs)
    assert 11 <= len(paragraphs) <= 13


@each_version
def test_sentences_cover_title_and_body_in_order(language: str) -> None:
    text, found = kept_text(language), sentences(language)
    ends = [(0, found[0].start), *((a.end, b.start) for a, b in pairwise(found))]
    assert all(not text[end:start].strip() for end, start in ends)
    assert found[-1].end == len(text)


@each_version
def test_the_body_has_the_length_of_a_short_article(language: str) -> None:
    assert 25 <= len(ALIGNMENT["segments"][language]) - 1 <= 40


def test_rows_name_all_six_versions() -> None:
    assert tuple(ALIGNMENT["versions"]) == VERSIONS
    assert all(tuple(row) == VERSIONS for row in ALIGNMENT["rows"])


@each_version
def test_rows_hold_every_sentence_once_and_in_order(language: str) -> None:
    numbers = list(chain.from_iterable(row[language] for row in ALIGNMENT["rows"]))
    assert numbers == list(range(len(ALIGNMENT["segments"][language])))


def test_no_row_goes_over_a_paragraph_break() -> None:
    cells = [cell(row, language) for row in ALIGNMENT["rows"] for language in VERSIONS]
    assert not [text for text in cells if "\n" in text]


def test_one_sentence_is_left_out_in_indonesian_and_nowhere_else() -> None:
    empty = [language for row in ALIGNMENT["rows"] for language in VERSIONS if not row[language]]
    assert empty == ["id"]


@each_version
def test_every_translation_joins_or_splits_sentences_of_its_own(language: str) -> None:
    shapes = [(len(row["en"]), len(row[language])) for row in ALIGNMENT["rows"]]
    changed = [shape for shape in shapes if shape[0] != shape[1] and 0 not in shape]
    assert bool(changed) == (language != "en")


def test_joins_and_splits_stand_in_different_rows() -> None:
    shapes = [{len(row[language]) for language in VERSIONS} - {0} for row in ALIGNMENT["rows"]]
    assert sum(len(shape) > 1 for shape in shapes) >= 8


def test_only_the_french_number_differs() -> None:
    odd = [
        (language, large_numbers(cell(row, language)) ^ large_numbers(cell(row, "en")))
        for row in ALIGNMENT["rows"]
        for language in VERSIONS
        if row[language]
    ]
    assert [found for found in odd if found[1]] == [("fr", {937, 973})]


def test_each_language_writes_the_dates_its_own_way() -> None:
    dates = ("3 October 1968", "3/10/1968", "3 Oktober 1968", "3. Oktober 1968")
    written = zip(VERSIONS, (*dates, "3 octobre 1968", "1968年10月3日"), strict=True)
    assert all(kept_text(language).count(date) == 1 for language, date in written)


def test_only_german_renders_the_spare_key_in_two_ways() -> None:
    terms = ("spare key", "chìa khóa dự phòng", "kunci cadangan", "Ersatzschlüssel", "备用钥匙")
    languages = ("en", "vi", "id", "de", "zh")
    counts = [kept_text(code).count(term) for code, term in zip(languages, terms, strict=True)]
    assert counts == [3, 3, 3, 2, 3]
    assert kept_text("de").count("Zweitschlüssel") == 1


@each_annotation
def test_the_marked_words_lie_within_one_row(annotation: dict[str, Any]) -> None:
    assert annotation["quote"] in cell(row_of(annotation), annotation["language"])


@each_annotation
def test_every_counterpart_stands_once_in_its_cell(annotation: dict[str, Any]) -> None:
    row, narrow = row_of(annotation), annotation["narrow"]
    assert annotation["language"] not in narrow
    assert {code: cell(row, code).count(words) for code, words in narrow.items()} == dict.fromkeys(
        narrow, 1
    )


@each_annotation
def test_colours_and_styles_are_those_of_the_program(annotation: dict[str, Any]) -> None:
    assert Colour(annotation["colour"])
    assert Style(annotation["style"])


def test_annotations_come_in_the_order_of_the_text() -> None:
    rows = [ALIGNMENT["rows"].index(row_of(annotation)) for annotation in ANNOTATIONS]
    assert rows == sorted(rows)


def test_two_marks_overlap_and_one_lies_inside_another() -> None:
    ranges = [passage(a) for a in ANNOTATIONS if a["language"] == "en"]
    pairs = list(pairwise(ranges))
    assert [1 for (a, b), (c, d) in pairs if a < c < b < d] == [1]
    assert [1 for (a, b), (c, d) in pairs if a <= c and d <= b] == [1]


def test_notes_show_what_a_note_can_hold() -> None:
    notes = [annotation["note"] for annotation in ANNOTATIONS]
    assert [bool(note) for note in notes].count(False) == 1
    assert any("**" in note and "\n- " in note and " #" in note for note in notes)
    assert any(annotation["note"] and not annotation["tags"] for annotation in ANNOTATIONS)
    assert any("/" in tag for annotation in ANNOTATIONS for tag in annotation["tags"])

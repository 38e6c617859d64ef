"""Right-to-left text of PDF files, read from its lines as they were drawn."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from core.intake.documents import Document
from core.intake.formats.righttoleft import read as read_lines
from core.intake.reading import read
from tests.data.making import pdfs
from tests.data.making.articles import parts

HEBREW = [
    "בשנת 1995 נסעו שלושה אנשים מן הכפר (בערך 40 בתים) אל הים.",
    "איש מהם לא ידע לשחות, אבל לכולם היה כובע של Brixen & Co אדום.",
    "למה הם נסעו? על כך אין בידינו שום סימן.",
]  # fmt: skip
PIECE = re.compile(r"([0-9A-Za-z](?:[0-9A-Za-z &]*[0-9A-Za-z])?)")


def from_the_last_letter(line: str) -> str:
    """As most programs draw a line: every letter where it stands, from left to right."""
    pieces = PIECE.split(line[::-1])
    return "".join(piece[::-1] if n % 2 else piece for n, piece in enumerate(pieces))


def from_the_first_letter(line: str) -> str:
    """As some do: the pieces from left to right, each from its first letter."""
    return "".join(reversed(PIECE.split(line)))


def mirrored(line: str) -> str:
    return line.translate(str.maketrans("()«»", ")(»«"))


DRAWN = [from_the_last_letter, from_the_first_letter]
LINES = {"he": HEBREW, "ar": parts("ar")["paragraphs"]}


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("drawn", DRAWN)
def test_lines_come_back_however_they_were_drawn(
    language: str, drawn: Callable[[str], str]
) -> None:
    found = read_lines([[*map(drawn, LINES[language])]])
    assert found.pages == (tuple(LINES[language]),)
    assert found.certain


@pytest.mark.parametrize("drawn", DRAWN)
def test_brackets_named_as_they_look_come_back_as_they_are_meant(
    drawn: Callable[[str], str],
) -> None:
    found = read_lines([[mirrored(drawn(line)) for line in HEBREW]])
    assert found.pages == (tuple(HEBREW),)


def test_a_text_that_gives_no_sign_is_not_certain() -> None:
    assert not read_lines([["הבור עמוק"]]).certain


def test_lines_in_other_letters_stay_as_they_are() -> None:
    lines = ["The well (40 m) is deep.", "Nobody fell into it."]
    assert read_lines([[*lines, *map(from_the_last_letter, HEBREW)]]).pages[0][:2] == tuple(lines)


@pytest.mark.parametrize("drawn", DRAWN)
@pytest.mark.parametrize("language", LINES)
def test_a_file_is_read_in_its_order(
    tmp_path: Path, language: str, drawn: Callable[[str], str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.glyphs([*map(drawn, LINES[language])]))
    (document,) = read(tmp_path / "a.pdf")
    assert isinstance(document, Document)
    assert " ".join(document.kept_text.split()) == " ".join(LINES[language])
    assert (document.language, document.warning) == (language, "")


def test_a_file_that_gives_no_sign_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.glyphs(["הבור עמוק"]))
    (document,) = read(tmp_path / "a.pdf")
    assert isinstance(document, Document)
    assert "reversed" in document.warning

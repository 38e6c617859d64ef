"""PDF files: paragraphs made whole again, what runs through the pages hidden."""

import io
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.formats import pdf as reader
from core.intake.reading import read
from tests.data.making import pdfs
from tests.data.making.articles import LANGUAGES, TAGS, outcome, parts

pytestmark = pytest.mark.usefixtures("qapp")


def document(path: Path) -> Document:
    (found,) = read(path)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_whole_again(tmp_path: Path, language: str) -> None:
    a = parts(language)
    headers = pdfs.pdf(tmp_path / "a.pdf", a, language, repeat=3)
    found = document(tmp_path / "a.pdf")
    result = outcome(found, [a["title"], *a["paragraphs"]], headers)
    assert (result.lost, result.kept_furniture) == ([], [])
    assert [each for each in a["paragraphs"] if each not in found.kept_text] == []
    assert (found.title, found.language) == (a["title"], TAGS.get(language, language))
    assert found.hidden_lines >= 2 * len(headers)


def test_a_broken_word_is_joined_unless_it_has_a_hyphen_elsewhere() -> None:
    lines = ["A well-known smith in the village made a lan-", "tern for the well-", "known inn."]
    words = reader._hyphenated(lines)
    assert reader._joined(lines, words) == (
        "A well-known smith in the village made a lantern for the well-known inn."
    )


def test_pages_without_text_are_refused_with_the_reason(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    path = tmp_path / "scan.pdf"
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(path)
    with pytest.raises(ImportRefused, match="text recognition"):
        read(path)


def test_a_locked_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    pdfs.pdf(tmp_path / "a.pdf", parts("en"), "en")
    writer = PdfWriter(PdfReader(tmp_path / "a.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    (tmp_path / "a.pdf").write_bytes(target.getvalue())
    with pytest.raises(ImportRefused, match="password"):
        read(tmp_path / "a.pdf")

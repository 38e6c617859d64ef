"""Files that are damaged or mean harm: every reader gives texts or refuses in a plain sentence.

The mutants are the same in every run. Errors of libraries over damaged files become refusals where
the library is called; an error of our own code fails these tests.
"""

import socket
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.folders import files_of
from core.intake.importer import read_files
from core.intake.reading import read
from tests.data.making import hostile, pdfs
from tests.data.making import rows as making
from tests.data.making.articles import parts
from tests.data.making.mutants import mutant, originals

MUTANTS = 500


def outcomes(path: Path) -> list[Document | str]:
    try:
        found = read(path)
    except ImportRefused as refused:
        return [refused.reason]
    return [each.reason if isinstance(each, ImportRefused) else each for each in found]


def check(found: list[Document | str]) -> None:
    assert found
    for each in found:
        if isinstance(each, str):
            assert each.endswith(".")
            assert "Traceback" not in each
        else:
            assert each.kept_lines
            assert _covers(each)


def _covers(document: Document) -> bool:
    """Whether lines and segments are in order, and every line is text."""
    ends = [0]
    for line in document.lines:
        assert ends[-1] <= line.start < line.end
        ends.append(line.end)
    starts = [segment.start for segment in document.segments]
    return starts == sorted(starts) and not document.text[ends[-1] :].strip()


@pytest.mark.parametrize("name", originals())
def test_mutants_are_read_or_refused(tmp_path: Path, name: str) -> None:
    path, data = tmp_path / name, originals()[name]
    for seed in range(MUTANTS):
        path.write_bytes(mutant(data, seed))
        check(outcomes(path))


@pytest.mark.usefixtures("qapp")
def test_mutants_of_pdf_are_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdfs.pdf(path, parts("de"), "de")
    data = path.read_bytes()
    for seed in range(MUTANTS):
        path.write_bytes(mutant(data, seed))
        check(outcomes(path))


def test_hostile_files_end_in_time_and_no_other_file_suffers(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(hostile.SECRET)
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in hostile.files(str(secret)):
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    (folder / "zz.txt").write_text(hostile.ARTICLE)
    found = read_files(files_of([folder]))
    assert isinstance(found[-1], Document)
    check([each.reason if isinstance(each, ImportRefused) else each for each in found])
    read_ones = [each.text for each in found if isinstance(each, Document)]
    assert not any(hostile.SECRET in text for text in read_ones)
    assert "Hexapla" not in " ".join(str(each) for each in found if isinstance(each, ImportRefused))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "secret.txt"]


@pytest.mark.parametrize("name", ["deep.html", "open.html", "quotations.md", "lists.md"])
def test_what_is_nested_too_deeply_loses_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(str(next(content for each, content in hostile.swelling() if each == name)))
    (document,) = read(path)
    assert [each for each in parts("en")["paragraphs"] if each not in document.text] == []


def test_a_table_with_formulas_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(making.table([("=1+1 is a formula here", "=SUMME(A1) ist eine")], ["en", "de"]))
    assert [each.kept_text for each in read(path)] == [
        "=1+1 is a formula here", "=SUMME(A1) ist eine"
    ]  # fmt: skip


@pytest.mark.parametrize("name", originals())
def test_no_reader_asks_the_network(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object, **_more: object) -> None:
        raise AssertionError("a reader opened a connection")

    path = tmp_path / name
    path.write_bytes(originals()[name])
    read(path)  # loads the libraries, some of which look at what a socket is
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert all(isinstance(each, Document) for each in read(path))

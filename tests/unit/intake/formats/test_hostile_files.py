"""Files that are damaged or mean harm: every reader gives texts or refuses in a plain sentence.

The mutants are the same in every run. Errors of libraries over damaged files become refusals where
the library is called; an error of our own code fails these tests.
"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.importer import read_files
from core.intake.reading import read
from tests.data.making import offices, pdfs
from tests.data.making import rows as making
from tests.data.making.articles import parts
from tests.data.making.mutants import mutant, originals

MUTANTS = 500
SENTENCE = "The ferry crossed once more and nobody was on it. "
ARTICLE = "\n\n".join(parts("en")["paragraphs"])


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


def hostile() -> Iterator[tuple[str, str | bytes]]:
    """Names and contents of files that once brought a program down somewhere."""
    yield "open.html", "<html><body>" + "<b><i><a>" * 60_000 + ARTICLE
    yield "deep.html", "<div>" * 100_000 + ARTICLE
    yield "angle.html", "<" * 200_000 + f"\n<p>{ARTICLE}"
    yield "tables.html", "<table><tr><td>" * 2_000 + ARTICLE
    yield "attributes.html", "<p " + "a=1 " * 200_000 + ">" + ARTICLE
    yield "quotations.md", "> " * 20_000 + ARTICLE
    yield "brackets.md", "[" * 10_000 + ARTICLE
    yield "lists.md", "".join("  " * depth + "- item\n" for depth in range(300)) + ARTICLE
    yield "cell.csv", f'en,de\n"{SENTENCE * 20_000}",b'
    yield "quote.csv", f'en,de\n"{ARTICLE}'
    yield "columns.csv", ",".join(["abcdefgh"] * 200_000)
    yield "deep.tmx", "<tmx>" + "<tu>" * 100_000
    yield "laughs.xlf", '<!DOCTYPE x [<!ENTITY a "ha">]><xliff>&a;</xliff>'
    yield "outside.tmx", '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hosts">]><tmx>&a;</tmx>'
    yield (
        "bomb.docx",
        offices.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": bytes(300 << 20)}),
    )
    yield "bomb.zip", offices.zipped({f"{n}.txt": bytes(60 << 20) for n in range(5)})
    yield "objects.pdf", b"%PDF-1.7\n" + b"1 0 obj\n<< /Length 5 >>\n" * 20_000


def test_hostile_files_end_in_time_and_no_other_file_suffers(tmp_path: Path) -> None:
    files = dict(hostile())
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(ARTICLE)
    found = read_files([*(tmp_path / name for name in files), tmp_path / "good.txt"])
    assert isinstance(found[-1], Document)
    check([each.reason if isinstance(each, ImportRefused) else each for each in found])
    assert "Hexapla" not in " ".join(str(each) for each in found if isinstance(each, ImportRefused))


@pytest.mark.parametrize("name", ["deep.html", "open.html", "quotations.md", "lists.md"])
def test_what_is_nested_too_deeply_loses_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(str(dict(hostile())[name]))
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

"""Word files, OpenDocument texts, e-books, and zips of files."""

from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.formats import archives
from core.intake.formats.archives import Archive
from core.intake.reading import read
from core.model import Role
from tests.data.making import offices, pages
from tests.data.making.articles import LANGUAGES, TAGS, outcome, parts
from tests.data.making.offices import DELETED, INSERTED, MAKERS, NOTE, zipped

FILES = [(language, kind) for language in LANGUAGES for kind in MAKERS]


def documents(folder: Path, data: bytes, name: str = "file.bin") -> list[Document | ImportRefused]:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def document(folder: Path, data: bytes) -> Document:
    (found,) = documents(folder, data)
    assert isinstance(found, Document)
    return found


def roles(found: Document, role: Role) -> list[str]:
    return [found.text[line.start : line.end] for line in found.lines if line.role is role]


@pytest.mark.parametrize(("language", "kind"), FILES)
def test_an_article_comes_through_whole(tmp_path: Path, language: str, kind: str) -> None:
    a = parts(language)
    found = document(tmp_path, MAKERS[kind](a, language))
    assert outcome(found, [a["title"], *a["paragraphs"], a["subheading"]], []).lost == []
    assert (found.title, found.language) == (a["title"], TAGS.get(language, language))
    assert (found.byline, found.published) == ("Ada Finch", a["published"])
    assert roles(found, Role.HEADING) == [a["subheading"]]
    assert roles(found, Role.TITLE) == [a["title"]]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_notes_tables_and_insertions_are_kept_and_deletions_not(tmp_path: Path, kind: str) -> None:
    found = document(tmp_path, MAKERS[kind](parts("fr"), "fr"))
    lines = [found.text[line.start : line.end] for line in found.lines]
    assert {INSERTED, NOTE, *parts("fr")["menu"][:4]} <= set(lines)
    assert lines[-1] == NOTE
    assert DELETED not in found.text
    assert parts("fr")["paragraphs"][0] in lines


def test_the_table_of_contents_of_a_book_is_hidden(tmp_path: Path) -> None:
    found = document(tmp_path, offices.epub(parts("it"), "it"))
    hidden = [(found.text[x.start : x.end], x.reason) for x in found.lines if x.hidden]
    assert hidden == [(parts("it")["menu"][0], "Table of contents")]


def test_a_zip_gives_the_text_of_each_file_and_refuses_the_others(tmp_path: Path) -> None:
    data = zipped(
        {
            "a/vi.docx": offices.docx(parts("vi"), "vi"),
            "a/en.html": pages.newspaper(parts("en"), "en"),
            "b.txt": "\n\n".join([parts("de")["title"], *parts("de")["paragraphs"]]),
            "c.png": b"\x89PNG\r\n",
            "__MACOSX/._b.txt": b"junk",
            ".DS_Store": b"junk",
        }
    )
    found = documents(tmp_path, data)
    read_ones = [each for each in found if isinstance(each, Document)]
    assert [each.part for each in read_ones] == ["a/en.html", "a/vi.docx", "b.txt"]
    assert [each.title for each in read_ones] == [parts(x)["title"] for x in ("en", "vi", "de")]
    assert len({each.sha256 for each in read_ones}) == 3
    assert [str(each) for each in found if isinstance(each, ImportRefused)] == [
        "c.png: This is a picture, not plain text."
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "slides"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "not a text"),
        (zipped({}), "no text"),
        (offices.docx(parts("en"), "en")[:-60], "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        documents(tmp_path, data)


def test_a_zip_within_a_zip_is_refused(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, zipped({"a.zip": zipped({"b.txt": "text"})}))
    assert isinstance(found, ImportRefused)
    assert "packed file within a packed file" in found.reason


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, zipped({"../../etc/passwd.txt": "A text that stays inside."}))
    assert isinstance(found, Document)
    assert list(tmp_path.iterdir()) == [tmp_path / "file.bin"]


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    with pytest.raises(ImportRefused, match="entities of its own"):
        documents(tmp_path, zipped({"[Content_Types].xml": "<a/>", "word/document.xml": bomb}))


def test_the_limit_counts_all_members_together() -> None:
    data = zipped({"a.txt": b"a" * 3_000_000, "b.txt": b"b" * 3_000_000})
    archive = Archive.open("x", data)
    archive._left = 4_000_000
    assert len(archive.read("a.txt")) == 3_000_000
    with pytest.raises(ImportRefused, match="256 MB"):
        archive.read("b.txt")


def test_a_bomb_is_refused_before_memory_is_full(tmp_path: Path) -> None:
    data = zipped({"a.txt": bytes(archives.LARGEST + 1)})
    with pytest.raises(ImportRefused, match="256 MB"):
        Archive.open("x", data).read("a.txt")


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    data = zipped({f"{number}.txt": b"" for number in range(archives.MOST_MEMBERS + 1)})
    with pytest.raises(ImportRefused, match="20,000"):
        Archive.open("x", data)


@pytest.mark.parametrize("language", ["vi", "ja"])
def test_each_chapter_of_a_book_can_be_a_text_of_its_own(tmp_path: Path, language: str) -> None:
    a = parts(language)
    path = tmp_path / "book.epub"
    path.write_bytes(offices.epub(a, language))
    first, second = read(path, chapters=True)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [first.title, second.title] == [a["title"], a["subheading"]]
    assert first.part != second.part
    assert [
        each for each in a["paragraphs"] if each not in first.kept_text + second.kept_text
    ] == []
    assert first.sha256 != second.sha256


def test_a_file_without_chapters_is_one_text_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(offices.docx(parts("de"), "de"))
    assert len(read(path, chapters=True)) == 1

"""Files that come aligned: translation memories, XLIFF, tables; and subtitles, which do not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.folders import files_of
from core.intake.reading import read, recleaned
from core.model import Role
from tests.data.making import rows as making
from tests.data.making.articles import TAGS, parts

PAIRS = [("vi", "id"), ("de", "fr"), ("ja", "zh"), ("ar", "ko"), ("ru", "en")]
KINDS: dict[str, Callable[[making.Rows, tuple[str, str]], str]] = {
    "1.tmx": making.tmx,
    "old.tmx": lambda rows, languages: making.tmx(rows, languages, "1.1"),
    "1.xlf": making.xliff_1,
    "cut.xlf": making.xliff_1_cut,
    "2.xliff": making.xliff_2,
    "a.csv": making.table,
    "b.csv": lambda rows, languages: making.table(rows, languages, ";"),
    "c.tsv": lambda rows, languages: making.table(rows, languages, "\t"),
}


def documents(folder: Path, name: str, text: str | bytes) -> list[Document]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found = read(path)
    assert all(isinstance(each, Document) for each in found)
    return found  # type: ignore[return-value]


def cells(document: Document) -> dict[int, str]:
    found: dict[int, str] = {}
    for line, row in zip(document.lines, document.rows, strict=True):
        found[row] = document.text[line.start : line.end]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("languages", PAIRS)
def test_each_language_is_a_text_and_its_lines_know_their_rows(
    tmp_path: Path, kind: str, languages: tuple[str, str]
) -> None:
    rows = making.rows(*languages)
    found = documents(tmp_path, kind, KINDS[kind](rows, languages))
    assert [each.language for each in found] == [TAGS.get(x, x) for x in languages]
    assert [cells(each) for each in found] == [
        {n: row[side] for n, row in enumerate(rows)} for side in (0, 1)
    ]
    assert [each.title for each in found] == list(rows[0])
    assert len({each.bundle for each in found} | {""}) == 2


def test_a_row_may_lack_a_language(tmp_path: Path) -> None:
    rows = [("The well is deep.", "Der Brunnen ist tief."), ("Nobody knows.", ""), ("", "Niemand.")]
    one, other = documents(tmp_path, "a.tmx", making.tmx(rows, ("en", "de")))
    assert (one.rows, other.rows) == ((0, 1), (0, 2))


def test_what_the_file_says_of_its_languages_stays_when_lines_are_hidden(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.tmx", making.tmx(making.rows("id", "en"), ("MS_my", "EN-gb")))
    assert [each.language for each in found] == ["ms-MY", "en-GB"]
    assert recleaned(found[0], hide=[2]).language == "ms-MY"


def test_a_table_without_a_header_has_the_languages_of_its_columns(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.csv", making.table(making.rows("vi", "de"), []))
    assert [each.language for each in found] == ["vi", "de"]


def test_a_table_may_name_its_languages_in_words(tmp_path: Path) -> None:
    header = ["Vietnamese", "German"]
    found = documents(tmp_path, "a.csv", making.table(making.rows("vi", "de"), header))
    assert [(each.language, each.rows[0]) for each in found] == [("vi", 0), ("de", 0)]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.tmx", "<tmx version='1.4'><body></body></tmx>", "no text"),
        ("a.tmx", "<tmx version='1.4'><body><tu></body></tmx>", "damaged at line 1"),
        ("a.xlf", "<xliff version='1.2'></xliff>", "no text"),
        ("a.csv", "1,2\n3,4\n", "No column"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\n", "no subtitles"),
        ("a.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "entities"),
    ],
)
def test_what_has_no_rows_is_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        documents(tmp_path, name, text)


def test_utf_16_is_read(tmp_path: Path) -> None:
    text = making.tmx(making.rows("vi", "ja"), ("vi", "ja")).replace('"UTF-8"', '"UTF-16"')
    assert len(documents(tmp_path, "a.tmx", text.encode("utf-16"))) == 2


@pytest.mark.parametrize("web", [False, True])
@pytest.mark.parametrize("language", ["en", "vi", "ru", "ar"])
def test_subtitles_are_joined_into_sentences(tmp_path: Path, language: str, web: bool) -> None:
    lines = parts(language)["paragraphs"]
    name = "a.vtt" if web else "a.srt"
    (found,) = documents(tmp_path, name, making.subtitles(lines, web=web))
    assert "".join(found.kept_text.split()) == "".join("".join(lines).split())
    assert not [role for role in (line.role for line in found.lines) if role is not Role.PARAGRAPH]
    assert found.language == language


def test_a_folder_gives_what_lies_in_it_without_what_lies_beside_pages(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.html", "a_files/x.html", ".hidden", "b/.git/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert files_of([tmp_path]) == [tmp_path / "a.html", tmp_path / "b" / "c.txt"]
    assert files_of([tmp_path / "none.txt"]) == [tmp_path / "none.txt"]

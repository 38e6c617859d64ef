"""The five scraped articles beside the project: what a person expects to see in the review."""

from pathlib import Path

import pytest

from core.intake.documents import Document
from core.intake.reading import read
from core.model import Role

pytestmark = pytest.mark.seeds

FURNITURE = (
    "Komentar (0)",
    "Comment (0)",
    "Kommentar (0)",
    "No data",
    "Source link",
    "Cùng chủ đề",
    "Dalam topik yang sama",
)


@pytest.fixture(scope="module")
def documents(seeds: list[Path]) -> list[Document]:
    return [document for path in seeds for document in read(path)]


def test_languages_are_right_and_nearly_certain(documents: list[Document]) -> None:
    assert [document.language for document in documents] == ["id", "id", "en", "vi", "de"]
    assert min(document.confidence for document in documents) >= 0.99


def test_a_title_line_is_the_title_and_without_one_a_title_is_made(
    documents: list[Document],
) -> None:
    assert [document.title_made for document in documents] == [False, True, False, False, True]
    assert documents[0].title.startswith("Hasil penting urusan luar negeri")
    assert documents[2].title.startswith("Half term of implementing")
    assert documents[3].title.startswith("Những kết quả đối ngoại quan trọng")


def test_a_made_title_is_the_beginning_of_the_text(documents: list[Document]) -> None:
    for document in (documents[1], documents[4]):
        assert document.title.endswith("…")
        assert len(document.title) <= 80
        assert document.kept_text.startswith(document.title[:-1])


def test_the_interviews_are_kept_from_title_to_thanks(documents: list[Document]) -> None:
    for number, thanks in (
        (0, "Terima kasih banyak telah berbagi!"),
        (3, "Trân trọng cảm ơn về chia sẻ của đồng chí!"),
    ):
        assert documents[number].kept_text.startswith(documents[number].title)
        assert documents[number].kept_text.endswith(thanks)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_in_no_kept_text(documents: list[Document], line: str) -> None:
    assert not [document.path for document in documents if line in document.kept_text]


def test_every_hidden_line_says_why_and_no_kept_line_does(documents: list[Document]) -> None:
    for document in documents:
        assert all(bool(line.reason) == line.hidden for line in document.lines)


def test_what_the_annotators_aligned_is_kept_but_for_the_signature_of_the_paper(
    documents: list[Document], shared: Path
) -> None:
    for number, side, signature in ((0, "src", "Rakyat"), (3, "tgt", "Nhân Dân")):
        units = _units(shared / "gold" / "seeds-id-vi", side)
        missing = [unit for unit in units if unit not in documents[number].kept_text]
        assert set(missing) <= {signature}


def test_what_the_annotators_ignored_is_hidden(documents: list[Document], shared: Path) -> None:
    for number, side in ((0, "src"), (3, "tgt")):
        ignored = _units(shared / "gold" / "seeds-id-vi", side, ignored=True)
        kept = documents[number].kept_text.split("\n")
        assert not [unit for unit in ignored if unit in kept]


def test_plain_articles_lose_no_long_line(documents: list[Document]) -> None:
    for document in (documents[1], documents[2], documents[4]):
        hidden = [line for line in document.lines if line.hidden and line.role is not Role.CAPTION]
        assert not [line for line in hidden if _is_long_prose(document.text[line.start : line.end])]


def test_the_page_says_where_the_article_is_from_and_of_when(documents: list[Document]) -> None:
    assert documents[1].source_url.startswith("https://")
    assert documents[1].source_url.endswith(".html")
    assert [document.published for document in documents] == [
        "2024-01-03",
        "",
        "2023-07-18",
        "",
        "",
    ]
    assert documents[0].byline == "Báo Nhân dân"


def _is_long_prose(text: str) -> bool:
    return len(text) > 60 and "://" not in text


def _units(folder: Path, side: str, *, ignored: bool = False) -> list[str]:
    """The sentences of a side that count for the gold data, or those that it leaves out."""
    lines = (folder / f"000-003.{side}").read_text(encoding="utf-8").split("\n")
    units = [line.strip() for line in lines if line.strip()]
    for line in (folder / "000-003.ignore").read_text(encoding="utf-8").splitlines():
        name, *numbers = line.split()
        if name == side:
            left_out = set(map(int, numbers))
            return [unit for n, unit in enumerate(units) if (n in left_out) == ignored]
    return []

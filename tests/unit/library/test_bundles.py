"""Texts that come aligned keep the rows of their file, confirmed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.export import tmx
from core.intake.documents import Document
from core.intake.reading import read
from core.library import articles, bundles, importing
from core.library.sample import documents_of_sample
from core.model import ArticleId, Cell, Segment, Status
from core.store.store import Store
from tests.data.making import rows as making

ROWS = [
    ("The well", "Der Brunnen"),
    ("The well is deep. Nobody knows how deep.", "Der Brunnen ist tief."),
    ("Nobody asked.", ""),
    ("", "Niemand weiß es."),
    ("In 1903 a bucket fell in.", "1903 fiel ein Eimer hinein. Er fällt noch."),
]


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    path = tmp_path / "well.tmx"
    path.write_text(making.tmx(ROWS, ("en", "de")), encoding="utf-8")
    return [each for each in read(path) if isinstance(each, Document)]


def shown(store: Store, article: ArticleId) -> list[tuple[str, ...]]:
    """The text of each version in each row."""
    versions = store.versions(article)
    segments = {version.id: store.segments(version.id) for version in versions}
    cells = {(cell.row_id, cell.version_id): cell for cell in store.cells(article)}
    return [
        tuple(_text(cells.get((row.id, v.id)), v.text, segments[v.id]) for v in versions)
        for row in store.rows(article)
    ]


def _text(cell: Cell | None, text: str, segments: Sequence[Segment]) -> str:
    if cell is None:
        return ""
    return text[segments[cell.first_segment].start : segments[cell.last_segment].end]


def test_an_aligned_file_becomes_one_article_with_its_rows(
    store: Store, documents: list[Document]
) -> None:
    added = importing.add(store, documents)
    assert len(set(added.articles)) == 1
    assert shown(store, added.articles[0]) == ROWS
    assert {row.status for row in store.rows(added.articles[0])} == {Status.CONFIRMED}


def test_the_same_file_again_is_known(store: Store, documents: list[Document]) -> None:
    first = importing.add(store, documents)
    again = importing.add(store, documents)
    assert again.duplicates == {0, 1}
    assert again.versions == first.versions


@pytest.fixture
def sample(store: Store, tmp_path: Path) -> list[Document]:
    """English and German of the sample as a translation memory, and its French."""
    english, german, french = (documents_of_sample()[number] for number in (0, 3, 4))
    article = importing.add(store, [english, german], groups=[(0, 1)]).articles[0]
    path = tmp_path / "sample.tmx"
    path.write_text(tmx.document(("en", "de"), shown(store, article)), encoding="utf-8")
    return [*(each for each in read(path) if isinstance(each, Document)), french]


def test_another_text_may_join_and_its_sentences_go_into_the_rows(
    store: Store, sample: list[Document]
) -> None:
    added = importing.add(store, sample, groups=[(0, 2)])
    assert [v.language for v in store.versions(added.articles[0])] == ["en", "fr", "de"]
    _check_rows(store, added.articles[0], french=1, memory=sample[:2])


def test_a_version_that_comes_later_goes_into_the_confirmed_rows(
    store: Store, sample: list[Document]
) -> None:
    added = importing.add(store, sample)
    article = articles.group(store, [added.versions[0], added.versions[2]])
    _check_rows(store, article, french=2, memory=sample[:2])


def _check_rows(
    store: Store, article: ArticleId, *, french: int, memory: Sequence[Document]
) -> None:
    """Each row of the file stands, confirmed, and nearly all have their French beside them."""
    rows = shown(store, article)
    confirmed = [row.status is Status.CONFIRMED for row in store.rows(article)]
    assert sum(confirmed) == 1 + max(row for each in memory for row in each.rows)
    beside = [row for row, sure in zip(rows, confirmed, strict=True) if sure and row[french]]
    assert len(beside) >= 0.9 * sum(confirmed)
    assert any("1968" in row[0] and "1968" in row[french] for row in beside)


def test_groups_that_share_a_text_are_one() -> None:
    assert bundles.joined([], [(0, 2), (1, 3), (3, 2)]) == [(0, 2, 1, 3)]


@pytest.mark.seeds
def test_rows_that_leave_as_tmx_come_back_the_same(
    store: Store, seeds: list[Path], tmp_path: Path
) -> None:
    texts = [each for seed in (seeds[0], seeds[3]) for each in read(seed)]
    (article,) = set(importing.add(store, texts, groups=[(0, 1)]).articles)
    rows = shown(store, article)
    (tmp_path / "out.tmx").write_text(tmx.document(("id", "vi"), rows), encoding="utf-8")
    with Store.open(tmp_path / "fresh.hexapla") as fresh:
        added = importing.add(fresh, read(tmp_path / "out.tmx"))
        assert shown(fresh, added.articles[0]) == rows
        assert [v.language for v in fresh.versions(added.articles[0])] == ["id", "vi"]

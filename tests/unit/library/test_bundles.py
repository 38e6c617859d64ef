"""Texts that come aligned keep the rows of their file, confirmed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.export import tmx
from core.intake.documents import Document
from core.intake.reading import from_text, read
from core.library import bundles, importing
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


def test_another_text_may_join_and_the_rows_stay(store: Store, documents: list[Document]) -> None:
    text = "Le puits\n\nLe puits est profond.\n\nEn 1903 un seau y tomba. Il tombe encore."
    french = from_text(text, name="fr", language="fr")
    added = importing.add(store, [*documents, french], groups=[(0, 2)])
    (article,) = set(added.articles)
    assert len(store.versions(article)) == 3
    confirmed = [row for row in store.rows(article) if row.status is Status.CONFIRMED]
    assert len(confirmed) == len(ROWS)


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

"""What a person waits for when the library is written to, beside what it holds already.

Times are CPU milliseconds on the machine of the targets, or ratios of one run.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.changes import Op
from core.model import Article, ArticleId, Segment, Version, VersionId
from core.store.store import Store
from tests.benchmarks.calibration import TRIES, calibrated, least, ratio, spent

SENTENCES, LONG_MS = 10_000, 600.0
EDITS, DEARER = 100, 3.0
MADE = "2026-01-01T00:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.hexapla") as opened:
        yield opened


def test_ten_thousand_sentences_are_imported_and_taken_back_while_one_waits(store: Store) -> None:
    names = iter(f"{number:032x}" for number in range(TRIES))

    def longest() -> float:
        steps = (lambda: bring_in(store, next(names)), store.undo, store.redo)
        return max(spent(step) for step in steps)

    found = least(lambda: calibrated(longest), most=LONG_MS)
    sys.stdout.write(f"\n{SENTENCES:,} sentences: {found:.0f} ms, target {LONG_MS:.0f}\n")
    assert found <= LONG_MS


def test_an_edit_does_not_grow_dearer_with_the_history(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "long.hexapla") as long:
        for each in (store, long):
            bring_in(each, "1" * 32)
        for _ in range(5):
            rename_often(long)
        found = ratio(long, store, most=DEARER, cost=lambda one: spent(lambda: rename_often(one)))
    sys.stdout.write(f"\nan edit after {5 * EDITS:,} others: {found:.2f} times the time\n")
    assert found <= DEARER


def bring_in(store: Store, name: str) -> None:
    article, version = Article(ArticleId(name), "Rain", MADE), VersionId(name)
    text = "Rain. " * SENTENCES
    made = Version(version, article.id, 0, "en", 1.0, "", "", False, "", "", "", "", "", name, text)
    with store.edit(Op.IMPORT) as edit:
        edit.insert(article, made)
        edit.insert_all(
            Segment(version, number, 0, 6 * number, 6 * number + 5) for number in range(SENTENCES)
        )


def rename_often(store: Store) -> None:
    article = store.article(ArticleId("1" * 32))
    for number in range(EDITS):
        with store.edit(Op.EDIT_DETAILS) as edit:
            edit.update(replace(article, title=f"Title {number}"))

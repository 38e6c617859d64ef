"""What a person waits for: CPU time with ample room, so that a busy machine does not fail it."""

import time
from collections.abc import Callable
from dataclasses import replace

from core.changes import Op
from core.model import Segment
from core.store.store import Store

SENTENCES = 10_000


def test_ten_thousand_sentences_are_imported_and_taken_back_in_a_second(store, sample):
    assert cpu_seconds(lambda: import_long(store, sample)) < 1.0
    assert cpu_seconds(store.undo) < 1.0
    assert cpu_seconds(store.redo) < 1.0
    assert len(store.segments("3" * 32)) == SENTENCES


def test_an_edit_does_not_grow_dearer_with_the_history(store, sample):
    first = cpu_seconds(lambda: rename_often(store, sample))
    for _ in range(4):
        rename_often(store, sample)
    assert cpu_seconds(lambda: rename_often(store, sample)) < 4 * first


def import_long(store: Store, sample) -> None:
    article = replace(sample.article, id="2" * 32)
    version = replace(sample.english, id="3" * 32, article_id=article.id, text="Rain. " * SENTENCES)
    with store.edit(Op.IMPORT) as edit:
        edit.insert(article, version)
        edit.insert_all(
            Segment(version.id, number, 0, 6 * number, 6 * number + 5)
            for number in range(SENTENCES)
        )


def rename_often(store: Store, sample) -> None:
    for number in range(100):
        with store.edit(Op.EDIT_DETAILS) as edit:
            edit.update(replace(sample.article, title=f"Title {number}"))


def cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began

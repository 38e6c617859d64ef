"""Before a large change the library is kept as it was, once for several, whoever makes the copy."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.changes import Op, RowChange
from core.model import AnnotationId, AnnotationRecord
from core.store.keeping import Reason, folder_of, kept
from core.store.moments import MANY, Moment, is_large
from core.store.store import Store
from tests.unit.store.conftest import Sample


def notes(sample: Sample, count: int) -> list[AnnotationRecord]:
    return [replace(sample.note, id=AnnotationId(f"{n:032}")) for n in range(count)]


def add(store: Store, sample: Sample, count: int) -> None:
    with store.edit(Op.TAG) as edit:
        edit.insert(*notes(sample, count))


def count_in_copy(store: Store) -> int:
    with Store.open(kept(store.path)[0].path) as copy:
        return len(copy.annotations(copy.summaries()[0].article.id))


def test_the_copy_is_what_was_there_before_the_change(store: Store, sample: Sample) -> None:
    before = len(store.annotations(sample.article.id))
    add(store, sample, MANY)
    assert [copy.reason for copy in kept(store.path)] == [Reason.BEFORE_LARGE_CHANGE]
    assert count_in_copy(store) == before


def test_a_small_change_makes_no_copy(store: Store, sample: Sample) -> None:
    add(store, sample, MANY - 1)
    assert kept(store.path) == ()


def test_several_large_changes_in_a_row_make_one_copy(store: Store, sample: Sample) -> None:
    add(store, sample, MANY)
    with store.edit(Op.RECOLOUR) as edit:
        edit.update(*(replace(n, note="other") for n in notes(sample, MANY)))
    assert len(kept(store.path)) == 1


@pytest.mark.parametrize("op", [Op.MERGE_TAGS, Op.DELETE_TAG, Op.ALIGN, Op.REMOVE_ARTICLE])
def test_some_operations_are_large_however_little_they_touch(
    store: Store, sample: Sample, op: Op
) -> None:
    with store.edit(op) as edit:
        edit.update(replace(sample.article, title="Other"))
    assert len(kept(store.path)) == 1


def test_a_first_alignment_is_no_large_change() -> None:
    assert not is_large(Op.ALIGN, (RowChange("row", ("one",), None, {}),))


def test_a_moment_stays_while_others_write_and_another_thread_copies_it(
    store: Store, sample: Sample
) -> None:
    held: list[Moment] = []
    store.keep_moment = held.append
    before = len(store.annotations(sample.article.id))
    add(store, sample, MANY)
    with ThreadPoolExecutor() as pool:
        pool.submit(held[0].keep).result()
    assert count_in_copy(store) == before


def test_the_change_is_made_where_no_copy_can_be(
    store: Store, sample: Sample, caplog: pytest.LogCaptureFixture
) -> None:
    folder_of(store.path).write_text("in the way")
    add(store, sample, MANY)
    assert len(store.annotations(sample.article.id)) >= MANY
    assert "No backup before a large change" in caplog.text

"""Steps as they are kept: packed, bounded, readable by programs of another version."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import Direction, Op, RowChange
from core.store import history
from core.store.history import History, pack, unpack

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TAGS = st.fixed_dictionaries({"id": TEXTS, "name": TEXTS, "colour": TEXTS})


@given(st.lists(st.tuples(st.one_of(st.none(), TAGS), TAGS)))
def test_packed_changes_come_back_equal(images):
    changes = [change for before, after in images for change in changes_of(before, after)]
    assert sorted(unpack(pack(changes)), key=place) == sorted(changes, key=place)


def place(change):
    parts = [change.table, list(change.key), change.before, change.after]
    return json.dumps(parts, sort_keys=True)


def test_numbers_come_back_exactly(store, sample):
    with store.edit(Op.MEND) as edit:
        edit.update(replace(store.rows(sample.article.id)[0], score=0.1 + 0.2))
    store.undo()
    store.redo()
    assert store.rows(sample.article.id)[0].score == 0.1 + 0.2


def test_of_an_update_only_what_changed_is_kept_twice():
    text = "".join(f"{number} " for number in range(20_000))
    image = {"id": "v", "title": "Old", "text": text}
    alone = len(pack([RowChange("version", ("v",), image, None)]))
    both = len(pack([RowChange("version", ("v",), image, {**image, "title": "New"})]))
    assert both < alone + 100


def test_the_oldest_steps_go_when_there_are_too_many(store, sample, monkeypatch):
    monkeypatch.setattr(history, "STEPS", 3)
    for number in range(5):
        rename(store, sample, f"Title {number}")
    assert [store.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert store.article(sample.article.id).title == "Title 1"


def test_the_oldest_steps_go_when_they_take_too_much(store, sample, monkeypatch):
    monkeypatch.setattr(history, "BYTES", 600)
    for number in range(9):
        rename(store, sample, f"Title {number}")
    count = 0
    while store.undo():
        count += 1
    assert 1 < count < 9


def test_the_newest_step_stays_however_large(store, sample, monkeypatch):
    monkeypatch.setattr(history, "BYTES", 1)
    rename(store, sample, "Renamed")
    assert store.undo().op is Op.EDIT_DETAILS
    assert store.undo() is None


def test_at_least_a_hundred_steps_are_kept():
    assert history.STEPS >= 100


def test_a_step_of_an_operation_not_known_here_can_be_undone(store, sample):
    store.connection.execute("UPDATE history SET op = 'weave'")
    assert store.undo_op is Op.ELSEWHERE
    assert store.undo().op is Op.ELSEWHERE
    assert store.summaries() == ()


@pytest.mark.parametrize("table", ["gone", "tag"])
def test_a_step_of_a_table_or_column_not_known_here_is_dropped(store, table):
    image = {"id": "a", "weight": 3}
    History(store.connection).add(Op.TAG, [RowChange(table, ("a",), None, image)])
    assert store.undo() is None
    assert History(store.connection).next_op(Direction.UNDO) is None


def changes_of(before, after) -> list[RowChange]:
    key = (after["id"],)
    if before is None:
        return [RowChange("tag", key, None, after), RowChange("tag", key, after, None)]
    return [RowChange("tag", key, {**before, "id": after["id"]}, after)]


def rename(store, sample, title: str) -> None:
    with store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(replace(sample.article, title=title))

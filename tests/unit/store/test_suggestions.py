"""The index of texts and the suggestions made with it go with the texts they were made from."""

from dataclasses import replace

import pytest

from core.changes import Op
from core.model import Declined, Segment
from core.store.suggestions import Entry


@pytest.fixture
def indexed(store, sample):
    """Both versions of the sample article in the index, and a suggestion of them."""
    with store.edit(Op.SUGGEST) as edit:
        edit.index(
            Entry(sample.english.id, frozenset({"ferry", "#3"}), 28, "a.example/ferry"),
            Entry(sample.german.id, frozenset({"fahre", "#3"}), 34, ""),
        )
        edit.suggest((sample.german.id, sample.english.id, 0.8, "{}"))
    return sample


def test_a_token_leads_to_the_versions_that_have_it(store, indexed):
    assert store.spread({"#3", "ferry", "boat"}) == {"#3": 2, "ferry": 1, "boat": 0}
    assert set(store.holders({"#3"})["#3"]) == {indexed.english.id, indexed.german.id}
    assert store.at_addresses({"a.example/ferry"}) == {"a.example/ferry": (indexed.english.id,)}


def test_indexing_makes_no_step_of_undo(store, indexed):
    assert store.undo_op is Op.IMPORT


def test_undo_of_an_import_takes_what_was_derived_along_and_redo_brings_it_not_back(store, indexed):
    store.undo()
    assert store.spread({"#3"}) == {"#3": 0}
    store.redo()
    assert store.versions_without_profile() == (indexed.english.id, indexed.german.id)


def test_a_version_indexed_again_has_its_new_tokens_alone(store, indexed):
    with store.edit(Op.SUGGEST) as edit:
        edit.index(Entry(indexed.english.id, frozenset({"boat"}), 28, ""))
    assert store.spread({"ferry", "boat"}) == {"ferry": 0, "boat": 1}


def test_another_text_is_no_longer_known_nor_suggested(store, indexed):
    with store.edit(Op.REPLACE) as edit:
        edit.update(replace(indexed.english, text="Another text of the same boat."))
    assert store.versions_without_profile() == (indexed.english.id,)
    assert store.connection.execute("SELECT count(*) FROM suggestion").fetchone() == (0,)


def test_another_title_changes_nothing_that_is_known(store, indexed):
    with store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(replace(indexed.english, title="The ferry"))
    assert store.versions_without_profile() == ()


def test_a_sentence_more_or_less_makes_the_version_unknown(store, indexed):
    with store.edit(Op.HIDE_LINE) as edit:
        edit.delete(Segment(indexed.german.id, 1, 0, 20, 35))
    assert store.versions_without_profile() == (indexed.german.id,)


def test_versions_of_one_article_and_those_in_the_bin_are_not_suggested(store, indexed):
    assert store.suggested() == ()
    with store.edit(Op.UNGROUP) as edit:
        alone = replace(indexed.article, id="2" * 32)
        edit.insert(alone)
        edit.update(replace(indexed.german, article_id=alone.id))
    assert [pair.score for pair in store.suggested()] == [0.8]
    with store.edit(Op.REMOVE_ARTICLE) as edit:
        edit.update(replace(indexed.article, trashed_at="2026-03-01T08:00:00.000Z"))
    assert store.suggested() == ()


def test_what_was_kept_apart_is_remembered_and_can_be_undone(store, sample):
    pair = sorted((sample.english.id, sample.german.id))
    with store.edit(Op.KEEP_APART) as edit:
        edit.insert(Declined(pair[0], pair[1], "a" * 64, "b" * 64))
    assert [(one.version_a, one.version_b) for one in store.declined()] == [tuple(pair)]
    store.undo()
    assert store.declined() == ()

"""What can be asked of a library, and how it answers."""

import sqlite3
import unicodedata
from dataclasses import replace

import pytest

from core.changes import Op
from core.errors import NotFound
from core.model import Tag, Target, VersionId
from core.store.marks import OF_ONE, TARGETS
from core.store.queries import CELLS, SAME_DIGEST, SAME_TEXT
from core.store.records import ARTICLE, CELL, ROW, SEGMENT, TARGET
from core.store.store import Store, TagCount, VersionSummary
from core.text.normalize import text_hash

LATER = "2026-04-01T08:00:00.000Z"


def test_a_summary_counts_rows_sentences_and_notes(store, sample):
    (summary,) = store.summaries()
    assert (summary.rows, summary.annotations) == (2, 1)
    assert summary.versions[0] == VersionSummary(
        sample.english.id, "en", "", sample.english.title, "", "", segments=2, position=0
    )


def test_the_newest_article_comes_first(store, sample):
    put(store, replace(sample.article, id="2" * 32, created_at=LATER))
    assert [summary.article.id[0] for summary in store.summaries()] == ["2", "1"]


def test_an_article_in_the_bin_is_only_among_those_in_the_bin(store, sample):
    write(store, replace(sample.article, trashed_at=LATER))
    assert store.summaries() == ()
    assert [summary.rows for summary in store.summaries(trashed=True)] == [2]


def test_notes_in_the_bin_do_not_count(store, sample):
    write(store, replace(sample.note, trashed_at=LATER))
    assert store.summaries()[0].annotations == 0
    assert store.tag_counts() == (TagCount(sample.tag, 0),)


def test_notes_in_the_bin_are_listed_apart(store, sample):
    write(store, replace(sample.note, trashed_at=LATER))
    assert store.annotations(sample.article.id) == ()
    assert [found.id for found in store.annotations(trashed=True)] == [sample.note.id]


def test_notes_of_an_article_in_the_bin_are_not_among_all_notes(store, sample):
    write(store, replace(sample.article, trashed_at=LATER))
    assert store.annotations() == ()
    assert len(store.annotations(sample.article.id)) == 1


def test_marked_targets_come_before_linked_ones(store, sample):
    write(store, replace(sample.target, linked=True))
    marked = Target(sample.note.id, sample.german.id, 4, 9, "Fähre", "Die ", " legte ab.")
    put(store, marked)
    assert [target.linked for target in store.annotation(sample.note.id).targets] == [False, True]


def test_cells_come_row_by_row_in_the_order_of_the_versions(store, sample):
    write(store, replace(sample.english, position=1), replace(sample.german, position=0))
    languages = [cell.version_id[-2:] for cell in store.cells(sample.article.id)]
    assert languages == ["de", "en", "de", "en"]


def test_lines_segments_rows_and_beads_come_in_order(store, sample):
    assert [line.ordinal for line in store.lines(sample.german.id)] == [0]
    assert [segment.ordinal for segment in store.segments(sample.german.id)] == [0, 1]
    assert [row.ordinal for row in store.rows(sample.article.id)] == [0, 1]
    assert [bead.a_first for bead in store.beads(sample.article.id)] == [0, 1]


def test_a_file_that_was_imported_is_known_by_its_digest(store, sample):
    assert store.version_with_digest(sample.german.sha256) == sample.german.id
    assert store.version_with_digest("0" * 64) is None


def test_a_text_that_was_imported_is_known_again(store, sample):
    assert store.version_with_text(sample.german.text) == sample.german.id
    assert store.version_with_text(sample.german.text + " ") is None


def test_duplicates_of_what_is_in_the_bin_do_not_count(store, sample):
    write(store, replace(sample.article, trashed_at=LATER))
    assert store.version_with_text(sample.german.text) is None
    assert store.version_with_digest(sample.german.sha256) is None


@pytest.mark.parametrize("length", [4, 12, 32])
def test_an_id_is_found_by_how_it_begins(store, sample, length):
    assert store.find_article(sample.article.id[:length]) == sample.article.id
    assert store.find_annotation(sample.note.id[:length].upper()) == sample.note.id


def test_how_an_id_begins_must_be_four_characters(store, sample):
    with pytest.raises(NotFound, match="at least the first 4"):
        store.find_article(sample.article.id[:3])


@pytest.mark.parametrize("prefix", ["", "ffff", "%%%%", "1' OR '1'='1", "1111g"])
def test_an_id_that_is_not_there_is_not_found(store, sample, prefix):
    with pytest.raises(NotFound):
        store.find_article(prefix)


def test_a_beginning_that_several_ids_share_is_not_enough(store, sample):
    put(store, replace(sample.article, id="1111" + "2" * 28))
    with pytest.raises(NotFound, match="several"):
        store.find_article("1111")
    assert store.find_article("11112") == "1111" + "2" * 28


def test_what_is_not_there_is_not_found(store):
    for ask in (store.article, store.version, store.annotation):
        with pytest.raises(NotFound):
            ask("f" * 32)


@pytest.mark.parametrize("name", ["Đại hội", "ĐẠI HỘI", unicodedata.normalize("NFD", "đại Hội")])
def test_a_tag_is_found_whatever_its_case_and_unicode_form(store, name):
    tag = Tag("b" * 32, "Đại hội")
    put(store, tag)
    assert store.tag_named(name) == tag


def test_a_tag_without_its_marks_is_another_tag(store):
    put(store, Tag("b" * 32, "Đại hội"))
    assert store.tag_named("Dai hoi") is None


def test_tags_come_by_name_with_their_counts(store, sample):
    put(store, Tag("b" * 32, "ant"), Tag("c" * 32, "Zebra"))
    counts = [(found.tag.name, found.count) for found in store.tag_counts()]
    assert counts == [("ant", 0), ("Travel/Sea", 1), ("Zebra", 0)]


@pytest.mark.parametrize(
    "statement",
    [
        SAME_DIGEST,
        SAME_TEXT,
        ARTICLE.select_one,
        SEGMENT.select("WHERE version_id = ?1 ORDER BY ordinal"),
        ROW.select("WHERE article_id = ?1 ORDER BY ordinal"),
        CELL.select(CELLS),
        TARGET.select(TARGETS.format(which=OF_ONE)),
        "SELECT id FROM annotation WHERE id >= ?1 AND id < ?1 ORDER BY id LIMIT 2",
    ],
)
def test_no_frequent_question_reads_a_whole_table(store, sample, statement):
    assert "SCAN" not in plan(store.connection, statement)


def put(store: Store, *records) -> None:
    with store.edit(Op.IMPORT) as edit:
        edit.insert(*records)


def write(store: Store, *records) -> None:
    with store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(*records)


def plan(connection: sqlite3.Connection, statement: str) -> str:
    return str(connection.execute(f"EXPLAIN QUERY PLAN {statement}", ("a",)).fetchall())


def test_a_piece_of_a_text_is_read_alone(store, sample):
    version = store.versions(sample.article.id)[0]
    assert store.excerpt(version.id, 2, 9) == version.text[2:9]
    assert store.excerpt(version.id, 2, 10**6) == version.text[2:]
    assert store.article_of(version.id) == sample.article.id


def test_no_piece_is_read_of_a_text_that_is_not_there(store):
    with pytest.raises(NotFound):
        store.excerpt(VersionId("nowhere"), 0, 1)


def test_the_hash_of_a_text_follows_the_text(store, sample):
    before = store.text_hash(sample.english.id)
    assert before == text_hash(sample.english.text)
    write(store, replace(sample.english, text=sample.english.text + " More."))
    assert store.text_hash(sample.english.id) == text_hash(sample.english.text + " More.")
    store.undo()
    assert store.text_hash(sample.english.id) == before


def test_the_hash_follows_what_another_connection_writes(store, sample):
    store.text_hash(sample.english.id)
    with Store.open(store.path) as other:
        write(other, replace(sample.english, text="Other words."))
    assert store.text_hash(sample.english.id) == text_hash("Other words.")

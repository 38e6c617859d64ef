"""A sound library has no findings; each kind of unsoundness has its own."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from core.changes import Op
from core.errors import LibraryRefused
from core.model import State
from core.store.health import Kind, check
from core.store.opening import APPLICATION_ID
from core.store.store import Store


def test_a_new_library_is_sound(store, path):
    assert check(path) == ()


def test_a_library_with_an_article_is_sound_while_it_is_open_and_after(store, sample, path):
    assert check(path) == ()
    store.close()
    assert check(path) == ()


def test_checking_leaves_the_library_as_it_is(store, sample, path):
    store.close()
    before = path.read_bytes()
    check(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_library_is_refused(path):
    path.write_text("Shopping: milk, rope, chalk")
    with pytest.raises(LibraryRefused):
        check(path)


def test_a_damaged_file_is_found(store, sample, path):
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    assert {finding.kind for finding in check(path)} == {Kind.FILE}


def test_a_reference_to_nothing_is_found(store, sample, path):
    store.close()
    with closing(sqlite3.connect(path)) as careless:
        careless.execute("DELETE FROM tag")
        careless.commit()
    assert [finding.kind for finding in check(path)] == [Kind.REFERENCE]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ('UPDATE segment SET "end" = 20 WHERE ordinal = 0', "follow each other"),
        ("UPDATE segment SET line = 7 WHERE ordinal = 0", "kept line"),
        ("UPDATE line SET hidden = 1", "kept line"),
        ('UPDATE line SET "end" = 3', "kept line"),
        ('UPDATE line SET "end" = 3000', "within the text"),
        ("UPDATE line SET ordinal = 1", "numbered from 0"),
        ("UPDATE version SET text = 'Cafe' || char(769) || substr(text, 6)", "NFC"),
        ("UPDATE version SET text = replace(text, ' ', char(10))", "line break"),
    ],
)
def test_a_text_whose_lines_or_sentences_do_not_fit_is_found(
    store, sample, path, statement, message
):
    store.connection.execute(statement)
    assert any(finding.kind is Kind.TEXT and message in finding.message for finding in check(path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cell SET last_segment = 1",
        "DELETE FROM cell WHERE first_segment = 1",
        "UPDATE cell SET first_segment = 1 - first_segment, last_segment = 1 - last_segment",
        'UPDATE "row" SET ordinal = ordinal + 1',
        "UPDATE bead SET b_last = 2",
    ],
)
def test_an_alignment_that_does_not_hold_every_sentence_is_found(store, sample, path, statement):
    store.connection.execute(statement)
    assert {finding.kind for finding in check(path)} == {Kind.ALIGNMENT}


def test_a_mark_whose_words_are_elsewhere_is_found(store, sample, path):
    with store.edit(Op.RESIZE) as edit:
        edit.update(replace(sample.target, start=5))
    assert [finding.kind for finding in check(path)] == [Kind.ANNOTATION]


def test_an_orphan_is_allowed_to_have_lost_its_words(store, sample, path):
    with store.edit(Op.RESIZE) as edit:
        edit.update(replace(sample.target, start=5, state=State.ORPHAN))
    assert check(path) == ()


def test_two_tags_of_one_name_are_found(store, sample, path):
    with store.edit(Op.TAG) as edit:
        edit.insert(replace(sample.tag, id="b" * 32, name=sample.tag.name.upper()))
    assert [finding.kind for finding in check(path)] == [Kind.TAG]


def test_a_step_that_can_not_be_read_is_found_and_undone_by_nobody(store, sample, path):
    store.connection.execute("UPDATE history SET changes = x'00ff'")
    assert [finding.kind for finding in check(path)] == [Kind.HISTORY]
    assert store.undo() is None


def test_a_finding_reads_as_a_sentence(store, sample, path):
    store.connection.execute("DELETE FROM cell WHERE first_segment = 1")
    assert str(check(path)[0]).startswith(f"article {sample.article.id}: rows do not hold each")


def test_a_record_with_an_unknown_word_is_found_and_hides_no_other(store, sample, path):
    other = replace(sample.note, id="6" * 32)
    with store.edit(Op.HIGHLIGHT) as edit:
        edit.insert(other)
    store.connection.execute("UPDATE annotation SET colour = 'mauve' WHERE id = ?", (other.id,))
    assert [annotation.id for annotation in store.annotations()] == [sample.note.id]
    assert [entry.id for entry in store.entries()] == [sample.note.id]
    assert [finding.kind for finding in check(path)] == [Kind.RECORD]


@pytest.mark.parametrize("marked", [False, True])
def test_a_library_that_was_only_begun_is_sound(path, marked):
    path.write_bytes(b"")
    if marked:
        with closing(sqlite3.connect(path)) as begun:
            begun.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert check(path) == ()
    with Store.open(path) as library:
        assert library.summaries() == ()

"""What is found: words with and without marks, phrases, filters; and that the index stays true."""

from dataclasses import replace

import pytest

from core.annotations import annotations as annotating
from core.annotations import tags as tagging
from core.changes import Op
from core.errors import KnownError
from core.library import articles
from core.model import Colour
from core.reading import searches
from core.reading.concordance import marks_found, once_a_row
from core.reading.query import has_term, parsed, toggled, widened
from core.reading.search import search
from core.store.indexing import put_everything


def found(well, line, **how):
    results = search(well.store, parsed(line, **how))
    return [(hit.row, hit.cell.language if hit.cell else None) for hit in results.hits]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bucket", [(2, "en")]),
        ("Deep WELL", [(1, "en")]),
        ("fuhlt", []),
        ('"the well"', [(0, "en"), (1, "en")]),
        ('"well the"', []),
        ("buck", []),
        ("buck*", [(2, "en")]),
        ("well -deep", [(0, "en")]),
        ("brunnen lang:de", [(0, "de"), (1, "de")]),
        ("brunnen lang:en", []),
        ("bucket article:well", [(2, "en")]),
        ("bucket article:river", []),
        ("1903", [(2, "en"), (2, "de")]),
        ("comment", []),
        ("", []),
        ("lang:de", []),
        ('"', []),
        ("*", []),
        ("-", []),
    ],
)
def test_words_phrases_and_filters(well, line, expected):
    assert found(well, line) == expected


@pytest.mark.parametrize(
    ("line", "wide"),
    [
        ("doi lang:vi tag:a/b ngoai", "doi ngoai"),
        ('"a b" article:"the well" -c in:notes', '"a b" -c'),
        ("note:why is:marked", "note:why"),
        ("lang:vi", ""),
    ],
)
def test_a_line_without_what_narrows_it(line, wide):
    assert widened(line) == wide


def test_words_without_marks_are_found_with_any_and_words_with_marks_alone(well):
    with well.store.edit(Op.EDIT_DETAILS) as edit:
        version = well.store.version(well.german)
        text = version.text.replace("Brunnen", "Brünnen", 1)
        edit.update(replace(version, text=text))
    assert found(well, "brunnen lang:de") == [(0, "de"), (1, "de")]
    assert found(well, "brünnen") == [(0, "de")]


def test_a_word_that_is_being_typed_finds_what_it_may_become(well):
    assert found(well, "the buck", typing=True) == []
    assert found(well, "a buck", typing=True) == [(2, "en")]


def test_a_hit_shows_where_the_words_stand_in_every_version(well):
    (hit,) = search(well.store, parsed("bucket")).hits
    assert [cell.language for cell in hit.cells] == ["en", "de"]
    start, end = hit.cell.spans[0]
    assert hit.cell.text[start:end] == "bucket"


def mark(well, words="bucket", **more):
    return annotating.highlight(well.store, well.passage(words), Colour.RED, link=False, **more)


def test_notes_are_found_by_their_words_and_tags_and_stand_in_their_row(well):
    note = mark(well, note="Whose *pail* is it?", tags=["things/lost"])
    for line in ("pail", "note:pail", "lost", "note:lost"):
        (hit,) = search(well.store, parsed(line)).hits
        assert (hit.annotation, hit.row) == (note, 2)


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("tag:things", [2]),
        ("tag:things/lost", [2]),
        ("tag:thing", []),
        ("colour:red", [2]),
        ("colour:blue", []),
        ("tag:things fell", [2]),
        ("tag:things deep", []),
        ("tag:things lang:de", []),
    ],
)
def test_tags_and_colours_find_the_rows_of_their_notes(well, line, rows):
    mark(well, tags=["things/lost"])
    assert [row for row, _ in found(well, line)] == rows


def test_a_renamed_tag_is_found_by_its_new_name_and_after_undo_by_the_old(well):
    mark(well, tags=["lost"])
    tagging.rename(well.store, "lost", "gone")
    assert (len(found(well, "tag:gone")), len(found(well, "tag:lost"))) == (1, 0)
    well.store.undo()
    assert (len(found(well, "tag:gone")), len(found(well, "tag:lost"))) == (0, 1)


def test_what_is_in_the_bin_is_not_found_until_it_is_restored(well):
    note = mark(well, note="pail")
    annotating.delete(well.store, note)
    assert found(well, "pail") == []
    articles.remove(well.store, well.article)
    assert found(well, "bucket") == []
    well.store.undo()
    well.store.undo()
    assert len(found(well, "pail")) == len(found(well, "bucket")) == 1


REMARKS = """
SELECT kind, key, folded, exact, facet FROM remark_words
JOIN indexed ON indexed.id = remark_words.rowid
"""
SENTENCES = """
SELECT key, sentence_words.rowid & 16777215, folded, exact, facet FROM sentence_words
JOIN indexed ON indexed.id = sentence_words.rowid >> 24
"""


def contents(store):
    """All that the index holds, by what it is of."""
    return [
        sorted(store.connection.execute(statement).fetchall())
        for statement in (
            REMARKS,
            SENTENCES,
        )
    ]


def test_undone_and_redone_the_index_is_what_it_would_be_if_made_anew(well):
    mark(well, note="pail", tags=["a/b", "c"])
    mark(well, "deep", tags=["c"])
    tagging.merge(well.store, "c", "a/b")
    articles.ungroup(well.store, well.german)
    for step in ("undo", "undo", "undo", "redo", "redo"):
        getattr(well.store, step)()
    before = contents(well.store)
    put_everything(well.store.connection)
    assert contents(well.store) == before
    assert all(before)


def test_a_term_is_put_into_a_line_and_taken_out_again():
    line = toggled("well", "article", "The deep well")
    assert line == 'well article:"The deep well"'
    assert has_term(line, "article", "the DEEP well")
    assert toggled(line, "article", "The deep well") == "well"
    assert toggled("", "lang", "de") == "lang:de"


def test_words_typed_without_marks_are_told_as_they_are_written(well):
    def told(line):
        return marks_found(parsed(line), search(well.store, parsed(line)))

    assert told("fallt OR fiel") == ""
    assert told("bucket") == ""
    with well.store.edit(Op.EDIT_DETAILS) as edit:
        version = well.store.version(well.german)
        edit.update(replace(version, text=version.text.replace("Brunnen", "Brünnen")))
    assert told("brunnen") == "brünnen"
    assert told("brünnen") == ""


def kept(store):
    return [(one.name, one.line) for one in store.saved_searches()]


def test_a_search_is_kept_under_one_name_and_that_is_undone(well):
    searches.save(well.store, "Deep", "deep lang:en")
    searches.save(well.store, " dEEP ", "deep")
    assert kept(well.store) == [("dEEP", "deep")]
    searches.forget(well.store, "deep")
    assert kept(well.store) == []
    well.store.undo()
    well.store.undo()
    assert kept(well.store) == [("Deep", "deep lang:en")]
    with pytest.raises(KnownError):
        searches.save(well.store, " ", "deep")


def test_rows_are_numbered_as_people_see_them(well):
    numbers = {hit.row: hit.number for hit in search(well.store, parsed("well")).hits}
    assert numbers == {0: 0, 1: 1}


def test_a_note_says_where_in_it_the_words_stand(well):
    mark(well, note="Whose *pail* is it?")
    (hit,) = search(well.store, parsed("pail")).hits
    assert [hit.words[start:end] for start, end in hit.said] == ["pail"]
    assert hit.colour is Colour.RED


def test_a_row_is_shown_once_in_the_language_in_which_most_was_found(well):
    found = search(well.store, parsed("1903"))
    assert [hit.version for hit in found.hits] == [well.english, well.german]
    (hit,) = once_a_row(found).hits
    assert (hit.version, [len(cell.spans) for cell in hit.cells]) == (well.english, [1, 1])


def test_words_that_stand_together_are_one_run_and_the_longest_is_shown(well):
    (hit,) = search(well.store, parsed("deep the well is")).hits
    start, end = hit.cell.best_run
    assert hit.cell.text[start:end] == "The well is deep"


def test_a_tag_alone_points_at_the_marked_words(well):
    mark(well, tags=["things/lost"])
    (hit,) = search(well.store, parsed("tag:things")).hits
    assert [hit.cell.text[start:end] for start, end in hit.cell.spans] == ["bucket"]
    (hit,) = search(well.store, parsed("tag:things fell")).hits
    assert [hit.cell.text[start:end] for start, end in hit.cell.spans] == ["fell"]


def test_marked_words_are_shown_rather_than_the_sentence_linked_to_them(well):
    annotating.highlight(well.store, well.passage("bucket"), Colour.RED, tags=["lost"])
    found = search(well.store, parsed("tag:lost"))
    assert {hit.version for hit in found.hits} == {well.english, well.german}
    (hit,) = once_a_row(found).hits
    assert hit.version == well.english

"""All hits at once: tagged in one step of undo, written to files."""

import csv
import io

import pytest

from core.annotations import annotations as annotating
from core.errors import KnownError
from core.export import hits as export
from core.intake.formats import tables
from core.intake.formats.drafts import Source
from core.library import gathering
from core.model import Colour
from core.reading.query import parsed


def taken(well, line):
    return gathering.all_hits(well.store, parsed(line))


def tagged(well):
    """The words of each tagged note in its own version."""
    return [
        next(target.exact for target in note.targets if not target.linked)
        for note in well.store.annotations(well.article)
        if note.tags
    ]


def test_the_words_found_are_marked_and_tagged_in_one_step(well):
    done = gathering.tag_all(well.store, taken(well, "well").hits, ["water"])
    assert (done.marked, done.tagged) == (2, 0)
    assert [words.casefold() for words in tagged(well)] == ["well", "well"]
    well.store.undo()
    assert well.store.annotations(well.article) == ()


def test_words_that_are_marked_already_get_the_tag_and_no_second_mark(well):
    annotating.highlight(well.store, well.passage("bucket"), Colour.BLUE, tags=["things"])
    done = gathering.tag_all(well.store, taken(well, "bucket").hits, ["water"])
    assert (done.marked, done.tagged) == (0, 1)
    (note,) = well.store.annotations(well.article)
    assert (note.record.colour, note.tags) == (Colour.BLUE, ("things", "water"))


def test_notes_that_are_found_get_the_tag(well):
    annotating.annotate_article(well.store, well.article, "Ask about the zebra.")
    done = gathering.tag_all(well.store, taken(well, "zebra").hits, ["water"])
    assert (done.marked, done.tagged) == (0, 1)


def test_a_tag_without_a_letter_is_refused_and_nothing_changes(well):
    with pytest.raises(KnownError):
        gathering.tag_all(well.store, taken(well, "well").hits, [" # "])
    assert well.store.annotations(well.article) == ()


def test_too_many_hits_are_refused(well, monkeypatch):
    monkeypatch.setattr(gathering, "MOST", 1)
    with pytest.raises(KnownError, match="narrow"):
        taken(well, "well")


def test_a_table_of_hits_names_articles_and_languages(well):
    text = export.document(taken(well, "bucket"), "bucket", ".csv").decode()
    head, row = csv.reader(io.StringIO(text, newline=""))
    assert head == ["article", "#", "en", "de", "tags", "notes"]
    assert row[0] == "The well"
    assert "bucket" in row[2]


def test_a_table_of_hits_is_read_back_as_aligned_texts(well):
    data = export.document(taken(well, "well"), "well", ".csv")
    drafts = tables.read(Source("hits.csv", data))
    assert [draft.language for draft in drafts] == ["en", "de"]
    assert [len(draft.blocks) for draft in drafts] == [2, 2]


def test_hits_as_markdown_quote_every_language_with_the_words_marked(well):
    annotating.highlight(well.store, well.passage("bucket"), Colour.RED, note="A *pail*")
    text = export.markdown(taken(well, "bucket"), "bucket")
    assert "## The well" in text
    assert "> **en** " in text
    assert "==bucket==" in text
    assert "> **de** " in text


def test_a_memory_of_hits_without_a_row_is_refused(well):
    annotating.annotate_article(well.store, well.article, "Ask about the zebra.")
    with pytest.raises(KnownError, match="row"):
        export.document(taken(well, "zebra"), "zebra", ".tmx")

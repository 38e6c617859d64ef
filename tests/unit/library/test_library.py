"""Bringing in, grouping, parting, keeping and hiding: one step each, nothing lost."""

import pytest

from core.annotations.annotations import annotate_article, highlight
from core.errors import KnownError
from core.intake.reading import HIDDEN_BY_HAND, from_text
from core.library import articles, importing, lines
from core.library.aligning import align_article
from core.library.sample import add_sample
from core.model import Colour, Passage, Role
from core.reading.build import build

TIDE = """The tide table

Low water was at 06:40 on 4 May 2019. The children walked out 900 metres.

They came home with 17 crabs. Only one of them was angry.
"""
GEZEITEN = """Die Gezeitentafel

Niedrigwasser war am 4. Mai 2019 um 06:40 Uhr. Die Kinder liefen 900 Meter hinaus.

Sie kamen mit 17 Krebsen zurück. Nur einer davon war böse.
"""
PASANG = """Tabel pasang surut

Air surut terjadi pukul 06.40 pada 4 Mei 2019. Anak-anak berjalan sejauh 900 meter.

Mereka pulang membawa 17 kepiting. Hanya satu yang marah.
"""


@pytest.fixture
def documents():
    texts = {"en": TIDE, "de": GEZEITEN, "id": PASANG}
    return [from_text(text, name=code, language=code) for code, text in texts.items()]


@pytest.fixture
def apart(store, documents):
    """The three versions, each an article of its own."""
    return importing.add(store, documents)


def state(store):
    """All that a person sees of a library."""
    return [
        (
            summary,
            store.rows(summary.article.id),
            store.cells(summary.article.id),
            store.annotations(summary.article.id),
        )
        for summary in store.summaries()
    ]


def passage(store, version, words):
    start = store.version(version).text.index(words)
    return Passage(version, start, start + len(words))


def test_each_document_becomes_an_article_with_a_row_for_each_sentence(store, apart):
    assert len(set(apart.articles)) == 3
    for article, version in zip(apart.articles, apart.versions, strict=True):
        assert len(store.rows(article)) == len(store.segments(version)) == 5


def test_one_import_is_one_step(store, apart):
    store.undo()
    assert store.summaries() == ()


def test_importing_again_finds_every_text_there_already(store, documents, apart):
    again = importing.add(store, documents)
    assert again.duplicates == {0, 1, 2}
    assert again.versions == apart.versions
    assert len(store.summaries()) == 3


def test_the_same_text_twice_in_one_import_is_stored_once(store, documents):
    added = importing.add(store, [documents[0], documents[0]])
    assert added.duplicates == {1}
    assert added.versions[0] == added.versions[1]


def test_grouped_documents_become_one_aligned_article(store, documents):
    added = importing.add(store, documents, groups=[(0, 1, 2)])
    assert len(set(added.articles)) == 1
    page = build(store, added.articles[0])
    assert [len([c for c in page.row(n).cells if c]) for n in range(len(page))] == [3] * 5


def test_grouping_aligns_and_shows_older_marks_in_the_new_columns(store, apart):
    made = highlight(store, passage(store, apart.versions[0], "17 crabs"), Colour.RED)
    articles.group(store, apart.versions)
    quoted = [target.exact for target in store.annotation(made).targets]
    assert quoted[0] == "17 crabs"
    assert all("17" in quote for quote in quoted[1:])
    assert len(quoted) == 3


def test_grouping_brings_along_what_is_attached_to_the_joining_versions(store, apart):
    mark = highlight(store, passage(store, apart.versions[1], "17 Krebsen"), Colour.RED)
    note = annotate_article(store, apart.articles[1], "About the whole")
    home = articles.group(store, apart.versions)
    assert {a.id for a in store.annotations(home)} == {mark, note}
    assert len(store.summaries()) == 1


def test_undo_of_grouping_restores_everything(store, apart):
    highlight(store, passage(store, apart.versions[1], "17 Krebsen"), Colour.RED)
    before = state(store)
    articles.group(store, apart.versions)
    store.undo()
    assert state(store) == before


def test_ungrouping_takes_the_versions_own_marks_along_and_drops_its_links(store, apart):
    home = articles.group(store, apart.versions)
    stays = highlight(store, passage(store, apart.versions[0], "17 crabs"), Colour.RED)
    goes = highlight(store, passage(store, apart.versions[1], "böse"), Colour.RED)
    fresh = articles.ungroup(store, apart.versions[1])
    assert [a.id for a in store.annotations(home)] == [stays]
    assert [a.id for a in store.annotations(fresh)] == [goes]
    assert len(store.annotation(stays).targets) == 2
    assert len(store.annotation(goes).targets) == 1
    assert len(store.rows(fresh)) == 5


def test_the_only_version_of_an_article_can_not_be_taken_out(store, apart):
    with pytest.raises(KnownError, match="only version"):
        articles.ungroup(store, apart.versions[0])


def test_grouping_needs_two_versions(store, apart):
    with pytest.raises(KnownError, match="at least two"):
        articles.group(store, apart.versions[:1])


def test_an_aligned_article_is_left_alone_unless_asked(store, apart):
    home = articles.group(store, apart.versions)
    before = store.rows(home)
    assert not align_article(store, home)
    assert store.rows(home) == before
    assert align_article(store, home, realign=True)


def test_hiding_a_line_takes_its_sentences_out_and_moves_no_mark(store, apart):
    home = articles.group(store, apart.versions[:2])
    mark = highlight(store, passage(store, apart.versions[0], "angry"), Colour.RED)
    before = store.annotation(mark)
    line = next(x for x in store.lines(apart.versions[0]) if x.role is Role.PARAGRAPH)
    lines.hide(store, apart.versions[0], [line.ordinal])
    assert len(store.segments(apart.versions[0])) == 3
    assert store.annotation(mark) == before
    assert store.lines(apart.versions[0])[line.ordinal].reason == HIDDEN_BY_HAND
    assert len(build(store, home)) >= 3


def test_keeping_a_hidden_line_brings_back_the_same_sentences(store, apart):
    segments = store.segments(apart.versions[0])
    line = next(x for x in store.lines(apart.versions[0]) if x.role is Role.PARAGRAPH)
    lines.hide(store, apart.versions[0], [line.ordinal])
    lines.keep(store, apart.versions[0], [line.ordinal])
    assert store.segments(apart.versions[0]) == segments


def test_the_last_line_of_a_text_can_not_be_hidden(store):
    added = importing.add(store, [from_text("Only this line.", name="one", language="en")])
    with pytest.raises(KnownError, match="last line"):
        lines.hide(store, added.versions[0], [0])


def test_an_article_in_the_bin_is_gone_from_the_list_and_comes_back(store, apart):
    articles.remove(store, apart.articles[0])
    assert len(store.summaries()) == 2
    articles.restore(store, apart.articles[0])
    assert len(store.summaries()) == 3


def test_the_sample_has_six_versions_and_its_notes_in_place_in_one_step(store):
    article = add_sample(store)
    assert len(store.versions(article)) == 6
    for annotation in store.annotations(article):
        assert len(annotation.targets) >= 5
        for target in annotation.targets:
            text = store.version(target.version_id).text
            assert text[target.start : target.end] == target.exact
    assert add_sample(store) == article
    store.undo()
    assert store.summaries() == ()

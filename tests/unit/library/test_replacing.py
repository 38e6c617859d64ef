"""A new text for a version: marks kept, found again or orphaned, and one undo for all of it."""

from dataclasses import replace

import pytest

from core.annotations.annotations import delete, highlight
from core.changes import Op
from core.errors import KnownError
from core.export import markdown
from core.intake.reading import HIDDEN_BY_HAND, from_text, recleaned
from core.library import importing, lines
from core.library.replacing import Replaced, replace_text
from core.model import Colour, Loss, Passage, Role, State, Status
from core.reading.build import build
from core.store import health
from core.store.keeping import kept
from core.store.store import Store

MILL = """The mill by the weir

The mill has ground no flour since 1961. Its wheel turns for the swallows alone.

Every spring the miller's daughter oils the axle. She says that a wheel must not forget.

In the dry year of 2018 the weir ran empty. Nobody heard the wheel, and nobody slept well.
"""
MUEHLE = """Die Mühle am Wehr

Die Mühle hat seit 1961 kein Mehl mehr gemahlen. Ihr Rad dreht sich nur für die Schwalben.

Jeden Frühling ölt die Tochter des Müllers die Achse. Ein Rad, sagt sie, darf nicht vergessen.

Im trockenen Jahr 2018 lief das Wehr leer. Niemand hörte das Rad, und niemand schlief gut.
"""
EDITED = MILL.replace("Its wheel turns", "Its old wheel turns still").replace(
    " She says that a wheel must not forget.", ""
)


@pytest.fixture
def mill(store):
    """The article; its versions are English and German."""
    documents = [document(MILL, "en"), document(MUEHLE, "de")]
    return importing.add(store, documents, groups=[(0, 1)])


@pytest.fixture
def marks(store, mill):
    """Three marks in the English: on words that stay, are reworded, go."""
    english = mill.versions[0]
    words = ("ground no flour", "wheel turns for the swallows", "a wheel must not forget")
    return [mark(store, english, quoted) for quoted in words]


def document(text, language):
    return from_text(text, name=f"mill.{language}.txt", language=language)


def mark(store, version, words, **more):
    start = store.version(version).text.index(words)
    return highlight(store, Passage(version, start, start + len(words)), Colour.RED, **more)


def target(store, annotation, version):
    return next(t for t in store.annotation(annotation).targets if t.version_id == version)


def everything(store, article):
    """All rows of the article as they are in the library, but for the rows' new ids."""
    return (
        store.versions(article),
        [(store.lines(v.id), store.segments(v.id)) for v in store.versions(article)],
        store.rows(article),
        store.cells(article),
        store.beads(article),
        store.annotations(article),
        store.annotations(article, trashed=True),
    )


def test_marks_are_kept_found_again_or_orphaned(store, mill, marks):
    english = mill.versions[0]
    assert replace_text(store, english, document(EDITED, "en")) == Replaced(1, 1, 1)
    states = [target(store, made, english).state for made in marks]
    assert states == [State.ANCHORED, State.MOVED, State.ORPHAN]
    text, moved = store.version(english).text, target(store, marks[1], english)
    assert text[moved.start : moved.end] == moved.exact == "wheel turns still for the swallows"


def test_an_orphan_keeps_its_quotation_and_where_it_was(store, mill, marks):
    before = target(store, marks[2], mill.versions[0])
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    after = target(store, marks[2], mill.versions[0])
    assert (after.exact, after.prefix, after.start) == (before.exact, before.prefix, before.start)


def test_undo_restores_every_row_and_redo_does_it_again(store, mill, marks):
    before = everything(store, mill.articles[0])
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    after = everything(store, mill.articles[0])
    assert store.undo_op is Op.REPLACE
    store.undo()
    assert everything(store, mill.articles[0]) == before
    store.redo()
    assert everything(store, mill.articles[0]) == after


def test_the_library_is_sound_after_a_replacement(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    assert health.check(store.path) == ()


def test_an_orphan_is_drawn_nowhere_but_exported_with_its_words(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    page = build(store, mill.articles[0])
    drawn = {
        (mark.annotation, column)
        for n in range(len(page))
        for column, marked in enumerate(page.row(n).marks)
        for mark in marked
    }
    assert (marks[2], 0) not in drawn
    assert (marks[0], 0) in drawn
    assert "a wheel must not forget" in markdown.preview(store, mill.articles[0])


def test_the_same_text_again_changes_no_mark(store, mill, marks):
    before = store.annotations(mill.articles[0])
    assert replace_text(store, mill.versions[0], document(MILL, "en")) == Replaced(3, 0, 0)
    assert store.annotations(mill.articles[0]) == before


def test_the_old_text_back_finds_the_orphan_again(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    replace_text(store, mill.versions[0], document(MILL, "en"))
    found = target(store, marks[2], mill.versions[0])
    assert (found.state, found.exact) == (State.ANCHORED, "a wheel must not forget")


def test_what_was_found_reworded_keeps_saying_so(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    replace_text(store, mill.versions[0], document("A line first.\n\n" + EDITED, "en"))
    assert target(store, marks[1], mill.versions[0]).state is State.MOVED


def test_annotations_in_the_bin_are_followed_but_not_counted(store, mill, marks):
    delete(store, marks[0])
    counted = replace_text(store, mill.versions[0], document("First.\n\n" + MILL, "en"))
    assert counted == Replaced(2, 0, 0)
    found = target(store, marks[0], mill.versions[0])
    assert store.version(mill.versions[0]).text[found.start : found.end] == "ground no flour"


def test_a_lost_link_is_proposed_anew_from_the_rows(store, mill):
    english, german = mill.versions
    made = mark(store, english, "ground no flour")
    rewritten = MUEHLE.replace(
        "Die Mühle hat seit 1961 kein Mehl mehr gemahlen.", "1961 war hier Schluss damit."
    )
    replace_text(store, german, document(rewritten, "de"))
    linked = target(store, made, german)
    assert (linked.linked, linked.state) == (True, State.MOVED)
    assert linked.exact == "1961 war hier Schluss damit."


def test_confirmed_rows_stand_where_their_sentences_do(store, mill):
    article, english = mill.articles[0], mill.versions[0]
    confirm_all(store, article)
    replace_text(store, english, document(EDITED, "en"))
    confirmed = [row for row in store.rows(article) if row.status is Status.CONFIRMED]
    assert len(confirmed) == len(store.rows(article)) - 1


def confirm_all(store, article):
    with store.edit(Op.MEND) as edit:
        edit.update(*(replace(row, status=Status.CONFIRMED) for row in store.rows(article)))


def test_a_line_hidden_by_hand_stays_hidden(store, mill):
    english = mill.versions[0]
    line = [x for x in store.lines(english) if x.role is Role.PARAGRAPH][-1]
    lines.hide(store, english, [line.ordinal])
    replace_text(store, english, document("A new line.\n\n" + MILL, "en"))
    assert store.lines(english)[-1].reason == HIDDEN_BY_HAND


def test_language_kind_and_place_stay(store, mill):
    german = mill.versions[1]
    replace_text(store, german, document(EDITED, "en"))
    version = store.version(german)
    assert (version.language, version.position) == ("de", 1)
    assert version.text.startswith("The mill")


def test_a_text_of_which_nothing_is_kept_is_refused(store, mill):
    before = everything(store, mill.articles[0])
    read = document("Nothing of this is kept.", "en")
    with pytest.raises(KnownError, match="no line that is kept"):
        replace_text(store, mill.versions[0], recleaned(read, hide=[0]))
    assert everything(store, mill.articles[0]) == before


def test_an_orphan_knows_why_its_words_are_not_found(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    reasons = [target(store, mark, mill.versions[0]).reason for mark in marks]
    assert reasons == [Loss.NONE, Loss.NONE, Loss.DELETED]


def test_a_text_that_comes_back_brings_every_mark_back_to_its_very_place(store, mill, marks):
    before = [store.annotation(mark).targets for mark in marks]
    replace_text(store, mill.versions[0], document("The mill has gone.", "en"))
    assert len(store.lost()) == 3
    replace_text(store, mill.versions[0], document(MILL, "en"))
    after = [store.annotation(mark).targets for mark in marks]
    assert [own for own, *_ in after] == [own for own, *_ in before]


def test_a_copy_of_the_library_is_kept_before_a_text_is_replaced(store, mill, marks):
    replace_text(store, mill.versions[0], document(EDITED, "en"))
    (before,) = kept(store.path)
    with Store.open(before.path) as copy:
        assert copy.version(mill.versions[0]).text == MILL

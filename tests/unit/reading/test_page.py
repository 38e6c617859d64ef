"""The page: rows, cells and marks as a view sees them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.annotations import tags
from core.annotations.annotations import delete, highlight
from core.model import Colour, Status
from core.reading.build import build, refreshed
from core.reading.cells import cell_of
from core.reading.page import DOUBTFUL, RowKind, is_doubtful


def test_a_page_has_the_rows_of_the_library_with_the_title_first(well):
    page = build(well.store, well.article)
    assert [page.row(n).kind for n in range(len(page))] == [
        RowKind.TITLE, RowKind.TEXT, RowKind.TEXT, RowKind.TEXT
    ]  # fmt: skip
    assert [page.row(n).number for n in range(len(page))] == [0, 1, 2, 3]


def test_a_version_without_a_sentence_in_a_row_has_no_cell_there(well):
    page = build(well.store, well.article)
    assert page.row(3).cells[1] is None
    assert page.lengths(3) == (len("It is falling still."), 0)


def test_sentences_of_one_line_stand_in_a_cell_as_in_the_text(well):
    cell = build(well.store, well.article).row(1).cells[0]
    assert cell.text == "The well is deep. Nobody has *seen* its bottom."


def test_paragraphs_are_those_of_the_version_that_has_most_of_them(well):
    page = build(well.store, well.article)
    assert [page.row(n).paragraph for n in range(4)] == [None, 1, 2, None]
    assert page.paragraph_at(3) == 2


def test_a_mark_is_shown_in_every_column_and_lighter_where_it_is_linked(well):
    highlight(well.store, well.passage("bucket"), Colour.RED)
    row = build(well.store, well.article).row(2)
    own, linked = row.marks[0][0], row.marks[1][0]
    assert row.cells[0].text[own.start : own.end] == "bucket"
    assert not own.linked
    assert linked.linked
    assert row.cells[1].text[linked.start : linked.end] == "1903 fiel ein Eimer hinein."


def test_a_mark_over_two_rows_begins_in_one_and_ends_in_the_other(well):
    passage = well.passage("fell in. It is falling")
    identifier = highlight(well.store, passage, Colour.BLUE)
    page = build(well.store, well.article)
    first, second = page.row(2).marks[0][0], page.row(3).marks[0][0]
    assert (first.begins, first.ends, second.begins, second.ends) == (True, False, False, True)
    assert page.rows_of([identifier]) == [2, 3]


def test_a_version_alone_is_read_by_paragraphs(well):
    page = build(well.store, well.article, [well.english])
    assert page.single
    assert [page.row(n).paragraph for n in range(len(page))] == [None, 1, 2]
    assert page.row(2).cells[0].text == "In 1903 a bucket fell in. It is falling still."


def test_annotations_come_in_the_order_of_the_text(well):
    later = highlight(well.store, well.passage("falling still"), Colour.RED)
    earlier = highlight(well.store, well.passage("deep"), Colour.RED)
    assert [a.id for a in build(well.store, well.article).in_order()] == [earlier, later]


def test_other_annotations_leave_the_rows_as_they_are(well):
    page = build(well.store, well.article)
    highlight(well.store, well.passage("deep"), Colour.RED)
    marked = page.with_annotations(well.store.annotations(well.article))
    assert not page.row(1).marks[0]
    assert marked.row(1).marks[0]
    assert marked.row(1).cells == page.row(1).cells


def test_a_row_is_found_by_an_offset_of_any_version(well):
    page = build(well.store, well.article)
    place = well.passage("1903 fiel", german=True)
    assert page.index_at(place.version_id, place.start) == 2


runs = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 4)), min_size=1, max_size=5)


@given(runs, st.booleans())
def test_every_shown_character_leads_back_to_its_place_in_the_text(lengths, breaks):
    text, run = "", []
    for length, gap in lengths:
        run.append((len(text), len(text) + length))
        text += "abcdef"[:length] + ("\n" if breaks else " ") * gap
    cell = cell_of(text, run)
    for piece in cell.pieces:
        for offset in range(piece.start, piece.end):
            assert cell.text[cell.shown_at(offset)] == text[offset]
            assert cell.offset_at(cell.shown_at(offset)) == offset


def test_a_change_refreshes_only_the_annotations_that_it_names(well):
    kept = highlight(well.store, well.passage("bucket"), Colour.RED)
    page = build(well.store, well.article)
    changes = []
    well.store.feed.listen(changes.append)
    highlight(well.store, well.passage("deep"), Colour.BLUE)
    delete(well.store, kept)
    for change in changes:
        page = refreshed(well.store, page, change)
    assert marks_of(page) == marks_of(build(well.store, well.article))
    assert kept not in page.annotations


def test_a_renamed_tag_is_seen_on_every_mark(well):
    highlight(well.store, well.passage("bucket"), Colour.RED, tags=["old"])
    page = build(well.store, well.article)
    changes = []
    well.store.feed.listen(changes.append)
    tags.rename(well.store, "old", "new")
    assert refreshed(well.store, page, changes[0]).row(2).marks[0][0].tags == ("new",)


def marks_of(page):
    return [page.row(number).marks for number in range(len(page))]


def test_rows_worth_a_look_are_told(well):
    page = build(well.store, well.article)
    assert page.gaps == (3,)
    assert page.confirmed == ()
    assert page.doubtful == tuple(n for n in range(4) if page.row(n).score < DOUBTFUL)


def test_a_confirmed_row_is_beyond_doubt():
    assert is_doubtful(Status.AUTO, 0.3)
    assert not is_doubtful(Status.CONFIRMED, 0.3)
    assert not is_doubtful(Status.AUTO, 0.9)


def test_marks_that_share_words_are_found_linked_ones_left_out(well):
    first = highlight(well.store, well.passage("a bucket fell"), Colour.RED)
    highlight(well.store, well.passage("still"), Colour.BLUE)
    second = highlight(well.store, well.passage("bucket"), Colour.BLUE)
    page = build(well.store, well.article)
    assert page.overlapping(page.annotations[second]) == [first]


def test_marks_made_one_by_one_stand_as_if_all_were_there_from_the_start(well):
    page = build(well.store, well.article)
    for words in ("still", "bottom", "bucket fell", "bucket"):
        identifier = highlight(well.store, well.passage(words), Colour.RED)
        page = page.with_changed({identifier: well.store.annotation(identifier)})
    fresh = build(well.store, well.article)
    assert [page.row(n) for n in range(4)] == [fresh.row(n) for n in range(4)]


def test_titles_are_never_doubtful(well):
    page = build(well.store, well.article)
    title = replace(page.row(0), kind=RowKind.TITLE, score=0.1, status=Status.AUTO)
    assert not title.is_doubtful
    assert replace(title, kind=RowKind.TEXT).is_doubtful

"""What a person does to annotations, each a step that can be undone."""

import pytest

from core.annotations import annotations as annotating
from core.annotations import quotes
from core.annotations import tags as tagging
from core.errors import KnownError, NotFound, PassageNotFound
from core.model import Colour, Passage, Style


def exact(store, identifier):
    return [target.exact for target in store.annotation(identifier).targets]


def test_a_highlight_is_on_its_words_and_linked_to_the_aligned_sentence(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.GREEN)
    assert exact(well.store, made) == ["deep", "Der Brunnen ist tief, niemand sah je seinen Grund."]


def test_a_highlight_keeps_32_characters_on_either_side(well):
    made = annotating.highlight(well.store, well.passage("bucket"), Colour.GREEN)
    target = well.store.annotation(made).targets[0]
    text = well.store.version(well.english).text
    assert target.prefix == text[target.start - 32 : target.start]
    assert target.suffix == text[target.end : target.end + 32]


def test_without_a_link_only_the_own_words_are_marked(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.GREEN, link=False)
    assert exact(well.store, made) == ["deep"]


def test_blanks_at_the_ends_of_a_selection_are_left_out(well):
    passage = well.passage(" deep. ")
    assert exact(well.store, annotating.highlight(well.store, passage, Colour.RED))[0] == "deep."


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (-1, 3), (0, 10_000)])
def test_a_passage_that_holds_no_words_is_refused_and_nothing_is_stored(well, start, end):
    with pytest.raises(PassageNotFound):
        annotating.highlight(well.store, Passage(well.english, start, end), Colour.RED)
    assert not well.store.annotations()


def test_undo_takes_a_highlight_with_its_links_and_tags_away_at_once(well):
    annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["a", "b"])
    well.store.undo()
    assert not well.store.annotations()
    assert not well.store.tag_counts()


def test_redo_brings_back_exactly_what_was_there(well):
    annotating.highlight(well.store, well.passage("deep"), Colour.RED, note="n", tags=["a"])
    before = well.store.annotations()
    well.store.undo()
    well.store.redo()
    assert well.store.annotations() == before


def test_a_note_is_kept_as_written(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED)
    annotating.set_note(well.store, made, "**bold**\r\n\n- one\n# two ")
    assert well.store.annotation(made).record.note == "**bold**\n\n- one\n# two "


def test_an_unchanged_note_makes_no_undo_step(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED, note="same")
    annotating.set_note(well.store, made, "same")
    well.store.undo()
    assert not well.store.annotations()


def test_deleted_annotations_wait_in_the_bin_and_come_back(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED)
    before = well.store.annotation(made)
    annotating.delete(well.store, made)
    assert not well.store.annotations()
    assert [a.id for a in well.store.annotations(trashed=True)] == [made]
    annotating.restore(well.store, made)
    assert well.store.annotation(made) == before


def test_a_linked_mark_is_narrowed_to_the_exact_words_and_stays_linked(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED)
    annotating.narrow(well.store, made, well.passage("tief", german=True))
    target = well.store.annotation(made).targets[1]
    assert (target.exact, target.linked) == ("tief", True)


def test_colour_and_style_change_without_moving_the_mark(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED)
    annotating.recolour(well.store, made, Colour.BLUE)
    annotating.restyle(well.store, made, Style.UNDERLINE)
    record = well.store.annotation(made).record
    assert (record.colour, record.style) == (Colour.BLUE, Style.UNDERLINE)
    assert exact(well.store, made)[0] == "deep"


def test_case_and_unicode_form_make_no_second_tag(well):
    one = annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["Café"])
    two = annotating.highlight(well.store, well.passage("bucket"), Colour.RED, tags=["CAFE\u0301"])
    assert [count.count for count in well.store.tag_counts()] == [2]
    assert well.store.annotation(one).tags == well.store.annotation(two).tags == ("Café",)


def test_setting_tags_replaces_those_that_were_there(well):
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["a", "b"])
    annotating.set_tags(well.store, made, ["b", "#c"])
    assert well.store.annotation(made).tags == ("b", "c")


def test_renaming_a_tag_renames_what_is_nested_under_it(well):
    tags = ["term", "term/title", "terminal"]
    made = annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=tags)
    assert tagging.rename(well.store, "term", "word") == 2
    assert well.store.annotation(made).tags == ("terminal", "word", "word/title")


def test_renaming_into_a_taken_name_is_refused(well):
    annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["a", "b"])
    with pytest.raises(KnownError, match="merge"):
        tagging.rename(well.store, "a", "B")


def test_merging_moves_every_annotation_and_one_undo_takes_it_back(well):
    one = annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["a"])
    two = annotating.highlight(well.store, well.passage("bucket"), Colour.RED, tags=["a", "b"])
    assert tagging.merge(well.store, "a", "b") == 2
    assert well.store.annotation(one).tags == well.store.annotation(two).tags == ("b",)
    well.store.undo()
    assert well.store.annotation(two).tags == ("a", "b")


def test_an_unknown_tag_is_not_found(well):
    with pytest.raises(NotFound, match="no such tag"):
        tagging.merge(well.store, "nothing", "at all")


def test_a_quotation_is_found_in_the_kept_text(well):
    found = quotes.find(well.store, well.article, "a bucket fell")
    assert found == well.passage("a bucket fell")


def test_hidden_words_are_not_found(well):
    with pytest.raises(PassageNotFound, match="not in the kept text"):
        quotes.find(well.store, well.article, "Comment (0)")


def test_words_that_occur_often_need_an_occurrence(well):
    with pytest.raises(PassageNotFound, match="which occurrence"):
        quotes.find(well.store, well.article, "1903")
    second = quotes.find(well.store, well.article, "1903", occurrence=2)
    assert second.version_id == well.german


def test_a_language_keeps_the_search_to_its_versions(well):
    assert quotes.find(well.store, well.article, "1903", language="de").version_id == well.german

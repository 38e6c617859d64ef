"""Tags change as a tree, each change one step."""

import pytest

from core.annotations import annotations as annotating
from core.annotations import tags as tagging
from core.errors import KnownError, NotFound
from core.model import Colour


@pytest.fixture
def tagged(well):
    for words, tags in (("deep", ["term", "term/title"]), ("bucket", ["TERM/title", "idiom"])):
        annotating.highlight(well.store, well.passage(words), Colour.RED, tags=tags)
    return well.store


def counts(store):
    return {counted.tag.name: counted.count for counted in store.tag_counts()}


def test_case_and_unicode_form_make_no_second_tag(tagged):
    assert counts(tagged) == {"term": 1, "term/title": 2, "idiom": 1}


def test_a_tag_moves_under_another_with_what_is_below_it(tagged):
    assert tagging.move(tagged, "term", "language") == 2
    assert counts(tagged) == {"language/term": 1, "language/term/title": 2, "idiom": 1}


def test_a_tag_moves_to_the_top(tagged):
    tagging.move(tagged, "term/title", "")
    assert counts(tagged) == {"term": 1, "title": 2, "idiom": 1}


@pytest.mark.parametrize("under", ["term", "Term/title", "term/new"])
def test_a_tag_does_not_move_under_itself(tagged, under):
    with pytest.raises(KnownError, match="under itself"):
        tagging.move(tagged, "term", under)


def test_a_level_that_is_no_tag_is_renamed_with_its_tags(tagged):
    tagging.rename(tagged, "term/title", "a/b/title")
    tagging.rename(tagged, "a", "z")
    assert "z/b/title" in counts(tagged)


def test_merging_takes_along_what_is_below_and_counts_a_note_once(tagged):
    annotating.highlight(
        tagged,
        _anywhere(tagged),
        Colour.RED,
        tags=["idiom/title", "term/title"],
    )
    tagging.merge(tagged, "term", "idiom")
    assert counts(tagged) == {"idiom": 2, "idiom/title": 3}


def test_one_undo_takes_a_merge_back(tagged):
    before = counts(tagged)
    tagging.merge(tagged, "term", "idiom")
    tagged.undo()
    assert counts(tagged) == before


def test_a_tag_is_not_merged_into_one_below_it(tagged):
    with pytest.raises(KnownError, match="other way"):
        tagging.merge(tagged, "term", "term/title")


def test_a_deleted_tag_goes_with_those_below_it_and_leaves_the_notes(tagged):
    assert tagging.reach(tagged, "term") == tagging.Reach(tags=2, notes=2)
    assert tagging.delete(tagged, "term") == 2
    assert (counts(tagged), len(tagged.annotations())) == ({"idiom": 1}, 2)
    tagged.undo()
    assert counts(tagged)["term/title"] == 2


def test_a_tag_takes_a_colour_and_gives_it_back(tagged):
    tagging.recolour(tagged, "idiom", Colour.MAGENTA)
    assert tagged.tag_named("Idiom").colour == "magenta"
    tagging.recolour(tagged, "idiom", None)
    assert tagged.tag_named("idiom").colour == ""


def test_what_is_no_tag_is_not_found(tagged):
    with pytest.raises(NotFound):
        tagging.delete(tagged, "nothing")


def _anywhere(store):
    target = store.annotations()[0].targets[0]
    from core.model import Passage

    return Passage(target.version_id, target.start, target.end)

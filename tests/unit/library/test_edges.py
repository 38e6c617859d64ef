"""What stands at the edge of one version and in no other is hidden; a left-out end never is."""

from itertools import combinations

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from core.library import articles, importing, lines, sample
from core.library.edges import ALONE
from core.model import VersionId
from core.store.store import Store

FEET = ["Harbour weekly, issue 12", "Printed at the old mill", "Ring on any day but Sunday"]
LANGUAGES = ("de", "en", "fr", "id", "vi", "zh")


def paragraphs(language: str) -> list[str]:
    """The kept lines of the sample in a language."""
    (found,) = (d for d in sample.documents_of_sample() if d.language.startswith(language))
    return found.kept_text.split("\n")


def text(language: str, extra: list[str], *, without: int = 0) -> Document:
    own = paragraphs(language)
    body = own[: len(own) - without]
    code = "zh-Hans" if language == "zh" else language
    return from_text("\n\n".join([*body, *extra]), name=f"{language}.txt", language=code)


def alone(store: Store, version: VersionId) -> list[str]:
    whole = store.version(version).text
    found = [line for line in store.lines(version) if line.reason == ALONE]
    return [whole[line.start : line.end] for line in found]


@pytest.mark.parametrize("other", ["de", "id", "zh"])
def test_labels_at_the_end_of_one_version_are_hidden(store, other):
    added = importing.add(store, [text("en", FEET), text(other, [])], groups=[(0, 1)])
    assert alone(store, added.versions[0]) == FEET
    assert alone(store, added.versions[1]) == []
    hidden = sum(len(store.segments(version)) for version in added.versions)
    assert (
        sum(c.last_segment - c.first_segment + 1 for c in store.cells(added.articles[0])) == hidden
    )


@pytest.mark.parametrize("without", [0, 3])
@pytest.mark.parametrize(("one", "other"), list(combinations(LANGUAGES, 2)))
def test_an_end_that_a_translation_leaves_out_is_kept(store, one, other, without):
    added = importing.add(store, [text(one, []), text(other, [], without=without)], groups=[(0, 1)])
    assert [alone(store, version) for version in added.versions] == [[], []]


@pytest.mark.parametrize(
    "end",
    [
        ["The rope goes slack,", "the lamp goes out,", "the tide lets go of the quay"],
        ["- two cups of barley", "- an onion", "- salt"],
        ["“Is it far?”", "“No.”"],
    ],
)
def test_verse_lists_and_answers_at_the_end_of_one_version_are_kept(store, end):
    added = importing.add(store, [text("en", end), text("de", [])], groups=[(0, 1)])
    assert alone(store, added.versions[0]) == []


def test_where_both_have_something_left_nothing_is_hidden(store):
    ends = [["Fragen an den Hafen", "Wer zählt die Boote"], FEET]
    added = importing.add(store, [text("de", ends[0]), text("en", FEET)], groups=[(0, 1)])
    assert alone(store, added.versions[0]) == []


def test_grouping_later_hides_it_too_and_undo_takes_both_back(store):
    added = importing.add(store, [text("en", FEET), text("de", [])])
    before = store.lines(added.versions[0]), store.segments(added.versions[0])
    articles.group(store, added.versions)
    assert alone(store, added.versions[0]) == FEET
    store.undo()
    assert (store.lines(added.versions[0]), store.segments(added.versions[0])) == before


def test_what_was_hidden_for_that_is_kept_by_hand_and_stays(store):
    added = importing.add(store, [text("en", FEET), text("de", [])], groups=[(0, 1)])
    last = store.lines(added.versions[0])[-1].ordinal
    lines.keep(store, added.versions[0], [last])
    assert alone(store, added.versions[0]) == FEET[:-1]

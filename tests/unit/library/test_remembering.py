"""What was kept or hidden on a site is done again with the next text from there."""

import pytest

from core.errors import NotFound
from core.intake.documents import Document
from core.intake.reading import from_text, recleaned
from core.intake.sites import HIDDEN_BEFORE, KEPT_BEFORE, mark_of, sites_of
from core.intake.vocabulary import Kind
from core.library import importing, lines, remembering
from core.model import VersionId
from core.store.store import Store

PAGE = """The lamp at the pier {number}

The keeper lit the lamp at six and wrote the hour into the book, as on every other day.
Tell your friends about us {number}
The boats came in one by one, and nobody on the pier counted them before the last was tied.

Leave a comment
Source: https://{host}/lamp/{number}
"""
ASIDE, BOX = 2, 4


def page(number: int, host: str = "www.pier.example") -> Document:
    text = PAGE.format(number=number, host=host)
    return from_text(text, name=f"{number}.txt", language="en")


def stored(store: Store, document: Document) -> VersionId:
    return importing.add(store, [document]).versions[0]


def reasons(document: Document) -> list[str]:
    return [line.reason for line in document.lines]


@pytest.fixture
def hidden_once(store: Store) -> VersionId:
    """A text of the site in which an aside was hidden by hand."""
    version = stored(store, page(1))
    lines.hide(store, version, [ASIDE])
    return version


def test_a_line_hidden_on_a_site_is_hidden_in_its_next_text(store, hidden_once):
    again = remembering.as_before(store, page(2))
    assert (again.lines[ASIDE].hidden, again.lines[ASIDE].reason) == (True, HIDDEN_BEFORE)
    assert [line.hidden for line in again.lines].count(True) == 1 + page(2).hidden_lines
    assert "Tell your friends" not in " ".join(again.sentences)


def test_a_line_kept_on_a_site_is_kept_in_its_next_text(store):
    version = stored(store, page(1))
    lines.keep(store, version, [BOX])
    again = remembering.as_before(store, page(2))
    assert (again.lines[BOX].hidden, again.lines[BOX].reason) == (False, KEPT_BEFORE)


def test_another_site_is_judged_as_if_nothing_were_known(store, hidden_once):
    other = page(3, host="quay.example")
    assert remembering.as_before(store, other) == other


def test_undo_takes_the_line_and_the_memory_back(store, hidden_once):
    store.undo()
    assert store.site_lines() == ()
    assert remembering.as_before(store, page(2)) == page(2)
    store.redo()
    assert len(store.site_lines()) == 1


def test_the_last_decision_counts(store, hidden_once):
    lines.keep(store, hidden_once, [ASIDE])
    assert [line.hidden for line in store.site_lines()] == [False]


def test_what_was_hidden_in_the_review_is_remembered_too(store):
    stored(store, recleaned(page(1), hide=[ASIDE]))
    assert remembering.as_before(store, page(2)).lines[ASIDE].reason == HIDDEN_BEFORE


def test_what_is_forgotten_comes_back_by_undo(store, hidden_once):
    assert remembering.forget(store, "pier.example") == 1
    assert remembering.as_before(store, page(2)) == page(2)
    store.undo()
    assert len(store.site_lines()) == 1


def test_a_site_of_which_nothing_is_known_can_not_be_forgotten(store):
    with pytest.raises(NotFound, match="nothing is remembered"):
        remembering.forget(store, "pier.example")


def test_a_text_of_which_nothing_would_be_left_stays_as_it_is(store):
    version = stored(store, page(1))
    lines.hide(store, version, [1, ASIDE, 3])
    whole = from_text(page(9).text, name="x", language="en")
    bare = recleaned(whole, hide=[0])
    assert remembering.as_before(store, bare).segments


def test_a_site_is_known_by_its_host_and_its_slogan_but_not_by_a_section():
    said = [("The Pier – news by the water", Kind.SITE.value), ("News", Kind.SITE.value)]
    assert sites_of("https://www.pier.example/a", said) == (
        "pier.example", "the pier - news by the water"
    )  # fmt: skip


def test_numbers_do_not_tell_lines_apart():
    assert mark_of("Comments (3)") == mark_of("COMMENTS (12)")

"""Suggestions that nobody answered wait on a page of their own."""

from typing import Any

import pytest

from core.intake.reading import from_text
from core.library import importing, suggesting
from gui.panels.sidebar import Shelf
from gui.widgets.controls import Button

ENGLISH = """The weaver of Marl

On 4 June 1931 Hanna Brekke sold 17 carpets to a ship's captain from Tarnby.
He paid with a parrot, a compass and 250 crowns.
The parrot spoke Danish and disliked Mondays.
Hanna Brekke kept it for 22 years and named it after the captain, Olaf Juhl.
"""
GERMAN = """Die Weberin von Marl

Am 4. Juni 1931 verkaufte Hanna Brekke einem Kapitän aus Tarnby 17 Teppiche.
Er bezahlte mit einem Papagei, einem Kompass und 250 Kronen.
Der Papagei sprach Dänisch und mochte keine Montage.
Hanna Brekke behielt ihn 22 Jahre und nannte ihn nach dem Kapitän, Olaf Juhl.
"""


@pytest.fixture
def undecided(desk: Any) -> Any:
    """A desk with two texts that look alike, not grouped."""
    documents = [from_text(text, name="weaver") for text in (ENGLISH, GERMAN)]
    findings = suggesting.compare(desk.store, documents)
    importing.add(desk.store, documents, findings=findings)
    desk.settle()
    return desk


def press(desk: Any, words: str) -> None:
    """Press the button on the page of suggestions."""
    page = desk.window.suggestions
    next(b for b in page.findChildren(Button) if b.text() == words).click()


def test_the_sidebar_counts_what_waits(undecided: Any) -> None:
    row = undecided.window.sidebar.suggestions
    assert (row.isHidden(), row.count) == (False, "1")


def test_without_suggestions_the_sidebar_has_no_entry_and_the_page_says_so(desk: Any) -> None:
    assert desk.window.sidebar.suggestions.isHidden()
    desk.act("suggestions")
    assert desk.window.middle.currentWidget() is desk.window.suggestions
    assert desk.window.suggestions.search.text() == "Look through the library"


def test_a_suggestion_is_accepted_later(undecided: Any) -> None:
    undecided.window.shelving.point_at(Shelf.SUGGESTIONS)
    press(undecided, "Group as one article")
    undecided.wait(lambda: len(undecided.store.summaries()) == 3)
    undecided.wait(lambda: undecided.window.sidebar.suggestions.count == "")


def test_a_declined_suggestion_comes_back_by_undo_alone(undecided: Any) -> None:
    undecided.window.shelving.point_at(Shelf.SUGGESTIONS)
    press(undecided, "Keep apart")
    undecided.settle()
    assert suggesting.look_through(undecided.store) == 0
    undecided.act("undo")
    undecided.settle()
    assert undecided.window.sidebar.suggestions.count == "1"


def test_the_library_is_looked_through_when_asked(desk: Any) -> None:
    importing.add(desk.store, [from_text(text, name="weaver") for text in (ENGLISH, GERMAN)])
    desk.act("suggestions")
    press(desk, "Look through the library")
    desk.wait(lambda: desk.window.sidebar.suggestions.count == "1")

"""Writing a note: tags that complete themselves, links to other notes, how it will look."""

from typing import Any

import pytest

from core.annotations import annotations
from core.annotations.deeplinks import address_of, links_in
from gui.panels.card_layout import LEFT

# Where there is no screen, a list that pops up can't take the keyboard, and Qt says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "lights 3 lamps"


@pytest.fixture
def writing(desk: Any) -> Any:
    """Two notes, and the third being written."""
    for words, tag in (("goes home", "idiom"), ("since April", "water/low")):
        desk.select(words)
        desk.press("1")
        annotations.set_tags(desk.store, desk.window.annotating.current, [tag])
    desk.select(WORDS)
    desk.press("N")
    return desk


def form(desk: Any) -> Any:
    return desk.window.notes.view.form


def test_a_tag_is_completed_from_a_few_of_its_letters(writing: Any) -> None:
    form(writing).tags.setFocus()
    writing.type("wlow")
    writing.press("Down", form(writing)._popup)
    writing.press("Return", form(writing)._popup)
    assert writing.store.annotation(form(writing).annotation).tags == ("water/low",)


def test_two_brackets_and_some_letters_offer_the_notes_with_these_words(writing: Any) -> None:
    writing.type("See [[april")
    writing.wait(lambda: form(writing).links.is_open)
    assert form(writing).links.popup.model().rowCount() == 1


def test_return_puts_a_link_in_their_place(writing: Any) -> None:
    writing.type("See [[april")
    writing.wait(lambda: form(writing).links.is_open)
    writing.press("Return", form(writing).editor)
    (link,) = links_in(form(writing).editor.toPlainText())
    assert link.words == "since April"


def test_esc_closes_the_offer_and_leaves_what_was_typed(writing: Any) -> None:
    writing.type("See [[")
    writing.wait(lambda: form(writing).links.is_open)
    writing.press("Esc", form(writing).editor)
    assert (form(writing).editor.toPlainText(), form(writing).isVisible()) == ("See [[", True)


def test_a_note_does_not_point_at_itself(writing: Any) -> None:
    writing.type("[[")
    writing.wait(lambda: form(writing).links.is_open)
    assert form(writing).links.popup.model().rowCount() == 2


def test_following_a_link_goes_to_its_note(writing: Any) -> None:
    first = writing.notes()[-1].id
    writing.window.linking.follow(address_of(first))
    assert writing.window.annotating.current == first


def test_a_link_to_a_note_in_the_bin_says_so(writing: Any) -> None:
    first = writing.notes()[-1].id
    annotations.delete(writing.store, first)
    writing.window.linking.follow(address_of(first))
    assert "The note that this link leads to is in the bin." in writing.window.status.words()


def test_a_link_on_a_card_is_found_under_the_pointer(writing: Any) -> None:
    target = writing.notes()[-1].id
    note = annotations.annotate_article(
        writing.store, writing.window.reading.article, f"[there]({address_of(target)})"
    )
    writing.settle()
    view = writing.window.notes.view
    laid = view.layout_of(view.cards.facts(note))
    place = laid._note_box.topLeft()
    place.setX(LEFT + 8)
    place.setY(place.y() + 8)
    assert laid.link_at(place) == address_of(target)


def test_how_a_note_will_look_is_shown_where_it_differs(writing: Any) -> None:
    writing.type("a **bold** word")
    assert form(writing).preview.isVisible()


def test_a_plain_note_is_not_shown_twice(writing: Any) -> None:
    writing.type("a plain word")
    assert not form(writing).preview.isVisible()

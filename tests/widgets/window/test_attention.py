"""Needs attention: there only when something waits, and settled from there."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from core.changes import Op
from core.model import State
from gui.focusing import first_in
from gui.panels.attention import WEAK


@pytest.fixture
def lost(desk: Any) -> Any:
    """The desk with a note whose words count as lost though they stand where they stood."""
    desk.select("counts the sacks")
    desk.press("1")
    (note,) = desk.notes()
    with desk.store.edit(Op.REPLACE) as edit:
        edit.update(*(replace(t, state=State.ORPHAN) for t in note.targets if not t.linked))
    desk.settle()
    return desk


def button(desk: Any, words: str) -> QPushButton:
    def found() -> list[QPushButton]:
        page = desk.window.attention
        return [b for b in page.findChildren(QPushButton) if b.text() == words]

    desk.wait(lambda: bool(found()))
    return found()[0]


def test_without_anything_lost_there_is_no_such_place(desk: Any) -> None:
    assert not desk.window.sidebar.attention.isVisible()


def test_what_waits_is_counted_and_shown(lost: Any) -> None:
    row = lost.window.sidebar.attention
    assert (row.isVisible(), row._count) == (True, "1")
    row.click()
    assert lost.window.middle.currentWidget() is lost.window.attention
    assert not lost.window.notes.isVisible()


def test_attached_where_it_is_offered_it_waits_no_longer(lost: Any) -> None:
    lost.window.sidebar.attention.click()
    button(lost, "Attach here").click()
    lost.settle()
    assert (lost.store.lost(), lost.notes()[0].targets[0].exact) == ((), "counts the sacks")


def test_the_offered_place_is_the_first_stop_of_the_keyboard(lost: Any) -> None:
    lost.window.sidebar.attention.click()
    page = lost.window.attention
    lost.wait(lambda: first_in(page) is button(lost, "Attach here"))
    button(lost, "Attach here").setFocus()
    lost.press("Tab")
    assert QApplication.focusWidget() is button(lost, "Keep as note")


def test_kept_as_a_note_it_waits_no_longer(lost: Any) -> None:
    lost.window.sidebar.attention.click()
    button(lost, "Keep as note").click()
    lost.settle()
    assert lost.notes()[0].record.note == "> counts the sacks"
    lost.act("undo")
    assert len(lost.store.lost()) == 1


def test_its_article_opens_from_there(lost: Any) -> None:
    lost.window.sidebar.attention.click()
    button(lost, "Open the article").click()
    lost.settle()
    assert lost.window.middle.currentWidget() is lost.window.reader


def losing(words: str, exact: str, desk: Any) -> None:
    """Mark words, and let the mark be one on other words that are lost."""
    desk.select(words)
    desk.press("1")
    note = desk.notes()[-1]
    with desk.store.edit(Op.REPLACE) as edit:
        own = next(t for t in desk.store.annotation(note.id).targets if not t.linked)
        edit.update(replace(own, exact=exact, state=State.ORPHAN))
    desk.settle()


def test_weak_places_stand_below_the_likely_ones_and_say_so(desk: Any) -> None:
    losing("the miller lights", "a baker lit lamps", desk)
    losing("counts the sacks", "counts the sacks", desk)
    desk.window.sidebar.attention.click()
    desk.wait(lambda: len(desk.window.attention._cards) == 2)
    offered = [b for b in first_to_last(desk) if b.text() == "Attach here"]
    assert [WEAK in button.accessibleName() for button in offered] == [False, True]


def first_to_last(desk: Any) -> list[QPushButton]:
    return [b for _, card in desk.window.attention._cards for b in card.findChildren(QPushButton)]

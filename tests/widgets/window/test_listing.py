"""What the notes panel lists, hides and says, and what is done to several notes at once."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.annotations import annotations, colours
from core.annotations.filters import Filter
from core.model import Colour, Style
from gui.dialogs.ask import Question
from gui.panels.note_order import Order
from gui.panels.notes import Scope
from tests.widgets.window.conftest import PAIR, SINGLE


@pytest.fixture
def three(desk: Any) -> Any:
    """Three notes in the pair: yellow, red with a tag, yellow with a note."""
    for words, key in (("lights 3 lamps", "1"), ("since April", "2"), ("goes home", "1")):
        desk.select(words)
        desk.press(key)
    _, red, last = desk.notes()
    annotations.set_tags(desk.store, red.id, ["water/low"])
    annotations.set_note(desk.store, last.id, "Every day?")
    desk.settle()
    return desk


def shown(desk: Any) -> list[str]:
    return [card.quotes[0].marked for card in desk.window.notes.view.cards.cards]


def answer(desk: Any, text: str) -> None:
    sheet = desk.sheet()
    assert isinstance(sheet, Question)
    sheet.field.setText(text)
    sheet.primary.click()
    desk.settle()


def test_a_named_colour_stands_on_cards_swatches_menu_and_bar(three: Any) -> None:
    three.window.listing.name_colour(Colour.YELLOW)
    answer(three, "Key fact")
    assert three.window.notes.view.cards.cards[0].heading == "Key fact"
    assert three.window.notes.filters.swatches[Colour.YELLOW].toolTip() == "Key fact"
    assert three.window.commands.by_id["colour-yellow"].text() == "Key fact · yellow"
    three.act("undo")
    assert three.window.notes.view.cards.cards[0].heading == "Yellow"


def test_an_active_filter_is_in_sight_with_clear(three: Any) -> None:
    bar = three.window.notes.filters
    bar.ask(Filter(colours=(Colour.RED,), tags=("water",), note=False))
    assert bar._says.whole_text() == "Red · water · without a note"
    assert (bar.reset.isVisible(), shown(three)) == (True, ["since April"])
    bar.reset.click()
    assert (bar.reset.isVisible(), len(shown(three))) == (False, 3)


def test_a_new_note_that_the_filter_hides_says_so(three: Any) -> None:
    three.window.notes.filters.ask(Filter(colours=(Colour.RED,)))
    three.select("counts the sacks")
    three.press("3")
    said = three.window.notes.filters._says.whole_text()
    assert (said, len(shown(three))) == ("1 new note is hidden by the filter", 1)


def test_a_filter_is_saved_offered_and_forgotten(three: Any) -> None:
    bar = three.window.notes.filters
    bar.ask(Filter(note=True))
    bar.save_asked.emit()
    answer(three, "Written")
    bar.clear()
    bar.menu().actions()[0].trigger()
    assert (bar.menu().actions()[0].text(), shown(three)) == ("Written", ["goes home"])
    bar.forget_asked.emit("Written")
    three.settle()
    assert three.store.saved_filters() == ()


def test_the_notes_of_the_library_say_their_article_and_lead_there(three: Any) -> None:
    three.read(SINGLE)
    three.select("mowed the grass")
    three.press("1")
    three.act("all-notes")
    panel = three.window.notes
    assert (panel.scope, len(shown(three))) == (Scope.LIBRARY, 4)
    assert panel._count.text() == "4 in the library"
    panel.chosen.emit(panel.shown[0])
    three.settle()
    assert three.window.reading.article == three.article(PAIR)
    assert panel.view.current == panel.shown[0]


def test_the_notes_of_the_library_follow_every_change(three: Any) -> None:
    three.act("all-notes")
    three.select("counts the sacks")
    three.press("3")
    assert shown(three) == ["lights 3 lamps", "since April", "counts the sacks", "goes home"]
    three.act("undo")
    assert len(shown(three)) == 3
    annotations.delete(three.store, three.window.notes.shown[0])
    three.settle()
    assert shown(three) == ["since April", "goes home"]


def test_a_note_written_in_the_list_of_the_library_is_stored(three: Any) -> None:
    three.act("all-notes")
    three.select("counts the sacks")
    three.press("N")
    three.type("How many?")
    three.press("Esc")
    assert {a.record.note for a in three.notes()} == {"", "Every day?", "How many?"}


def pick(desk: Any, *rows: int) -> None:
    view = desk.window.notes.view
    view.picking.pick([view.cards.ids[row] for row in rows])
    desk.settle()


def test_picked_notes_are_tagged_in_one_step(three: Any) -> None:
    pick(three, 0, 2)
    three.window.notes.picked.tag_asked.emit()
    answer(three, "to check, Water/Low")
    assert [a.tags for a in three.notes()] == [
        ("to check", "water/low"), ("water/low",), ("to check", "water/low"),
    ]  # fmt: skip
    three.act("undo")
    assert [a.tags for a in three.notes()] == [(), ("water/low",), ()]


def test_picked_notes_are_deleted_in_one_step(three: Any) -> None:
    pick(three, 0, 1)
    three.window.notes.picked.delete_asked.emit()
    three.settle()
    assert (shown(three), three.window.notes.picked.isVisible()) == (["goes home"], False)
    three.act("undo")
    assert len(shown(three)) == 3


def test_ctrl_and_shift_pick_with_the_mouse(three: Any) -> None:
    view = three.window.notes.view

    def click(row: int, modifier: Qt.KeyboardModifier) -> None:
        place = view.visualRect(view.cards.index(row)).topLeft() + QPoint(60, 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(0, Qt.KeyboardModifier.NoModifier)
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert view.picking.picked == (view.cards.ids[0], view.cards.ids[2])
    click(1, Qt.KeyboardModifier.NoModifier)
    assert view.picking.picked == ()


def test_a_note_written_with_pauses_is_one_step(three: Any) -> None:
    first = three.notes()[0]
    three.window.annotating.choose(first.id)
    three.window.notes.write(first.id)
    form = three.window.notes.view.form
    for words in ("One", " two", " three"):
        three.type(words)
        assert form.flush()
    three.press("Esc")
    three.act("undo")
    assert three.store.annotation(first.id).record.note == ""


def test_cards_keep_their_distance_from_the_edge(three: Any) -> None:
    panel = three.window.notes
    box = panel.view.visualRect(panel.view.cards.index(0))
    right = panel.view.viewport().mapTo(panel, box.topRight()).x()
    assert panel.width() - 1 - right == 12


def test_a_card_says_when_its_words_are_lost(three: Any) -> None:
    from dataclasses import replace

    from core.changes import Op
    from core.model import State

    (target, *_) = three.notes()[0].targets
    with three.store.edit(Op.REPLACE) as edit:
        edit.update(replace(target, state=State.ORPHAN))
    three.settle()
    assert {card.place for card in three.window.notes.view.cards.cards} >= {"words not found"}


def test_a_colour_name_and_a_style_do_not_get_in_each_others_way(three: Any) -> None:
    colours.rename(three.store, Colour.YELLOW, "Note")
    annotations.restyle(three.store, three.notes()[0].id, Style.NONE)
    three.settle()
    assert three.window.notes.view.cards.cards[0].colour is None


def test_a_filter_by_date_is_chosen_and_taken_back(three: Any) -> None:
    bar = three.window.notes.filters

    def changed_lately() -> Any:
        changed = next(a.menu() for a in bar.menu().actions() if a.text() == "Changed")
        return changed.actions()[1]  # in the last week: midnight may come in between

    changed_lately().trigger()
    assert (len(bar.filter.since), len(shown(three))) == (len("2026-01-01"), 3)
    changed_lately().trigger()
    assert bar.filter == Filter()


def test_a_cleared_filter_leaves_no_sign_in_the_field(three: Any) -> None:
    bar = three.window.notes.filters
    bar.words.setText("lamps")
    assert bar.words._clear.isVisible()
    bar.clear()
    assert not bar.words._clear.isVisible()


def test_sorted_by_colour_each_group_has_its_title(three: Any) -> None:
    panel = three.window.notes
    panel._sort_by(Order.COLOUR)
    ids, stack = panel.view.cards.ids, panel.view._stack
    assert [stack.heading(row) for row in range(len(ids))] == ["Yellow", "", "Red"]


def test_a_single_group_has_no_title(three: Any) -> None:
    panel = three.window.notes
    panel._sort_by(Order.NEWEST)
    assert not any(panel.view._stack.heading(row) for row in range(3))


def test_a_card_below_a_title_is_found_where_it_is_painted(three: Any) -> None:
    view = three.window.notes.view
    three.window.notes._sort_by(Order.COLOUR)
    for row in range(3):
        index = view.cards.index(row)
        assert view.indexAt(view.visualRect(index).center()).row() == row

"""Select and press a key: marked, noted, tagged, undone, and never lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import Colour, Style
from gui.panels.note_form import SAVE_AFTER_MS

WORDS = "lights 3 lamps"


@pytest.mark.parametrize(("key", "colour"), [("1", Colour.YELLOW), ("8", Colour.GREY)])
def test_a_digit_highlights_the_selection_in_its_colour(
    desk: Any, key: str, colour: Colour
) -> None:
    desk.select(WORDS)
    desk.press(key)
    (note,) = desk.notes()
    assert (note.targets[0].exact, note.record.colour) == (WORDS, colour)


def test_a_highlight_is_linked_into_the_other_version(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("2")
    (note,) = desk.notes()
    assert "3 Lampen" in next(target.exact for target in note.targets if target.linked)


def test_h_highlights_in_the_colour_used_last(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("5")
    desk.select("Anna counts")
    desk.press("H")
    assert [note.record.colour for note in desk.notes()] == [Colour.PURPLE, Colour.PURPLE]


def test_u_underlines(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("U")
    assert desk.notes()[0].record.style is Style.UNDERLINE


def test_a_digit_without_a_selection_recolours_the_current_note(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.press("3")
    assert [note.record.colour for note in desk.notes()] == [Colour.GREEN]


def test_n_writes_a_note_that_is_stored_a_second_after_typing_stops(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("Why three?")
    desk.wait(lambda: desk.store.annotations()[0].record.note == "Why three?")


def test_a_note_is_stored_when_the_keyboard_goes_elsewhere(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("Why three?")
    desk.window.reader.setFocus()
    assert desk.store.annotations()[0].record.note == "Why three?"


def test_a_note_half_typed_is_there_after_closing_and_starting_again(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("Why three?")
    desk.start_again()
    assert desk.notes()[0].record.note == "Why three?"


def test_letters_typed_into_a_note_mark_nothing(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("1 2 3 HUNT ][")
    assert len(desk.notes()) == 1
    assert desk.window.notes.view.form.editor.toPlainText() == "1 2 3 HUNT ]["


def test_letters_typed_into_the_filter_mark_nothing(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.select("Anna counts")
    desk.window.notes.filter.setFocus()
    desk.type("n1u")
    assert (len(desk.notes()), desk.window.notes.filter.text()) == (1, "n1u")


def test_t_adds_tags_divided_by_commas(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("T")
    desk.type("numbers/small, to-check")
    desk.press("Return")
    assert desk.notes()[0].tags == ("numbers/small", "to-check")


def test_half_a_tag_is_no_tag(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("T")
    desk.type("numb")
    QTest.qWait(SAVE_AFTER_MS + 200)
    assert desk.store.tag_counts() == ()


def test_undo_takes_the_highlight_back_and_redo_returns_it(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("4")
    assert desk.window.commands.by_id["undo"].text() == "Undo highlight"
    desk.press("Ctrl+Z", desk.window.reader)
    assert desk.notes() == ()
    desk.press("Ctrl+Shift+Z", desk.window.reader)
    assert [note.record.colour for note in desk.notes()] == [Colour.BLUE]


def test_undo_while_writing_undoes_the_typing_and_not_the_mark(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("word")
    desk.press("Ctrl+Z")
    assert len(desk.notes()) == 1
    assert desk.window.notes.view.form.editor.toPlainText() == ""


def test_delete_moves_the_note_to_the_bin_with_what_was_just_typed(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("kept")
    desk.act("delete")
    (binned,) = desk.store.annotations(trashed=True)
    assert (desk.notes(), binned.record.note) == ((), "kept")


def test_undoing_the_mark_while_its_note_is_open_closes_the_form(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.act("undo")
    assert desk.window.notes.view.form.isHidden()


def test_a_note_on_the_whole_article_needs_no_selection(desk: Any) -> None:
    desk.act("article-note")
    desk.type("Read again")
    desk.window.reader.setFocus()
    desk.settle()
    assert [(note.targets, note.record.note) for note in desk.notes()] == [((), "Read again")]


def test_the_card_of_a_note_leads_to_its_passage(desk: Any) -> None:
    desk.select("goes home")
    desk.press("1")
    desk.window.reader.go_to(0)
    view = desk.window.notes.view
    box = view.visualRect(view.cards.index(0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert desk.window.reader.focused_row == 3


def test_an_annotation_in_the_text_leads_to_its_card(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.select("goes home")
    desk.press("2")
    desk.window.reader.activate(desk.notes()[0].id)
    assert desk.window.notes.view.current == desk.notes()[0].id


def test_a_linked_mark_is_narrowed_to_the_selection(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.select("3 Lampen")
    desk.act("fit")
    (note,) = desk.notes()
    assert [(target.exact, target.linked) for target in note.targets] == [
        (WORDS, False),
        ("3 Lampen", True),
    ]


def test_a_mark_is_resized_to_the_selection(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.select("3 lamps above")
    desk.press("Ctrl+M", desk.window.reader)
    assert desk.notes()[0].targets[0].exact == "3 lamps above"


def test_the_current_note_is_copied_as_markdown(desk: Any) -> None:
    desk.select(WORDS)
    desk.press("1")
    desk.act("copy-note")
    assert f"=={WORDS}==" in QApplication.clipboard().text()


def test_brackets_step_through_the_notes_in_the_order_of_the_text(desk: Any) -> None:
    for words in ("goes home", WORDS):
        desk.select(words)
        desk.press("1")
    first, second = (note.id for note in desk.notes())
    desk.press("]", desk.window.reader)
    assert desk.window.annotating.current == second
    desk.press("[", desk.window.reader)
    assert desk.window.annotating.current == first


def test_a_change_by_another_program_shows_after_a_poll(desk: Any) -> None:
    from core.annotations import annotations
    from core.model import Passage
    from core.store.store import Store

    version = desk.window.reading.versions[0]
    with Store.open(desk.store.path) as other:
        annotations.highlight(other, Passage(version.id, 0, 8), Colour.RED)
    desk.window.session.poll()
    desk.settle()
    assert len(desk.notes()) == 1


def test_a_note_that_can_not_be_stored_stays_in_the_form(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.select(WORDS)
    desk.press("N")
    desk.type("precious")
    form = desk.window.notes.view.form
    monkeypatch.setattr(form, "save_note", lambda _annotation, _text: False)
    desk.window.notes.leave()
    assert (form.isHidden(), form.unsaved) == (False, True)

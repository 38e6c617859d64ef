"""Ways of marking beyond a colour on a selection."""

from dataclasses import replace
from typing import Any

import pytest

from core.model import Colour, Style


@pytest.fixture
def marked(desk: Any) -> Any:
    """A yellow note on “lights 3 lamps”, current."""
    desk.select("lights 3 lamps")
    desk.press("1")
    return desk


def words(desk: Any, number: int = 0) -> list[str]:
    return [target.exact for target in desk.notes()[number].targets]


def test_the_last_colour_recolours_the_current_note(marked: Any) -> None:
    marked.window.session.remember(colour="green")
    marked.press("H")
    assert [a.record.colour for a in marked.notes()] == [Colour.GREEN]


def test_the_whole_row_is_marked_and_linked(desk: Any) -> None:
    desk.window.reader.step_row(1)
    desk.press("R")
    row = desk.window.reading.page.row(desk.window.reader.focused_row)
    assert words(desk) == [cell.text for cell in row.cells]
    assert len(desk.notes()) == 1


def test_a_note_stands_on_words_without_a_mark(desk: Any) -> None:
    desk.select("lights 3 lamps")
    desk.press("Shift+N")
    desk.type("Why three?")
    desk.press("Esc")
    (note,) = desk.notes()
    assert (note.record.style, note.record.note) == (Style.NONE, "Why three?")
    assert desk.window.notes.view.cards.cards[0].heading == "Note"


def test_overlapping_marks_are_both_kept_and_merged_when_asked(marked: Any) -> None:
    marked.select("3 lamps above")
    marked.press("2")
    assert len(marked.notes()) == 2
    assert "Both are kept" in " ".join(marked.window.status.words())
    marked.act("merge")
    assert (len(marked.notes()), words(marked)[0]) == (1, "lights 3 lamps above")
    marked.act("undo")
    assert len(marked.notes()) == 2


def test_a_mark_is_split_at_the_caret_by_key_and_joined_again_by_undo(marked: Any) -> None:
    marked.select("3")
    caret = marked.window.reader.selection
    marked.window.reader.select(replace(caret, focus=caret.anchor), caret_shown=True)
    marked.press("Ctrl+Alt+M")
    assert [words(marked, n)[0] for n in (0, 1)] == ["lights", "3 lamps"]
    assert marked.window.annotating.current == marked.notes()[1].id
    marked.act("undo")
    assert words(marked)[0] == "lights 3 lamps"


def test_without_a_mark_at_the_caret_splitting_says_what_to_do(desk: Any) -> None:
    desk.act("split")
    assert "Put the caret between two words" in " ".join(desk.window.status.words())


def test_linked_words_are_dropped_and_pinned_by_hand(marked: Any) -> None:
    menu = marked.window.annotating._menu(marked.notes()[0].id, marked.window.frame)
    drop = next(a.menu() for a in menu.actions() if a.text() == "Drop the linked words")
    drop.actions()[0].trigger()
    marked.settle()
    assert words(marked) == ["lights 3 lamps"]
    marked.select("zündet")
    marked.act("fit")
    assert words(marked) == ["lights 3 lamps", "zündet"]
    assert [t.linked for t in marked.notes()[0].targets] == [False, True]


def test_linked_words_out_of_their_row_ask_for_a_look(marked: Any) -> None:
    marked.select("Anna zählt")
    marked.act("fit")
    assert "check the linked words" in marked.window.notes.view.cards.cards[0].place


def test_ctrl_b_makes_what_is_selected_in_a_note_bold_and_plain_again(marked: Any) -> None:
    marked.press("N")
    marked.type("Klara knows")
    editor = marked.window.notes.view.form.editor
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    marked.press("Ctrl+B")
    assert editor.toPlainText() == "**Klara** knows"
    assert marked.window.sidebar.isVisible()
    marked.press("Ctrl+B")
    assert editor.toPlainText() == "Klara knows"


def test_ctrl_i_without_a_selection_stands_between_its_signs(marked: Any) -> None:
    marked.press("N")
    marked.press("Ctrl+I")
    marked.type("so")
    assert marked.window.notes.view.form.editor.toPlainText() == "*so*"

"""The tree of tags in the sidebar, and what its menu does."""

from typing import Any

import pytest

from core.annotations import annotations
from core.model import Tag
from core.store.store import TagCount
from gui.dialogs.ask import Question
from gui.panels.sidebar import Shelf
from gui.panels.tags import entries


@pytest.fixture
def tagged(desk: Any) -> Any:
    """Two notes: one tagged “water/low”, one “Water” and “idiom”."""
    for words, tags in (("since April", ["water/low"]), ("goes home", ["Water", "idiom"])):
        desk.select(words)
        desk.press("1")
        note = next(a for a in desk.notes() if a.targets[0].exact == words)
        annotations.set_tags(desk.store, note.id, tags)
    desk.settle()
    return desk


def tree(desk: Any) -> list[tuple[str, int]]:
    model = desk.window.sidebar.tags.model()
    texts = (model.index(row, 0) for row in range(model.rowCount()))
    return [(model.data(i), int(model.data(i, 256).count)) for i in texts]


def choose(desk: Any, tag: str, *path: str) -> None:
    menu = desk.window.tagging.menu(tag)
    for words in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == words)
    next(a for a in menu.actions() if a.text() == path[-1]).trigger()
    desk.settle()


def answer(desk: Any, text: str) -> None:
    sheet = desk.sheet()
    assert isinstance(sheet, Question)
    sheet.field.setText(text)
    sheet.primary.click()
    desk.settle()


def test_the_tree_counts_what_lies_below_and_knows_no_second_spelling(tagged: Any) -> None:
    assert tree(tagged) == [("idiom", 1), ("Water", 2), ("water/low", 1)]


def test_the_menu_says_first_what_a_change_would_touch(tagged: Any) -> None:
    menu = tagged.window.tagging.menu("Water")
    assert menu.actions()[0].text() == "2 tags on 2 notes"


def test_a_tag_is_renamed_with_what_is_below_it_and_undone_at_once(tagged: Any) -> None:
    choose(tagged, "Water", "Rename…")
    answer(tagged, "sea")
    assert tree(tagged) == [("idiom", 1), ("sea", 2), ("sea/low", 1)]
    tagged.act("undo")
    assert tree(tagged)[1] == ("Water", 2)


def test_a_tag_is_merged_into_another(tagged: Any) -> None:
    choose(tagged, "idiom", "Merge into…")
    answer(tagged, "water")
    assert tree(tagged) == [("Water", 2), ("water/low", 1)]


def test_a_tag_moves_under_another(tagged: Any) -> None:
    choose(tagged, "idiom", "Move under", "Water")
    assert ("Water/idiom", 1) in tree(tagged)


def test_a_tag_takes_a_colour(tagged: Any) -> None:
    choose(tagged, "idiom", "Colour", "Magenta")
    assert tagged.store.tag_named("idiom").colour == "magenta"


def test_a_deleted_tag_leaves_its_notes(tagged: Any) -> None:
    choose(tagged, "Water", "Take from 2 notes")
    assert (tree(tagged), len(tagged.notes())) == ([("idiom", 1)], 2)


def test_a_tag_in_the_sidebar_filters_the_notes_with_those_below_it(tagged: Any) -> None:
    tagged.window.sidebar.shelf_chosen.emit(Shelf.TAG, "Water")
    tagged.settle()
    assert len(tagged.window.notes.shown) == 2
    tagged.window.sidebar.shelf_chosen.emit(Shelf.TAG, "water/low")
    assert len(tagged.window.notes.shown) == 1


def test_a_level_that_differs_in_case_alone_is_one_line() -> None:
    counts = [TagCount(Tag("1", "Sea/a"), 1), TagCount(Tag("2", "sea/b"), 2)]
    assert [(e.label, e.count) for e in entries(counts)] == [("Sea", 3), ("a", 1), ("b", 2)]

"""Whatever is done in whatever order, the reader stays whole."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.reader.place import Place
from gui.theme import THEMES, Theme

STEPS = 120
KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_A,
    Qt.Key.Key_Escape,
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LANGUAGES = (("vi", "id", "en"), ("en",), ("en", "vi"), ("ar", "en"))
TALL = [("text", 1, {"vi": ["Chờ. " * 600], "id": ["Ya."], "en": ["word " * 900]})]
MARKS = [("m", [("en", "Then came dawn", False)], {"note": "x", "tags": ["a"]})]


class Person:
    """Does things in a reader by chance."""

    def __init__(self, view, make_page, seed: int) -> None:
        self.view, self.make_page, self.chance = view, make_page, random.Random(seed)

    def act(self) -> None:
        """Do one thing."""
        self.chance.choice(
            (self.open, self.edit, self.resize, self.scroll, self.key, self.key, self.mouse,
             self.look, self.jump, self.point)
        )()  # fmt: skip

    def page(self):
        story = self.chance.choice(({}, {}, {"story": TALL}, {"story": ()}))
        marks = MARKS if not story and self.chance.random() < 0.6 else ()
        languages = self.chance.choice([one for one in LANGUAGES if not story or "ar" not in one])
        marks = marks if "en" in languages and "ar" not in languages else ()
        repeat = self.chance.choice((1, 3, 20))
        return self.make_page(languages, repeat=repeat, marks=marks, **story)

    def open(self) -> None:
        n = self.chance.randrange
        self.view.show_page(self.page(), Place(n(50), n(300), n(4), self.chance.choice((None, 7))))

    def edit(self) -> None:
        self.view.replace_page(self.page())

    def resize(self) -> None:
        self.view.resize(self.chance.randrange(60, 1500), self.chance.randrange(60, 900))

    def scroll(self) -> None:
        self.view.scroll_by(self.chance.randrange(-900, 900))

    def key(self) -> None:
        QTest.keyClick(self.view, self.chance.choice(KEYS), self.chance.choice(MODIFIERS))

    def mouse(self) -> None:
        port, x, y = self.view.viewport(), self.chance.randrange(900), self.chance.randrange(600)
        click = self.chance.choice((QTest.mouseClick, QTest.mouseDClick))
        click(port, Qt.MouseButton.LeftButton, self.chance.choice(MODIFIERS), QPoint(x, y))

    def look(self) -> None:
        self.view.set_zoom(self.chance.choice((80, 100, 180)))
        self.view.set_theme(Theme.named(self.chance.choice(THEMES)))

    def jump(self) -> None:
        self.view._drag_to(self.chance.random())
        self.view.go_to_annotation("m")

    def point(self) -> None:
        self.view.focus_column(self.chance.randrange(4))
        self.view.select_row()


@pytest.mark.parametrize("seed", range(4))
def test_the_reader_stays_whole_whatever_is_done(view, make_page, qapp, seed: int) -> None:
    person = Person(view, make_page, seed)
    for _ in range(STEPS):
        person.act()
        qapp.processEvents()
        view.selected_text()
        view.selection_passage()
        view.annotation_at_focus()
        scroller = view.spread.scroller
        assert scroller.view_height == view.viewport().height()
        assert 0 <= scroller.row < max(1, len(view.page))
        if len(view.page):
            assert 0 <= scroller.offset <= scroller.height(scroller.row)


def test_an_edit_that_leaves_no_rows_leaves_no_focus(view, make_page) -> None:
    view.go_to(3)
    view.replace_page(make_page(story=()))
    assert view.focused_row is None
    assert view.annotation_at_focus() is None


def test_in_a_very_low_window_the_last_row_stays_in_view(view, make_page) -> None:
    view.show_page(make_page(repeat=5))
    view.resize(900, 80)
    view.scroll_by(100_000)
    assert any(box.index == len(view.page) - 1 for box, _ in view.spread.visible())

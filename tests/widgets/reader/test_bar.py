"""The floating bar: where it stands and what it asks for."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.model import Colour
from gui.reader.bar import HEIGHT, SelectionBar
from gui.theme import Theme

ROOM = QRect(300, 40, 500, 500)


@pytest.fixture
def bar(qtbot):
    """A bar in a window of 1000×600 whose column is `ROOM`."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    bar = SelectionBar(Theme.paper(), window)
    with qtbot.waitExposed(window):
        window.show()
    yield bar
    window.close()


def button(bar, name: str):
    return next(one for one in bar._buttons if one.accessibleName() == name)


def test_it_stands_eight_pixels_above_the_selection(bar) -> None:
    bar.offer(QRect(400, 300, 80, 24), ROOM)
    assert bar.geometry().top() + HEIGHT + 8 == 300


def test_it_stands_below_where_there_is_no_room_above(bar) -> None:
    bar.offer(QRect(400, 60, 80, 24), ROOM)
    assert bar.geometry().top() == 60 + 24 - 1 + 8


@pytest.mark.parametrize("left", [300, 500, 790])
def test_it_stays_within_its_column(bar, left: int) -> None:
    bar.offer(QRect(left, 300, 10, 24), ROOM)
    assert ROOM.left() <= bar.geometry().left()
    assert bar.geometry().right() <= ROOM.right()


def test_it_is_seen_even_when_everything_is_selected(bar) -> None:
    bar.offer(QRect(300, 40, 400, 560), ROOM)
    assert bar.parentWidget().rect().contains(bar.geometry())


@pytest.mark.parametrize("colour", list(Colour))
def test_a_swatch_asks_for_its_colour(bar, qtbot, colour: Colour) -> None:
    bar.offer(QRect(400, 300, 80, 24), ROOM)
    with qtbot.waitSignal(bar.colour_chosen) as chosen:
        QTest.mouseClick(button(bar, colour.capitalize()), Qt.MouseButton.LeftButton)
    assert chosen.args == [colour]


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Underline", "underline_asked"),
        ("Write a note", "note_asked"),
        ("Add a tag", "tag_asked"),
        ("Copy", "copy_asked"),
    ],
)
def test_a_tool_asks_for_what_it_says(bar, qtbot, name: str, signal: str) -> None:
    bar.offer(QRect(400, 300, 80, 24), ROOM)
    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)


def test_nothing_in_it_takes_the_focus(bar) -> None:
    policies = {one.focusPolicy() for one in (bar, *bar._buttons)}
    assert policies == {Qt.FocusPolicy.NoFocus}

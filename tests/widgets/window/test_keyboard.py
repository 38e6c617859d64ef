"""Everything is reached by keys, and in every theme one sees where they go."""

from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.theme import THEMES


@pytest.fixture
def marked(desk: Any) -> Any:
    """The window with a note in its panel."""
    desk.select("lights 3 lamps")
    desk.press("1")
    return desk


def part(desk: Any) -> str:
    """The part of the window that has the keyboard."""
    window, focus = desk.window, QApplication.focusWidget()
    parts = {
        "toolbar": window.toolbar,
        "sidebar": window.sidebar,
        "strip": window.reader.strip,
        "reader": window.reader,
        "bin": window.bin,
        "notes": window.notes,
        "status": window.status,
    }
    return next(n for n, p in parts.items() if p is focus or p.isAncestorOf(focus))


def count(widget: QWidget, colour: QColor) -> int:
    """How many pixels of a widget have this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    return sum(image.pixelColor(x, y) == colour for x in range(width) for y in range(height))


def test_f6_goes_round_the_parts(marked: Any) -> None:
    seen = [part(marked)]
    for _ in range(6):
        marked.press("F6")
        seen.append(part(marked))
    assert seen == ["reader", "strip", "notes", "status", "toolbar", "sidebar", "reader"]


def test_shift_f6_goes_round_the_other_way(marked: Any) -> None:
    seen = []
    for _ in range(6):
        marked.press("Shift+F6")
        seen.append(part(marked))
    assert seen == ["sidebar", "toolbar", "status", "notes", "strip", "reader"]


def test_f6_finds_the_first_button_of_a_page_that_stands_for_the_text(desk: Any) -> None:
    desk.window.arranging.remove(desk.window.reading.article)
    desk.settle()
    desk.window.sidebar.bin.click()
    desk.settle()
    desk.window.sidebar.articles.setFocus()
    desk.press("F6")
    assert part(desk) == "bin"
    assert isinstance(QApplication.focusWidget(), QAbstractButton)


def test_a_panel_without_notes_is_a_stop_too_and_says_what_to_do(desk: Any) -> None:
    desk.press("F6")
    desk.press("F6")
    assert part(desk) == "notes"
    assert QApplication.focusWidget().accessibleName() == "Select text and press 1–8."


def test_the_status_line_tells_all_that_is_written_in_it(desk: Any) -> None:
    desk.window.reader.go_to(2)
    for _ in range(3):
        desk.press("F6")
    assert part(desk) == "status"
    assert QApplication.focusWidget().accessibleName().startswith("Row 2 of 3")


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5])
def test_escape_leads_back_to_the_text(marked: Any, steps: int) -> None:
    for _ in range(steps):
        marked.press("F6")
    marked.press("Esc")
    assert part(marked) == "reader"


@pytest.mark.parametrize("theme", THEMES)
def test_a_focused_button_has_a_ring_in_the_accent(marked: Any, theme: str) -> None:
    marked.window.viewing.use_theme(theme)
    for _ in range(4):
        marked.press("F6")
    assert isinstance(QApplication.focusWidget(), QAbstractButton)
    assert marked.window.ring.isVisible()
    around = marked.window.ring.geometry()
    assert around.contains(
        QApplication.focusWidget().mapTo(
            marked.window.frame, QApplication.focusWidget().rect().center()
        )
    )
    assert count(marked.window.ring, marked.window.session.look.theme.accent) > 100


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_strip_empty_panel_and_status_line_have_a_ring_within_them(
    desk: Any, theme: str, steps: int
) -> None:
    desk.window.viewing.use_theme(theme)
    for _ in range(steps):
        desk.press("F6")
    ring, focus = desk.window.ring, QApplication.focusWidget()
    assert ring.isVisible()
    assert ring.size() == focus.size()
    assert count(ring, desk.window.session.look.theme.accent) > 100


@pytest.mark.parametrize("theme", THEMES)
def test_the_column_with_the_keyboard_is_underlined_in_the_accent(desk: Any, theme: str) -> None:
    desk.window.viewing.use_theme(theme)
    accent = desk.window.session.look.theme.accent
    assert count(desk.window.reader.header, accent) > 40
    desk.press("F6")
    assert count(desk.window.reader.header, accent) == 0


def test_while_the_bin_is_shown_nothing_is_said_of_the_text_behind_it(desk: Any) -> None:
    desk.window.sidebar.bin.click()
    desk.settle()
    assert not any("versions shown" in words for words in desk.window.status.words())
    assert not desk.window.commands.by_id["find"].isEnabled()
    desk.press("Esc")
    desk.read("A short walk")
    assert desk.window.commands.by_id["find"].isEnabled()


def test_the_ring_goes_with_a_button_whose_page_scrolls(desk: Any) -> None:
    for words in ("3 lamps", "wheel turns", "counts the sacks", "Every evening", "The river"):
        desk.select(words)
        desk.press("1")
        desk.window.annotating.delete()
    desk.window.frame.resize(1000, 320)
    desk.window.sidebar.bin.click()
    desk.settle()
    next(b for b in desk.window.bin.findChildren(QAbstractButton) if b.isVisible()).setFocus()
    before = desk.window.ring.y()
    desk.window.bin.area.verticalScrollBar().setValue(7)
    desk.settle()
    assert desk.window.ring.y() == before - 7

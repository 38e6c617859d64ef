"""How the text is shown is chosen by keys and buttons, and is remembered where it should be."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.reader.paint import Marking
from gui.theme import Theme
from gui.viewing import THEME_WORDS


def test_f_unlinks_the_columns_and_links_them_again(desk: Any) -> None:
    reader, link = desk.window.reader, desk.window.commands.by_id["link"]
    assert link.isChecked()
    desk.press("F", reader)
    assert not reader.linked
    assert not link.isChecked()
    assert "Columns unlinked" in desk.window.status.words()
    desk.press("F", reader)
    assert reader.linked
    assert "Columns in step" in desk.window.status.words()


def test_the_button_in_the_toolbar_shows_and_switches_the_link(desk: Any) -> None:
    button = desk.window.toolbar.buttons["link"]
    assert button.isChecked()
    button.click()
    assert not desk.window.reader.linked
    assert not button.isChecked()


def size_of_text(desk: Any) -> int:
    return desk.window.reader.spread.grid.type.size


def test_keys_make_the_text_larger_and_smaller_and_the_size_is_kept(desk: Any) -> None:
    usual = size_of_text(desk)
    desk.press("Ctrl++", desk.window.reader)
    desk.press("Ctrl++", desk.window.reader)
    assert size_of_text(desk) > usual
    desk.start_again()
    assert desk.window.reader.zoom == 120
    desk.press("Ctrl+0", desk.window.reader)
    assert desk.window.reader.zoom == 100


def test_the_wheel_with_ctrl_makes_the_text_larger(desk: Any) -> None:
    view = desk.window.reader
    event = QWheelEvent(
        QPointF(300, 200), view.mapToGlobal(QPointF(300, 200)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == 110


def test_the_sheet_of_type_has_effect_at_once_and_is_remembered(desk: Any) -> None:
    desk.act("type")
    sheet, reader = desk.window.viewing._sheet, desk.window.reader
    leading = reader.spread.grid.type.leading
    sheet.steps["leading", 1].click()
    sheet.steps["leading", 1].click()
    sheet.steps["measure", -1].click()
    assert reader.spread.grid.type.leading > leading
    sheet.close()
    desk.start_again()
    assert (desk.window.reader.choice.leading, desk.window.reader.choice.measure) == (110, 67)


def test_as_designed_puts_all_type_back(desk: Any) -> None:
    desk.act("type")
    sheet = desk.window.viewing._sheet
    sheet.steps["zoom", 1].click()
    assert sheet.usual.isEnabled()
    sheet.usual.click()
    assert desk.window.reader.zoom == 100
    assert not sheet.usual.isEnabled()
    sheet.close()


def test_the_sheet_of_type_goes_when_the_keyboard_goes_back_to_the_text(desk: Any) -> None:
    desk.act("type")
    assert desk.window.viewing._sheet.isVisible()
    desk.press("Esc")
    assert not desk.window.viewing._sheet.isVisible()
    assert desk.window.reader.hasFocus()


@pytest.mark.parametrize("name", ["sepia", "black"])
def test_every_theme_is_in_the_menu_and_kept(desk: Any, name: str) -> None:
    menu = desk.window.commands.by_id["theme"].menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == list(THEME_WORDS.values())
    entries[THEME_WORDS[name]].trigger()
    desk.start_again()
    assert desk.window.session.look.theme.name == name


def _dark_system(name: str) -> Theme:
    return Theme.dark() if name == "system" else Theme.named(name)


def test_without_a_choice_the_theme_follows_the_system(desk: Any, monkeypatch) -> None:
    assert desk.window.session.settings.theme == "system"
    monkeypatch.setattr("gui.viewing.chosen", _dark_system)
    desk.window.viewing._follow_system()
    assert desk.window.session.look.theme.name == "dark"
    assert desk.window.session.settings.theme == "system"


def test_a_chosen_theme_stays_whatever_the_system_does(desk: Any, monkeypatch) -> None:
    desk.window.viewing.use_theme("sepia")
    monkeypatch.setattr("gui.viewing.chosen", _dark_system)
    desk.window.viewing._follow_system()
    assert desk.window.session.look.theme.name == "sepia"


def test_marks_without_colour_are_kept(desk: Any) -> None:
    desk.act("patterns")
    desk.start_again()
    assert desk.window.reader.marking is Marking.PATTERN
    assert desk.window.commands.by_id["patterns"].isChecked()


def test_reduced_motion_lets_a_tint_be_there_at_once_and_is_remembered(desk: Any) -> None:
    fade = desk.window.reader.fade
    fade.start()
    assert fade.is_running
    desk.act("still")
    fade.start()
    assert not fade.is_running
    desk.start_again()
    desk.window.reader.fade.start()
    assert not desk.window.reader.fade.is_running
    assert desk.window.commands.by_id["still"].isChecked()

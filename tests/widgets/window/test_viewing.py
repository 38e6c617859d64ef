"""How the text is shown is chosen by keys and buttons, and is remembered where it should be."""

from typing import Any


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

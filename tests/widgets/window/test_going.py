"""Going to a row by its number or to a share of the text; copying a row."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gui.dialogs.ask import Question
from gui.going import row_meant


@pytest.mark.parametrize(
    ("wanted", "row"), [("2", 2), (" 3 ", 3), ("100%", 3), ("0 %", 0), ("50%", 2)]
)
def test_a_number_or_a_share_leads_to_a_row(desk: Any, wanted: str, row: int) -> None:
    assert row_meant(desk.window.reading.page, wanted) == row


@pytest.mark.parametrize("wanted", ["", "x", "0", "99", "101%", "-1", "1.5", "1 2"])
def test_what_is_no_place_leads_nowhere(desk: Any, wanted: str) -> None:
    assert row_meant(desk.window.reading.page, wanted) is None


def test_what_is_asked_for_becomes_the_focused_row(desk: Any) -> None:
    desk.act("go-to")
    sheet = desk.sheet()
    assert isinstance(sheet, Question)
    sheet.answered.emit("3")
    sheet.close()
    assert desk.window.reader.focused_row == 3


def test_a_place_that_is_not_there_is_said_to_be_missing(desk: Any) -> None:
    before = desk.window.reader.place
    desk.window.going.go("400")
    assert "There is no ‘400’ in this article." in desk.window.status.words()
    assert desk.window.reader.place == before


def test_a_row_is_copied_in_all_languages(desk: Any) -> None:
    desk.window.reader.go_to(2)
    desk.act("copy-row")
    copied = QApplication.clipboard().text().splitlines()
    assert [line[:3] for line in copied] == ["en:", "de:"]
    assert "river" in copied[0]

"""Going to a row by its number or to a share of the text; copying a row."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gui.dialogs.ask import Question
from gui.going import row_meant
from gui.reader.overview import Kind


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


@pytest.fixture
def long(desk: Any) -> Any:
    """A long article of two languages, read at its beginning."""
    lines = [f"Sentence number {n} is here.\n" for n in range(1, 201)]
    german = [f"Hier steht der Satz Nummer {n}.\n" for n in range(1, 201)]
    desk.add("A long way", {"en": "".join(lines), "de": "".join(german)})
    desk.read("A long way")
    desk.window.reader.go_to(1)
    return desk


def test_back_and_forward_lead_through_the_jumps(long: Any) -> None:
    reader = long.window.reader
    for row in ("150", "20"):
        long.window.going.go(row)
    long.press("Alt+Left")
    assert reader.page.number_at(reader.focused_row) == 150
    long.press("Alt+Left")
    assert reader.focused_row == 1
    long.press("Alt+Right")
    assert reader.page.number_at(reader.focused_row) == 150


def test_going_back_brings_the_text_to_where_it_stood(long: Any) -> None:
    reader = long.window.reader
    reader.scroll_by(333)
    before = reader.place
    long.window.going.go("150")
    long.press("Alt+Left")
    assert reader.place == before


def test_a_step_to_a_row_in_view_is_no_jump(long: Any) -> None:
    stops = len(long.window.reading._behind)
    long.window.going.go("3")
    long.press("Alt+Down")
    assert len(long.window.reading._behind) == stops


def test_words_looked_for_leave_one_place_however_they_are_typed(long: Any) -> None:
    stops = len(long.window.reading._behind)
    long.press("Ctrl+F")
    long.type("number 170")
    long.wait(lambda: not long.window.reader.finder.is_busy)
    assert len(long.window.reading._behind) == stops + 1


def test_control_and_arrows_go_by_paragraphs(desk: Any) -> None:
    reader = desk.window.reader
    starts = [row for row in range(len(reader.page)) if reader.page.begins_paragraph(row)]
    reader.go_to(0)
    desk.press("Ctrl+Down")
    assert reader.focused_row == starts[0]
    desk.press("Ctrl+Up")
    assert reader.focused_row == 0


def test_f8_says_so_where_no_row_is_doubtful(desk: Any) -> None:
    desk.press("F8")
    assert "No row of this article is doubtful." in desk.window.status.words()


def test_what_the_strip_shows_is_chosen_and_remembered(desk: Any) -> None:
    desk.window.viewing.switch_signs(Kind.GAP)
    assert desk.window.reader.hidden_kinds == {Kind.GAP, Kind.CONFIRMED}
    desk.start_again()
    assert desk.window.reader.hidden_kinds == {Kind.GAP, Kind.CONFIRMED}

"""Hidden lines are shown with their reasons, kept and hidden by key and click, and undone."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.changes import Op
from core.intake.reading import HIDDEN_BY_HAND
from core.library import lines
from core.model import VersionId
from gui.dialogs.lines import LinesSheet
from gui.widgets.lines import ENTRY


@pytest.fixture
def sheet(desk: Any) -> LinesSheet:
    """The sheet of the English version, its second line of text hidden."""
    lines.hide(desk.store, version(desk), [2])
    desk.settle()
    desk.act("lines")
    found = desk.sheet()
    assert isinstance(found, LinesSheet)
    return found


def version(desk: Any) -> VersionId:
    found: VersionId = desk.window.reading.versions[0].id
    return found


def hidden(desk: Any) -> list[int]:
    return [line.ordinal for line in desk.store.lines(version(desk)) if line.hidden]


def settle(desk: Any) -> None:
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()


def shown(desk: Any) -> str:
    page = desk.window.reading.page
    return " ".join(page.shown_text(row, 0) or "" for row in range(len(page)))


def test_hidden_lines_stand_among_the_others_with_their_reason(sheet: LinesSheet) -> None:
    entries = [sheet.text.lines.index(row).data(ENTRY) for row in range(4)]
    assert [entry.hidden for entry in entries] == [False, False, True, False]
    assert entries[2].reason == HIDDEN_BY_HAND


def test_return_keeps_a_hidden_line_and_the_reader_follows(desk: Any, sheet: LinesSheet) -> None:
    assert "April" not in shown(desk)
    sheet.text.go_to(2)
    QTest.keyClick(sheet.text, Qt.Key.Key_Return)
    settle(desk)
    assert hidden(desk) == []
    assert "April" in shown(desk)


def test_a_click_at_the_right_of_a_line_hides_it(desk: Any, sheet: LinesSheet) -> None:
    box = sheet.text.visualRect(sheet.text.lines.at(3))
    place = QPoint(sheet.text.viewport().width() - 40, box.center().y())
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(desk)
    assert hidden(desk) == [2, 3]


def test_several_lines_are_hidden_in_one_step(desk: Any, sheet: LinesSheet) -> None:
    sheet.text.go_to(1)
    for _ in range(2):
        QTest.keyClick(sheet.text, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet.text, Qt.Key.Key_Return)
    settle(desk)
    sheet.undo.click()
    assert hidden(desk) == [2]


def test_what_was_kept_is_undone_in_the_sheet_by_key(desk: Any, sheet: LinesSheet) -> None:
    sheet.text.go_to(2)
    QTest.keyClick(sheet.text, Qt.Key.Key_Return)
    settle(desk)
    desk.press("Ctrl+Z", sheet.text)
    settle(desk)
    assert hidden(desk) == [2]


def test_the_sheet_shows_another_version(desk: Any, sheet: LinesSheet) -> None:
    sheet.versions.setCurrentIndex(1)
    sheet.versions.activated.emit(1)
    assert sheet.text.lines.language == "de"


def test_a_text_with_nothing_hidden_says_so(desk: Any) -> None:
    desk.act("lines")
    sheet = desk.sheet()
    assert "none is hidden" in sheet._counts.text()
    assert not sheet.show_hidden.isEnabled()


def test_the_last_line_of_a_text_is_not_hidden_and_says_so(
    desk: Any, sheet: LinesSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(desk.window.helping, "show_trouble", lambda error: told.append(str(error)))
    desk.window.session.troubled.connect(lambda error: told.append(str(error)))
    sheet.text.selectAll()
    sheet.hide_asked.emit([0, 1, 3])
    settle(desk)
    assert "last line" in told[-1]
    assert hidden(desk) == [2]


def test_what_is_remembered_for_a_site_is_forgotten_in_the_sheet(desk: Any) -> None:
    version_of_a_site(desk)
    desk.act("lines")
    sheet = desk.sheet()
    sheet.hide_asked.emit([1])
    settle(desk)
    assert sheet._memory.text() == "1 line is remembered for mill.example."
    sheet.forget.click()
    assert (desk.store.site_lines(), sheet.forget.isVisible()) == ((), False)


def version_of_a_site(desk: Any) -> None:
    first = desk.window.reading.versions[0]
    with desk.store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(replace(first, source_url="https://www.mill.example/lamp"))
    desk.settle()


def test_the_line_of_the_focused_row_is_hidden_from_the_reader(desk: Any) -> None:
    desk.window.reader.go_to(2, 0)
    gone = desk.window.reading.page.shown_text(2, 0)
    desk.act("hide-line")
    settle(desk)
    assert len(hidden(desk)) == 1
    assert gone not in shown(desk)

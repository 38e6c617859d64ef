"""Backups in the window: made, listed, restored; a damaged library offers its newest one."""

from pathlib import Path
from typing import Any

import pytest

from core.annotations import annotations, tags
from core.errors import LibraryDamaged, LibraryForeign, LibraryNewer
from core.store.keeping import Reason, keep, kept
from core.store.store import Store
from gui.dialogs.backups import EMPTY
from gui.rescue import rescued


def opened(desk: Any) -> Any:
    desk.act("backups")
    return desk.sheet()


def lines(sheet: Any) -> list[str]:
    return [sheet.model.item(row).text() for row in range(sheet.model.rowCount())]


def idle(desk: Any) -> bool:
    return not desk.window.session.jobs.busy


def test_without_backups_the_sheet_says_so(desk: Any) -> None:
    sheet = opened(desk)
    assert not sheet.restore.isEnabled()
    assert EMPTY.startswith("No backup yet")
    sheet.reject()


def test_a_backup_is_made_by_the_button_and_listed(desk: Any) -> None:
    sheet = opened(desk)
    sheet.keep.click()
    desk.wait(lambda: len(lines(sheet)) == 1)
    assert "Made by you" in lines(sheet)[0]
    sheet.reject()


def test_a_backup_is_restored_by_return_and_the_window_follows(desk: Any) -> None:
    keep(desk.store.path, Reason.DAILY)
    before = len(desk.store.summaries())
    desk.add("Later", {"en": "This text came after the backup."})
    sheet = opened(desk)
    desk.press("Return", sheet.view)
    desk.wait(lambda: len(desk.store.summaries()) == before and idle(desk))
    desk.settle()
    assert kept(desk.store.path)[0].reason is Reason.BEFORE_RESTORING
    assert desk.window.sidebar.articles.model().rowCount() == before


def test_the_first_start_of_a_day_makes_one_backup(desk: Any) -> None:
    for _ in range(2):
        desk.window.keeping.begin()
        desk.wait(lambda: idle(desk))
    assert [copy.reason for copy in kept(desk.store.path)] == [Reason.DAILY]


def test_half_an_hour_after_a_change_a_backup_is_made(desk: Any) -> None:
    assert not desk.window.keeping.working.isActive()
    desk.add("Later", {"en": "Something new."})
    assert desk.window.keeping.working.isActive()
    desk.window.keeping.working.setInterval(1)
    desk.wait(lambda: [copy.reason for copy in kept(desk.store.path)] == [Reason.WORKING])


def test_a_backup_that_fails_by_itself_is_told_and_stops_nobody(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    desk.window.session.told.connect(told.append)
    monkeypatch.setattr("core.store.backup._copy", lambda connection, path: False)
    desk.window.keeping.begin()
    desk.wait(lambda: idle(desk))
    assert [words for words in told if words.startswith("No backup was made: ")]


@pytest.mark.parametrize("error", [LibraryDamaged, LibraryForeign])
def test_a_damaged_library_offers_its_newest_backup(library: Path, error: Any) -> None:
    keep(library, Reason.DAILY)
    asked: list[str] = []

    def yes(said: str, offer: str) -> bool:
        asked.append(offer)
        return True

    library.write_bytes(b"\xff" * 9000)
    assert rescued(library, error(library, "it is damaged"), ask=yes)
    assert asked[0].startswith("Go on with the backup of ")
    with Store.open(library) as store:
        assert store.summaries()
    assert list(library.parent.glob("*.damaged-*"))


def test_a_library_of_a_newer_program_is_refused_without_an_offer(library: Path) -> None:
    keep(library, Reason.DAILY)
    before = library.read_bytes()
    assert not rescued(library, LibraryNewer(library, "newer"), ask=lambda *_: True)
    assert library.read_bytes() == before


def test_a_merged_tag_leaves_a_backup_made_beside_the_window(desk: Any) -> None:
    for name in ("mill", "water"):
        desk.select("The river")
        desk.press("1")
        annotations.set_tags(desk.store, desk.notes()[-1].id, [name])
    desk.settle()
    tags.merge(desk.store, "mill", "water")
    assert kept(desk.store.path) == ()
    desk.wait(lambda: idle(desk))
    assert [copy.reason for copy in kept(desk.store.path)] == [Reason.BEFORE_LARGE_CHANGE]

"""A dialog opens with the keyboard on the first thing that waits for a decision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import NotFound
from gui.dialogs.progress import JobSheet
from tests.widgets.window.test_importing import GESCHICHTE, STORY, review

Way = Callable[[Any], object]
Stop = Callable[[Any], QWidget]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The same story in two languages."""
    paths = [tmp_path / "baker.txt", tmp_path / "baecker.txt"]
    for path, text in zip(paths, (STORY, GESCHICHTE), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def stop() -> QWidget:
    """What has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


WAYS: dict[str, tuple[Way, Stop]] = {
    "paste": (lambda desk: desk.act("paste"), lambda sheet: sheet.text),
    "rename": (lambda desk: desk.act("rename"), lambda sheet: sheet.field),
    "go to a row": (lambda desk: desk.act("go-to"), lambda sheet: sheet.field),
    "hidden lines": (lambda desk: desk.act("lines"), lambda sheet: sheet.text),
    "export": (lambda desk: desk.act("export"), lambda sheet: sheet.write),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_dialog_opens_on_what_it_asks_for(desk: Any, name: str) -> None:
    way, place = WAYS[name]
    desk.select("lights 3 lamps")
    desk.press("1")
    way(desk)
    desk.settle()
    wanted = place(desk.sheet())
    assert stop() is wanted or wanted.isAncestorOf(stop())


TELLING: dict[str, Way] = {
    "keys": lambda desk: desk.act("keys"),
    "about": lambda desk: desk.act("about"),
    "trouble": lambda desk: desk.window.helping.show_trouble(NotFound("note", "x")),
    "bug": lambda desk: desk.window.helping.show_trouble(ValueError("odd")),
}


@pytest.mark.parametrize("name", TELLING)
def test_a_dialog_that_only_tells_opens_on_its_close_button(
    desk: Any, tmp_path: Path, name: str
) -> None:
    desk.window.helping.log = tmp_path / "log"
    TELLING[name](desk)
    desk.settle()
    assert desk.sheet().isAncestorOf(stop())
    assert stop().property("text") == "Close"


def test_a_review_opens_on_the_first_suggestion(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    assert stop() is sheet.files.cards[0].together


def test_a_review_without_suggestions_opens_on_adding(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files[:1])
    assert stop() is sheet.add


def test_a_review_of_known_files_opens_on_leaving(desk: Any, files: list[Path]) -> None:
    review(desk, files[:1]).accept()
    desk.wait(lambda: len(desk.store.summaries()) == 3)
    sheet = review(desk, files[:1])
    assert stop() is sheet.leave


def test_work_that_takes_long_opens_on_the_button_that_stops_it(desk: Any) -> None:
    job = desk.window.session.jobs.start(_until_cancelled)
    sheet = JobSheet(desk.window.frame, desk.window.session.look, "Counting", job)
    desk.wait(sheet.isVisible)
    desk.settle()
    assert stop() is sheet.stop
    sheet.reject()
    desk.wait(lambda: not desk.window.session.jobs.busy)


def _until_cancelled(progress: Any) -> None:
    while True:
        progress.report("Counting", 0.5)

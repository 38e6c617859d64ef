"""The article as a file for another program, and annotations taken back."""

from pathlib import Path
from typing import Any

import pytest

from gui.saving import KINDS
from tests.widgets.window.conftest import PAIR


@pytest.fixture
def saving(desk: Any) -> Any:
    """The controller, with the pair open and one mark with a note in it."""
    desk.read(PAIR)
    desk.select("3 lamps")
    desk.press("1")
    return desk.window.exporting.saving


def saved(desk: Any, saving: Any, path: Path) -> str:
    saving.ask_place = lambda _name: path
    desk.act("save-as")
    desk.wait(lambda: not desk.window.session.jobs.busy)
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (".html", "default-src 'none'"),
        (".csv", "#,en,de,tags,notes"),
        (".tmx", '<tmx version="1.4">'),
        (".txt", "<b>3 lamps</b>"),
        (".jsonld", '"exact": "3 lamps"'),
    ],
)
def test_the_article_is_saved_as_its_ending_says(
    desk: Any, saving: Any, tmp_path: Path, ending: str, words: str
) -> None:
    assert ending in KINDS
    assert words in saved(desk, saving, tmp_path / f"lamp{ending}")


def test_annotations_are_taken_back_in_one_step(desk: Any, saving: Any, tmp_path: Path) -> None:
    file = tmp_path / "lamp.jsonld"
    saved(desk, saving, file)
    desk.press("Ctrl+Z")
    assert desk.notes() == ()
    saving.ask_file = lambda: file
    desk.act("import-notes")
    desk.wait(lambda: len(desk.notes()) == 1)
    desk.press("Ctrl+Z")
    assert desk.notes() == ()


def test_a_file_that_can_not_be_written_is_said(desk: Any, saving: Any, tmp_path: Path) -> None:
    troubles: list[Any] = []
    desk.window.session.troubled.connect(troubles.append)
    (tmp_path / "file").write_text("")
    saving.ask_place = lambda _name: tmp_path / "file" / "lamp.html"
    desk.act("save-as")
    desk.wait(lambda: bool(troubles))
    assert "could not be written" in str(troubles[0])


def test_no_name_writes_nothing(desk: Any, saving: Any, tmp_path: Path) -> None:
    saving.ask_place = lambda _name: None
    desk.act("save-as")
    assert not list(tmp_path.glob("*.html"))

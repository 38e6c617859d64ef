"""A version is given a corrected text in the window: marks stay, undo takes all of it back."""

from pathlib import Path
from typing import Any


def replaced(desk: Any, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    desk.window.replacing.ask_file = lambda: path
    desk.act("replace")
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()


def test_marks_stay_on_their_words_and_the_window_says_so(desk: Any, tmp_path: Path) -> None:
    desk.select("counts the sacks")
    desk.press("1")
    before = desk.store.version(desk.notes()[0].targets[0].version_id).text
    replaced(desk, tmp_path / "new.txt", before.replace("Anna counts", "Our Anna counts"))
    assert desk.notes()[0].targets[0].exact == "counts the sacks"
    assert "1 kept" in " ".join(desk.window.status.words())
    desk.act("undo")
    assert desk.store.version(desk.notes()[0].targets[0].version_id).text == before


def test_words_that_went_wait_in_needs_attention(desk: Any, tmp_path: Path) -> None:
    desk.select("counts the sacks")
    desk.press("1")
    text = desk.store.version(desk.notes()[0].targets[0].version_id).text
    replaced(desk, tmp_path / "new.txt", text.partition("Anna")[0])
    assert len(desk.store.lost()) == 1
    assert desk.window.sidebar.attention.isVisible()

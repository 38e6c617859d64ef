"""A mark whose end is moved in the reader is stored as it is then shown, and can be undone."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.reader.outlines import outline_boxes

KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


def marked(desk: Any, language: str) -> str:
    versions = {v.id: v.language for v in desk.window.reading.versions}
    targets = desk.notes()[0].targets
    return next(t.exact for t in targets if versions[t.version_id] == language)


def test_moving_an_end_by_key_is_one_undo_step(desk: Any) -> None:
    desk.select("the miller")
    desk.press("1", desk.window.reader)
    QTest.keyClick(desk.window.reader, Qt.Key.Key_Right, KEYS)
    desk.settle()
    assert marked(desk, "en") == "the miller lights"
    desk.act("undo")
    assert marked(desk, "en") == "the miller"


def test_in_the_other_column_the_linked_mark_is_narrowed(desk: Any) -> None:
    desk.select("the miller")
    desk.press("1", desk.window.reader)
    before = marked(desk, "de")
    desk.press("Ctrl+2", desk.window.reader)
    QTest.keyClick(desk.window.reader, Qt.Key.Key_Left, KEYS)
    desk.settle()
    assert before.startswith(marked(desk, "de"))
    assert marked(desk, "de") != before
    assert marked(desk, "en") == "the miller"


def test_the_exact_words_are_outlined_and_one_key_takes_them(desk: Any) -> None:
    desk.select("April")
    desk.press("1", desk.window.reader)
    whole = marked(desk, "de")
    desk.wait(lambda: bool(desk.window.annotating.proposing.proposed))
    assert outline_boxes(desk.window.reader.spread, desk.window.annotating.proposing.proposed)
    desk.press("P", desk.window.reader)
    assert marked(desk, "de") == "April"
    assert desk.window.annotating.proposing.proposed == ()
    desk.act("undo")
    assert marked(desk, "de") == whole


def test_without_a_proposal_the_key_says_how_to_narrow_by_hand(desk: Any) -> None:
    desk.select("turns slowly")
    desk.press("1", desk.window.reader)
    desk.act("take")
    assert "Select them and press Ctrl+M" in " ".join(desk.window.status.words())

"""Columns are arranged by mouse, menu and keys, and stay as they were left."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.annotations import annotations
from core.library import importing
from core.model import Colour, Passage
from core.store.store import Store
from tests.widgets.window.conftest import Desk, _document

LEFT = Qt.MouseButton.LeftButton
TOLL = {
    "en": "Mr Ott kept the bridge for 36 years.\nHe wrote down every cart.",
    "de": "Herr Ott hütete die Brücke 36 Jahre lang.\nEr schrieb jeden Karren auf.",
    "fr": "M. Ott a gardé le pont pendant 63 ans.\nIl notait chaque charrette.",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One article in five languages."""
    path = tmp_path / "library.hexapla"
    texts = {
        "en": "A quiet street\n\nThe cat sleeps on the wall. Nobody wakes it.",
        "de": "Eine stille Straße\n\nDie Katze schläft auf der Mauer. Niemand weckt sie.",
        "fr": "Une rue calme\n\nLe chat dort sur le mur. Personne ne le réveille.",
        "it": "Una strada quieta\n\nIl gatto dorme sul muro. Nessuno lo sveglia.",
        "es": "Una calle tranquila\n\nEl gato duerme en el muro. Nadie lo despierta.",
    }
    documents = [_document(text, language) for language, text in texts.items()]
    with Store.open(path) as store:
        importing.add(store, documents, groups=[tuple(range(5))])
    return path


@pytest.fixture
def desk(qtbot, library, settings):
    desk = Desk(qtbot, library, settings)
    desk.read("A quiet street")
    yield desk
    desk.close()


def shown(desk: Any) -> list[str]:
    return [column.language for column in desk.window.reading.page.columns]


def drag(widget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(widget, start + (end - start) * step / 5)
    QTest.mouseRelease(widget, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_at_first_only_columns_that_can_be_read_are_shown(desk: Any) -> None:
    assert shown(desk) == ["en", "de"]
    assert all(track.width >= 270 for track in desk.window.reader.spread.grid.tracks)


def test_the_header_counts_what_is_hidden_and_shows_it_on_demand(desk: Any) -> None:
    header = desk.window.reader.header
    assert header.more_button.isVisible()
    assert header.more_button.text() == "+3"
    desk.act("all-columns")
    assert shown(desk) == ["en", "de", "fr", "it", "es"]
    assert not header.more_button.isVisible()


def test_what_is_shown_survives_a_restart(desk: Any) -> None:
    desk.act("all-columns")
    desk.act("hide-column")
    desk.start_again()
    assert shown(desk) == ["de", "fr", "it", "es"]


def test_a_name_dragged_in_the_header_moves_its_column(desk: Any) -> None:
    reader = desk.window.reader
    first, second = reader.spread.grid.tracks
    drag(reader.header, QPoint(first.left + 30, 20), QPoint(second.right - 20, 20))
    desk.settle()
    assert shown(desk) == ["de", "en"]


@pytest.mark.parametrize("part", ["header", "body"])
def test_a_rule_dragged_aside_gives_other_widths_that_are_kept(desk: Any, part: str) -> None:
    reader = desk.window.reader
    widget = reader.header if part == "header" else reader.viewport()
    rule = reader.spread.grid.tracks[1].left
    drag(widget, QPoint(rule, 30), QPoint(rule + 60, 30))
    widths = [track.width for track in reader.spread.grid.tracks]
    assert abs(widths[0] - widths[1] - 120) <= 2
    shares = [shape.share for shape in reader.shapes]
    desk.start_again()
    assert [shape.share for shape in desk.window.reader.shapes] == shares


def test_a_double_click_on_a_rule_evens_the_columns(desk: Any) -> None:
    reader = desk.window.reader
    desk.act("column-wider")
    before = [track.width for track in reader.spread.grid.tracks]
    rule = QPoint(reader.spread.grid.tracks[1].left, 20)
    QTest.mouseDClick(reader.header, LEFT, Qt.KeyboardModifier.NoModifier, rule)
    after = [track.width for track in reader.spread.grid.tracks]
    assert before[0] - before[1] > 40
    assert abs(after[0] - after[1]) <= 1


def test_keys_move_a_column_and_make_it_wider(desk: Any) -> None:
    reader = desk.window.reader
    desk.press("Ctrl+Shift+PgDown", reader)
    assert shown(desk) == ["de", "en"]
    desk.press("Ctrl+]", reader)
    widths = [track.width for track in reader.spread.grid.tracks]
    assert max(widths) - min(widths) >= 47


def test_one_column_gets_larger_text_that_is_kept(desk: Any) -> None:
    desk.act("column-larger")
    desk.start_again()
    spread = desk.window.reader.spread
    cells = [cell for row in range(1, len(spread)) for cell in spread.box(row).cells if cell.block]
    larger, usual = (
        {c.block.face.font.pixelSize() for c in cells if c.track == track}
        for track in spread.grid.tracks
    )
    assert min(larger) > max(usual)


def test_hiding_a_column_keeps_the_selection_in_another(desk: Any) -> None:
    desk.select("schläft")
    desk.window.columns.hide(0)
    desk.settle()
    assert shown(desk) == ["de"]
    assert desk.window.reader.selected_text() == "schläft"


def test_the_menu_of_a_column_offers_what_makes_sense(desk: Any) -> None:
    menu = desk.window.columns.menu(0)
    offered = [action.text() for action in menu.actions() if action.isEnabled()]
    assert "Hide column" in offered
    assert "Move left" not in offered
    assert "Show all versions" in offered
    menu.deleteLater()


def widths(desk: Any) -> list[int]:
    return [track.width for track in desk.window.reader.spread.grid.tracks]


@pytest.fixture
def drawn(desk: Any) -> Any:
    """Three columns in a wide window, drawn to widths of their own."""
    desk.window.frame.resize(1600, 800)
    desk.act("panel")
    for version in desk.window.reading.versions[2:3]:
        desk.window.reading.show_version(version.id, shown=True)
    reader = desk.window.reader
    for column, by in ((1, 90), (2, -60)):
        rule = reader.spread.grid.tracks[column].left
        drag(reader.header, QPoint(rule, 20), QPoint(rule + by, 20))
    desk.settle()
    return desk


def test_a_column_hidden_leaves_its_room_to_the_others_as_they_were_drawn(drawn: Any) -> None:
    first, _, third = widths(drawn)
    whole = sum(widths(drawn))
    drawn.window.columns.hide(1)
    drawn.settle()
    left, right = widths(drawn)
    assert abs(left / right - first / third) < 0.02
    assert abs(left + right - whole) <= 2


def test_a_column_shown_again_has_the_width_it_was_drawn_to(drawn: Any) -> None:
    before, hidden = widths(drawn), drawn.window.reading.versions[1].id
    drawn.window.reading.show_version(hidden, shown=False)
    drawn.start_again()
    drawn.window.frame.resize(1600, 800)
    drawn.window.reading.show_version(hidden, shown=True)
    drawn.settle()
    assert all(abs(a - b) <= 1 for a, b in zip(widths(drawn), before, strict=True))


def hits(desk: Any, word: str) -> None:
    """Search the library for a word and open the row of the first hit."""
    desk.press("Ctrl+Shift+F")
    desk.type(word)
    desk.wait(lambda: not desk.window.searching.busy)
    desk.press("Return")


def test_a_hit_takes_the_place_of_the_column_that_was_used_the_longest_time_ago(desk: Any) -> None:
    desk.press("Ctrl+1")
    hits(desk, "gatto")
    assert shown(desk) == ["en", "it"]
    assert desk.window.reader.focused_column == 1
    hits(desk, "Katze")
    assert shown(desk) == ["de", "it"]


def test_a_column_comes_beside_the_others_where_there_is_room(desk: Any) -> None:
    desk.window.frame.resize(1900, 900)
    desk.settle()
    hits(desk, "gatto")
    assert shown(desk) == ["en", "de", "it"]


def test_a_note_in_a_hidden_column_brings_the_column(desk: Any) -> None:
    french = next(v for v in desk.window.reading.versions if v.language == "fr")
    start = french.text.index("chat")
    note = annotations.highlight(desk.store, Passage(french.id, start, start + 4), Colour.RED)
    for target in desk.store.annotation(note).targets:
        if target.linked:
            annotations.drop_link(desk.store, note, target.version_id)
    desk.settle()
    desk.window.notes.chosen.emit(note)
    desk.settle()
    assert shown(desk) == ["en", "fr"]
    assert desk.window.reader.focused_column == 1


def test_a_finding_in_hidden_columns_brings_those_that_it_is_about(desk: Any) -> None:
    desk.add("The toll bridge", TOLL)
    desk.read("The toll bridge")
    assert shown(desk) == ["en", "de"]
    desk.press("F7")
    desk.wait(lambda: bool(desk.window.checks.cards.shown))
    desk.press("F9")
    assert shown(desk) == ["en", "fr"]
    assert desk.window.reader.focused_column == 1

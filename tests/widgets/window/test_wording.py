"""The table of renderings: opened on a selection, stepped through, noted, kept as a term."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.library import lines

ENGLISH = """The harbour master closed the gate.
The old lighthouse stood on the rock.
We asked the harbour master for a boat.
A boat lay below the old lighthouse.
The gate was green.
At night the harbour master sang.
"""
GERMAN = """Der Hafenmeister schloss das Tor.
Der alte Leuchtturm stand auf dem Felsen.
Wir baten den Hafenmeister um ein Boot.
Ein Boot lag unter dem alten Leuchtturm.
Das Tor war grün.
In der Nacht sang der Hafenmeister.
"""


@pytest.fixture
def harbour(desk):
    desk.add("Harbour", {"en": ENGLISH, "de": GERMAN})
    desk.read("Harbour")
    return desk


def opened(desk, words):
    desk.select(words)
    desk.act("renderings")
    desk.wait(desk.window.table.isVisible)
    return desk.window.table


def cells(table):
    model = table.model
    return [
        tuple(model.item(row, column).text() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def lit(desk):
    finds = desk.window.reader.state.finds
    page = desk.window.reader.page
    found = (one for row in finds.rows.values() for one in row)
    return sorted(page.shown_text(f.row, f.column)[f.start : f.end] for f in found)


def test_the_table_counts_the_renderings_and_lights_them(harbour):
    table = opened(harbour, "harbour master")
    assert cells(table) == [("de", "Hafenmeister", "3", "1, 3, 6")]
    assert lit(harbour) == ["Hafenmeister"] * 3 + ["harbour master"] * 3


def test_return_goes_from_place_to_place(harbour):
    opened(harbour, "harbour master")
    reader = harbour.window.reader
    rows = [reader.focused_row]
    for keys in ("Return", "Return", "Return", "Shift+Return"):
        harbour.press(keys)
        rows.append(reader.focused_row)
    assert [reader.page.number_at(row) for row in rows] == [1, 3, 6, 1, 6]


def test_n_makes_a_note_on_both_sides_and_undo_takes_it_back(harbour):
    opened(harbour, "harbour master")
    harbour.press("N")
    (note,) = harbour.store.annotations(harbour.window.reading.article)
    assert [target.exact for target in note.targets] == ["harbour master", "Hafenmeister"]
    assert note.record.note == "harbour master = Hafenmeister"
    harbour.act("undo")
    assert harbour.store.annotations(harbour.window.reading.article) == ()


def test_k_keeps_a_term(harbour):
    opened(harbour, "harbour master")
    harbour.press("K")
    (term,) = harbour.store.terms()
    assert (term.source_language, term.source) == ("en", "harbour master")
    assert (term.target_language, term.target) == ("de", "Hafenmeister")


def test_escape_closes_the_table_and_puts_the_lights_out(harbour):
    table = opened(harbour, "harbour master")
    harbour.press("Esc")
    assert not table.isVisible()
    assert lit(harbour) == []
    assert harbour.window.reader.hasFocus()


def test_another_article_closes_the_table(harbour):
    table = opened(harbour, "harbour master")
    harbour.add("Other", {"en": "A walk by the sea."})
    harbour.read("Other")
    assert not table.isVisible()


def test_without_a_selection_nothing_opens(harbour):
    harbour.window.wording.open()
    assert not harbour.window.table.isVisible()


def test_after_a_change_of_the_rows_the_table_is_made_anew(harbour):
    table = opened(harbour, "harbour master")
    before = harbour.window.wording._associating.known
    version = harbour.window.reading.versions[0]
    lines.hide(harbour.store, version.id, [2])
    harbour.wait(lambda: harbour.window.wording._associating.known not in (None, before))
    assert table.isVisible()


def test_alt_lights_the_counterparts_of_the_word_under_the_mouse(harbour):
    window, reader = harbour.window, harbour.window.reader
    harbour.select("lighthouse")
    box = reader.where.selection(reader.selection)
    point_at(reader, box.center(), Qt.KeyboardModifier.AltModifier)
    harbour.wait(lambda: lit(harbour) == ["Leuchtturm"])
    point_at(reader, box.center(), Qt.KeyboardModifier.NoModifier)
    assert lit(harbour) == []
    assert not window.table.isVisible()


def point_at(reader, point, modifiers):
    none = Qt.MouseButton.NoButton
    place = QPointF(point)
    globally = QPointF(reader.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, place, globally, none, none, modifiers)
    QApplication.sendEvent(reader.viewport(), event)


def test_a_second_phrase_is_gone_to_as_the_first_was(harbour):
    reader = harbour.window.reader
    rows = []
    for words in ("lighthouse", "sang"):
        opened(harbour, words)
        rows.append(reader.page.number_at(reader.focused_row))
        assert reader.selection is None
        harbour.press("Esc")
    assert rows == [2, 6]

"""Two versions in one language: marked in the columns, tabled, stepped through."""

import pytest

from gui.differing import NONE
from gui.reader.overview import Kind

FIRST = """The keeper lights the lamp at six.
He has done so for forty years.
In winter the stairs are cold.
"""
SECOND = """The warden lights the lamp at six.
He has done so for more than forty years.
In winter the stairs are cold!
"""


@pytest.fixture
def lamp(desk):
    desk.add("Lamp", {"en": FIRST, "en-GB": SECOND})
    desk.read("Lamp")
    return desk


def compared(desk):
    desk.act("difference")
    desk.wait(desk.window.table.isVisible)
    return desk.window.table


def marked(desk):
    page, changes = desk.window.reader.page, desk.window.reader.state.changes
    return [
        (page.shown_text(row, c.column)[c.start : c.end], c.kind.value)
        for row in sorted(changes.rows)
        for c in changes.rows[row]
    ]


def test_changed_words_are_marked_in_both_columns(lamp):
    compared(lamp)
    assert marked(lamp) == [
        ("keeper", "replaced"),
        ("warden", "replaced"),
        ("more than", "inserted"),
        (".", "replaced"),
        ("!", "replaced"),
    ]


def test_the_base_is_switched_by_b(lamp):
    compared(lamp)
    lamp.press("B")
    lamp.wait(lambda: ("more than", "removed") in marked(lamp))


def test_f4_goes_from_difference_to_difference(lamp):
    compared(lamp)
    lamp.press("Esc")
    reader, rows = lamp.window.reader, []
    for keys in ("F4", "F4", "F4", "F4", "Shift+F4"):
        lamp.press(keys)
        rows.append(reader.page.number_at(reader.focused_row))
    assert sorted(set(rows)) == [1, 2, 3]
    assert marked(lamp)


def test_switched_off_nothing_is_marked(lamp):
    table = compared(lamp)
    lamp.act("difference")
    assert marked(lamp) == []
    assert not table.isVisible()
    assert not lamp.window.commands.by_id["difference"].isChecked()


def test_versions_in_different_languages_are_not_compared(desk):
    said = []
    desk.window.session.told.connect(said.append)
    desk.act("difference")
    assert said == [NONE]
    assert not desk.window.table.isVisible()
    assert not desk.window.commands.by_id["difference"].isChecked()


def test_another_article_ends_the_comparison(lamp):
    compared(lamp)
    lamp.read("A short walk")
    assert marked(lamp) == []
    assert not lamp.window.table.isVisible()


def test_differences_have_signs_in_the_strip_until_they_are_put_off(lamp):
    compared(lamp)
    strip = lamp.window.reader.strip
    assert len(strip.shares(Kind.CHANGE)) == 3
    lamp.act("difference")
    assert strip.shares(Kind.CHANGE) == ()


def test_switching_the_base_stays_at_the_place(lamp):
    compared(lamp)
    lamp.press("F4")
    reader = lamp.window.reader
    row = reader.focused_row
    lamp.press("B")
    lamp.wait(lambda: ("more than", "removed") in marked(lamp))
    assert reader.focused_row == row

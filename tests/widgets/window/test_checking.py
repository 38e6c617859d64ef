"""The checks panel: what is found is listed, lit, stepped through, noted and dismissed by key."""

import pytest

from core.model import State

TITLE = "The toll bridge"
ENGLISH = """Mr Ott has kept the toll bridge for 36 years now.
He wrote down 4,120 carts in his first summer alone.
The river took the old bridge in one night.
Nobody asked him why he stayed on.
"""
GERMAN = """Herr Ott hütet die Zollbrücke nun seit 63 Jahren.
Allein im ersten Sommer schrieb er 4.210 Karren auf.
Der Fluss nahm die alte Brücke in einer Nacht.
Niemand fragte ihn, warum er blieb.
"""


@pytest.fixture
def bridge(desk):
    """The window on an article with two numbers that differ, its checks shown."""
    desk.add(TITLE, {"en": ENGLISH, "de": GERMAN})
    desk.read(TITLE)
    desk.press("F7")
    desk.wait(lambda: len(desk.window.checks.cards.shown) == 2)
    return desk


def test_the_panel_lists_what_was_found(bridge):
    first = bridge.window.checks.cards.shown[0]
    assert first.title == "Number differs"
    assert first.message == "English says 36, German says 63. The digits may be swapped."
    assert bridge.window.checks.head_words == "2 open, 0 dismissed"


def test_the_words_are_lit_in_both_columns_and_in_the_overview(bridge):
    faults = bridge.window.reader.state.faults
    row = min(faults.rows)
    assert [fault.column for fault in faults.rows[row]] == [0, 1]
    assert len(faults.signs()) == 2


def test_keys_step_through_the_findings_and_around(bridge):
    shown = [card.key for card in bridge.window.checks.cards.shown]
    seen = []
    for _ in range(3):
        bridge.press("F9")
        seen.append(bridge.window.checking.current)
    assert seen == [shown[0], shown[1], shown[0]]


def test_stepping_brings_the_row_into_focus(bridge):
    bridge.press("F9")
    reader = bridge.window.reader
    assert "36" in reader.page.row(reader.focused_row).cells[0].text


def test_n_makes_a_tagged_note_with_both_versions(bridge):
    bridge.press("F9")
    bridge.press("N", bridge.window.checks.cards)
    (note,) = bridge.notes()
    assert note.tags == ("number", "to-check")
    assert [target.exact for target in note.targets] == ["63", "36"]
    assert all(target.state is State.ANCHORED for target in note.targets)


def test_dismissed_goes_stays_away_and_comes_back_by_undo(bridge):
    bridge.press("F9")
    bridge.press("D", bridge.window.checks.cards)
    assert bridge.window.checks.head_words == "1 open, 1 dismissed"
    assert len(bridge.window.checks.cards.shown) == 1
    bridge.press("Ctrl+Z")
    assert bridge.window.checks.head_words == "2 open, 0 dismissed"


def test_dismissed_stays_dismissed_after_a_restart(bridge):
    bridge.press("F9")
    bridge.press("D", bridge.window.checks.cards)
    bridge.start_again()
    bridge.wait(lambda: bridge.window.checks.head_words == "1 open, 1 dismissed")


def messages(panel):
    return [card.message for card in panel.cards.shown]


def test_a_change_of_the_text_is_checked_again(bridge):
    panel = bridge.window.checks
    bridge.window.focusing.to_text()
    bridge.press("F9")
    bridge.act("hide-line")
    bridge.wait(lambda: panel.head_words and not any("63" in m for m in messages(panel)))


def test_putting_the_panel_away_puts_the_lights_out(bridge):
    bridge.press("F7")
    assert not bridge.window.checks.isVisible()
    assert not bridge.window.reader.state.faults.rows


def test_an_article_of_one_version_has_nothing_to_compare(desk):
    desk.press("F7")
    desk.read("A short walk")
    assert not desk.window.checks.cards.shown
    assert desk.window.checks.empty_words == "Checks compare versions. This article has one."


def test_the_foot_says_what_is_only_written_otherwise(desk):
    english, german = "He saw 1,300 carts go.\nIt rained.\n", "Er sah 1.300 Karren.\nEs regnete.\n"
    desk.add("The gate", {"en": english, "de": german})
    desk.read("The gate")
    desk.press("F7")
    panel = desk.window.checks
    desk.wait(lambda: panel.foot_words == "Not reported: 1,300 = 1.300.")
    assert panel.empty_words == "Nothing to check here."


def test_putting_the_panel_away_stops_the_work(desk):
    desk.add(TITLE, {"en": ENGLISH, "de": GERMAN})
    desk.read(TITLE)
    desk.press("F7")
    desk.press("F7")
    desk.wait(lambda: not desk.window.session.jobs.busy)
    assert not desk.window.checks.cards.shown

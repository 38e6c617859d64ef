"""Searching the library in the window: typed, stepped through, opened, kept."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from core.annotations import annotations
from core.model import Colour, Passage
from core.reading import searches
from core.reading.beside import Way, Ways
from gui.dialogs.ask import Question
from gui.panels.facets import LINE as FACET
from gui.panels.search_lanes import lanes, languages_fitting
from gui.panels.search_rows import Heading, Remark, Row
from gui.panels.sidebar import Shelf
from tests.widgets.window.conftest import PAIR, SINGLE, Desk


@pytest.fixture
def searching(desk: Desk) -> Desk:
    """The page of the search, nothing typed yet."""
    desk.press("Ctrl+Shift+F")
    return desk


def look_for(desk: Desk, line: str) -> None:
    desk.window.search.field.setText(line)
    desk.wait(lambda: not desk.window.searching.busy)
    desk.settle()


def shown(desk: Desk) -> list[tuple[str, int]]:
    """The language and number of each row that is listed."""
    lines = desk.window.search.hits.hits.lines
    return [
        (line.hit.cell.language if line.hit.cell else "", line.hit.number)
        for line in lines
        if isinstance(line, Row)
    ]


def body(desk: Desk) -> str:
    """What the page says in place of hits."""
    nothing = desk.window.search.nothing
    return nothing.text() if nothing.isVisible() else ""


def test_the_page_opens_with_the_keyboard_in_its_field_and_says_how_to_ask(searching: Desk) -> None:
    page = searching.window.search
    assert page.isVisible()
    assert page.help.isVisible()
    assert not page.save.isVisible()
    assert page.field.hasFocus()
    assert searching.window.toolbar.title.text() == "Search the library"


def test_hits_come_while_one_types_and_are_counted(searching: Desk) -> None:
    searching.type("whee")
    searching.wait(lambda: len(shown(searching)) == 2)
    assert shown(searching) == [("en", 1), ("en", 2)]
    assert searching.window.search.count.text() == "<b>2 hits</b> in 1 article"


def test_words_typed_without_marks_say_what_else_is_found(searching: Desk) -> None:
    look_for(searching, "wheel")
    note = searching.window.search.note
    assert note.text() == ""
    look_for(searching, "muller")
    assert note.text() == "Typed without marks, so <i>müller</i> is found too."
    look_for(searching, "Müller")
    assert note.text() == ""


def test_nothing_found_says_so(searching: Desk) -> None:
    look_for(searching, "zebra")
    assert body(searching) == "Nothing found for ‘zebra’."


def test_a_filter_that_hides_every_hit_can_be_cleared(searching: Desk) -> None:
    look_for(searching, "wheel lang:de is:marked")
    assert body(searching).startswith("Nothing found")
    searching.window.search.clear.click()
    searching.wait(lambda: len(shown(searching)) == 2)
    assert searching.window.search.field.text() == "wheel"


def test_a_filter_alone_asks_for_a_word(searching: Desk) -> None:
    look_for(searching, "lang:de")
    assert body(searching) == "Type a word to look for."


def test_only_the_newest_line_is_shown(searching: Desk) -> None:
    for line in ("wheel", "miller", "Anna lang:de"):
        searching.window.search.field.setText(line)
    searching.wait(lambda: shown(searching) == [("de", 3)])
    searching.wait(lambda: not searching.window.searching.busy)
    assert shown(searching) == [("de", 3)]


def test_arrows_step_through_hits_and_return_opens_the_row_with_the_words_lit(
    searching: Desk,
) -> None:
    look_for(searching, "wheel")
    searching.press("Down")
    searching.press("Return")
    window = searching.window
    assert window.shelving.shelf is Shelf.ALL
    assert window.reader.page.number_at(window.reader.focused_row) == 2
    found = window.reader.state.finds.current
    text = window.reader.page.shown_text(found.row, found.column)
    assert text[found.start : found.end] == "wheel"
    assert window.reader.hasFocus()


def test_a_hit_in_a_hidden_column_shows_the_column(searching: Desk) -> None:
    window = searching.window
    german = window.reading.versions[1].id
    window.reading.show_version(german, shown=False)
    look_for(searching, "Säcke")
    searching.press("Return")
    assert [column.language for column in window.reader.page.columns] == ["en", "de"]
    assert window.reader.focused_column == 1


def test_escape_goes_back_to_the_text_and_the_page_keeps_its_line(searching: Desk) -> None:
    look_for(searching, "wheel")
    searching.press("Esc")
    assert searching.window.reader.isVisible()
    searching.press("Ctrl+Shift+F")
    assert searching.window.search.field.text() == "wheel"
    assert searching.window.search.field.selectedText() == "wheel"


def test_escape_leaves_from_the_hits_and_from_the_sidebar_too(searching: Desk) -> None:
    look_for(searching, "wheel")
    window = searching.window
    for place in (window.search.hits, window.sidebar.facets):
        window.searching.open()
        place.setFocus()
        searching.press("Esc")
        assert window.reader.hasFocus()


def test_the_keyboard_goes_from_the_field_to_the_filters_and_the_hits(searching: Desk) -> None:
    look_for(searching, "wheel")
    page = searching.window.search
    searching.press("F6")
    searching.press("Shift+F6")
    assert page.field.hasFocus()
    for _ in range(12):
        if not page.hits.hasFocus():
            searching.press("Tab")
    assert page.hits.hasFocus()
    searching.press("End")
    assert page.hits.current is not None
    assert page.hits.current.number == 2


def test_selected_words_are_searched_for(desk: Desk) -> None:
    desk.select("The river")
    desk.press("Ctrl+Shift+F")
    assert desk.window.search.field.text() == '"The river"'


def facet(desk: Desk, words: str) -> QModelIndex:
    """The choice with these words in the sidebar."""
    choices = desk.window.sidebar.facets.choices
    rows = (choices.index(row) for row in range(choices.rowCount()))
    return next(row for row in rows if row.data() == words)


def test_a_choice_in_the_sidebar_narrows_the_search_and_shows_what_others_would_leave(
    searching: Desk,
) -> None:
    look_for(searching, "3")
    facets = searching.window.sidebar.facets
    assert facets.isVisible()
    facets.clicked.emit(facet(searching, "Deutsch"))
    searching.wait(lambda: shown(searching) == [("de", 1)])
    assert searching.window.search.field.text() == "3 lang:de"
    searching.wait(lambda: not searching.window.searching.busy)
    ticked = Qt.ItemDataRole.CheckStateRole
    assert Qt.CheckState(facet(searching, "Deutsch").data(ticked)) is Qt.CheckState.Checked
    assert facet(searching, "English").data(FACET).facet.count == 1


def test_choices_are_reached_and_ticked_by_keys(searching: Desk) -> None:
    look_for(searching, "wheel")
    searching.press("Shift+F6")
    assert searching.window.sidebar.facets.hasFocus()
    searching.press("Space")
    assert searching.window.search.field.text() == "wheel in:text"
    searching.wait(lambda: not searching.window.searching.busy)
    searching.press("Space", searching.window.sidebar.facets)
    assert searching.window.search.field.text() == "wheel"


def test_the_library_is_in_the_sidebar_again_when_nothing_is_typed(searching: Desk) -> None:
    look_for(searching, "wheel")
    assert not searching.window.sidebar.articles.isVisible()
    look_for(searching, "")
    assert searching.window.sidebar.articles.isVisible()


def test_chips_say_how_the_words_are_rendered_and_narrow_the_hits(searching: Desk) -> None:
    look_for(searching, "wheel")
    page = searching.window.search
    chips = {chip.text(): chip for chip in page.ways.chips}
    assert "Rad" in chips
    chips["Rad"].click()
    assert page.count.text() == f"<b>{len(chips['Rad'].way.hits)}</b> of <b>2 hits</b> in 1 article"
    chips["Rad"].click()
    assert len(shown(searching)) == 2


def test_a_language_in_which_no_rendering_was_found_has_no_chip(searching: Desk) -> None:
    look_for(searching, "wheel")
    page = searching.window.search
    place = page.hits.results.hits[0].place
    page.show_ways(Ways((Way("de", "", frozenset({place})),), {}))
    assert page.ways.chips == []


def test_all_hits_get_a_tag_in_one_step(searching: Desk) -> None:
    look_for(searching, "wheel")
    searching.press("Ctrl+T")
    question = searching.sheet()
    assert isinstance(question, Question)
    question.field.setText("mill")
    question.primary.click()
    searching.wait(lambda: [count.count for count in searching.store.tag_counts()] == [2])
    searching.act("undo")
    assert searching.store.annotations() == ()


def test_all_hits_are_written_to_a_file(
    searching: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "wheel"), "Table (*.csv)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: chosen)
    look_for(searching, "wheel")
    searching.press("Ctrl+Shift+E")
    searching.wait(lambda: not searching.window.session.jobs.busy)
    written = (tmp_path / "wheel.csv").read_text(encoding="utf-8")
    assert written.splitlines()[0] == "article,#,en,de,tags,notes"


def test_a_saved_search_is_made_by_its_key(searching: Desk) -> None:
    searches.save(searching.store, "Wheels", "wheel lang:en")
    searching.settle()
    searching.press("Alt+1")
    assert searching.window.search.field.text() == "wheel lang:en"


def test_the_next_hits_come_when_one_nears_the_end(searching: Desk) -> None:
    lines = "\n".join(f"The ferry passes pier {number}." for number in range(300))
    searching.add("Piers of the town", {"en": lines})
    look_for(searching, "ferry")
    hits = searching.window.search.hits
    assert searching.window.search.count.text().startswith("<b>More than")
    searching.press("End", hits)
    last = hits.current
    searching.wait(lambda: len(shown(searching)) == 300)
    assert hits.current == last
    assert hits.visualRect(hits.currentIndex()).intersects(hits.viewport().rect())


def test_notes_are_listed_with_their_row(searching: Desk) -> None:
    store = searching.store
    version = searching.window.reading.versions[0]
    start = version.text.index("sacks")
    passage = Passage(version.id, start, start + 5)
    annotations.highlight(store, passage, Colour.BLUE, note="Flour or zebra feed?", link=False)
    searching.settle()
    look_for(searching, "zebra")
    heading, remark = searching.window.search.hits.hits.lines
    assert isinstance(heading, Heading)
    assert (heading.title, heading.count) == ("In notes", "1 note")
    assert isinstance(remark, Remark)
    assert (remark.hit.colour, remark.hit.number) == (Colour.BLUE, 3)
    searching.press("Return")
    reader = searching.window.reader
    assert reader.page.number_at(reader.focused_row) == 3


def test_a_change_of_the_library_changes_the_hits(searching: Desk) -> None:
    look_for(searching, "lighthouse")
    assert shown(searching) == []
    searching.add("The coast", {"en": "The lighthouse is dark tonight.\nNobody knows why."})
    searching.wait(lambda: shown(searching) == [("en", 1)])


def test_a_search_is_kept_offered_again_and_forgotten(searching: Desk) -> None:
    look_for(searching, "wheel lang:en")
    searching.window.search.save.click()
    question = searching.sheet()
    assert isinstance(question, Question)
    question.field.setText("Wheels")
    question.primary.click()
    searching.settle()
    assert [(s.name, s.line) for s in searching.store.saved_searches()] == [
        ("Wheels", "wheel lang:en")
    ]
    look_for(searching, "")
    (button,) = searching.window.search.help.buttons("Wheels")
    button.click()
    assert searching.window.search.field.text() == "wheel lang:en"
    searching.act("undo")
    assert searching.store.saved_searches() == ()


def test_lines_searched_for_are_offered_again_after_a_restart(searching: Desk) -> None:
    look_for(searching, "wheel")
    searching.press("Return")
    searching.start_again()
    searching.press("Ctrl+Shift+F")
    assert searching.window.search.help.buttons("wheel")


def test_the_mouse_chooses_and_opens(searching: Desk) -> None:
    look_for(searching, "wheel")
    hits = searching.window.search.hits
    place = hits.visualRect(hits.hits.index(2)).center()
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hits.current.number == 2
    QTest.mouseDClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert searching.window.reading.page.title == PAIR


def test_a_screen_reader_hears_the_row_and_all_its_languages(searching: Desk) -> None:
    look_for(searching, "river")
    spoken = searching.window.search.hits.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Row 2. English: The river has been low")
    assert "Deutsch: Der Fluss" in spoken


def test_a_library_without_an_article_open_is_searched(searching: Desk) -> None:
    searching.press("Esc")
    searching.window.reading.close()
    searching.press("Ctrl+Shift+F")
    look_for(searching, "grass")
    searching.press("Return")
    assert searching.window.reading.page is not None
    assert searching.window.reading.page.title == SINGLE


@pytest.mark.parametrize("width", [300, 700, 900, 1064, 1400, 2288, 4000])
def test_lanes_stand_beside_each_other_within_the_list(width: int) -> None:
    for languages in range(languages_fitting(width) + 1):
        places = lanes(width, languages)
        ends = [places.sentence, *places.others]
        assert all(a + w <= b for (a, w), (b, _) in pairwise(ends))
        assert languages == 0 or sum(ends[-1]) <= width
        assert places.sentence[0] < places.hit < sum(places.sentence)


def test_with_nothing_to_narrow_by_the_sidebar_shows_the_library(searching: Desk) -> None:
    look_for(searching, "wheel")
    searching.wait(searching.window.sidebar.facets.isVisible)
    look_for(searching, "zeppelin")
    searching.wait(searching.window.sidebar.articles.isVisible)
    assert not searching.window.sidebar.facets.isVisible()

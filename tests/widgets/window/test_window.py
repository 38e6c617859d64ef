"""The window as a whole: what it shows, remembers and says."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.annotations import annotations
from core.library import articles
from core.model import ArticleId, Colour
from core.settings import SettingsFile
from core.store.store import Store
from gui.actions import ACTIONS, MENUS, Needs, is_letter, keys_of
from gui.panels.sidebar import Shelf
from gui.widgets.controls import ElidedLabel
from gui.widgets.toolbuttons import FieldButton

PAIR, SINGLE = "The lamp in the mill", "A short walk"


def test_an_empty_library_is_one_drop_zone_with_three_ways_to_begin(empty_desk: Any) -> None:
    window = empty_desk.window
    assert window.content.currentWidget() is window.welcome
    assert window.status.words() == ["Everything stays on this computer.", "Library is empty"]
    shown = [name for name, button in window.toolbar.buttons.items() if button.isVisible()]
    assert shown == ["dark", "keys"]


def test_the_sample_is_one_click_away(empty_desk: Any) -> None:
    empty_desk.window.welcome.sample_asked.emit()
    empty_desk.wait(lambda: empty_desk.window.reading.page is not None)
    assert len(empty_desk.window.reading.versions) == 6
    assert len(empty_desk.notes()) > 3


def test_without_an_article_the_window_says_what_to_do(desk: Any) -> None:
    desk.window.reading.close()
    desk.settle()
    assert desk.window.middle.currentWidget() is desk.window.choose


def test_the_status_line_says_where_one_is(desk: Any) -> None:
    desk.window.reader.go_to(2)
    desk.settle()
    assert desk.window.status.words() == [
        "Row 2 of 3 · ¶2 · 2 versions shown",
        "0 notes",
        "Columns in step",
        "Saved",
    ]


def test_the_status_line_counts_the_selection(desk: Any) -> None:
    desk.select("lights 3 lamps")
    assert "14 characters selected in English" in desk.window.status.words()[0]


def test_a_single_version_is_read_in_paragraphs(desk: Any) -> None:
    desk.read(SINGLE)
    desk.window.reader.go_to(1)
    assert desk.window.status.words()[0] == "¶1 of 2 · English"


def test_an_unsaved_note_is_not_called_saved(desk: Any) -> None:
    desk.select("lights 3 lamps")
    desk.press("N")
    desk.type("x")
    assert "Not saved yet" in desk.window.status.words()


def test_choosing_an_article_in_the_sidebar_opens_it(desk: Any) -> None:
    view = desk.window.sidebar.articles
    row = next(n for n in range(2) if view.model().index(n, 0).data() == SINGLE)
    box = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert desk.window.toolbar.title.whole_text() == SINGLE


def test_one_goes_back_and_forward_between_articles(desk: Any) -> None:
    desk.read(SINGLE)
    desk.act("back")
    assert desk.window.reading.page.title == PAIR
    desk.act("forward")
    assert desk.window.reading.page.title == SINGLE


def test_the_open_article_and_the_place_in_it_survive_a_restart(desk: Any) -> None:
    desk.window.reader.go_to(2, 1)
    desk.start_again()
    assert desk.window.reading.page.title == PAIR
    assert (desk.window.reader.focused_row, desk.window.reader.focused_column) == (2, 1)


def test_theme_panels_and_size_survive_a_restart(desk: Any) -> None:
    desk.window.frame.resize(750, 600)
    desk.act("dark")
    desk.act("sidebar")
    desk.start_again()
    assert desk.window.session.look.theme.name == "dark"
    assert not desk.window.sidebar.isVisible()
    assert (desk.window.frame.width(), desk.window.frame.height()) == (750, 600)


def test_order_and_hidden_versions_survive_a_restart(desk: Any) -> None:
    english, german = (version.id for version in desk.window.reading.versions)
    desk.window.reading.move_version(german, -1)
    desk.start_again()
    columns = [column.version_id for column in desk.window.reading.page.columns]
    assert columns == [german, english]


def test_the_last_version_can_not_be_hidden(desk: Any) -> None:
    for version in desk.window.reading.versions:
        desk.window.reading.show_version(version.id, shown=False)
    assert len(desk.window.reading.page.columns) == 1


def test_a_hidden_version_is_counted(desk: Any) -> None:
    desk.read(PAIR)
    desk.window.reading.show_version(desk.window.reading.versions[0].id, shown=False)
    desk.settle()
    assert desk.window.status.words()[0].endswith("Deutsch")


def test_the_menu_of_versions_shows_and_hides_columns(desk: Any) -> None:
    menu = desk.window.commands.by_id["versions"].menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert len(desk.window.reading.page.columns) == 1
    menu.aboutToShow.emit()
    assert [one.isChecked() for one in menu.actions() if one.isCheckable()] == [True, False]


def test_the_menu_of_an_article_offers_what_can_be_done_to_it(desk: Any) -> None:
    menu = desk.window.arranging.menu(desk.article(PAIR), desk.window.frame)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Open",
        "Rename…",
        "Add another version…",
        "Group with",
        "Take a version out",
        "Move to the bin",
    ]
    menu.deleteLater()


def test_a_library_with_nothing_but_a_bin_offers_to_begin(desk: Any) -> None:
    for title in (PAIR, SINGLE):
        articles.remove(desk.store, desk.article(title))
    desk.settle()
    assert desk.window.middle.currentWidget() is desk.window.begin


def test_removing_an_article_can_be_undone(desk: Any) -> None:
    desk.act("remove")
    assert desk.window.reading.page is None
    desk.act("undo")
    assert desk.store.article(desk.article(PAIR)).trashed_at is None


def test_the_bin_shows_what_was_removed_and_gives_it_back(desk: Any) -> None:
    article = desk.article(PAIR)
    desk.act("remove")
    desk.window.shelving.point_at(Shelf.BIN)
    assert desk.window.middle.currentWidget() is desk.window.bin
    desk.window.bin.article_wanted.emit(article)
    desk.settle()
    assert desk.article(PAIR) == article


def test_taking_a_version_out_makes_two_articles(desk: Any) -> None:
    desk.window.arranging.ungroup(desk.window.reading.versions[1].id)
    desk.wait(lambda: len(desk.store.summaries()) == 3)
    desk.wait(lambda: desk.window.reading.page.single)


def test_two_articles_can_be_made_one_and_undone(desk: Any) -> None:
    desk.window.arranging.group(desk.article(PAIR), desk.article(SINGLE))
    desk.wait(lambda: len(desk.window.reading.page.columns) == 3)
    desk.act("undo")
    assert (len(desk.window.reading.page.columns), len(desk.store.summaries())) == (2, 2)


def test_renaming_asks_for_the_title(desk: Any) -> None:
    desk.act("rename")
    question = desk.sheet()
    question.field.setText("The mill")
    question.accept()
    desk.settle()
    assert desk.window.toolbar.title.whole_text() == "The mill"


def test_a_tag_narrows_articles_and_notes(desk: Any) -> None:
    desk.select("lights 3 lamps")
    desk.press("T")
    desk.type("numbers/small")
    desk.press("Return")
    desk.window.shelving.point_at(Shelf.TAG, "numbers")
    assert desk.window.sidebar.articles.model().rowCount() == 1
    assert desk.window.notes.view.cards.rowCount() == 1


def test_a_filter_that_hides_every_note_says_so(desk: Any) -> None:
    desk.select("lights 3 lamps")
    desk.press("1")
    desk.window.notes.filter.setText("nowhere")
    assert desk.window.notes._empty.text() == "No note matches."
    desk.window.notes.clear_filters()
    assert desk.window.notes.view.cards.rowCount() == 1


def test_a_colour_narrows_the_notes(desk: Any) -> None:
    for words, key in (("lights 3 lamps", "1"), ("goes home", "2")):
        desk.select(words)
        desk.press(key)
    desk.window.notes.filters.swatches[Colour.RED].click()
    assert [card.colour for card in desk.window.notes.view.cards.cards] == [Colour.RED]


def test_the_filter_box_appears_with_twelve_articles(desk: Any) -> None:
    from core.intake.reading import from_text
    from core.library import importing

    assert not desk.window.sidebar.filter.isVisible()
    texts = [f"Walk number {n}\n\nThere were {n} gates on the way." for n in range(10)]
    importing.add(desk.store, [from_text(t, name="w", language="en") for t in texts])
    desk.settle()
    assert desk.window.sidebar.filter.isVisible()
    desk.window.sidebar.filter.setText("number 7")
    assert desk.window.sidebar.articles.model().rowCount() == 1


def test_ctrl_and_a_digit_focus_a_column(desk: Any) -> None:
    desk.press("Ctrl+2", desk.window.reader)
    assert desk.window.reader.focused_column == 1


def test_alt_and_arrows_step_rows(desk: Any) -> None:
    desk.window.reader.go_to(1)
    desk.press("Alt+Down", desk.window.reader)
    assert desk.window.reader.focused_row == 2


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_alt_and_a_letter_open_a_menu(desk: Any) -> None:
    desk.press("Alt+E", desk.window.reader)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Undo import"
    menu.close()


def test_escape_returns_to_the_reader(desk: Any) -> None:
    desk.window.notes.filter.setFocus()
    desk.press("Esc")
    assert QApplication.focusWidget() is desk.window.reader


def test_every_action_of_the_table_is_in_the_window_and_does_something(desk: Any) -> None:
    for entry in ACTIONS:
        action = desk.window.commands.by_id[entry.id]
        assert action.menu() or action.receivers("2triggered(bool)") > 0, entry.id


@pytest.mark.parametrize("aligning", [False, True])
def test_no_two_actions_share_a_key_within_or_without_the_mode(aligning: bool) -> None:
    own = keys_of(Needs.ALIGNING)
    keys = [
        key
        for action in ACTIONS
        for key in action.keys.split()
        if (action.needs is Needs.ALIGNING) == (aligning and key in own)
    ]
    assert len(keys) == len(set(keys))
    assert {action.menu for action in ACTIONS if action.menu} == {*MENUS, "Columns"}


def test_only_annotating_aligning_stepping_and_linking_use_single_letters() -> None:
    assert {one.menu for one in ACTIONS if is_letter(one)} == {"Align", "Annotate", "Go", "View"}
    assert [one.id for one in ACTIONS if is_letter(one) and one.menu == "View"] == ["link"]


def test_f1_shows_the_keys_of_the_table(desk: Any) -> None:
    from gui.dialogs.keys import KeysSheet

    desk.press("F1", desk.window.reader)
    sheet = desk.sheet()
    assert isinstance(sheet, KeysSheet)
    sheet.accept()


def test_a_narrow_window_lays_the_notes_over_the_reader(desk: Any) -> None:
    window = desk.window
    window.frame.resize(900, 700)
    desk.settle()
    assert window.notes.isVisible()
    assert window.reader.mapTo(window.frame, window.reader.rect().topRight()).x() > 880


def test_a_known_error_is_shown_as_its_sentence(desk: Any) -> None:
    from core.errors import KnownError
    from gui.dialogs.error import Trouble

    desk.window.session.troubled.emit(KnownError("the disk", "it is full"))
    sheet = desk.sheet()
    assert isinstance(sheet, Trouble)
    sheet.accept()


def test_a_bug_is_shown_with_its_story_and_logged(
    desk: Any, caplog: pytest.LogCaptureFixture
) -> None:
    from gui.dialogs.error import Bug

    desk.window.helping.show_trouble(ZeroDivisionError("by zero"))
    sheet = desk.sheet()
    assert isinstance(sheet, Bug)
    assert "ZeroDivisionError: by zero" in sheet.story
    assert "a bug" in caplog.text
    sheet.accept()


def test_an_article_that_another_program_removed_is_no_longer_open(desk: Any) -> None:
    with Store.open(desk.store.path) as other:
        articles.remove(other, desk.article(PAIR))
    desk.window.session.poll()
    desk.settle()
    assert desk.window.reading.page is None


def test_closing_with_a_note_that_can_not_be_stored_asks_and_keeps_the_text(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.select("lights 3 lamps")
    desk.press("N")
    desk.type("precious")
    monkeypatch.setattr(desk.window.notes.view.form, "save_note", lambda _a, _t: False)
    monkeypatch.setattr(desk.window.helping, "confirm", lambda _s, _q: False)
    assert not desk.window.frame.close()
    assert QApplication.clipboard().text() == "precious"


def test_a_settings_file_of_another_library_opens_nothing(
    qtbot: Any, tmp_path: Any, settings: SettingsFile
) -> None:
    from core.settings import Settings
    from gui import app

    settings.save(Settings(article=ArticleId("gone"), geometry="no base64 at all"))
    window = app.make_window(Store.open(tmp_path / "new.hexapla"), settings)
    app.open_first(window, None)
    assert window.reading.page is None
    window.frame.close()
    window.frame.deleteLater()


def test_the_bin_shows_a_note_without_signs_of_markdown(desk: Any) -> None:
    desk.select("3 lamps")
    desk.press("1")
    annotations.set_note(desk.store, desk.notes()[0].id, "**Three** of\n\n- them")
    annotations.delete(desk.store, desk.notes()[0].id)
    desk.window.sidebar.bin.click()
    desk.settle()
    said = [label.whole_text() for label in desk.window.bin.findChildren(ElidedLabel)]
    assert "30 more days · Three of them" in said


def test_the_way_to_the_search_looks_like_its_field_where_there_is_room(desk: Any) -> None:
    search = desk.window.toolbar.buttons["search"]
    desk.window.frame.resize(1280, 800)
    desk.settle()
    assert search.width() == FieldButton.WIDTH
    desk.window.frame.resize(1000, 800)
    desk.settle()
    assert search.width() == 32


def test_beside_the_bin_the_toolbar_hides_what_concerns_the_text(desk: Any) -> None:
    buttons = desk.window.toolbar.buttons
    desk.window.sidebar.bin.click()
    desk.settle()
    assert not any(buttons[name].isVisible() for name in ("link", "align", "checks", "export"))
    assert buttons["search"].isVisible()
    desk.window.sidebar.all.click()
    desk.settle()
    assert buttons["align"].isVisible()

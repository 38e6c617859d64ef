"""The glossary in its sheet: empty, described, removed, imported, exported, checked."""

import pytest

from core.library import glossary
from core.library.glossary import fresh


@pytest.fixture
def term(desk):
    """A term that the open article renders otherwise."""
    return glossary.keep(desk.store, fresh(("en", "de"), "river", "Strom"))


def opened(desk):
    desk.act("glossary")
    return desk.sheet()


def cells(sheet):
    model = sheet.model
    return [
        tuple(model.item(row, column).text() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_without_terms_the_sheet_says_how_they_come(desk):
    sheet = opened(desk)
    assert not sheet.view.isVisible()
    assert not sheet.remove.isEnabled()
    assert sheet.form.isVisible()
    sheet.reject()


def test_a_term_is_shown_with_the_rows_that_render_it_otherwise(desk, term):
    sheet = opened(desk)
    desk.wait(lambda: cells(sheet) == [("river", "Strom", "en → de", "", "2")])
    desk.press("Return", sheet.view)
    assert desk.window.reader.page.number_at(desk.window.reader.focused_row) == 2


def test_a_note_and_a_tag_are_kept_and_undone(desk, term):
    sheet = opened(desk)
    sheet.form.tag.setFocus()
    sheet.form.tag.setText("water")
    sheet.view.setFocus()
    desk.settle()
    assert [kept.tag for kept in desk.store.terms()] == ["water"]
    desk.press("Ctrl+Z", sheet.view)
    assert [kept.tag for kept in desk.store.terms()] == [""]
    sheet.reject()


def test_a_term_is_typed_and_the_next_after_it(desk):
    sheet = opened(desk)
    assert sheet.form.is_new
    desk.type("wheel")
    sheet.form.target.setText("Rad")
    desk.press("Return", sheet.form.target)
    assert cells(sheet)[0][:3] == ("wheel", "Rad", "en → de")
    assert sheet.form.words.source == ""
    assert sheet.form.source.hasFocus()
    desk.press("Ctrl+Z")
    assert cells(sheet) == []
    sheet.reject()


def test_a_term_without_a_rendering_is_not_kept_yet(desk):
    sheet = opened(desk)
    desk.type("wheel")
    desk.press("Return", sheet.form.source)
    assert desk.store.terms() == ()
    assert sheet.form.target.hasFocus()
    sheet.reject()


def test_words_of_a_term_are_changed_by_key_and_undone(desk, term):
    sheet = opened(desk)
    desk.press("F2", sheet.view)
    desk.type("stream")
    desk.press("Return", sheet.form.source)
    assert [kept.source for kept in desk.store.terms()] == ["stream"]
    desk.press("Ctrl+Z")
    assert desk.store.terms() == (term,)
    sheet.reject()


def test_esc_leaves_the_new_term_before_the_sheet(desk, term):
    sheet = opened(desk)
    desk.press("Ctrl+N", sheet.view)
    assert sheet.form.is_new
    sheet.reject()
    assert sheet.isVisible()
    assert sheet.form.words.source == "river"
    sheet.reject()
    assert not sheet.isVisible()


def test_del_removes_a_term_and_undo_brings_it_back(desk, term):
    sheet = opened(desk)
    desk.press("Del", sheet.view)
    assert desk.store.terms() == ()
    desk.act("undo")
    assert desk.store.terms() == (term,)
    sheet.reject()


def test_terms_are_written_and_read(desk, term, tmp_path):
    path = tmp_path / "glossary.tbx"
    desk.window.terms.ask_place = lambda _parent, _before: path
    desk.window.terms.ask_file = lambda _parent: path
    sheet = opened(desk)
    sheet.export_button.click()
    glossary.remove(desk.store, [term.id])
    sheet.import_button.click()
    desk.wait(lambda: len(cells(sheet)) == 1)
    assert cells(sheet)[0][:3] == ("river", "Strom", "en → de")
    sheet.reject()


def test_a_file_that_is_no_glossary_is_told(desk, tmp_path):
    path = tmp_path / "strange.csv"
    path.write_text("a,b\n1,2\n")
    troubles = []
    desk.window.session.troubled.disconnect()
    desk.window.session.troubled.connect(troubles.append)
    desk.window.terms.ask_file = lambda _parent: path
    sheet = opened(desk)
    sheet.import_button.click()
    desk.wait(lambda: len(troubles) == 1)
    assert "first line must name the columns" in str(troubles[0])
    sheet.reject()

"""Notes go out as Markdown; the sheet shows first what will be written."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.annotations import annotations
from core.model import Colour
from gui.dialogs.export import ExportSheet


@pytest.fixture
def noted(desk: Any, tmp_path: Path) -> Any:
    """The desk with one note on the open article and a folder for exports."""
    desk.select("lights 3 lamps")
    desk.press("N")
    desk.type("Three")
    desk.window.notes.leave()
    folder = tmp_path / "vault"
    folder.mkdir()
    desk.window.session.remember(export_folder=str(folder))
    desk.settle()
    return desk


def export(desk: Any) -> ExportSheet:
    """The sheet, open."""
    desk.act("export")
    sheet = desk.sheet()
    assert isinstance(sheet, ExportSheet)
    desk.wait(lambda: sheet.preview.toPlainText() != "")
    return sheet


def write(desk: Any, sheet: ExportSheet) -> None:
    """Write what the sheet shows, and wait until that is done."""
    sheet.accept()
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()


def test_the_preview_is_what_is_written(noted: Any, tmp_path: Path) -> None:
    sheet = export(noted)
    shown = sheet.preview.toPlainText()
    write(noted, sheet)
    (file,) = (tmp_path / "vault").iterdir()
    assert file.read_text(encoding="utf-8") == shown
    assert "==lights 3 lamps==" in shown


def test_a_file_that_exists_is_updated_and_own_lines_are_kept(noted: Any, tmp_path: Path) -> None:
    write(noted, export(noted))
    (file,) = (tmp_path / "vault").iterdir()
    text = file.read_text(encoding="utf-8")
    own = text.replace("<!-- user -->\n", "<!-- user -->\nAsk Klara.\n", 1)
    file.write_text(own, encoding="utf-8")
    noted.select("goes home")
    noted.press("2")
    sheet = export(noted)
    assert sheet._news_text.text() == (
        "This file exists. Your own lines in it are kept, 1 note is new."
    )
    assert (sheet.write.text(), "Ask Klara." in sheet.preview.toPlainText()) == (
        "Update 1 file",
        True,
    )
    sheet.reject()


def test_leaving_a_language_out_leaves_it_out_of_the_preview(noted: Any) -> None:
    sheet = export(noted)
    sheet.choices.languages["de"].click()
    noted.wait(lambda: "**de**" not in sheet.preview.toPlainText())
    assert "**en**" in sheet.preview.toPlainText()
    sheet.reject()


def test_the_last_language_can_not_be_left_out(noted: Any) -> None:
    sheet = export(noted)
    for chip in sheet.choices.languages.values():
        chip.click()
    assert sum(chip.isChecked() for chip in sheet.choices.languages.values()) == 1
    sheet.reject()


def test_a_foreign_file_of_that_name_is_left_alone(noted: Any, tmp_path: Path) -> None:
    foreign = tmp_path / "vault" / "the-lamp-in-the-mill.md"
    foreign.write_text("mine", encoding="utf-8")
    sheet = export(noted)
    write(noted, sheet)
    assert foreign.read_text(encoding="utf-8") == "mine"
    assert len(list((tmp_path / "vault").iterdir())) == 2


def test_copy_puts_the_text_into_the_clipboard(noted: Any) -> None:
    sheet = export(noted)
    sheet.copy.click()
    assert QApplication.clipboard().text() == sheet.preview.toPlainText()
    sheet.reject()


def test_folder_and_context_are_remembered(noted: Any, tmp_path: Path) -> None:
    sheet = export(noted)
    sheet.ask_folder = lambda _before: tmp_path
    sheet.change.click()
    sheet.choices.context.choose("paragraph")
    write(noted, sheet)
    settings = noted.window.session.settings
    assert (settings.export_folder, settings.export_context) == (str(tmp_path), "paragraph")


def test_a_folder_that_can_not_be_written_is_a_sentence(noted: Any, tmp_path: Path) -> None:
    sheet = export(noted)
    wall = tmp_path / "wall"
    wall.write_text("a file, no folder", encoding="utf-8")
    sheet.folder.setText(str(wall / "in"))
    sheet.folder.editingFinished.emit()
    write(noted, sheet)
    assert noted.sheet().windowTitle() == "This did not work"
    noted.sheet().accept()


def test_a_layout_is_shown_at_once_and_remembered(noted: Any) -> None:
    sheet = export(noted)
    sheet.choices.layout_._group.button(1).click()
    noted.wait(lambda: "| en | de |" in sheet.preview.toPlainText())
    write(noted, sheet)
    again = export(noted)
    assert again.choices.layout_.value == "table"
    again.reject()


def test_the_notes_picked_are_offered_first(noted: Any) -> None:
    noted.select("goes home")
    noted.press("2")
    noted.window.notes.view.picking.pick(noted.window.notes.shown[:1])
    sheet = export(noted)
    words = [sheet.choices.what.itemText(n) for n in range(sheet.choices.what.count())]
    assert words == [
        "The notes picked, 1 note", "This article, 2 notes", "The whole library, with an index",
    ]  # fmt: skip
    assert sheet.prepared is not None
    assert sheet.prepared.notes == 1
    sheet.reject()


def test_the_whole_library_is_written_with_an_index(noted: Any, tmp_path: Path) -> None:
    sheet = export(noted)
    sheet.choices.what.setCurrentIndex(1)
    noted.wait(lambda: sheet.write.text() == "Write all files")
    write(noted, sheet)
    assert {file.name for file in (tmp_path / "vault").iterdir()} == {
        "index.md", "the-lamp-in-the-mill.md",
    }  # fmt: skip


def test_a_template_of_ones_own_shows_in_the_preview(noted: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.j2"
    own.write_text("MINE {{ note }}\n\n{{ last_line }}", encoding="utf-8")
    sheet = export(noted)
    sheet.choices.ask_template = lambda: own
    sheet.choices._choose_template(1)
    noted.wait(lambda: "MINE Three" in sheet.preview.toPlainText())
    assert sheet.choices.template.currentText() == "own.j2"
    sheet.reject()


def test_a_broken_template_is_refused_in_the_sheet(noted: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.j2"
    own.write_text("{% for", encoding="utf-8")
    sheet = export(noted)
    sheet.choices.ask_template = lambda: own
    sheet.choices._choose_template(1)
    noted.wait(lambda: not sheet.write.isEnabled())
    sheet.reject()


def test_only_the_notes_in_a_colour_are_written(noted: Any) -> None:
    noted.select("goes home")
    noted.press("2")
    sheet = export(noted)
    sheet.choices.swatches[Colour.RED].click()
    noted.wait(lambda: "==lights" not in sheet.preview.toPlainText())
    assert "==goes home==" in sheet.preview.toPlainText()
    sheet.reject()


def test_only_the_notes_with_a_tag_are_written(noted: Any) -> None:
    noted.select("goes home")
    noted.press("2")
    annotations.set_tags(noted.store, noted.window.annotating.current, ["idiom"])
    noted.settle()
    sheet = export(noted)
    sheet.choices.tag.setCurrentText("idiom")
    noted.wait(lambda: "==lights" not in sheet.preview.toPlainText())
    assert "==goes home==" in sheet.preview.toPlainText()
    sheet.reject()


def test_what_was_typed_last_is_in_the_export(noted: Any) -> None:
    noted.select("goes home")
    noted.press("N")
    noted.type("Just now")
    sheet = export(noted)
    assert "Just now" in sheet.preview.toPlainText()
    sheet.reject()

"""Files that hold several texts, in the window."""

from pathlib import Path
from typing import Any

from gui.dialogs.review import ReviewSheet
from tests.data.making import offices
from tests.data.making import rows as making
from tests.data.making.articles import parts


def review(desk: Any, path: Path) -> ReviewSheet:
    desk.window.importing.read([path])
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    sheet = desk.sheet()
    assert isinstance(sheet, ReviewSheet)
    return sheet


def test_an_aligned_file_is_reviewed_as_two_texts_and_added_as_one_article(
    desk: Any, tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(making.tmx(making.rows("vi", "id"), ("vi", "id")), encoding="utf-8")
    sheet = review(desk, path)
    assert [document.part for document in sheet.plan.documents] == ["vi", "id"]
    assert sheet.plan.suggestions == []
    assert sheet.plan.sentence() == "Adds 1 article"
    sheet.accept()
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.wait(lambda: desk.window.reading.page.columns[0].language == "vi")
    assert len(desk.window.reading.page.columns) == 2


def test_a_folder_is_reviewed_by_what_lies_in_it(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for language in ("fr", "pl"):
        path = tmp_path / "below" / f"{language}.docx"
        path.write_bytes(offices.docx(parts(language), language))
    sheet = review(desk, tmp_path)
    assert [document.language for document in sheet.plan.documents] == ["fr", "pl"]

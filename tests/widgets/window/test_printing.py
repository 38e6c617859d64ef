"""The open article is saved as a PDF, whole or not at all, while the window goes on."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPdfWriter

from core.progress import Cancelled, Progress
from gui import printing


def test_the_pdf_holds_the_article_and_says_so(desk: Any, tmp_path: Path) -> None:
    desk.window.printing.write_pdf(tmp_path / "mill.pdf")
    desk.wait(lambda: "Saved as mill.pdf." in desk.window.status.words())
    assert (tmp_path / "mill.pdf").read_bytes().startswith(b"%PDF-")


def test_where_nothing_can_be_written_a_sentence_says_why(desk: Any, tmp_path: Path) -> None:
    troubles: list[Any] = []
    desk.window.session.troubled.disconnect()
    desk.window.session.troubled.connect(troubles.append)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    desk.window.printing.write_pdf(tmp_path / "file" / "mill.pdf")
    desk.wait(lambda: bool(troubles))
    assert [trouble.what for trouble in troubles] == ["‘mill.pdf’"]


def test_what_the_reader_shows_goes_to_a_printer(desk: Any, tmp_path: Path) -> None:
    printer = QPdfWriter(str(tmp_path / "printed.pdf"))
    desk.window.printing.print_on(printer)
    desk.wait(lambda: "Sent to the printer." in desk.window.status.words())
    del printer
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_a_stopped_pdf_leaves_no_file(desk: Any, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        printing._write(desk.window.printing._shown(), tmp_path / "mill.pdf", progress)
    assert not (tmp_path / "mill.pdf").exists()


def test_only_the_columns_that_are_shown_are_printed(desk: Any) -> None:
    english = desk.window.reading.versions[0].id
    desk.window.reading.show_version(english, shown=False)
    shown = desk.window.printing._shown()
    assert [column.language for column in shown.page().columns] == ["de"]

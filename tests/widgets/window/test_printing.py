"""The open article is saved as a PDF, whole or not at all."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QPdfWriter


def test_the_pdf_holds_the_article_and_says_so(desk: Any, tmp_path: Path) -> None:
    desk.window.printing.write_pdf(tmp_path / "mill.pdf")
    assert (tmp_path / "mill.pdf").read_bytes().startswith(b"%PDF-")
    assert "Saved as mill.pdf." in desk.window.status.words()


def test_where_nothing_can_be_written_a_sentence_says_why(desk: Any, tmp_path: Path) -> None:
    troubles: list[Any] = []
    desk.window.session.troubled.disconnect()
    desk.window.session.troubled.connect(troubles.append)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    desk.window.printing.write_pdf(tmp_path / "file" / "mill.pdf")
    assert [trouble.what for trouble in troubles] == ["‘mill.pdf’"]


def test_what_the_reader_shows_goes_to_a_printer(desk: Any, tmp_path: Path) -> None:
    printer = QPdfWriter(str(tmp_path / "printed.pdf"))
    desk.window.printing.print_on(printer)
    del printer
    assert (tmp_path / "printed.pdf").stat().st_size > 1000

"""Paper: nothing is lost between two sheets, and a PDF holds the words as words."""

import re
import zlib
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QPainter

from gui.reader.printing import PrintedPage, paper_for, pdf_of
from gui.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")

A4 = {"width": 680, "height": 1000}


def rows_of(printed: PrintedPage) -> list[int]:
    return [part.row for sheet in printed.sheets() for part in sheet]


def test_every_row_is_printed_once_and_in_order(make_page) -> None:
    printed = PrintedPage(make_page(repeat=40), **A4)
    assert rows_of(printed) == list(range(161))
    assert len(printed.sheets()) > 5


def test_rows_follow_each_other_and_stay_on_their_sheet(make_page) -> None:
    printed = PrintedPage(make_page(repeat=40), **A4)
    for sheet in printed.sheets():
        top = 0
        for part in sheet:
            assert part.top == top
            top += part.end - part.start
        assert top <= 1000 / printed.scale


def test_a_row_taller_than_a_sheet_is_divided_between_its_lines(make_page) -> None:
    tall = " ".join(["Everybody waited for the boats."] * 400)
    page = make_page(("vi", "en"), story=[("text", 1, {"vi": ["Chờ."], "en": [tall]})])
    printed = PrintedPage(page, **A4)
    parts = [part for sheet in printed.sheets() for part in sheet]
    assert len(parts) > 2
    assert parts[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(parts))
    box = printed._spread.box(0)
    cell = max(box.cells, key=lambda one: one.height)
    leading = cell.block.face.leading
    assert {(part.end - cell.top) % leading for part in parts[:-1]} == {0}
    assert parts[-1].end == box.height


def test_many_columns_are_made_to_fit_the_paper(make_page) -> None:
    printed = PrintedPage(make_page(("vi", "id", "en", "ar") * 2), **A4)
    assert printed.scale < 0.5
    assert printed._spread.grid.right * printed.scale <= 681


@pytest.mark.parametrize("story", [[], None])
def test_an_empty_page_is_one_sheet(make_page, story) -> None:
    page = make_page(story=story or [])
    assert len(PrintedPage(page, **A4).sheets()) == 1


def test_marks_are_printed_in_their_colour(make_page) -> None:
    marks = [("m", [("en", "The wind rose", False)], {})]
    printed = PrintedPage(make_page(marks=marks), **A4)
    image = QImage(680, 1000, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    printed.paint(painter, printed.sheets()[0], number=1, count=1)
    painter.end()
    tint = Theme.paper().marks["yellow"].tint
    seen = (image.pixelColor(x, y) for x in range(0, 680, 3) for y in range(0, 400, 3))
    assert tint in seen


def test_two_columns_stand_and_four_lie(qapp) -> None:
    heights = [paper_for(count).fullRect().height() for count in (1, 2, 3, 4)]
    assert [round(height) for height in heights] == [297, 297, 210, 210]


def test_a_pdf_has_its_sheets_and_words_as_type(make_page) -> None:
    data = pdf_of(make_page(("vi", "en"), repeat=40))
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 3
    assert b"/FontFile" in data or b"/FontDescriptor" in data
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    text = b"".join(_inflated(stream) for stream in streams)
    assert text.count(b"Tj") + text.count(b"TJ") > 100


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""

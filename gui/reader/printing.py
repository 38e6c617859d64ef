"""The reader's page on paper: the same painter on any paged device, a printer or a PDF.

Rows are laid out for the width of the paper as they are for a view, in pixels of 1/120 inch, and
the painter is scaled to the device. A row goes to the next sheet when it does not fit; one that is
taller than a sheet is divided between two lines. Marks have their colour and, for printers that
know none, the pattern of their lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.progress import Progress
from core.reading.page import Page
from gui.reader.grid import GUTTER, NARROWEST, PLAIN, ColumnShape, TypeChoice
from gui.reader.layout import RowBox
from gui.reader.paint import Marking, PaintState, RowPainter
from gui.reader.spread import Spread
from gui.theme import SMALL, Theme

PER_INCH = 120
"""Pixels of the layout in an inch of paper: the 17 of reading text are about 10 points."""

MARGIN_MM = 15
HEAD, FOOT = 32, 28
"""Pixels above the rows for the columns' names, below them for title and number of the sheet."""

DPI = 1200
GLYPH_RATIO = 4.0
UPRIGHT_COLUMNS = 2
"""Up to how many columns the paper stands upright."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a row on a sheet: its pixels from `start` to `end`, put at `top`."""

    row: int
    top: int
    start: int
    end: int


class PrintedPage:
    """A page laid out on sheets of some size in pixels of 1/120 inch, margins left out."""

    def __init__(
        self,
        page: Page,
        *,
        width: int,
        height: int,
        choice: TypeChoice = PLAIN,
        shapes: Sequence[ColumnShape] = (),
    ) -> None:
        self._page = page
        self._theme = replace(Theme.paper(), ground=QColor("white"))
        wanted = max(width, GUTTER + NARROWEST * len(page.columns) if len(page.columns) > 1 else 0)
        self.scale = width / wanted
        self._width, self._height = wanted, round(height / self.scale)
        self._spread = Spread(
            page, self._theme, width=wanted, height=self._height, choice=choice, shapes=shapes
        )
        self._rows = RowPainter(
            self._theme, self._spread.grid, Marking.BOTH, glyph_ratio=GLYPH_RATIO
        )

    def sheets(self, progress: Progress | None = None) -> list[list[Slice]]:
        """What stands on each sheet; an empty page is one empty sheet."""
        room = self._height - HEAD - FOOT
        sheets: list[list[Slice]] = [[]]
        top = 0
        for row in range(len(self._page)):
            if progress is not None:
                progress.report("Laying out", row / len(self._page))
            box = self._spread.box(row)
            if sheets[-1] and top + box.height > room:
                sheets.append([])
                top = 0
            for number, (start, end) in enumerate(_divided(box, room)):
                if number:
                    sheets.append([])
                    top = 0
                sheets[-1].append(Slice(row, top, start, end))
                top += end - start
        return sheets

    def paint(self, painter: QPainter, sheet: Sequence[Slice], *, number: int, count: int) -> None:
        """Paint a sheet, the painter standing at its top left in pixels of 1/120 inch."""
        painter.scale(self.scale, self.scale)
        self._head(painter)
        self._foot(painter, f"{number} / {count}")
        last = max((part.top + part.end - part.start for part in sheet), default=0)
        for part in sheet:
            self._slice(painter, part)
        painter.setClipping(False)
        painter.translate(0, HEAD)
        self._rows.rules(painter, QRect(0, 0, self._width, last))
        painter.translate(0, -HEAD)

    def _slice(self, painter: QPainter, part: Slice) -> None:
        box = self._spread.box(part.row)
        clip = QRect(0, part.top, self._width, part.end - part.start)
        painter.translate(0, HEAD)
        painter.setClipRect(clip)
        top = part.top - part.start
        self._rows.paint(
            painter, box, top=top, view_height=box.height, state=PaintState(), clip=clip
        )
        painter.translate(0, -HEAD)

    def _head(self, painter: QPainter) -> None:
        for column, track in zip(self._page.columns, self._spread.grid.tracks, strict=True):
            side = Qt.AlignmentFlag.AlignLeft
            if column.right_to_left:
                side = Qt.AlignmentFlag.AlignRight
            painter.setFont(self._theme.ui_font(SMALL, bold=True, language=column.language))
            painter.setPen(self._theme.ink)
            place = QRect(track.text_left, 0, track.text_width, HEAD - 12)
            painter.drawText(place, side | Qt.AlignmentFlag.AlignTop, column.language_name)
        painter.fillRect(0, HEAD - 8, self._width, 1, self._theme.line)

    def _foot(self, painter: QPainter, number: str) -> None:
        painter.setFont(self._theme.ui_font(SMALL))
        painter.setPen(self._theme.muted)
        place = QRect(0, self._height - FOOT + 8, self._width, FOOT - 8)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, side | Qt.AlignmentFlag.AlignRight, number)
        room = place.width() - 100
        title = painter.fontMetrics().elidedText(
            self._page.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(place, side | Qt.AlignmentFlag.AlignLeft, title)


def print_page(
    page: Page,
    device: QPagedPaintDevice,
    *,
    choice: TypeChoice = PLAIN,
    shapes: Sequence[ColumnShape] = (),
    progress: Progress | None = None,
) -> int:
    """Paint a page on a paged device, as its page layout says; gives the number of sheets.

    Raises OSError when the device can't be painted on, Cancelled when `progress` was cancelled.
    """
    paper = device.pageLayout().paintRect(QPageLayout.Unit.Inch)
    width, height = (round(side * PER_INCH) for side in (paper.width(), paper.height()))
    printed = PrintedPage(page, width=width, height=height, choice=choice, shapes=shapes)
    sheets = printed.sheets(progress)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the printer or file can't be written to")
    try:
        per_pixel = device.logicalDpiX() / PER_INCH
        for number, sheet in enumerate(sheets, 1):
            if progress is not None:
                progress.report("Printing", number / len(sheets))
            if number > 1:
                device.newPage()
            painter.save()
            painter.scale(per_pixel, per_pixel)
            printed.paint(painter, sheet, number=number, count=len(sheets))
            painter.restore()
    finally:
        painter.end()
    return len(sheets)


def pdf_of(
    page: Page,
    *,
    choice: TypeChoice = PLAIN,
    shapes: Sequence[ColumnShape] = (),
    progress: Progress | None = None,
) -> bytes:
    """A page as a PDF on A4, upright for one or two columns.

    Raises Cancelled when `progress` was cancelled.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(page.title)
    writer.setCreator("Hexapla")
    writer.setPageLayout(paper_for(len(page.columns)))
    print_page(page, writer, choice=choice, shapes=shapes, progress=progress)
    return bytes(buffer.data().data())


def paper_for(columns: int) -> QPageLayout:
    """A4 with its margins, lying where there are many columns."""
    upright = columns <= UPRIGHT_COLUMNS
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter)


def _divided(box: RowBox, room: int) -> Iterator[tuple[int, int]]:
    """A row's pixels in parts that fit a sheet, divided between lines of its tallest cell."""
    start = 0
    blocks = [cell for cell in box.cells if cell.block is not None]
    tallest = max(blocks, key=lambda cell: cell.height, default=None)
    while box.height - start > room:
        end = start + room
        if tallest is not None and tallest.block is not None:
            leading = tallest.block.face.leading
            lines = (end - tallest.top) // leading
            if tallest.top + lines * leading > start:
                end = tallest.top + lines * leading
        yield start, end
        start = end
    yield start, box.height

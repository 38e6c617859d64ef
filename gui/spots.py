"""Where one is while aligning: the sentence that the caret stands in, and those beside it."""

from dataclasses import dataclass

from core.model import ArticleId, VersionId
from core.reading.cells import PageCell
from core.reading.page import Page, PageRow
from gui.reader.aligning import focused_piece
from gui.reader.selection import Point, caret
from gui.reader.view import ReaderView
from gui.session import Session


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is: the row with its number in the page, the cell, and the piece in it."""

    page: Page
    index: int
    row: PageRow
    version: VersionId
    cell: PageCell
    piece: int

    @property
    def start(self) -> int:
        """Where the piece begins in the version's text."""
        return self.cell.pieces[self.piece].start


@dataclass(frozen=True, slots=True)
class Marked:
    """Sentences of a version that are selected, by their numbers; `start` is where they begin."""

    article: ArticleId
    version: VersionId
    segments: range
    start: int


class Spots:
    """Finds spots in the page that a view shows."""

    def __init__(self, session: Session, view: ReaderView) -> None:
        self._session, self._view = session, view

    def step(self, by: int) -> None:
        """Focus the next (1) or previous (-1) sentence of the focused column."""
        page, index, column = self._view.page, self._view.focused_row, self._view.focused_column
        if page is None or index is None:
            return
        cell = page.row(index).cells[column]
        piece = by + (focused_piece(self._view.state, cell, index) if cell is not None else 0)
        while cell is None or not 0 <= piece < len(cell.pieces):
            index += by
            if not 0 <= index < len(page):
                return
            cell = page.row(index).cells[column]
            piece = 0 if by > 0 or cell is None else len(cell.pieces) - 1
        self._view.go_to(index)
        self._view.select(caret(column, Point(index, cell.pieces[piece].shown)))

    def here(self) -> Spot | None:
        """Where one is; None, said, where the cell is empty."""
        page, index = self._view.page, self._view.focused_row
        if page is None or index is None:
            return None
        row, column = page.row(index), self._view.focused_column
        cell = row.cells[column]
        if cell is None:
            self._session.told.emit("This version has no sentence here.")
            return None
        piece = focused_piece(self._view.state, cell, index)
        return Spot(page, index, row, page.columns[column].version_id, cell, piece)

    def marked(self) -> Marked | None:
        """The sentences that a selection touches, None where there is no selection."""
        page, selection = self._view.page, self._view.selection
        if page is None or selection is None or selection.is_empty:
            return None
        starts = []
        for row in selection.rows():
            cell = page.row(row).cells[selection.column]
            last = cell.pieces[-1].shown_end if cell is not None and cell.pieces else 0
            span = selection.span(row, last)
            if cell is not None and span is not None:
                touched = (p for p in cell.pieces if p.shown < span[1] and span[0] < p.shown_end)
                starts += [piece.start for piece in touched]
        if not starts:
            return None
        version = page.columns[selection.column].version_id
        first, last = (self.segment(version, start) for start in (starts[0], starts[-1]))
        return Marked(page.article_id, version, range(first, last + 1), starts[0])

    def beside(self, by: int) -> Spot | None:
        """The piece that would come into the focused cell, if that is empty."""
        page, index, column = self._view.page, self._view.focused_row, self._view.focused_column
        if page is None or index is None or page.row(index).cells[column] is not None:
            return None
        if not 0 <= index - by < len(page):
            return None
        row = page.row(index - by)
        cell = row.cells[column]
        if cell is None:
            return None
        piece = len(cell.pieces) - 1 if by > 0 else 0
        return Spot(page, index - by, row, page.columns[column].version_id, cell, piece)

    def segment(self, version: VersionId, start: int) -> int:
        """The number of the sentence that begins at an offset."""
        spans = self._session.store.spans(version)
        return next(n for n, (_, begin, end) in enumerate(spans) if begin <= start < end)

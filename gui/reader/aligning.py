"""Rows as they are seen while aligning: sentences as pieces in boxes, the state of each row.

Words stand where they stand in running rows; a box is drawn around each sentence of a row that is
not confirmed. Before the gutter there is a check, or how far the aligner believes in the row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.model import Status
from core.reading.cells import PageCell, Piece
from core.reading.page import RowKind
from gui.reader.grid import GUTTER, Grid
from gui.reader.gutter import GutterPainter
from gui.reader.layout import CellBox, RowBox
from gui.reader.paint import Marking, PaintState, RowPainter
from gui.reader.typeset import Block
from gui.theme import SMALL, SMALLEST, Theme

MARGIN = 64
"""How much wider the gutter is than in reading: 104 pixels in all."""

_ABOVE = 4
_LEFT, _RIGHT = 1, 8
_RADIUS = 6
_SCORE_LEFT, _SCORE_WIDTH = 44, 38
_SLOT = 24
_EMPTY = 20  # the line that says that a version has no sentence here
_SLOT_WORDS = "Moves here with Backspace"
_GRIP = 12


@dataclass(frozen=True, slots=True)
class Bench:
    """What is at hand: pinned pieces by column and start in the text, the row dragged over.

    `slotted` says that the focused cell has a piece, which has a place to go to in the row above.
    """

    pins: frozenset[tuple[int, int]] = frozenset()
    drop: int | None = None
    slotted: bool = False


def piece_at(cell: PageCell, shown: int) -> int:
    """The number of the piece that a place of the shown text lies in."""
    return max((n for n, piece in enumerate(cell.pieces) if piece.shown <= shown), default=0)


def focused_piece(state: PaintState, cell: PageCell, row: int) -> int:
    """The piece of a focused cell that the caret stands in, the first without one."""
    selection = state.selection
    if selection is None or selection.focus.row != row or selection.column != state.column:
        return 0
    return piece_at(cell, selection.focus.offset)


def piece_box(cell: CellBox, block: Block, piece: Piece) -> QRectF:
    """The box around a piece, in content pixels from the row's top."""
    leading, track = block.face.leading, cell.track
    first = block.line_at(piece.shown)
    last = block.line_at(max(piece.shown, piece.shown_end - 1))
    top, height = cell.top + first * leading - _ABOVE, (last - first + 1) * leading + 2 * _ABOVE
    return QRectF(track.left + _LEFT, top, track.width - _LEFT - _RIGHT, height)


def grip_at(box: RowBox, column: int, place: QPoint) -> int | None:
    """The piece whose grip is at a place, in content pixels from the row's top."""
    cell = box.cells[column]
    if cell.cell is None or cell.block is None or box.row.status is Status.CONFIRMED:
        return None
    for number, piece in enumerate(cell.cell.pieces):
        held = piece_box(cell, cell.block, piece)
        if held.contains(QPointF(place)) and place.x() < held.left() + _GRIP:
            return number
    return None


class MendingPainter(RowPainter):
    """Paints rows as pieces; `bench` tells what is at hand at the moment of painting."""

    def __init__(
        self,
        bench: Callable[[], Bench],
        theme: Theme,
        grid: Grid,
        marking: Marking = Marking.COLOUR,
        *,
        shows_doubt: bool = False,  # noqa: ARG002 — a score says more than the seam
    ) -> None:
        super().__init__(theme, grid, marking)
        self._bench = bench
        self._gutter = _MendingGutter(theme, grid)
        self._words = theme.ui_font(SMALL)

    def _ground(self, painter: QPainter, box: RowBox, top: int, state: PaintState) -> None:
        row = box.row
        height = box.height - box.gap
        if row.is_doubtful and state.focused == box.index:
            tint = self._theme.danger_soft
        elif state.focused == box.index or self._bench().drop == box.index:
            tint = self._theme.row
        else:
            tint = self._theme.ground
        left = self._grid.left - MARGIN
        painter.fillRect(left, top + box.gap, self._grid.right - left, height, tint)
        if row.is_doubtful:
            painter.fillRect(left, top + box.gap, 4, height, self._theme.danger)
        if row.kind is RowKind.TITLE or row.status is Status.CONFIRMED:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column in range(len(box.cells)):
            self._boxes(painter, box, column, top, state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _boxes(
        self, painter: QPainter, box: RowBox, column: int, top: int, state: PaintState
    ) -> None:
        cell = box.cells[column]
        here = state.focused == box.index and state.column == column
        if cell.cell is not None and cell.block is not None:
            chosen = focused_piece(state, cell.cell, box.index) if here else None
            for number, piece in enumerate(cell.cell.pieces):
                held = piece_box(cell, cell.block, piece).translated(0.5, top + 0.5)
                pinned = (column, piece.start) in self._bench().pins
                self._piece(painter, held, chosen=number == chosen, pinned=pinned)
        if self._bench().slotted and (state.focused, state.column) == (box.index + 1, column):
            self._slot(painter, box, cell, top)

    def _piece(self, painter: QPainter, held: QRectF, *, chosen: bool, pinned: bool) -> None:
        edge = self._theme.accent if chosen else self._theme.edge
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(self._theme.soft if pinned else self._theme.raised)
        painter.drawRoundedRect(held, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        for x in (2.5, 5.5):
            for y in (9.0, 13.0, 17.0):
                painter.drawEllipse(QRectF(held.left() + x, held.top() + y, 1.6, 1.6))

    def _slot(self, painter: QPainter, box: RowBox, cell: CellBox, top: int) -> None:
        """Where the focused piece goes with Backspace: a slot below, or a line without room."""
        held = cell.block.height if cell.block is not None else _EMPTY
        used = cell.top + held + 2 * _ABOVE
        room = QRectF(
            cell.track.left + _LEFT + 0.5,
            top + used + 0.5,
            cell.track.width - _LEFT - _RIGHT,
            min(_SLOT, box.height - used - 3),
        )
        painter.setPen(QPen(self._theme.accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if room.height() < _SLOT:
            y = top + box.height - 1.5
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            return
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        painter.setPen(self._theme.accent)
        painter.setFont(self._words)
        inner = room.adjusted(9, 0, -4, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, _SLOT_WORDS)

    def _ink(self, box: RowBox, block: Block) -> QColor:
        if box.row.status is Status.CONFIRMED:
            return self._theme.ink2
        return super()._ink(box, block)


class _MendingGutter(GutterPainter):
    """Row numbers with what stands behind each row: a check, or the score and a bar of it."""

    def __init__(self, theme: Theme, grid: Grid) -> None:
        super().__init__(theme, grid)
        self._grid_left = grid.left
        self._colours = theme
        self._score, self._bold = theme.ui_font(SMALLEST), theme.ui_font(SMALLEST, bold=True)

    def numbers(
        self, painter: QPainter, box: RowBox, top: int, *, aside: int, shift: int, focused: bool
    ) -> None:
        """Write the number of a row, and its state beside it."""
        if aside:
            place = QRect(aside, top, self._grid_left + GUTTER, box.height)
            painter.fillRect(place, self._colours.ground)
        super().numbers(painter, box, top, aside=aside - MARGIN, shift=shift, focused=focused)
        if box.row.kind is RowKind.TITLE:
            return
        left = aside + self._grid_left - MARGIN + _SCORE_LEFT
        baseline = top + shift + box.gap + box.pad + box.baseline
        if box.row.status is Status.CONFIRMED:
            self._check(painter, left, baseline)
        else:
            self._belief(painter, box, left, baseline)

    def _check(self, painter: QPainter, left: int, baseline: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours.good, 1.6))
        corners = [(0, -5), (4, -1), (11, -9)]
        painter.drawPolyline([QPointF(left + x, baseline + y) for x, y in corners])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _belief(self, painter: QPainter, box: RowBox, left: int, baseline: int) -> None:
        doubtful, score = box.row.is_doubtful, box.row.score
        ink = self._colours.danger if doubtful else self._colours.muted
        painter.setPen(ink)
        painter.setFont(self._bold if doubtful else self._score)
        painter.drawText(left, baseline, f"{score:.2f}")
        painter.fillRect(left, baseline + 6, _SCORE_WIDTH, 4, self._colours.line)
        painter.fillRect(left, baseline + 6, round(_SCORE_WIDTH * score), 4, ink)

"""Painting rows: a pure function of laid-out rows and a state, on any paint device.

Highlights are painted under the text by ourselves: rectangles for tints, then the selection, then
underlines, then the words. That is many times faster than formats inside the text, needs no new
layout when a mark changes, and prints.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from core.model import AnnotationId, Style
from core.reading.page import Mark, RowKind
from gui.reader.faults import NO_FAULTS, Faults, paint_faults, paint_gap
from gui.reader.finding import Finds
from gui.reader.grid import GUTTER, Grid
from gui.reader.gutter import BAR, GutterPainter
from gui.reader.lanes import lanes, tints
from gui.reader.layout import Badge, CellBox, Chip, RowBox
from gui.reader.patterns import draw_pattern
from gui.reader.selection import Point, Selection
from gui.reader.stripes import LANES
from gui.reader.typeset import Block
from gui.reader.variants import NO_CHANGES, Changes, paint_changes
from gui.theme import SMALL, SMALLEST, Theme, mixed
from gui.widgets.look import Look

NO_SENTENCE = "No sentence in this version"
KNOB = 7
LANE_STEP = 3
HOVER_SHARE = 0.5
"""How much of the focused row's tint the row under the mouse gets."""


NOTHING_FOUND = Finds()


class Marking(Enum):
    """How marks are told apart: by colour, by the pattern of their lines, or by both."""

    COLOUR = auto()
    PATTERN = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class PaintState:
    """What is lit, selected and current while rows are painted; rows are indexes in the page.

    `tinted` is how much of its tint the focused row has, 0 to 1.
    The caret is the focus of the selection; it is shown where the keyboard has been used and the
    view is `active`, that is, has the keyboard.
    """

    focused: int | None = None
    tinted: float = 1.0
    hovered: int | None = None
    selection: Selection | None = None
    finds: Finds = NOTHING_FOUND
    changes: Changes = NO_CHANGES
    faults: Faults = NO_FAULTS
    current: AnnotationId | None = None
    column: int = 0
    caret_shown: bool = False
    active: bool = False

    @property
    def caret(self) -> Point | None:
        """Where a caret is to be seen."""
        shown = self.active and self.caret_shown and self.selection is not None
        return self.selection.focus if shown and self.selection else None

    def look(self, box: RowBox) -> tuple[object, ...]:
        """All that makes a row look as it does; rows whose look is the same need no painting."""
        row, selection, caret = box.index, self.selection, self.caret
        current = self.current is not None and box.has_mark(self.current)
        return (
            self.focused == row and self.tinted,
            self.hovered == row,
            selection and (selection.column, selection.span(row, sys.maxsize)),
            (self.current, self.column) if current else None,
            caret if caret and caret.row == row else None,
            self.finds.look(row),
            self.changes.look(row),
            self.faults.look(row),
        )


def unlit(state: PaintState) -> PaintState:
    """The state of other rows: what was lit by its place is so no more."""
    return replace(state, hovered=None, finds=NOTHING_FOUND, changes=NO_CHANGES, faults=NO_FAULTS)


class RowPainter:
    """Paints rows of one grid in the colours of one theme.

    `aside` is how many pixels the columns are scrolled to the left: the row numbers stay.
    `glyph_ratio` is how sharp small pictures are drawn, by default as the device is. With
    `shows_doubt`, rows that are worth a look have a sign in the gutter.
    """

    def __init__(
        self,
        theme: Theme,
        grid: Grid,
        marking: Marking = Marking.COLOUR,
        *,
        glyph_ratio: float | None = None,
        shows_doubt: bool = False,
    ) -> None:
        self._glyph_ratio = glyph_ratio
        self._theme = theme
        self._grid = grid
        self._marking = marking
        self._hover = mixed(theme.ground, theme.row, HOVER_SHARE)
        self._gutter = GutterPainter(theme, grid)
        self._shows_doubt = shows_doubt
        self._count = theme.ui_font(SMALLEST, bold=True)
        self._small = theme.ui_font(SMALL)
        self._look = Look(theme)
        self._glyphs: dict[float, QPixmap] = {}
        self.aside = 0

    def paint(
        self,
        painter: QPainter,
        box: RowBox,
        *,
        top: int,
        view_height: int,
        state: PaintState,
        clip: QRect,
    ) -> None:
        """Paint a row whose top is at `top`; `clip` is the rectangle that needs painting."""
        focused = state.focused == box.index
        self._ground(painter, box, top, state)
        for number, cell in enumerate(box.cells):
            if clip.right() < cell.track.left or clip.left() >= cell.track.right + GUTTER:
                continue
            y = top + box.shift(cell.height, above=-top, view_height=view_height)
            self._cell(painter, box, number, y, state, clip)
        if self.aside:
            painter.fillRect(self.aside, top, GUTTER, box.height, self._theme.ground)
        shift = box.shift(box.baseline, above=-top, view_height=view_height)
        self._gutter.numbers(painter, box, top, aside=self.aside, shift=shift, focused=focused)
        if self._shows_doubt and box.row.is_doubtful:
            self._gutter.seam(painter, box, top, aside=self.aside)

    def handles(self, painter: QPainter, boxes: Mapping[bool, QRect]) -> None:
        """Paint the handles of a mark: a line at each end with a knob, above or below."""
        for is_start, box in boxes.items():
            painter.fillRect(box.left() - is_start, box.top(), 2, box.height(), self._theme.accent)
            y = box.top() - KNOB // 2 if is_start else box.bottom() - KNOB // 2
            knob = QRectF(box.left() - is_start + 1 - KNOB / 2, y, KNOB, KNOB)
            _fill_rounded(painter, knob, KNOB / 2, self._theme.accent)

    def outlines(self, painter: QPainter, boxes: Iterable[QRect]) -> None:
        """Paint a dashed line around words that are proposed."""
        painter.setPen(QPen(self._theme.accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes:
            painter.drawRoundedRect(QRectF(box).adjusted(-2.5, 1.5, 2.5, -1.5), 4, 4)

    def rules(self, painter: QPainter, clip: QRect) -> None:
        """Paint the lines between the columns."""
        for track in self._grid.tracks[1:]:
            seen = track.left >= self.aside + GUTTER or not self.aside
            if seen and clip.left() <= track.left <= clip.right():
                painter.fillRect(track.left, clip.top(), 1, clip.height(), self._theme.line)

    def _ground(self, painter: QPainter, box: RowBox, top: int, state: PaintState) -> None:
        focused = state.focused == box.index
        hovered = state.hovered == box.index and box.row.kind is not RowKind.TITLE
        if self._grid.single or not (focused or hovered):
            return
        left = self._grid.left + GUTTER
        height = box.height - box.gap
        tint = mixed(self._theme.ground, self._theme.row, state.tinted)
        colour = tint if focused else self._hover
        painter.fillRect(left, top + box.gap, self._grid.right - left, height, colour)
        if not focused:
            return
        for number, track in enumerate(self._grid.tracks):
            bar = QRectF(
                track.left + (number > 0), top + box.gap + box.pad, BAR, height - 2 * box.pad
            )
            _fill_rounded(painter, bar, 1.5, self._theme.accent)

    def _cell(
        self,
        painter: QPainter,
        box: RowBox,
        number: int,
        y: int,
        state: PaintState,
        clip: QRect,
    ) -> None:
        cell = box.cells[number]
        if cell.block is None and cell.byline is None:
            self._nothing(painter, box, number, y, state.faults)
            return
        x, top = cell.track.text_left, y + cell.top
        if cell.block is not None:
            self._marks(painter, cell.block, cell.marks, x, top)
            changed = state.changes.of(box.index, number)
            paint_changes(painter, self._theme, cell.block, changed, QPoint(x, top))
            faults = [f for f in state.faults.rows.get(box.index, ()) if f.column == number]
            paint_faults(painter, self._theme, cell.block, faults, QPoint(x, top))
            self._finds(painter, box, number, state.finds, x, top)
            self._selection(painter, box, number, state, x, top)
            self._underlines(painter, cell, state.current, x, top)
            painter.setPen(self._ink(box, cell.block))
            cell.block.draw(painter, x, top, clip)
            self._caret(painter, box, number, state, x, top)
        if cell.byline is not None:
            below = top + (cell.block.height + 6 if cell.block else 0)
            painter.setPen(self._theme.muted)
            cell.byline.draw(painter, x, below, clip)
        for stripe in cell.stripes:
            tone = self._theme.marks[stripe.colour].tone
            painter.fillRect(stripe.box.translated(0, y), tone)
        for chip in cell.chips:
            self._chip(painter, chip, y)
        for badge in cell.badges:
            self._note(painter, badge, y)

    def _ink(self, _box: RowBox, block: Block) -> QColor:
        """The colour of the words of a cell."""
        return self._theme.dense_ink if block.face.dense else self._theme.ink

    def _nothing(self, painter: QPainter, box: RowBox, number: int, y: int, faults: Faults) -> None:
        if box.row.kind is RowKind.TITLE:
            return
        cell = box.cells[number]
        painter.setFont(self._small)
        if number in faults.gaps.get(box.index, ()):
            top, width = y + cell.top + box.baseline - 19, cell.track.text_width
            paint_gap(
                painter,
                self._theme,
                QRectF(cell.track.text_left - 0.5, top + 0.5, width, 28),
                NO_SENTENCE,
            )
            return
        painter.setPen(self._theme.muted)
        painter.drawText(cell.track.text_left, y + cell.top + box.baseline, NO_SENTENCE)

    def _marks(
        self, painter: QPainter, block: Block, marks: Sequence[Mark], x: int, y: int
    ) -> None:
        if self._marking is Marking.PATTERN:
            return
        for start, end, mark in tints([m for m in marks if m.style is Style.HIGHLIGHT]):
            tint = self._tint(mark)
            for box in block.rectangles(start, end):
                _fill_rounded(painter, QRectF(box.translated(x, y)), 2, tint)

    def _finds(
        self, painter: QPainter, box: RowBox, number: int, finds: Finds, x: int, y: int
    ) -> None:
        """Light what was found; the place one is at has a line of the accent below."""
        block = box.cells[number].block
        for found in finds.rows.get(box.index, ()) if block is not None else ():
            if found.column != number or block is None:
                continue
            for rectangle in block.rectangles(found.start, found.end):
                lit = rectangle.translated(x, y)
                _fill_rounded(painter, QRectF(lit), 2, self._theme.find)
                if found == finds.current:
                    painter.fillRect(
                        lit.left(), lit.bottom() - 1, lit.width(), 3, self._theme.accent
                    )

    def _selection(
        self, painter: QPainter, box: RowBox, number: int, state: PaintState, x: int, y: int
    ) -> None:
        block = box.cells[number].block
        if state.selection is None or state.selection.column != number or block is None:
            return
        span = state.selection.span(box.index, len(block.text))
        for rectangle in block.rectangles(*span) if span else ():
            painter.fillRect(rectangle.translated(x, y), self._theme.selection)

    def _underlines(
        self, painter: QPainter, cell: CellBox, current: AnnotationId | None, x: int, y: int
    ) -> None:
        """The lines below the words; the current annotation's are a pixel stronger.

        Lines for which there is no lane are left out, but for the current annotation's.
        """
        drawn = [mark for mark in cell.marks if mark.style is not Style.NONE]
        for mark, lane in zip(drawn, lanes(drawn), strict=True):
            is_current = mark.annotation == current
            if lane >= LANES and not is_current:
                continue
            thick = (1 if mark.linked else 2) + is_current
            lower = min(lane, LANES - 1) * LANE_STEP + (thick == 1)
            self._underline(painter, cell, mark, x=x, y=y + lower, thick=thick)

    def _underline(
        self, painter: QPainter, cell: CellBox, mark: Mark, *, x: int, y: int, thick: int
    ) -> None:
        block, tone = cell.block, self._theme.marks[mark.colour].tone
        if block is None:
            return
        for box in block.rectangles(mark.start, mark.end):
            left, line = x + box.left(), y + block.underline_y(box)
            if self._marking is Marking.COLOUR:
                painter.fillRect(left, line, box.width(), thick, tone)
                continue
            ink = self._theme.ink if self._marking is Marking.PATTERN else tone
            draw_pattern(painter, mark.colour, ink, x=left, y=line, width=box.width(), thick=thick)

    def _caret(
        self, painter: QPainter, box: RowBox, number: int, state: PaintState, x: int, y: int
    ) -> None:
        block, point = box.cells[number].block, state.caret
        if block is None or point is None or point.row != box.index:
            return
        if state.selection is not None and state.selection.column == number:
            caret = block.caret(min(point.offset, len(block.text)))
            painter.fillRect(caret.translated(x, y).adjusted(0, 0, 1, 0), self._theme.accent)

    def _chip(self, painter: QPainter, chip: Chip, y: int) -> None:
        box = QRectF(chip.box.translated(0, y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(self._small)
        painter.setPen(self._theme.ink2)
        inner = box.adjusted(9, 0, -8, 0)
        words = painter.fontMetrics().elidedText(
            chip.name, Qt.TextElideMode.ElideRight, int(inner.width()) + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _note(self, painter: QPainter, badge: Badge, y: int) -> None:
        box = badge.box.translated(0, y)
        _fill_rounded(painter, QRectF(box), 4, self._theme.accent)
        if len(badge.annotations) > 1:
            painter.setFont(self._count)
            painter.setPen(self._theme.on_accent)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(badge.annotations)))
            return
        glyph = self._glyph(self._glyph_ratio or painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + 2, box.top() + 2, glyph)

    def _glyph(self, ratio: float) -> QPixmap:
        if ratio not in self._glyphs:
            drawn = self._look.pixmap("note", 12, self._theme.on_accent, ratio=ratio)
            self._glyphs[ratio] = drawn
        return self._glyphs[ratio]

    def _tint(self, mark: Mark) -> QColor:
        linked = self._theme.linked_tint(mark.colour)
        return linked if mark.linked else self._theme.marks[mark.colour].tint


def _fill_rounded(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawRoundedRect(box, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

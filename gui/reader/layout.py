"""Rows laid out: what a row's texts, chips and badges measure and where they stand.

A `RowBox` is all that painting, hit testing and selecting need to know of a row; its positions
are pixels from the row's top and from the content's left edge. Boxes are kept in a cache of some
300 rows. When only the marks of a row change, its texts are not set again.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from core.model import AnnotationId
from core.reading.byline import byline
from core.reading.cells import PageCell
from core.reading.page import Mark, Page, PageColumn, PageRow, RowKind
from gui.reader.grid import PAD_Y, PARAGRAPH_GAP, SINGLE_PAD_Y, Grid, Track
from gui.reader.stripes import Stripe, stripes
from gui.reader.typeset import Block, Face, baseline_for
from gui.theme import INTERFACE, SMALL, Theme, is_dense

CHIP_HEIGHT = 20
CHIP_GAP = 6
CHIP_PAD = 8
BADGE = 16
BADGE_EDGE = 4
"""How far a badge stands from its column's right edge."""

TITLE_PAD = 20
SINGLE_TITLE_PAD = 44
BYLINE_GAP = 6
KEPT_ROWS = 300


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag below a cell's text."""

    name: str
    box: QRect


@dataclass(frozen=True, slots=True)
class Badge:
    """The sign of one or several notes, at the first line of the words that they are about."""

    box: QRect
    annotations: tuple[AnnotationId, ...]


@dataclass(frozen=True, slots=True)
class CellBox:
    """One cell laid out; `top` is its text's, `height` reaches to the end of its chips."""

    cell: PageCell | None
    track: Track
    top: int
    height: int
    block: Block | None = None
    byline: Block | None = None
    marks: tuple[Mark, ...] = ()
    chips: tuple[Chip, ...] = ()
    badges: tuple[Badge, ...] = ()
    stripes: tuple[Stripe, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBox:
    """One row laid out: `gap` pixels above it divide paragraphs, `pad` lies above its text.

    `foot` lies below the text, which counts as at least `least` pixels high.
    """

    index: int
    row: PageRow
    gap: int
    pad: int
    foot: int
    least: int
    height: int
    baseline: int
    cells: tuple[CellBox, ...] = field(repr=False)

    def alone(self, column: int) -> "RowBox":
        """The row as high as it is where one column stands by itself."""
        height = self.gap + self.pad + max(self.cells[column].height, self.least) + self.foot
        return self if height == self.height else replace(self, height=height)

    def has_mark(self, annotation: AnnotationId) -> bool:
        """Whether a part of an annotation lies in this row."""
        return any(mark.annotation == annotation for cell in self.cells for mark in cell.marks)

    def shift(self, height: int, *, above: int, view_height: int) -> int:
        """How far what is this high is lowered to stay in view beside a taller cell.

        `above` is how many pixels of the row lie above the view. Only in rows taller than the
        view something sticks.
        """
        if above <= self.gap or self.height <= view_height:
            return 0
        room = self.height - self.gap - 2 * self.pad - height
        return max(0, min(above - self.gap, room))


class RowSetter:
    """Lays out the rows of a page in a grid with the type of a theme.

    `family` is the font wanted for Latin letters, `sizes` the percents of the columns, or none.
    """

    def __init__(
        self, page: Page, grid: Grid, theme: Theme, *, family: str = "", sizes: Sequence[int] = ()
    ) -> None:
        self._page = page
        self._grid = grid
        self._theme = theme
        self._family = family
        several = len(sizes) == len(page.columns) > 1
        self._sizes = sizes if several else [100] * len(page.columns)
        self._small = QFontMetrics(theme.ui_font(SMALL))
        self._faces = {
            (number, kind): self._face(column, kind, self._sizes[number])
            for number, column in enumerate(page.columns)
            for kind in RowKind
        }

    def turned_to(self, page: Page) -> "RowSetter":
        """The setter of another page with the same columns, its type as it is."""
        other = copy(self)
        other._page = page  # noqa: SLF001 — its own kind
        return other

    def box(self, index: int, before: RowBox | None = None) -> RowBox:
        """Lay out a row; texts that stand unchanged in `before` are not set again."""
        row = self._page.row(index)
        if before is not None and before.row == row:
            return before
        gap, pad = self._gap(index, row), self._pad(row.kind)
        cells = tuple(
            self._cell(number, row, top=gap + pad, before=before)
            for number in range(len(row.cells))
        )
        least = self._faces[0, row.kind].leading if self._faces else 0
        tall = max((cell.height for cell in cells), default=0)
        foot = self._pad_below(row.kind)
        height = gap + pad + max(tall, least) + foot
        baseline = self._baseline(row.kind)
        return RowBox(index, row, gap, pad, foot, least, height, baseline, cells)

    def fixed_height(self, index: int) -> int:
        """The pixels of a row beside its text, for estimates: padding, gap, half a line."""
        usual = 2 * self._pad(RowKind.TEXT) + self._grid.type.leading // 2
        divided = not self._grid.single and self._page.begins_paragraph(index)
        return usual + (PARAGRAPH_GAP if divided else 0)

    def _gap(self, index: int, row: PageRow) -> int:
        if row.kind is RowKind.TITLE or self._grid.single:
            return 0
        if index == 0:
            return PAD_Y
        return PARAGRAPH_GAP if (row.paragraph or 0) > 1 or row.kind is RowKind.HEADING else 0

    def _pad(self, kind: RowKind) -> int:
        if kind is RowKind.TITLE:
            return SINGLE_TITLE_PAD if self._grid.single else TITLE_PAD
        return SINGLE_PAD_Y if self._grid.single else PAD_Y

    def _pad_below(self, kind: RowKind) -> int:
        title = 14 if self._grid.single else PAD_Y
        return title if kind is RowKind.TITLE else self._pad(kind)

    def _cell(self, number: int, row: PageRow, *, top: int, before: RowBox | None) -> CellBox:
        cell, marks = row.cells[number], row.marks[number]
        track = self._grid.tracks[number]
        if cell is None and row.kind is not RowKind.TITLE:
            return CellBox(None, track, top, self._faces[number, row.kind].leading)
        old = before.cells[number] if before is not None else None
        block = self._block(number, row, old)
        height = block.height if block else 0
        signed = None
        if row.kind is RowKind.TITLE:
            signed = self._byline(number, track.text_width)
            height += BYLINE_GAP + signed.height if signed else 0
        mirrored = self._page.columns[number].right_to_left
        chips = self._chips(marks, track, top + height, mirrored=mirrored)
        if chips:
            height = chips[-1].box.bottom() + 1 - top
        badges = self._badges(marks, block, track, top) if block else ()
        striped = self._stripes(marks, block, track, top, mirrored=mirrored)
        return CellBox(cell, track, top, height, block, signed, marks, chips, badges, striped)

    def _block(self, number: int, row: PageRow, old: CellBox | None) -> Block | None:
        cell = row.cells[number]
        if cell is None:
            return None
        if old is not None and old.block is not None and old.block.text == cell.text:
            return old.block
        face = self._faces[number, row.kind]
        return Block(cell.text, face, self._grid.tracks[number].text_width)

    def _byline(self, number: int, width: int) -> Block | None:
        column = self._page.columns[number]
        text = byline(column)
        size, leading, baseline = (INTERFACE, 20, 15) if self._grid.single else (SMALL, 16, 12)
        font = self._theme.ui_font(size, language=column.language)
        face = Face(font, leading, baseline, column.right_to_left)
        return Block(text, face, width) if text else None

    def _chips(
        self, marks: Sequence[Mark], track: Track, bottom: int, *, mirrored: bool
    ) -> tuple[Chip, ...]:
        names = dict.fromkeys(
            name for mark in marks if mark.ends and not mark.linked for name in mark.tags
        )
        chips: list[Chip] = []
        x, y = track.text_left, bottom + CHIP_GAP
        for name in names:
            width = self._small.horizontalAdvance(name) + 2 * CHIP_PAD + 2
            width = min(width, track.text_width)
            if x > track.text_left and x + width > track.text_left + track.text_width:
                x, y = track.text_left, y + CHIP_HEIGHT + 4
            chips.append(Chip(name, QRect(x, y, width, CHIP_HEIGHT)))
            x += width + CHIP_GAP
        return tuple(_mirrored(chips, track) if mirrored else chips)

    def _badges(
        self, marks: Sequence[Mark], block: Block, track: Track, top: int
    ) -> tuple[Badge, ...]:
        on_lines: dict[int, list[AnnotationId]] = {}
        for mark in marks:
            if mark.has_note and mark.begins and not mark.linked:
                on_lines.setdefault(block.line_at(mark.start), []).append(mark.annotation)
        x = track.right - BADGE_EDGE - BADGE
        if self._grid.single:
            x = track.text_left + track.text_width + 18
        leading = block.face.leading
        return tuple(
            Badge(QRect(x, top + line * leading + (leading - BADGE) // 2, BADGE, BADGE), tuple(ids))
            for line, ids in sorted(on_lines.items())
        )

    def _stripes(
        self, marks: Sequence[Mark], block: Block | None, track: Track, top: int, *, mirrored: bool
    ) -> tuple[Stripe, ...]:
        if block is None:
            return ()
        return stripes(marks, block, left=track.text_left, top=top, mirrored=mirrored)

    def _baseline(self, kind: RowKind) -> int:
        return self._faces[0, kind].baseline if self._faces else 0

    def _face(self, column: PageColumn, kind: RowKind, percent: int) -> Face:
        size = self._grid.type
        latin = self._theme.reading_font("", size.size, family=self._family)
        baseline = baseline_for(latin, size.leading)
        if kind is RowKind.TITLE:
            font = self._theme.display_font(size.title, column.language)
            leading = size.title_leading
            baseline = baseline_for(self._theme.display_font(size.title), leading)
        else:
            font = self._theme.reading_font(
                column.language,
                round(size.size_for(column.language) * percent / 100),
                bold=kind is RowKind.HEADING,
                family=self._family,
            )
            leading = round(size.leading_for(column.language) * max(100, percent) / 100)
        return Face(font, leading, baseline, column.right_to_left, dense=is_dense(column.language))


def _mirrored(chips: Sequence[Chip], track: Track) -> list[Chip]:
    """The chips from the right edge of the text, for text that runs from there."""
    edges = 2 * track.text_left + track.text_width
    moved = ((chip, edges - chip.box.right() - 1) for chip in chips)
    return [Chip(chip.name, chip.box.translated(x - chip.box.left(), 0)) for chip, x in moved]


class LayoutCache:
    """The boxes of the rows used last; `make` lays one out, given what was known of it before."""

    def __init__(self, make: Callable[[int, RowBox | None], RowBox], size: int = KEPT_ROWS) -> None:
        self._make = make
        self._size = size
        self._boxes: OrderedDict[int, RowBox] = OrderedDict()
        self._stale: dict[int, RowBox] = {}

    def __contains__(self, row: int) -> bool:
        return row in self._boxes

    def box(self, row: int) -> RowBox:
        """The box of a row, laid out if it is not there."""
        box = self._boxes.get(row)
        if box is None:
            box = self._boxes[row] = self._make(row, self._stale.pop(row, None))
            if len(self._boxes) > self._size:
                self._boxes.popitem(last=False)
        else:
            self._boxes.move_to_end(row)
        return box

    def peek(self, row: int) -> RowBox | None:
        """The box of a row as last laid out, stale or not, None if it is gone."""
        return self._boxes.get(row) or self._stale.get(row)

    def renew(self, make: Callable[[int, RowBox | None], RowBox]) -> None:
        """Look at every row again with another maker, keeping the texts that still stand."""
        self._make = make
        kept = [*self._stale.items(), *self._boxes.items()]
        self._stale = dict(kept[-self._size :])
        self._boxes.clear()

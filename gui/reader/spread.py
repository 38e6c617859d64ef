"""A page laid open: its rows set for one width, one theme and one zoom, and where the view is.

This joins the parts that know one thing each (grid, row index, layout cache, scroller, hit test)
and knows no widget. A view paints what `placed` gives and scrolls by `scroller`. It keeps still
what a person looks at: on another width, zoom or page, the focused row stays where it is on the
screen or, if it is not in view, the row at the top edge does.

Columns are in step, or unlinked: then each is scrolled by itself, and `scroller`, `visible` and
all that follows from them are those of the active column.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import proxy

from core.model import Passage
from core.reading.cells import PageCell
from core.reading.page import Page, PageRow
from gui.reader.grid import PLAIN, ColumnShape, Grid, TypeChoice, grid_for, is_dense, set_in
from gui.reader.hit import Hit, hit_test
from gui.reader.layout import LayoutCache, RowBox, RowSetter
from gui.reader.scroller import Scroller
from gui.reader.selection import Point, Selection
from gui.reader.strand import Strand
from gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in view: its box, its top in view pixels, and the column that it is alone for."""

    box: RowBox
    top: int
    column: int | None


class Spread:
    """The rows of a page laid out on demand; sizes in pixels, `shapes` one a column or none."""

    def __init__(
        self,
        page: Page,
        theme: Theme,
        *,
        width: int,
        height: int,
        choice: TypeChoice = PLAIN,
        shapes: Sequence[ColumnShape] = (),
        margin: int = 0,
    ) -> None:
        self.page = page
        self._theme = theme
        self._width = width
        self._choice = choice
        self._shapes = tuple(shapes)
        self._margin = margin
        self.grid: Grid
        self._setter: RowSetter
        self._cache: LayoutCache
        self._active = 0
        self._set_type()
        self._strands = [self._strand(None)]
        self.scroller.view_height = height

    def __len__(self) -> int:
        return len(self.page)

    def box(self, row: int) -> RowBox:
        """A row laid out."""
        return self._cache.box(row)

    def is_ready(self, row: int) -> bool:
        """Whether a row is laid out already."""
        return row in self._cache

    @property
    def linked(self) -> bool:
        """Whether the columns are in step."""
        return self._strands[0].column is None

    @property
    def scroller(self) -> Scroller:
        """What scrolls the columns in step or, unlinked, the active one."""
        return self._strand_of(self._active).scroller

    def activate(self, column: int) -> bool:
        """Let what follows be about this column; gives whether that makes a difference."""
        differs = not self.linked and column != self._active
        self._active = column
        return differs

    def unlink(self, *, focused: int | None) -> None:
        """Let each column scroll by itself, from where it stands now."""
        (anchor, top), height = self.anchor(focused), self.scroller.view_height
        self._strands = [self._strand(column) for column in range(len(self.page.columns))]
        for strand in self._strands:
            strand.scroller.view_height = height
            strand.scroller.go_to(anchor, -top)

    def link(self, *, focused: int | None, column: int) -> None:
        """Bring the columns in step again at the focused row, where it stands in a column.

        `column` is looked at first, then the active one; where neither shows the row, the columns
        come to what the active one shows.
        """
        places = [self._strand_of(number).anchor(focused) for number in (column, self._active)]
        anchor, top = places[0] if places[0][0] == focused else places[1]
        height = self.scroller.view_height
        self._strands = [self._strand(None)]
        self.scroller.view_height = height
        self.scroller.go_to(anchor, -top)

    def visible(self) -> Iterator[tuple[RowBox, int]]:
        """The rows in view, each with its top in view pixels; unlinked, of the active column."""
        return self._visible(self._strand_of(self._active))

    def placed(self) -> Iterator[Placed]:
        """All that is in view: rows of all columns or, unlinked, the rows of each."""
        for strand in self._strands:
            for box, top in self._visible(strand):
                yield Placed(box, top, strand.column)

    def hit(self, x: int, y: int, *, aside: int = 0, column: int | None = None) -> Hit | None:
        """What lies at view `x` and `y`, scrolled aside by some pixels; None if there is no row.

        Below the last row the last one is hit; `column` keeps to one column.
        """
        found: tuple[RowBox, int] | None = None
        number = self.grid.column_at(x + aside) if column is None else column
        for box, top in self._visible(self._strand_of(number)):
            found = box, top
            if y < top + box.height:
                break
        if found is None or not self.grid.tracks:
            return None
        box, top = found
        return hit_test(
            self.grid,
            box,
            x=x + aside,
            y=y - top,
            aside=aside,
            above=-top,
            view_height=self.scroller.view_height,
            column=column,
        )

    def resize(self, width: int, height: int, *, focused: int | None) -> None:
        """Lay out for another size, the focused row (or the top one) staying where it is.

        A focused row that a lower view would cut off is brought back into it.
        """
        if width != self._width:
            self._width = width
            self._set_again(focused)
        for strand in self._strands:
            scroller = strand.scroller
            seen = focused is not None and scroller.top_of(focused) is not None
            scroller.view_height = height
            scroller.go_to(scroller.row, scroller.offset)
            if focused is not None and seen and scroller.top_of(focused) is None:
                scroller.show(focused)

    def restyle(self, theme: Theme, choice: TypeChoice, *, focused: int | None) -> None:
        """Lay out in other type, the focused row (or the top one) staying where it is."""
        self._theme, self._choice = theme, choice
        self._set_again(focused)

    def shape(self, shapes: Sequence[ColumnShape], *, focused: int | None) -> None:
        """Lay out columns of other shapes, the focused row (or the top one) staying."""
        self._shapes = tuple(shapes)
        self._set_again(focused)

    def leave_margin(self, margin: int, *, focused: int | None) -> None:
        """Lay out with so many pixels free at the left; the focused row, or the top one, stays."""
        self._margin = margin
        self._set_again(focused)

    def replace(self, page: Page, *, focused: int | None) -> None:
        """Show another state of the same rows; texts that still stand are not set again."""
        anchors = [strand.anchor(focused) for strand in self._strands]
        same = page.columns == self.page.columns
        self.page = page
        if same:
            self._setter = self._setter.turned_to(page)
        else:
            self._setter = self._new_setter()
        self._cache.renew(self._setter.box)
        for strand, (anchor, top) in zip(self._strands, anchors, strict=True):
            strand.scroller.go_to(anchor, -top)

    def same_rows(self, page: Page) -> bool:
        """Whether another page has as many rows of the same versions."""
        ours = [column.version_id for column in self.page.columns]
        return len(page) == len(self.page) and ours == [one.version_id for one in page.columns]

    def row(self, index: int) -> PageRow:
        """A row as the page gives it."""
        return self._cache.box(index).row if index in self._cache else self.page.row(index)

    def cell(self, row: int, column: int) -> PageCell | None:
        """A cell, None where the version has nothing."""
        return self.row(row).cells[column] if column < len(self.page.columns) else None

    def text(self, row: int, column: int) -> str | None:
        """The shown text of a cell, None where the version has nothing."""
        cell = self.cell(row, column)
        return cell.text if cell else None

    def sentences(self, row: int, column: int) -> tuple[tuple[int, int], ...]:
        """The `[start, end)` of each sentence in the shown text of a cell."""
        cell = self.cell(row, column)
        return tuple((piece.shown, piece.shown_end) for piece in cell.pieces) if cell else ()

    def selected_text(self, selection: Selection) -> str:
        """The selected words; paragraphs end in a line feed, rows within one in a blank."""
        language = self.page.columns[selection.column].language
        between = "" if is_dense(language) else " "
        words = ""
        for row, start, end in selection.spans(self):
            if words:
                words += "\n" if self.page.begins_paragraph(row) else between
            words += (self.text(row, selection.column) or "")[start:end]
        return words

    def passage(self, selection: Selection) -> Passage | None:
        """Where the selected words are in their version, blanks at either end left out."""
        rows = selection.rows()
        first = next((ends for row in rows if (ends := self._words(selection, row))), None)
        last = next((ends for row in reversed(rows) if (ends := self._words(selection, row))), None)
        if first is None or last is None:
            return None
        version = self.page.columns[selection.column].version_id
        return Passage(version, first[0], last[1])

    def point_at(self, column: int, offset: int) -> Point | None:
        """The point of a version's offset in a column, None if the column shows nothing of it."""
        version = self.page.columns[column].version_id
        row = self.page.index_at(version, offset)
        cell = None if row is None else self.cell(row, column)
        return None if row is None or cell is None else Point(row, cell.shown_at(offset))

    def row_like(self, other: "Spread", row: int) -> int:
        """The row that shows what a row of another page of the article begins with."""
        for column, cell in zip(other.page.columns, other.row(row).cells, strict=True):
            found = self.page.index_at(column.version_id, cell.start) if cell else None
            if found is not None:
                return found
        return max(0, min(row, len(self) - 1))

    def anchor(self, focused: int | None) -> tuple[int, int]:
        """The row that is to stay where it is, and its top in view pixels."""
        return self._strand_of(self._active).anchor(focused)

    @property
    def height(self) -> float:
        """The height of all rows as far as it is known, at least 1."""
        return max(1.0, self._strand_of(self._active).index.total)

    def share_of(self, row: int) -> float:
        """How far down the article a row begins, 0 to 1, on the scroll bar's scale."""
        return self._strand_of(self._active).index.top(row) / self.height

    def shares_of(self, rows: Sequence[int], buckets: int) -> list[float]:
        """Where rows (ascending) begin as shares of the height, no two in one of the buckets.

        The cost is that of the buckets, however many rows there are.
        """
        index, height = self._strand_of(self._active).index, self.height
        shares: list[float] = []
        place = 0
        while place < len(rows):
            share = index.top(rows[place]) / height
            shares.append(share)
            after = index.find((int(share * buckets) + 1) / buckets * height)[0]
            place = max(place + 1, bisect_left(rows, after, place))
        return shares

    def _words(self, selection: Selection, row: int) -> tuple[int, int] | None:
        """Where the selected words of a row begin and end in the version, None if there are none.

        The end is that after the last character: at the end of a sentence it is not yet in the
        next.
        """
        cell = self.cell(row, selection.column)
        span = selection.span(row, len(cell.text)) if cell else None
        if cell is None or span is None:
            return None
        words = cell.text[slice(*span)]
        if not words.strip():
            return None
        first = span[0] + len(words) - len(words.lstrip())
        last = span[1] - len(words) + len(words.rstrip())
        return cell.offset_at(first), cell.offset_at(last - 1) + 1

    def _strand(self, column: int | None) -> Strand:
        own = proxy(self)  # no circle: nothing frozen for the garbage collector would ever go
        return Strand(
            self.page,
            self._setter,
            lambda row: own.box(row),  # noqa: PLW0108 — a proxy's method would hold the spread
            column=column,
            per_character=self._per_character(),
        )

    def _strand_of(self, column: int) -> Strand:
        return self._strands[0 if self.linked else min(column, len(self._strands) - 1)]

    def _visible(self, strand: Strand) -> Iterator[tuple[RowBox, int]]:
        for row, top in strand.scroller.visible():
            yield strand.box(row), top

    def _set_type(self) -> None:
        languages = [column.language for column in self.page.columns]
        width = self._width - self._margin
        self.grid = set_in(grid_for(width, languages, self._choice, self._shapes), self._margin)
        self._setter = self._new_setter()
        self._cache = LayoutCache(self._setter.box)

    def _new_setter(self) -> RowSetter:
        sizes = [shape.size for shape in self._shapes]
        return RowSetter(self.page, self.grid, self._theme, family=self._choice.family, sizes=sizes)

    def _set_again(self, focused: int | None) -> None:
        places = [self._place_of(strand, focused) for strand in self._strands]
        self._set_type()
        for strand, (anchor, share, top) in zip(self._strands, places, strict=True):
            strand.index.reset(self._per_character())
            if len(self):
                keep = -top if anchor == focused else round(share * strand.box(anchor).height)
                strand.scroller.go_to(anchor, keep)

    def _place_of(self, strand: Strand, focused: int | None) -> tuple[int, float, int]:
        """The row that is to stay, what share of it is above the edge, and its top in pixels."""
        anchor, top = strand.anchor(focused)
        share = -top / max(1, strand.box(anchor).height) if len(self) else 0.0
        return anchor, share, top

    def _per_character(self) -> float:
        return self.grid.per_character([column.language for column in self.page.columns])


def moved(selection: Selection, old: Spread, new: Spread, column: int) -> Selection | None:
    """A selection on another page of the same article: around the same words of its version."""
    points: list[Point] = []
    for point in (selection.anchor, selection.focus):
        cell = old.cell(point.row, selection.column)
        found = new.point_at(column, cell.offset_at(point.offset)) if cell else None
        if found is None:
            return None
        points.append(found)
    return replace(selection, column=column, anchor=points[0], focus=points[1])

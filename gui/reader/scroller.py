"""The scroll position is a row and a number of its pixels, never a distance from the top.

What lies above the view is mostly not laid out yet, so a distance from the top is an estimate
that changes as rows are measured; a view bound to it jumps. Here the row at the top edge and the
pixels of it that are scrolled away *are* the position. Measuring any other row cannot move it, and
scrolling walks over rows whose heights are exact because each is measured when it is reached.
The estimated scale serves the scroll bar alone.
"""

from collections.abc import Callable, Iterator

from gui.reader.row_index import RowIndex


class Scroller:
    """Moves over rows of an index; `measure` lays a row out and gives its height in pixels.

    `tail` is the empty space that may be scrolled in below the last row, half the view at most.
    """

    def __init__(self, index: RowIndex, measure: Callable[[int], int], *, tail: int = 0) -> None:
        self._index = index
        self._measure = measure
        self._most_tail = tail
        self._row = 0
        self._offset = 0
        self.view_height = 0

    @property
    def row(self) -> int:
        """The row at the top edge of the view."""
        return self._row

    @property
    def offset(self) -> int:
        """How many pixels of that row lie above the edge."""
        return self._offset

    @property
    def maximum(self) -> float:
        """The largest value on the scroll bar's scale, which is partly an estimate."""
        return max(0.0, self._index.total + self._tail - self.view_height)

    @property
    def value(self) -> float:
        """The position on the scroll bar's scale."""
        return min(self._index.top(self._row) + self._offset, self.maximum)

    def height(self, row: int) -> int:
        """The exact height of a row, which is laid out for it if need be."""
        height = self._measure(row)
        self._index.set_height(row, height)
        return height

    def visible(self) -> Iterator[tuple[int, int]]:
        """Rows that touch the view, each with its top in view pixels."""
        top, row = -self._offset, self._row
        while row < len(self._index) and top < self.view_height:
            yield row, top
            top += self.height(row)
            row += 1

    def move(self, pixels: int) -> int:
        """Scroll down by pixels, up where negative; gives how far the text really moved."""
        moved = pixels - self._settle(pixels)
        return moved - self._fill() if pixels > 0 else moved

    def go_to(self, row: int, offset: int = 0) -> None:
        """Put a row at the top edge, `offset` pixels of it above; negative leaves space above."""
        self._row, self._offset = max(0, min(row, len(self._index) - 1)), 0
        self._settle(offset)
        self._fill()

    def jump(self, value: float) -> None:
        """Go to a place on the scroll bar's scale."""
        if not len(self._index):
            return
        if value >= self.maximum:
            self.go_to(len(self._index) - 1, self._tail + self.height(len(self._index) - 1))
            return
        row, within = self._index.find(value)
        share = within / max(1.0, self._index.height(row))
        self.go_to(row, int(share * self.height(row)))

    def top_of(self, row: int) -> int | None:
        """Where a row's top is in view pixels, None if the row is nowhere near the view."""
        return next((top for number, top in self.visible() if number == row), None)

    def show(self, row: int, *, top: int = 0, bottom: int | None = None, margin: int = 0) -> int:
        """Scroll as little as is needed to see `[top, bottom)` of a row; gives the pixels moved.

        A far row is put at a third of the view, or higher if it is tall; then what was moved is
        not a distance, and `FAR` (a value beyond any view) is returned.
        """
        bottom = self.height(row) if bottom is None else bottom
        place = self._near(row)
        if place is None:
            above = max(0, min(self.view_height // 3, self.view_height - (bottom - top)))
            self.go_to(row, top - above)
            return FAR
        above = place + top - margin
        below = place + bottom + margin - self.view_height
        if above < 0 or bottom - top + 2 * margin > self.view_height:
            return self.move(above) if above != 0 else 0
        return self.move(below) if below > 0 else 0

    @property
    def _tail(self) -> int:
        return min(self._most_tail, self.view_height // 2)

    def _near(self, row: int) -> int | None:
        """The top of a row within a view's height of the view, in view pixels."""
        if row >= self._row:
            top, number = -self._offset, self._row
            while number < row and top < 2 * self.view_height:
                top += self.height(number)
                number += 1
            return top if number == row else None
        top, number = -self._offset, self._row
        while number > row and top > -self.view_height:
            number -= 1
            top -= self.height(number)
        return top if number == row else None

    def _settle(self, pixels: int) -> int:
        """Move by pixels over measured rows; gives what could not be moved at either end."""
        self._offset += pixels
        last = len(self._index) - 1
        while self._offset < 0 and self._row > 0:
            self._row -= 1
            self._offset += self.height(self._row)
        while self._row < last and self._offset >= self.height(self._row):
            self._offset -= self.height(self._row)
            self._row += 1
        rest = min(0, self._offset)
        self._offset = max(0, self._offset)
        return rest

    def _fill(self) -> int:
        """Move up if space is left below the last row; gives by how many pixels."""
        room = self.view_height - self._tail + self._offset
        for row in range(self._row, len(self._index)):
            room -= self.height(row)
            if room <= 0:
                return 0
        return room + self._settle(-room) if room > 0 else 0


FAR = 1 << 30
"""What `Scroller.show` gives when it went to a far row instead of moving by pixels."""

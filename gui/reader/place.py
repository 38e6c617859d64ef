"""Where a reader is in an article, as remembered between openings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The row at the top edge, how many of its pixels lie above it, and what is focused.

    `row` and `focus` are indexes of rows in the page from 0, `focus` None where no row was
    focused yet; `column` is the index of the focused column.
    """

    row: int = 0
    offset: int = 0
    column: int = 0
    focus: int | None = None

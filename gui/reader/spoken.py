"""What a screen reader is told of a cell: its row, its language, its words and what is on them."""

from collections.abc import Iterable

from core.model import Style
from core.reading.page import Mark, PageColumn, PageRow, RowKind

NOTHING = "no sentence in this version"
DOUBT = "The sentences of this row may not belong together."


def spoken(row: PageRow, column: PageColumn, number: int) -> str:
    """The sentence for one column of a row.

    “Row 12, Bahasa Indonesia: … Yellow highlight on “…”, with a note, tagged idiom.”
    """
    cell = row.cells[number]
    place = "Title" if row.kind is RowKind.TITLE else f"Row {row.number}"
    words = cell.text.replace("\n", " ") if cell else NOTHING
    signs = _signs(row.marks[number], cell.text if cell else "")
    doubt = [DOUBT] if row.is_doubtful else []
    return " ".join([f"{place}, {column.language_name}: {words}", *signs, *doubt])


def _signs(marks: Iterable[Mark], text: str) -> list[str]:
    return [_sign(mark, text[mark.start : mark.end]) for mark in marks]


def _sign(mark: Mark, words: str) -> str:
    what = {
        Style.HIGHLIGHT: f"{mark.colour.capitalize()} highlight",
        Style.UNDERLINE: f"{mark.colour.capitalize()} underline",
        Style.NONE: "Note",
    }[mark.style]
    note = ", with a note" if mark.has_note and mark.style is not Style.NONE else ""
    tags = f", tagged {', '.join(mark.tags)}" if mark.tags else ""
    linked = ", linked" if mark.linked else ""
    return f"{what} on “{words}”{linked}{note}{tags}."

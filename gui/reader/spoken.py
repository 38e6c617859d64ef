"""What a screen reader is told of a cell: its row, its language, its words and what is on them."""

from collections.abc import Mapping
from types import MappingProxyType

from core.model import Colour, Style
from core.reading.page import Mark, PageColumn, PageRow, RowKind

UNNAMED: Mapping[Colour, str] = MappingProxyType({})
NOTHING = "no sentence in this version"
DOUBT = "The sentences of this row may not belong together."


def spoken(
    row: PageRow, column: PageColumn, number: int, names: Mapping[Colour, str] = UNNAMED
) -> str:
    """The sentence for one column of a row; `names` are what the person calls the colours.

    “Row 12, Bahasa Indonesia: … Key fact highlight on “…”, with a note, tagged idiom.”
    """
    cell = row.cells[number]
    place = "Title" if row.kind is RowKind.TITLE else f"Row {row.number}"
    words = cell.text.replace("\n", " ") if cell else NOTHING
    text = cell.text if cell else ""
    signs = [_sign(mark, text[mark.start : mark.end], names) for mark in row.marks[number]]
    doubt = [DOUBT] if row.is_doubtful else []
    return " ".join([f"{place}, {column.language_name}: {words}", *signs, *doubt])


def _sign(mark: Mark, words: str, names: Mapping[Colour, str]) -> str:
    name = names.get(mark.colour, mark.colour)
    called = name[:1].upper() + name[1:]
    what = {
        Style.HIGHLIGHT: f"{called} highlight",
        Style.UNDERLINE: f"{called} underline",
        Style.NONE: "Note",
    }[mark.style]
    note = ", with a note" if mark.has_note and mark.style is not Style.NONE else ""
    tags = f", tagged {', '.join(mark.tags)}" if mark.tags else ""
    linked = ", linked" if mark.linked else ""
    return f"{what} on “{words}”{linked}{note}{tags}."

"""The page: rows by versions with the marks resolved, ready for any view to paint or print.

A page is built from one article and the versions shown, in their order. Its rows are those of
the library, joined where needed, and made when asked for: an article of 50,000 rows costs the
view only what it looks at. Where a single version is shown, its rows are its paragraphs.

A cell shows a run of segments. `PageCell.text` is what is shown; its pieces say where each part
of it comes from in the version's text, so that a selection on the page becomes a passage and an
annotation's target becomes a mark. Segments of different lines are divided by a line feed.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from core.model import AnnotationId, Colour, Role, RowId, Status, Style, VersionId


class RowKind(StrEnum):
    """How a row is set: the title over all columns, a heading, or text."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """`[start, end)` of the version's text, shown from the character `shown` of the cell's text."""

    start: int
    end: int
    shown: int

    @property
    def shown_end(self) -> int:
        """Where the piece ends in the cell's text, exclusive."""
        return self.shown + self.end - self.start


@dataclass(frozen=True, slots=True)
class PageCell:
    """What one version has in one row; all numbers are code points."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Where the cell begins in the version's text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the cell ends in the version's text, exclusive."""
        return self.pieces[-1].end

    def offset_at(self, shown: int) -> int:
        """The version's offset of a position in the shown text; between pieces, the nearer end."""
        piece = self.pieces[max(0, bisect_right(self.pieces, shown, key=lambda p: p.shown) - 1)]
        return min(piece.start + max(0, shown - piece.shown), piece.end)

    def shown_at(self, offset: int) -> int:
        """The position in the shown text of a version's offset; hidden places go to the next."""
        for piece in self.pieces:
            if offset < piece.start:
                return piece.shown
            if offset <= piece.end:
                return piece.shown + offset - piece.start
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of an annotation's target that lies in one cell: `[start, end)` of its text.

    `begins` and `ends` say whether the target begins and ends in this cell. `current_first` row
    logic is not needed by painters: a note badge belongs where a marked (not linked) target with
    a note `begins`, tag chips where it `ends`.
    """

    annotation: AnnotationId
    start: int
    end: int
    colour: Colour
    style: Style
    linked: bool
    begins: bool
    ends: bool
    has_note: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageColumn:
    """One version as a column: what its header shows. `language` is a BCP 47 tag."""

    version_id: VersionId
    language: str
    language_name: str
    kind: str
    title: str
    byline: str
    published: str
    source_url: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: a cell or None, and the marks, for each column.

    `number` is what people see, from 1, title rows 0; `paragraph` is the number of the paragraph
    that begins with this row, or None.
    """

    ids: tuple[RowId, ...]
    number: int
    kind: RowKind
    paragraph: int | None
    status: Status
    score: float
    cells: tuple[PageCell | None, ...]
    marks: tuple[tuple[Mark, ...], ...]


BODY_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.PARAGRAPH, Role.CAPTION})

"""What reading a file gives: a text in lines with roles, split and identified, nothing stored.

The review shows documents and lets the person change them; only what is then added to the
library becomes versions. All offsets are code points into the document's text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model import Role


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of the text, `[start, end)` without surrounding blanks, and what it is.

    Hidden lines carry the reason in a few plain words (“Comment box”), others none.
    """

    start: int
    end: int
    role: Role
    hidden: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DraftSegment:
    """A sentence of a kept line, `[start, end)` in the text; `line` is the line's number."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One file read, cleaned, identified and split; a version to be.

    `lines` are all lines that are not blank, in order; `segments` lie in the kept ones alone.
    `language` is a BCP 47 tag (`und` where unknown), `confidence` 0 to 1 (1 when the person said
    it). `title_made`: no line was a title, this one is the first sentence. `published` is an ISO
    date or empty. `sha256` is of the file's bytes, `encoding` Python's name of how they were read.

    A file may hold several texts: `part` then says which one this is, and `sha256` is of the bytes
    and the part. The texts of an aligned file share a `bundle`, and `rows` has, for each line, the
    number of the row that it stands in, running forward. `declared` is the language that the file
    names, `alternates` are addresses of other versions, `warning` is a sentence for the person.
    """

    path: str
    sha256: str
    encoding: str
    text: str
    lines: tuple[DraftLine, ...]
    segments: tuple[DraftSegment, ...]
    language: str
    confidence: float
    title: str
    title_made: bool
    byline: str
    published: str
    source_url: str
    part: str = ""
    bundle: str = ""
    rows: tuple[int, ...] = ()
    declared: str = ""
    alternates: tuple[str, ...] = ()
    warning: str = ""

    @property
    def kept_lines(self) -> int:
        """How many lines are kept."""
        return len(self.lines) - self.hidden_lines

    @property
    def hidden_lines(self) -> int:
        """How many lines are hidden."""
        return sum(line.hidden for line in self.lines)

    @property
    def kept_text(self) -> str:
        """The kept lines, a line break between them."""
        return "\n".join(self._kept())

    @property
    def sentences(self) -> tuple[str, ...]:
        """The texts of the segments."""
        return tuple(self.text[segment.start : segment.end] for segment in self.segments)

    def _kept(self) -> Iterator[str]:
        return (self.text[line.start : line.end] for line in self.lines if not line.hidden)

"""The words of Hexapla as data: what is in a library, and nothing about how it is kept.

Every class is a frozen dataclass and, unless its docstring says otherwise, one row of the table
of the same name, its fields the columns. All text is NFC; all offsets are Unicode code points
into the text of a version, end exclusive. Ids of what people make are random UUIDs as text.
Moments are UTC, ISO 8601 to the millisecond, ending in `Z`.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", str)
VersionId = NewType("VersionId", str)
RowId = NewType("RowId", str)
BeadId = NewType("BeadId", str)
AnnotationId = NewType("AnnotationId", str)
TagId = NewType("TagId", str)
FilterId = NewType("FilterId", str)
TermId = NewType("TermId", str)

SHORT_ID_LENGTH = 12


class Role(StrEnum):
    """What a line is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Status(StrEnum):
    """Who stands behind a bead or a row: the aligner, or the person."""

    AUTO = "auto"
    CONFIRMED = "confirmed"


class State(StrEnum):
    """How sure it is that a target's words are where it says."""

    ANCHORED = "anchored"
    MOVED = "moved"
    ORPHAN = "orphan"


class Loss(StrEnum):
    """Why the words of a target are not found; `NONE` where they are."""

    NONE = ""
    DELETED = "deleted"
    REWRITTEN = "rewritten"
    SEVERAL = "several"


class Colour(StrEnum):
    """The eight colours of marks, in the order of their keys 1 to 8."""

    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    MAGENTA = "magenta"
    ORANGE = "orange"
    GREY = "grey"


class Style(StrEnum):
    """How an annotation is drawn: tint and underline, underline alone, or not at all (a note)."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Article:
    """One text that exists in one or more versions."""

    id: ArticleId
    title: str
    created_at: str
    trashed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One language or edition of an article; `position` orders the columns, from 0.

    `language` is a BCP 47 tag (`vi`, `zh-Hans`; `und` where unknown), `confidence` 0 to 1,
    `kind` is `original`, `translation` or empty (not known), `title_made` says that no line of
    the file was a title and this one was made from its first sentence. `published` is an ISO
    date or empty. `sha256` is of the file's bytes, hexadecimal. `text` holds hidden lines too.
    """

    id: VersionId
    article_id: ArticleId
    position: int
    language: str
    confidence: float
    kind: str
    title: str
    title_made: bool
    byline: str
    published: str
    source_url: str
    imported_from: str
    encoding: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of a version as imported, `[start, end)` in its text, no line break.

    Hidden lines stay in the text and carry the reason, a few plain words (“Comment box”).
    """

    version_id: VersionId
    ordinal: int
    start: int
    end: int
    role: Role
    hidden: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a kept line, `[start, end)` in the version's text; ordinals count from 0."""

    version_id: VersionId
    ordinal: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bead:
    """Aligned runs of segments of two versions of an article, within its rows.

    The runs are `[a_first, a_last]` and `[b_first, b_last]`, both ends inclusive; an empty side
    has its last one below its first. `score` is the aligner's belief, 0 to 1.
    """

    id: BeadId
    article_id: ArticleId
    version_a: VersionId
    version_b: VersionId
    a_first: int
    a_last: int
    b_first: int
    b_last: int
    score: float
    status: Status = Status.AUTO


@dataclass(frozen=True, slots=True)
class Row:
    """An aligned row of an article: what a reader sees side by side; ordinals count from 0."""

    id: RowId
    article_id: ArticleId
    ordinal: int
    status: Status
    score: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The run of segments, both ends inclusive, that a version has in a row. No cell: nothing."""

    row_id: RowId
    version_id: VersionId
    first_segment: int
    last_segment: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """What two aligned versions of an article taught about their languages.

    The languages are written `en-Latn`, and `version_a` is the one whose language sorts first.
    The first line of `words` has words of `language_a`; each next line belongs to the next of them
    and has by turns a word of `language_b` and how often the two met, in quarters of a bead; behind
    a bar come those that only one bead tells of. Else single blanks part what is in a line.
    """

    version_a: VersionId
    version_b: VersionId
    article_id: ArticleId
    language_a: str
    language_b: str
    taught_at: str
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of characters in one version; no table of its own."""

    version_id: VersionId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """The table `annotation`: an annotation without its targets and tags. `note` is Markdown."""

    id: AnnotationId
    article_id: ArticleId
    colour: Colour
    style: Style
    note: str
    created_at: str
    modified_at: str
    trashed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where an annotation is attached in one version: position, quote and 32 characters around.

    `linked` targets came through the alignment, the others were marked by the person. `text_hash`
    is of the text in which the words were at this position last (`core.annotations.anchors`),
    empty where it is not known. `reason` says why the words of an orphan are not found.
    """

    annotation_id: AnnotationId
    version_id: VersionId
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    linked: bool = False
    state: State = State.ANCHORED
    text_hash: str = ""
    reason: Loss = Loss.NONE


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its name as first typed, levels divided by `/`; colour empty or one of the eight."""

    id: TagId
    name: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationTag:
    """The table `annotation_tag`: this annotation carries this tag."""

    annotation_id: AnnotationId
    tag_id: TagId


@dataclass(frozen=True, slots=True)
class ColourName:
    """What a colour means to the person (“Key fact”); a colour without a row has its own name."""

    colour: Colour
    name: str


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter of notes under a name; `query` is JSON, as `core.annotations.filters` writes it."""

    id: FilterId
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A line to search the library with, as it was typed, under a name."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding of the checks in a version that the person has dismissed, by its key."""

    version_id: VersionId
    finding: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of one language and how it is to be rendered in another.

    Languages are BCP 47 tags. `note` is Markdown, `tag` the name of a tag or empty.
    """

    id: TermId
    source_language: str
    source: str
    target_language: str
    target: str
    note: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """An address that the page of a version names as that of another version, in plain form."""

    version_id: VersionId
    address: str


@dataclass(frozen=True, slots=True)
class Declined:
    """Two versions, by id in order, that the person said are not one article.

    `text_a` and `text_b` are SHA-256 of their texts then: of other texts nothing was said.
    """

    version_a: VersionId
    version_b: VersionId
    text_a: str
    text_b: str


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line that the person kept or hid on a site; `line` is what it is known again by."""

    site: str
    line: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation whole: its record with targets (marked ones first) and tag names, sorted."""

    record: AnnotationRecord
    targets: tuple[Target, ...]
    tags: tuple[str, ...]

    @property
    def id(self) -> AnnotationId:
        """The id of its record."""
        return self.record.id


def new_id() -> str:
    """A fresh random id, 32 hexadecimal digits (RFC 9562, version 4)."""
    return uuid.uuid4().hex


def short_id(identifier: str) -> str:
    """The first 12 digits of an id, as used in links and exported files."""
    return identifier[:SHORT_ID_LENGTH]


def now() -> str:
    """This moment as the library writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

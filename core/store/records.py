"""Which records are kept in which tables, and how one becomes the other.

Every record class of `core.model` is one table: its fields are the columns, in their order. What
differs between Python and SQLite is little: flags are 0 and 1, members of a StrEnum are their
text. So one description serves all tables, and no table has code of its own for writing.

The statements here are made of names of our own classes and fields; values always travel as
parameters.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_type_hints

from core.changes import Image, Key
from core.model import (
    Alternate,
    AnnotationRecord,
    AnnotationTag,
    Article,
    Bead,
    Cell,
    ColourName,
    Declined,
    Dismissed,
    Lesson,
    Line,
    Row,
    SavedFilter,
    SavedSearch,
    Segment,
    SiteLine,
    Tag,
    Target,
    Term,
    Version,
)

Record = (
    Article
    | Version
    | Line
    | Segment
    | Bead
    | Row
    | Cell
    | Lesson
    | AnnotationRecord
    | Target
    | AnnotationTag
    | Tag
    | ColourName
    | SavedFilter
    | SavedSearch
    | Term
    | SiteLine
    | Dismissed
    | Alternate
    | Declined
)
R = TypeVar("R")


class Table(Generic[R]):
    """One table: the class of its records, its name, its columns and those that are its key.

    `select_one` and `delete` are the statements for the row of a key.
    """

    def __init__(self, record: type[R], name: str, key: tuple[str, ...] = ("id",)) -> None:
        self.record = record
        self.name = name
        self.key = key
        self.columns = tuple(field.name for field in fields(record))  # type: ignore[arg-type]  # all are dataclasses
        self._values = attrgetter(*self.columns)
        self._read = _readers(record, self.columns)
        self._write = tuple((at, int if read is bool else str) for at, read in self._read)
        matching_key = " AND ".join(f"{quoted(column)} = ?" for column in key)
        self.select_one = self.select(f"WHERE {matching_key}")
        self.delete = " ".join(["DELETE FROM", quoted(name), "WHERE", matching_key])

    @property
    def has_words(self) -> bool:
        """Whether a column holds one of a few words, which a row may then have wrong."""
        return any(read is not bool for _, read in self._read)

    def values(self, record: R) -> tuple[Any, ...]:
        """The values of a record as SQLite keeps them, in the order of the columns."""
        return _converted(self._values(record), self._write)

    def image(self, record: R) -> Image:
        """The row of a record, as the history writes it down."""
        return dict(zip(self.columns, self.values(record), strict=True))

    def from_values(self, values: Sequence[Any]) -> R:
        """The record of a row that was selected with all columns."""
        return self.record(*_converted(values, self._read))

    def readable(self, values: Sequence[Any]) -> R | None:
        """The record of a row, None where it holds a word that this program does not know."""
        try:
            return self.from_values(values)
        except KeyError:
            return None

    def key_of(self, image: Mapping[str, Any]) -> Key:
        """The key of a row."""
        return tuple(map(image.__getitem__, self.key))

    def select(self, rest: str = "") -> str:
        """The statement that reads all columns; `rest` is its WHERE and ORDER BY."""
        columns = ", ".join(f"{self.name}.{quoted(column)}" for column in self.columns)
        return " ".join(["SELECT", columns, "FROM", quoted(self.name), rest])

    def insert(self, columns: Iterable[str]) -> str:
        """The statement that adds a row of these columns, by their names as parameters."""
        names = tuple(columns)
        return " ".join(
            (
                *("INSERT INTO", quoted(self.name), _listed(map(quoted, names))),
                *("VALUES", _listed(f":{name}" for name in names)),
            )
        )

    def update(self, columns: Iterable[str]) -> str:
        """The statement that writes these columns into the row of the key that is among them."""
        others = (name for name in columns if name not in self.key)
        assignments = ", ".join(f"{quoted(name)} = :{name}" for name in others)
        named = " AND ".join(f"{quoted(name)} = :{name}" for name in self.key)
        return " ".join(["UPDATE", quoted(self.name), "SET", assignments, "WHERE", named])


def quoted(name: str) -> str:
    """A name of ours for use in a statement; `row` and `end` are words of SQL."""
    return f'"{name}"'


def _listed(names: Iterable[str]) -> str:
    return "(" + ", ".join(names) + ")"


def _readers(record: type, columns: tuple[str, ...]) -> tuple[tuple[int, Any], ...]:
    """Where and with what a column's value must be converted when it is read."""
    hints = get_type_hints(record)
    kinds = [(at, hints[column]) for at, column in enumerate(columns)]
    return tuple((at, _reader(kind)) for at, kind in kinds if _differs(kind))


def _differs(kind: Any) -> bool:
    return isinstance(kind, type) and (kind is bool or issubclass(kind, StrEnum))


def _reader(kind: Any) -> Any:
    # Looking a member up is several times quicker than calling its class.
    return bool if kind is bool else {member.value: member for member in kind}.__getitem__


def _converted(values: Sequence[Any], how: tuple[tuple[int, Any], ...]) -> tuple[Any, ...]:
    if not how:
        return tuple(values)
    converted = list(values)
    for at, convert in how:
        converted[at] = convert(converted[at])
    return tuple(converted)


ARTICLE = Table(Article, "article")
VERSION = Table(Version, "version")
LINE = Table(Line, "line", ("version_id", "ordinal"))
SEGMENT = Table(Segment, "segment", ("version_id", "ordinal"))
BEAD = Table(Bead, "bead")
ROW = Table(Row, "row")
CELL = Table(Cell, "cell", ("row_id", "version_id"))
LESSON = Table(Lesson, "lesson", ("version_a", "version_b"))
ANNOTATION = Table(AnnotationRecord, "annotation")
TARGET = Table(Target, "target", ("annotation_id", "version_id"))
TAG = Table(Tag, "tag")
ANNOTATION_TAG = Table(AnnotationTag, "annotation_tag", ("annotation_id", "tag_id"))
ALTERNATE = Table(Alternate, "alternate", ("version_id", "address"))
DECLINED = Table(Declined, "declined", ("version_a", "version_b"))
COLOUR_NAME = Table(ColourName, "colour_name", ("colour",))
SAVED_FILTER = Table(SavedFilter, "saved_filter")
SAVED_SEARCH = Table(SavedSearch, "saved_search", ("name",))
DISMISSED = Table(Dismissed, "dismissed", ("version_id", "finding"))
TERM = Table(Term, "term")
SITE_LINE = Table(SiteLine, "site_line", ("site", "line"))

TABLES: tuple[Table[Any], ...] = (
    ARTICLE,
    VERSION,
    LINE,
    SEGMENT,
    BEAD,
    ROW,
    CELL,
    LESSON,
    ANNOTATION,
    TARGET,
    TAG,
    ANNOTATION_TAG,
    COLOUR_NAME,
    SAVED_FILTER,
    SAVED_SEARCH,
    TERM,
    SITE_LINE,
    DISMISSED,
    ALTERNATE,
    DECLINED,
)
TABLE_OF: Mapping[type, Table[Any]] = MappingProxyType({table.record: table for table in TABLES})
TABLE_NAMED: Mapping[str, Table[Any]] = MappingProxyType({table.name: table for table in TABLES})

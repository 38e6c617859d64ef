"""What every reader takes and what every reader gives.

A reader gets the bytes of one file and gives drafts: blocks of text with roles, and what the file
says of itself. Where a draft is `scraped`, its roles are only hints, and the kept blocks are
judged like the lines of a plain text. The only error that leaves a reader is ImportRefused.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from core.errors import ImportRefused
from core.model import Role

OUTSIDE = "Outside the article"
DAMAGED = "The file is damaged, or is not what it says it is."
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_SOFT_HYPHEN = "\u00ad"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for messages, its bytes, and what a person chose.

    That is the encoding, and whether each chapter of a book is a text of its own.
    """

    name: str
    data: bytes
    encoding: str | None = None
    chapters: bool = False

    @property
    def suffix(self) -> str:
        """The ending of its name in small letters, with the dot."""
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph to be, and what it is; `row` is its row in an aligned file."""

    text: str
    role: Role = Role.PARAGRAPH
    reason: str = ""
    row: int = -1

    @property
    def hidden(self) -> bool:
        """Whether it is not the article's; the reason then says what it is instead."""
        return bool(self.reason)


@dataclass(frozen=True, slots=True)
class Draft:
    """One text of a file, as its format tells it; empty where the file says nothing.

    `language` is what the file says, `certain` that it can be believed without a look at the
    text. `published` is an ISO date. `alternates` are addresses of other versions. The texts of an
    aligned file have the same `bundle`, and blocks with rows. `part` tells the texts of one file
    apart. `warning` is a sentence for the person.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    published: str = ""
    source_url: str = ""
    language: str = ""
    certain: bool = False
    encoding: str = "utf-8"
    scraped: bool = False
    alternates: tuple[str, ...] = ()
    bundle: str = ""
    part: str = ""
    warning: str = ""


def one_line(text: str) -> str:
    """A text with single blanks for its blanks and line breaks, and no soft hyphens."""
    return _BLANKS.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip()


def iso_date(text: str) -> str:
    """The day at the beginning of an ISO 8601 moment, or an empty text."""
    found = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)", text)
    if not found or not (1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31):
        return ""
    return "-".join(found.groups())


@contextmanager
def foreign_code(name: str, reason: str = DAMAGED) -> Iterator[None]:
    """Around calls of a library: whatever it raises over a damaged file becomes a refusal."""
    try:
        yield
    except (ImportRefused, MemoryError):
        raise
    except Exception as error:
        _log.info("a library failed over %s", name, exc_info=True)
        raise ImportRefused(name, reason) from error

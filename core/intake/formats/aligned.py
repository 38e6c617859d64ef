"""Rows of an aligned file as drafts: a text a language, whose lines know their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import ImportRefused
from core.intake.formats.drafts import Block, Draft, one_line
from core.intake.formats.tags import tag
from core.intake.lines import lines_of
from core.model import Role

LINE_BREAKS = {"lb": "\n", "x-lb": "\n", "x-br": "\n", "br": "\n", "fmt": ""}
_NO_TEXT = "There is no text in it."


@dataclass(frozen=True, slots=True)
class Column:
    """A language of an aligned file: its key in the rows and its BCP 47 tag, empty if unknown."""

    key: str
    language: str


def drafts(
    rows: Sequence[Mapping[str, str]],
    columns: Sequence[Column],
    *,
    name: str,
    encoding: str = "utf-8",
    title: str = "",
) -> list[Draft]:
    """A draft for each column that has text; a file with one such column is just a text."""
    rows = [row for row in rows if any(text.strip() for text in row.values())]
    headed = bool(rows) and all(map(_is_label, filter(str.strip, rows[0].values())))
    found = []
    for column in columns:
        blocks = tuple(
            Block(_tidy(row[column.key]), _role(number, headed=headed), row=number)
            for number, row in enumerate(rows)
            if row.get(column.key, "").strip()
        )
        if blocks:
            found.append(
                Draft(
                    blocks,
                    title=title,
                    language=column.language,
                    certain=bool(column.language),
                    encoding=encoding,
                    bundle="rows",
                    part=column.key,
                )
            )
    if not found:
        raise ImportRefused(name, _NO_TEXT)
    return found


def columns_of(rows: Sequence[Mapping[str, str]], first: str = "") -> list[Column]:
    """The languages of these rows in the order in which they appear, the source's first."""
    keys = dict.fromkeys(key for row in rows for key in row)
    ordered = sorted(keys, key=lambda key: key.lower() != first.lower())
    return [Column(key, tag(key)) for key in ordered]


def _tidy(text: str) -> str:
    return "\n".join(map(one_line, text.split("\n")))


def _is_label(text: str) -> bool:
    lines = lines_of(text.strip())
    return len(lines) == 1 and lines[0].label


def _role(number: int, *, headed: bool) -> Role:
    return Role.TITLE if headed and number == 0 else Role.PARAGRAPH

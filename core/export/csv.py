"""An article as a table for spreadsheets: UTF-8, RFC 4180, a column a version.

A cell that begins as a formula would (`=`, `+`, `-`, `@` and their wide forms, a tab) gets an
apostrophe before it, which spreadsheets take as “this is text”; reading such a file back takes it
away again (`core.intake.formats.tables`).
"""

import csv
import io
from collections.abc import Iterable, Sequence

from core.export.rows import TextRow, TextTable
from core.text.formulas import guarded

ARTICLE, NUMBER, TAGS, NOTES = "article", "#", "tags", "notes"
"""What the columns besides the languages are called; none of it is a language."""


def document(table: TextTable, *, marked: bool = False) -> str:
    """The whole file; `marked`: begun with the mark by which Excel knows that it is UTF-8."""
    rows = ((row.number or "", *_cells(row, row.texts)) for row in table.rows)
    return ("\ufeff" if marked else "") + _written((NUMBER, *table.keys, TAGS, NOTES), rows)


def several(tables: Sequence[TextTable]) -> str:
    """One file of several articles: their titles in the first column, a column a language."""
    keys = tuple(dict.fromkeys(key for one in tables for key in one.keys))
    rows = (
        (guarded(one.title), row.number or "", *_cells(row, [texts.get(key, "") for key in keys]))
        for one in tables
        for row in one.rows
        for texts in (dict(zip(one.keys, row.texts, strict=True)),)
    )
    return _written((ARTICLE, NUMBER, *keys, TAGS, NOTES), rows)


def _cells(row: TextRow, texts: Sequence[str]) -> Sequence[str]:
    return [*map(guarded, (*texts, ", ".join(row.tags), "\n\n".join(row.notes)))]


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return written.getvalue()

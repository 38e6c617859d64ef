"""An article as a table for spreadsheets: UTF-8, RFC 4180, a column a version.

A cell that begins as a formula would (`=`, `+`, `-`, `@` and their wide forms, a tab) gets an
apostrophe before it, which spreadsheets take as “this is text”; reading such a file back takes it
away again (`core.intake.formats.tables`).
"""

import csv
import io

from core.export.rows import TextTable
from core.text.formulas import guarded

NUMBER, TAGS, NOTES = "#", "tags", "notes"
"""What the columns besides the languages are called; none of it is a language."""


def document(table: TextTable, *, marked: bool = False) -> str:
    """The whole file; `marked`: begun with the mark by which Excel knows that it is UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow((NUMBER, *table.keys, TAGS, NOTES))
    for row in table.rows:
        cells = (*row.texts, ", ".join(row.tags), "\n\n".join(row.notes))
        writer.writerow((row.number or "", *map(guarded, cells)))
    return ("\ufeff" if marked else "") + written.getvalue()

"""Annotations as cards for Anki: a text file of tab-separated values with its own headers.

Each mark is a note with three fields: the sentence in the language it was marked in, the sentences
of the other versions with what is written about it, and where it is from. Anki knows a note again
by its guid, so importing a later file again brings the notes up to date and doubles none. The
headers are those of Anki's text import (2.1.54 and later).
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from core.export.escaping import tag_word
from core.export.html import note_as_html
from core.export.marked import pieces
from core.export.options import Context, Options
from core.model import Annotation, ArticleId, short_id
from core.reading.build import build
from core.reading.page import Page
from core.store.store import Store

HEADERS = (
    "#separator:tab",
    "#html:true",
    "#columns:guid\tFront\tBack\tSource\tTags",
    "#guid column:1",
    "#tags column:5",
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A document, how many annotations it holds, and how many the articles have."""

    document: str
    notes: int
    total: int


def export(store: Store, articles: Sequence[ArticleId], options: Options) -> Exported:
    """The marks of these articles that the options let pass; notes without a mark have no front.

    With `Context.NONE` a side has the marked words alone, else their rows. Raises NotFound.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    notes = total = 0
    for article in articles:
        versions = [v.id for v in store.versions(article) if options.wants(v.language)]
        page = build(store, article, versions)
        total += len(page.annotations)
        for annotation in filter(options.lets_pass, page.in_order()):
            sides = _sides(page, annotation, options.context)
            if sides is not None:
                writer.writerow(_card(page, annotation, *sides))
                notes += 1
    return Exported("\n".join((*HEADERS, written.getvalue())), notes, total)


def _card(page: Page, annotation: Annotation, front: str, back: Sequence[str]) -> tuple[str, ...]:
    row = page.first_row_of(annotation)
    place = f", row {page.number_at(row)}" if row is not None and page.number_at(row) else ""
    note = annotation.record.note
    answers = [*back, note_as_html(note)] if note.strip() else back
    tags = " ".join(tag_word(tag).replace("/", "::") for tag in annotation.tags)
    source = escape(f"{page.title}{place}")
    cells = (short_id(annotation.id), front, "<br>".join(answers), source, tags)
    return tuple(" ".join(cell.split()) for cell in cells)


def _sides(page: Page, annotation: Annotation, context: Context) -> tuple[str, list[str]] | None:
    """The marked side, and the others; None where no version that is shown has the words."""
    shown = [
        (column, said)
        for column in range(len(page.columns))
        if (said := _said(page, annotation, column, context))
    ]
    own = {target.version_id for target in annotation.targets if not target.linked}
    marked = [column for column, _said in shown if page.columns[column].version_id in own]
    if not marked:
        return None
    front = next(said for column, said in shown if column == marked[0])
    return front, [said for column, said in shown if column != marked[0]]


def _said(page: Page, annotation: Annotation, column: int, context: Context) -> str:
    """What a version has of an annotation, as HTML, the marked words bold; empty if nothing."""
    said = []
    for index in page.rows_of([annotation.id]):
        row = page.row(index)
        cell, marks = row.cells[column], row.marks[column]
        own = [mark for mark in marks if mark.annotation == annotation.id]
        if cell is None or not own:
            continue
        for piece in pieces(cell.text, own):
            if piece.marks:
                said.append(f"<b>{escape(piece.text)}</b>")
            elif context is not Context.NONE:
                said.append(escape(piece.text))
        said.append(" ")
    return "".join(said).strip()

"""What a search found, as a file: a table, a translation memory, or Markdown to read and quote.

Table and memory hold whole rows in all languages and are made like those of articles. In Markdown
each row is a list of quotations, the words found marked in them as marked words are in notes.
"""

from collections.abc import Sequence
from itertools import groupby

from core.errors import KnownError
from core.export import csv, frontmatter, tmx
from core.export.escaping import cleaned, escaped
from core.export.rows import TextRow, TextTable, keys_of
from core.model import ArticleId, VersionId
from core.reading.hits import Hit, HitCell, Results
from core.text.normalize import normalized

ENDINGS = (".md", ".csv", ".tmx")


def document(results: Results, line: str, ending: str) -> bytes:
    """The file of these hits, found for a line, in the format of its ending.

    Raises KnownError for another ending, and for a memory without a row.
    """
    if ending == ".md":
        return markdown(results, line).encode()
    if ending not in ENDINGS:
        raise KnownError(f"‘{ending}’", f"hits are written to files in {', '.join(ENDINGS)}")
    found = tables(results)
    if not found:
        raise KnownError("these hits", "none of them stands in a row of a text")
    return (csv.several(found) if ending == ".csv" else tmx.memory(found)).encode()


def tables(results: Results) -> list[TextTable]:
    """The rows of the hits, a table an article; what was written of a row goes with it."""
    in_rows = [hit for hit in results.hits if hit.cells]
    articles: dict[ArticleId, list[Hit]] = {}
    for hit in in_rows:
        articles.setdefault(hit.article, []).append(hit)
    return [_table(hits) for hits in articles.values()]


def markdown(results: Results, line: str) -> str:
    """The hits as Markdown: a heading an article, a quotation a language, notes below them."""
    title = normalized(" ".join(line.split()))
    parts = [frontmatter.block({"title": title}), f"# {escaped(title)}"]
    for _article, group in groupby(results.hits, key=lambda hit: hit.article):
        hits = list(group)
        parts.append(f"## {escaped(hits[0].title)}")
        parts += [part for hit in hits for part in _entry(hit)]
    return "\n\n".join(parts) + "\n"


def _table(hits: Sequence[Hit]) -> TextTable:
    columns = list(dict.fromkeys((c.version, c.language) for hit in hits for c in hit.cells))
    rows: dict[int | None, list[Hit]] = {}
    for hit in hits:
        rows.setdefault(hit.row, []).append(hit)
    made = tuple(_row(own, [version for version, _ in columns]) for own in rows.values())
    return TextTable(hits[0].title, keys_of([code for _, code in columns]), made, len(made))


def _row(hits: Sequence[Hit], columns: Sequence[VersionId]) -> TextRow:
    texts = {cell.version: cell.text for cell in hits[0].cells}
    notes = tuple(dict.fromkeys(hit.words for hit in hits if hit.annotation and hit.words.strip()))
    flat = tuple(" ".join(texts.get(version, "").split("\n")) for version in columns)
    return TextRow(hits[0].number, flat, notes=notes)


def _entry(hit: Hit) -> list[str]:
    """A hit as paragraphs: its row, quotations, and what the note says."""
    if not hit.cells:
        return [cleaned(hit.words)] if hit.annotation else []
    head = [f"### row {hit.number}"] if hit.number else []
    own = [cell for cell in hit.cells if cell.version == hit.version]
    others = [cell for cell in hit.cells if cell.version != hit.version]
    quotations = "\n>\n".join(f"> **{cell.language}** {_marked(cell)}" for cell in (*own, *others))
    note = [cleaned(hit.words)] if hit.annotation and hit.words.strip() else []
    return [*head, quotations, *note]


def _marked(cell: HitCell) -> str:
    """The text of a cell, the words found between `==`."""
    parts, at = list[str](), 0
    for start, end in cell.runs:
        parts += [escaped(cell.text[at:start]), f"=={escaped(cell.text[start:end])}=="]
        at = end
    return "".join([*parts, escaped(cell.text[at:])])

"""An article as one page for a browser: its versions side by side, marks, notes, nothing else.

The page holds all that it shows and can do nothing: its Content-Security-Policy (W3C, level 3)
forbids every source but its own style sheet, which it names by hash. Texts are escaped by Jinja2;
only what is our own, and notes as markdown-it wrote them, without raw HTML and pictures, is not.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from core.export.marked import Piece, pieces
from core.export.options import Options
from core.model import Annotation, AnnotationId, ArticleId, Colour, Style
from core.reading.build import build
from core.reading.byline import byline
from core.reading.page import Mark, Page, PageColumn, RowKind
from core.store.store import Store

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Exported:
    """A page's title and source; how many annotations it shows and how many the article has."""

    title: str
    document: str
    notes: int
    total: int


@dataclass(frozen=True, slots=True)
class _Cell:
    language: str
    right_to_left: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    kind: RowKind
    begins: bool
    cells: tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class _Note:
    number: int
    row: int
    colour: str
    name: str
    html: str
    tags: tuple[str, ...]


def export(
    store: Store, article: ArticleId, options: Options, *, names: Mapping[Colour, str]
) -> Exported:
    """An article with the annotations that the options let pass; `names` are of the colours.

    Where the options ask for tags or colours, only the rows that such an annotation is in. The
    same library gives the same page. Raises NotFound.
    """
    versions = [v.id for v in store.versions(article) if options.wants(v.language)]
    page = build(store, article, versions)
    chosen = {one.id: one for one in page.in_order() if options.lets_pass(one)}
    narrowed = bool(options.tags or options.colours)
    shown = page.rows_of(chosen) if narrowed else range(len(page))
    numbers = {
        one.id: number
        for number, one in enumerate((a for a in chosen.values() if _says(a)), start=1)
    }
    source = _template().render(
        title=page.title,
        columns=[_column(column) for column in page.columns],
        rows=[_row(page, index, chosen) for index in shown],
        notes=[_note(page, chosen[one], n, names) for one, n in numbers.items()],
        numbers=numbers,
        policy=_policy(),
        style=_style(),
        alone=page.single,
    )
    return Exported(page.title, source, len(chosen), len(page.annotations))


def note_as_html(note: str) -> str:
    """A note, Markdown, as HTML without raw HTML and without pictures."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).disable("image")
    written: str = reader.render(note)
    return written


def _column(column: PageColumn) -> dict[str, object]:
    return {
        "name": column.language_name,
        "language": column.language,
        "right_to_left": column.right_to_left,
        "byline": byline(column),
        "source": column.source_url,
    }


def _row(page: Page, index: int, chosen: Mapping[AnnotationId, Annotation]) -> _Row:
    row = page.row(index)
    cells = tuple(
        _Cell(column.language, column.right_to_left, _pieces(cell.text, marks, chosen))
        if cell is not None
        else _Cell(column.language, column.right_to_left, ())
        for column, cell, marks in zip(page.columns, row.cells, row.marks, strict=True)
    )
    return _Row(row.number, row.kind, row.paragraph is not None, cells)


def _pieces(
    text: str, marks: tuple[Mark, ...], chosen: Mapping[AnnotationId, Annotation]
) -> tuple[Piece, ...]:
    return tuple(pieces(text, marks, lambda mark: mark.annotation in chosen))


def _note(page: Page, annotation: Annotation, number: int, names: Mapping[Colour, str]) -> _Note:
    record = annotation.record
    row = page.first_row_of(annotation)
    plain = record.style is Style.NONE
    return _Note(
        number=number,
        row=page.number_at(row) if row is not None else 0,
        colour="" if plain else record.colour.value,
        name="" if plain else names[record.colour],
        html=note_as_html(record.note),
        tags=annotation.tags,
    )


def _says(annotation: Annotation) -> bool:
    return bool(annotation.record.note.strip() or annotation.tags)


def _template() -> "Template":
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("templates", "article.html.j2"))


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style() -> str:
    return _resource("styles", "article.css")


def _resource(folder: str, name: str) -> str:
    return files("resources").joinpath(folder, name).read_text("utf-8")

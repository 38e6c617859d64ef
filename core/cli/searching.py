"""The command that searches a library."""

from pathlib import Path
from typing import Any

import click

from core.cli.common import json_option, library_option, print_json, print_text, reading
from core.model import short_id
from core.reading.hits import Hit, HitCell
from core.reading.query import parsed
from core.reading.search import MOST, search
from core.store.store import Store

_AROUND = 48


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--language", metavar="CODE", help="Only texts in this language.")
@click.option("--most", type=click.IntRange(1), default=MOST, help="At most so many rows.")
@click.option("--tag-all", "tags", multiple=True, metavar="TAG", help="Give every hit this tag.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every hit to this file: .md, .csv or .tmx.",
)
@library_option
@json_option
def search_command(
    query: tuple[str, ...],
    language: str | None,
    most: int,
    tags: tuple[str, ...],
    output: Path | None,
    library: Path | None,
    *,
    as_json: bool,
) -> None:
    """Find rows by their words, and notes, tags and titles.

    Words typed without marks are found with any: doi ngoai finds đối ngoại. "a phrase", begin*,
    -without, lang:vi, tag:idiom, colour:red, article:title, note:word, is:marked, is:noted and
    in:text, in:notes, in:titles narrow the search.
    """
    line = " ".join((*query, f"lang:{language}" if language else "")).strip()
    with reading(library) as store:
        results = search(store, parsed(line), most=most)
        if tags or output is not None:
            _take_all(store, line, tags, output)
    if as_json:
        print_json([_as_data(hit) for hit in results.hits])
        return
    for hit in results.hits:
        print_text(_as_line(hit))
    if results.more:
        print_text(f"… and more; --most {most * 5} shows others")


def _take_all(store: Store, line: str, tags: tuple[str, ...], output: Path | None) -> None:
    """Tag every hit, not only those that are printed, and write them; what was done, on stderr."""
    from core.export import hits
    from core.export.files import write_whole
    from core.library import gathering

    found = gathering.all_hits(store, parsed(line))
    if output is not None:
        write_whole(output, hits.document(found, line, output.suffix.lower()))
        click.echo(f"{len(found.hits)} hits written", err=True)
    if tags:
        done = gathering.tag_all(store, found.hits, tags)
        click.echo(f"{done.marked} new marks, {done.tagged} notes tagged", err=True)


def _as_data(hit: Hit) -> dict[str, Any]:
    cell = hit.cell
    return {
        "article": hit.article,
        "title": hit.title,
        "row": hit.row,
        "version": hit.version,
        "language": cell.language if cell else None,
        "snippet": _snippet(cell) if cell else hit.words,
        "annotation": hit.annotation,
        "note": hit.words if hit.annotation else "",
        "cells": {cell.version: _cell_as_data(cell) for cell in hit.cells},
    }


def _cell_as_data(cell: HitCell) -> dict[str, Any]:
    return {
        "language": cell.language,
        "text": cell.text,
        "first_segment": cell.first_segment,
        "last_segment": cell.last_segment,
        "hits": [list(span) for span in cell.spans],
    }


def _as_line(hit: Hit) -> str:
    row = "" if hit.row is None else f"  {hit.row}"
    cell = hit.cell
    said = f"{cell.language}  {_snippet(cell)}" if cell else hit.words.replace("\n", " ")
    note = f"  [{' '.join(hit.words.split())}]" if hit.annotation and cell and hit.words else ""
    return f"{short_id(hit.article)}{row}  {said}{note}"


def _snippet(cell: HitCell) -> str:
    """The text around the first hit, shortened at words."""
    start, end = cell.spans[0] if cell.spans else (0, 0)
    first, last = max(0, start - _AROUND), min(len(cell.text), end + _AROUND)
    before, after = cell.text[first:start], cell.text[end:last]
    if first:
        before = f"…{before.partition(' ')[2] or before}"
    if last < len(cell.text):
        after = f"{after.rpartition(' ')[0] or after}…"
    return " ".join(f"{before}{cell.text[start:end]}{after}".split())


COMMANDS = (search_command,)

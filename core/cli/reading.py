"""Commands that show what is in a library."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from core.cli.common import json_option, library_option, print_json, print_text, reading
from core.model import ArticleId, Cell, Line, RowId, VersionId, short_id
from core.store.store import Store


@click.command("articles")
@library_option
@json_option
def articles(library: Path | None, *, as_json: bool) -> None:
    """List the articles."""
    with reading(library) as store:
        found: list[dict[str, Any]] = [
            {
                "id": summary.article.id,
                "title": summary.article.title,
                "versions": [
                    {"id": v.id, "language": v.language, "title": v.title, "segments": v.segments}
                    for v in summary.versions
                ],
                "rows": summary.rows,
                "annotations": summary.annotations,
            }
            for summary in store.summaries()
        ]
    if as_json:
        print_json(found)
    for article in () if as_json else found:
        languages = " ".join(str(v["language"]) for v in article["versions"])
        print_text(f"{short_id(article['id'])}  {article['title']}  [{languages}]")


@click.command("text")
@click.argument("version")
@click.option("--hidden", is_flag=True, help="Hidden lines too.")
@library_option
@json_option
def text(version: str, library: Path | None, *, hidden: bool, as_json: bool) -> None:
    """Print the kept text of a version.

    In JSON, offsets are code points of the whole text: hidden lines are blank in it.
    """
    with reading(library) as store:
        identifier = store.find_version(version)
        whole = store.version(identifier).text
        lines = store.lines(identifier)
        segments = store.segments(identifier)
    shown = "\n".join(whole[x.start : x.end] for x in lines if hidden or not x.hidden)
    if not as_json:
        print_text(whole if hidden else shown)
        return
    print_json(
        {
            "text": whole if hidden else _without_hidden(whole, lines),
            "lines": [
                {
                    "start": line.start,
                    "end": line.end,
                    "role": line.role,
                    "hidden": line.hidden,
                    "reason": line.reason,
                }
                for line in lines
                if hidden or not line.hidden
            ],
            "segments": [[segment.start, segment.end] for segment in segments],
        }
    )


def _without_hidden(whole: str, lines: Iterable[Line]) -> str:
    """The text with blanks in place of its hidden lines, so that every offset still holds."""
    parts: list[str] = []
    place = 0
    for line in lines:
        parts.append(whole[place : line.start])
        parts.append(" " * (line.end - line.start) if line.hidden else whole[line.start : line.end])
        place = line.end
    return "".join([*parts, whole[place:]])


@click.command("rows")
@click.argument("article")
@library_option
@json_option
def rows(article: str, library: Path | None, *, as_json: bool) -> None:
    """Print the rows of an article, every version beside the others."""
    with reading(library) as store:
        found = rows_of(store, store.find_article(article))
    if as_json:
        print_json(found)
    for row in () if as_json else found:
        print_text(f"{row['row']}  {row['score']:.2f}")
        for cell in row["cells"].values():
            print_text(f"    {cell['language']}  {cell['text']}")


def rows_of(store: Store, article: ArticleId) -> list[dict[str, Any]]:
    """The rows of an article as the command prints them."""
    by_row: dict[RowId, dict[VersionId, Cell]] = {}
    for cell in store.cells(article):
        by_row.setdefault(cell.row_id, {})[cell.version_id] = cell
    versions = {version.id: version for version in store.versions(article)}
    segments = {version: store.segments(version) for version in versions}

    def shown(cell: Cell) -> dict[str, object]:
        version = versions[cell.version_id]
        run = segments[version.id][cell.first_segment : cell.last_segment + 1]
        return {
            "language": version.language,
            "text": " ".join(version.text[s.start : s.end] for s in run),
            "first_segment": cell.first_segment,
            "last_segment": cell.last_segment,
        }

    return [
        {
            "row": row.ordinal,
            "status": row.status,
            "score": row.score,
            "cells": {v: shown(c) for v, c in by_row.get(row.id, {}).items()},
        }
        for row in store.rows(article)
    ]


COMMANDS = (articles, text, rows)

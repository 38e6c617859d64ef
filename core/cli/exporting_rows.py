"""`hexapla export tmx` and `csv`: the rows of articles for other programs."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from core.cli.common import print_json, print_text, reading
from core.cli.exporting_options import options_of, require_choice, with_shared
from core.errors import NotFound
from core.export import csv, tmx
from core.export.files import free_name, write_whole
from core.export.options import Options
from core.export.rows import TextTable, table
from core.store.store import Store

Written = list[tuple[Path, Sequence[TextTable]]]


def _of_articles(write: Callable[..., Written]) -> Callable[..., Any]:
    """A command that writes articles as `write` does: the options they share, and the report."""

    @with_shared
    @wraps(write)
    def command(
        articles: tuple[str, ...],
        *,
        output: Path,
        tags: tuple[str, ...],
        colours: tuple[str, ...],
        languages: str,
        library: Path | None,
        everything: bool,
        as_json: bool,
        **more: object,
    ) -> None:
        require_choice(articles, everything=everything)
        options = options_of(tags, colours, languages)
        with reading(library) as store:
            tables = _tables(store, articles, options, everything=everything)
        _report(write(output, tables, **more), as_json=as_json)

    return command


@click.command("tmx")
@_of_articles
def tmx_command(output: Path, tables: Sequence[TextTable]) -> Written:
    """Write rows as a translation memory (TMX 1.4b), all languages of a row in one unit."""
    if output.suffix != ".tmx":
        return _into_folder(output, tables, ".tmx", lambda one: tmx.memory([one]).encode())
    write_whole(output, tmx.memory(tables).encode())
    return [(output, tables)]


@click.command("csv")
@click.option("--excel", is_flag=True, help="Begin with the mark by which Excel knows UTF-8.")
@_of_articles
def csv_command(output: Path, tables: Sequence[TextTable], *, excel: bool) -> Written:
    """Write rows as a table (CSV) with a column a version, and tags and notes."""
    if output.suffix != ".csv":
        return _into_folder(
            output, tables, ".csv", lambda one: csv.document(one, marked=excel).encode()
        )
    if len(tables) > 1:
        raise click.UsageError("several articles need a folder; -o names a file")
    write_whole(output, csv.document(tables[0], marked=excel).encode())
    return [(output, tables)]


def _tables(
    store: Store, articles: tuple[str, ...], options: Options, *, everything: bool
) -> list[TextTable]:
    named = map(store.find_article, articles)
    chosen = [s.article.id for s in reversed(store.summaries())] if everything else list(named)
    tables = [table(store, article, options) for article in chosen]
    found = [one for one in tables if one.keys]
    if not found:
        raise NotFound("the library", "there is nothing in it that could be exported so")
    return found


def _into_folder(
    folder: Path, tables: Sequence[TextTable], ending: str, made: Callable[[TextTable], bytes]
) -> Written:
    written: Written = []
    taken: set[str] = set()
    for one in tables:
        path = folder / f"{free_name(one.title, taken)}{ending}"
        write_whole(path, made(one))
        written.append((path, [one]))
    return written


def _report(written: Written, *, as_json: bool) -> None:
    rows = sum(len(one.rows) for _path, tables in written for one in tables)
    total = sum(one.total for _path, tables in written for one in tables)
    click.echo(f"{rows} of {total} rows", err=True)
    if as_json:
        print_json(
            [
                {"file": str(path), "rows": sum(len(one.rows) for one in tables)}
                for path, tables in written
            ]
        )
        return
    for path, _tables in written:
        print_text(str(path))

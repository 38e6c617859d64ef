"""`hexapla export jsonld`, `html` and `anki`; `hexapla import-annotations` reads JSON-LD back."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from core.annotations import colours as colours_of
from core.cli.common import (
    complain,
    json_option,
    library_option,
    print_json,
    print_text,
    reading,
    writing,
)
from core.cli.exporting_options import articles_named, options_of, require_choice, with_shared
from core.export import webannotation
from core.export.files import free_name, write_whole
from core.export.options import Context, Options
from core.model import ArticleId
from core.store.store import Store

Written = list[tuple[Path, int, int]]
"""A file, how many annotations are in it, and how many its articles have."""


def _of_notes(write: Callable[..., Written]) -> Callable[..., Any]:
    """A command that exports notes as `write` does: the options they share, and the report."""

    @with_shared
    @click.option(
        "--context",
        "around",
        type=click.Choice([context.value for context in Context]),
        default=Context.SENTENCE.value,
        help="What stands around marked words, where a format has a choice.",
    )
    @wraps(write)
    def command(
        articles: tuple[str, ...],
        *,
        output: Path,
        tags: tuple[str, ...],
        colours: tuple[str, ...],
        languages: str,
        around: str,
        library: Path | None,
        everything: bool,
        as_json: bool,
    ) -> None:
        require_choice(articles, everything=everything)
        options = options_of(tags, colours, languages, context=Context(around))
        with reading(library) as store:
            chosen = articles_named(store, articles, everything=everything)
            written = write(store, chosen, options, output)
        _report(written, as_json=as_json)

    return command


@click.command("jsonld")
@_of_notes
def jsonld_command(
    store: Store, articles: Sequence[ArticleId], options: Options, output: Path
) -> Written:
    """Write annotations as W3C Web Annotations (JSON-LD); they can be read back."""
    exported = webannotation.export(store, articles, options)
    write_whole(output, exported.document)
    return [(output, exported.notes, exported.total)]


@click.command("anki")
@_of_notes
def anki_command(
    store: Store, articles: Sequence[ArticleId], options: Options, output: Path
) -> Written:
    """Write marks as cards for Anki (a text file); a later file brings them up to date."""
    from core.export import anki

    exported = anki.export(store, articles, options)
    write_whole(output, exported.document.encode())
    return [(output, exported.notes, exported.total)]


@click.command("html")
@_of_notes
def html_command(
    store: Store, articles: Sequence[ArticleId], options: Options, output: Path
) -> Written:
    """Write an article as one page for a browser, with marks and notes; folder: a page each."""
    from core.export import html

    names = colours_of.names(store)
    whole = output.suffix.lower() in {".html", ".htm"}
    if whole and len(articles) > 1:
        raise click.UsageError("several articles need a folder; -o names a file")
    written: Written = []
    taken: set[str] = set()
    for article in articles:
        exported = html.export(store, article, options, names=names)
        path = output if whole else output / f"{free_name(exported.title, taken)}.html"
        write_whole(path, exported.document.encode())
        written.append((path, exported.notes, exported.total))
    return written


@click.command("import-annotations")
@click.argument("path", type=click.Path(path_type=Path))
@library_option
@json_option
@click.pass_context
def import_annotations(
    context: click.Context, path: Path, library: Path | None, *, as_json: bool
) -> None:
    """Read annotations back from JSON-LD; those that are there already are not doubled."""
    from core.library.receiving import take

    with writing(library) as store:
        taken = take(store, path)
    counts = {"new": taken.new, "changed": taken.changed, "unchanged": taken.unchanged}
    if as_json:
        print_json({**counts, "refused": taken.refused})
    else:
        print_text(", ".join(f"{count} {word}" for word, count in counts.items()))
    for refused in taken.refused:
        complain(f"{path.name}: {refused}")
    context.exit(1 if taken.refused else 0)


def _report(written: Written, *, as_json: bool) -> None:
    notes = sum(count for _path, count, _total in written)
    total = sum(count for _path, _notes, count in written)
    click.echo(f"{notes} of {total} annotations", err=True)
    if as_json:
        print_json([{"file": str(path), "notes": count} for path, count, _total in written])
        return
    for path, _count, _total in written:
        print_text(str(path))


COMMANDS = (import_annotations,)

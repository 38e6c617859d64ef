"""The commands for the glossary."""

from dataclasses import asdict
from pathlib import Path

import click

from core.cli.common import (
    json_option,
    library_option,
    print_json,
    print_text,
    progress,
    reading,
    writing,
)
from core.library import glossary
from core.model import short_id


@click.group("terms", invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def terms(context: click.Context, library: Path | None, *, as_json: bool) -> None:
    """List the terms of the glossary; add, remove, import or export them."""
    context.obj = library
    if context.invoked_subcommand is not None:
        return
    with reading(library) as store:
        kept = store.terms()
    if as_json:
        print_json([asdict(term) for term in kept])
    for term in () if as_json else kept:
        languages = f"{term.source_language} → {term.target_language}"
        line = f"{short_id(term.id)}  {languages}  {term.source} = {term.target}"
        print_text(line + (f"  #{term.tag}" if term.tag else ""))


@terms.command("add")
@click.argument("source")
@click.argument("target")
@click.option("--from", "source_language", metavar="CODE", required=True, help="Of SOURCE.")
@click.option("--to", "target_language", metavar="CODE", required=True, help="Of TARGET.")
@click.option("--note", default="", help="Markdown.")
@click.option("--tag", default="")
@library_option
@click.pass_context
def add(
    context: click.Context,
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    note: str,
    tag: str,
    library: Path | None,
) -> None:
    """Keep SOURCE = TARGET as a term and print its id."""
    languages = source_language, target_language
    with writing(library or context.obj) as store:
        kept = glossary.keep(store, glossary.fresh(languages, source, target, note=note, tag=tag))
    print_text(kept.id)


@terms.command("remove")
@click.argument("identifiers", metavar="TERM…", nargs=-1, required=True)
@library_option
@click.pass_context
def remove(context: click.Context, identifiers: tuple[str, ...], library: Path | None) -> None:
    """Remove terms by their ids."""
    with reading(library or context.obj) as store:
        glossary.remove(store, {store.find_term(identifier) for identifier in identifiers})


@terms.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@library_option
@click.pass_context
def take(context: click.Context, path: Path, library: Path | None) -> None:
    """Keep the terms of a CSV or TBX file; those there already are kept once."""
    with writing(library or context.obj) as store, progress() as steps:
        taken = glossary.take(store, path, steps)
    print_text(f"{taken.new} new, {taken.changed} changed")


@terms.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@library_option
@click.pass_context
def write(context: click.Context, path: Path, library: Path | None) -> None:
    """Write all terms to PATH, as TBX if it ends in .tbx, else as CSV."""
    with reading(library or context.obj) as store:
        count = glossary.write(store, path)
    print_text(f"{count} terms")


COMMANDS = (terms,)

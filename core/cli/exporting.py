"""`hexapla export`: notes and texts as files."""

import importlib
from pathlib import Path
from typing import Any

import click

from core import paths
from core.cli.common import library_option, print_json, print_text, reading
from core.cli.exporting_notes import (
    anki_command,
    html_command,
    jsonld_command,
)
from core.cli.exporting_options import articles_named, options_of, require_choice, with_shared
from core.cli.exporting_rows import csv_command, tmx_command
from core.errors import KnownError, NotFound
from core.export.files import write_whole
from core.export.markdown import Written, export_article
from core.export.options import Context, Group
from core.export.templates import Layout
from core.export.whole import INDEX, export_library


@click.group("export")
def export() -> None:
    """Write notes and texts as files for other programs."""


@export.command("markdown")
@with_shared
@click.option(
    "--context",
    "around",
    type=click.Choice([context.value for context in Context]),
    default=Context.SENTENCE.value,
    show_default=True,
)
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    default=Layout.LIST.value,
    show_default=True,
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A Jinja2 template of your own for an entry, instead of a layout.",
)
@click.option(
    "--group",
    type=click.Choice([group.value for group in Group]),
    default=Group.POSITION.value,
    show_default=True,
    help="What the entries are put under.",
)
@click.pass_context
def markdown(
    context: click.Context,
    articles: tuple[str, ...],
    *,
    output: Path,
    tags: tuple[str, ...],
    colours: tuple[str, ...],
    languages: str,
    around: str,
    layout: str,
    template: Path | None,
    group: str,
    library: Path | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Write each article's notes as a Markdown file; your own lines in it are kept."""
    options = options_of(
        tags,
        colours,
        languages,
        context=Context(around),
        layout=Layout(layout),
        group=Group(group),
        template=_read(template),
    )
    require_choice(articles, everything=everything)
    with reading(library) as store:
        chosen = articles_named(store, articles, everything=everything)
        if output.suffix == ".md" and len(chosen) > 1:
            raise click.UsageError("several articles need a folder; -o names a file")
        written = (
            export_library(store, output, options)
            if everything and output.suffix != ".md"
            else [export_article(store, article, output, options) for article in chosen]
        )
    _report(written, as_json=as_json)
    context.exit(0)


@export.command("pdf")
@click.argument("article")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The PDF to write."
)
@click.option("--languages", default="", help="Which versions are shown: vi,id")
@library_option
def pdf(article: str, output: Path, languages: str, library: Path | None) -> None:
    """Write an article as a PDF, its versions side by side, with its marks."""
    wanted = tuple(filter(None, (part.strip() for part in languages.split(","))))
    with reading(library) as store:
        chosen = store.find_article(article)
        versions = store.versions(chosen)
    shown = [v.id for language in wanted for v in versions if v.language == language]
    if wanted and not shown:
        raise NotFound(f"‘{languages}’", "the article has no version in it")
    # The painter of the window writes it: a front end of the core, found by its name.
    front_end: Any = importlib.import_module("gui.app")
    data = front_end.pdf(paths.library_path(library), chosen, versions=shown or None)
    write_whole(output, data)
    print_text(str(output))


def _read(template: Path | None) -> str:
    if template is None:
        return ""
    try:
        return template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(f"‘{template.name}’", f"it can't be read ({error})") from error


def _report(written: list[Written], *, as_json: bool) -> None:
    counted = [w for w in written if w.path.name != INDEX]
    notes, total = sum(w.notes for w in counted), sum(w.total for w in counted)
    click.echo(f"{notes} of {total} annotations", err=True)
    if as_json:
        print_json([{"file": str(w.path), "notes": w.notes, "changed": w.changed} for w in written])
    for file in () if as_json else written:
        print_text(str(file.path))


export.add_command(tmx_command)
export.add_command(csv_command)
for command in (jsonld_command, html_command, anki_command):
    export.add_command(command)

COMMANDS = (export,)

"""The command that shows how the versions of an article render a phrase."""

from pathlib import Path

import click

from core.cli.common import json_option, library_option, print_json, print_text, reading
from core.errors import NotFound
from core.library.wording import associations
from core.reading.build import build
from core.reading.renderings import Rendering, renderings


@click.command("renderings")
@click.argument("article")
@click.argument("phrase", nargs=-1, required=True)
@click.option("--version", metavar="ID", help="The version that has the phrase; else the first.")
@library_option
@json_option
def renderings_command(
    article: str,
    phrase: tuple[str, ...],
    version: str | None,
    library: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show how each version of an article renders a word or phrase, with counts and rows.

    Rows are numbered as by the command rows. Without marks, a phrase is found with any.
    """
    words = " ".join(phrase)
    with reading(library) as store:
        identifier = store.find_article(article)
        wanted = None if version is None else store.find_version(version)
        page = build(store, identifier)
        ordinals = {row: ordinal for row, ordinal, _, _ in store.row_outlines(identifier)}
        found = renderings(associations(store, page), words, wanted)
    if not found.uses:
        raise NotFound(f"‘{words}’", "no version of the article has these words.")

    def rows(rendering: Rendering) -> list[int]:
        return [ordinals[page.row(index).ids[0]] for index in rendering.rows]

    shown = [rendering for rendering in found.found if rendering.text]
    if as_json:
        print_json(
            [
                {
                    "language": rendering.language,
                    "rendering": rendering.text,
                    "count": rendering.count,
                    "rows": rows(rendering),
                }
                for rendering in shown
            ]
        )
    for rendering in () if as_json else shown:
        numbers = " ".join(map(str, rows(rendering)))
        line = f"{rendering.language}  {rendering.count:3}  {rendering.text}  [{numbers}]"
        print_text(line)


COMMANDS = (renderings_command,)

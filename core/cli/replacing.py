"""`hexapla replace`: a new text for a version."""

from dataclasses import asdict
from pathlib import Path

import click

from core.cli.common import json_option, library_option, print_json, print_text, progress, writing


@click.command("replace")
@click.argument("version")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--encoding", help="The encoding of the file; else it is guessed.")
@library_option
@json_option
def replace(
    version: str, path: Path, encoding: str | None, library: Path | None, *, as_json: bool
) -> None:
    """Give a version the text of a file; annotations are found again or become orphans."""
    from core.library.replacing import read_text, replace_text

    with writing(library) as store, progress() as steps:
        identifier = store.find_version(version)
        language = store.version(identifier).language
        document = read_text(path, language=language, encoding=encoding, progress=steps)
        replaced = replace_text(store, identifier, document, progress=steps)
    if as_json:
        print_json(asdict(replaced))
    else:
        print_text(
            f"{replaced.kept} kept, {replaced.moved} found again, {replaced.orphaned} not found"
        )


COMMANDS = (replace,)

"""Commands that look after a library file."""

from dataclasses import asdict
from pathlib import Path

import click

from core import paths
from core.cli.common import complain, json_option, library_option, print_json, print_text, writing
from core.errors import NotFound
from core.store import health


@click.command("check")
@click.option("--rebuild-index", is_flag=True, help="First make the index that search uses anew.")
@library_option
@json_option
@click.pass_context
def check(
    context: click.Context, library: Path | None, *, rebuild_index: bool, as_json: bool
) -> None:
    """Look whether a library is sound."""
    path = paths.library_path(library)
    if not path.exists():
        raise NotFound(f"‘{path}’", "there is no library here")
    if rebuild_index:
        with writing(library) as store:
            store.rebuild_index()
    findings = health.check(path)
    if as_json:
        print_json({"library": str(path), "findings": [asdict(finding) for finding in findings]})
    elif not findings:
        print_text(f"{path}: sound")
    for finding in findings:
        complain(f"{path.name}: {finding}")
    context.exit(1 if findings else 0)


COMMANDS = (check,)

"""Commands that look after a library file."""

from dataclasses import asdict
from pathlib import Path

import click

from core import paths
from core.cli.common import (
    complain,
    json_option,
    library_option,
    print_json,
    print_text,
    reading,
    writing,
)
from core.errors import NotFound
from core.store import health, keeping
from core.store.backup import backup as copy_of


@click.command("check")
@click.option("--rebuild-index", is_flag=True, help="First make the index that search uses anew.")
@library_option
@json_option
@click.pass_context
def check(
    context: click.Context, library: Path | None, *, rebuild_index: bool, as_json: bool
) -> None:
    """Look whether a library is sound."""
    path = _existing(library)
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


@click.command("backup")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@library_option
@json_option
def backup(path: Path | None, library: Path | None, *, as_json: bool) -> None:
    """Copy the library: into the folder of its backups, or to PATH."""
    source = _existing(library)
    if path is not None:
        with reading(source) as store:
            made = copy_of(store, path)
        print_json({"path": str(made)}) if as_json else print_text(str(made))
        return
    copy = keeping.keep(source, keeping.Reason.BY_HAND)
    print_json(_described(copy)) if as_json else print_text(copy.name)


@click.command("backups")
@library_option
@json_option
def backups(library: Path | None, *, as_json: bool) -> None:
    """List the backups of the library, newest first."""
    copies = keeping.kept(paths.library_path(library))
    if as_json:
        print_json([_described(copy) for copy in copies])
        return
    for copy in copies:
        print_text(f"{copy.name}\t{copy.size / 1_000_000:.1f} MB")


@click.command("restore-backup")
@click.argument("name")
@library_option
@json_option
def restore_backup(name: str, library: Path | None, *, as_json: bool) -> None:
    """Make the library what the backup NAME is; what it was is kept as a backup first."""
    restored = keeping.restore(paths.library_path(library), name)
    before = str(restored.before) if restored.before else None
    if as_json:
        print_json({"restored": restored.copy.name, "before": before})
        return
    print_text(f"restored {restored.copy.name}")
    if restored.before:
        print_text(f"the library as it was: {restored.before}")


def _existing(library: Path | None) -> Path:
    path = paths.library_path(library)
    if not path.exists():
        raise NotFound(f"‘{path}’", "there is no library here")
    return path


def _described(copy: keeping.Kept) -> dict[str, object]:
    return {
        "name": copy.name,
        "path": str(copy.path),
        "made": copy.made.isoformat(),
        "reason": copy.reason.value,
        "size": copy.size,
    }


COMMANDS = (check, backup, backups, restore_backup)

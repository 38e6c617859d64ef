"""Commands about the lines of a version: which are kept, which hidden and why."""

from collections.abc import Iterator, Sequence
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

_SHOWN = 100
_MOST = 100_000

numbers_argument = click.argument("numbers", nargs=-1, required=True, metavar="LINE…")


@click.command("lines")
@click.argument("version")
@click.option("--hidden", is_flag=True, help="Only those that are hidden.")
@library_option
@json_option
def lines(version: str, library: Path | None, *, hidden: bool, as_json: bool) -> None:
    """List the lines of a version by number; hidden ones with their reason."""
    with reading(library) as store:
        found = store.version(store.find_version(version))
        shown = [line for line in store.lines(found.id) if line.hidden or not hidden]
    texts = [found.text[line.start : line.end] for line in shown]
    if as_json:
        print_json(
            [
                {
                    "line": x.ordinal,
                    "hidden": x.hidden,
                    "role": x.role,
                    "reason": x.reason,
                    "text": t,
                }
                for x, t in zip(shown, texts, strict=True)
            ]
        )
    for line, text in () if as_json else zip(shown, texts, strict=True):
        reason = f"[{line.reason}] " if line.hidden else ""
        print_text(f"{line.ordinal:5}  {reason}{text[:_SHOWN]}")


@click.command("keep")
@click.argument("version")
@numbers_argument
@library_option
def keep(version: str, numbers: tuple[str, ...], library: Path | None) -> None:
    """Take hidden lines of a version into its text; the rows follow.

    Lines are numbers as “hexapla lines” shows them, or ranges like 12-20.
    """
    from core.library import lines as judging

    with writing(library) as store, progress() as steps:
        judging.keep(store, store.find_version(version), _numbers(numbers), progress=steps)


@click.command("hide")
@click.argument("version")
@numbers_argument
@library_option
def hide(version: str, numbers: tuple[str, ...], library: Path | None) -> None:
    """Take lines of a version out of its text; they stay in the library, the rows follow.

    Lines are numbers as “hexapla lines” shows them, or ranges like 12-20.
    """
    from core.library import lines as judging

    with writing(library) as store, progress() as steps:
        judging.hide(store, store.find_version(version), _numbers(numbers), progress=steps)


@click.group("sites", invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def sites(context: click.Context, library: Path | None, *, as_json: bool) -> None:
    """List the lines that you kept and hid on each site, as texts from there are read again."""
    context.obj = library
    if context.invoked_subcommand is not None:
        return
    with reading(library) as store:
        found = store.site_lines()
    if as_json:
        print_json([asdict(line) for line in found])
    for line in () if as_json else found:
        print_text(f"{line.site}  {'hidden' if line.hidden else 'kept'}  {line.line[:_SHOWN]}")


@sites.command("forget")
@click.argument("site")
@library_option
@click.pass_context
def forget(context: click.Context, site: str, library: Path | None) -> None:
    """Forget what you kept and hid on a site; texts that are in the library stay as they are."""
    from core.library import remembering

    with writing(library or context.obj) as store:
        count = remembering.forget(store, site)
    print_text(f"{count} forgotten")


def _numbers(given: Sequence[str]) -> list[int]:
    return [number for each in given for number in _range(each)]


def _range(text: str) -> Iterator[int]:
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise click.BadParameter(f"‘{text}’ is neither a line's number nor a range like 12-20.")
    found = range(int(first), int(last or first) + 1)
    if len(found) > _MOST:
        raise click.BadParameter(f"‘{text}’ is more lines than any text has.")
    yield from found


COMMANDS = (lines, keep, hide, sites)

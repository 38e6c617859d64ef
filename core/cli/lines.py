"""Commands about the lines of a version: which are kept, which hidden and why."""

from collections.abc import Iterator, Sequence
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


COMMANDS = (lines, keep, hide)

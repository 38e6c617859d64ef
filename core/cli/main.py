"""The command `hexapla`: its group of commands, and what every error becomes.

Exit codes: 0 done, 1 some input was refused or not found or the environment failed, 2 wrong
usage, 3 a bug (with its traceback).
"""

import multiprocessing
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version

import click

from core.cli import (
    aligning,
    annotating,
    exporting,
    intake,
    lines,
    reading,
    replacing,
    selftest,
    upkeep,
    window,
)
from core.errors import KnownError
from core.progress import Cancelled


@click.group(
    name="hexapla",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("hexapla"), prog_name="hexapla")
@click.pass_context
def hexapla(context: click.Context) -> None:
    """Read parallel translations side by side, annotate them, keep the notes.

    Without a command, the window opens.
    """
    if context.invoked_subcommand is None:
        context.invoke(window.open_window)


for module in (
    window, intake, reading, lines, aligning, annotating, replacing, exporting, upkeep, selftest,
):  # fmt: skip
    for command in module.COMMANDS:
        hexapla.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    try:
        result = hexapla.main(args=arguments, prog_name="hexapla", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 — the border: what is not known here is a bug
        return _report(error)
    return result if isinstance(result, int) else 0


def run() -> None:
    """Entry point of the console script."""
    multiprocessing.freeze_support()  # a bundle's worker process begins here too
    sys.exit(main())


def _report(error: Exception) -> int:
    """Say on stderr what went wrong; gives the exit code for it."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
            return error.exit_code
        case KnownError():
            click.echo(f"hexapla: {error}", err=True)
        case click.Abort() | Cancelled():
            click.echo("hexapla: stopped; nothing was changed", err=True)
        case BrokenPipeError():
            pass
        case _:
            click.echo("".join(traceback.format_exception(error)), err=True)
            return 3
    return 1

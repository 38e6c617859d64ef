"""The command `hexapla`: its group of commands, and what every error becomes.

Exit codes: 0 done, 1 some input was refused or not found or the environment failed, 2 wrong
usage, 3 a bug (with its traceback).
"""

import importlib
import sys
from collections.abc import Sequence

import click

from core.errors import KnownError
from core.progress import Cancelled

# The modules of `core.cli` and the commands in them. A module is imported when one of its
# commands is asked for: `hexapla bitext` shall not wait for what only an export needs.
MODULES = {
    "window": ("open", "demo"),
    "intake": ("import", "suggestions", "decline"),
    "reading": ("articles", "text", "rows"),
    "lines": ("lines", "keep", "hide", "sites"),
    "aligning": ("group", "ungroup", "align"),
    "mending": ("mend",),
    "bitext": ("bitext",),
    "annotating": (
        "annotate", "annotations", "delete", "restore", "undo", "redo", "tags", "colours",
    ),
    "replacing": ("replace",),
    "exporting": ("export",),
    "exporting_notes": ("import-annotations",),
    "searching": ("search",),
    "wording": ("renderings",),
    "difference": ("difference",),
    "checking": ("checks", "dismiss"),
    "glossary": ("terms",),
    "upkeep": ("check", "backup", "backups", "restore-backup"),
    "selftest": ("selftest",),
}  # fmt: skip


class Commands(click.Group):
    """The commands of all modules, each imported at its first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's own
        """The names of all commands."""
        return sorted(name for names in MODULES.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, if there is one."""
        place = next((module for module, names in MODULES.items() if cmd_name in names), None)
        if place is None:
            return None
        commands: Sequence[click.Command] = importlib.import_module(f"core.cli.{place}").COMMANDS
        return next(command for command in commands if command.name == cmd_name)


@click.group(
    name="hexapla",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="hexapla", prog_name="hexapla")
@click.pass_context
def hexapla(context: click.Context) -> None:
    """Read parallel translations side by side, annotate them, keep the notes.

    Without a command, the window opens.
    """
    if context.invoked_subcommand is None:
        from core.cli.window import open_window

        context.invoke(open_window)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    try:
        result = hexapla.main(args=arguments, prog_name="hexapla", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 — the border: what is not known here is a bug
        return _report(error)
    return result if isinstance(result, int) else 0


def run() -> None:
    """Entry point of the console script."""
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
            import traceback

            click.echo("".join(traceback.format_exception(error)), err=True)
            return 3
    return 1

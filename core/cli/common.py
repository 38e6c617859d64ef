"""What the commands share: the library they work on, how they print, how they show progress."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from core import paths
from core.errors import NotFound
from core.progress import Progress, Step

if TYPE_CHECKING:
    from core.store.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
BAR_WIDTH = 24

library_option = click.option(
    "--library",
    "library",
    type=click.Path(path_type=Path),
    help="The library file; else $HEXAPLA_LIBRARY, else the one in your data folder.",
)
model_option = click.option(
    "--model",
    help="A local sentence model to weigh meaning by: a folder, or a package with its weights.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@contextmanager
def reading(library: Path | None) -> "Iterator[Store]":
    """The library of a command that only reads: it must be there."""
    from core.store.store import Store

    path = paths.library_path(library)
    if not path.exists():
        raise NotFound(f"‘{path}’", "there is no library here yet; import a text to make one")
    with Store.open(path, create=False) as store:
        yield store


@contextmanager
def writing(library: Path | None) -> "Iterator[Store]":
    """The library of a command that may write: made when it is missing."""
    from core.store.store import Store

    path = paths.library_path(library)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        yield store


def print_json(document: object) -> None:
    """Print a document as UTF-8 JSON, whatever the terminal's encoding."""
    click.echo(as_json(document).encode("utf-8", "replace"), nl=False)


def as_json(document: object) -> str:
    """A document as JSON, ended by a newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def print_text(text: str) -> None:
    """Print a line of text as UTF-8, whatever the terminal's encoding."""
    click.echo(text.encode("utf-8", "replace"))


def complain(message: str) -> None:
    """Say on stderr, in one line, what was refused."""
    click.echo(f"hexapla: {message}", err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress shown as a bar where stderr is a terminal, else silent."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    try:
        yield Progress(_draw)
    finally:
        click.echo("\r\033[K", nl=False, err=True)


def _draw(step: Step) -> None:
    filled = round(BAR_WIDTH * (step.share or 0.0))
    bar = "█" * filled + "·" * (BAR_WIDTH - filled)
    click.echo(f"\r\033[K{bar} {step.text}"[:78], nl=False, err=True)

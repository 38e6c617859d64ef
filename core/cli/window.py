"""Commands that open the window. The window is a front end of the core, found by its name."""

import importlib
import os
import platform
import tempfile
from pathlib import Path
from typing import Any

import click

from core import paths
from core.annotations.deeplinks import SCHEME, target_of
from core.cli.common import library_option, print_text, progress, reading
from core.errors import KnownError, NotFound
from core.export.markdown import export_article
from core.library.sample import add_sample
from core.model import ArticleId
from core.store.store import Store


@click.command("open")
@click.argument("article", required=False)
@library_option
@click.pass_context
def open_window(
    context: click.Context, article: str | None = None, library: Path | None = None
) -> None:
    """Open the window, at an article, or at the note of a hexapla://annotation/ link.

    A link is shown by the window that is open on the library, if there is one.
    """
    chosen: ArticleId | None = None
    address = article if article and article.startswith(f"{SCHEME}:") else ""
    if article:
        with reading(library) as store:
            if address:
                store.find_annotation(_annotation_at(address))
            else:
                chosen = store.find_article(article)
    path = paths.library_path(library)
    context.exit(_front_end().open_window(path, chosen, address=address))


@click.command("demo")
@click.option(
    "--screenshot", type=click.Path(path_type=Path), help="Draw the window into this PNG."
)
@click.option("--markdown", type=click.Path(path_type=Path), help="Where the notes go.")
@library_option
@click.pass_context
def demo(
    context: click.Context, screenshot: Path | None, markdown: Path | None, library: Path | None
) -> None:
    """Show the sample article in a fresh library: imported, aligned, annotated, exported.

    With no display, or with --screenshot, the window is drawn into a picture.
    """
    folder = Path(tempfile.mkdtemp(prefix="hexapla-demo-"))
    path = library or folder / "demo.hexapla"
    if path.exists():
        raise KnownError(f"‘{path}’", "it exists already; a demo needs a library of its own")
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store, progress() as steps:
        article = add_sample(store, progress=steps)
        notes = export_article(store, article, markdown or folder)
        rows = len(store.rows(article))
    print_text(f"Library   {path}  ({rows} rows, {notes.notes} of {notes.total} annotations)")
    print_text(f"Markdown  {notes.path}")
    if screenshot is None and _has_display():
        context.exit(_front_end().open_window(path, article))
    picture = screenshot or folder / "hexapla.png"
    _front_end().draw(path, article, picture)
    print_text(f"Picture   {picture}")


def _annotation_at(address: str) -> str:
    """The digits of an id in the address of a note; raises NotFound for any other address."""
    digits = target_of(address)
    if digits is None:
        raise NotFound(f"‘{address}’", "it is not the address of a note; copy the link again")
    return digits


def _front_end() -> Any:  # the window is no part of the core and has no type here
    return importlib.import_module("gui.app")


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


COMMANDS = (open_window, demo)

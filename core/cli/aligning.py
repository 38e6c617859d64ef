"""Commands about which versions belong together and how they run beside each other."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core import paths
from core.cli.common import (
    json_option,
    library_option,
    model_option,
    print_json,
    print_text,
    progress,
    writing,
)
from core.library import articles
from core.library.aligning import align_article

if TYPE_CHECKING:
    from core.alignment.neural.meaning import Comparison


@click.command("group")
@click.argument("versions", nargs=-1, required=True, metavar="VERSION…")
@library_option
@json_option
def group(versions: tuple[str, ...], library: Path | None, *, as_json: bool) -> None:
    """Make versions one article and align it; prints the article."""
    with writing(library) as store, progress() as steps:
        found = [store.find_version(version) for version in versions]
        article = articles.group(store, found, progress=steps)
    _print_article(article, as_json=as_json)


@click.command("ungroup")
@click.argument("version")
@library_option
@json_option
def ungroup(version: str, library: Path | None, *, as_json: bool) -> None:
    """Take a version out into an article of its own; prints that article."""
    with writing(library) as store, progress() as steps:
        article = articles.ungroup(store, store.find_version(version), progress=steps)
    _print_article(article, as_json=as_json)


@click.command("align")
@click.argument("article")
@click.option("--realign", is_flag=True, help="Align anew; confirmed rows stay as they are.")
@model_option
@library_option
@json_option
def align(
    article: str, library: Path | None, model: str | None, *, realign: bool, as_json: bool
) -> None:
    """Align the versions of an article."""
    with _meaning(model) as compared, writing(library) as store, progress() as steps:
        identifier = store.find_article(article)
        aligned = align_article(
            store, identifier, realign=realign, meaning=compared, progress=steps
        )
        count = len(store.rows(identifier))
    if as_json:
        print_json({"article": identifier, "aligned": aligned, "rows": count})
    else:
        print_text(f"{count} rows" if aligned else f"{count} rows, aligned already")


def _meaning(model: str | None) -> "AbstractContextManager[Comparison | None]":
    if model is None:
        return nullcontext()
    from core.alignment.neural.meaning import meaning

    return meaning(model, paths.vectors_path())


def _print_article(article: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"article": article})
    else:
        print_text(article)


COMMANDS = (group, ungroup, align)

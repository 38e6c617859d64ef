"""What every export asks for: which articles, where to, which notes, which languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from core.cli.annotating import colour_choice
from core.cli.common import json_option, library_option
from core.errors import NotFound
from core.export.options import Options
from core.model import ArticleId, Colour
from core.store.store import Store

NOTHING = "no article in it has annotations yet"
_SHARED = (
    click.argument("articles", nargs=-1, metavar="[ARTICLE…]"),
    click.option("--all", "everything", is_flag=True, help="Every article that has something."),
    click.option(
        "-o",
        "--output",
        required=True,
        type=click.Path(path_type=Path),
        help="The file to write, or a folder for a file an article.",
    ),
    click.option("--tag", "tags", multiple=True, help="Only with this tag or one under it."),
    click.option("--colour", "colours", multiple=True, type=colour_choice),
    click.option("--languages", default="", help="Only these: vi,id"),
    library_option,
    json_option,
)


def with_shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command's function with the arguments and options that all exports share."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def options_of(
    tags: tuple[str, ...], colours: tuple[str, ...], languages: str, **more: Any
) -> Options:
    """What of the notes is exported, from what stands on the command line."""
    codes = tuple(filter(None, (part.strip() for part in languages.split(","))))
    return Options(languages=codes, tags=tags, colours=tuple(map(Colour, colours)), **more)


def require_choice(articles: tuple[str, ...], *, everything: bool) -> None:
    """Refuse a command that names no articles and not all, or both."""
    if bool(articles) is everything:
        raise click.UsageError("name the articles to export, or give --all")


def articles_named(store: Store, articles: tuple[str, ...], *, everything: bool) -> list[ArticleId]:
    """The articles that a command names, or with `everything` all that have annotations."""
    if not everything:
        return [store.find_article(article) for article in articles]
    found = [s.article.id for s in reversed(store.summaries()) if s.annotations]
    if not found:
        raise NotFound("the library", NOTHING)
    return found

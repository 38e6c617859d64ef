"""`hexapla mend`: put rows of an alignment right by hand, by the numbers that `rows` prints."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from core.cli.common import library_option, print_text, progress, writing
from core.errors import NotFound
from core.library import mending, teaching
from core.model import ArticleId, RowId, VersionId
from core.reading.build import build
from core.reading.page import Page
from core.store.store import Store

_article = click.argument("article")
_row = click.argument("row", type=int)
_version = click.argument("version")


@click.group("mend")
def mend() -> None:
    """Put rows right by hand; each command is one step that `undo` takes back.

    ROW is a number as `hexapla rows` prints it.
    """


@mend.command("confirm")
@_article
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="ROW…")
@click.option("--undo", "back", is_flag=True, help="Take the confirmation of these rows back.")
@library_option
def confirm(article: str, numbers: tuple[int, ...], library: Path | None, *, back: bool) -> None:
    """Say that rows are right; aligning anew leaves them alone."""
    with _rows(library, article) as (store, page):
        rows = [_named(page, number) for number in numbers]
        before = store.newest_step
        mending.confirm(store, page.article_id, rows, confirmed=not back)
        step = store.newest_step
        if step is not None and step != before:
            teaching.teach(
                store, page.article_id, teaching.lessons(store, page.article_id), onto=step
            )


@mend.command("merge")
@_article
@_row
@library_option
def merge(article: str, row: int, library: Path | None) -> None:
    """Join a row with the next one."""
    with _rows(library, article) as (store, page):
        mending.merge(store, page.article_id, _named(page, row))


@mend.command("split")
@_article
@_row
@_version
@click.option("--after", default=1, show_default=True, help="How many sentences stay above.")
@library_option
def split(article: str, row: int, version: str, library: Path | None, *, after: int) -> None:
    """Split a row after some sentences of VERSION; the others are cut where they fit best."""
    with _rows(library, article) as (store, page):
        name, found = _named(page, row), store.find_version(version)
        first = _first(store, page.article_id, name, found)
        mending.split(store, page.article_id, name, found, first + after)


@mend.command("shift")
@_article
@_row
@_version
@click.option("--up", is_flag=True, help="One row up instead of down.")
@library_option
def shift(article: str, row: int, version: str, library: Path | None, *, up: bool) -> None:
    """Shift what VERSION has from a row on by one row, up to a gap or a confirmed row."""
    with _rows(library, article) as (store, page):
        found = store.find_version(version)
        mending.shift(store, page.article_id, _named(page, row), found, by=-1 if up else 1)


@mend.command("realign")
@_article
@_row
@library_option
def realign(article: str, row: int, library: Path | None) -> None:
    """Align anew between the confirmed rows around a row."""
    with _rows(library, article) as (store, page), progress() as steps:
        mending.realign(store, page.article_id, _named(page, row), progress=steps)


@contextmanager
def _rows(library: Path | None, article: str) -> Iterator[tuple[Store, Page]]:
    """The library and the rows of an article; says in the end how many there are."""
    with writing(library) as store:
        page = build(store, store.find_article(article))
        yield store, page
        print_text(f"{len(store.rows(page.article_id))} rows")


def _named(page: Page, number: int) -> RowId:
    index = next((n for n in range(len(page)) if page.number_at(n) == number > 0), None)
    if index is None or page.single:
        raise NotFound(f"row {number}", "the article has no such row")
    return page.row(index).ids[0]


def _first(store: Store, article: ArticleId, row: RowId, version: VersionId) -> int:
    for cell in store.cells(article):
        if (cell.row_id, cell.version_id) == (row, version):
            return cell.first_segment
    raise NotFound(f"version {version}", "it has no sentence in this row")


COMMANDS = (mend,)

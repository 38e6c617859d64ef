"""Articles in fifteen languages inside six kinds of pages: all is kept, little else.

`tests/data/articles` holds a file a language: an article and what sites put around it. Each
layout builds the page that a person might copy or scrape. Body lines lost is the figure that
must be nought; furniture kept is counted over all pages.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text

FOLDER = Path(__file__).parents[2] / "data" / "articles"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
Parts = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """Lines of a page, each with whether it is the article's."""

    lines: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(line for line, _ in self.lines)


def parts(language: str) -> Parts:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def own(*lines: str) -> list[tuple[str, bool]]:
    return [(line, True) for line in lines]


def around(*lines: str) -> list[tuple[str, bool]]:
    return [(line, False) for line in lines]


def newspaper(a: Parts) -> Page:
    """Path, title, byline, buttons, photo, tags, source, comments, list of titles."""
    lines = around(a["path"]) + own(a["title"]) + around(a["byline"], a["date"], a["share"])
    lines += own(*a["paragraphs"][:2]) + around(a["caption"]) + own(*a["paragraphs"][2:])
    lines += around(a["tags"], a["source"], a["comments"], *a["remarks"][:2], a["related"])
    return Page((*lines, *around(*(title for title, _ in a["teasers"]), a["footer"])))


def portal(a: Parts) -> Page:
    """A menu line by line, the site's name, asides and advertisements between, teasers."""
    lines = around(*a["menu"], a["site"]) + own(a["title"])
    lines += around(f"{a['byline']} | {a['date']}")
    lines += own(*a["paragraphs"][:3]) + around(a["read_also"], a["advert"])
    lines += own(a["subheading"], *a["paragraphs"][3:]) + around(a["related"])
    lines += [line for pair in a["teasers"] for line in around(*pair)]
    lines += around(a["most_read"], *(title for title, _ in a["teasers"]))
    return Page((*lines, *around(a["newsletter"], a["footer"])))


def translation(a: Parts) -> Page:
    """A translating scraper: path glued to the title, bare source and comment lines."""
    lines = around(a["glued"]) + own(a["title"], *a["paragraphs"]) + around(*a["source_bare"])
    lines += around(a["comments"], a["related"])
    return Page((*lines, *(line for pair in a["teasers"] for line in around(*pair))))


def one_line(a: Parts) -> Page:
    """The article in one paragraph, as some converters leave it."""
    lines = own(a["title"]) + around(a["date"]) + own(" ".join(a["paragraphs"]))
    lines += around(a["source"], a["comments"], a["related"])
    return Page((*lines, *(line for pair in a["teasers"] for line in around(*pair))))


def boxed(a: Parts) -> Page:
    """A box of related articles in the middle, after which the article goes on."""
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"][:3])
    lines += around(a["related"], *(title for title, _ in a["teasers"]))
    return Page((*lines, *own(*a["paragraphs"][3:]), *around(a["share"], a["comments"])))


def clean(a: Parts) -> Page:
    """The article alone."""
    return Page((*own(a["title"], *a["paragraphs"][:3], a["subheading"], *a["paragraphs"][3:]),))


LAYOUTS = (newspaper, portal, translation, one_line, boxed, clean)
pages = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
languages = pytest.mark.parametrize("language", LANGUAGES)
Layout = Callable[[Parts], Page]


@cache
def read(page: Page) -> Document:
    return from_text(page.text, name="page")


def lost(page: Page, document: Document) -> list[str]:
    kept = document.kept_text.split("\n")
    return [line for line, is_body in page.lines if is_body and line not in kept]


def left(page: Page, document: Document) -> list[str]:
    kept = document.kept_text.split("\n")
    return [line for line, is_body in page.lines if not is_body and line in kept]


@languages
@pages
def test_no_line_of_the_article_is_hidden(layout: Layout, language: str) -> None:
    page = layout(parts(language))
    assert not lost(page, read(page))


@languages
@pages
def test_the_language_is_found(layout: Layout, language: str) -> None:
    document = read(layout(parts(language)))
    assert document.language.partition("-")[0] == language
    assert document.confidence > 0.9


@languages
@pages
def test_the_title_is_found(layout: Layout, language: str) -> None:
    a = parts(language)
    document = read(layout(a))
    assert (document.title, document.title_made) == (a["title"], False)


@languages
@pytest.mark.parametrize("layout", [newspaper, portal, one_line, boxed], ids=lambda e: e.__name__)
def test_the_day_is_found(layout: Layout, language: str) -> None:
    a = parts(language)
    assert read(layout(a)).published == a["published"]


@languages
@pytest.mark.parametrize("layout", [newspaper, one_line], ids=lambda each: each.__name__)
def test_the_address_of_the_source_is_found(layout: Layout, language: str) -> None:
    a = parts(language)
    document = read(layout(a))
    assert document.source_url
    assert a["source"].endswith(document.source_url)


def test_furniture_left_in_the_text_is_rare() -> None:
    everything = remaining = 0
    for language in LANGUAGES:
        for layout in LAYOUTS:
            page = layout(parts(language))
            everything += sum(not is_body for _, is_body in page.lines)
            remaining += len(left(page, read(page)))
    assert remaining / everything <= 0.02

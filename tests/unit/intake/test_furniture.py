"""Articles in fifteen languages inside fourteen kinds of pages: all is kept, little else.

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


def cookie_banner(a: Parts) -> Page:
    """A notice above, byline below the lede, teasers that are not cut below section names."""
    notice = "We use cookies to improve your experience. By continuing you accept our policy."
    lines = around("Skip to content", notice, a["site"]) + own(a["title"], a["paragraphs"][0])
    lines += around(a["byline"], a["date"]) + own(*a["paragraphs"][1:]) + around(a["most_read"])
    for section, (title, teaser) in zip(a["menu"][1:], a["teasers"], strict=False):
        lines += around(section, title, whole(teaser))
    return Page((*lines, *around(a["comments"])))


def dated_teasers(a: Parts) -> Page:
    """Signature and buttons at the end, teasers with dates."""
    lines = around(a["path"]) + own(a["title"]) + around(a["date"], a["byline"], a["share"])
    lines += own(*a["paragraphs"]) + around(a["byline"], a["tags"], a["share"], a["related"])
    for title, teaser in a["teasers"]:
        lines += around(title, a["date"], whole(teaser))
    return Page((*lines, *around(a["newsletter"], a["footer"])))


def asides(a: Parts) -> Page:
    """Captions and pointers to other articles again and again."""
    lines = around(" | ".join(a["menu"])) + own(a["title"])
    lines += around(f"{a['byline']} - {a['date']}") + own(a["paragraphs"][0])
    for paragraph in a["paragraphs"][1:5]:
        lines += around(a["caption"], a["read_also"]) + own(paragraph)
    lines += own(*a["paragraphs"][5:]) + around(a["source"], a["tags"], a["comments"])
    return Page(tuple(lines))


def lists_of_titles(a: Parts) -> Page:
    """Nothing but titles after the article, and the menu once more."""
    titles = [title for title, _ in a["teasers"]]
    lines = around(*a["menu"][:3]) + own(a["title"]) + around(a["date"]) + own(*a["paragraphs"])
    return Page((*lines, *around(a["related"], *titles, a["most_read"], *titles, *a["menu"])))


def remarks(a: Parts) -> Page:
    """What readers wrote."""
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"])
    return Page((*lines, *around(a["share"], a["comments"], *a["remarks"], *a["remarks"])))


def late_box(a: Parts) -> Page:
    """A box of related articles before the last paragraph."""
    titles = [title for title, _ in a["teasers"][:2]]
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"][:6])
    return Page((*lines, *around(a["related"], *titles), *own(a["paragraphs"][6])))


def asking_teasers(a: Parts) -> Page:
    """A box with one title in the middle; teasers whose titles are questions."""
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"][:3])
    lines += around(a["related"], a["teasers"][0][0]) + own(*a["paragraphs"][3:])
    lines += around(a["related"])
    for title, teaser in a["teasers"]:
        lines += around(f"{title}?", teaser)
    return Page(tuple(lines))


def headings(a: Parts) -> Page:
    """A heading for each paragraph, and a box among them."""
    lines = own(a["title"])
    for number, paragraph in enumerate(a["paragraphs"], start=1):
        lines += own(f"{a['subheading']} {number}", paragraph)
        if number == 4:
            lines += around(a["related"], *(title for title, _ in a["teasers"][:2]))
    return Page((*lines, *around(a["comments"])))


def box_and_teasers(a: Parts) -> Page:
    """A box before the last three paragraphs; below them teasers that are whole sentences."""
    titles = [title for title, _ in a["teasers"][:2]]
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"][:4])
    lines += around(a["related"], *titles) + own(*a["paragraphs"][4:]) + around(a["most_read"])
    for title, teaser in a["teasers"]:
        lines += around(title, whole(teaser))
    return Page((*lines, *around(a["share"], a["comments"], a["footer"])))


def two_boxes(a: Parts) -> Page:
    """Boxes before the last paragraphs, and one before the very last, below which readers speak."""
    titles = [title for title, _ in a["teasers"]]
    lines = own(a["title"]) + around(a["date"]) + own(*a["paragraphs"][:3])
    lines += around(a["related"], *titles) + own(*a["paragraphs"][3:6])
    lines += around(a["most_read"], titles[0]) + own(a["paragraphs"][6])
    return Page((*lines, *around(a["tags"], a["comments"], *a["remarks"])))


def whole(teaser: str) -> str:
    return teaser.rstrip(".…") + "."


LAYOUTS = (
    newspaper, portal, translation, one_line, boxed, clean, cookie_banner, dated_teasers, asides,
    lists_of_titles, remarks, late_box, asking_teasers, headings, box_and_teasers, two_boxes,
)  # fmt: skip
DATED = tuple(layout for layout in LAYOUTS if layout not in {translation, clean, headings})
pages = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
languages = pytest.mark.parametrize("language", LANGUAGES)
Layout = Callable[[Parts], Page]


@cache
def read(page: Page) -> Document:
    return from_text(page.text, name="page")


def judged(page: Page) -> list[tuple[str, bool, bool]]:
    """Each line with whether it is the article's and whether it was kept."""
    verdicts = zip(page.lines, read(page).lines, strict=True)
    return [(text, is_own, not line.hidden) for (text, is_own), line in verdicts]


def lost(page: Page) -> list[str]:
    return [text for text, is_own, is_kept in judged(page) if is_own and not is_kept]


def left(page: Page) -> list[str]:
    return [text for text, is_own, is_kept in judged(page) if is_kept and not is_own]


@languages
@pages
def test_no_line_of_the_article_is_hidden(layout: Layout, language: str) -> None:
    assert not lost(layout(parts(language)))


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
@pytest.mark.parametrize("layout", DATED, ids=lambda layout: layout.__name__)
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
            remaining += len(left(page))
    assert remaining / everything <= 0.02

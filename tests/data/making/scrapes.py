"""Scrapes as people copy them from sites: the articles of tests/data inside furniture of its own.

`tests/data/furniture` holds a file a language with what ten sites put around an article. It was
written without a look at the phrases that the cleaning knows, so that what the cleaning makes of
these pages says something about pages that nobody has seen.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from tests.data.making.articles import Parts, parts

FOLDER = Path(__file__).parents[1] / "furniture"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
Lines = list[tuple[str, bool]]


@dataclass(frozen=True)
class Scrape:
    """The lines of a scrape, each with whether it is the article's."""

    lines: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(line for line, _ in self.lines)

    @property
    def own(self) -> list[str]:
        return [line for line, is_own in self.lines if is_own]

    @property
    def furniture(self) -> list[str]:
        return [line for line, is_own in self.lines if not is_own]


@cache
def furniture(language: str) -> Parts:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def own(*lines: str) -> Lines:
    return [(line, True) for line in lines]


def around(*lines: str) -> Lines:
    return [(line, False) for line in lines]


def _titles(f: Parts) -> Lines:
    return around(*(title for title, _, _ in f["teasers"]))


def paper(a: Parts, f: Parts) -> Lines:
    """Menu entries line by line, buttons under the date, boxes at the end, a long foot."""
    p = a["paragraphs"]
    lines = around(*f["top"], f["crumb"]) + own(a["title"]) + around(f["byline"], f["date"])
    lines += around(*f["tools"]) + own(*p[:2]) + around(f["caption"]) + own(p[2])
    lines += around(f["aside"][0]) + own(p[3]) + around(f["advert"]) + own(*p[4:])
    lines += around(*f["tags"], f["rating"], *f["newsletter"], *f["comments"], f["related"])
    for title, lead, day in f["teasers"]:
        lines += around(title, day, lead)
    return [*lines, *around(f["more"]), *_titles(f), *around(*f["foot"], f["app"])]


def collapsed(a: Parts, f: Parts) -> Lines:
    """The article in one line, as some converters leave it; names and dates glued."""
    site = f"{f['top'][1]} – {f['foot'][0]}"
    lines = around(site, f"{f['crumb']}{a['title'][:40]}...") + own(a["title"])
    lines += around(f"{f['byline']}{f['date']}") + own(" ".join(a["paragraphs"]))
    lines += around(f["source"], *f["comments"], f["related"])
    for title, lead, _ in f["teasers"]:
        lines += around(title, lead)
    return [*lines, *around(f["more"]), *_titles(f), *around(*f["foot"])]


def mobile(a: Parts, f: Parts) -> Lines:
    """Notices above all, buttons in one line, a box of the newsletter within the article."""
    p = a["paragraphs"]
    lines = around(*f["cookies"], f["app"], " ".join(f["top"])) + own(a["title"])
    lines += around(f"{f['byline']} | {f['date']}", " ".join(f["tools"])) + own(*p[:3])
    lines += around(*f["newsletter"]) + own(*p[3:5]) + around(f["aside"][1]) + own(*p[5:])
    lines += around(f["pages"], f["tags"][0], f["comments"][0], f["related"])
    return [*lines, *_titles(f), *around(" | ".join(f["foot"]))]


def magazine(a: Parts, f: Parts) -> Lines:
    """Byline below the lede, pointers between, buttons and titles with days at the end."""
    p = a["paragraphs"]
    lines = around(f["crumb"]) + own(a["title"], p[0]) + around(f["byline"], f["date"])
    lines += around(f["caption"]) + own(*p[1:3]) + around(f["aside"][0]) + own(a["subheading"])
    lines += own(*p[3:5]) + around(f["advert"], f["aside"][1]) + own(*p[5:])
    lines += around(f["source"], *f["tools"], f["related"])
    for title, _, day in f["teasers"]:
        lines += around(title, day)
    return [*lines, *around(f["pages"], *f["foot"])]


def trending(a: Parts, f: Parts) -> Lines:
    """Titles of other articles above the article, its own end bare."""
    lines = around(*f["top"][:4], f["more"], *(title for title, _, _ in f["teasers"]))
    lines += around(f["crumb"]) + own(a["title"]) + around(f["date"], *f["tools"][:2])
    return [*lines, *own(*a["paragraphs"]), *around(f["tags"][0], *f["foot"][-2:])]


LAYOUTS: dict[str, Callable[[Parts, Parts], Lines]] = {
    "paper": paper, "collapsed": collapsed, "mobile": mobile, "magazine": magazine,
    "trending": trending,
}  # fmt: skip


def scrape(language: str, layout: str) -> Scrape:
    """The article of a language inside the furniture of its site."""
    return Scrape(tuple(LAYOUTS[layout](parts(language), furniture(language))))


def saved_page(language: str) -> tuple[str, Scrape]:
    """The article and all of its site's furniture as a saved page, mostly of bare divisions."""
    a, f = parts(language), furniture(language)
    p = a["paragraphs"]
    lead = "".join(f"<div class='bar'><a href='#'>{escape(each)}</a></div>" for each in f["top"])
    cards = "".join(
        f"<li><a href='/x'><b>{escape(title)}</b></a><span>{escape(day)}</span>"
        f"<em>{escape(lead)}</em></li>"
        for title, lead, day in f["teasers"]
    )
    picture = f"<div class='pic'><img src='p.jpg'><div>{escape(f['caption'])}</div></div>"
    pointer = f"<p><a href='/y'>{escape(f['aside'][0])}</a></p>"
    heading = f"<h2>{escape(a['subheading'])}</h2>"
    body = "".join(
        [*map(_p, p[:2]), picture, _p(p[2]), pointer, _p(p[3]), heading, *map(_p, p[4:])]
    )
    markup = f"""<!doctype html><html lang="{language}"><head><title>{escape(a["title"])} - {
        escape(f["top"][1])
    }</title><meta property="article:published_time" content="2024-03-12T08:15:00Z"></head><body>
<div class="cookie">{_divisions(f["cookies"])}</div>{lead}<div class="crumb">{
        escape(f["crumb"])
    }</div>
<div class="story"><h1>{escape(a["title"])}</h1>
<div>{escape(f["byline"])}</div><div>{escape(f["date"])}</div>{_divisions(f["tools"])}
<div class="text">{body}</div>{_divisions([*f["tags"], f["rating"]])}</div>
<div class="letter">{_divisions(f["newsletter"])}</div><div>{_divisions(f["comments"])}</div>
<div class="more"><h4>{escape(f["related"])}</h4><ul>{cards}</ul></div>
<div class="foot">{_divisions([*f["foot"], f["app"]])}</div></body></html>"""
    own_lines = own(a["title"], *p, a["subheading"])
    names = ("top", "tools", "cookies", "tags", "newsletter", "comments", "foot")
    single = ("crumb", "byline", "date", "caption", "rating", "related", "app")
    rest = [*(each for name in names for each in f[name]), *(f[name] for name in single)]
    rest += [f["aside"][0], *(each for teaser in f["teasers"] for each in teaser)]
    return markup, Scrape((*own_lines, *around(*rest)))


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>\n"


def _divisions(lines: list[str]) -> str:
    return "".join(f"<div>{escape(line)}</div>\n" for line in lines)

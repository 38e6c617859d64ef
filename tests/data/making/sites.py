"""Pages of made-up sites, each laid out by hand line by line around an article.

The folders of `tests/data` that `COLLECTIONS` names hold a file a language. `=== name` begins a
site; `tight` after the name means that no blank lines stand between its lines. `@t`, `@s`, `@2`,
`@3-5` and `@all` stand for the title, the subheading, paragraphs, and all of them in one line; `+ `
begins a line that is the article's as well, `? ` one that could be called either. All else is the
site's own; in it `{t}` is the title and `{t40}` its beginning. Lines before the first site are an
article of the file's own: title, subheading, paragraphs; a site without `@t` brings its own text.

All but `sites` were each written before anything was changed for them, and measured first. Of the
lines around the articles were then kept, and of the articles' lost: `strangers` 14.7 %, 20 lines;
`newcomers` 10.3 %, 4; `arrivals` 9.9 %, 14; `latecomers` 16.4 %, none. What others answer in a
forum could be called either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.data.making.articles import Parts, parts

FOLDER = Path(__file__).parents[1]
COLLECTIONS = ("sites", "strangers", "newcomers", "arrivals", "latecomers")


@dataclass(frozen=True)
class Site:
    """Lines of a page, each with whether it is the article's; None where both can be said."""

    name: str
    title: str
    lines: tuple[tuple[str, bool | None], ...]
    tight: bool

    @property
    def text(self) -> str:
        return ("\n" if self.tight else "\n\n").join(line for line, _ in self.lines)


def languages(collection: str) -> list[str]:
    """The languages in which a collection has pages."""
    return sorted(path.stem for path in (FOLDER / collection).glob("*.txt"))


def collected(collection: str) -> list[Site]:
    """All pages of a collection."""
    return [site for each in languages(collection) for site in sites(collection, each)]


@cache
def sites(collection: str, language: str) -> tuple[Site, ...]:
    """The pages of a collection in a language, in the order of its file."""
    text = (FOLDER / collection / f"{language}.txt").read_text(encoding="utf-8")
    head, *blocks = text.split("=== ")
    article = _article(head) if head else parts(language)
    return tuple(_site(block.splitlines(), article) for block in blocks)


def _article(head: str) -> Parts:
    title, subheading, *paragraphs = head.splitlines()
    return {"title": title, "subheading": subheading, "paragraphs": paragraphs}


def _site(block: list[str], article: Parts) -> Site:
    name, *options = block[0].split()
    lines = tuple(line for marked in block[1:] if marked for line in _lines(marked, article))
    own = next(text for text, is_own in lines if is_own)
    title = article["title"] if "@t" in block else own
    return Site(name, title, lines, "tight" in options)


def _lines(marked: str, article: Parts) -> Iterator[tuple[str, bool | None]]:
    if marked.startswith("@"):
        yield from ((line, True) for line in _own(marked[1:], article))
    elif marked.startswith(("+ ", "? ")):
        yield marked[2:], True if marked[0] == "+" else None
    else:
        title = article["title"]
        yield marked.replace("{t40}", title[:40]).replace("{t}", title), False


def _own(which: str, article: Parts) -> list[str]:
    if which == "all":
        return [" ".join(article["paragraphs"])]
    if which in {"t", "s"}:
        return [article["title" if which == "t" else "subheading"]]
    first, _, last = which.partition("-")
    return article["paragraphs"][int(first) - 1 : int(last or first)]

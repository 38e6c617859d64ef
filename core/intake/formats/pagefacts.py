"""What a saved page says of itself: language, title, writer, day, addresses of its versions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.intake.formats.drafts import iso_date, one_line
from core.intake.formats.tags import tag

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_TITLES = ("og:title", "twitter:title", "headline", "citation_title", "dc.title")
_WRITERS = ("author", "article:author", "citation_author", "dc.creator", "byl", "parsely-author")
_DAYS = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date",
    "dc.date.issued", "publish-date", "pubdate", "citation_publication_date", "parsely-pub-date",
)  # fmt: skip
_LINKED_DATA_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of a page says; empty where it says nothing."""

    language: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    address: str = ""
    alternates: tuple[str, ...] = ()


def facts(root: Any, markup: str) -> Facts:
    """The facts of a page."""
    metas = _metas(root)
    data = list(_linked_data(root))
    return Facts(
        language=_language(root, metas),
        title=_first(metas, _TITLES) or _said(data, "headline") or _title(root),
        byline=_byline(metas, data),
        published=_published(root, metas, data),
        address=_address(root, metas, markup),
        alternates=tuple(_alternates(root)),
    )


def is_address(text: str) -> bool:
    """Whether a text is the address of a page on the web."""
    return text.startswith(("https://", "http://")) and not any(map(str.isspace, text))


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        equivalent = meta.get("http-equiv") or ""
        content = one_line(meta.get("content") or "")
        if content:
            found.setdefault((key or equivalent).lower(), content)
    return found


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((metas[key] for key in keys if metas.get(key)), "")


def _language(root: Any, metas: dict[str, str]) -> str:
    own = next((root.get(key) for key in ("lang", "xml:lang") if root.get(key)), "")
    return tag(own) or tag(metas.get("content-language", "")) or tag(metas.get("og:locale", ""))


def _title(root: Any) -> str:
    element = next((each for each in root.iter("title")), None)
    return "" if element is None else one_line("".join(element.itertext()))


def _byline(metas: dict[str, str], data: list[dict[str, Any]]) -> str:
    written = _first(metas, _WRITERS)
    if written and not is_address(written):
        return written
    return ", ".join(dict.fromkeys(name for each in data for name in _names(each.get("author"))))


def _names(author: object) -> Iterator[str]:
    if isinstance(author, str) and not is_address(author):
        yield one_line(author)
    elif isinstance(author, dict) and isinstance(author.get("name"), str):
        yield one_line(author["name"])
    elif isinstance(author, list):
        for each in author[:10]:
            if not isinstance(each, list):
                yield from _names(each)


def _published(root: Any, metas: dict[str, str], data: list[dict[str, Any]]) -> str:
    days = [metas.get(key, "") for key in _DAYS] + [_said(data, "datePublished")]
    days += [each.get("datetime") or "" for each in root.iter("time")]
    return next(filter(None, map(iso_date, days)), "")


def _address(root: Any, metas: dict[str, str], markup: str) -> str:
    links = [each.get("href") or "" for each in root.iter("link") if _relation(each) == "canonical"]
    saved = _SAVED_FROM.search(markup[:2000])
    candidates = [*links, metas.get("og:url", ""), saved[1] if saved else ""]
    return next((each for each in map(str.strip, candidates) if is_address(each)), "")


def _alternates(root: Any) -> Iterator[str]:
    for link in root.iter("link"):
        address = (link.get("href") or "").strip()
        if _relation(link) == "alternate" and link.get("hreflang") and is_address(address):
            yield address


def _relation(link: Any) -> str:
    return (link.get("rel") or "").strip().lower()


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that speak of an article."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                found = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles(found, 0)


def _articles(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _LINKED_DATA_DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        if "headline" in value or "datePublished" in value:
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _said(data: list[dict[str, Any]], key: str) -> str:
    values = (each.get(key) for each in data)
    return next((one_line(value) for value in values if isinstance(value, str)), "")

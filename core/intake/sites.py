"""Which site a text is from, and by what a line of that site is known again.

A site is known by the host of the text's address, and by the name and slogan that stand above
its articles, where they are long enough to be a site's own. A line is known again by its words
alone: case, signs and the numbers in it change from page to page (“Comments (3)”).
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from core.intake.lines import word_count
from core.intake.vocabulary import Kind, key

HIDDEN_BEFORE = "Hidden before on this site"
KEPT_BEFORE = "Kept before on this site"
_LONGEST = 400
_NAME_WORDS = 3
_NUMBER = re.compile(r"\d+")
_DOMAIN = re.compile(r"\w\.[a-z]{2,}\b", re.IGNORECASE)


def sites_of(source_url: str, lines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names of the site that a text is from; `lines` are its lines with their reasons."""
    named = (key(text) for text, reason in lines if reason == Kind.SITE and _is_own(text))
    return tuple(dict.fromkeys(filter(None, (_host(source_url), *named))))


def mark_of(line: str) -> str:
    """By what this line is known again on its site; empty where it is too long or says nothing."""
    return _NUMBER.sub("0", key(line)) if len(line) <= _LONGEST else ""


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _is_own(name: str) -> bool:
    """Whether a line says whose the page is, rather than “News” or “Politics”."""
    return word_count(name) >= _NAME_WORDS or bool(_DOMAIN.search(name))

"""What sites write around an article, in the languages of many sites.

A phrase is known when a whole line is that phrase (case, punctuation and a count in brackets do
not matter), or begins with it and a colon. All languages are looked up for every text: sites
often keep English or their home language around a translated article. A phrase stands where its
first reading is the furniture of a page; what is as likely said in an article is left out.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType

from core.intake import phrases, widgets
from core.intake.wordings import Phrases, words
from core.text.fold import fold

_GLUED = "\u0e00"
_STEM = 5
_LETTERS = re.compile(r"[^\W\d_]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class Kind(StrEnum):
    """What a line is on the page; the value is the reason shown beside the hidden line."""

    COMMENTS = "Comment box"
    RELATED = "Related articles"
    SOURCE = "Source line"
    BUTTONS = "Buttons of the page"
    MENU = "Menu"
    PATH = "Path of the page"
    TAGS = "Tags"
    VIDEO = "Video list"
    ADVERT = "Advertisement"
    FOOTER = "Foot of the page"
    NOTICE = "Notice of the page"
    LETTER = "Newsletter box"
    PAGES = "Page numbers"
    CAPTION = "Caption"
    BYLINE = "Byline and date"
    SITE = "Site name and slogan"
    REPEATED = "Repeated line"
    BESIDE = "Beside the article"


def _joined(*tables: str) -> str:
    return "|".join(tables)


_COMMENTS = _joined(phrases.COMMENTS, widgets.COMMENTS)
_RELATED = _joined(phrases.RELATED, widgets.RELATED)
_BUTTONS = _joined(phrases.BUTTONS, widgets.BUTTONS)
_TAGS = _joined(phrases.TAGS, widgets.TAGS)
_MENU = _joined(phrases.MENU, widgets.MENU)
_PICTURE = _joined(phrases.PICTURE, widgets.PICTURE)
_WRITER = _joined(phrases.WRITER, widgets.WRITER)
_TABLES = (
    (Kind.COMMENTS, _COMMENTS),
    (Kind.RELATED, _RELATED),
    (Kind.SOURCE, phrases.SOURCE),
    (Kind.TAGS, _TAGS),
    (Kind.VIDEO, phrases.VIDEO),
    (Kind.ADVERT, phrases.ADVERT),
    (Kind.FOOTER, phrases.FOOTER),
    (Kind.NOTICE, phrases.NOTICE),
)


_PAGE_TABLES = (
    _RELATED, _BUTTONS, phrases.FOOTER, _COMMENTS, phrases.LETTER,
    _TAGS, phrases.SUBSCRIBE, phrases.NOTICE, phrases.COOKIES,
)  # fmt: skip


@cache
def lines() -> MappingProxyType[str, Kind]:
    """Folded phrases that make a whole line, or its label before a colon, and what it then is."""
    return MappingProxyType(
        {phrase: kind for kind, table in reversed(_TABLES) for phrase in _phrases(table)}
    )


@cache
def sayings() -> tuple[tuple[Phrases, Kind], ...]:
    """Folded phrases of several words that tell of furniture wherever a short line has them."""
    tables = (
        (_joined(phrases.FOOTER, widgets.NOTES), Kind.FOOTER),
        (phrases.NOTICE, Kind.NOTICE),
        (widgets.REPLY, Kind.COMMENTS),
        (widgets.WINDOW, Kind.BUTTONS),
    )
    return tuple(
        (Phrases(phrase for phrase in _folded(table) if " " in phrase), kind)
        for table, kind in tables
    )


@cache
def pointers() -> Phrases:
    """Folded phrases that point to other articles."""
    return _worded(_RELATED)


def points(text: str) -> bool:
    """Whether half of a short text's letters are in words that point to other articles."""
    letters = sum(map(str.isalpha, text))
    said = {stem: length for stem, length in _stems(text) if stem in _pointing_stems()}
    return letters > 0 and 2 * sum(said.values()) >= letters


@cache
def _pointing_stems() -> frozenset[str]:
    return frozenset(stem for stem, _ in _stems(_RELATED))


@cache
def skips() -> Phrases:
    """Folded phrases of the link that leads past the menu."""
    return _worded(phrases.SKIP)


@cache
def apps() -> Phrases:
    """Folded words for a site's own program."""
    return _worded(phrases.APP)


@cache
def fetching() -> Phrases:
    """Folded words for getting such a program."""
    return _worded(phrases.FETCH)


@cache
def letters() -> Phrases:
    """Folded words of a box that offers a newsletter: the field, the inbox, the letter itself."""
    return _worded(phrases.LETTER)


@cache
def networks() -> Phrases:
    """Folded names of the networks and programs that pages offer to share or follow on."""
    return _worded(phrases.NETWORKS)


@cache
def reading_time() -> Phrases:
    """Folded words that stand beside the minutes that an article takes to read or to hear."""
    return _worded(phrases.READING_TIME)


@cache
def _cookies() -> Phrases:
    return _worded(phrases.COOKIES)


@cache
def buttons() -> Phrases:
    """Folded words on buttons and names of networks that pages offer to share on."""
    return _worded(_BUTTONS)


@cache
def menu() -> Phrases:
    """Folded names of the sections that sites are divided into."""
    return _worded(_MENU)


@cache
def entries() -> Phrases:
    """Folded names of sections and words on buttons: what menus are made of."""
    return menu() | buttons()


@cache
def home() -> frozenset[str]:
    """Folded names of a site's first page, with which the path of a page begins."""
    return _phrases(phrases.HOME)


@cache
def picture() -> frozenset[str]:
    """Folded words that stand before a caption or before the name of a photographer."""
    return _phrases(_PICTURE)


@cache
def writer() -> frozenset[str]:
    """Folded words that stand before a writer's name or before the date of publishing."""
    return _phrases(_WRITER)


@cache
def credit() -> frozenset[str]:
    """Folded words that name an agency or paper from which an article was taken."""
    return _phrases(phrases.CREDIT)


def speaks_of_pages(text: str) -> bool:
    """Whether half of a short text's letters are in words that sites write on their pages."""
    letters = sum(map(str.isalpha, text))
    said = {stem: length for stem, length in _stems(text) if stem in _page_stems()}
    return letters > 0 and 2 * sum(said.values()) >= letters


@cache
def _page_stems() -> frozenset[str]:
    """Beginnings of the words that the phrases of pages are made of; of Han and kana, pairs."""
    return frozenset(stem for table in _PAGE_TABLES for stem, _ in _stems(table))


def _stems(text: str) -> Iterator[tuple[str, int]]:
    """The beginnings of longer words, with the length of each word; of Han and kana, pairs."""
    for word in _LETTERS.findall(text.casefold()):
        if word[0] >= _GLUED:
            yield from ((word[at : at + 2], 1) for at in range(len(word) - 1))
        elif len(word) >= _STEM:
            yield fold(word)[:_STEM], len(word)


def subscribes(text: str) -> bool:
    """Whether a short text begins or ends with a word for subscribing."""
    return bool(subscribing().edging(words(text)))


def tells_of_letter(text: str) -> bool:
    """Whether a text has a word for a newsletter or for where it goes."""
    return bool(letters().within(words(text)))


def tells_of_cookies(text: str) -> bool:
    """Whether a text has the word for the cookies of a page."""
    return bool(_cookies().within(words(text)))


@cache
def subscribing() -> Phrases:
    """Folded words that ask to subscribe."""
    return _worded(phrases.SUBSCRIBE)


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """A text as phrases are looked up: folded, without signs around it."""
    return _EDGES.sub("", fold(text))


def _worded(table: str) -> Phrases:
    return Phrases(_folded(table))


def _folded(table: str) -> Iterator[str]:
    return (" ".join(words(phrase)) for phrase in table.split("|") if phrase.strip())


def _phrases(table: str) -> frozenset[str]:
    return frozenset(key(phrase) for phrase in table.split("|") if phrase.strip())

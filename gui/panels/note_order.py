"""The orders in which notes are listed, and the groups that an order makes of them; no Qt here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from core.model import AnnotationId, ArticleId, Colour, Style
from core.store.marks import Entry
from core.store.store import TagCount


class Order(StrEnum):
    """How the cards are sorted."""

    TEXT = "In the order of the text"
    NEWEST = "Newest first"
    CHANGED = "Changed last first"
    COLOUR = "By colour"
    TAG = "By tag"


def sorted_entries(entries: Sequence[Entry], order: Order) -> list[Entry]:
    """Entries, given in the order of the text, in another one."""
    if order is Order.NEWEST:
        return sorted(entries, key=lambda entry: entry.created_at, reverse=True)
    if order is Order.CHANGED:
        return sorted(entries, key=lambda entry: entry.modified_at, reverse=True)
    if order is Order.COLOUR:
        ranks = {colour: rank for rank, colour in enumerate(Colour)}
        unmarked = len(ranks)
        return sorted(entries, key=lambda e: unmarked if e.style is Style.NONE else ranks[e.colour])
    if order is Order.TAG:
        return sorted(entries, key=lambda e: (not e.tags, [t.casefold() for t in e.tags]))
    return list(entries)


def headings(
    entries: Sequence[Entry],
    order: Order,
    *,
    names: Mapping[Colour, str],
    titles: Mapping[ArticleId, str],
) -> dict[AnnotationId, str]:
    """The titles of the groups of sorted entries, each by the entry that begins the group.

    Colours and tags make groups, days make them where the newest come first, and articles where
    `titles` names them. What would be a single group has no title.
    """
    title_of = _titles(order, names, titles)
    found: dict[AnnotationId, str] = {}
    before = ""
    for entry in entries:
        title = title_of(entry)
        if title != before:
            found[entry.id] = before = title
    return found if len(found) > 1 else {}


def by_use(tags: Sequence[TagCount]) -> list[TagCount]:
    """Tags, those that most notes carry first."""
    return sorted(tags, key=lambda count: (-count.count, count.tag.name.casefold()))


def _titles(
    order: Order, names: Mapping[Colour, str], titles: Mapping[ArticleId, str]
) -> Callable[[Entry], str]:
    if order is Order.COLOUR:
        return lambda entry: "Notes" if entry.style is Style.NONE else names[entry.colour]
    if order is Order.TAG:
        return lambda entry: entry.tags[0] if entry.tags else "Without a tag"
    if order is Order.NEWEST:
        return lambda entry: _day(entry.created_at)
    if order is Order.CHANGED:
        return lambda entry: _day(entry.modified_at)
    return lambda entry: titles.get(entry.article_id, "")


def _day(moment: str) -> str:
    """The day of a moment where the person is, in words."""
    day = datetime.fromisoformat(moment).astimezone().date()
    return f"{day.day} {day:%B} {day.year}"

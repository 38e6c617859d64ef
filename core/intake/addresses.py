"""Pages that name each other as versions of one text, by `hreflang` and canonical address."""

from collections.abc import Sequence
from itertools import combinations
from urllib.parse import urlsplit

from core.intake.documents import Document


def linked(documents: Sequence[Document]) -> frozenset[frozenset[int]]:
    """Pairs of documents, by number, of which one names the other's address as a version."""
    places = {
        plain(document.source_url): number
        for number, document in enumerate(documents)
        if document.source_url
    }
    pairs = (
        frozenset((number, places[plain(address)]))
        for number, document in enumerate(documents)
        for address in document.alternates
        if plain(address) in places and plain(address) != plain(document.source_url)
    )
    return frozenset(pair for pair in pairs if len(pair) > 1)


def shared(documents: Sequence[Document]) -> frozenset[frozenset[int]]:
    """Pairs of documents, by number, that come from one address: maybe two editions of a page."""
    at: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        if document.source_url:
            at.setdefault(plain(document.source_url), []).append(number)
    return frozenset(frozenset(pair) for there in at.values() for pair in combinations(there, 2))


def plain(address: str) -> str:
    """An address without what does not tell pages apart: scheme, `www`, fragment, last slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"

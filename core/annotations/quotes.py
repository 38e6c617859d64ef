"""Finding a quotation in the versions of an article, as a person types it."""

from collections.abc import Iterator

from core.errors import PassageNotFound
from core.model import ArticleId, Passage, Version
from core.store.store import Store
from core.text.normalize import normalized


def find(
    store: Store,
    article: ArticleId,
    quote: str,
    *,
    language: str | None = None,
    occurrence: int | None = None,
) -> Passage:
    """The passage that holds exactly these words, in the kept text of the article's versions.

    `language` keeps the search to versions of that language, `occurrence` (from 1, over versions
    and text in order) chooses among several. Raises PassageNotFound when there is none, or several
    and no occurrence was given.
    """
    words = normalized(quote).strip()
    hits = [
        hit
        for version in store.versions(article)
        if language is None or speaks(version, language)
        for hit in _hits(store, version, words)
    ]
    return _chosen(hits, words, occurrence)


def speaks(version: Version, language: str) -> bool:
    """Whether a version is in this language; `zh` takes in `zh-Hans`."""
    return version.language == language or version.language.startswith(f"{language}-")


def _hits(store: Store, version: Version, words: str) -> Iterator[Passage]:
    kept = [(segment.start, segment.end) for segment in store.segments(version.id)]
    place = version.text.find(words) if words else -1
    while place >= 0:
        if any(start < place + len(words) and place < end for start, end in kept):
            yield Passage(version.id, place, place + len(words))
        place = version.text.find(words, place + 1)


def _chosen(hits: list[Passage], words: str, occurrence: int | None) -> Passage:
    if not hits:
        raise PassageNotFound(f"“{words}”", "these words are not in the kept text")
    if occurrence is None and len(hits) > 1:
        raise PassageNotFound(
            f"“{words}”", f"these words occur {len(hits)} times; say which occurrence is meant"
        )
    number = occurrence or 1
    if not 1 <= number <= len(hits):
        raise PassageNotFound(f"“{words}”", f"these words occur only {len(hits)} times")
    return hits[number - 1]

"""How the words of a search are rendered, learnt from its hits, their articles and all lessons."""

from collections.abc import Iterator, Sequence
from itertools import islice

from core.library.learning import Knowledge
from core.library.sentences import Sentences
from core.model import ArticleId, VersionId
from core.progress import Progress
from core.reading.beside import Ways, beside, spoken
from core.reading.build import build
from core.reading.hits import Hit, Results
from core.reading.ways import ways
from core.store.store import Store

MOST_HITS, MOST_LANGUAGES, MOST_GROUND = 400, 4, 800
_LEAST_OF_ARTICLE = 100


def ways_of(store: Store, results: Results, *, progress: Progress | None = None) -> Ways:
    """How the other versions render what was found in the language with most hits."""
    steps = progress or Progress()
    language, others = spoken(results.hits)
    in_texts = (h for h in results.hits if h.cell and h.cell.language == language and not h.said)
    hits = list(islice(in_texts, MOST_HITS))
    found = Ways()
    for other in others[:MOST_LANGUAGES]:
        steps.report("Looking at the other languages")
        ground = list(islice(_ground(store, hits, other, steps), MOST_GROUND))
        own = [(h.cell.text, b.text) for h in hits if h.cell and (b := beside(h, other))]
        sides = [
            Sentences(VersionId(""), code, tuple(texts), frozenset())
            for code, texts in zip((language, other), zip(*own, *ground, strict=True), strict=True)
        ]
        known = Knowledge.of(store).lexicon(*sides, without=())
        steps.report("Looking at the other languages")
        found = found.with_others(ways(hits, other, ground, known))
    return found


def _ground(
    store: Store, hits: Sequence[Hit], language: str, steps: Progress
) -> Iterator[tuple[str, str]]:
    """Rows of the articles of the hits in which nothing was found, of each article some."""
    columns: dict[ArticleId, tuple[VersionId, VersionId]] = {}
    for hit in hits:
        other = beside(hit, language)
        if hit.cell is not None and other is not None:
            columns.setdefault(hit.article, (hit.cell.version, other.version))
    found = {_flat(hit.cell.text) for hit in hits if hit.cell is not None}
    share = max(_LEAST_OF_ARTICLE, MOST_GROUND // max(1, len(columns)))
    for article, versions in columns.items():
        steps.report("Looking at the other languages")
        page = build(store, article, versions)
        for row in range(0, len(page), len(page) // share + 1):
            texts = _flat(page.shown_text(row, 0)), _flat(page.shown_text(row, 1))
            if all(texts) and texts[0] not in found:
                yield texts


def _flat(text: str) -> str:
    return " ".join(text.split())

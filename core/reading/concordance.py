"""What was found as a concordance: each row once, its words in one version, the others beside."""

from collections import Counter
from dataclasses import replace

from core.reading.hits import Hit, Results
from core.reading.query import Query
from core.text.matching import marks_matter


def once_a_row(results: Results) -> Results:
    """The hits without those in further versions of a row.

    A number or a name is found in every version. The version that stays is the one in whose
    language most was found, so that a list is of one language as far as it can be; else the one
    in which fewer letters are meant: words that were marked rather than a sentence linked to them.
    """
    often = Counter(hit.cell.language for hit in results.hits if hit.cell is not None)
    best: dict[object, Hit] = {}
    for hit in results.hits:
        known = best.get(_place(hit))
        if known is None or _weight(hit, often) > _weight(known, often):
            best[_place(hit)] = hit
    return replace(results, hits=tuple(best.values()))


def marks_found(query: Query, results: Results) -> str:
    """The words as most texts write them, where these have marks that were not typed."""
    if not query.is_folded:
        return ""
    written = Counter(
        words
        for cell in filter(None, (hit.cell for hit in results.hits))
        for start, end in filter(None, (cell.best_run,))
        if marks_matter(words := cell.text[start:end].casefold())
    )
    return max(written, key=written.__getitem__, default="")


def _place(hit: Hit) -> object:
    if hit.row is None:
        return (hit.article, hit.version, hit.cell, hit.annotation, hit.words)
    return (hit.article, hit.row, hit.annotation)


def _weight(hit: Hit, often: Counter[str]) -> tuple[int, int]:
    if hit.cell is None:
        return 0, 0
    start, end = hit.cell.best_run or (0, len(hit.cell.text))
    return often[hit.cell.language], start - end

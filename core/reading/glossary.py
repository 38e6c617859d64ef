"""Where the terms of the glossary are not used: the source says one, the other version not.

Words are compared by the aligner's keys, so that endings (“harbour masters”) and case do not
count. Several renderings of the same words are alternatives: any of them will do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.units import Unit, units
from core.model import Passage, Term
from core.reading.page import Page

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """A term in a row (an index of the page) that another version renders otherwise.

    `source` are its words, `beside` is what the other version has in that row; `terms` are the
    renderings that the glossary knows.
    """

    row: int
    terms: tuple[Term, ...]
    source: Passage
    beside: Passage


@dataclass(frozen=True, slots=True)
class Missed:
    """Terms of the same words of which no rendering is there; `[start, end)` of the source."""

    terms: tuple[Term, ...]
    start: int
    end: int


class Glossary:
    """Terms of two languages, ready to be looked up."""

    def __init__(self, terms: Iterable[Term], source: str, target: str) -> None:
        self._source, self._target = source, target
        self._terms: dict[Words, list[tuple[Words, Term]]] = defaultdict(list)
        for term in terms:
            if _same(term.source_language, source) and _same(term.target_language, target):
                self._add(term)
        self._lengths = sorted({len(words) for words in self._terms}, reverse=True)

    def missed(self, source: str, target: str) -> Iterator[Missed]:
        """The terms in a text of the source of which its counterpart has no rendering.

        The longest term at a place counts; those inside it do not. A rendering is asked for as
        often as the term stands there once: one in the counterpart is enough.
        """
        if not self._terms:
            return
        ours, theirs = units(source, self._source), units(target, self._target)
        there = [unit.key for unit in theirs]
        for words, first, last in self._found(ours):
            known = self._terms[words]
            if not any(_holds(there, rendering) for rendering, _ in known):
                yield Missed(tuple([term for _, term in known]), first.start, last.end)

    def _add(self, term: Term) -> None:
        source, target = _keys(term.source, self._source), _keys(term.target, self._target)
        if source and target:
            self._terms[source].append((target, term))

    def _found(self, there: Sequence[Unit]) -> Iterator[tuple[Words, Unit, Unit]]:
        at = 0
        keys = [unit.key for unit in there]
        while at < len(there):
            runs = (tuple(keys[at : at + length]) for length in self._lengths)
            words = next((run for run in runs if run in self._terms), None)
            if words is not None:
                yield words, there[at], there[at + len(words) - 1]
            at += len(words) if words else 1


def violations(page: Page, terms: Iterable[Term]) -> list[Violation]:
    """All places of a page where a term of the glossary is rendered otherwise, in order."""
    known = tuple(terms)
    languages = [column.language for column in page.columns]
    pairs: Mapping[tuple[int, int], Glossary] = {
        (a, b): Glossary(known, languages[a], languages[b])
        for a in range(len(languages))
        for b in range(len(languages))
        if a != b
    }
    return [
        violation
        for row in range(len(page) if known else 0)
        for (a, b), glossary in pairs.items()
        for violation in _in_row(page, row, (a, b), glossary)
    ]


def _in_row(page: Page, row: int, pair: tuple[int, int], glossary: Glossary) -> Iterator[Violation]:
    """The violations of a row; a version that has nothing there misses more than a term."""
    a, b = pair
    texts = page.shown_text(row, a), page.shown_text(row, b)
    for missed in glossary.missed(*texts) if all(texts) else ():
        cells = page.row(row).cells
        ours, theirs = cells[a], cells[b]
        if ours is None or theirs is None:
            continue
        start, end = ours.offset_at(missed.start), ours.offset_at(missed.end - 1) + 1
        source = Passage(page.columns[a].version_id, start, end)
        beside = Passage(page.columns[b].version_id, theirs.start, theirs.end)
        yield Violation(row, missed.terms, source, beside)


def _keys(words: str, language: str) -> Words:
    return tuple([unit.key for unit in units(words, language)])


def _holds(there: Sequence[str], wanted: Words) -> bool:
    size = len(wanted)
    return any(tuple(there[at : at + size]) == wanted for at in range(len(there) - size + 1))


def _same(term: str, language: str) -> bool:
    """Whether two tags name the same language, scripts and regions left aside."""
    return term.partition("-")[0].casefold() == language.partition("-")[0].casefold()

"""What a search can be narrowed to, with the number of hits that each choice would leave.

A hit has traits: the kind of place where it stands, its language, its article, the marks, tags
and colours on its row. A choice among the values of one trait is counted with what is chosen for
all the others, so that a second language can be added to a first one and its count is true.

Counts are of rows, each once, as the list has them. Where very many hits are found, those in
texts are counted by the index, sentence by sentence, without any of them being read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from core.model import Annotation, ArticleId, State, Style, VersionId
from core.progress import Progress
from core.reading.hits import Hit, Results
from core.reading.query import PLACES, Query
from core.reading.search import Searcher, search
from core.store.store import Store
from core.text.fold import fold

COUNTED = 1000
"""Hits that are read to be counted; of more, the index counts the sentences."""

FIELDS = ("in", "lang", "article", "is", "colour", "tag")
"""What a line can be narrowed by, in the order in which people are shown it."""

Traits = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice: the term `field:value` of a line, and how many hits have it.

    `name` is what the trait is called in the library: a language's code, an article's title, a
    tag, a colour, or the value itself; `chosen`: the line has the term already.
    """

    field: str
    value: str
    name: str
    count: int
    chosen: bool


def facets(store: Store, query: Query, *, progress: Progress | None = None) -> tuple[Facet, ...]:
    """The choices for a query, by field, those that leave most hits first; none without words."""
    if query.is_empty:
        return ()
    with store.snapshot():
        whole = _unnarrowed(query)
        found = search(store, whole, most=COUNTED, progress=progress)
        counting = _Counting(store, query)
        if found.more:
            marked = replace(whole, marks=whole.marks or ("marked",))
            few = search(store, marked, most=COUNTED, progress=progress)
            counting.count(few, FIELDS[3:])
            counting.count(Results(tuple(h for h in found.hits if h.said)), FIELDS[:1])
            counting.count_sentences(Searcher(store, whole))
        else:
            counting.count(found, FIELDS)
        return counting.facets()


def _unnarrowed(query: Query) -> Query:
    """The query without what it is narrowed by; notes that it asks for without words stay."""
    wide = replace(query, languages=(), articles=(), places=())
    return wide if not wide.words else replace(wide, tags=(), colours=(), marks=())


class _Counting:
    """Counts the traits of hits, for each of them with what is chosen for the others."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._titles = store.titles()
        self._counts: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
        self._sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._chosen = {
            "in": query.places,
            "lang": query.languages,
            "article": query.articles,
            "is": query.marks,
            "tag": query.tags,
            "colour": query.colours,
        }

    def count(self, results: Results, fields: Iterable[str]) -> None:
        """Count these hits for these fields, each row once."""
        traits_of = _Traits(self._store)
        wanted = tuple(fields)
        for hit in results.hits:
            traits = traits_of(hit)
            missing = [f for f in FIELDS if not self._passes(f, traits.get(f, _NONE))]
            place = (hit.article, hit.row, hit.annotation if hit.said else None)
            for field in wanted if len(missing) < 2 else ():
                if not missing or missing == [field]:
                    for value in traits.get(field, ()):
                        self._counts[field][value].add(place)

    def count_sentences(self, searcher: Searcher) -> None:
        """Count what the index has in texts; of an article, its version with most."""
        most: dict[str, int] = defaultdict(int)
        for found in searcher.sentence_counts():
            spoken = self._passes("lang", frozenset({found.language}))
            if self._passes("article", frozenset({found.article})):
                self._sums["lang"][found.language] += found.count
            if spoken:
                most[found.article] = max(most[found.article], found.count)
        self._sums["article"].update(most)
        named = [a for a in most if self._passes("article", frozenset({a}))]
        self._sums["in"]["text"] += sum(most[article] for article in named)

    def facets(self) -> tuple[Facet, ...]:
        """What was counted, and what is chosen and was not found."""
        return tuple(facet for field in FIELDS for facet in self._of(field))

    def _of(self, field: str) -> list[Facet]:
        counts = {value: len(places) for value, places in self._counts[field].items()}
        counts |= self._sums[field]
        found = [self._facet(field, value, count) for value, count in counts.items()]
        known = {facet.value for facet in found if facet.chosen}
        found += [Facet(field, c, c, 0, chosen=True) for c in self._chosen[field] if c not in known]
        if field == "in":
            return sorted(found, key=lambda facet: PLACES.index(facet.value))
        return sorted(found, key=lambda facet: (-facet.count, fold(facet.name)))

    def _facet(self, field: str, value: str, count: int) -> Facet:
        name = self._titles[ArticleId(value)] if field == "article" else value
        means = self._means(field)
        term = next((choice for choice in self._chosen[field] if means(value, choice)), None)
        return Facet(field, term or name, name, count, chosen=term is not None)

    def _passes(self, field: str, values: frozenset[str]) -> bool:
        """Whether one of the values is chosen, or none is to be chosen."""
        chosen, means = self._chosen[field], self._means(field)
        return not chosen or any(means(value, choice) for value in values for choice in chosen)

    def _means(self, field: str) -> Callable[[str, str], bool]:
        """Whether a value of this field is one that a term asks for."""
        if field == "article":
            return lambda value, choice: (
                value.startswith(choice) or fold(choice) in fold(self._titles[ArticleId(value)])
            )
        return partial(_is_or_is_in, "-" if field == "lang" else "/")


def _is_or_is_in(parting: str, value: str, choice: str) -> bool:
    return f"{fold(value)}{parting}".startswith(f"{fold(choice)}{parting}")


class _Traits:
    """Gives the traits of hits; the marks of an article are read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._marks: dict[ArticleId, dict[VersionId, list[_Mark]]] = {}

    def __call__(self, hit: Hit) -> Traits:
        """What a hit can be chosen by."""
        if hit.said or hit.cell is None:
            place = "notes" if hit.annotation else "titles"
            return {"in": frozenset({place}), "article": frozenset({hit.article})}
        marks = [mark.annotation for mark in self._on(hit)]
        written = any(mark.record.note.strip() for mark in marks)
        kinds = (*(("marked",) if marks else ()), *(("noted",) if written else ()))
        drawn = (mark.record for mark in marks if mark.record.style is not Style.NONE)
        return {
            "in": frozenset({"text"}),
            "lang": frozenset({hit.cell.language}),
            "article": frozenset({hit.article}),
            "is": frozenset(kinds),
            "tag": frozenset(tag for mark in marks for tag in mark.tags),
            "colour": frozenset(str(record.colour) for record in drawn),
        }

    def _on(self, hit: Hit) -> "list[_Mark]":
        """The marks that touch the words' own cell."""
        if hit.article not in self._marks:
            self._marks[hit.article] = _marks_by_version(self._store.annotations(hit.article))
        cell = hit.cell
        if cell is None or not cell.text:
            return []
        place = cell.place
        there = self._marks[hit.article].get(place.version_id, [])
        return [mark for mark in there if mark.start < place.end and mark.end > place.start]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an annotation stands in a version."""

    start: int
    end: int
    annotation: Annotation


def _marks_by_version(annotations: Iterable[Annotation]) -> dict[VersionId, list[_Mark]]:
    marks: dict[VersionId, list[_Mark]] = defaultdict(list)
    for annotation in annotations:
        for target in annotation.targets:
            if target.state is not State.ORPHAN:
                marks[target.version_id].append(_Mark(target.start, target.end, annotation))
    return marks

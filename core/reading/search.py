"""Searching the library: a query in, rows with every version out.

Words are looked up in the index (`core.store.search`), then found again in the sentence itself,
so that a hit can be shown where it stands, and signs that the index forgets still count. Where
notes are asked for, by a tag, a colour or words in them, the rows of their passages are found.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, islice

from core.model import (
    Annotation,
    AnnotationId,
    AnnotationRecord,
    ArticleId,
    State,
    Style,
    VersionId,
)
from core.progress import Progress
from core.reading.hits import Hit, HitCell, Results
from core.reading.query import Query
from core.store import indexing as index
from core.store.search import FoundSentence, SentenceCount, Wanted, Words
from core.store.store import Store
from core.text.matching import Spans, marks_matter, spans_of
from core.text.steps import stands_alone

MOST = 200
_LEAST_REMARKS, _MOST_ANNOTATED = 50, 5000
_PORTION, _REMEMBERED = 400, 16
_LEAST_DIGITS = 4


def search(
    store: Store, query: Query, *, most: int = MOST, progress: Progress | None = None
) -> Results:
    """At most `most` rows, and some notes and titles, with what is looked for."""
    if query.is_empty:
        return Results()
    with store.snapshot():
        searching = Searcher(store, query)
        tracked = (progress or Progress()).track(_each_once(searching.rows()), "Searching")
        found = list(islice(tracked, most + 1))
        remarks = searching.remarks({hit.article for hit in found}, max(_LEAST_REMARKS, most // 4))
        return Results((*_in_order(found[:most]), *remarks), more=len(found) > most)


class Searcher:
    """One search while it is being made, within one snapshot of the library."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store, self._query = store, query
        self._titles = store.titles()
        self._title_rows: dict[ArticleId, frozenset[int]] = {}
        self._finders = [_finder(words) for words in query.words]
        self._in_articles = self._articles_named() if query.articles else ()
        self._impossible = bool(query.articles) and not self._in_articles

    def rows(self) -> Iterator[Hit]:
        """The rows that have what is looked for, as far as texts are looked at."""
        if not self._query.looks_at("text"):
            return iter(())
        return self._annotated() if self._query.of_notes else self._in_texts()

    def sentence_counts(self) -> list[SentenceCount]:
        """In how many sentences of each version the index has the words; none where notes count."""
        if self._query.of_notes or self._impossible:
            return []
        return self._store.sentence_counts(self._sentences)

    def remarks(self, found: set[ArticleId], most: int) -> Iterator[Hit]:
        """Notes that have the words, and titles of articles in whose texts they were not found.

        At most so many; none where notes are asked for by what they are and not by their words.
        """
        query = self._query
        if query.languages or self._impossible or (query.of_notes and not query.places):
            return
        facets = (*self._note_facets(), self._places, self._in_articles)
        wanted = Wanted((*query.words, *query.noted), query.without, facets)
        remarks = self._store.remarks_with(wanted, most)
        notes = [AnnotationId(key) for kind, key in remarks if kind == "annotation"]
        for annotation in self._store.these_annotations(notes):
            yield self._note(annotation)
        for kind, key in remarks:
            if kind == "article" and ArticleId(key) not in found:
                title = self._titles[ArticleId(key)]
                yield Hit(ArticleId(key), title, words=title, said=_spans(self._finders, title))

    @property
    def _sentences(self) -> Wanted:
        languages = tuple(map(index.language_facet, self._query.languages))
        return Wanted(self._query.words, self._query.without, (languages, self._in_articles))

    @property
    def _places(self) -> tuple[str, ...]:
        facets = {"notes": index.NOTE_FACET, "titles": index.TITLE_FACET}
        return tuple(facets.get(place, "none") for place in self._query.places)

    def _note_facets(self) -> tuple[tuple[str, ...], ...]:
        """What a note has to be, one of each group: of a tag, of a colour, written."""
        query = self._query
        written = (index.WRITTEN_FACET,) if "noted" in query.marks else ()
        tags = tuple(map(index.tag_facet, query.tags))
        return tags, tuple(map(index.colour_facet, query.colours)), written

    def _in_texts(self) -> Iterator[Hit]:
        """The rows with a sentence that has all the words."""
        for version, segment in () if self._impossible else self._looked_up(self._sentences):
            hit = self._row(version, segment)
            if hit is not None:
                yield hit

    def _annotated(self) -> Iterator[Hit]:
        """The rows with a note as it is asked for, if they have all the words too."""
        for annotation in self._annotations():
            for target in annotation.targets:
                if target.state is State.ORPHAN or not self._speaks(target.version_id):
                    continue
                places = self._store.segments_at(target.version_id, target.start, target.end)
                rows = (self._row(target.version_id, place) for place in places)
                hit = next(filter(None, rows), None)
                if hit is not None:
                    shown = hit if self._query.words else _pointing(hit, target.exact)
                    yield _noted(shown, annotation.record)

    def _looked_up(self, wanted: Wanted) -> Iterator[tuple[VersionId, int]]:
        """What the index has, in growing portions, as long as more is taken."""
        given, most = 0, _PORTION
        while True:
            places = self._store.sentences_with(wanted, most)
            yield from places[given:]
            if len(places) < most:
                return
            given, most = most, most * 4

    def _annotations(self) -> tuple[Annotation, ...]:
        facets = ((index.NOTE_FACET,), *self._note_facets(), self._in_articles)
        wanted = Wanted(self._query.noted, (), facets)
        remarks = () if self._impossible else self._store.remarks_with(wanted, _MOST_ANNOTATED)
        return self._store.these_annotations([AnnotationId(key) for _kind, key in remarks])

    def _row(self, version: VersionId, segment: int) -> Hit | None:
        """The row of a sentence; None where the sentence does not have the words as typed."""
        around = self._store.row_around(version, segment)
        own = next((s for s in around if s.version == version and s.segment == segment), None)
        if own is None or not all(find(own.text) for find in self._finders):
            return None
        cells = tuple(self._cell(list(run)) for _of, run in groupby(around, _version))
        number = self._number(own.article, own.row)
        return Hit(own.article, self._titles[own.article], own.row, version, cells, number=number)

    def _number(self, article: ArticleId, row: int | None) -> int:
        """The number of a row as people see it; titles have none."""
        if article not in self._title_rows:
            self._title_rows[article] = self._store.title_rows(article)
        titles = self._title_rows[article]
        return 0 if row is None or row in titles else row + 1 - sum(t < row for t in titles)

    def _cell(self, sentences: list[FoundSentence]) -> HitCell:
        text = " ".join(sentence.text for sentence in sentences)
        first, last = sentences[0], sentences[-1]
        place = (first.segment, last.segment)
        begins = accumulate((len(s.text) + 1 for s in sentences[:-1]), initial=0)
        starts = tuple(zip(begins, (s.start for s in sentences), strict=True))
        return HitCell(
            first.version, first.language, text, *place, _spans(self._finders, text), starts
        )

    def _note(self, annotation: Annotation) -> Hit:
        """A note with the words in it, in the row of its passage if it has one."""
        article, words = annotation.record.article_id, annotation.record.note
        said = "\n".join(filter(None, (words, ", ".join(annotation.tags))))
        for target in annotation.targets:
            places = self._store.segments_at(target.version_id, target.start, target.end)
            if places and target.state is not State.ORPHAN:
                around = self._store.row_around(target.version_id, places[0])
                cells = tuple(self._cell(list(run)) for _of, run in groupby(around, _version))
                row = around[0].row if around else None
                number = self._number(article, row)
                place = (row, target.version_id, cells)
                hit = Hit(article, self._titles[article], *place, number=number)
                break
        else:
            hit = Hit(article, self._titles[article])
        wanted = [*self._finders, *map(_finder, self._query.noted)]
        return replace(_noted(hit, annotation.record), words=said, said=_spans(wanted, said))

    def _speaks(self, version: VersionId) -> bool:
        """Whether a version is in a language that is asked for."""
        wanted = self._query.languages
        language = self._languages[version] if wanted else ""
        return not wanted or any(_is_in(language, one) for one in wanted)

    @cached_property
    def _languages(self) -> Mapping[VersionId, str]:
        return self._store.version_languages()

    def _articles_named(self) -> tuple[str, ...]:
        """The facets of the articles whose titles, or ids, are named."""
        facets = [
            index.article_facet(ArticleId(key))
            for name in self._query.articles
            for _kind, key in self._store.remarks_with(_titled(name), _MOST_ANNOTATED)
        ]
        ids = [a for a in self._titles for name in self._query.articles if _begins(a, name)]
        return tuple(dict.fromkeys((*facets, *map(index.article_facet, ids))))


def _pointing(hit: Hit, marked: str) -> Hit:
    """The hit with the marked words as what was found, where none were looked for."""
    cell = hit.cell
    start = cell.text.find(marked.replace("\n", " ")) if cell else -1
    if cell is None or start < 0:
        return hit
    found = replace(cell, spans=((start, start + len(marked)),))
    return replace(hit, cells=tuple(found if one is cell else one for one in hit.cells))


def _noted(hit: Hit, record: AnnotationRecord) -> Hit:
    colour = None if record.style is Style.NONE else record.colour
    return replace(hit, annotation=record.id, words=record.note, colour=colour)


def _spans(finders: Iterable[Callable[[str], Spans]], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({span for find in finders for span in find(text)}))


def _finder(words: Words) -> Callable[[str], Spans]:
    """What finds words in a text: as whole words, unless the last one is begun only."""
    spans = spans_of(words.text)

    @lru_cache(maxsize=_REMEMBERED)  # a sentence is its whole cell, most often
    def whole(text: str) -> Spans:
        return [
            (start, end)
            for start, end in spans(text)
            if stands_alone(text, start, len(text) if words.begun else end)
        ]

    return whole


def _titled(words: str) -> Wanted:
    looked = Words(words, exact=marks_matter(words))
    return Wanted((looked,), (), ((index.TITLE_FACET,),))


def _each_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, each row of each version once."""
    seen: set[object] = set()
    for hit in hits:
        own = hit.cell
        place = (hit.version, own.first_segment if own else None)
        if place not in seen:
            seen.add(place)
            yield hit


def _in_order(hits: list[Hit]) -> list[Hit]:
    """The hits article by article, in each in the order of its rows and versions."""
    first: dict[ArticleId, int] = {}
    for hit in hits:
        first.setdefault(hit.article, len(first))
    return sorted(hits, key=lambda hit: (first[hit.article], *_place(hit)))


def _place(hit: Hit) -> tuple[int, int, int]:
    """The row of a hit, the column in it, and the sentence."""
    columns = [cell.version for cell in hit.cells]
    column = columns.index(hit.version) if hit.version in columns else 0
    return hit.row or 0, column, hit.cells[column].first_segment if hit.cells else 0


def _version(sentence: FoundSentence) -> VersionId:
    return sentence.version


def _begins(identifier: str, name: str) -> bool:
    return len(name) >= _LEAST_DIGITS and identifier.startswith(name.casefold())


def _is_in(language: str, wanted: str) -> bool:
    return language.casefold() == wanted.casefold() or language.casefold().startswith(
        f"{wanted.casefold()}-"
    )

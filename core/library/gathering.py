"""Taking all hits of a search at once: each gets a tag, in one edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.annotations import annotations, several, tags
from core.annotations.links import counterparts
from core.changes import Op
from core.errors import KnownError
from core.model import Annotation, AnnotationId, ArticleId, Colour, Passage, State, Style
from core.progress import Progress
from core.reading.concordance import once_a_row
from core.reading.hits import Hit, HitPlace, Results
from core.reading.query import Query
from core.reading.search import search
from core.store.store import Store

MOST = 2000
_TOO_MANY = f"more than {MOST:,} hits; narrow the search first"


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many places in texts were marked, and how many notes that were there got the tag."""

    marked: int
    tagged: int


def all_hits(
    store: Store,
    query: Query,
    *,
    only: frozenset[HitPlace] | None = None,
    progress: Progress | None = None,
) -> Results:
    """Each row, note and title that a query finds, once; `only` these of them, unless None.

    Raises KnownError where there are more than `MOST`, Cancelled.
    """
    found = search(store, query, most=MOST, progress=progress)
    if found.more:
        raise KnownError("the search", _TOO_MANY)
    hits = (hit for hit in once_a_row(found).hits if only is None or hit.place in only)
    return Results(tuple(hits))


def tag_all(
    store: Store, hits: Sequence[Hit], names: Iterable[str], *, colour: Colour = Colour.YELLOW
) -> Gathered:
    """Give hits these tags, one edit: notes as they are, words in texts with a mark on them.

    Words that a mark covers exactly get no second one. Titles stay as they are. Raises KnownError
    for a tag without a letter.
    """
    wanted = [name for name in map(tags.cleaned, names) if name]
    if not wanted:
        raise KnownError("the tag", "it needs a name of at least one letter")
    notes, words = _parted(store, hits)
    hashes = {one.version_id: store.text_hash(one.version_id) for one in words}
    with store.edit(Op.TAG) as edit:
        tagged = several.tag(store, edit, notes, wanted)
        for passage in words:
            article = store.article_of(passage.version_id)
            record = annotations.new_record(article, colour, Style.HIGHLIGHT, "")
            linked = counterparts(store, passage)
            annotations.attach(
                store, edit, record, passage, linked=linked, tags=wanted, hashes=hashes
            )
    return Gathered(len(words), tagged)


def _parted(store: Store, hits: Iterable[Hit]) -> tuple[list[AnnotationId], list[Passage]]:
    """The notes among hits, those that stand exactly on words found too, and the other words."""
    notes: dict[AnnotationId, None] = {}
    words: dict[Passage, None] = {}
    marked: dict[ArticleId, dict[Passage, AnnotationId]] = {}
    for hit in hits:
        own = hit.cell
        if hit.article not in marked:
            marked[hit.article] = _marked(store.annotations(hit.article))
        if hit.annotation is not None:
            notes[hit.annotation] = None
        elif own is not None and own.best_run is not None:
            passage = own.passage(*own.best_run)
            known = marked[hit.article].get(passage)
            if known is None:
                words[passage] = None
            else:
                notes[known] = None
    return list(notes), list(words)


def _marked(there: Iterable[Annotation]) -> dict[Passage, AnnotationId]:
    """The passages on which annotations stand of their own, not as links."""
    return {
        Passage(target.version_id, target.start, target.end): annotation.id
        for annotation in there
        for target in annotation.targets
        if not target.linked and target.state is not State.ORPHAN
    }

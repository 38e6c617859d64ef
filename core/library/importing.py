"""Bringing read files into the library: one edit, whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.changes import Op
from core.intake.documents import Document
from core.library import aligning, bundles
from core.library.aligning import Plan
from core.library.learning import Knowledge
from core.library.sentences import Sentences, sentences
from core.library.stretching import stretched
from core.model import (
    Article,
    ArticleId,
    Line,
    Segment,
    Version,
    VersionId,
    new_id,
    now,
)
from core.progress import Progress
from core.store.store import Edit, Store


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an import, each list in the order of the documents.

    `versions` has the version that holds each document's text, `articles` the article it is in;
    `duplicates` are the numbers of the documents that were in the library already.
    """

    articles: tuple[ArticleId, ...]
    versions: tuple[VersionId, ...]
    duplicates: frozenset[int]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article about to be stored, with all that belongs to it, aligned."""

    article: Article
    versions: tuple[Version, ...]
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]
    plan: Plan
    numbers: tuple[int, ...]

    def insert(self, store: Store, edit: Edit) -> None:
        """Put the article into the library, within an edit."""
        edit.insert(self.article)
        edit.insert_all((*self.versions, *self.lines, *self.segments))
        aligning.insert(store, edit, self.plan)


def add(
    store: Store,
    documents: Sequence[Document],
    *,
    groups: Sequence[Sequence[int]] = (),
    op: Op = Op.IMPORT,
    progress: Progress | None = None,
) -> Added:
    """Store documents, each as an article of its own or, where grouped, as versions of one.

    `groups` has the numbers of the documents that become one article, in the order of its
    columns. The texts of an aligned file are one article in any case, in the rows that the file
    has, which are taken as confirmed. Documents that the library has are left out. Articles are
    aligned before anything is stored, each learning from those before; one edit. Raises Cancelled
    (nothing stored).
    """
    steps = progress or Progress()
    known = _known(store, documents)
    together = bundles.joined(documents, groups)
    fresh = [_fresh_only(group, known) for group in _all_groups(len(documents), together)]
    knowledge = Knowledge.of(store)
    arrivals = [arrive(documents, group, knowledge, steps) for group in fresh if group]
    if arrivals:
        with store.edit(op) as edit:
            for arrival in arrivals:
                arrival.insert(store, edit)
    return _added(store, documents, known, arrivals)


def arrive(
    documents: Sequence[Document],
    group: Sequence[int],
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
) -> Arrival:
    """Make the documents with these numbers one article, aligned, not yet stored.

    `knowledge` is what earlier articles taught, and learns what this one teaches.
    """
    article = Article(ArticleId(new_id()), _title([documents[n] for n in group]), now())
    parts = [records(documents[n], article.id, place) for place, n in enumerate(group)]
    texts = [sentences(version, segments) for version, _, segments in parts]
    plan = _plan(article.id, [documents[n] for n in group], texts, knowledge, progress)
    return Arrival(
        article=article,
        versions=tuple(version for version, _, _ in parts),
        lines=tuple(line for _, lines, _ in parts for line in lines),
        segments=tuple(segment for _, _, segments in parts for segment in segments),
        plan=plan,
        numbers=tuple(group),
    )


def _plan(
    article: ArticleId,
    documents: Sequence[Document],
    texts: Sequence[Sentences],
    knowledge: Knowledge | None,
    progress: Progress | None,
) -> Plan:
    """The alignment of these documents; rows that came with them are confirmed."""
    walls = bundles.walls(documents, [text.version for text in texts])
    if bundles.hold_all(walls, texts):
        return aligning.confirmed_plan(article, texts, walls, knowledge=knowledge)
    aligned = {version for wall in walls for version in wall.runs}
    newcomers = {text.version for text in texts} - aligned
    walls = stretched(walls, texts, newcomers)
    return aligning.plan(article, texts, walls=walls, knowledge=knowledge, progress=progress)


def duplicate_of(store: Store, document: Document) -> VersionId | None:
    """The version that holds this file or this very text already."""
    by_file = store.version_with_digest(document.sha256)
    return by_file or store.version_with_text(document.text)


def records(
    document: Document, article: ArticleId, position: int, *, kind: str = ""
) -> tuple[Version, tuple[Line, ...], tuple[Segment, ...]]:
    """A document as a version of an article: its rows for the library."""
    identifier = VersionId(new_id())
    version = Version(
        id=identifier,
        article_id=article,
        position=position,
        language=document.language,
        confidence=round(document.confidence, 4),
        kind=kind,
        title=document.title,
        title_made=document.title_made,
        byline=document.byline,
        published=document.published,
        source_url=document.source_url,
        imported_from=document.path,
        encoding=document.encoding,
        sha256=document.sha256,
        text=document.text,
    )
    lines = tuple(
        Line(identifier, n, line.start, line.end, line.role, line.hidden, line.reason)
        for n, line in enumerate(document.lines)
    )
    segments = tuple(
        Segment(identifier, n, segment.line, segment.start, segment.end)
        for n, segment in enumerate(document.segments)
    )
    return version, lines, segments


def _known(store: Store, documents: Sequence[Document]) -> dict[int, VersionId | int]:
    """The documents that need not be stored: the version, or the earlier document, that has it."""
    known: dict[int, VersionId | int] = {}
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        version = duplicate_of(store, document)
        if version is not None:
            known[number] = version
        elif document.text in first:
            known[number] = first[document.text]
        first.setdefault(document.text, number)
    return known


def _all_groups(count: int, groups: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """The groups at the place of their first document, the other documents one by one."""
    grouped = {number: group for group in groups for number in group}
    for number in range(count):
        group = grouped.get(number, (number,))
        if min(group) == number:
            yield group


def _fresh_only(group: Iterable[int], known: dict[int, VersionId | int]) -> tuple[int, ...]:
    return tuple(number for number in group if number not in known)


def _title(documents: Sequence[Document]) -> str:
    given = [document.title for document in documents if not document.title_made]
    return (given or [documents[0].title])[0]


def _added(
    store: Store,
    documents: Sequence[Document],
    known: dict[int, VersionId | int],
    arrivals: Sequence[Arrival],
) -> Added:
    versions = {
        number: version.id
        for arrival in arrivals
        for number, version in zip(arrival.numbers, arrival.versions, strict=True)
    }
    for number, holder in known.items():
        versions[number] = versions[holder] if isinstance(holder, int) else holder
    ordered = tuple(versions[number] for number in range(len(documents)))
    articles = tuple(store.version(version).article_id for version in ordered)
    return Added(articles, ordered, frozenset(known))

"""Bringing read files into the library: one edit, whole or not at all.

A document becomes an article of its own, a version of one with others that come in, or a further
version of an article that is there. What comparing found (`core.library.suggesting`) is stored by
the same edit, and so is what the person kept apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.changes import Op
from core.errors import shown_name
from core.intake import addresses
from core.intake.documents import Document
from core.library import aligning, articles, bundles, edges, remembering, suggesting
from core.library.aligning import Plan, Wall
from core.library.edges import Part
from core.library.learning import Knowledge
from core.library.sentences import Sentences, sentences
from core.library.stretching import stretched
from core.library.suggesting import Findings
from core.model import (
    Alternate,
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
    """Versions about to be stored, with all that belongs to them, aligned.

    `article` is theirs alone, or one of the library that they join (`joins`).
    """

    article: Article
    versions: tuple[Version, ...]
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]
    alternates: tuple[Alternate, ...]
    plan: Plan
    numbers: tuple[int, ...]
    joins: bool = False

    def insert(self, store: Store, edit: Edit) -> None:
        """Put the versions into the library, within an edit."""
        if not self.joins:
            edit.insert(self.article)
        edit.insert_all((*self.versions, *self.lines, *self.segments, *self.alternates))
        for version in self.versions:
            lines = [line for line in self.lines if line.version_id == version.id]
            remembering.remember(store, edit, version, lines)
        if not self.joins:
            aligning.insert(store, edit, self.plan)
            return
        aligning.keep(store, edit, self.article.id, self.plan)
        newcomers = {version.id for version in self.versions}
        articles.link_newcomers(store, edit, self.article.id, newcomers)


def add(
    store: Store,
    documents: Sequence[Document],
    *,
    groups: Sequence[Sequence[int]] = (),
    homes: Mapping[int, ArticleId] | None = None,
    apart: Iterable[tuple[int, int | VersionId]] = (),
    findings: Findings | None = None,
    op: Op = Op.IMPORT,
    progress: Progress | None = None,
) -> Added:
    """Store documents, each as an article of its own or, where grouped, as versions of one.

    `groups` has the numbers of the documents that become one article, in the order of its
    columns; `homes` the article of the library that a document joins, with those of its group;
    `apart` pairs that are not one article, of two documents or of a document and a version. The
    texts of an aligned file are one article in any case, in the rows that the file has, which are
    taken as confirmed. Documents that the library has are left out. Articles are aligned before
    anything is stored, each learning from those before; one edit. `findings` are kept with them:
    open suggestions, and what later imports are compared with. Raises Cancelled (nothing stored).
    """
    steps, homes = progress or Progress(), homes or {}
    there = _known(store, documents)
    together = bundles.joined(documents, (*groups, *_guests(homes)))
    fresh = [_fresh_only(group, there) for group in _all_groups(len(documents), together)]
    knowledge = Knowledge.of(store)
    arrivals = [
        arrive(store, documents, group, home=_home(group, homes), knowledge=knowledge, steps=steps)
        for group in fresh
        if group
    ]
    if arrivals:
        with store.edit(op) as edit:
            for arrival in arrivals:
                arrival.insert(store, edit)
            _remember(store, edit, arrivals, apart, findings)
    return _added(store, documents, there, arrivals)


def arrive(
    store: Store,
    documents: Sequence[Document],
    group: Sequence[int],
    *,
    home: ArticleId | None = None,
    knowledge: Knowledge | None = None,
    steps: Progress | None = None,
) -> Arrival:
    """Make the documents with these numbers one article, or versions of `home`, not yet stored.

    `knowledge` is what earlier articles taught, and learns what this one teaches.
    """
    members = [documents[number] for number in group]
    article = store.article(home) if home else Article(ArticleId(new_id()), _title(members), now())
    there = store.versions(home) if home else ()
    parts = [records(one, article.id, len(there) + n) for n, one in enumerate(members)]
    old = [sentences(version, store.segments(version.id)) for version in there]
    new = [sentences(version, segments) for version, _, segments in parts]
    walls = _walls(store, home, members, old, new)
    if bundles.hold_all(walls, [*old, *new]):
        plan = aligning.confirmed_plan(article.id, [*old, *new], walls, knowledge=knowledge)
    else:
        plan = aligning.plan(
            article.id, [*old, *new], walls=walls, knowledge=knowledge, progress=steps
        )
    if not walls:
        known = [Part(v, store.lines(v.id), store.segments(v.id)) for v in there]
        fresh = [Part(*part) for part in parts]
        bare = edges.bared([*known, *fresh], plan, {part.version.id for part in fresh})
        if bare is not None:
            if knowledge is not None:
                knowledge.unlearn(plan.lessons)
            parts = [(p.version, p.lines, p.segments) for p in bare[len(known) :]]
            texts = [sentences(part.version, part.segments) for part in bare]
            plan = aligning.plan(article.id, texts, knowledge=knowledge, progress=steps)
    return Arrival(
        article=article,
        versions=tuple(version for version, _, _ in parts),
        lines=tuple(line for _, lines, _ in parts for line in lines),
        segments=tuple(segment for _, _, segments in parts for segment in segments),
        alternates=tuple(
            Alternate(version.id, address)
            for (version, _, _), one in zip(parts, members, strict=True)
            for address in dict.fromkeys(map(addresses.plain, one.alternates))
        ),
        plan=plan,
        numbers=tuple(group),
        joins=home is not None,
    )


def _walls(
    store: Store,
    home: ArticleId | None,
    documents: Sequence[Document],
    old: Sequence[Sentences],
    new: Sequence[Sentences],
) -> list[Wall]:
    """The confirmed rows of the article that is joined, else those of an aligned file."""
    if home is not None:
        return stretched(aligning.walls(store, home), [*old, *new], {text.version for text in new})
    walls = bundles.walls(documents, [text.version for text in new])
    aligned = {version for wall in walls for version in wall.runs}
    return stretched(walls, new, {text.version for text in new} - aligned)


def _guests(homes: Mapping[int, ArticleId]) -> list[list[int]]:
    """The documents that join the same article."""
    guests: dict[ArticleId, list[int]] = {}
    for number, home in homes.items():
        guests.setdefault(home, []).append(number)
    return list(guests.values())


def _home(group: Iterable[int], homes: Mapping[int, ArticleId]) -> ArticleId | None:
    return next((homes[number] for number in group if number in homes), None)


def _remember(
    store: Store,
    edit: Edit,
    arrivals: Sequence[Arrival],
    apart: Iterable[tuple[int, int | VersionId]],
    findings: Findings | None,
) -> None:
    """Within the edit of an import, keep what was found and what was kept apart."""
    versions = {
        number: version
        for arrival in arrivals
        for number, version in zip(arrival.numbers, arrival.versions, strict=True)
    }
    if findings is not None:
        suggesting.keep(edit, findings, versions)
    for one, other in apart:
        there = versions.get(other) if isinstance(other, int) else store.version(other)
        if one in versions and there is not None:
            suggesting.decline_pairs(store, edit, [versions[one]], [there])


def duplicate_of(store: Store, document: Document) -> VersionId | None:
    """The version that holds this file or this very text already."""
    by_file = store.version_with_digest(document.sha256)
    return by_file or store.version_with_text(document.text)


def known(store: Store, documents: Sequence[Document]) -> frozenset[int]:
    """The numbers of the documents that the library, or an earlier document, has already."""
    return frozenset(_known(store, documents))


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
        imported_from=shown_name(document.path),
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

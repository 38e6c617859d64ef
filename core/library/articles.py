"""Which versions belong to which article.

Grouping moves versions, with what people attached to them, into one article and aligns it;
ungrouping takes one version out again. An annotation goes where its own words go: one marked in
the version that moves moves along; one marked elsewhere stays and loses only its link there.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from core.annotations.anchors import anchor
from core.annotations.links import counterparts
from core.changes import Op
from core.errors import KnownError
from core.library import aligning, edges, suggesting
from core.library.aligning import Plan
from core.library.edges import Part
from core.library.learning import Knowledge
from core.library.sentences import sentences
from core.library.stretching import stretched
from core.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Passage,
    Target,
    Version,
    VersionId,
    new_id,
    now,
)
from core.progress import Progress
from core.store.store import Edit, Store


def group(
    store: Store, versions: Sequence[VersionId], *, progress: Progress | None = None
) -> ArticleId:
    """Make these versions one article, that of the first, and align it; gives the article.

    Articles left without a version are gone, their notes come along. One edit. Raises NotFound,
    KnownError for fewer than two versions, Cancelled (nothing stored).
    """
    wanted = [store.version(version) for version in dict.fromkeys(versions)]
    if len(wanted) < 2:
        raise KnownError("grouping", "it takes at least two versions; name another one")
    home = wanted[0].article_id
    joining = [version for version in wanted if version.article_id != home]
    if not joining:
        return home
    members = [*store.versions(home), *joining]
    fresh = _planned(store, home, members, progress, newcomers={v.id for v in joining})
    parts = [Part(v, store.lines(v.id), store.segments(v.id)) for v in members]
    bare = edges.bared(parts, fresh, _untouched(store, home, members))
    if bare is not None:
        texts = [sentences(part.version, part.segments) for part in bare]
        fresh = aligning.plan(home, texts, knowledge=Knowledge.of(store), progress=progress)
    with store.edit(Op.GROUP) as edit:
        for before, after in zip(parts, bare or parts, strict=True):
            edit.update(*(line for line in after.lines if line not in before.lines))
            if after.segments != before.segments:
                edit.delete(*before.segments)
                edit.insert_all(after.segments)
        for left in dict.fromkeys(version.article_id for version in joining):
            _move_out(store, edit, left, [v for v in joining if v.article_id == left], home)
        _number(edit, members, home)
        aligning.keep(store, edit, home, fresh)
        link_newcomers(store, edit, home, {version.id for version in joining})
    return home


def ungroup(store: Store, version: VersionId, *, progress: Progress | None = None) -> ArticleId:
    """Take a version out into an article of its own; gives that article. One edit.

    What was parted is not suggested again.

    Raises NotFound, and KnownError when the version is alone already.
    """
    leaving = store.version(version)
    home = leaving.article_id
    staying = [v for v in store.versions(home) if v.id != version]
    if not staying:
        raise KnownError(f"‘{leaving.title}’", "it is the only version of its article already")
    fresh = Article(ArticleId(new_id()), leaving.title, now())
    alone, rest = (
        _planned(store, fresh.id, [leaving], progress),
        _planned(store, home, staying, progress),
    )
    with store.edit(Op.UNGROUP) as edit:
        edit.insert(fresh)
        _move_annotations(store, edit, home, {version}, fresh.id)
        _number(edit, staying, home)
        _number(edit, [leaving], fresh.id)
        aligning.keep(store, edit, home, rest)
        aligning.keep(store, edit, fresh.id, alone)
        suggesting.decline_pairs(store, edit, [leaving], staying)
    return fresh.id


def rename(store: Store, article: ArticleId, title: str) -> None:
    """Give an article another title; raises KnownError for an empty one."""
    if not title.strip():
        raise KnownError("the title", "it needs at least one letter")
    with store.edit(Op.EDIT_DETAILS) as edit:
        edit.update(replace(store.article(article), title=" ".join(title.split())))


def remove(store: Store, article: ArticleId) -> None:
    """Move an article, with all that is attached to it, to the bin."""
    with store.edit(Op.REMOVE_ARTICLE) as edit:
        edit.update(replace(store.article(article), trashed_at=now()))


def restore(store: Store, article: ArticleId) -> None:
    """Take an article out of the bin."""
    with store.edit(Op.RESTORE) as edit:
        edit.update(replace(store.article(article), trashed_at=None))


def link_newcomers(
    store: Store, edit: Edit, article: ArticleId, newcomers: Collection[VersionId]
) -> None:
    """Within an edit, link every annotation to the versions that are new to its article."""
    texts = {version.id: version.text for version in store.versions(article)}
    for annotation in store.annotations(article):
        for own in [target for target in annotation.targets if not target.linked][:1]:
            passage = Passage(own.version_id, own.start, own.end)
            reached = {target.version_id for target in annotation.targets}
            for linked in counterparts(store, passage):
                is_new = linked.version_id in newcomers or own.version_id in newcomers
                if is_new and linked.version_id not in reached:
                    text = texts[linked.version_id]
                    edit.insert(anchor(annotation.id, linked, text, linked=True))


def _untouched(store: Store, home: ArticleId, members: Sequence[Version]) -> frozenset[VersionId]:
    """The versions with no note on them; none where rows of the article are confirmed."""
    if aligning.walls(store, home):
        return frozenset()
    marked = {
        target.version_id
        for article in {version.article_id for version in members}
        for trashed in (False, True)
        for annotation in store.annotations(article, trashed=trashed)
        for target in annotation.targets
    }
    return frozenset(version.id for version in members) - marked


def _planned(
    store: Store,
    article: ArticleId,
    versions: Sequence[Version],
    progress: Progress | None,
    newcomers: Collection[VersionId] = (),
) -> Plan:
    texts = [sentences(version, store.segments(version.id)) for version in versions]
    walls = stretched(aligning.walls(store, article), texts, newcomers)
    knowledge = Knowledge.of(store)
    return aligning.plan(article, texts, walls=walls, knowledge=knowledge, progress=progress)


def _number(edit: Edit, versions: Sequence[Version], article: ArticleId) -> None:
    for position, version in enumerate(versions):
        placed = replace(version, article_id=article, position=position)
        if placed != version:
            edit.update(placed)


def _move_out(
    store: Store, edit: Edit, left: ArticleId, leaving: Sequence[Version], home: ArticleId
) -> None:
    """Move what is attached to the leaving versions; mend or remove the article they leave."""
    gone = {version.id for version in leaving}
    staying = [version for version in store.versions(left) if version.id not in gone]
    rest = _planned(store, left, staying, None) if staying else None
    _move_annotations(store, edit, left, gone, home, all_of_them=not staying)
    if rest is None:
        aligning.forget(store, edit, left)
        _number(edit, leaving, home)
        edit.delete(store.article(left))
    else:
        _number(edit, staying, left)
        aligning.keep(store, edit, left, rest)


def _move_annotations(
    store: Store,
    edit: Edit,
    source: ArticleId,
    versions: set[VersionId],
    into: ArticleId,
    *,
    all_of_them: bool = False,
) -> None:
    for annotation in (*store.annotations(source), *store.annotations(source, trashed=True)):
        own = {target.version_id for target in annotation.targets if not target.linked}
        if all_of_them or (own and own <= versions):
            edit.update(replace(annotation.record, article_id=into))
            _drop_targets(edit, annotation, lambda t: t.version_id not in versions and t.linked)
        elif own & versions:
            _divide(edit, annotation, versions, into)
        else:
            _drop_targets(edit, annotation, lambda t: t.version_id in versions)


def _drop_targets(edit: Edit, annotation: Annotation, unwanted: Callable[[Target], bool]) -> None:
    edit.delete(*(target for target in annotation.targets if unwanted(target)))


def _divide(edit: Edit, annotation: Annotation, versions: set[VersionId], into: ArticleId) -> None:
    """One annotation marked on both sides of a parting becomes two, each with the whole note."""
    twin = AnnotationId(new_id())
    moving = [target for target in annotation.targets if target.version_id in versions]
    edit.insert(replace(annotation.record, id=twin, article_id=into))
    edit.delete(*moving)
    edit.insert(*(replace(target, annotation_id=twin) for target in moving if not target.linked))

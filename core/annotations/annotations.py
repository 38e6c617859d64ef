"""What a person does to annotations. Each function is one edit: one undo step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from core.annotations import tags as tagging
from core.annotations.anchors import CONTEXT_LENGTH, anchor
from core.annotations.links import counterparts
from core.changes import Op
from core.errors import NotFound
from core.model import (
    Annotation,
    AnnotationId,
    AnnotationRecord,
    ArticleId,
    Colour,
    Passage,
    Style,
    Target,
    VersionId,
    new_id,
    now,
)
from core.store.store import Edit, Store
from core.text.normalize import normalized


def new_record(article: ArticleId, colour: Colour, style: Style, note: str) -> AnnotationRecord:
    """The record of an annotation made now, not yet stored."""
    moment = now()
    return AnnotationRecord(
        id=AnnotationId(new_id()),
        article_id=article,
        colour=colour,
        style=style,
        note=normalized(note),
        created_at=moment,
        modified_at=moment,
    )


def highlight(
    store: Store,
    passage: Passage,
    colour: Colour,
    *,
    style: Style = Style.HIGHLIGHT,
    note: str = "",
    tags: Iterable[str] = (),
    link: bool = True,
) -> AnnotationId:
    """Mark a passage; with `link`, the passages aligned with it are marked along.

    Raises PassageNotFound when the passage holds no words.
    """
    record = new_record(store.article_of(passage.version_id), colour, style, note)
    linked = counterparts(store, passage) if link else []
    hashes = {one.version_id: store.text_hash(one.version_id) for one in (passage, *linked)}
    with store.edit(Op.HIGHLIGHT) as edit:
        attach(store, edit, record, passage, linked=linked, tags=tags, hashes=hashes)
    return record.id


def mark_together(
    store: Store,
    passage: Passage,
    *linked: Passage,
    colour: Colour,
    note: str = "",
    tags: Iterable[str] = (),
) -> AnnotationId:
    """Mark a passage and exactly these words of other versions along with it. One edit."""
    record = new_record(store.article_of(passage.version_id), colour, Style.HIGHLIGHT, note)
    with store.edit(Op.HIGHLIGHT) as edit:
        attach(store, edit, record, passage, linked=linked, tags=tags)
    return record.id


def attach(
    store: Store,
    edit: Edit,
    record: AnnotationRecord,
    passage: Passage,
    *,
    linked: Iterable[Passage] = (),
    tags: Iterable[str] = (),
    hashes: Mapping[VersionId, str] = MappingProxyType({}),
) -> None:
    """Within an edit, put an annotation on a passage and link it to passages elsewhere.

    `hashes` are those of the texts, as far as they are known.
    """
    edit.insert(record)
    for one in (passage, *linked):
        known = hashes.get(one.version_id) or store.text_hash(one.version_id)
        edit.insert(_target(store, record.id, one, linked=one is not passage, known=known))
    tagging.attach(store, edit, record.id, tags)


def annotate_article(
    store: Store, article: ArticleId, note: str, *, tags: Iterable[str] = ()
) -> AnnotationId:
    """Write a note on the article as a whole."""
    record = new_record(article, Colour.YELLOW, Style.NONE, note)
    with store.edit(Op.NOTE) as edit:
        edit.insert(record)
        tagging.attach(store, edit, record.id, tags)
    return record.id


def set_note(
    store: Store, annotation: AnnotationId, markdown: str, *, onto: int | None = None
) -> int | None:
    """Replace the note, Markdown, kept as written but for Unicode form and line breaks.

    Gives the step of the history that this was: handed back as `onto`, the next saving of the same
    note goes on with it, so that what is written at one sitting is undone at once.
    """
    if _change(store, annotation, Op.NOTE, note=normalized(markdown), onto=onto):
        return store.newest_step
    return onto


def recolour(store: Store, annotation: AnnotationId, colour: Colour) -> None:
    """Give the mark another colour."""
    _change(store, annotation, Op.RECOLOUR, colour=colour)


def restyle(store: Store, annotation: AnnotationId, style: Style) -> None:
    """Draw the mark with a tint, with an underline alone, or not at all."""
    _change(store, annotation, Op.RECOLOUR, style=style)


def set_tags(store: Store, annotation: AnnotationId, names: Sequence[str]) -> None:
    """Give the annotation these tags and no others; tags that are new are made."""
    record = store.annotation(annotation).record
    with store.edit(Op.TAG) as edit:
        if tagging.replace_tags(store, edit, annotation, names):
            edit.update(replace(record, modified_at=now()))


def resize(store: Store, annotation: AnnotationId, passage: Passage) -> None:
    """Put the mark in this passage's version on exactly this passage; links elsewhere stay."""
    _retarget(store, annotation, passage)


def narrow(store: Store, annotation: AnnotationId, *passages: Passage) -> None:
    """Put the linked marks in these passages' versions on exactly these words; they stay linked."""
    _retarget(store, annotation, *passages)


def add_link(store: Store, annotation: AnnotationId, passage: Passage) -> None:
    """Link an annotation to a passage of a version in which it has no words yet. One edit.

    Raises NotFound for a version of another article or one in which it has words already.
    """
    version = store.version(passage.version_id)
    with store.edit(Op.LINK) as edit:
        whole = store.annotation(annotation)
        taken = any(target.version_id == version.id for target in whole.targets)
        if taken or version.article_id != whole.record.article_id:
            raise NotFound("the place for a link", "this note can't be linked to that version")
        edit.insert(anchor(annotation, passage, version.text, linked=True))
        edit.update(replace(whole.record, modified_at=now()))


def drop_link(store: Store, annotation: AnnotationId, version: VersionId) -> None:
    """Take the linked mark out of one version; raises NotFound when there is none."""
    with store.edit(Op.LINK) as edit:
        edit.delete(_target_in(store.annotation(annotation), version, linked=True))


def delete(store: Store, *annotations: AnnotationId) -> None:
    """Move annotations to the bin."""
    moment = now()
    _trash(store, annotations, moment, Op.DELETE)


def restore(store: Store, *annotations: AnnotationId) -> None:
    """Take annotations out of the bin."""
    _trash(store, annotations, None, Op.RESTORE)


def _target(
    store: Store, annotation: AnnotationId, passage: Passage, *, linked: bool, known: str
) -> Target:
    """The target on a passage, made from the little of the text that it needs."""
    begins = max(0, passage.start - CONTEXT_LENGTH)
    text = store.excerpt(passage.version_id, begins, passage.end + CONTEXT_LENGTH)
    inside = replace(passage, start=passage.start - begins, end=passage.end - begins)
    target = anchor(annotation, inside, text, linked=linked, known=known)
    return replace(target, start=target.start + begins, end=target.end + begins)


def _change(
    store: Store,
    annotation: AnnotationId,
    op: Op,
    *,
    note: str | None = None,
    colour: Colour | None = None,
    style: Style | None = None,
    onto: int | None = None,
) -> bool:
    before = store.annotation(annotation).record
    after = replace(
        before,
        note=before.note if note is None else note,
        colour=colour or before.colour,
        style=style or before.style,
    )
    if after == before:
        return False
    with store.edit(op, onto=onto) as edit:
        edit.update(replace(after, modified_at=now()))
    return True


def _retarget(store: Store, identifier: AnnotationId, *passages: Passage) -> None:
    with store.edit(Op.RESIZE) as edit:
        annotation = store.annotation(identifier)
        changed = False
        for passage in passages:
            before = _target_in(annotation, passage.version_id)
            text = store.version(passage.version_id).text
            after = anchor(identifier, passage, text, linked=before.linked)
            edit.update(after)
            changed = changed or after != before
        if changed:
            edit.update(replace(annotation.record, modified_at=now()))


def _target_in(annotation: Annotation, version: VersionId, *, linked: bool | None = None) -> Target:
    for target in annotation.targets:
        if target.version_id == version and linked in (None, target.linked):
            return target
    raise NotFound("the mark", "this annotation has none in that version")


def _trash(store: Store, identifiers: Sequence[AnnotationId], moment: str | None, op: Op) -> None:
    records = [store.annotation(identifier).record for identifier in identifiers]
    with store.edit(op) as edit:
        for record in records:
            if (record.trashed_at is None) != (moment is None):
                edit.update(replace(record, trashed_at=moment))

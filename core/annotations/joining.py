"""Two marks made one, and one made two. Each is one edit: one undo step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.annotations import tags as tagging
from core.annotations.anchors import anchor
from core.annotations.annotations import new_record
from core.annotations.links import counterparts
from core.changes import Op
from core.errors import KnownError, PassageNotFound
from core.model import Annotation, AnnotationId, Passage, State, Target, VersionId, now
from core.store.store import Store


def merge(store: Store, kept: AnnotationId, gone: AnnotationId) -> None:
    """Make one annotation of two that overlap: their words joined, both notes, all tags.

    The first keeps its colour; the second goes to the bin. Raises KnownError where no marked words
    of the two touch each other.
    """
    first, second = store.annotation(kept), store.annotation(gone)
    joined = _joined(first.targets, second.targets)
    if joined is None:
        raise KnownError("these two notes", "their words do not overlap")
    notes = [note for note in (first.record.note, second.record.note) if note.strip()]
    moment = now()
    with store.edit(Op.MERGE_NOTES) as edit:
        edit.delete(*first.targets)
        for passage, linked in joined:
            text = store.version(passage.version_id).text
            edit.insert(anchor(kept, passage, text, linked=linked))
        tagging.replace_tags(store, edit, kept, [*first.tags, *second.tags])
        note = "\n\n".join(dict.fromkeys(notes))
        edit.update(replace(first.record, note=note, modified_at=moment))
        edit.update(replace(second.record, trashed_at=moment))


def overlap(first: Sequence[Target], second: Sequence[Target]) -> bool:
    """Whether marked words of two annotations touch each other in a version."""
    return any(
        a.version_id == b.version_id and a.start < b.end and b.start < a.end
        for a in first
        for b in second
        if not a.linked and not b.linked
    )


def split(store: Store, annotation: AnnotationId, version: VersionId, offset: int) -> AnnotationId:
    """Part a mark before a character of a version: the rest becomes a mark of its own; its id.

    The note stays with the first part, the tags go with both. Words linked in other versions stay
    with the part in whose rows they are, or with both. Raises KnownError where there are no words
    of the mark on either side, or they are only linked there.
    """
    with store.edit(Op.SPLIT_NOTE) as edit:
        whole = store.annotation(annotation)
        own = _splittable(whole, version, offset)
        halves = (Passage(version, own.start, offset), Passage(version, offset, own.end))
        rest = replace(
            new_record(whole.record.article_id, whole.record.colour, whole.record.style, note=""),
            created_at=whole.record.created_at,
        )
        linked = [t for t in whole.targets if t.linked and t.state is not State.ORPHAN]
        parts = [_with_links(store, half, linked) for half in halves]
        text = {v: store.version(v).text for part in parts for v in (p.version_id for p in part)}
        edit.insert(rest)
        edit.delete(own, *linked)
        for identifier, part in zip((annotation, rest.id), parts, strict=True):
            for number, passage in enumerate(part):
                where = text[passage.version_id]
                edit.insert(anchor(identifier, passage, where, linked=number > 0))
        tagging.attach(store, edit, rest.id, whole.tags)
        edit.update(replace(whole.record, modified_at=rest.modified_at))
    return rest.id


def _splittable(whole: Annotation, version: VersionId, offset: int) -> Target:
    """The target that may be parted there."""
    own = next((t for t in whole.targets if t.version_id == version), None)
    if own is None or own.linked or own.state is State.ORPHAN:
        raise KnownError("this mark", "only words that you marked yourself can be split")
    before, after = own.exact[: offset - own.start], own.exact[offset - own.start :]
    if not own.start < offset < own.end or not before.strip() or not after.strip():
        raise PassageNotFound("the place", "put the caret between two words of the mark")
    return own


def _with_links(store: Store, half: Passage, linked: Sequence[Target]) -> list[Passage]:
    """A part with what of the linked words lies in its rows."""
    beside = {passage.version_id: passage for passage in counterparts(store, half)}
    return [half, *_common(linked, beside)]


def _common(linked: Sequence[Target], beside: dict[VersionId, Passage]) -> Iterator[Passage]:
    for target in linked:
        near = beside.get(target.version_id)
        if near is not None:
            start, end = max(target.start, near.start), min(target.end, near.end)
            if target.exact[start - target.start : end - target.start].strip():
                yield Passage(target.version_id, start, end)


def _joined(first: Sequence[Target], second: Sequence[Target]) -> list[tuple[Passage, bool]] | None:
    """For each version the passage that holds what either has there, and whether it is linked."""
    if not overlap(first, second):
        return None
    spans: dict[VersionId, tuple[int, int, bool]] = {}
    for target in (*first, *second):
        start, end, linked = spans.get(target.version_id, (target.start, target.end, target.linked))
        spans[target.version_id] = (
            min(start, target.start),
            max(end, target.end),
            linked and target.linked,
        )
    return [(Passage(v, start, end), linked) for v, (start, end, linked) in spans.items()]

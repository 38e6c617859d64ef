"""What a person does to several annotations at once: each one edit, one undo step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.annotations import tags as tagging
from core.annotations.anchors import anchor
from core.changes import Op
from core.errors import KnownError
from core.model import AnnotationId, Colour, Passage, Style, Target, VersionId, now
from core.store.store import Store


def recolour(store: Store, annotations: Iterable[AnnotationId], colour: Colour) -> int:
    """Give all these marks a colour, plain notes left alone; how many changed."""
    moment, changed = now(), 0
    with store.edit(Op.RECOLOUR) as edit:
        for annotation in store.these_annotations(tuple(annotations)):
            record = annotation.record
            if record.colour is not colour and record.style is not Style.NONE:
                edit.update(replace(record, colour=colour, modified_at=moment))
                changed += 1
    return changed


def add_tags(store: Store, annotations: Iterable[AnnotationId], names: Sequence[str]) -> int:
    """Give all these annotations these tags as well; how many changed."""
    moment, changed = now(), 0
    with store.edit(Op.TAG) as edit:
        for annotation in store.these_annotations(tuple(annotations)):
            wanted = [*annotation.tags, *names]
            if tagging.replace_tags(store, edit, annotation.id, wanted):
                edit.update(replace(annotation.record, modified_at=moment))
                changed += 1
    return changed


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

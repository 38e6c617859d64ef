"""What a person does to several annotations at once: each one edit, one undo step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.annotations import tags as tagging
from core.changes import Op
from core.model import AnnotationId, Colour, Style, now
from core.store.store import Edit, Store


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
    with store.edit(Op.TAG) as edit:
        return tag(store, edit, annotations, names)


def tag(store: Store, edit: Edit, annotations: Iterable[AnnotationId], names: Sequence[str]) -> int:
    """Within an edit, give annotations these tags as well; how many changed."""
    moment, changed = now(), 0
    for annotation in store.these_annotations(tuple(annotations)):
        wanted = [*annotation.tags, *names]
        if tagging.replace_tags(store, edit, annotation.id, wanted):
            edit.update(replace(annotation.record, modified_at=moment))
            changed += 1
    return changed

"""Tags: names that nest with `/`, and never two of the same name in other letters.

Two names are the same tag when they are equal after NFC and case folding. What was typed first
stays the name. Renaming a tag renames what is nested under it.
"""

from collections.abc import Iterable
from dataclasses import replace

from core.changes import Op
from core.errors import KnownError, NotFound
from core.model import AnnotationId, AnnotationTag, Tag, TagId, new_id
from core.store.store import Edit, Store
from core.text.normalize import normalized


def cleaned(name: str) -> str:
    """The name as it is kept: NFC, blanks folded, no `#` before it, no empty level."""
    levels = normalized(name).strip().lstrip("#").split("/")
    return "/".join(" ".join(level.split()) for level in levels if level.strip())


def attach(store: Store, edit: Edit, annotation: AnnotationId, names: Iterable[str]) -> None:
    """Within an edit, give an annotation tags; those that are new are made."""
    for tag in _tags_named(store, edit, names):
        edit.insert(AnnotationTag(annotation, tag.id))


def replace_tags(store: Store, edit: Edit, annotation: AnnotationId, names: Iterable[str]) -> bool:
    """Within an edit, give an annotation exactly these tags; says whether anything changed."""
    before = _tags_of(store, annotation)
    after = {tag.id: tag for tag in _tags_named(store, edit, names)}
    edit.delete(*(AnnotationTag(annotation, tag) for tag in before if tag not in after))
    edit.insert(*(AnnotationTag(annotation, tag) for tag in after if tag not in before))
    return before.keys() != after.keys()


def rename(store: Store, old: str, new: str) -> int:
    """Rename a tag and what is nested under it; gives the number of tags renamed.

    Raises NotFound for an unknown tag, KnownError when a new name is taken (merge does that).
    """
    tag, name = _existing(store, old), cleaned(new)
    if not name:
        raise KnownError(f"“{new}”", "a tag needs a name of at least one letter")
    renamed = [replace(t, name=name + t.name[len(tag.name) :]) for t in _family(store, tag)]
    own = {t.id for t in renamed}
    for candidate in renamed:
        other = store.tag_named(candidate.name)
        if other is not None and other.id not in own:
            raise KnownError(f"“{candidate.name}”", "this tag is there already; merge the two")
    with store.edit(Op.RENAME_TAG) as edit:
        edit.update(*renamed)
    return len(renamed)


def merge(store: Store, source: str, into: str) -> int:
    """Give everything tagged `source` the tag `into` and drop `source`; how many moved.

    Raises NotFound when either is unknown.
    """
    gone, kept = _existing(store, source), _existing(store, into)
    if gone.id == kept.id:
        return 0
    carriers = [a for a in _everything(store) if gone.name in a[1]]
    with store.edit(Op.MERGE_TAGS) as edit:
        for annotation, names in carriers:
            edit.delete(AnnotationTag(annotation, gone.id))
            if kept.name not in names:
                edit.insert(AnnotationTag(annotation, kept.id))
        edit.delete(gone)
    return len(carriers)


def _everything(store: Store) -> list[tuple[AnnotationId, tuple[str, ...]]]:
    live, binned = store.annotations(), store.annotations(trashed=True)
    return [(annotation.id, annotation.tags) for annotation in (*live, *binned)]


def _existing(store: Store, name: str) -> Tag:
    tag = store.tag_named(cleaned(name))
    if tag is None:
        raise NotFound(f"“{name}”", "there is no such tag")
    return tag


def _family(store: Store, tag: Tag) -> list[Tag]:
    beneath = tag.name + "/"
    tags = [counted.tag for counted in store.tag_counts()]
    return [t for t in tags if t.id == tag.id or t.name.startswith(beneath)]


def _tags_of(store: Store, annotation: AnnotationId) -> dict[TagId, Tag]:
    tags = (store.tag_named(name) for name in store.annotation(annotation).tags)
    return {tag.id: tag for tag in tags if tag is not None}


def _tags_named(store: Store, edit: Edit, names: Iterable[str]) -> list[Tag]:
    found: dict[TagId, Tag] = {}
    for name in filter(None, map(cleaned, names)):
        tag = store.tag_named(name)
        if tag is None:
            tag = Tag(TagId(new_id()), name)
            edit.insert(tag)
        found[tag.id] = tag
    return list(found.values())

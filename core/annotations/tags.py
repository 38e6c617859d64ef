"""Tags: names that nest with `/`, and never two of the same name in other letters.

Two names are the same tag when they are equal after NFC and case folding. What was typed first
stays the name. Renaming a tag renames what is nested under it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.changes import Op
from core.errors import KnownError, NotFound
from core.model import AnnotationId, AnnotationTag, Colour, Tag, TagId, new_id
from core.store.marks import folded
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
    return _rename(store, old, new, Op.RENAME_TAG)


def move(store: Store, name: str, under: str) -> int:
    """Put a tag, with what is nested under it, under another; an empty one: at the top.

    Gives the number of tags moved; raises as `rename` does, and KnownError for a tag that would
    come to stand under itself.
    """
    last, parent = _level(name), cleaned(under)
    if parent and _is_under(parent, cleaned(name)):
        raise KnownError(f"“{name}”", "a tag can't stand under itself")
    return _rename(store, name, f"{parent}/{last}" if parent else last, Op.MOVE_TAG)


def merge(store: Store, source: str, into: str) -> int:
    """Give everything tagged `source` the tag `into` and drop `source`; how many notes moved.

    What is nested under `source` comes to stand under `into`, merged there with what has its name.
    Raises NotFound when either is unknown, KnownError when `into` lies under `source`.
    """
    gone, kept = _existing(store, source), _existing(store, into)
    if gone.id == kept.id:
        return 0
    if _is_under(kept.name, gone.name):
        raise KnownError(f"“{kept.name}”", f"it stands under “{gone.name}”; merge the other way")
    moved = 0
    with store.edit(Op.MERGE_TAGS) as edit:
        for tag in _family(store, gone):
            name = kept.name + tag.name[len(gone.name) :]
            there = store.tag_named(name)
            if there is None:
                edit.update(replace(tag, name=name))
            else:
                moved += _pour(store, edit, tag, there)
    return moved


def recolour(store: Store, name: str, colour: Colour | None) -> None:
    """Give a tag a colour, or none. Raises NotFound."""
    tag = _existing(store, name)
    with store.edit(Op.RECOLOUR_TAG) as edit:
        edit.update(replace(tag, colour=colour.value if colour else ""))


def delete(store: Store, name: str) -> int:
    """Take a tag and what is nested under it away from all notes; how many tags are gone.

    The notes stay. A level that is no tag itself stands for the tags below it. Raises NotFound.
    """
    with store.edit(Op.DELETE_TAG) as edit:
        family = _family_named(store, name)
        for tag in family:
            edit.delete(*store.carriers(tag.id), tag)
    return len(family)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change of a tag would touch: tags, itself and those below, and their notes."""

    tags: int
    notes: int


def reach(store: Store, name: str) -> Reach:
    """How many tags and notes belong to this tag and those below it, the bin's notes too."""
    family = _family_named(store, name)
    notes = {tie.annotation_id for tag in family for tie in store.carriers(tag.id)}
    return Reach(len(family), len(notes))


def _rename(store: Store, old: str, new: str, op: Op) -> int:
    name, family = cleaned(new), _family_named(store, old)
    if not name:
        raise KnownError(f"“{new}”", "a tag needs a name of at least one letter")
    length = len(cleaned(old))
    renamed = [replace(tag, name=name + tag.name[length:]) for tag in family]
    own = {tag.id for tag in renamed}
    for candidate in renamed:
        other = store.tag_named(candidate.name)
        if other is not None and other.id not in own:
            raise KnownError(f"“{candidate.name}”", "this tag is there already; merge the two")
    with store.edit(op) as edit:
        edit.update(*renamed)
    return len(renamed)


def _pour(store: Store, edit: Edit, source: Tag, into: Tag) -> int:
    """Within an edit, give what carries one tag another and drop the first; how many carried it."""
    ties = store.carriers(source.id)
    carry = {tie.annotation_id for tie in store.carriers(into.id)}
    edit.delete(*ties, source)
    edit.insert(
        *(AnnotationTag(t.annotation_id, into.id) for t in ties if t.annotation_id not in carry)
    )
    return len(ties)


def _level(name: str) -> str:
    return cleaned(name).rsplit("/", 1)[-1]


def _is_under(name: str, parent: str) -> bool:
    return f"{folded(name)}/".startswith(f"{folded(parent)}/")


def _existing(store: Store, name: str) -> Tag:
    tag = store.tag_named(cleaned(name))
    if tag is None:
        raise NotFound(f"“{name}”", "there is no such tag")
    return tag


def _family(store: Store, tag: Tag) -> list[Tag]:
    tags = [counted.tag for counted in store.tag_counts()]
    return [t for t in tags if _is_under(t.name, tag.name)]


def _family_named(store: Store, name: str) -> list[Tag]:
    """The tag of this name and those below it; the tags below a level that is none itself."""
    tags = [counted.tag for counted in store.tag_counts()]
    found = [tag for tag in tags if cleaned(name) and _is_under(tag.name, cleaned(name))]
    if not found:
        raise NotFound(f"“{name}”", "there is no such tag")
    return found


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

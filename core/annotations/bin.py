"""The bin of notes: what was deleted waits here for thirty days.

Notes whose time is over are removed for good by `purge`, which the window calls once when it has
opened a library. Articles wait without end: a text is much, and nobody deletes many.
"""

from datetime import UTC, datetime, timedelta

from core.changes import Op
from core.model import Annotation, AnnotationTag, Tag
from core.store.store import Store

KEPT_DAYS = 30


def purge(store: Store, moment: datetime) -> int:
    """Remove the notes that were deleted thirty days before this moment (UTC); how many. One edit.

    It can be undone like every edit; the notes lie in the bin again then.
    """
    over = [note for note in store.annotations(trashed=True) if days_left(note, moment) <= 0]
    if not over:
        return 0
    tags = {counted.tag.name: counted.tag for counted in store.tag_counts()}
    with store.edit(Op.EMPTY_BIN) as edit:
        for note in over:
            edit.delete(*_ties(note, tags), *note.targets, note.record)
    return len(over)


def days_left(note: Annotation, moment: datetime) -> int:
    """How many more days a note in the bin is kept at this moment; 0 or less: none.

    A note that is not in the bin, or whose moment can't be read, is kept for the whole time.
    """
    try:
        deleted = datetime.fromisoformat(note.record.trashed_at or "")
    except ValueError:
        return KEPT_DAYS
    if deleted.tzinfo is None:
        deleted = deleted.replace(tzinfo=UTC)
    return KEPT_DAYS - (moment - deleted) // timedelta(days=1)


def _ties(note: Annotation, tags: dict[str, Tag]) -> list[AnnotationTag]:
    return [AnnotationTag(note.id, tags[name].id) for name in note.tags]

"""What is done within one edit: rows inserted, updated and deleted, and remembered for undo."""

import sqlite3
from collections.abc import Iterable, Iterator

from core.changes import Image, Key, RowChange
from core.errors import NotFound
from core.model import VersionId
from core.store.images import apply, image_of
from core.store.records import TABLE_OF, Record
from core.store.suggestions import Entry, write_profiles, write_suggestions

GONE = "it is no longer in the library; it may have been removed meanwhile. Nothing was changed."


class Edit:
    """The writing hand of an open edit; `store.edit` gives it and ends it.

    What another program wrote meanwhile is safe only if an edit reads, through the same store and
    after it has begun, the records that it is going to write back.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes: dict[tuple[str, Key], RowChange] = {}

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """What this edit did so far, one change a row; rows that look as before are left out."""
        changes = self._changes.values()
        return tuple(change for change in changes if change.before != change.after)

    def insert(self, *records: Record) -> None:
        """Add records that are not there yet."""
        self.insert_all(records)

    def insert_all(self, records: Iterable[Record]) -> None:
        """Add many records, of any tables, in any order."""
        self._apply([_change(record, None, present=True) for record in records])

    def update(self, *records: Record) -> None:
        """Write whole records over those of the same keys; raises `NotFound`."""
        self._apply(list(self._over_present(records, present=True)))

    def delete(self, *records: Record) -> None:
        """Remove records by their keys; raises `NotFound`. What refers to them must go too."""
        self._apply(list(self._over_present(records, present=False)))

    def index(self, *entries: Entry) -> None:
        """Put versions into the index; that is derived from them and makes no step of undo."""
        write_profiles(self._connection, entries)

    def suggest(self, *pairs: tuple[VersionId, VersionId, float, str]) -> None:
        """Keep suggestions, each two versions, a score 0 to 1 and evidence; no step of undo."""
        write_suggestions(self._connection, pairs)

    def _over_present(self, records: Iterable[Record], *, present: bool) -> Iterator[RowChange]:
        for record in records:
            table = TABLE_OF[type(record)]
            before = image_of(self._connection, table, table.key_of(table.image(record)))
            if before is None:
                raise NotFound(f"this {table.name.replace('_', ' ')}", GONE)
            change = _change(record, before, present=present)
            if change.before != change.after:
                yield change

    def _apply(self, changes: list[RowChange]) -> None:
        apply(self._connection, changes)
        for change in changes:
            place = change.table, change.key
            earlier = self._changes.get(place, change)
            self._changes[place] = RowChange(*place, earlier.before, change.after)


def _change(record: Record, before: Image | None, *, present: bool) -> RowChange:
    table = TABLE_OF[type(record)]
    image = table.image(record)
    return RowChange(table.name, table.key_of(image), before, image if present else None)

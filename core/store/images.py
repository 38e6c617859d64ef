"""Rows as they look now, and rows made to look as a list of changes says.

Doing, undoing and redoing are one thing here: `apply` writes the `after` image of each change.
Because no constraint but the primary keys binds rows to each other before the commit (foreign
keys are deferred), the order of changes to different rows does not matter; so they are written
table by table, which is what makes an import of ten thousand segments quick.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from core.changes import Image, Key, RowChange
from core.store.records import TABLE_NAMED, Table

_Writing = tuple[str, bool, tuple[str, ...]]  # the table, whether the row is there, its columns


def image_of(connection: sqlite3.Connection, table: Table[object], key: Key) -> Image | None:
    """The row of this key as it is now, or None."""
    found = connection.execute(table.select_one, key).fetchone()
    return None if found is None else dict(zip(table.columns, found, strict=True))


def is_fresh(connection: sqlite3.Connection, change: RowChange) -> bool:
    """Whether the row looks as it did before this change, so that it may be applied.

    Only what was recorded is compared: a column that a later format added does not make old steps
    stale. A table or column that is gone does.
    """
    table = TABLE_NAMED.get(change.table)
    recorded = (change.before or {}).keys() | (change.after or {}).keys()
    if table is None or not recorded <= set(table.columns):
        return False
    now = image_of(connection, table, change.key)
    if now is None or change.before is None:
        return now is change.before
    return all(now[column] == value for column, value in change.before.items())


def apply(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Make the rows look as these changes say."""
    rows: dict[_Writing, list[Image | Key]] = defaultdict(list)
    for change in changes:
        columns = tuple(change.after or ())
        writing = change.table, change.before is not None, columns
        rows[writing].append(change.key if change.after is None else change.after)
    for writing in sorted(rows, key=lambda writing: bool(writing[2])):
        connection.executemany(_statement(writing), rows[writing])


def _statement(writing: _Writing) -> str:
    name, present, columns = writing
    table = TABLE_NAMED[name]
    if not columns:
        return table.delete
    return table.update(columns) if present else table.insert(columns)

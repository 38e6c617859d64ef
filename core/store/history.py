"""The steps that can be undone and redone, kept in the library itself.

A step is an operation and the images of its rows, before and after, packed as JSON. It is written
in the transaction of its edit, so there is never one without the other, and it outlives the
program. Undone steps are the redo side; a new edit drops them. The oldest steps go when there
are more than `STEPS` or when together they take more than `BYTES`; the newest one always stays.

Rows that were changed by something that records no steps (a repair, another tool) make the steps
that knew them stale. A stale step can't be applied without harm: it is dropped when its turn
comes, and the next one is tried. Steps that depended on it no longer fit the rows either, so they
go the same way.
"""

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from core.changes import Direction, Image, Key, Op, RowChange
from core.model import now
from core.store.images import is_fresh
from core.store.records import TABLE_NAMED

STEPS = 500
BYTES = 64 * 1024 * 1024
UNREADABLE = (zlib.error, ValueError, KeyError, TypeError)

NEWEST_DONE = "SELECT id, op, changes FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1"
OLDEST_UNDONE = "SELECT id, op, changes FROM history WHERE undone ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Step:
    """An operation and the changes that undo it or do it again."""

    op: Op
    changes: tuple[RowChange, ...]


class History:
    """The steps of one library. Everything that writes must run in a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def next_op(self, direction: Direction) -> Op | None:
        """What undo or redo would take back or do again, if its rows are as recorded."""
        found = self._connection.execute(_next(direction)).fetchone()
        return None if found is None else _op(found[1])

    @property
    def newest(self) -> int | None:
        """The number of the step that undo would take back, None if there is none."""
        found = self._connection.execute(NEWEST_DONE).fetchone()
        return None if found is None else int(found[0])

    def extend(
        self, step: int, op: Op, changes: Iterable[RowChange], *, wider: bool = False
    ) -> bool:
        """Make changes part of the newest step, if it is this one and goes on as they do.

        That is: nothing was done or undone since, the operation is the same, and so are the rows,
        which still look as the step left them; `wider` allows for rows that the step did not
        touch. Says whether it was done.
        """
        found = self._connection.execute(NEWEST_DONE).fetchone()
        undone = self._connection.execute(OLDEST_UNDONE).fetchone()
        if undone is not None or found is None or found[:2] != (step, op.value):
            return False
        fresh = list(changes)
        before = {(c.table, c.key): c for c in unpack(found[2])}
        after = {(c.table, c.key): c for c in fresh}
        if not wider and before.keys() != after.keys():
            return False
        both = before.keys() & after.keys()
        if any(before[k].after != after[k].before for k in both):
            return False
        joined = [before[k] for k in before if k not in both]
        joined += [
            RowChange(c.table, c.key, before.get((c.table, c.key), c).before, c.after)
            for c in fresh
        ]
        self._connection.execute(
            "UPDATE history SET moment = ?, changes = ? WHERE id = ?", (now(), pack(joined), step)
        )
        return True

    def add(self, op: Op, changes: Iterable[RowChange]) -> None:
        """Record a step as the newest and drop the redo side."""
        self._connection.execute("DELETE FROM history WHERE undone")
        self._connection.execute(
            "INSERT INTO history (op, moment, undone, changes) VALUES (?, ?, 0, ?)",
            (op.value, now(), pack(changes)),
        )
        self._prune()

    def take(self, direction: Direction) -> Step | None:
        """The next step to undo or redo: what is to be applied. Marks it, drops stale ones."""
        while found := self._connection.execute(_next(direction)).fetchone():
            identifier, op, packed = found
            changes = self._applicable(packed, direction)
            if changes:
                undone = direction is Direction.UNDO
                self._connection.execute(
                    "UPDATE history SET undone = ? WHERE id = ?", (int(undone), identifier)
                )
                return Step(_op(op), changes)
            self._connection.execute("DELETE FROM history WHERE id = ?", (identifier,))
        return None

    def _applicable(self, packed: bytes, direction: Direction) -> tuple[RowChange, ...]:
        try:
            changes = tuple(unpack(packed))
        except UNREADABLE:
            return ()
        if direction is Direction.UNDO:
            changes = tuple(change.inverse for change in changes)
        fresh = all(is_fresh(self._connection, change) for change in changes)
        return changes if fresh else ()

    def _prune(self) -> None:
        sizes = self._connection.execute(
            "SELECT id, length(changes) FROM history ORDER BY id DESC"
        ).fetchall()
        kept = 0
        for count, (identifier, size) in enumerate(sizes):
            kept += size
            if count and (count >= STEPS or kept > BYTES):
                self._connection.execute("DELETE FROM history WHERE id <= ?", (identifier,))
                return


def pack(changes: Iterable[RowChange]) -> bytes:
    """The changes as compressed JSON: by table and columns, an update with what changed only."""
    groups: dict[tuple[str, tuple[str, ...]], list[Any]] = defaultdict(list)
    for change in changes:
        image = change.before or change.after or {}
        groups[change.table, tuple(image)].append(_entry(change))
    listed = [[table, columns, entries] for (table, columns), entries in groups.items()]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpack(packed: bytes) -> Iterator[RowChange]:
    """The changes of a step."""
    for table, columns, entries in json.loads(zlib.decompress(packed)):
        for before, after in entries:
            yield _change(table, _image(columns, before), _image(columns, after))


def _next(direction: Direction) -> str:
    return NEWEST_DONE if direction is Direction.UNDO else OLDEST_UNDONE


def _op(name: str) -> Op:
    """The operation of this name; one that a later version of the program added has none here."""
    return Op(name) if name in tuple(Op) else Op.ELSEWHERE


def _entry(change: RowChange) -> list[Any]:
    before, after = change.before, change.after
    if before is None or after is None:
        return [before and list(before.values()), after and list(after.values())]
    differing = {name: value for name, value in after.items() if before[name] != value}
    return [list(before.values()), differing]


def _image(columns: list[str], values: Any) -> Image | None:
    if values is None or isinstance(values, dict):
        return values
    return dict(zip(columns, values, strict=True))


def _change(table: str, before: Image | None, after: Image | None) -> RowChange:
    if before is not None and after is not None:
        after = {**before, **after}
    return RowChange(table, _key(table, before or after or {}), before, after)


def _key(table: str, image: Image) -> Key:
    known = TABLE_NAMED.get(table)
    return () if known is None else known.key_of(image)

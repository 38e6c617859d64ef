"""What every query is made of: statements that see one moment, and answers as records."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from core.errors import NotFound
from core.store.failures import sentences
from core.store.records import Table, quoted

R = TypeVar("R")

PREFIX_LENGTH = 4
LAST_CHARACTER = "\U0010ffff"


class Reading:
    """A library as it is read: its path and its connection, which only this package uses."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked inside sees one moment, whatever other programs write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self._execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        # SQLite ends a transaction by itself where the disk was full or failed.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _execute(self, statement: str, *parameters: Any) -> list[Any]:
        with sentences(self.path):
            return self.connection.execute(statement, parameters).fetchall()

    def _all(self, table: Table[R], rest: str = "", *parameters: Any) -> tuple[R, ...]:
        rows = self._execute(table.select(rest), *parameters)
        try:
            return tuple(map(table.from_values, rows))
        except KeyError:  # one that can't be read never hides the others
            return tuple(row for row in map(table.readable, rows) if row is not None)

    def _one(self, table: Table[R], identifier: str) -> R:
        found = self._all(table, "WHERE id = ?", identifier)
        if not found:
            raise NotFound(
                f"{table.name} ‘{identifier}’", "there is none of this id in the library."
            )
        return found[0]

    def _id_of(self, table: Table[Any], prefix: str) -> str:
        what = f"{table.name} ‘{prefix}’"
        found = self._ids(table, prefix)
        if prefix in found:
            return prefix
        if len(prefix) < PREFIX_LENGTH:
            raise NotFound(what, f"give at least the first {PREFIX_LENGTH} characters of the id.")
        if not found:
            raise NotFound(what, "there is none of this id in the library.")
        if len(found) > 1:
            raise NotFound(what, "there are several whose id begins so; give more of it.")
        return found[0]

    def _ids(self, table: Table[Any], prefix: str) -> list[str]:
        """The first ids that begin so: enough of them to know whether it is one."""
        begins = "WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        statement = " ".join(["SELECT id FROM", quoted(table.name), begins])
        lowered = prefix.lower()
        rows = self._execute(statement, lowered, lowered + LAST_CHARACTER)
        return [identifier for (identifier,) in rows]

"""Copies of a library: whole and checked before they stand under their name.

A copy is made by SQLite's own backup, which sees one moment of the library however much is being
written, into a temporary file in the same folder; it is checked, written through to the disk and
only then renamed. So a copy that exists is a good one, and an older copy under that name stays
until then. A copy is one file: it keeps no write-ahead log.
"""

import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import KnownError, WriteFailed
from core.store.failures import known_error, primary_code

if TYPE_CHECKING:
    from core.store.store import Store

NOT_KEPT = "the copy did not pass its check, so it was not kept; what stood there before is."
DISK_FULL = (
    "the disk is full, so no copy was made; the library is as it was. "
    "Free some space, then try again."
)
NOT_WRITTEN = (
    "the copy could not be written ({cause}); the library is as it was. "
    "Check the folder and the disk, then try again."
)
ITSELF = "the copy can't take the place of the library itself. Choose another name."


def backup(store: "Store", path: Path) -> Path:
    """Copy a library to this path, replacing an older copy; raises `WriteFailed`."""
    if path.exists() and path.samefile(store.path):
        raise _failed(path, ITSELF)
    return copy_to(store.connection, path)


def copy_to(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the library of this connection; raises `WriteFailed`, and `path` is as it was."""
    try:
        temporary = _temporary_beside(path)
        try:
            if not _copy(connection, temporary):
                raise _failed(path, NOT_KEPT)
            _write_through(temporary)
            temporary.replace(path)
            _write_through(path.absolute().parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _failed(path, NOT_WRITTEN.format(cause=error.strerror)) from error
    except sqlite3.Error as error:
        raise (_known(path, error) or error) from error
    return path


def _known(path: Path, error: sqlite3.Error) -> KnownError | None:
    """The sentence for an error of SQLite: those for edits would speak of a change."""
    if primary_code(error) == sqlite3.SQLITE_FULL:
        return _failed(path, DISK_FULL)
    known = known_error(path, error)
    return (
        _failed(path, NOT_WRITTEN.format(cause=error)) if isinstance(known, WriteFailed) else known
    )


def _failed(path: Path, reason: str) -> WriteFailed:
    return WriteFailed(f"‘{path.name}’", reason)


def _temporary_beside(path: Path) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(descriptor)
    return Path(name)


def _copy(connection: sqlite3.Connection, path: Path) -> bool:
    """Make the copy; gives whether it is sound."""
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        copy.close()


def _write_through(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

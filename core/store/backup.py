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

from core.errors import WriteFailed
from core.store.failures import known_error

if TYPE_CHECKING:
    from core.store.store import Store

NOT_KEPT = "the copy did not pass its check, so it was not kept; what stood there before is."
ITSELF = "the copy can't take the place of the library itself. Choose another name."


def backup(store: "Store", path: Path) -> Path:
    """Copy a library to this path, replacing an older copy; raises `WriteFailed`."""
    if path.exists() and path.samefile(store.path):
        raise WriteFailed(f"‘{path.name}’", ITSELF)
    return copy_to(store.connection, path)


def copy_to(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the library of this connection; raises `WriteFailed`, and `path` is as it was."""
    try:
        temporary = _temporary_beside(path)
        try:
            _copy(connection, temporary)
            _write_through(temporary)
            temporary.replace(path)
            _write_through(path.absolute().parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = f"the copy could not be written ({error.strerror}). The library is as it was."
        raise WriteFailed(f"‘{path.name}’", reason) from error
    except sqlite3.Error as error:
        known = known_error(path, error)
        raise (known or error) from error
    return path


def _temporary_beside(path: Path) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(descriptor)
    return Path(name)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise WriteFailed(f"‘{path.name}’", NOT_KEPT)
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

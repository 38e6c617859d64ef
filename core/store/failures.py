"""SQLite's errors that are the environment's, as sentences a person can act upon.

A full disk, a read-only folder, a file another program holds, a damaged file: each says what
happened, what is kept and what to do. Every other error of SQLite is a bug of ours and keeps its
traceback.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import KnownError, LibraryDamaged, LibraryRefused, WriteFailed

FULL = (
    "the disk is full, so the last change was not saved; everything before it is. "
    "Free some space, then do it again."
)
READ_ONLY = (
    "the file or its folder is read-only, so nothing can be changed in it; nothing was. "
    "Allow writing, or copy the library to a folder of your own."
)
LOCKED = (
    "another program has been writing to it for several seconds, so this was not done; "
    "nothing was changed. Try again in a moment."
)
DAMAGED = (
    "the file is damaged; it was left as it is. ‘hexapla backups’ lists its copies, and "
    "‘hexapla restore-backup NAME’ goes on with one of them; the damaged file is kept."
)
NO_FILE_MADE = (
    "it, or the working files beside it, can't be opened. Check that the folder exists and that "
    "you may read and write there. Nothing was changed."
)
DISK_ERROR = (
    "the disk reported an error, so the last change may not be saved; everything before it is. "
    "Check the disk and its connection, then try again."
)

_WRITES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
}
_REFUSALS = {sqlite3.SQLITE_BUSY: LOCKED, sqlite3.SQLITE_CANTOPEN: NO_FILE_MADE}
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Raise what the environment did to this library as a `KnownError`; let bugs pass."""
    try:
        yield
    except sqlite3.Error as error:
        known = known_error(path, error)
        if known is None:
            raise
        raise known from error


def known_error(path: Path, error: sqlite3.Error) -> KnownError | None:
    """The sentence for an error of SQLite, or None where it is a bug."""
    code = primary_code(error)
    if code in _WRITES:
        return WriteFailed(f"‘{path.name}’", _WRITES[code])
    if code in _DAMAGES:
        return LibraryDamaged(path, DAMAGED)
    if code in _REFUSALS:
        return LibraryRefused(path, _REFUSALS[code])
    return None


def primary_code(error: sqlite3.Error) -> int:
    """The primary result code of an error; 0 where SQLite gave none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF

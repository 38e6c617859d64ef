"""Opening a library file: first look, then touch.

A file that is not ours must stay as it is, to the byte. So its header is read through a
connection that can't write, takes no locks and leaves nothing beside the file (`immutable`), and
only a library of a format this program knows is opened for real. The header is read through
SQLite and not with `open()`: closing a second descriptor of the file would drop, under POSIX, the
locks that other connections of this process hold on it.

A new library gets its mark (`application_id`) in a transaction of its own before anything else,
so that a process killed while it makes the tables leaves a file that is known as ours. The tables
come from `core.store.schema`, which is imported only when there is something to make: it loads
sqlite-utils, which is slow beside numpy.
"""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import LibraryForeign, LibraryNewer, LibraryRefused
from core.store.failures import sentences

APPLICATION_ID = 0x4858504C  # "HXPL"
FORMAT = 10
BUSY_SECONDS = 5.0
UNTOUCHED = "mode=ro&immutable=1"  # reads the file alone: no lock, no log, nothing made beside it

NOT_OURS = "it is not a library of Hexapla. Choose another file; this one has not been touched."
IS_FOLDER = "it is a folder. Choose a file for the library."
MISSING = "there is no such file. Check the name, or import something to begin a library there."
NEWER = (
    "it was written by a newer version of Hexapla (format {theirs}; this one knows up to {ours}). "
    "Install the newer version to open it. The file has not been touched."
)
OLDER_READ_ONLY = (
    "it was written by an older version of Hexapla and must be brought up to date, but the file "
    "or its folder is read-only. Copy it to a folder of your own and open it there."
)
UNSEEN_CHANGES = (
    "its folder is read-only and its last changes still wait in ‘{wal}’. "
    "Copy both files to a folder of your own and open the library there."
)

PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first page of a database says it is."""

    application_id: int
    format: int


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library: its connection, and whether it can't be written to."""

    connection: sqlite3.Connection
    read_only: bool


def open_library(path: Path, *, create: bool = True) -> Opened:
    """Open or make a library; raises `LibraryRefused`, and then the file is untouched."""
    with sentences(path):
        if not _is_new(path, create=create):
            require_ours(path)
        opened = _connect(path)
        try:
            _bring_up_to_date(opened, path)
        except BaseException:
            opened.connection.close()
            raise
        return opened


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection to a library that never writes, whatever its file permits."""
    with sentences(path):
        if _is_new(path, create=False):
            raise LibraryForeign(path, NOT_OURS)
        require_ours(path)
        return _connect_for_reading(path)


def require_ours(path: Path) -> None:
    """Refuse a file that is not a library, or one of a newer format, without touching it."""
    _judge(path, _header(path, UNTOUCHED))
    if _has_content(_beside(path, "-wal")):
        _judge(path, _header(path, "mode=ro"))


def configure(connection: sqlite3.Connection) -> None:
    """What holds on every connection to a library."""
    for pragma in PRAGMAS:
        connection.execute(pragma)


def header_of(connection: sqlite3.Connection) -> Header:
    """The mark and the format of the database of this connection."""
    return Header(
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
    )


def connect(path: Path, query: str, *, one_thread: bool = True) -> sqlite3.Connection:
    """A connection in autocommit mode; `query` says how (`mode=rw`).

    Without `one_thread` another thread may take it over.
    """
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=one_thread,
    )


def _is_new(path: Path, *, create: bool) -> bool:
    if path.is_dir():
        raise LibraryRefused(path, IS_FOLDER)
    if not path.exists():
        if not create:
            raise LibraryRefused(path, MISSING)
        _make_folder(path)
        return True
    return path.stat().st_size == 0


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"its folder ‘{path.parent}’ can't be made ({error.strerror}). Choose another."
        raise LibraryRefused(path, reason) from error


def _header(path: Path, how: str) -> Header:
    connection = connect(path, how)
    try:
        # Without this, SQLite compares the header with the file's length and takes a file that
        # is just being written by another process for a damaged one.
        connection.execute("PRAGMA writable_schema = ON")
        return header_of(connection)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise LibraryForeign(path, NOT_OURS) from error
        raise
    finally:
        connection.close()


def _judge(path: Path, header: Header) -> None:
    if header.application_id != APPLICATION_ID:
        raise LibraryForeign(path, NOT_OURS)
    if header.format > FORMAT:
        raise LibraryNewer(path, NEWER.format(theirs=header.format, ours=FORMAT))


def _connect(path: Path) -> Opened:
    read_only = path.exists() and not _is_writable(path)
    connection = _connect_for_reading(path) if read_only else connect(path, "mode=rwc")
    configure(connection)
    return Opened(connection, read_only)


def _is_writable(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    places = (path, path.absolute().parent)
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in places)


def _connect_for_reading(path: Path) -> sqlite3.Connection:
    """Read with the write-ahead log where that works, else the file alone where that is all."""
    connection = connect(path, "mode=ro")
    try:
        header_of(connection)
    except sqlite3.OperationalError:
        connection.close()
        wal = _beside(path, "-wal")
        if _has_content(wal):
            raise LibraryRefused(path, UNSEEN_CHANGES.format(wal=wal.name)) from None
        return connect(path, UNTOUCHED)
    return connection


def _bring_up_to_date(opened: Opened, path: Path) -> None:
    header = header_of(opened.connection)
    if header.format < FORMAT:
        if opened.read_only:
            raise LibraryRefused(path, OLDER_READ_ONLY)
        migrate = _migration()
        migrate(opened.connection, path)
    if not opened.read_only:
        opened.connection.execute("PRAGMA journal_mode = WAL")


def _migration() -> Callable[[sqlite3.Connection, Path], None]:
    from core.store import schema  # slow to import, needed once in a library's life

    return schema.bring_up_to_date


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0

"""The copies of a library that are kept, and the way back to one of them.

They lie in a folder beside the library, `NAME.backups`, each named by its moment (UTC) and by why
it was made: `2026-03-01T07-30-00Z.before-replacing.hexapla`. A copy is whole and checked before it
has that name (`core.store.backup`), and only then older ones may go. What stays is dense near to
now and sparse long ago: the newest twelve, and of each of the last seven days, four weeks and six
months that have any, the newest one. Other files in the folder are not ours and are left alone.

Going back to a copy writes its pages into the library in one transaction, so that the library is
the old or the new one whatever happens in between, and other windows that have it open just see
it change; the library as it was is kept as a copy before. Only a library that is damaged is moved
aside, under a name that says so, and the copy put in its place.
"""

import re
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import KnownError, LibraryNewer, LibraryRefused, NotFound, WriteFailed
from core.store.backup import copy_to
from core.store.failures import sentences
from core.store.opening import BUSY_SECONDS, connect, open_for_reading, open_library

RECENT, DAYS, WEEKS, MONTHS = 12, 7, 4, 6
STALE = timedelta(days=1)
"""How old the newest copy may be when the window opens."""

NO_FOLDER = "the folder ‘{folder}’ for its copies can't be made ({cause}); nothing was changed."
NO_COPY = "there is no such copy; ‘hexapla backups’ lists them"
UNSOUND = "this copy is damaged, so the library was left as it is. Choose another copy."
NOT_MOVED = "the damaged file can't be moved aside ({cause}); nothing was changed."

_MOMENT = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-(\d+))?\.([a-z-]+)")


class Reason(StrEnum):
    """Why a copy was made."""

    BY_HAND = "by-hand"
    DAILY = "daily"
    WORKING = "working"
    BEFORE_UPDATE = "before-update"
    BEFORE_REPLACING = "before-replacing"
    BEFORE_RESTORING = "before-restoring"
    BEFORE_LARGE_CHANGE = "before-large-change"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that is kept: its file, its moment (UTC) and why it was made; `size` is in bytes."""

    path: Path
    made: datetime
    reason: Reason
    size: int

    @property
    def name(self) -> str:
        """What `restore` knows it by."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Restored:
    """What going back did: the copy that the library is now, and where what it was is kept."""

    copy: Kept
    before: Path | None


def folder_of(library: Path) -> Path:
    """Where the copies of a library lie."""
    return library.with_name(f"{library.stem}.backups")


def kept(library: Path) -> tuple[Kept, ...]:
    """The copies of a library, newest first; none of them is opened."""
    folder = folder_of(library)
    found = (_read(path) for path in folder.glob(f"*{_ending(library)}")) if folder.is_dir() else ()
    return tuple(sorted((copy for copy in found if copy), key=_age))


def keep(library: Path, reason: Reason, *, now: datetime | None = None) -> Kept:
    """Copy a library into its folder, then let go the copies that are too many.

    Sees what is committed, also beside an edit that is being made. Raises `LibraryRefused`, and
    `WriteFailed` when there is no copy; the older ones are all there then.
    """
    with sentences(library), closing(connect(library, "mode=ro")) as source:
        return keep_of(source, library, reason, now=now)


def keep_of(
    source: sqlite3.Connection, library: Path, reason: Reason, *, now: datetime | None = None
) -> Kept:
    """As `keep`, of what this connection to the library sees."""
    folder = folder_of(library)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        cause = NO_FOLDER.format(folder=folder.name, cause=error.strerror)
        raise WriteFailed(f"‘{library.name}’", cause) from error
    path = _free_name(library, now or datetime.now(UTC), reason)
    with sentences(library):
        copy_to(source, path)
    copies = kept(library)
    for old in (*(copy.path for copy in too_many(copies)), *_abandoned(folder)):
        old.unlink(missing_ok=True)
    return next(copy for copy in copies if copy.path == path)


def is_due(library: Path, now: datetime) -> bool:
    """Whether the newest copy of a library is more than a day old, or there is none."""
    newest = next(iter(kept(library)), None)
    return newest is None or now - newest.made > STALE


def too_many(copies: Sequence[Kept]) -> tuple[Kept, ...]:
    """Those of the copies (newest first) that none of the rules keeps."""
    staying = set(copies[:RECENT])
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        staying.update(_newest_of_each(copies, period, count))
    return tuple(copy for copy in copies if copy not in staying)


def newest_sound(library: Path) -> Kept | None:
    """The newest copy that passes the file's own check, if there is one."""
    for copy in kept(library):
        try:
            if _is_sound(copy.path):
                return copy
        except LibraryNewer:
            continue
    return None


def restore(library: Path, name: str, *, now: datetime | None = None) -> Restored:
    """Make a library what one of its copies is; what it was is kept.

    Raises `NotFound` for a name that is none of `kept`, `LibraryRefused` for a copy that is not
    sound and for a library or a copy of a newer format, `WriteFailed`; the library is as it was
    then.
    """
    copy = next((one for one in kept(library) if name in {one.name, one.path.name}), None)
    if copy is None:
        raise NotFound(f"‘{name}’", NO_COPY)
    if not _is_sound(copy.path):
        raise LibraryRefused(copy.path, UNSOUND)
    moment = now or datetime.now(UTC)
    before: Path | None = None
    with _up_to_date(copy.path) as fresh:
        if _is_sound(library):
            before = keep(library, Reason.BEFORE_RESTORING, now=moment).path
            _pour(fresh, library)
        else:
            if library.exists():
                before = _set_aside(library, moment)
            copy_to(fresh, library)
    return Restored(copy, before)


def _pour(source: sqlite3.Connection, library: Path) -> None:
    """Write the pages of one library over another in one transaction."""
    with sentences(library), closing(connect(library, "mode=rw")) as target:
        target.execute("PRAGMA synchronous = FULL")
        # The copying itself would wait without end for another writer, so wait for it here.
        target.execute("BEGIN IMMEDIATE")
        target.execute("COMMIT")
        source.backup(target, sleep=BUSY_SECONDS / 20)


@contextmanager
def _up_to_date(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of this copy, of the format of today."""
    with TemporaryDirectory(prefix=".restoring-", dir=path.parent) as folder:
        working = Path(folder) / "library.hexapla"
        with sentences(path), closing(connect(path, "mode=ro&immutable=1")) as source:
            copy_to(source, working)
        with closing(open_library(working).connection) as fresh:
            yield fresh


def _set_aside(library: Path, now: datetime) -> Path:
    """Give a damaged library and the files beside it a name that says so; gives the new name."""
    aside = library.with_name(f"{library.stem}.damaged-{now:{_MOMENT}}{_ending(library)}")
    try:
        for beside in ("-shm", "-wal", ""):
            file = library.with_name(library.name + beside)
            if file.exists():
                file.rename(aside.with_name(aside.name + beside))
    except OSError as error:
        raise WriteFailed(f"‘{library.name}’", NOT_MOVED.format(cause=error.strerror)) from error
    return aside


def _is_sound(path: Path) -> bool:
    try:
        with sentences(path), closing(open_for_reading(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except LibraryNewer:
        raise
    except KnownError:
        return False


def _abandoned(folder: Path) -> Iterator[Path]:
    """What copying has left behind where the program was killed over it, a day ago or more."""
    before = datetime.now(UTC).timestamp() - STALE.total_seconds()
    for path in folder.glob(".*.part"):
        with suppress(FileNotFoundError):  # another program has just finished it
            if path.stat().st_mtime < before:
                yield path


def _read(path: Path) -> Kept | None:
    found = _NAME.fullmatch(path.stem)
    try:
        return found and Kept(
            path,
            datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC),
            Reason(found[3]),
            path.stat().st_size,
        )
    except (ValueError, OSError):
        return None


def _age(copy: Kept) -> tuple[float, int]:
    """Sorts the newest first; of two of one second the one with the greater number."""
    found = _NAME.fullmatch(copy.name)
    return -copy.made.timestamp(), -int((found and found[2]) or 1)


def _free_name(library: Path, now: datetime, reason: Reason) -> Path:
    moment, number = f"{now:{_MOMENT}}", 1
    taken = {copy.name.split(".")[0] for copy in kept(library)}
    name = moment
    while name in taken:
        number += 1
        name = f"{moment}-{number}"
    return folder_of(library) / f"{name}.{reason}{_ending(library)}"


def _ending(library: Path) -> str:
    return library.suffix or ".hexapla"


def _newest_of_each(
    copies: Iterable[Kept], period: Callable[[datetime], Hashable], count: int
) -> Iterator[Kept]:
    """The newest copy of each of the last `count` periods that have one; newest first."""
    seen: set[Hashable] = set()
    for copy in copies:
        key = period(copy.made)
        if key not in seen and len(seen) < count:
            seen.add(key)
            yield copy


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month

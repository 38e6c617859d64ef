"""The library as it was before a large change, kept as a copy.

Which changes are large is told by what they do: some by their operation (a tag merged into
another, a text aligned anew), the others by how much of a person's work they touch. The library
has not changed for others until such an edit is committed, so its last moment before is held
within the edit, which takes no time: a reader of the write-ahead log goes on seeing what was there
when it began, and no writer waits for it. The copy is made from that afterwards, by whom the store
has asked to do so: at once, or by another thread while the window goes on.

Several large changes in a row are one thing to a person, and one copy is kept for them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.changes import Op, RowChange
from core.errors import KnownError
from core.store.failures import sentences

if TYPE_CHECKING:
    from core.store.keeping import Kept

MANY = 50
"""So many rows of a person's work make a change a large one."""

APART = timedelta(minutes=5)
"""How old the newest copy must be for another one."""

_ALWAYS = frozenset(
    {
        Op.REMOVE_ARTICLE,
        Op.ALIGN,
        Op.IMPORT_NOTES,
        Op.MERGE_TAGS,
        Op.DELETE_TAG,
        Op.EMPTY_BIN,
    }
)
_WORK = frozenset({"annotation", "target", "annotation_tag", "tag", "term"})


class Moment:
    """A library as it is when this is made, to be copied later, also by another thread.

    `lasts` says whether it can be held while others write; without a write-ahead log they would
    have to wait. Raises `LibraryRefused`.
    """

    def __init__(self, library: Path) -> None:
        from core.store.opening import connect

        self._library, self._made = library, datetime.now(UTC)
        with sentences(library):
            self._connection = connect(library, "mode=ro", one_thread=False)
            self._connection.execute("BEGIN")
            mode = self._connection.execute("PRAGMA journal_mode").fetchone()[0]
            self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        self.lasts: bool = mode == "wal"

    def keep(self) -> "Kept":
        """Make the copy and let go of the moment; raises as `core.store.keeping.keep` does."""
        from core.store.keeping import Reason, keep_of

        try:
            return keep_of(
                self._connection, self._library, Reason.BEFORE_LARGE_CHANGE, now=self._made
            )
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Hold the moment no longer."""
        self._connection.close()


def before(library: Path, op: Op, changes: Sequence[RowChange]) -> Moment | None:
    """The moment to be copied before these changes are committed, None where none is needed.

    The change is made whatever comes of the copy: what goes wrong is written to the log.
    """
    try:
        if not is_large(op, changes) or _is_fresh(library):
            return None
        moment = Moment(library)
    except (KnownError, OSError) as error:
        _regret(error)
        return None
    if moment.lasts:
        return moment
    keep_now(moment)
    return None


def keep_now(moment: Moment) -> None:
    """Copy a moment in this thread; what goes wrong is written to the log."""
    try:
        moment.keep()
    except KnownError as error:
        _regret(error)


def is_large(op: Op, changes: Sequence[RowChange]) -> bool:
    """Whether a change is worth a copy of what was before: by what it is, or by what it touches.

    Rows of a person's work that change or go are counted, and annotations that come. What only
    adds to the library, such as a first alignment, is large by that alone.
    """
    touched = sum(
        change.table in _WORK and (change.before is not None or change.table == "annotation")
        for change in changes
    )
    changed = any(change.before is not None for change in changes)
    return touched >= MANY or (op in _ALWAYS and changed)


def _is_fresh(library: Path) -> bool:
    from core.store.keeping import kept

    newest = next(iter(kept(library)), None)
    return newest is not None and datetime.now(UTC) - newest.made < APART


def _regret(error: Exception) -> None:
    import logging

    logging.getLogger("hexapla").warning("No backup before a large change: %s", error)

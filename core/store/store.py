"""A library, open: the one door for every write, undo and redo, and all queries.

`with store.edit(Op.HIGHLIGHT) as edit:` is one transaction, one step of the history and one
announcement. It takes the library's write lock when it begins, so what is read inside stays true
until it is written; when it raises, there is no row, no step and nothing to hear. Undo and redo go
through the same door. A store belongs to the thread that opened it; open another for another
thread, and let this one `poll` to hear that the other has written.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from core.changes import Change, Direction, Feed, Key, Op, RowChange
from core.errors import WriteFailed
from core.model import VersionId
from core.store import moments
from core.store.dismissals import DismissalQueries
from core.store.edit import Edit
from core.store.failures import READ_ONLY, sentences
from core.store.history import History
from core.store.images import apply
from core.store.indexing import follow, rebuild
from core.store.marks import AnnotationQueries, TagCount
from core.store.opening import Opened, open_library
from core.store.outlines import OutlineQueries
from core.store.queries import ArticleQueries, ArticleSummary, VersionSummary
from core.store.search import SearchQueries
from core.store.suggestions import SuggestionQueries
from core.store.terms import TermQueries
from core.text.normalize import text_hash

__all__ = ["ArticleSummary", "Edit", "Store", "TagCount", "VersionSummary"]


class Store(
    ArticleQueries,
    OutlineQueries,
    AnnotationQueries,
    SuggestionQueries,
    SearchQueries,
    DismissalQueries,
    TermQueries,
):
    """One connection to a library; made by `Store.open`, and closed as a context manager.

    `keep_moment` copies what the library was before a large change, after it was made; it may be
    replaced by what does so in another thread.
    """

    def __init__(self, path: Path, opened: Opened) -> None:
        super().__init__(path, opened.connection)
        self.read_only = opened.read_only
        self.feed = Feed()
        self._history = History(opened.connection)
        self._seen = self._hashed_at = self._data_version()
        self._hashes: dict[VersionId, str] = {}
        self.keep_moment: Callable[[moments.Moment], object] = moments.keep_now

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open a library, or make one where no file or an empty one is.

        Raises `LibraryRefused` for a file that is missing (with `create=False`), foreign, of a
        newer format, damaged or locked; the file is untouched then.
        """
        return cls(path, open_library(path, create=create))

    @property
    def undo_op(self) -> Op | None:
        """What `undo` would take back, or None."""
        return self._next_op(Direction.UNDO)

    @property
    def redo_op(self) -> Op | None:
        """What `redo` would do again, or None."""
        return self._next_op(Direction.REDO)

    @property
    def newest_step(self) -> int | None:
        """The number of the step that `undo` would take back, for `edit(…, onto=…)`."""
        with sentences(self.path):
            return self._history.newest

    @contextmanager
    def edit(self, op: Op, *, onto: int | None = None, wider: bool = False) -> Iterator[Edit]:
        """Write to the library: all of it, with one step and one announcement, or nothing.

        Read what is going to be changed inside the edit. An edit that left every row as it was
        makes no step and no announcement. `onto` names a step that this edit goes on with: while
        that is still the newest, of the same operation and of the same rows, the two are one step
        (a note that is saved as it is being written); `wider` lets this edit touch other rows too.
        A copy of the library as it was is kept before a large change (`core.store.moments`).
        Raises `WriteFailed` or `LibraryRefused` where the environment does not let it be written.
        """
        with ExitStack() as uncommitted:
            with self._transaction():
                edit = Edit(self.connection)
                yield edit
                changes = edit.changes
                follow(self.connection, changes)
                goes_on = onto is not None and self._history.extend(onto, op, changes, wider=wider)
                if changes and not goes_on:
                    self._history.add(op, changes)
                moment = moments.before(self.path, op, changes)
                if moment is not None:
                    uncommitted.callback(moment.let_go)
            uncommitted.pop_all()
        if changes:
            self._announce(_change(op, Direction.DO, changes))
        if moment is not None:
            self.keep_moment(moment)

    def undo(self) -> Change | None:
        """Take back the newest step; None if there is none.

        Steps whose rows no longer look as they left them are dropped, and the next is tried.
        """
        return self._step(Direction.UNDO)

    def redo(self) -> Change | None:
        """Do the step again that was undone last; None if there is none."""
        return self._step(Direction.REDO)

    def poll(self) -> Change | None:
        """Whether another connection wrote since the last call: announces it, and returns it."""
        version = self._data_version()
        if version == self._seen:
            return None
        self._seen = version
        change = Change(Op.ELSEWHERE, Direction.DO, None)
        self._announce(change)
        return change

    def text_hash(self, version: VersionId) -> str:
        """The hash of a version's text, remembered as long as no version changes.

        Inside an edit, in which that may have happened, the text is read. Raises `NotFound`.
        """
        if self.connection.in_transaction:
            return text_hash(self.version(version).text)
        moment = self._data_version()
        if moment != self._hashed_at:
            self._hashes.clear()
            self._hashed_at = moment
        if version not in self._hashes:
            self._hashes[version] = text_hash(self.version(version).text)
        return self._hashes[version]

    def rebuild_index(self) -> None:
        """Make the index of words anew from the library; no step of the history."""
        with self._transaction():
            rebuild(self.connection)

    def close(self) -> None:
        """Close the library; what was saved is saved."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _next_op(self, direction: Direction) -> Op | None:
        with sentences(self.path):
            return self._history.next_op(direction)

    def _step(self, direction: Direction) -> Change | None:
        with self._transaction():
            step = self._history.take(direction)
            if step is not None:
                apply(self.connection, step.changes)
                follow(self.connection, step.changes)
        if step is None:
            return None
        change = _change(step.op, direction, step.changes)
        self._announce(change)
        return change

    def _announce(self, change: Change) -> None:
        if change.touches("version"):
            self._hashes.clear()
        self.feed.announce(change)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise WriteFailed(f"‘{self.path.name}’", READ_ONLY)
        if self.connection.in_transaction:
            raise RuntimeError("an edit began within another edit or a snapshot")
        with sentences(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _data_version(self) -> int:
        with sentences(self.path):
            version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
            return version


def _change(op: Op, direction: Direction, changes: tuple[RowChange, ...]) -> Change:
    rows: dict[str, set[Key]] = {}
    for change in changes:
        rows.setdefault(change.table, set()).add(change.key)
    return Change(op, direction, {table: frozenset(keys) for table, keys in rows.items()})

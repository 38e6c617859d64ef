"""What one edit did, and who hears of it.

Every write to a library is one edit: one transaction, one step that can be undone, one
announcement. What the edit did is a list of row images, before and after; undoing it applies the
inverse list. After the commit the `Feed` tells its listeners which rows of which tables changed,
never what to do about it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Key = tuple[str | int, ...]
Image = dict[str, Any]


class Op(StrEnum):
    """What a person did, in the words that follow “Undo”."""

    IMPORT = "import"
    GROUP = "group"
    UNGROUP = "ungroup"
    KEEP_APART = "keep apart"
    SUGGEST = "suggest"
    ADD_VERSION = "add version"
    REMOVE_ARTICLE = "remove article"
    EDIT_DETAILS = "edit details"
    KEEP_LINE = "keep line"
    HIDE_LINE = "hide line"
    REPLACE = "replace text"
    ALIGN = "align"
    MEND = "mend alignment"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    TAG = "tag"
    RECOLOUR = "recolour"
    RESIZE = "resize mark"
    DELETE = "delete note"
    RESTORE = "restore note"
    EMPTY_BIN = "empty bin"
    LINK = "change link"
    ATTACH = "attach note"
    KEEP_AS_NOTE = "keep as note"
    MERGE_NOTES = "merge notes"
    SPLIT_NOTE = "split mark"
    RENAME_TAG = "rename tag"
    MERGE_TAGS = "merge tags"
    MOVE_TAG = "move tag"
    RECOLOUR_TAG = "recolour tag"
    DELETE_TAG = "delete tag"
    NAME_COLOUR = "name colour"
    SAVE_FILTER = "save filter"
    DELETE_FILTER = "delete filter"
    SAVE_SEARCH = "save search"
    DELETE_SEARCH = "delete search"
    DISMISS = "dismiss finding"
    REOPEN = "reopen finding"
    KEEP_TERM = "keep term"
    REMOVE_TERM = "remove term"
    IMPORT_NOTES = "import notes"
    IMPORT_TERMS = "import terms"
    FORGET_SITE = "forget site"
    SAMPLE = "sample"
    ELSEWHERE = "change by another program"


class Direction(StrEnum):
    """Whether rows changed by doing, undoing or redoing."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class RowChange:
    """The image of one row before and after; None where the row was not there."""

    table: str
    key: Key
    before: Image | None
    after: Image | None

    @property
    def inverse(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.key, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit after its commit: the operation and the keys of the changed rows by table.

    `rows` is None when it is not known which (another program wrote to the library).
    """

    op: Op
    direction: Direction
    rows: Mapping[str, frozenset[Key]] | None

    def touches(self, *tables: str) -> bool:
        """Whether a row of any of these tables may have changed."""
        return self.rows is None or any(table in self.rows for table in tables)


Listener = Callable[[Change], None]


class Feed:
    """Tells every listener of every change, in the order in which they began to listen."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call this listener after each commit; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, change: Change) -> None:
        """Tell all listeners; called by the store after a commit."""
        for listener in tuple(self._listeners):
            listener(change)

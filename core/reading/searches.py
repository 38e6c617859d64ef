"""Searches that a person keeps under names."""

from core.changes import Op
from core.errors import KnownError
from core.model import SavedSearch
from core.store.store import Store
from core.text.fold import fold
from core.text.normalize import normalized


def save(store: Store, name: str, line: str) -> None:
    """Keep a line under a name, in place of one that has it. One edit.

    Raises KnownError for a name or a line without a letter.
    """
    called, typed = (" ".join(normalized(words).split()) for words in (name, line))
    if not called or not typed:
        raise KnownError(f"“{name}”", "a search needs a name and words to look for")
    with store.edit(Op.SAVE_SEARCH) as edit:
        edit.delete(*_named(store, called))
        edit.insert(SavedSearch(called, typed))


def forget(store: Store, name: str) -> None:
    """Drop the search of this name, if there is one. One edit."""
    with store.edit(Op.DELETE_SEARCH) as edit:
        edit.delete(*_named(store, name))


def _named(store: Store, name: str) -> list[SavedSearch]:
    return [one for one in store.saved_searches() if fold(one.name) == fold(name)]

"""Links: which passages of the other versions belong to a passage, by the rows of the article.

A mark in one version is seen in all: its rows are looked up, and what the other versions have in
those rows is linked to it. A link is a proposal of whole sentences; the person narrows it to the
exact words. Being anchored to text like any other target, a link does not move when rows do.
"""

from core.model import Passage
from core.store.store import Store


def counterparts(store: Store, passage: Passage) -> list[Passage]:
    """The passages of the other versions in the rows that this passage touches."""
    return store.beside(passage)

"""Random walks through edits, undo, redo and reopening: the library always knows its way back."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.changes import Op
from core.model import (
    AnnotationRecord,
    AnnotationTag,
    Article,
    Colour,
    Style,
    Tag,
    Version,
)
from core.store.records import TABLES
from core.store.store import Store

MOMENT = "2026-03-01T08:00:00.000Z"
NUMBERS = st.integers(0, 5)
NOTES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


class Walk(RuleBasedStateMachine):
    """Keeps all states of the content since the beginning; the step one stands on is `at`."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "walk.hexapla"
        self.store = Store.open(self.path)
        self.states = [content(self.store)]
        self.at = 0

    @rule(number=NUMBERS, note=NOTES)
    def annotate(self, number: int, note: str) -> None:
        with self.store.edit(Op.NOTE) as edit:
            put(self.store, edit, article(number))
            put(self.store, edit, annotation(number, note))
        self.remember()

    @rule(numbers=st.lists(NUMBERS, max_size=4), text=NOTES)
    def import_versions(self, numbers: list[int], text: str) -> None:
        with self.store.edit(Op.IMPORT) as edit:
            for number in numbers:
                put(self.store, edit, article(number))
                put(self.store, edit, version(number, text))
        self.remember()

    @rule(numbers=st.sets(NUMBERS, max_size=4), name=NOTES.filter(bool))
    def tag(self, numbers: set[int], name: str) -> None:
        with self.store.edit(Op.TAG) as edit:
            put(self.store, edit, Tag("7" * 32, name))
            for found in self.store.annotations():
                if int(found.id, 16) in numbers:
                    put(self.store, edit, AnnotationTag(found.id, "7" * 32))
        self.remember()

    @rule(numbers=st.sets(NUMBERS))
    def delete(self, numbers: set[int]) -> None:
        with self.store.edit(Op.DELETE) as edit:
            for found in self.store.annotations():
                if int(found.id, 16) in numbers:
                    edit.delete(found.record)
                    edit.delete(*(AnnotationTag(found.id, "7" * 32) for _ in found.tags))
        self.remember()

    @rule(number=NUMBERS)
    def fail(self, number: int) -> None:
        with suppress(LookupError), self.store.edit(Op.NOTE) as edit:
            put(self.store, edit, article(number))
            put(self.store, edit, annotation(number, "never"))
            edit.insert(*{}["a bug"])

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is None) == (self.at == 0)
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert (self.store.redo() is None) == (self.at == last)
        self.at = min(self.at + 1, last)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        count = 0
        while self.store.undo():
            count += 1
        assert content(self.store) == self.states[0]
        while self.store.redo():
            count -= 1
        assert count == self.at - (len(self.states) - 1)
        self.at = len(self.states) - 1

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def the_content_is_that_of_the_step(self) -> None:
        assert content(self.store) == self.states[self.at]

    def remember(self) -> None:
        now = content(self.store)
        if now != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=40)


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the history, in the order of their keys."""
    return {
        table.name: store.connection.execute(table.select("ORDER BY 1, 2")).fetchall()
        for table in TABLES
    }


def put(store: Store, edit, record) -> None:
    """Insert the record, or update it where its key is there."""
    table = next(table for table in TABLES if table.record is type(record))
    key = table.key_of(table.image(record))
    if store.connection.execute(table.select_one, key).fetchone():
        edit.update(record)
    else:
        edit.insert(record)


def article(number: int) -> Article:
    return Article(f"{number:032x}", f"Ferry {number}", MOMENT)


def annotation(number: int, note: str) -> AnnotationRecord:
    identifier, colour = f"{number:032x}", list(Colour)[len(note) % 8]
    return AnnotationRecord(identifier, identifier, colour, Style.HIGHLIGHT, note, MOMENT, MOMENT)


def version(number: int, text: str) -> Version:
    made = Version(f"{number:032x}", f"{number:032x}", 0, *("", 0.5, "", "", False), *[""] * 7)
    return replace(made, text=text, sha256=str(len(text)))

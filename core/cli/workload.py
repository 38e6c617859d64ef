"""The random edits of `hexapla selftest workload`.

Each edit is chosen, worked out, announced, done, compared with what was announced, acknowledged.
The effect of an edit is what the live annotations that it touches look like afterwards, by their
digests; None where one is no longer live. Undo and redo are announced by the effects that this
run remembers of its own edits; steps of earlier runs are left alone.
"""

import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from core.annotations import annotations as annotating
from core.annotations import tags as tagging
from core.annotations.anchors import anchor
from core.annotations.links import counterparts
from core.changes import Op
from core.cli.digests import digest
from core.errors import NotFound, PassageNotFound
from core.library import importing, lines, sample
from core.model import (
    Annotation,
    AnnotationId,
    ArticleId,
    Colour,
    Passage,
    Role,
    Style,
    Target,
    Version,
)
from core.store.store import Store
from core.text.normalize import normalized

LANGUAGES = ("en", "de")
TAGS = ("selftest/first", "selftest/second", "selftest/third", "selftest/fourth")
RENAMED = "selftest/renamed"
WORDS = ["**so**,", "weil", "–", "nhưng", "可是", "tetapi", "🙂", "#perhaps\n\n-", "again"]
MOST_LIVE = 150
MOST_STEPS = 60

Effects = dict[AnnotationId, str | None]


class Turn(Enum):
    """Whether an edit goes on, back or forth in the history."""

    NEW = auto()
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True, slots=True)
class Planned:
    """An edit not yet done: what the annotations it touches will look like, and how to do it."""

    effects: Effects
    do: Callable[[], object]
    turn: Turn = Turn.NEW


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that was done: how the annotations it touched looked before and after."""

    before: Effects
    after: Effects


class Workload:
    """Edits one library at random; the same seed on the same library chooses alike."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._chance = random.Random(seed)  # noqa: S311  # nosec B311 — not secret
        self._versions: list[Version] = []
        self._live: set[AnnotationId] = set()
        self._binned: set[AnnotationId] = set()
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def run(self, say: Callable[[str], None], *, count: int | None = None) -> None:
        """Try so many edits, or go on without end; say what is tried and what is saved."""
        if not self._store.summaries():
            self._make_content()
        self._versions = [
            version
            for summary in self._store.summaries()
            for version in self._store.versions(summary.article.id)
            if self._store.segments(version.id)
        ]
        self._live = {annotation.id for annotation in self._store.annotations()}
        self._binned = {annotation.id for annotation in self._store.annotations(trashed=True)}
        for _ in itertools.count() if count is None else range(count):
            planned = self._choose()
            if planned is not None:
                self._carry_out(planned, say)

    def _make_content(self) -> None:
        documents = [d for d in sample.documents_of_sample() if d.language in LANGUAGES]
        importing.add(self._store, documents, groups=[range(len(documents))])

    def _choose(self) -> Planned | None:
        full = len(self._live) >= MOST_LIVE
        kinds: dict[Callable[[], Planned | None], float] = {
            self._highlight: 0 if full else 5,
            self._note: 4,
            self._recolour: 3,
            self._restyle: 1,
            self._tag: 3,
            self._resize: 2,
            self._delete: 5 if full else 2,
            self._restore: 0 if full else 1,
            self._rename_tag: 0.3,
            self._hide_or_keep: 0.1,
            self._undo: 2,
            self._redo: 1,
        }
        (kind,) = self._chance.choices(list(kinds), list(kinds.values()))
        return kind()

    def _carry_out(self, planned: Planned, say: Callable[[str], None]) -> None:
        before = self._marks(planned.effects)
        if planned.effects and before == planned.effects:
            return
        said = [
            f"del {identifier}" if mark is None else f"put {identifier} {mark}"
            for identifier, mark in planned.effects.items()
        ]
        for line in said:
            say(f"TRY {line}")
        planned.do()
        if self._marks(planned.effects) != planned.effects:
            raise AssertionError(f"a change did something else than {said}")
        for line in said:
            say(f"ACK {line}")
        self._remember(planned, before)

    def _remember(self, planned: Planned, before: Effects) -> None:
        if planned.turn is Turn.UNDO:
            self._undone.append(self._done.pop())
        elif planned.turn is Turn.REDO:
            self._done.append(self._undone.pop())
        else:
            self._done = [*self._done, Done(before, planned.effects)][-MOST_STEPS:]
            self._undone = []
        for identifier, mark in planned.effects.items():
            self._live.discard(identifier)
            self._binned.discard(identifier)
            if mark is not None:
                self._live.add(identifier)
            elif self._find(identifier) is not None:
                self._binned.add(identifier)

    def _marks(self, identifiers: Iterable[AnnotationId]) -> Effects:
        found = {identifier: self._find(identifier) for identifier in identifiers}
        return {
            identifier: digest(annotation)
            if annotation is not None and annotation.record.trashed_at is None
            else None
            for identifier, annotation in found.items()
        }

    def _find(self, identifier: AnnotationId) -> Annotation | None:
        try:
            return self._store.annotation(identifier)
        except NotFound:
            return None

    def _highlight(self) -> Planned | None:
        article, passage = self._passage()
        colour, style = self._chance.choice(list(Colour)), self._chance.choice(list(Style))
        record = annotating.new_record(article, colour, style, self._words())
        tags = self._some_tags()
        linked = counterparts(self._store, passage) if self._chance.random() < 0.7 else []
        targets = [
            target
            for place in (passage, *linked)
            if (target := self._target(record.id, place, linked=place is not passage))
        ]
        if len(targets) != 1 + len(linked):
            return None

        def do() -> None:
            with self._store.edit(Op.HIGHLIGHT) as edit:
                annotating.attach(self._store, edit, record, passage, linked=linked, tags=tags)

        made = Annotation(record, tuple(targets), tags)
        return Planned({record.id: digest(made)}, do)

    def _note(self) -> Planned | None:
        note = self._words()
        return self._change(
            lambda a: replace(a, record=replace(a.record, note=normalized(note))),
            lambda identifier: annotating.set_note(self._store, identifier, note),
        )

    def _recolour(self) -> Planned | None:
        colour = self._chance.choice(list(Colour))
        return self._change(
            lambda a: replace(a, record=replace(a.record, colour=colour)),
            lambda identifier: annotating.recolour(self._store, identifier, colour),
        )

    def _restyle(self) -> Planned | None:
        style = self._chance.choice(list(Style))
        return self._change(
            lambda a: replace(a, record=replace(a.record, style=style)),
            lambda identifier: annotating.restyle(self._store, identifier, style),
        )

    def _tag(self) -> Planned | None:
        tags = self._some_tags()
        return self._change(
            lambda a: replace(a, tags=tags),
            lambda identifier: annotating.set_tags(self._store, identifier, tags),
        )

    def _resize(self) -> Planned | None:
        _, passage = self._passage()
        identifier = self._one_of(self._live)
        annotation = identifier and self._find(identifier)
        if not annotation:
            return None
        old = next((t for t in annotation.targets if t.version_id == passage.version_id), None)
        new = old and self._target(annotation.id, passage, linked=old.linked)
        if old is None or new is None:
            return None
        targets = tuple(new if target is old else target for target in annotation.targets)
        return Planned(
            {annotation.id: digest(replace(annotation, targets=targets))},
            lambda: annotating.resize(self._store, annotation.id, passage),
        )

    def _delete(self) -> Planned | None:
        identifier = self._one_of(self._live)
        if identifier is None:
            return None
        return Planned({identifier: None}, lambda: annotating.delete(self._store, identifier))

    def _restore(self) -> Planned | None:
        identifier = self._one_of(self._binned)
        annotation = identifier and self._find(identifier)
        if not annotation:
            return None
        return Planned(
            {annotation.id: digest(annotation)},
            lambda: annotating.restore(self._store, annotation.id),
        )

    def _rename_tag(self) -> Planned | None:
        old, new = self._chance.sample((*TAGS, RENAMED), 2)
        if self._store.tag_named(old) is None or self._store.tag_named(new) is not None:
            return None
        effects: Effects = {
            annotation.id: digest(
                replace(annotation, tags=tuple(new if t == old else t for t in annotation.tags))
            )
            for annotation in self._store.annotations()
            if old in annotation.tags
        }
        return Planned(effects, lambda: tagging.rename(self._store, old, new))

    def _hide_or_keep(self) -> Planned | None:
        version = self._chance.choice(self._versions)
        line = self._chance.choice(self._store.lines(version.id))
        if line.role is Role.TITLE:
            return None
        turn = lines.keep if line.hidden else lines.hide
        return Planned({}, lambda: turn(self._store, version.id, [line.ordinal]))

    def _undo(self) -> Planned | None:
        if not self._done:
            return None
        return Planned(self._done[-1].before, self._store.undo, Turn.UNDO)

    def _redo(self) -> Planned | None:
        if not self._undone:
            return None
        return Planned(self._undone[-1].after, self._store.redo, Turn.REDO)

    def _change(
        self,
        change: Callable[[Annotation], Annotation],
        do: Callable[[AnnotationId], object],
    ) -> Planned | None:
        identifier = self._one_of(self._live)
        annotation = identifier and self._find(identifier)
        if not annotation:
            return None
        return Planned({annotation.id: digest(change(annotation))}, lambda: do(annotation.id))

    def _passage(self) -> tuple[ArticleId, Passage]:
        version = self._chance.choice(self._versions)
        segment = self._chance.choice(self._store.segments(version.id))
        start, end = sorted(self._chance.choices(range(segment.start, segment.end + 1), k=2))
        return version.article_id, Passage(version.id, start, end)

    def _target(self, annotation: AnnotationId, passage: Passage, *, linked: bool) -> Target | None:
        text = self._store.version(passage.version_id).text
        try:
            return anchor(annotation, passage, text, linked=linked)
        except PassageNotFound:
            return None

    def _words(self) -> str:
        return " ".join(self._chance.choices(WORDS, k=self._chance.randrange(12)))

    def _some_tags(self) -> tuple[str, ...]:
        return tuple(self._chance.sample(TAGS, self._chance.randrange(3)))

    def _one_of(self, identifiers: set[AnnotationId]) -> AnnotationId | None:
        return self._chance.choice(sorted(identifiers)) if identifiers else None

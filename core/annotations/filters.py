"""Finding notes among very many: what a filter asks for, and an index that answers at once.

An `Entry` is what a list has to know of an annotation to filter and sort it; the rest is read when
its card comes into sight. A library of 50,000 annotations is listed by its entries alone. The
words of an entry are folded once, when they are first searched or `warm` is called, and are kept
for the next index as long as they stay the same.

A filter is saved as JSON, so that it travels with the library and a later version can add to it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from core.changes import Op
from core.errors import KnownError
from core.model import (
    Annotation,
    AnnotationId,
    Colour,
    FilterId,
    SavedFilter,
    State,
    Style,
    VersionId,
    new_id,
)
from core.store.marks import Entry, folded
from core.store.store import Store
from core.text.fold import fold
from core.text.normalize import normalized


@dataclass(frozen=True, slots=True)
class Filter:
    """What notes must be like to be listed; what is empty or None asks for nothing.

    All words of `text` must be there, in any order; one of `tags` (or a tag below it), `colours`
    and `languages` (of the marked words). `note`, `linked` and `orphan` say whether there must be
    a note, words in other versions, words that are no longer found. `since` is an ISO date: the
    day on which they were changed or a later one, by the clock of whoever asks.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    languages: tuple[str, ...] = ()
    note: bool | None = None
    linked: bool | None = None
    orphan: bool | None = None
    since: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything pass."""
        return self == Filter(text=self.text) and not self.text.strip()

    def to_json(self) -> str:
        """The filter as it is kept: only what it asks for."""
        asked = {name: getattr(self, name) for name in Filter.__slots__}
        kept = {name: value for name, value in asked.items() if value not in ("", (), None)}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, query: str) -> "Filter":
        """The filter that was kept; what can't be read asks for nothing."""
        try:
            kept: Any = json.loads(query)
        except ValueError:
            return cls()
        return cls(**_readable(kept)) if isinstance(kept, dict) else cls()


def entry_of(annotation: Annotation) -> Entry:
    """What a list has to know of an annotation."""
    record, targets = annotation.record, annotation.targets
    marked = [target for target in targets if not target.linked] or list(targets)
    return Entry(
        id=annotation.id,
        article_id=record.article_id,
        colour=record.colour,
        style=record.style,
        note=record.note,
        created_at=record.created_at,
        modified_at=record.modified_at,
        words="\n".join(target.exact for target in targets),
        versions=tuple(target.version_id for target in marked),
        linked=len(targets) > 1,
        orphan=any(target.state is State.ORPHAN for target in targets),
        tags=annotation.tags,
    )


@dataclass(slots=True)
class Index:
    """Entries in the order of the text, and what is known of them; `languages` of all versions."""

    entries: Sequence[Entry]
    languages: Mapping[VersionId, str]
    names: Mapping[Colour, str] = field(default_factory=dict)
    _folded: dict[AnnotationId, tuple[Entry, str]] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)

    def followed_by(self, entries: Sequence[Entry], languages: Mapping[VersionId, str]) -> "Index":
        """An index of other entries that keeps the words folded so far."""
        return Index(entries, languages, self.names, self._folded)

    def warm(self, most: int | None = None) -> bool:
        """Fold the words of all entries, so that the first search is as quick as the next.

        With `most`, of so many at a time; says whether there are more.
        """
        begun = len(self._texts)
        last = len(self.entries) if most is None else begun + most
        self._texts.extend(map(self._words, self.entries[begun:last]))
        return len(self._texts) < len(self.entries)

    def matching(self, wanted: Filter) -> list[Entry]:
        """The entries that the filter lets pass, in their order."""
        found: Iterable[Entry] = self.entries
        for word in fold(wanted.text).split():
            self.warm()
            found = self._with(word, found)
        for test in self._tests(wanted):
            found = filter(test, found)
        return list(found)

    def _tests(self, wanted: Filter) -> list[Any]:
        tests: list[Any] = []
        if wanted.colours:
            colours = frozenset(wanted.colours)
            tests.append(lambda e: e.style is not Style.NONE and e.colour in colours)
        if wanted.tags:
            names = self._names_below(wanted.tags)
            tests.append(lambda e: not names.isdisjoint(e.tags))
        if wanted.languages:
            versions = {v for v, code in self.languages.items() if _in(code, wanted.languages)}
            tests.append(lambda e: not versions.isdisjoint(e.versions))
        if wanted.note is not None:
            tests.append(lambda e: bool(e.note.strip()) is wanted.note)
        if wanted.linked is not None:
            tests.append(lambda e: e.linked is wanted.linked)
        if wanted.orphan is not None:
            tests.append(lambda e: e.orphan is wanted.orphan)
        if wanted.since:
            begun = _beginning(wanted.since)
            tests.append(lambda e: e.modified_at >= begun)
        return tests

    def _with(self, word: str, found: Iterable[Entry]) -> list[Entry]:
        """Those of the entries found that have this word."""
        if found is self.entries:
            return [e for e, text in zip(found, self._texts, strict=True) if word in text]
        return [entry for entry in found if word in self._words(entry)]

    def _names_below(self, tags: Iterable[str]) -> frozenset[str]:
        parents = tuple(folded(tag) for tag in tags)
        names = {name for entry in self.entries for name in entry.tags}
        return frozenset(
            name
            for name in names
            if any(folded(name) == p or folded(name).startswith(f"{p}/") for p in parents)
        )

    def _words(self, entry: Entry) -> str:
        known = self._folded.get(entry.id)
        if known is not None and (known[0] is entry or known[0] == entry):
            return known[1]
        colour = self.names.get(entry.colour, entry.colour.value)
        text = fold("\n".join((colour, entry.words, entry.note, *entry.tags)))
        self._folded[entry.id] = (entry, text)
        return text


def save(store: Store, name: str, wanted: Filter) -> None:
    """Keep a filter under a name, in place of one that has it. One edit.

    Raises KnownError for a name without a letter.
    """
    called = " ".join(normalized(name).split())
    if not called:
        raise KnownError(f"“{name}”", "a filter needs a name")
    with store.edit(Op.SAVE_FILTER) as edit:
        for other in store.saved_filters():
            if folded(other.name) == folded(called):
                edit.update(SavedFilter(other.id, called, wanted.to_json()))
                return
        edit.insert(SavedFilter(FilterId(new_id()), called, wanted.to_json()))


def forget(store: Store, name: str) -> None:
    """Drop the filter of this name, if there is one. One edit."""
    with store.edit(Op.DELETE_FILTER) as edit:
        edit.delete(*(f for f in store.saved_filters() if folded(f.name) == folded(name)))


def _beginning(day: str) -> str:
    """When a day begins where the person is, as the library writes moments."""
    try:
        begun = datetime.fromisoformat(day).astimezone(UTC)
    except (ValueError, OverflowError):  # a kept filter may say anything
        return day
    return begun.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _in(code: str, wanted: Iterable[str]) -> bool:
    return any(code == other or code.startswith(f"{other}-") for other in wanted)


def _readable(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Those parts of a kept filter that are as they must be."""
    found: dict[str, Any] = {}
    for name in ("text", "since"):
        if isinstance(kept.get(name), str):
            found[name] = kept[name]
    for name in ("note", "linked", "orphan"):
        if isinstance(kept.get(name), bool):
            found[name] = kept[name]
    for name in ("tags", "languages", "colours"):
        values = kept.get(name)
        if isinstance(values, list):
            found[name] = tuple(value for value in values if isinstance(value, str))
    known = tuple(Colour)
    found["colours"] = tuple(Colour(c) for c in found.get("colours", ()) if c in known)
    return found

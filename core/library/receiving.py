"""Taking annotations back from a file: each once, on its words or among those that need attention.

A version is known by its id, and where the library has none of that id, by its text: so a file
goes from one library to another that holds the same texts. Where the text is the one that the
position was written for, the annotation stands as it stood; elsewhere its words are looked for
(`core.annotations.finding`), and what is not found for certain is kept as an orphan.

Of an annotation that the library has, the one changed later stays. One in the bin comes back.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from core.annotations import tags as tagging
from core.annotations.anchors import anchor
from core.annotations.finding import Lost, Quote, find
from core.changes import Op
from core.errors import NotFound
from core.intake.webannotations import Received, Unreadable, read_file
from core.model import Annotation, ArticleId, Passage, State, Target, VersionId, short_id
from core.store.store import Edit, Store

NO_TEXT = "none of its texts is in this library; import them first"


class Outcome(StrEnum):
    """What became of an annotation that was received."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many annotations are new, were changed, stayed as they are; why others were not taken."""

    new: int
    changed: int
    unchanged: int
    refused: tuple[str, ...]


def take(store: Store, path: Path) -> Taken:
    """Take the annotations of a JSON-LD file in. One edit. Raises ImportRefused, WriteFailed."""
    read = read_file(path)
    refused = [f"annotation {o.place + 1}: {o.reason}" for o in read if isinstance(o, Unreadable)]
    counts: Counter[Outcome] = Counter()
    with store.edit(Op.IMPORT_NOTES) as edit:
        receiving = _Receiving(store, edit)
        for one in read:
            if isinstance(one, Received):
                outcome = receiving.take(one)
                counts[outcome] += 1
                if outcome is Outcome.REFUSED:
                    refused.append(f"annotation {short_id(one.record.id)}: {NO_TEXT}")
    return Taken(
        new=counts[Outcome.NEW],
        changed=counts[Outcome.CHANGED],
        unchanged=counts[Outcome.UNCHANGED],
        refused=tuple(refused),
    )


class _Receiving:
    """Takes annotations in within one edit; remembers what was asked of the library."""

    def __init__(self, store: Store, edit: Edit) -> None:
        self._store, self._edit = store, edit
        self._by_text: dict[str, VersionId] | None = None
        self._text: tuple[VersionId, str] | None = None

    def take(self, received: Received) -> Outcome:
        """Take one annotation in, unless none of its texts is there or a later one is."""
        placed = self._placed(received)
        if placed is None:
            return Outcome.REFUSED
        before = self._known(placed)
        if before is None:
            self._edit.insert(placed.record, *placed.targets)
            tagging.attach(self._store, self._edit, placed.id, placed.tags)
            return Outcome.NEW
        if not self._is_newer(placed, before):
            return Outcome.UNCHANGED
        self._update(before, placed)
        return Outcome.CHANGED

    def _is_newer(self, placed: Annotation, before: Annotation) -> bool:
        if before.record.trashed_at is not None:
            return True
        return placed.record.modified_at > before.record.modified_at

    def _update(self, before: Annotation, after: Annotation) -> None:
        self._edit.update(after.record)
        self._edit.delete(*before.targets)
        self._edit.insert(*after.targets)
        tagging.replace_tags(self._store, self._edit, after.id, after.tags)

    def _known(self, placed: Annotation) -> Annotation | None:
        try:
            return self._store.annotation(placed.id)
        except NotFound:
            return None

    def _placed(self, received: Received) -> Annotation | None:
        """The annotation as it is in this library; None where none of its texts is there."""
        found = [(self._version(target, text), target) for target, text in received.targets]
        targets = [(version, target) for version, target in found if version is not None]
        article = self._article(received, (version for version, _target in targets))
        if article is None:
            return None
        placed = {
            version: self._on_its_words(replace(target, version_id=version))
            for version, target in reversed(targets)  # of two in one version the first
            if self._store.article_of(version) == article
        }
        record = replace(received.record, article_id=article)
        return Annotation(record, tuple(placed.values()), received.tags)

    def _article(self, received: Received, versions: Iterable[VersionId]) -> ArticleId | None:
        for version in versions:
            return self._store.article_of(version)
        if received.targets:
            return None
        try:
            return self._store.article(received.record.article_id).id
        except NotFound:
            return None

    def _version(self, target: Target, text: str) -> VersionId | None:
        try:
            self._store.article_of(target.version_id)
        except NotFound:
            return self._with_text(text) if text else None
        return target.version_id

    def _with_text(self, text: str) -> VersionId | None:
        if self._by_text is None:
            self._by_text = {
                self._store.text_hash(version.id): version.id
                for summary in self._store.summaries()
                for version in summary.versions
            }
        return self._by_text.get(text)

    def _on_its_words(self, target: Target) -> Target:
        text = self._text_of(target.version_id)
        if target.state is State.ORPHAN or _stands(target, text):
            return target
        place = find(Quote(target.exact, target.prefix, target.suffix, target.start), text)
        if isinstance(place, Lost):
            return replace(target, state=State.ORPHAN, reason=place.reason)
        passage = Passage(target.version_id, place.start, place.end)
        after = anchor(target.annotation_id, passage, text, linked=target.linked)
        return after if after.exact == target.exact else replace(after, state=State.MOVED)

    def _text_of(self, version: VersionId) -> str:
        if self._text is None or self._text[0] != version:
            self._text = version, self._store.version(version).text
        return self._text[1]


def _stands(target: Target, text: str) -> bool:
    """Whether the words are at their place, with what stood around them."""
    before = text[max(0, target.start - len(target.prefix)) : target.start]
    after = text[target.end : target.end + len(target.suffix)]
    around = before == target.prefix and after == target.suffix
    return around and text[target.start : target.end] == target.exact

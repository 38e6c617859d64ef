"""A new text for a version: what people made stays on its words.

The old text is known and so is the new one, so every target is followed through the difference of
the two (`core.annotations.finding`). Words that stand unchanged keep their target; words that were
reworded are found again, and the target says so; words that are gone, or might be anywhere, leave
an orphan, which keeps its old quotation, knows why, and waits for the person. A linked target that
is lost is proposed anew from the rows, as when it was first made. Confirmed rows stand where their
sentences do. All of it is one edit, so that undoing it brings back every row as it was; and a
checked copy of the library is put beside it before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.annotations.anchors import anchor, stood_in
from core.annotations.finding import Found, Lost, Quote, Tracking, find
from core.annotations.links import counterparts
from core.changes import Op
from core.errors import ImportRefused, KnownError
from core.intake.documents import Document
from core.intake.reading import HIDDEN_BY_HAND, recleaned
from core.library import aligning, importing, remembering
from core.library.aligning import Wall
from core.library.learning import Knowledge
from core.library.sentences import sentences
from core.model import Annotation, Line, Loss, Passage, Segment, State, Target, Version, VersionId
from core.progress import Progress
from core.store.keeping import Reason, keep
from core.store.store import Edit, Store
from core.text.normalize import text_hash


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many annotations kept their words, were found again reworded, or are orphans now.

    Those in the bin are followed too but not counted.
    """

    kept: int
    moved: int
    orphaned: int


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A version with its new text, lines and sentences, not yet stored."""

    version: Version
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]


def read_text(
    path: Path, *, language: str, encoding: str | None = None, progress: Progress | None = None
) -> Document:
    """The one text of a file, in this language; raises KnownError where it holds none or several.

    Raises ImportRefused for a file that can't be read, Cancelled.
    """
    from core.intake.importer import read_files

    read = read_files([path], encoding=encoding, language=language, progress=progress)
    if len(read) != 1:
        raise KnownError(f"‘{path.name}’", f"it holds {len(read)} texts; it takes just one")
    (document,) = read
    if isinstance(document, ImportRefused):
        raise document
    return document


def replace_text(
    store: Store, version: VersionId, document: Document, *, progress: Progress | None = None
) -> Replaced:
    """Give a version the text of a document; its language, place and kind stay. One edit.

    A copy of the library as it was is kept (`core.store.keeping`). Raises NotFound,
    KnownError when the new text keeps no line or the version was changed by another program
    meanwhile, WriteFailed, Cancelled (nothing stored).
    """
    before = store.version(version)
    fresh = _fresh(store, before, document)
    tracking = Tracking(before.text, fresh.version.text)
    article = before.article_id
    texts = [
        sentences(
            fresh.version if v.id == version else v,
            fresh.segments if v.id == version else store.segments(v.id),
        )
        for v in store.versions(article)
    ]
    walls = _standing(store, fresh, tracking)
    knowledge = Knowledge.of(store)
    plan = aligning.plan(article, texts, walls=walls, knowledge=knowledge, progress=progress)
    keep(store.path, Reason.BEFORE_REPLACING)
    with store.edit(Op.REPLACE) as edit:
        if store.version(version) != before:
            raise KnownError(f"‘{before.title}’", "it was changed meanwhile; try again")
        edit.update(fresh.version)
        edit.delete(*store.lines(version), *store.segments(version))
        edit.insert_all((*fresh.lines, *fresh.segments))
        aligning.keep(store, edit, article, plan)
        _follow(store, edit, fresh.version, tracking)
        return _count(store, version)


def _fresh(store: Store, before: Version, document: Document) -> _Fresh:
    decided = _as_decided(store, before, remembering.as_before(store, document))
    if not decided.segments:
        raise KnownError(f"‘{before.title}’", "the new text has no line that is kept")
    made, lines, segments = importing.records(
        decided, before.article_id, before.position, kind=before.kind
    )
    version = replace(
        made,
        id=before.id,
        language=before.language,
        confidence=before.confidence,
        byline=made.byline or before.byline,
        published=made.published or before.published,
        source_url=made.source_url or before.source_url,
    )
    return _Fresh(
        version=version,
        lines=tuple(replace(line, version_id=before.id) for line in lines),
        segments=tuple(replace(segment, version_id=before.id) for segment in segments),
    )


def _as_decided(store: Store, before: Version, document: Document) -> Document:
    """The document with lines kept and hidden as the person had them, where they are the same."""
    kept: set[str] = set()
    hidden: set[str] = set()
    for line in store.lines(before.id):
        words = before.text[line.start : line.end]
        if not line.hidden:
            kept.add(words)
        elif line.reason == HIDDEN_BY_HAND:
            hidden.add(words)
    words_of = [document.text[line.start : line.end] for line in document.lines]
    return recleaned(
        document,
        keep=[n for n, words in enumerate(words_of) if words in kept - hidden],
        hide=[n for n, words in enumerate(words_of) if words in hidden - kept],
        language=before.language,
    )


def _standing(store: Store, fresh: _Fresh, tracking: Tracking) -> list[Wall]:
    """The confirmed rows whose sentences are all in the new text, in order."""
    version = fresh.version.id
    numbers = {(s.start, s.end): s.ordinal for s in fresh.segments}
    old = store.segments(version)
    standing: list[Wall] = []
    last = -1
    for wall in aligning.walls(store, fresh.version.article_id):
        run = wall.runs.get(version, range(0))
        new = [_number(tracking.find(old[n].start, old[n].end), numbers) for n in run]
        follows = new == list(range(new[0], new[0] + len(new))) and new[0] > last if new else True
        moved = range(new[0], new[-1] + 1) if new else range(0)
        after = {**wall.runs, version: moved}
        if follows and any(after.values()):
            standing.append(Wall(after))
            last = new[-1] if new else last
    return standing


def _number(place: Found | Lost, numbers: dict[tuple[int, int], int]) -> int:
    """The number of the sentence at exactly this place, else -1."""
    return numbers.get((place.start, place.end), -1) if isinstance(place, Found) else -1


def _follow(store: Store, edit: Edit, version: Version, tracking: Tracking) -> None:
    """Within an edit, put every target of a version where its words are in the new text."""
    known = text_hash(version.text)
    for annotation, target in _targets(store, version):
        after = _found_again(target, version, tracking, known)
        if after.state is State.ORPHAN and target.linked:
            after = _linked_anew(store, annotation, version) or after
        if after != target:
            edit.update(after)


def _targets(store: Store, version: Version) -> Iterator[tuple[Annotation, Target]]:
    """All targets in a version, those of annotations in the bin too."""
    for trashed in (False, True):
        for annotation in store.annotations(version.article_id, trashed=trashed):
            for target in annotation.targets:
                if target.version_id == version.id:
                    yield annotation, target


def _found_again(target: Target, version: Version, tracking: Tracking, known: str) -> Target:
    if stood_in(target, version.text, known):
        return replace(target, state=State.ANCHORED, reason=Loss.NONE)
    if target.state is State.ORPHAN:
        place = find(Quote(target.exact, target.prefix, target.suffix, target.start), version.text)
    else:
        place = tracking.find(target.start, target.end)
    if isinstance(place, Lost):
        reason = target.reason if target.state is State.ORPHAN else place.reason
        return replace(target, state=State.ORPHAN, reason=reason)
    passage = Passage(version.id, place.start, place.end)
    after = anchor(target.annotation_id, passage, version.text, linked=target.linked, known=known)
    is_same = after.exact == target.exact and target.state is not State.MOVED
    return after if is_same else replace(after, state=State.MOVED)


def _linked_anew(store: Store, annotation: Annotation, version: Version) -> Target | None:
    """What the new rows have for the words that the person marked in another version."""
    for own in annotation.targets:
        if not own.linked and own.state is not State.ORPHAN:
            passage = Passage(own.version_id, own.start, own.end)
            for linked in counterparts(store, passage):
                if linked.version_id == version.id:
                    made = anchor(annotation.id, linked, version.text, linked=True)
                    return replace(made, state=State.MOVED)
    return None


def _count(store: Store, version: VersionId) -> Replaced:
    article = store.version(version).article_id
    states: Sequence[State] = [
        target.state
        for annotation in store.annotations(article)
        for target in annotation.targets
        if target.version_id == version
    ]
    return Replaced(
        kept=states.count(State.ANCHORED),
        moved=states.count(State.MOVED),
        orphaned=states.count(State.ORPHAN),
    )

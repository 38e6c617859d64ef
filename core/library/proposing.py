"""What a library proposes for the linked words of a mark, from what its alignments taught."""

from collections.abc import Iterator, Sequence

from core.annotations.proposing import Met, Place, exact_words
from core.library.learning import evened, met, tongue
from core.model import Annotation, Lesson, Passage, State, Target, Version, VersionId
from core.store.store import Store

MOST = 4_000_000  # characters of lessons that are heard, the newest first


def proposals(store: Store, annotation: Annotation) -> tuple[Passage, ...]:
    """The exact words in each version where the mark is linked to whole sentences still.

    None for a version in which they are in doubt.
    """
    own = next((t for t in annotation.targets if not t.linked), None)
    if own is None or own.state is State.ORPHAN:
        return ()
    versions = {v.id: v for v in store.versions(annotation.record.article_id)}
    marked = Passage(own.version_id, own.start, own.end)
    whole = {passage.version_id: passage for passage in store.beside(marked)}
    found = (
        _proposal(store, versions, own, target)
        for target in annotation.targets
        if target.linked and _is_whole(target, whole)
    )
    return tuple(passage for passage in found if passage is not None)


def _is_whole(target: Target, whole: dict[VersionId, Passage]) -> bool:
    passage = whole.get(target.version_id)
    return passage is not None and (target.start, target.end) == (passage.start, passage.end)


def _proposal(
    store: Store, versions: dict[VersionId, Version], own: Target, target: Target
) -> Passage | None:
    linked = Passage(target.version_id, target.start, target.end)
    rows = next((p for p in store.beside(linked) if p.version_id == own.version_id), None)
    if rows is None:
        return None
    source, words = (_place(versions[p.version_id], p) for p in (rows, linked))
    found = exact_words(source, range(own.start, own.end), words, _met(store, source, words))
    return None if found is None else Passage(target.version_id, found.start, found.stop)


def _place(version: Version, passage: Passage) -> Place:
    return Place(version.text, version.language, passage.start, passage.end)


def _met(store: Store, source: Place, target: Place) -> Met:
    """How often words of the two places met, by the lessons of their languages."""
    from core.alignment.lexicon import Lexicon
    from core.alignment.tokens import tokens

    turned = tongue(source.language) > tongue(target.language)
    a, b = (target, source) if turned else (source, target)
    lessons = _newest(store.lessons_in(tongue(a.language), tongue(b.language)))
    known = [frozenset(tokens(place.words, place.language)) for place in (a, b)]
    lexicon = evened(Lexicon.of(met(lessons, *known)))
    return lexicon.swapped().pairs if turned else lexicon.pairs


def _newest(lessons: Sequence[Lesson]) -> Iterator[Lesson]:
    room = MOST
    for lesson in lessons:
        room -= len(lesson.words)
        if room < 0:
            return
        yield lesson

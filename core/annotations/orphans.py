"""Annotations whose words are no longer found: what they said, where they may belong.

An orphan keeps its old quotation and waits until a person attaches it again or keeps it as a
note. Nothing here decides: the places that `core.annotations.finding` thinks possible are offered,
likeliest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.annotations.anchors import anchor
from core.annotations.finding import Found, Quote, find
from core.changes import Op
from core.errors import NotFound
from core.model import Annotation, AnnotationId, Loss, Passage, State, Style, Target, VersionId, now
from core.store.store import Store

AROUND = 48
_SAID = {
    Loss.NONE: "These words are no longer found for certain.",
    Loss.DELETED: "These words are no longer in the text.",
    Loss.REWRITTEN: "The text was changed too much here to be sure that these are the words.",
    Loss.SEVERAL: "Several places fit these words equally well.",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where lost words may belong, with up to 48 characters of its line on either side.

    `fit` says how well it fits, 0 to 1; a `weak` one is offered, but little speaks for it.
    """

    passage: Passage
    before: str
    words: str
    after: str
    fit: float = 1.0
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Where lost words may be, and why they were not found there for certain."""

    reason: Loss
    candidates: tuple[Candidate, ...]

    @property
    def certainty(self) -> tuple[bool, float]:
        """What searches are ordered by: those with a place that is not weak last, then by fit."""
        return max(((not one.weak, one.fit) for one in self.candidates), default=(False, 0.0))


def lost_targets(annotation: Annotation) -> tuple[Target, ...]:
    """The targets of an annotation whose words are not found, those that were marked first."""
    return tuple(target for target in annotation.targets if target.state is State.ORPHAN)


def said(reason: Loss) -> str:
    """Why words were not found, in a sentence."""
    return _SAID[reason]


def search(store: Store, target: Target) -> Search:
    """Where the words of a lost target may be in their version's text as it is now."""
    text = store.version(target.version_id).text
    found = find(Quote(target.exact, target.prefix, target.suffix, target.start), text)
    if isinstance(found, Found):
        return Search(target.reason, (_candidate(target.version_id, found, text),))
    places = (
        replace(_candidate(target.version_id, one.place, text), fit=one.fit, weak=one.weak)
        for one in found.candidates
    )
    return Search(target.reason or found.reason, tuple(places))


def attach(store: Store, annotation: AnnotationId, passage: Passage) -> None:
    """Put the lost words of an annotation in this passage's version on this passage. One edit.

    Raises NotFound where nothing of the annotation is lost in that version.
    """
    text = store.version(passage.version_id).text
    with store.edit(Op.ATTACH) as edit:
        whole = store.annotation(annotation)
        before = _lost_in(lost_targets(whole), passage.version_id)
        after = anchor(annotation, passage, text, linked=before.linked)
        edit.update(after, replace(whole.record, modified_at=now()))


def keep_as_note(store: Store, annotation: AnnotationId) -> None:
    """Let an annotation's lost words go: they stand as a quotation before its note. One edit.

    Marks of it that are still on their words stay; without any, it is a note on the article.
    """
    with store.edit(Op.KEEP_AS_NOTE) as edit:
        whole = store.annotation(annotation)
        lost = lost_targets(whole)
        if not lost:
            raise NotFound("these words", "they are not lost")
        quoted = [f"> {' '.join(target.exact.split())}" for target in lost if not target.linked]
        note = "\n\n".join(filter(None, (*quoted, whole.record.note)))
        style = whole.record.style if len(lost) < len(whole.targets) else Style.NONE
        edit.delete(*lost)
        edit.update(replace(whole.record, note=note, style=style, modified_at=now()))


def _lost_in(lost: Sequence[Target], version: VersionId) -> Target:
    for target in lost:
        if target.version_id == version:
            return target
    raise NotFound("these words", "nothing of this note is lost in that version")


def _candidate(version: VersionId, place: Found, text: str) -> Candidate:
    return Candidate(
        passage=Passage(version, place.start, place.end),
        before=_tail(text[: place.start]),
        words=text[place.start : place.end],
        after=_head(text[place.end :]),
    )


def _tail(text: str) -> str:
    """The end of the last line of a text, in whole words, with a sign where it was cut."""
    line = text[-AROUND:].rpartition("\n")[2]
    if len(line) < AROUND or len(text) == AROUND:
        return line
    return "…" + (line.partition(" ")[2] or line)


def _head(text: str) -> str:
    """The beginning of the first line of a text, in whole words, with a sign where it was cut."""
    line = text[:AROUND].partition("\n")[0]
    if len(line) < AROUND or len(text) == AROUND:
        return line
    return (line.rpartition(" ")[0] or line) + "…"

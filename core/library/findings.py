"""What a person does with findings of the checks. Each function is one edit: one undo step."""

from collections.abc import Iterable

from core.annotations import annotations
from core.changes import Op
from core.model import AnnotationId, Colour, Dismissed, Passage, Style, Version
from core.reading.checks.findings import Finding, Place
from core.store.store import Store

TAG = "to-check"
"""What a note made of a finding is tagged with, beside its kind."""


def dismiss(store: Store, *findings: Finding) -> None:
    """Show these findings no more; what is dismissed already stays so."""
    with store.edit(Op.DISMISS) as edit:
        known = set(store.dismissed({record.version_id for record in map(_record, findings)}))
        edit.insert_all(dict.fromkeys(r for r in map(_record, findings) if r not in known))


def reopen(store: Store, *findings: Finding) -> None:
    """Show these findings again."""
    with store.edit(Op.REOPEN) as edit:
        known = set(store.dismissed({record.version_id for record in map(_record, findings)}))
        edit.delete(*(record for record in map(_record, findings) if record in known))


def note(store: Store, finding: Finding, colour: Colour) -> AnnotationId:
    """Make a tagged note of a finding, on its words in each of its versions."""
    first, *others = _one_a_version(finding.places)
    article = store.article_of(first.version)
    text = f"**{finding.title}.** {finding.message}"
    record = annotations.new_record(article, colour, Style.HIGHLIGHT, text)
    with store.edit(Op.NOTE) as edit:
        passages = [_passage(place) for place in others]
        tags = (TAG, finding.kind.value)
        annotations.attach(store, edit, record, _passage(first), linked=passages, tags=tags)
    return record.id


def dismissed_keys(store: Store, versions: Iterable[Version]) -> frozenset[str]:
    """The keys of the dismissed findings in the versions of an article."""
    return frozenset(record.finding for record in store.dismissed({v.id for v in versions}))


def open_ones(findings: Iterable[Finding], dismissed: frozenset[str]) -> list[Finding]:
    """Those of the findings that are not dismissed."""
    return [finding for finding in findings if finding.key not in dismissed]


def _one_a_version(places: Iterable[Place]) -> list[Place]:
    """The first place of each version, those found fault with before the others."""
    ordered = sorted(places, key=lambda place: not place.at_fault)
    return list({place.version: place for place in reversed(ordered)}.values())[::-1]


def _passage(place: Place) -> Passage:
    return Passage(place.version, place.start, place.end)


def _record(finding: Finding) -> Dismissed:
    return Dismissed(finding.versions[0], finding.key)

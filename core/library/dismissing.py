"""Dismissing findings of the checks, and taking that back. Each function is one edit."""

from collections.abc import Iterable

from core.changes import Op
from core.model import ArticleId, Dismissed
from core.reading.checks.findings import Finding
from core.store.store import Store


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


def dismissed_keys(store: Store, article: ArticleId) -> frozenset[str]:
    """The keys of the dismissed findings of an article."""
    versions = [version.id for version in store.versions(article)]
    return frozenset(record.finding for record in store.dismissed(versions))


def open_ones(findings: Iterable[Finding], dismissed: frozenset[str]) -> list[Finding]:
    """Those of the findings that are not dismissed."""
    return [finding for finding in findings if finding.key not in dismissed]


def _record(finding: Finding) -> Dismissed:
    return Dismissed(finding.versions[0], finding.key)

"""Commands that check the versions of an article against each other."""

from collections.abc import Sequence
from pathlib import Path

import click

from core.cli.common import (
    json_option,
    library_option,
    print_json,
    print_text,
    progress,
    reading,
    writing,
)
from core.errors import NotFound
from core.library import findings as deciding
from core.model import short_id
from core.reading.checks.article import findings as found_in
from core.reading.checks.findings import Finding, Kind

KINDS = click.Choice([kind.value for kind in Kind])


@click.command("checks")
@click.argument("article")
@click.option("--kind", type=KINDS, help="Only findings of this kind.")
@click.option("--open", "only_open", is_flag=True, help="Without those that were dismissed.")
@library_option
@json_option
def checks(
    article: str, kind: str | None, library: Path | None, *, only_open: bool, as_json: bool
) -> None:
    """Print what differs between the versions of an article: numbers, names, sentences left out."""
    with reading(library) as store, progress() as steps:
        identifier = store.find_article(article)
        found = _of_kind(found_in(store, identifier, steps), kind)
        dismissed = deciding.dismissed_keys(store, store.versions(identifier))
    if only_open:
        found = deciding.open_ones(found, dismissed)
    if as_json:
        print_json([_as_data(finding, dismissed=finding.key in dismissed) for finding in found])
        return
    for finding in found:
        print_text(_as_line(finding, dismissed=finding.key in dismissed))
    many = len(deciding.open_ones(found, dismissed))
    print_text(f"{many} open, {len(found) - many} dismissed" if found else "Nothing to check here.")


@click.command("dismiss")
@click.argument("article")
@click.argument("findings", nargs=-1)
@click.option("--kind", type=KINDS, help="All findings of this kind.")
@click.option("--back", is_flag=True, help="Show them again instead.")
@library_option
def dismiss(
    article: str, findings: tuple[str, ...], kind: str | None, library: Path | None, *, back: bool
) -> None:
    """Dismiss findings of an article, by what `checks` prints before each, or by their kind."""
    if not findings and kind is None:
        raise click.UsageError("name findings, or give a --kind")
    with writing(library) as store, progress() as steps:
        found = found_in(store, store.find_article(article), steps)
        wanted = [_named(found, name) for name in findings]
        wanted += _of_kind(found, kind) if kind else []
        act = deciding.reopen if back else deciding.dismiss
        act(store, *dict.fromkeys(wanted))


def _of_kind(found: Sequence[Finding], kind: str | None) -> list[Finding]:
    return [finding for finding in found if kind in (None, finding.kind)]


def _named(found: Sequence[Finding], name: str) -> Finding:
    matching = [finding for finding in found if finding.key.startswith(name)]
    if len(matching) != 1:
        reason = "there is no such finding" if not matching else "several findings begin so"
        raise NotFound(f"‘{name}’", reason)
    return matching[0]


def _as_data(finding: Finding, *, dismissed: bool) -> dict[str, object]:
    return {
        "row": finding.rows[0],
        "kind": finding.kind.value,
        "versions": list(finding.versions),
        "message": finding.message,
        "dismissed": dismissed,
        "id": finding.key,
        "rows": list(finding.rows),
        "title": finding.title,
        "places": [
            {
                "version": place.version,
                "start": place.start,
                "end": place.end,
                "at_fault": place.at_fault,
            }
            for place in finding.places
        ],
    }


def _as_line(finding: Finding, *, dismissed: bool) -> str:
    rows = ", ".join(map(str, finding.rows))
    gone = "  (dismissed)" if dismissed else ""
    return f"{short_id(finding.key)}  {rows}  {finding.title}: {finding.message}{gone}"


COMMANDS = (checks, dismiss)

"""Where the findings of the checks are on a page, and the words around them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.model import VersionId
from core.reading.checks.findings import Finding, Kind, Place
from core.reading.page import Page
from gui.panels.finding_card import FindingQuote
from gui.reader.faults import Fault, Faults

UNLIT = frozenset({Kind.MISSING, Kind.ADDED, Kind.LENGTH})
"""Findings about whole cells: no words of them are lit, unless one is at the finding."""

_AROUND = 22


def row_of(page: Page, finding: Finding) -> int | None:
    """The index of the first row in which a finding has words, None where it is not shown."""
    rows = (page.index_at(place.version, place.start) for place in finding.places)
    return min((row for row in rows if row is not None), default=None)


def faults(page: Page, findings: Sequence[Finding], current: str) -> Faults:
    """What of these findings is lit on a page; `current` is the key of the one that one is at."""
    rows: dict[int, list[Fault]] = defaultdict(list)
    gaps: dict[int, set[int]] = defaultdict(set)
    column_of = {column.version_id: n for n, column in enumerate(page.columns)}
    for finding in findings:
        at_it = finding.key == current
        if finding.kind in (Kind.MISSING, Kind.ADDED):
            _add_gaps(page, finding, column_of, gaps)
        elif finding.kind not in UNLIT or at_it:
            for place in finding.places:
                _add_fault(page, place, column_of, rows, current=at_it)
    return Faults(
        {row: tuple(sorted(lit)) for row, lit in rows.items()},
        {row: frozenset(columns) for row, columns in gaps.items()},
    )


def _add_gaps(
    page: Page,
    finding: Finding,
    column_of: Mapping[VersionId, int],
    gaps: dict[int, set[int]],
) -> None:
    """The cells of a finding that are empty: those of the version that has none of its words."""
    saying = {place.version for place in finding.places}
    empty = [column_of[v] for v in finding.versions if v not in saying and v in column_of]
    for place in finding.places:
        row = page.index_at(place.version, place.start)
        if row is not None and place.version in column_of:
            gaps[row].update(empty)


def _add_fault(
    page: Page,
    place: Place,
    column_of: Mapping[VersionId, int],
    rows: dict[int, list[Fault]],
    *,
    current: bool,
) -> None:
    row, column = page.index_at(place.version, place.start), column_of.get(place.version)
    cell = page.row(row).cells[column] if row is not None and column is not None else None
    if row is None or column is None or cell is None:
        return
    start, end = cell.shown_at(place.start), cell.shown_at(min(place.end, cell.end))
    if start < end:
        rows[row].append(Fault(column, start, end, current))


def quote(text: str, language: str, place: Place) -> FindingQuote:
    """The words of a place with a few whole words around them, on one line."""
    first = max(0, place.start - _AROUND, text.rfind("\n", 0, place.start) + 1)
    last = min(len(text), place.end + _AROUND)
    line_end = text.find("\n", place.end)
    last = min(last, line_end) if line_end >= 0 else last
    before, after = text[first : place.start], text[place.end : last]
    if first and " " in before and not text[first - 1].isspace():
        before = before.partition(" ")[2]
    if last < len(text) and " " in after and not text[last].isspace():
        after = after.rpartition(" ")[0]
    before, words = before.lstrip(), text[place.start : place.end].replace("\n", " ")
    code = language.partition("-")[0]
    return FindingQuote(code, before + words + after, len(before), len(before) + len(words))

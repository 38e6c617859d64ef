"""Where passages are on the page that is shown."""

from collections.abc import Iterable
from types import MappingProxyType

from core.model import Passage
from core.reading.page import Page
from gui.reader.finding import Find, Finds


def find_of(page: Page, passage: Passage) -> Find | None:
    """The words of a passage on the page, in its first row; None where its version is hidden."""
    columns = [column.version_id for column in page.columns]
    row = page.index_at(passage.version_id, passage.start)
    if row is None or passage.version_id not in columns:
        return None
    column = columns.index(passage.version_id)
    cell = page.row(row).cells[column]
    if cell is None or not cell.start <= passage.start < cell.end:
        return None
    last = min(passage.end, cell.end) - 1
    return Find(row, column, cell.shown_at(passage.start), cell.shown_at(last) + 1)


def lit(page: Page, passages: Iterable[Passage], current: Passage | None = None) -> Finds:
    """What is lit on the page when these passages are, and the one that the person is at."""
    rows: dict[int, list[Find]] = {}
    for passage in passages:
        found = find_of(page, passage)
        if found is not None:
            rows.setdefault(found.row, []).append(found)
    ordered = {row: tuple(sorted(set(found))) for row, found in rows.items()}
    at = None if current is None else find_of(page, current)
    return Finds(MappingProxyType(ordered), at)

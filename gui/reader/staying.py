"""Staying at the same words while an article is laid out in other rows or columns.

A row of one page may be part of a paragraph on another, or a paragraph many rows. So it is words
that stay: those that the row to be kept begins with or, where these are scrolled away, those of
its first line in view. The line that shows them on the new page is put where it was on the old.
"""

from dataclasses import dataclass

from core.model import VersionId
from gui.reader.spread import Spread


@dataclass(frozen=True, slots=True)
class Words:
    """A place in the text of a version: the row that shows it, and its offset, code points."""

    row: int
    version: VersionId
    offset: int


def stand_as(
    new: Spread, old: Spread, *, focused: int | None, known: Words | None = None
) -> Words | None:
    """Show on a new spread the words that stay, where the old one shows them.

    These are the words `known` of the row that is to be kept if they are in view, else those that
    it shows first. Gives where they are on the new spread, None where nothing could be kept.
    """
    if not len(new) or not len(old):
        return None
    row, top = old.anchor(focused)
    versions = {column.version_id for column in new.page.columns}
    choices = (known, *_shown_first(old, row, top)) if known else _shown_first(old, row, top)
    for words in choices:
        before, after = _line(old, words), _line(new, words)
        if words.row != row or words.version not in versions or not before or not after:
            continue
        if words is known and not 0 <= top + before[1] < old.scroller.view_height:
            continue
        new.scroller.go_to(after[0], after[1] - before[1] - top)
        return Words(after[0], words.version, words.offset)
    new.scroller.go_to(new.row_like(old, row), -top)
    return None


def _shown_first(spread: Spread, row: int, top: int) -> list[Words]:
    """In each column the words with which the first line in view of a row begins."""
    found: list[Words] = []
    for column, cell in enumerate(spread.box(row).cells):
        if cell.cell is None or cell.block is None or not cell.block.line_count:
            continue
        above = -min(0, top + cell.top)
        line = min(-(-above // cell.block.face.leading), cell.block.line_count - 1)
        shown = cell.block.line_span(line)[0] if line else 0
        version = spread.page.columns[column].version_id
        found.append(Words(row, version, cell.cell.offset_at(shown)))
    return found


def _line(spread: Spread, words: Words) -> tuple[int, int] | None:
    """The row that shows some words, and how far below its top their line begins."""
    versions = [column.version_id for column in spread.page.columns]
    row = spread.page.index_at(words.version, words.offset)
    if row is None or words.version not in versions:
        return None
    cell = spread.box(row).cells[versions.index(words.version)]
    if cell.cell is None or cell.block is None:
        return None
    line = cell.block.line_at(cell.cell.shown_at(words.offset))
    return row, cell.top + line * cell.block.face.leading

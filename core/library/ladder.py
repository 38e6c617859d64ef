"""The rows of one article as runs of sentences, read from the library and put back.

Mending works on `core.alignment.edits`, which knows only numbers. Here they come from rows and
cells, and what an edit has changed goes back: rows that stand unchanged keep their ids, scores and
beads, so that a step of undo holds little. A pair of cells that no row had before gets one bead,
as has every confirmed row; beads lie within their rows as ever.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from core.alignment.edits import Cells, Rung, Rungs, tidy
from core.errors import KnownError, NotFound
from core.library.judging import Judge
from core.model import ArticleId, Bead, BeadId, Cell, Row, RowId, Status, VersionId, new_id
from core.store.store import Edit, Store

Renumber = Callable[[range], range]
R = TypeVar("R", Row, Cell, Bead)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rows of an article; the columns are its versions in their order."""

    article: ArticleId
    versions: tuple[VersionId, ...]
    rows: Rungs

    def column(self, version: VersionId) -> int:
        """The column of a version; NotFound where the article has no such version."""
        if version not in self.versions:
            raise NotFound(f"version {version}", "the article has no such version")
        return self.versions.index(version)

    def number(self, row: RowId) -> int:
        """The number of a row; NotFound where the article has no such row."""
        found = next((n for n, rung in enumerate(self.rows) if rung.name == row), None)
        if found is None:
            raise NotFound(f"row {row}", "the article has no such row")
        return found


@dataclass(frozen=True, slots=True)
class Mended:
    """Rows to be kept in the place of others.

    `scores` are the aligner's for rows that it made; `renumbered` says how the sentences of a
    version are numbered now where one was divided or joined.
    """

    rows: Rungs
    scores: Mapping[Cells, float]
    renumbered: tuple[VersionId, Renumber] | None = None


def read(store: Store, article: ArticleId) -> Ladder:
    """The rows of an article; KnownError where it has none, or not all sentences stand in them."""
    versions = tuple(version.id for version in store.versions(store.article(article).id))
    cells: dict[RowId, dict[VersionId, range]] = defaultdict(dict)
    for cell in store.cells(article):
        cells[cell.row_id][cell.version_id] = range(cell.first_segment, cell.last_segment + 1)
    rows = tidy(
        [
            Rung(
                tuple(cells[row.id].get(version, range(0)) for version in versions),
                row.status is Status.CONFIRMED,
                row.id,
            )
            for row in store.rows(article)
        ]
    )
    for column, version in enumerate(versions):
        if sum(len(row.cells[column]) for row in rows) != len(store.spans(version)):
            raise KnownError("This article", "it is not aligned yet, so there is nothing to mend")
    return Ladder(article, versions, rows)


def keep(store: Store, edit: Edit, before: Ladder, mended: Mended) -> None:
    """Within an edit, put mended rows in the place of those that an article has."""
    judge = Judge(store, before, mended.rows)
    old_rows = store.rows(before.article)
    rows = _rows(before, mended, old_rows, judge)
    named = tuple(replace(rung, name=row.id) for rung, row in zip(mended.rows, rows, strict=True))
    old_cells = store.cells(before.article)
    old_beads = store.beads(before.article)
    beads = list(_beads(before, replace(mended, rows=named), old_beads, judge))
    _replace(edit, old_beads, beads, lambda bead: bead.id)
    _replace(edit, old_cells, _cells(before, named), lambda cell: (cell.row_id, cell.version_id))
    _replace(edit, old_rows, rows, lambda row: row.id)


def _replace(
    edit: Edit, before: Iterable[R], after: Iterable[R], key: Callable[[R], Hashable]
) -> None:
    """Write only what differs between two states of a table."""
    old = {key(record): record for record in before}
    new = {key(record): record for record in after}
    edit.delete(*(record for name, record in old.items() if name not in new))
    edit.update(*(r for name, r in new.items() if name in old and old[name] != r))
    edit.insert_all(record for name, record in new.items() if name not in old)


def _rows(before: Ladder, mended: Mended, stored: Sequence[Row], judge: Judge) -> list[Row]:
    known = {row.id: row for row in stored}
    kept = {rung.cells: known[RowId(rung.name)].score for rung in before.rows if not rung.confirmed}
    found = []
    for ordinal, rung in enumerate(mended.rows):
        cells = rung.cells
        score = 1.0 if rung.confirmed else mended.scores.get(cells, kept.get(cells))
        if score is None:
            score = round(judge.score(cells), 4)
        status = Status.CONFIRMED if rung.confirmed else Status.AUTO
        name = RowId(rung.name or new_id())
        found.append(Row(name, before.article, ordinal, status, score))
    return found


def _cells(before: Ladder, rows: Rungs) -> list[Cell]:
    return [
        Cell(RowId(rung.name), version, run.start, run.stop - 1)
        for rung in rows
        for version, run in zip(before.versions, rung.cells, strict=True)
        if run
    ]


def _beads(before: Ladder, mended: Mended, stored: Sequence[Bead], judge: Judge) -> Iterator[Bead]:
    by_pair: dict[tuple[VersionId, VersionId], list[Bead]] = defaultdict(list)
    for bead in stored:
        moved = _renumbered(bead, mended.renumbered)
        by_pair[moved.version_a, moved.version_b].append(moved)
    for a, b in combinations(range(len(before.versions)), 2):
        columns = (a, b)
        if (before.versions[b], before.versions[a]) in by_pair:
            columns = (b, a)
        pair = before.versions[columns[0]], before.versions[columns[1]]
        yield from _pair(before, mended.rows, columns, by_pair[pair], judge)


def _pair(
    before: Ladder,
    rows: Rungs,
    columns: tuple[int, int],
    stored: Sequence[Bead],
    judge: Judge,
) -> Iterator[Bead]:
    """The beads of two versions: those of the rows that are as before, one for each other row."""
    a, b = columns
    had = {(rung.cells[a], rung.cells[b]) for rung in before.rows}
    within = _by_row(rows, columns, stored)
    for number, rung in enumerate(rows):
        sides = rung.cells[a], rung.cells[b]
        if not any(sides):
            continue
        if sides in had and within[number] and not rung.confirmed:
            yield from (replace(bead, status=Status.AUTO) for bead in within[number])
        else:
            yield _bead(before, columns, rung, within[number], judge)


def _bead(
    before: Ladder, columns: tuple[int, int], rung: Rung, had: Sequence[Bead], judge: Judge
) -> Bead:
    """The one bead of a row, under the id of the one that it had if that was the only one."""
    a, b = columns
    one, other = rung.cells[a], rung.cells[b]
    score = 1.0 if rung.confirmed else round(judge.pair(columns, one, other), 4)
    return Bead(
        id=had[0].id if len(had) == 1 else BeadId(new_id()),
        article_id=before.article,
        version_a=before.versions[a],
        version_b=before.versions[b],
        a_first=one.start,
        a_last=one.stop - 1,
        b_first=other.start,
        b_last=other.stop - 1,
        score=score,
        status=Status.CONFIRMED if rung.confirmed else Status.AUTO,
    )


def _by_row(
    rows: Rungs, columns: tuple[int, int], beads: Sequence[Bead]
) -> defaultdict[int, list[Bead]]:
    """The beads that lie whole within each row, by its number."""
    places = [
        {segment: number for number, rung in enumerate(rows) for segment in rung.cells[column]}
        for column in columns
    ]
    found: defaultdict[int, list[Bead]] = defaultdict(list)
    for bead in beads:
        one = {places[0].get(n) for n in range(bead.a_first, bead.a_last + 1)}
        other = {places[1].get(n) for n in range(bead.b_first, bead.b_last + 1)}
        if len(one | other) == 1:
            number = (one | other).pop()
            if number is not None:
                found[number].append(bead)
    return found


def _renumbered(bead: Bead, by: tuple[VersionId, Renumber] | None) -> Bead:
    if by is None or by[0] not in (bead.version_a, bead.version_b):
        return bead
    if by[0] == bead.version_a:
        run = by[1](range(bead.a_first, bead.a_last + 1))
        return replace(bead, a_first=run.start, a_last=run.stop - 1)
    run = by[1](range(bead.b_first, bead.b_last + 1))
    return replace(bead, b_first=run.start, b_last=run.stop - 1)

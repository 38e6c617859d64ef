"""Mending the alignment of an article by hand: each function here is one edit, one step of undo.

What happens to the rows is worked out by `core.alignment.edits`; `core.library.ladder` reads them
and puts them back. Texts and annotations are never touched. What confirmed rows teach is another
matter, for it takes longer than a key press may (`core.library.teaching`).

Realigning works between walls: from the confirmed row before to the one after. What the aligner
has to know of the article is prepared (`core.library.preparing`) and handed in; where it is not,
it is read from the stretch and `CONTEXT` rows a side beyond it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from core.alignment import edits
from core.alignment.edits import Cells, NotPossible, Rung, Rungs
from core.changes import Op
from core.library import preparing
from core.library.judging import Judge
from core.library.ladder import Ladder, Mended, keep, read
from core.library.preparing import Prepared
from core.library.renumbering import renumber
from core.model import ArticleId, RowId, Segment, VersionId
from core.progress import Progress
from core.store.store import Edit, Store

CONTEXT = 40


def move(
    store: Store, article: ArticleId, version: VersionId, segment: int, *, to: RowId | int
) -> None:
    """Move a sentence to another row, or to the next (1) or previous (-1), new where none is."""

    def change(ladder: Ladder) -> Rungs:
        column = ladder.column(version)
        here = edits.row_of(ladder.rows, column, segment)
        row = here + to if isinstance(to, int) else ladder.number(to)
        return edits.move(ladder.rows, column, segment, to=row)

    _mend(store, article, change)


def move_run(
    store: Store, article: ArticleId, version: VersionId, segments: range, *, by: int
) -> None:
    """Move several sentences that follow each other one row down (1) or up (-1) each."""
    _mend(
        store,
        article,
        lambda ladder: edits.move_run(ladder.rows, ladder.column(version), segments, by=by),
    )


def split(store: Store, article: ArticleId, row: RowId, version: VersionId, segment: int) -> None:
    """Split a row before this sentence; the other versions are cut where both parts fit best."""

    def change(ladder: Ladder) -> Rungs:
        number, column = ladder.number(row), ladder.column(version)
        judge = Judge(store, ladder, ladder.rows)
        at = [
            segment
            if other == column
            else _best_cut(judge, ladder.rows[number], (column, other), segment)
            for other in range(len(ladder.versions))
        ]
        return edits.split(ladder.rows, number, at)

    _mend(store, article, change)


def merge(store: Store, article: ArticleId, row: RowId, last: RowId | None = None) -> None:
    """Join a row with the next one, or with all up to the `last`."""

    def change(ladder: Ladder) -> Rungs:
        first, rows = ladder.number(row), ladder.rows
        stop = first + 1 if last is None else ladder.number(last)
        for _ in range(first, stop):
            rows = edits.merge(rows, first)
        return rows

    _mend(store, article, change)


def shift(store: Store, article: ArticleId, row: RowId, version: VersionId, *, by: int) -> None:
    """Move what a version has from a row on one row down (1) or up (-1), up to a gap or a wall."""
    _mend(
        store,
        article,
        lambda ladder: edits.shift(ladder.rows, ladder.number(row), ladder.column(version), by=by),
    )


def swap(store: Store, article: ArticleId, row: RowId, version: VersionId) -> None:
    """Exchange a version's cell with the one below, of which one is empty."""
    _mend(
        store,
        article,
        lambda ladder: edits.swap(ladder.rows, ladder.number(row), ladder.column(version)),
    )


def confirm(
    store: Store, article: ArticleId, rows: Collection[RowId], *, confirmed: bool = True
) -> None:
    """Say that these rows are right, or take that back."""

    def change(ladder: Ladder) -> Rungs:
        numbers = {ladder.number(row) for row in rows}
        return edits.confirm(ladder.rows, numbers, confirmed=confirmed)

    _mend(store, article, change)


def confirm_before(store: Store, article: ArticleId, row: RowId) -> None:
    """Say that all rows before this one are right."""
    _mend(
        store,
        article,
        lambda ladder: edits.confirm(ladder.rows, range(ladder.number(row))),
    )


def divide(store: Store, article: ArticleId, version: VersionId, offset: int) -> None:
    """Make a sentence two at an offset of the text; both stay in its row."""
    with store.edit(Op.MEND) as edit:
        read(store, article).column(version)
        segments = store.segments(version)
        number = next((s.ordinal for s in segments if s.start < offset < s.end), None)
        if number is None:
            raise NotPossible("This place", "it lies within no sentence")
        halves = _halves(store.version(version).text, segments[number], offset)
        after = [*segments[:number], *halves, *segments[number + 1 :]]
        _number_anew(edit, segments, after)
        renumber(store, edit, article, version, partial(edits.divided, segment=number))


def join(store: Store, article: ArticleId, version: VersionId, segment: int) -> None:
    """Make a sentence one with the next of its row and paragraph."""
    with store.edit(Op.MEND) as edit:
        ladder, segments = read(store, article), store.segments(version)
        column = ladder.column(version)
        row = ladder.rows[edits.row_of(ladder.rows, column, segment)]
        if segment + 1 >= row.cells[column].stop:
            raise NotPossible("This sentence", "there is none after it in its row")
        one, other = segments[segment], segments[segment + 1]
        if one.line != other.line:
            raise NotPossible("These sentences", "they stand in two paragraphs")
        after = [*segments[:segment], replace(one, end=other.end), *segments[segment + 2 :]]
        _number_anew(edit, segments, after)
        renumber(store, edit, article, version, partial(edits.joined, segment=segment))


def pinpoint(
    store: Store,
    article: ArticleId,
    chosen: Mapping[VersionId, int],
    *,
    prepared: Prepared | None = None,
    progress: Progress | None = None,
) -> None:
    """Say that these sentences belong together: a confirmed row; the rest realigns around it.

    A version without a chosen sentence joins with what the aligner puts beside the chosen ones.
    NotPossible where a confirmed row stands across.
    """
    ladder = read(store, article)
    numbers = {ladder.column(version): segment for version, segment in chosen.items()}
    held = [edits.row_of(ladder.rows, column, segment) for column, segment in numbers.items()]
    if len(held) < 2 or any(row.confirmed for row in ladder.rows[min(held) : max(held) + 1]):
        raise NotPossible("These sentences", "a confirmed row stands in the way")
    span = edits.between_walls(ladder.rows, held[0])
    bench = _Bench.of(store, ladder, span, prepared, progress)
    _put(store, ladder, bench.mended([bench.wall(numbers)]))


def realign(
    store: Store,
    article: ArticleId,
    row: RowId,
    *,
    prepared: Prepared | None = None,
    progress: Progress | None = None,
) -> None:
    """Align anew what lies around a row, from the confirmed row before to the one after it."""
    ladder = read(store, article)
    span = edits.between_walls(ladder.rows, ladder.number(row))
    if not span:
        raise NotPossible("This row", "it is confirmed; realigning leaves it as it is")
    _put(store, ladder, _Bench.of(store, ladder, span, prepared, progress).mended())


def _mend(store: Store, article: ArticleId, change: Callable[[Ladder], Rungs]) -> None:
    with store.edit(Op.MEND) as edit:
        ladder = read(store, article)
        keep(store, edit, ladder, Mended(change(ladder)))


def _put(store: Store, ladder: Ladder, mended: Mended) -> None:
    """Keep what was worked out before the edit; NotPossible if the rows are others by now."""
    with store.edit(Op.MEND) as edit:
        if read(store, ladder.article) != ladder:
            raise NotPossible("This article", "its rows were changed meanwhile; try again")
        keep(store, edit, ladder, mended)


def _best_cut(judge: Judge, row: Rung, columns: tuple[int, int], segment: int) -> int:
    """Where to cut the second column so that both parts fit what a cut leaves in the first."""
    own, run = row.cells[columns[0]], row.cells[columns[1]]
    upper, lower = range(own.start, segment), range(segment, own.stop)

    def fit(cut: int) -> float:
        parts = (upper, range(run.start, cut)), (lower, range(cut, run.stop))
        return sum(judge.pair(columns, one, other) for one, other in parts)

    return max(range(run.start, run.stop + 1), key=fit)


def _halves(text: str, segment: Segment, offset: int) -> tuple[Segment, Segment]:
    first, second = text[segment.start : offset], text[offset : segment.end]
    if not first.strip() or not second.strip():
        raise NotPossible("This sentence", "there are no words on one side of the caret")
    end = segment.start + len(first.rstrip())
    start = segment.end - len(second.lstrip())
    return replace(segment, end=end), replace(segment, start=start)


def _number_anew(edit: Edit, before: Collection[Segment], after: Collection[Segment]) -> None:
    """Within an edit, put these sentences in the place of others, numbered from 0."""
    old = {segment.ordinal: segment for segment in before}
    new = {n: replace(segment, ordinal=n) for n, segment in enumerate(after)}
    edit.delete(*(segment for n, segment in old.items() if n not in new))
    edit.update(*(segment for n, segment in new.items() if n in old and old[n] != segment))
    edit.insert_all(segment for n, segment in new.items() if n not in old)


@dataclass(frozen=True, slots=True)
class _Bench:
    """A stretch of an article's rows that is to be aligned anew."""

    ladder: Ladder
    span: range
    prepared: Prepared

    @classmethod
    def of(
        cls,
        store: Store,
        ladder: Ladder,
        span: range,
        prepared: Prepared | None,
        progress: Progress | None,
    ) -> "_Bench":
        """With what was prepared, if it is still true, or with what the rows around teach."""
        if prepared is None or not prepared.is_current(store, ladder):
            near = max(0, span.start - CONTEXT), min(len(ladder.rows), span.stop + CONTEXT)
            prepared = preparing.prepare(store, ladder, range(*near), progress=progress)
        return cls(ladder, span, prepared)

    @property
    def cells(self) -> Cells:
        """The sentences of each version that stand in the stretch."""
        first, last = self.ladder.rows[self.span.start], self.ladder.rows[self.span.stop - 1]
        pairs = zip(first.cells, last.cells, strict=True)
        return tuple(range(one.start, other.stop) for one, other in pairs)

    def wall(self, numbers: Mapping[int, int]) -> Cells:
        """The row of these sentences, by column, and of what goes with them in other columns."""
        chosen = {column: range(number, number + 1) for column, number in numbers.items()}
        free = [column for column in range(len(self.cells)) if column not in chosen]
        if free:
            rows = self.prepared.united(self.cells).rows
            first = next(iter(chosen))
            band = next(row for row in rows if numbers[first] in row.cells[first])
            chosen.update((column, band.cells[column]) for column in free)
        return tuple(chosen[column] for column in range(len(self.cells)))

    def mended(self, walls: Sequence[Cells] = ()) -> Mended:
        """All rows, those of the stretch aligned anew around these walls."""
        rows, span = self.ladder.rows, self.span
        found = self.prepared.united(self.cells, walls)
        known = {row.cells: row.name for row in rows[span.start : span.stop]}
        fresh = [Rung(band.cells, band.confirmed, known.get(band.cells, "")) for band in found.rows]
        return Mended(
            edits.tidy([*rows[: span.start], *fresh, *rows[span.stop :]]),
            {band.cells: round(float(band.score), 4) for band in found.rows},
            {
                pair: [(bead.source, bead.target, round(float(bead.score), 4)) for bead in beads]
                for pair, beads in found.pairs.items()
            },
        )

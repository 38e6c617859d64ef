"""Mending the alignment of an article by hand: each function here is one edit, one step of undo.

What happens to the rows is worked out by `core.alignment.edits`; `core.library.ladder` reads them
and puts them back. Texts and annotations are never touched. Where a row is confirmed or no longer
so, the pair's lesson is taught anew, in the same edit: what a person stands behind counts
`learning.CONFIRMED` times when the next article is aligned. In a text of more than `MOST_TAUGHT`
sentences that would make every key press slow; there the next realigning of the article teaches.

Realigning works between walls: from the confirmed row before to the one after. Up to `CONTEXT` rows
a side beyond them are aligned along, for they tell the aligner what the words of this article are
and how long its versions run; what it finds there is not kept.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from itertools import combinations

from core.alignment import edits
from core.alignment.edits import Cells, NotPossible, Rung, Rungs
from core.changes import Op
from core.library import aligning, learning
from core.library.aligning import Wall
from core.library.judging import Judge
from core.library.ladder import Ladder, Mended, keep, read
from core.library.learning import Knowledge
from core.library.sentences import Sentences, sentences
from core.model import ArticleId, Bead, Lesson, RowId, Segment, Status, VersionId
from core.progress import Progress
from core.store.store import Edit, Store

CONTEXT = 40
MOST_TAUGHT = 1000


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
        ladder, segments = read(store, article), store.segments(version)
        number = next((s.ordinal for s in segments if s.start < offset < s.end), None)
        if number is None:
            raise NotPossible("This place", "it lies within no sentence")
        halves = _halves(store.version(version).text, segments[number], offset)
        after = [*segments[:number], *halves, *segments[number + 1 :]]
        rows = edits.divided(ladder.rows, ladder.column(version), number)

        def renumber(run: range) -> range:
            return range(run.start + (run.start > number), run.stop + (run.stop > number))

        _number_anew(edit, segments, after)
        keep(store, edit, replace(ladder, rows=rows), Mended(rows, {}, (version, renumber)))


def join(store: Store, article: ArticleId, version: VersionId, segment: int) -> None:
    """Make a sentence one with the next of its row and paragraph."""
    with store.edit(Op.MEND) as edit:
        ladder, segments = read(store, article), store.segments(version)
        rows = edits.joined(ladder.rows, ladder.column(version), segment)
        one, other = segments[segment], segments[segment + 1]
        if one.line != other.line:
            raise NotPossible("These sentences", "they stand in two paragraphs")
        after = [*segments[:segment], replace(one, end=other.end), *segments[segment + 2 :]]

        def renumber(run: range) -> range:
            return range(run.start - (run.start > segment), run.stop - (run.stop > segment))

        _number_anew(edit, segments, after)
        keep(store, edit, replace(ladder, rows=rows), Mended(rows, {}, (version, renumber)))


def pinpoint(
    store: Store,
    article: ArticleId,
    chosen: Mapping[VersionId, int],
    *,
    progress: Progress | None = None,
) -> None:
    """Say that these sentences belong together: a confirmed row; the rest realigns around it.

    A version without a chosen sentence has nothing in that row. NotPossible where a confirmed row
    stands across.
    """
    ladder = read(store, article)
    numbers = {ladder.column(version): segment for version, segment in chosen.items()}
    wall = Rung(
        tuple(
            range(numbers[c], numbers[c] + 1) if c in numbers else range(0)
            for c in range(len(ladder.versions))
        ),
        confirmed=True,
    )
    held = [edits.row_of(ladder.rows, column, segment) for column, segment in numbers.items()]
    if len(held) < 2 or any(row.confirmed for row in ladder.rows[min(held) : max(held) + 1]):
        raise NotPossible("These sentences", "a confirmed row stands in the way")
    span = edits.between_walls(ladder.rows, held[0])
    mended = _aligned(store, ladder, span, [wall], progress)
    _put(store, ladder, mended)


def realign(
    store: Store, article: ArticleId, row: RowId, *, progress: Progress | None = None
) -> None:
    """Align anew what lies around a row, from the confirmed row before to the one after it."""
    ladder = read(store, article)
    span = edits.between_walls(ladder.rows, ladder.number(row))
    if not span:
        raise NotPossible("This row", "it is confirmed; realigning leaves it as it is")
    _put(store, ladder, _aligned(store, ladder, span, [], progress))


def _mend(store: Store, article: ArticleId, change: Callable[[Ladder], Rungs]) -> None:
    with store.edit(Op.MEND) as edit:
        ladder = read(store, article)
        _keep(store, edit, ladder, Mended(change(ladder), {}))


def _put(store: Store, ladder: Ladder, mended: Mended) -> None:
    """Keep what was worked out before the edit; NotPossible if the rows are others by now."""
    with store.edit(Op.MEND) as edit:
        if read(store, ladder.article) != ladder:
            raise NotPossible("This article", "its rows were changed meanwhile; try again")
        _keep(store, edit, ladder, mended)


def _keep(store: Store, edit: Edit, ladder: Ladder, mended: Mended) -> None:
    keep(store, edit, ladder, mended)
    before = {row.cells for row in ladder.rows if row.confirmed}
    if before != {row.cells for row in mended.rows if row.confirmed}:
        _teach(store, edit, ladder)


def _teach(store: Store, edit: Edit, ladder: Ladder) -> None:
    """Within an edit, let the article's pairs teach what their beads say now."""
    texts = [
        sentences(version, store.segments(version.id)) for version in store.versions(ladder.article)
    ]
    if max(len(text.texts) for text in texts) > MOST_TAUGHT:
        return
    beads = store.beads(ladder.article)
    fresh = []
    for a, b in combinations(texts, 2):
        lesson = _lesson(ladder.article, a, b, beads)
        if lesson is not None:
            fresh.append(lesson)
    edit.delete(*store.lessons(ladder.article))
    edit.insert_all(fresh)
    learning.make_room(store, edit, fresh)


def _lesson(
    article: ArticleId, a: Sentences, b: Sentences, beads: Collection[Bead]
) -> Lesson | None:
    from core.alignment import Bead as Aligned

    found: list[Aligned] = []
    confirmed: set[Aligned] = set()
    for bead in beads:
        if {bead.version_a, bead.version_b} != {a.version, b.version}:
            continue
        one = range(bead.a_first, bead.a_last + 1)
        other = range(bead.b_first, bead.b_last + 1)
        straight = bead.version_a == a.version
        aligned = Aligned(*((one, other) if straight else (other, one)), bead.score)
        found.append(aligned)
        if bead.status is Status.CONFIRMED:
            confirmed.add(aligned)
    return learning.lesson(article, a, b, found, is_confirmed=confirmed.__contains__)


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


def _aligned(
    store: Store, ladder: Ladder, span: range, walls: Collection[Rung], progress: Progress | None
) -> Mended:
    """The rows with those of a span aligned anew around these walls."""
    rows = ladder.rows
    near = range(max(0, span.start - CONTEXT), min(len(rows), span.stop + CONTEXT))
    starts = [run.start for run in rows[near.start].cells]
    stops = [run.stop for run in rows[near.stop - 1].cells]
    beyond = [*rows[near.start : span.start], *walls, *rows[span.stop : near.stop]]
    plan = aligning.plan(
        ladder.article,
        _cut(store, ladder, starts, stops),
        walls=[_wall(ladder, rung, starts) for rung in beyond if rung.confirmed],
        knowledge=Knowledge.of(store),
        progress=progress,
    )
    made = _made(ladder, plan, starts)
    cells = [rung.cells for rung, _ in made]
    first = cells.index(rows[span.start - 1].cells) + 1 if span.start else 0
    last = cells.index(rows[span.stop].cells) if span.stop < len(rows) else len(made)
    fresh = made[first:last]
    scores = {rung.cells: score for rung, score in fresh}
    known = {row.cells: row.name for row in rows[span.start : span.stop]}
    named = [replace(rung, name=known.get(rung.cells, "")) for rung, _ in fresh]
    return Mended(edits.tidy([*rows[: span.start], *named, *rows[span.stop :]]), scores)


def _cut(
    store: Store, ladder: Ladder, starts: Collection[int], stops: Collection[int]
) -> list[Sentences]:
    """The sentences of each version from a first to before a last."""
    found = []
    for version, start, stop in zip(ladder.versions, starts, stops, strict=True):
        text = sentences(store.version(version), store.segments(version))
        breaks = frozenset(b - start for b in text.breaks if start <= b < stop)
        found.append(replace(text, texts=text.texts[start:stop], breaks=breaks))
    return found


def _wall(ladder: Ladder, rung: Rung, starts: Collection[int]) -> Wall:
    cells = zip(ladder.versions, rung.cells, starts, strict=True)
    return Wall({v: range(run.start - by, run.stop - by) for v, run, by in cells if run})


def _made(ladder: Ladder, plan: aligning.Plan, starts: Collection[int]) -> list[tuple[Rung, float]]:
    """The rows of a plan with their scores, numbered as in the whole text."""
    runs: dict[RowId, dict[VersionId, range]] = {row.id: {} for row in plan.rows}
    for cell in plan.cells:
        runs[cell.row_id][cell.version_id] = range(cell.first_segment, cell.last_segment + 1)
    columns = list(zip(ladder.versions, starts, strict=True))
    return [
        (Rung(_numbered(runs[row.id], columns), row.status is Status.CONFIRMED), row.score)
        for row in plan.rows
    ]


def _numbered(runs: Mapping[VersionId, range], columns: Collection[tuple[VersionId, int]]) -> Cells:
    found = ((runs.get(version, range(0)), by) for version, by in columns)
    return tuple(range(run.start + by, run.stop + by) if run else range(0) for run, by in found)

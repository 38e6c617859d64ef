"""The rows of one article as runs of sentences, read from the library and put back.

Mending works on `core.alignment.edits`, which knows only numbers. Here they come from rows and
cells, and what an edit has changed goes back: rows that stand unchanged are not even read again,
so that a key press costs the same in a book as in an article, and a step of undo holds little.

Beads lie within their rows. Two versions have one bead a row. With more of them a row may be
wider than what two of its versions need: there the beads that lie whole within a row stay, and
what they leave over becomes a bead. A confirmed row is one bead for each two of its versions.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeVar

from core.alignment.edits import Cells, Rung, Rungs, tidy
from core.errors import KnownError, NotFound
from core.library.judging import Judge
from core.model import ArticleId, Bead, BeadId, Cell, Row, RowId, Status, VersionId, new_id
from core.store.store import Edit, Store

Sides = tuple[range, range]
R = TypeVar("R", Row, Cell, Bead)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rows of an article with their scores; the columns are its versions in their order."""

    article: ArticleId
    versions: tuple[VersionId, ...]
    rows: Rungs
    scores: tuple[float, ...]

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

    `scores` are the aligner's for rows that it made, `beads` what it found within them, by two
    columns.
    """

    rows: Rungs
    scores: Mapping[Cells, float] = field(default_factory=dict)
    beads: Mapping[tuple[int, int], Sequence[tuple[range, range, float]]] = field(
        default_factory=dict
    )


def read(store: Store, article: ArticleId) -> Ladder:
    """The rows of an article; KnownError where it has none, or not all sentences stand in them."""
    versions = tuple(version.id for version in store.versions(store.article(article).id))
    outlines = store.row_outlines(article)
    places = {version: column for column, version in enumerate(versions)}
    cells: dict[int, list[range]] = defaultdict(lambda: [range(0)] * len(versions))
    for ordinal, version, first, last in store.runs(article):
        cells[ordinal][places[version]] = range(first, last + 1)
    rows = tidy(
        [
            Rung(tuple(cells[ordinal]), status is Status.CONFIRMED, identifier)
            for identifier, ordinal, status, _ in outlines
        ]
    )
    for column, version in enumerate(versions):
        if sum(len(row.cells[column]) for row in rows) != len(store.spans(version)):
            raise KnownError("This article", "it is not aligned yet, so there is nothing to mend")
    scores = {identifier: score for identifier, _, _, score in outlines}
    return Ladder(article, versions, rows, tuple(scores[RowId(row.name)] for row in rows))


def keep(store: Store, edit: Edit, before: Ladder, mended: Mended) -> None:
    """Within an edit, put mended rows in the place of those that an article has."""
    stretch = _Stretch.of(before, mended)
    judge = Judge(store, before, mended.rows)
    rows = stretch.rows_after(judge)
    named = tuple(
        replace(rung, name=row.id) for rung, row in zip(stretch.after, rows, strict=False)
    )
    old_beads = stretch.beads_before(store)
    beads = list(stretch.beads_after(named, old_beads, judge))
    _replace(edit, [b for held in old_beads.values() for b in held], beads, lambda bead: bead.id)
    _replace(
        edit,
        _cells(before, stretch.before),
        _cells(before, named),
        lambda cell: (cell.row_id, cell.version_id),
    )
    _replace(edit, stretch.rows_before(), rows, lambda row: row.id)


def _replace(
    edit: Edit, before: Iterable[R], after: Iterable[R], key: Callable[[R], Hashable]
) -> None:
    """Write only what differs between two states of a table."""
    old = {key(record): record for record in before}
    new = {key(record): record for record in after}
    edit.delete(*(record for name, record in old.items() if name not in new))
    edit.update(*(r for name, r in new.items() if name in old and old[name] != r))
    edit.insert_all(record for name, record in new.items() if name not in old)


def _cells(ladder: Ladder, rows: Sequence[Rung]) -> list[Cell]:
    return [
        Cell(RowId(rung.name), version, run.start, run.stop - 1)
        for rung in rows
        for version, run in zip(ladder.versions, rung.cells, strict=True)
        if run
    ]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where rows differ: `before` became `after`, both from row `first` on; `last` rows follow."""

    ladder: Ladder
    mended: Mended
    first: int
    last: int

    @classmethod
    def of(cls, ladder: Ladder, mended: Mended) -> "_Stretch":
        """From the first row that differs to the last one."""
        old, new = ladder.rows, mended.rows
        least = min(len(old), len(new))
        first = next((n for n in range(least) if old[n] != new[n]), least)
        steps = range(least - first)
        last = next((n for n in steps if old[-1 - n] != new[-1 - n]), len(steps))
        return cls(ladder, mended, first, last)

    @property
    def before(self) -> Sequence[Rung]:
        """The rows that are there."""
        return self.ladder.rows[self.first : len(self.ladder.rows) - self.last]

    @property
    def after(self) -> Sequence[Rung]:
        """The rows that are to be."""
        return self.mended.rows[self.first : len(self.mended.rows) - self.last]

    @property
    def followers(self) -> int:
        """How many of the rows that follow get another ordinal."""
        return self.last if len(self.before) != len(self.after) else 0

    def rows_before(self) -> list[Row]:
        """The records of the rows that may change."""
        stop = self.first + len(self.before) + self.followers
        rows, scores = self.ladder.rows[self.first : stop], self.ladder.scores[self.first : stop]
        return [
            self._row(number, rung, score)
            for number, (rung, score) in enumerate(zip(rows, scores, strict=True), self.first)
        ]

    def rows_after(self, judge: Judge) -> list[Row]:
        """The records as they are to be, those that follow with their ordinals."""
        old = zip(self.before, self.ladder.scores[self.first :], strict=False)
        kept = {rung.cells: score for rung, score in old if not rung.confirmed}
        kept |= self.mended.scores
        found = []
        for number, rung in enumerate(self.after, self.first):
            score = 1.0 if rung.confirmed else kept.get(rung.cells)
            score = round(judge.score(rung.cells), 4) if score is None else score
            found.append(self._row(number, replace(rung, name=rung.name or new_id()), score))
        step = len(self.after) - len(self.before)
        following = self.rows_before()[len(self.before) :]
        return found + [replace(row, ordinal=row.ordinal + step) for row in following]

    def beads_before(self, store: Store) -> dict[tuple[int, int], tuple[Bead, ...]]:
        """The beads in the rows that are there, by two columns in the order that beads have."""
        found: dict[tuple[int, int], tuple[Bead, ...]] = {}
        versions = self.ladder.versions
        for a, b in combinations(range(len(versions)), 2) if self.before else ():
            for one, other in ((b, a), (a, b)):
                held = store.beads_among(
                    (versions[one], versions[other]), (self._run(one), self._run(other))
                )
                if held:
                    break
            found[one, other] = held
        return found

    def beads_after(
        self,
        rows: Sequence[Rung],
        stored: Mapping[tuple[int, int], Sequence[Bead]],
        judge: Judge,
    ) -> Iterator[Bead]:
        """The beads of the rows as they are to be."""
        for columns, beads in stored.items():
            pair = _Pair(self, columns, {sides_of(bead): bead for bead in beads}, judge)
            yield from pair.beads(rows)

    def _run(self, column: int) -> range:
        """The sentences of a version that stand in the rows that are there."""
        return range(self.before[0].cells[column].start, self.before[-1].cells[column].stop)

    def _row(self, number: int, rung: Rung, score: float) -> Row:
        status = Status.CONFIRMED if rung.confirmed else Status.AUTO
        return Row(RowId(rung.name), self.ladder.article, number, status, score)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two columns of a stretch, with the beads that they have, by their sides."""

    stretch: _Stretch
    columns: tuple[int, int]
    stored: Mapping[Sides, Bead]
    judge: Judge

    def beads(self, rows: Sequence[Rung]) -> Iterator[Bead]:
        """Those of the rows as they are to be."""
        known = self._known()
        within = self._by_row(rows, known)
        for number, rung in enumerate(rows):
            sides = self._sides(rung)
            if not any(sides):
                continue
            if rung.confirmed:
                yield self._bead(sides, 1.0, Status.CONFIRMED)
                continue
            for piece in _filled(sides, within[number]):
                score = known.get(piece)
                if score is None:
                    score = round(self.judge.pair(self.columns, *piece), 4)
                yield self._bead(piece, score, Status.AUTO)

    def _known(self) -> dict[Sides, float | None]:
        """Beads that were there or were just found by the aligner, with what is believed of them.

        A confirmed one says nothing of what would be believed otherwise.
        """
        known: dict[Sides, float | None] = {
            sides: None if bead.status is Status.CONFIRMED else bead.score
            for sides, bead in self.stored.items()
        }
        a, b = self.columns
        made = self.stretch.mended.beads.get((min(a, b), max(a, b)))
        if made is not None:
            known = {(one, other) if a < b else (other, one): score for one, other, score in made}
        return known

    def _by_row(self, rows: Sequence[Rung], known: Iterable[Sides]) -> dict[int, list[Sides]]:
        """The beads that lie whole within each row; of two versions, only those that fill it."""
        places: tuple[dict[int, int], ...] = ({}, {})
        for n, rung in enumerate(rows):
            for place, run in zip(places, self._sides(rung), strict=True):
                place.update(dict.fromkeys(run, n))
        found: dict[int, list[Sides]] = defaultdict(list)
        for sides in known:
            touched = {place.get(n) for place, run in zip(places, sides, strict=True) for n in run}
            number = touched.pop() if len(touched) == 1 else None
            if number is not None and (self._is_fine or sides == self._sides(rows[number])):
                found[number].append(sides)
        return found

    @property
    def _is_fine(self) -> bool:
        """Whether a row may have more than one bead of these two versions."""
        return len(self.stretch.ladder.versions) > 2

    def _sides(self, rung: Rung) -> Sides:
        return rung.cells[self.columns[0]], rung.cells[self.columns[1]]

    def _bead(self, sides: Sides, score: float, status: Status) -> Bead:
        """A bead, under the id of the one that has the same sides."""
        (one, other), ladder = sides, self.stretch.ladder
        known = self.stored.get(sides)
        return Bead(
            id=known.id if known is not None else BeadId(new_id()),
            article_id=ladder.article,
            version_a=ladder.versions[self.columns[0]],
            version_b=ladder.versions[self.columns[1]],
            a_first=one.start,
            a_last=one.stop - 1,
            b_first=other.start,
            b_last=other.stop - 1,
            score=score,
            status=status,
        )


def _filled(sides: Sides, held: Sequence[Sides]) -> Iterator[Sides]:
    """What lies in a row's two cells, and as many more pieces as it leaves over."""
    one, other = sides
    if [len(one), len(other)] == [sum(map(len, side)) for side in zip(*held, strict=True)]:
        yield from held
        return
    i, j = one.start, other.start
    for piece in sorted((p for p in held if all(p)), key=lambda p: (p[0].start, p[1].start)):
        if piece[0].start >= i and piece[1].start >= j:
            rest = range(i, piece[0].start), range(j, piece[1].start)
            yield from (rest, piece) if any(rest) else (piece,)
            i, j = piece[0].stop, piece[1].stop
    rest = range(i, one.stop), range(j, other.stop)
    if any(rest):
        yield rest


def sides_of(bead: Bead) -> Sides:
    """The runs of sentences of a bead, empty on the empty side of a gap."""
    return range(bead.a_first, bead.a_last + 1), range(bead.b_first, bead.b_last + 1)

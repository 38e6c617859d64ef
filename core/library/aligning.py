"""Aligning the versions of an article and keeping the result.

Working out an alignment stores nothing: `plan` takes the sentences of the versions and gives the
beads of every pair, the rows that follow from them and the words that they teach. `keep` puts a
plan in place of what an article had, within an edit. Confirmed rows are walls: they go into the
plan as they are, and nothing is aligned across them.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from core.changes import Op
from core.library import learning
from core.library.learning import Knowledge
from core.library.sentences import Sentences, sentences
from core.model import (
    ArticleId,
    Bead,
    BeadId,
    Cell,
    Lesson,
    Row,
    RowId,
    Status,
    VersionId,
    new_id,
)
from core.progress import Progress
from core.store.store import Edit, Store

if TYPE_CHECKING:
    from core.alignment import Alignment, Band
    from core.alignment import beads as aligned
    from core.alignment.lexicon import Lexicon
    from core.alignment.similarity import Similarity

    Meaning = Callable[[Sequence[str], Sequence[str], Progress], Similarity]


@dataclass(frozen=True, slots=True)
class Wall:
    """A confirmed row: the run of sentences of each version, by id; no entry means nothing."""

    runs: dict[VersionId, range]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole alignment of one article, not yet stored."""

    beads: tuple[Bead, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    lessons: tuple[Lesson, ...] = ()


def align_article(
    store: Store,
    article: ArticleId,
    *,
    realign: bool = False,
    meaning: "Meaning | None" = None,
    progress: Progress | None = None,
) -> bool:
    """Align an article that has no complete rows, or any with `realign`; confirmed rows stay.

    `meaning` compares two texts by what their sentences mean. One edit; says whether anything
    was aligned. Raises NotFound, Cancelled (nothing stored).
    """
    versions = store.versions(store.article(article).id)
    texts = [sentences(version, store.segments(version.id)) for version in versions]
    if not realign and _complete(store, article, texts):
        return False
    fresh = plan(
        article,
        texts,
        walls=walls(store, article),
        knowledge=Knowledge.of(store),
        meaning=meaning,
        progress=progress,
    )
    with store.edit(Op.ALIGN) as edit:
        keep(store, edit, article, fresh)
    return True


def walls(store: Store, article: ArticleId) -> list[Wall]:
    """The confirmed rows of an article, in order."""
    runs: dict[RowId, dict[VersionId, range]] = defaultdict(dict)
    for cell in store.cells(article):
        runs[cell.row_id][cell.version_id] = range(cell.first_segment, cell.last_segment + 1)
    confirmed = [row for row in store.rows(article) if row.status is Status.CONFIRMED]
    return [Wall(runs[row.id]) for row in confirmed]


def plan(
    article: ArticleId,
    versions: Sequence[Sentences],
    *,
    walls: Sequence[Wall] = (),
    knowledge: Knowledge | None = None,
    meaning: "Meaning | None" = None,
    progress: Progress | None = None,
) -> Plan:
    """Align every pair of these versions and unite them in rows; stores nothing.

    `knowledge` is what earlier articles taught, and learns what this one teaches. May raise
    Cancelled.
    """
    steps = progress or Progress()
    pairs: dict[tuple[int, int], Alignment] = {}
    for a, b in steps.track(list(combinations(range(len(versions)), 2)), "Aligning"):
        pair = versions[a], versions[b]
        lexicon = None if knowledge is None else knowledge.lexicon(*pair, without=versions)
        alike = None if meaning is None else meaning(pair[0].texts, pair[1].texts, steps)
        pairs[a, b] = _align_pair(*pair, walls, lexicon, alike, steps)
    fresh = _united(article, versions, pairs, walls)
    if knowledge is not None:
        knowledge.fresh.extend(fresh.lessons)
    return fresh


def confirmed_plan(
    article: ArticleId,
    versions: Sequence[Sentences],
    walls: Sequence[Wall],
    *,
    knowledge: Knowledge | None = None,
) -> Plan:
    """The plan of an article that came aligned: its walls hold every sentence, all are rows."""
    pairs = {
        (a, b): _wall_beads(versions[a].version, versions[b].version, walls)
        for a, b in combinations(range(len(versions)), 2)
    }
    fresh = _made(article, versions, pairs, walls, _bands(versions, walls))
    if knowledge is not None:
        knowledge.fresh.extend(fresh.lessons)
    return fresh


def _united(
    article: ArticleId,
    versions: Sequence[Sentences],
    pairs: "dict[tuple[int, int], Alignment]",
    walls: Sequence[Wall],
) -> Plan:
    """The plan that follows from aligned pairs, keyed by the versions' numbers, lower first."""
    from core.alignment import unite

    lengths = [len(version.texts) for version in versions]
    found = unite(lengths, pairs, _bands(versions, walls))
    return _made(article, versions, found.pairs, walls, found.rows)


def _bands(versions: Sequence[Sentences], walls: Sequence[Wall]) -> "list[Band]":
    from core.alignment import Band

    return [
        Band(tuple(wall.runs.get(v.version, range(0)) for v in versions), 1.0, confirmed=True)
        for wall in walls
    ]


def _made(
    article: ArticleId,
    versions: Sequence[Sentences],
    pairs: "dict[tuple[int, int], list[aligned.Bead]]",
    walls: Sequence[Wall],
    found: "Sequence[Band]",
) -> Plan:
    """The plan with these rows, in this order."""
    confirmed = _Confirmed.of(walls)
    beads = [
        _bead(article, (versions[a].version, versions[b].version), bead, confirmed)
        for (a, b), found_beads in pairs.items()
        for bead in found_beads
    ]
    kept = [_row(article, ordinal, band) for ordinal, band in enumerate(found)]
    cells = [
        Cell(row.id, version.version, run.start, run.stop - 1)
        for row, band in zip(kept, found, strict=True)
        for version, run in zip(versions, band.cells, strict=True)
        if run
    ]
    return Plan(
        tuple(beads), tuple(kept), tuple(cells), _lessons(article, versions, pairs, confirmed)
    )


def keep(store: Store, edit: Edit, article: ArticleId, fresh: Plan) -> None:
    """Within an edit, put a plan in the place of the rows and beads that an article has."""
    forget(store, edit, article)
    insert(store, edit, fresh)


def insert(store: Store, edit: Edit, fresh: Plan) -> None:
    """Within an edit, put a plan into an article that has no alignment."""
    edit.insert_all((*fresh.beads, *fresh.rows, *fresh.cells, *fresh.lessons))
    learning.make_room(store, edit, fresh.lessons)


def forget(store: Store, edit: Edit, article: ArticleId) -> None:
    """Within an edit, take the rows and beads of an article away, and what they taught."""
    edit.delete(*store.cells(article), *store.rows(article), *store.beads(article))
    edit.delete(*store.lessons(article))


def _complete(store: Store, article: ArticleId, versions: Sequence[Sentences]) -> bool:
    covered: dict[VersionId, int] = defaultdict(int)
    for cell in store.cells(article):
        covered[cell.version_id] += cell.last_segment - cell.first_segment + 1
    return all(covered[version.version] == len(version.texts) for version in versions)


def _align_pair(
    a: Sentences,
    b: Sentences,
    walls: Sequence[Wall],
    lexicon: "Lexicon | None",
    similarity: "Similarity | None",
    progress: Progress,
) -> "Alignment":
    from core.alignment import weigh

    return weigh(
        a.texts,
        b.texts,
        source_breaks=a.breaks,
        target_breaks=b.breaks,
        languages=(a.language, b.language),
        lexicon=lexicon,
        similarity=similarity,
        walls=_wall_beads(a.version, b.version, walls),
        progress=progress,
    )


def _lessons(
    article: ArticleId,
    versions: Sequence[Sentences],
    pairs: "dict[tuple[int, int], list[aligned.Bead]]",
    confirmed: "_Confirmed",
) -> tuple[Lesson, ...]:
    found = []
    for (a, b), beads in pairs.items():
        ids = versions[a].version, versions[b].version
        is_confirmed = partial(confirmed.holds, ids)
        found.append(
            learning.lesson(article, versions[a], versions[b], beads, is_confirmed=is_confirmed)
        )
    return tuple(lesson for lesson in found if lesson is not None)


def _wall_beads(a: VersionId, b: VersionId, walls: Sequence[Wall]) -> "list[aligned.Bead]":
    from core.alignment.beads import Bead as AlignedBead

    beads = []
    for wall in walls:
        source, target = wall.runs.get(a, range(0)), wall.runs.get(b, range(0))
        if source or target:
            beads.append(AlignedBead(source, target, 1.0))
    return beads


def _bead(
    article: ArticleId,
    versions: tuple[VersionId, VersionId],
    bead: "aligned.Bead",
    confirmed: "_Confirmed",
) -> Bead:
    a, b = versions
    return Bead(
        id=BeadId(new_id()),
        article_id=article,
        version_a=a,
        version_b=b,
        a_first=bead.source.start,
        a_last=bead.source.stop - 1,
        b_first=bead.target.start,
        b_last=bead.target.stop - 1,
        score=round(float(bead.score), 4),
        status=Status.CONFIRMED if confirmed.holds(versions, bead) else Status.AUTO,
    )


@dataclass(slots=True)
class _Confirmed:
    """The confirmed rows as pairs of runs, looked up by the two versions."""

    walls: Sequence[Wall]
    _pairs: dict[tuple[VersionId, VersionId], frozenset[tuple[range, range]]]

    @classmethod
    def of(cls, walls: Sequence[Wall]) -> "_Confirmed":
        return cls(walls, {})

    def holds(self, versions: tuple[VersionId, VersionId], bead: "aligned.Bead") -> bool:
        """Whether a bead of these two versions is what a confirmed row has of them."""
        if versions not in self._pairs:
            a, b = versions
            empty = range(0)
            self._pairs[versions] = frozenset(
                (wall.runs.get(a, empty), wall.runs.get(b, empty)) for wall in self.walls
            )
        return (bead.source, bead.target) in self._pairs[versions]


def _row(article: ArticleId, ordinal: int, band: "Band") -> Row:
    status = Status.CONFIRMED if band.confirmed else Status.AUTO
    return Row(RowId(new_id()), article, ordinal, status, round(float(band.score), 4))

"""Aligning the versions of an article and keeping the result.

Working out an alignment is pure: `plan` takes the sentences of the versions and gives the beads
of every pair and the rows that follow from them. `keep` puts a plan in place of what an article
had, within an edit. Confirmed rows are walls: they go into the plan as they are, and nothing is
aligned across them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from core.changes import Op
from core.model import (
    ArticleId,
    Bead,
    BeadId,
    Cell,
    Row,
    RowId,
    Segment,
    Status,
    Version,
    VersionId,
    new_id,
)
from core.progress import Progress
from core.store.store import Edit, Store

if TYPE_CHECKING:
    from core.alignment import beads as aligned
    from core.alignment.many import Band


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one version; `breaks` are the numbers of those that begin a paragraph."""

    version: VersionId
    language: str
    texts: tuple[str, ...]
    breaks: frozenset[int]


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


def align_article(
    store: Store, article: ArticleId, *, realign: bool = False, progress: Progress | None = None
) -> bool:
    """Align an article that has no complete rows, or any with `realign`; confirmed rows stay.

    One edit; says whether anything was aligned. Raises NotFound, Cancelled (nothing stored).
    """
    versions = store.versions(store.article(article).id)
    texts = [sentences(version, store.segments(version.id)) for version in versions]
    if not realign and _complete(store, article, texts):
        return False
    fresh = plan(article, texts, walls=walls(store, article), progress=progress)
    with store.edit(Op.ALIGN) as edit:
        keep(store, edit, article, fresh)
    return True


def sentences(version: Version, segments: Iterable[Segment]) -> Sentences:
    """The sentences of a version, cut from its text."""
    ordered = tuple(segments)
    return Sentences(
        version=version.id,
        language=version.language,
        texts=tuple(version.text[s.start : s.end] for s in ordered),
        breaks=frozenset(
            s.ordinal for n, s in enumerate(ordered) if n == 0 or ordered[n - 1].line != s.line
        ),
    )


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
    progress: Progress | None = None,
) -> Plan:
    """Align every pair of these versions and derive the rows; pure, may raise Cancelled."""
    steps = progress or Progress()
    pairs: dict[tuple[int, int], list[aligned.Bead]] = {}
    for a, b in steps.track(list(combinations(range(len(versions)), 2)), "Aligning"):
        pairs[a, b] = _align_pair(versions[a], versions[b], walls, steps)
    return derive(article, versions, pairs, walls=walls)


def derive(
    article: ArticleId,
    versions: Sequence[Sentences],
    pairs: dict[tuple[int, int], "list[aligned.Bead]"],
    *,
    walls: Sequence[Wall] = (),
) -> Plan:
    """The plan that follows from aligned pairs, keyed by the versions' numbers, lower first."""
    from core.alignment.many import Band, rows

    bands = [
        Band(tuple(wall.runs.get(v.version, range(0)) for v in versions), 1.0, confirmed=True)
        for wall in walls
    ]
    found = rows([len(version.texts) for version in versions], pairs, bands)
    beads = [
        _bead(article, (versions[a].version, versions[b].version), bead, walls)
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
    return Plan(tuple(beads), tuple(kept), tuple(cells))


def keep(store: Store, edit: Edit, article: ArticleId, fresh: Plan) -> None:
    """Within an edit, put a plan in the place of the rows and beads that an article has."""
    forget(store, edit, article)
    edit.insert_all((*fresh.beads, *fresh.rows, *fresh.cells))


def forget(store: Store, edit: Edit, article: ArticleId) -> None:
    """Within an edit, take the rows and beads of an article away."""
    edit.delete(*store.cells(article), *store.rows(article), *store.beads(article))


def _complete(store: Store, article: ArticleId, versions: Sequence[Sentences]) -> bool:
    covered: dict[VersionId, int] = defaultdict(int)
    for cell in store.cells(article):
        covered[cell.version_id] += cell.last_segment - cell.first_segment + 1
    return all(covered[version.version] == len(version.texts) for version in versions)


def _align_pair(
    a: Sentences, b: Sentences, walls: Sequence[Wall], progress: Progress
) -> "list[aligned.Bead]":
    from core.alignment import align

    return align(
        a.texts,
        b.texts,
        source_breaks=a.breaks,
        target_breaks=b.breaks,
        languages=(a.language, b.language),
        walls=_wall_beads(a.version, b.version, walls),
        progress=progress,
    )


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
    walls: Sequence[Wall],
) -> Bead:
    a, b = versions
    confirmed = any(
        wall.runs.get(a, range(0)) == bead.source and wall.runs.get(b, range(0)) == bead.target
        for wall in walls
    )
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
        status=Status.CONFIRMED if confirmed else Status.AUTO,
    )


def _row(article: ArticleId, ordinal: int, band: "Band") -> Row:
    status = Status.CONFIRMED if band.confirmed else Status.AUTO
    return Row(RowId(new_id()), article, ordinal, status, round(float(band.score), 4))

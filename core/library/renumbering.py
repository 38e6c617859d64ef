"""Sentences made two or one: cells and beads get other numbers, and keep what they hold.

Rows keep their ids, their scores and their state: the words in them are the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from core.library.ladder import sides_of
from core.model import ArticleId, Bead, VersionId
from core.store.store import Edit, Store

Renumber = Callable[[range], range]


def renumber(
    store: Store, edit: Edit, article: ArticleId, version: VersionId, by: Renumber
) -> None:
    """Within an edit, give the cells and beads of a version other numbers of sentences.

    Beads that have come to share a sentence are made one.
    """
    for cell in store.cells(article):
        run = by(range(cell.first_segment, cell.last_segment + 1))
        fresh = replace(cell, first_segment=run.start, last_segment=run.stop - 1)
        if cell.version_id == version and fresh != cell:
            edit.update(fresh)
    beads = store.beads(article)
    known = {bead.id: bead for bead in beads}
    for _, held in groupby(beads, key=lambda bead: (bead.version_a, bead.version_b)):
        moved = [_renumbered(bead, version, by) for bead in held]
        kept = list(_apart(moved, version))
        names = {bead.id for bead in kept}
        edit.delete(*(bead for bead in moved if bead.id not in names))
        edit.update(*(bead for bead in kept if known[bead.id] != bead))


def _renumbered(bead: Bead, version: VersionId, by: Renumber) -> Bead:
    one, other = sides_of(bead)
    if version == bead.version_a:
        return _with(bead, by(one), other)
    return _with(bead, one, by(other)) if version == bead.version_b else bead


def _apart(beads: Sequence[Bead], version: VersionId) -> Iterator[Bead]:
    """The beads of two versions, in order, those made one that share a sentence of a version."""
    held: list[Bead] = []
    for bead in beads:
        run = _run(bead, version)
        before = next((n for n, one in enumerate(held) if _run(one, version)), None)
        if before is not None and run and run.start < _run(held[before], version).stop:
            held[before:] = [_united([*held[before:], bead])]
        elif run:
            yield from held
            held = [bead]
        else:
            held.append(bead)
    yield from held


def _united(beads: Sequence[Bead]) -> Bead:
    """The first bead with the sentences of all."""
    sides = [
        [run for run in side if run] or [range(0)]
        for side in zip(*map(sides_of, beads), strict=True)
    ]
    one, other = (range(runs[0].start, runs[-1].stop) for runs in sides)
    score = min(bead.score for bead in beads)
    return replace(_with(beads[0], one, other), score=score)


def _run(bead: Bead, version: VersionId) -> range:
    if version not in (bead.version_a, bead.version_b):
        return range(0)
    one, other = sides_of(bead)
    return one if version == bead.version_a else other


def _with(bead: Bead, one: range, other: range) -> Bead:
    return replace(
        bead,
        a_first=one.start,
        a_last=one.stop - 1,
        b_first=other.start,
        b_last=other.stop - 1,
    )

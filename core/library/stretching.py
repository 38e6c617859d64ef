"""Confirmed rows when a version joins: they keep what they have and take in the newcomer's part.

A confirmed row is a wall that nothing is aligned across; a version that came later would stand
beside all walls, aligned with nothing. So a newcomer is first aligned freely with the version
that has most in the walls, and each wall takes the sentences that go with its own.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from core.library.aligning import Wall
from core.library.sentences import Sentences
from core.model import VersionId

if TYPE_CHECKING:
    from core.alignment import beads as aligned


def stretched(
    walls: Sequence[Wall], versions: Sequence[Sentences], newcomers: Collection[VersionId]
) -> list[Wall]:
    """The walls with the runs of the versions that are new to the article."""
    found = list(walls)
    for newcomer in versions:
        reference = _reference(found, versions, newcomers)
        if newcomer.version in newcomers and reference is not None:
            runs = _runs(found, reference, newcomer)
            found = [
                Wall({**wall.runs, newcomer.version: runs[number]}) if number in runs else wall
                for number, wall in enumerate(found)
            ]
    return found


def _reference(
    walls: Sequence[Wall], versions: Sequence[Sentences], newcomers: Collection[VersionId]
) -> Sentences | None:
    """The version that has most sentences in the walls."""

    def held(version: Sentences) -> int:
        return sum(len(wall.runs.get(version.version, range(0))) for wall in walls)

    old = [version for version in versions if version.version not in newcomers and held(version)]
    return max(old, key=held, default=None)


def _runs(walls: Sequence[Wall], reference: Sentences, newcomer: Sentences) -> dict[int, range]:
    """What of the newcomer goes with each wall, by the wall's number."""
    wall_of = {
        sentence: number
        for number, wall in enumerate(walls)
        for sentence in wall.runs.get(reference.version, range(0))
    }
    runs: dict[int, range] = {}
    for bead in _beads(reference, newcomer):
        touched = list(dict.fromkeys(wall_of[s] for s in bead.source if s in wall_of))
        for place, sentence in enumerate(bead.target):
            if touched:
                number = touched[place * len(touched) // len(bead.target)]
                start = runs[number].start if number in runs else sentence
                runs[number] = range(start, sentence + 1)
    return runs


def _beads(reference: Sentences, newcomer: Sentences) -> "list[aligned.Bead]":
    from core.alignment import align

    return align(
        reference.texts,
        newcomer.texts,
        source_breaks=reference.breaks,
        target_breaks=newcomer.breaks,
        languages=(reference.language, newcomer.language),
    )

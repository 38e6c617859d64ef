"""Realigning between confirmed rows: how good it is against gold, how quick in a library.

Walls are set at beads of the gold, evenly spread; what is judged is what lies between them.
"""

from pathlib import Path

import pytest

from core.alignment import Bead, align
from tests.benchmarks.test_alignment_quality import (
    Pair,
    Score,
    beside,
    documents,
    f1,
    gold_of,
    languages,
    sentences,
)

EVERY = 20
DOCUMENTS = 2
HARD = ("ntrex-en-zh-all-dev", "ntrex-ja-en-all-dev", "ntrex-en-vi-boiler-dev")


def walls_of(key: list[Pair]) -> list[Bead]:
    """Every twentieth bead of a gold that has two sides, as a confirmed one."""
    real = [pair for pair in key if all(pair)][EVERY // 2 :: EVERY]
    return [Bead(range(a[0], a[-1] + 1), range(b[0], b[-1] + 1), 1.0) for a, b in real]


def judged(score: Score, key: list[Pair], beads: list[Bead], walls: list[Bead]) -> None:
    """Add the beads of a document to a score, all but the walls."""
    fixed = {(tuple(wall.source), tuple(wall.target)) for wall in walls}
    found = [((tuple(bead.source), tuple(bead.target)), bead.score) for bead in beads]
    score.add(
        [pair for pair in key if pair not in fixed],
        [one for one in found if one[0] not in fixed],
    )


@pytest.mark.parametrize("name", HARD)
def test_right_walls_leave_what_lies_between_as_good_as_it_was(shared: Path, name: str) -> None:
    free, walled = Score(), Score()
    for base in documents(shared / "gold" / name, DOCUMENTS):
        texts = [sentences(beside(base, end)) for end in (".src", ".tgt")]
        key = gold_of(beside(base, ".gold"))
        walls = walls_of(key)
        how = {
            "source_breaks": texts[0][1],
            "target_breaks": texts[1][1],
            "languages": languages(name),
        }
        judged(free, key, align(texts[0][0], texts[1][0], **how), walls)
        judged(walled, key, align(texts[0][0], texts[1][0], walls=walls, **how), walls)
    assert f1(walled.strict) > f1(free.strict) - 0.02

"""Realigning between confirmed rows: how good it is against gold, how quick in a library.

Walls are set at beads of the gold, evenly spread; what is judged is what lies between them. Speed
is measured where it is worst: no row is confirmed, one column is shifted, all is aligned anew. The
whole table, and a text of 5,000 sentences a side, are made by

    HEXAPLA_FULL=1 pytest -s tests/benchmarks/test_mending.py
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.alignment import Bead, align, prepare
from core.changes import Op
from core.library import ladder, mending, preparing
from core.library.aligning import align_article
from core.model import Article, ArticleId, Line, Role, RowId, Segment, Version, VersionId
from core.store.records import Record
from core.store.store import Store
from tests.benchmarks.calibration import slower, spent
from tests.benchmarks.test_alignment_quality import (
    Pair,
    Score,
    beside,
    documents,
    f1,
    gold_of,
    languages,
    say,
    sentences,
)
from tests.benchmarks.test_alignment_speed import texts

FULL = bool(os.environ.get("HEXAPLA_FULL"))
EVERY = 20
DOCUMENTS = 2
SLACK = 0.02  # seven beads of what is judged in the short form
SETS = (
    "ntrex-en-zh-all-dev",
    "ntrex-ja-en-all-dev",
    "ntrex-en-vi-boiler-dev",
    *(("textberg-dev", "ntrex-vi-id-all-dev", "ntrex-de-fr-all-dev") if FULL else ()),
)
REACH = {120: 100, **({5000: 1000} if FULL else {})}
"""Sentences a side, and the CPU milliseconds that a person may wait."""


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


@dataclass(frozen=True, slots=True)
class Document:
    """Two texts with their gold, and walls at some of its beads."""

    source: list[str]
    target: list[str]
    how: dict[str, Any]
    key: list[Pair]
    walls: list[Bead]

    @classmethod
    def read(cls, base: Path, name: str) -> "Document":
        """A document of a set of the gold."""
        (source, before), (target, after) = (
            sentences(beside(base, end)) for end in (".src", ".tgt")
        )
        how = {"source_breaks": before, "target_breaks": after, "languages": languages(name)}
        key = gold_of(beside(base, ".gold"))
        return cls(source, target, how, key, walls_of(key))

    def free(self) -> list[Bead]:
        """Aligned as if there were no walls."""
        return align(self.source, self.target, **self.how)

    def walled(self) -> list[Bead]:
        """Aligned from the beginning, with the walls."""
        return align(self.source, self.target, walls=self.walls, **self.how)

    def realigned(self, beads: list[Bead]) -> list[Bead]:
        """Aligned between the walls, by what these beads teach."""
        ready = prepare(self.source, self.target, beads, **self.how)
        whole = range(len(self.source)), range(len(self.target))
        return list(ready.between(*whole, self.walls).beads)


def test_realigning_between_right_walls_is_as_good_as_aligning_anew(shared: Path) -> None:
    every = Score(), Score(), Score()
    for name in SETS:
        scores = Score(), Score(), Score()
        for base in documents(shared / "gold" / name, None if FULL else DOCUMENTS):
            document = Document.read(base, name)
            plain = document.free()
            for number, beads in enumerate((plain, document.walled(), document.realigned(plain))):
                for score in (scores[number], every[number]):
                    judged(score, document.key, beads, document.walls)
        say(f"{name:26} {shown(scores)}")
    say(f"{'all':26} {shown(every)}")
    free, walled, realigned = figures(every)
    assert walled > free - SLACK
    assert realigned > max(free, walled) - SLACK


def figures(scores: tuple[Score, Score, Score]) -> tuple[float, float, float]:
    free, walled, realigned = (f1(score.strict) for score in scores)
    return free, walled, realigned


def shown(scores: tuple[Score, Score, Score]) -> str:
    free, walled, realigned = figures(scores)
    return f"free {free:.3f}   with walls {walled:.3f}   realigned {realigned:.3f}"


def article_of(path: Path, count: int) -> Store:
    """A library with one article of two versions with so many sentences, aligned."""
    store, article = Store.open(path), ArticleId("made")
    records: list[Record] = [Article(article, "A made text", "2026-01-01T00:00:00.000Z")]
    for position, (language, lines) in enumerate(zip(("de", "id"), texts(count), strict=True)):
        version = VersionId(language)
        facts = (version, article, position, language, 1.0, "", "", True, "", "", "", "", "utf-8")
        records.append(Version(*facts, language * 16, "\n".join(lines)))
        at = 0
        for number, line in enumerate(lines):
            records.append(Line(version, number, at, at + len(line), Role.PARAGRAPH))
            records.append(Segment(version, number, number, at, at + len(line)))
            at += len(line) + 1
    with store.edit(Op.IMPORT) as edit:
        edit.insert_all(records)
    align_article(store, article)
    return store


@pytest.mark.parametrize(("count", "reach"), REACH.items())
def test_realigning_feels_live(tmp_path: Path, count: int, reach: int) -> None:
    with article_of(tmp_path / "made.hexapla", count) as store:
        article = store.summaries()[0].article.id
        rows = ladder.read(store, article)
        ready = preparing.prepare(store, rows)

        def broken() -> float:
            now = ladder.read(store, article).rows
            first, middle = RowId(now[0].name), RowId(now[count // 2].name)
            mending.shift(store, article, middle, rows.versions[1], by=1)
            return spent(lambda: mending.realign(store, article, first, prepared=ready))

        best = min(broken() for _ in range(4)) / slower()
        say(f"{count} sentences a side, all between two walls: {best:.0f} ms")
        assert best < reach
        assert [row.cells for row in ladder.read(store, article).rows] == [
            row.cells for row in rows.rows
        ]

"""An article prepared for realigning: its sentences read, and what each pair of versions teaches.

Preparing takes as long as a part of an alignment. Somebody who mends prepares the article once,
hands the value in with every realigning, and waits for the stretch between two walls alone. The
value is plain: when the sentences are others (`is_current`), it is made anew. Rows may change as
they like, they are not asked again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from core.alignment.edits import Cells
from core.library.ladder import Ladder
from core.library.learning import Knowledge
from core.library.sentences import Sentences, sentences
from core.model import VersionId
from core.progress import Progress
from core.store.store import Store

if TYPE_CHECKING:
    from core import alignment

Pair = tuple[int, int]
Spans = tuple[tuple[tuple[int, int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The sentences `runs` of an article's versions, and what each pair of columns teaches.

    `texts` and `spans` are those of the whole versions; by them it is known whether the article
    still has these sentences.
    """

    versions: tuple[VersionId, ...]
    texts: tuple[str, ...]
    spans: Spans
    runs: Cells
    pairs: "Mapping[Pair, alignment.Prepared]"

    def is_current(self, store: Store, ladder: Ladder) -> bool:
        """Whether the article still has the sentences that were read."""
        return self.versions == ladder.versions and (self.texts, self.spans) == _read(store, ladder)

    def united(self, cells: Cells, walls: Sequence[Cells] = ()) -> "alignment.United":
        """The sentences of these runs in rows, around walls among them; numbers are the texts'."""
        from core.alignment import Band, unite

        back = [-run.start for run in cells]
        bands = [Band(_moved(wall, back), 1.0, confirmed=True) for wall in walls]
        alignments = {
            (a, b): self._aligned((a, b), cells, walls).shifted(back[a], back[b])
            for a, b in self.pairs
        }
        return _shifted(unite([len(run) for run in cells], alignments, bands), cells)

    def _aligned(self, pair: Pair, cells: Cells, walls: Sequence[Cells]) -> "alignment.Alignment":
        from core.alignment import Bead

        a, b = pair
        back = -self.runs[a].start, -self.runs[b].start
        beads = [Bead(wall[a], wall[b], 1.0) for wall in walls if wall[a] or wall[b]]
        one, other = _moved((cells[a], cells[b]), back)
        found = self.pairs[pair].between(one, other, [bead.shifted(*back) for bead in beads])
        return found.shifted(-back[0], -back[1])


def prepare(
    store: Store, ladder: Ladder, rows: range | None = None, *, progress: Progress | None = None
) -> Prepared:
    """Prepare the versions of an article, or only what stands in some of its rows.

    What earlier articles taught is heard too. May raise Cancelled.
    """
    steps, knowledge = progress or Progress(), Knowledge.of(store)
    reading = _Reading(store, ladder, rows or range(len(ladder.rows)))
    texts, pairs = reading.texts(), {}
    for a, b in steps.track(list(combinations(range(len(texts)), 2)), "Preparing"):
        lexicon = knowledge.lexicon(texts[a], texts[b], without=texts)
        pairs[a, b] = reading.pair((a, b), texts, lexicon, steps)
    return Prepared(ladder.versions, *_read(store, ladder), reading.runs, pairs)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Some rows of an article, to be prepared."""

    store: Store
    ladder: Ladder
    rows: range

    @property
    def runs(self) -> Cells:
        """The sentences of each version that stand in these rows."""
        first, last = self.ladder.rows[self.rows.start], self.ladder.rows[self.rows.stop - 1]
        pairs = zip(first.cells, last.cells, strict=True)
        return tuple(range(one.start, other.stop) for one, other in pairs)

    def texts(self) -> list[Sentences]:
        """These sentences, numbered from 0."""
        found = []
        for version, run in zip(self.ladder.versions, self.runs, strict=True):
            text = sentences(self.store.version(version), self.store.segments(version))
            breaks = frozenset(number - run.start for number in text.breaks if number in run)
            held = text.texts[run.start : run.stop]
            found.append(replace(text, texts=held, breaks=breaks))
        return found

    def pair(
        self,
        pair: Pair,
        texts: Sequence[Sentences],
        lexicon: "alignment.Lexicon",
        progress: Progress,
    ) -> "alignment.Prepared":
        """What two columns teach, by the beads that they have now."""
        from core.alignment import prepare as prepared

        a, b = (texts[column] for column in pair)
        return prepared(
            a.texts,
            b.texts,
            sorted(self._beads(*pair), key=lambda bead: (bead.source.start, bead.target.start)),
            source_breaks=a.breaks,
            target_breaks=b.breaks,
            languages=(a.language, b.language),
            lexicon=lexicon,
            walls=list(self._walls(*pair)),
            progress=progress,
        )

    def _beads(self, a: int, b: int) -> "Iterator[alignment.Bead]":
        from core.alignment import Bead

        versions, runs = self.ladder.versions, self.runs
        for bead in self.store.beads(self.ladder.article):
            one = range(bead.a_first, bead.a_last + 1)
            other = range(bead.b_first, bead.b_last + 1)
            sides = {bead.version_a: one, bead.version_b: other}
            if sides.keys() == {versions[a], versions[b]}:
                found = Bead(sides[versions[a]], sides[versions[b]], bead.score)
                if _lies_in(found.source, runs[a]) and _lies_in(found.target, runs[b]):
                    yield found.shifted(-runs[a].start, -runs[b].start)

    def _walls(self, a: int, b: int) -> "Iterator[alignment.Bead]":
        from core.alignment import Bead

        runs = self.runs
        for rung in self.ladder.rows[self.rows.start : self.rows.stop]:
            if rung.confirmed and (rung.cells[a] or rung.cells[b]):
                wall = Bead(rung.cells[a], rung.cells[b], 1.0)
                yield wall.shifted(-runs[a].start, -runs[b].start)


def _read(store: Store, ladder: Ladder) -> tuple[tuple[str, ...], Spans]:
    """The texts of all versions and where their sentences are."""
    texts = tuple(store.version(version).text for version in ladder.versions)
    return texts, tuple(tuple(store.spans(version)) for version in ladder.versions)


def _lies_in(run: range, whole: range) -> bool:
    return whole.start <= run.start and run.stop <= whole.stop


def _moved(cells: Cells, by: Sequence[int]) -> Cells:
    return tuple(
        range(run.start + step, run.stop + step) if run else range(0)
        for run, step in zip(cells, by, strict=True)
    )


def _shifted(found: "alignment.United", cells: Cells) -> "alignment.United":
    """Rows and beads of sentences that begin elsewhere."""
    from core.alignment import United

    starts = [run.start for run in cells]
    rows = [replace(band, cells=_moved(band.cells, starts)) for band in found.rows]
    pairs = {
        (a, b): [bead.shifted(starts[a], starts[b]) for bead in beads]
        for (a, b), beads in found.pairs.items()
    }
    return United(rows, pairs)

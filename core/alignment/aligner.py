"""Align two texts: nothing in but sentences, beads with beliefs out.

The aligner goes over the texts a few times. The first pass knows lengths and what is spelt or
counted alike; each later pass knows, besides, what the beads of the one before teach: which words
translate which, how lengths relate, how often sentences are joined, split or left out. Every
sentence pair within the windows gets its log-odds of being a translation, the lattice sums over
all alignments, and the path with most expected right beads is taken.

What a person confirmed is a wall: it is kept as it is, it teaches with full trust, and the
stretches between walls are aligned apart.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.alignment import path, scoring, spelling, tokens, windows
from core.alignment.association import Pairs
from core.alignment.beads import Bead
from core.alignment.lattice import Lattice
from core.alignment.lexicon import Lexicon
from core.alignment.scoring import KINDS, Model
from core.alignment.sections import Section, between, gap_beads
from core.alignment.tokens import Text
from core.progress import Progress

_PASSES = 3
_TRUSTED = 0.3


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
    languages: tuple[str, str] = ("und", "und"),
    lexicon: Lexicon | None = None,
    walls: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> list[Bead]:
    """The beads of two texts, in order; every sentence of both is in exactly one.

    `source_breaks` and `target_breaks` number the sentences that begin a paragraph, `languages`
    are BCP 47 tags, `walls` confirmed beads in order. Sentences without counterpart come one by
    one as beads with an empty side. Raises ValueError for walls that cross, Cancelled through
    `progress`.
    """
    a = tokens.read(source, source_breaks, languages[0])
    b = tokens.read(target, target_breaks, languages[1])
    work = _Work(a, b, tuple(walls), progress or Progress())
    return work.beads(lexicon or Lexicon())


@dataclass(frozen=True, slots=True)
class _Work:
    """Two texts on their way to beads."""

    source: Text
    target: Text
    walls: tuple[Bead, ...]
    progress: Progress

    def beads(self, lexicon: Lexicon) -> list[Bead]:
        """All passes over all sections."""
        sections = between(self.walls, len(self.source), len(self.target))
        if all(section.is_gap for section in sections):
            return self._with_walls(bead for section in sections for bead in gap_beads(section))
        alike = spelling.resemblances(self.source.vocabulary, self.target.vocabulary)
        known = lexicon.within(self.source, self.target)
        found: list[Bead] = []
        for turn in range(_PASSES):
            model = Model.learnt(
                self.source,
                self.target,
                self._teachers(found),
                alike=alike,
                lexicon=known,
                turn=turn,
            )
            found = [bead for section in sections for bead in self._aligned(section, model, turn)]
        return self._with_walls(found)

    def _teachers(self, found: Sequence[Bead]) -> Pairs:
        trusted = [bead for bead in found if bead.score > _TRUSTED]
        return Pairs.of([*self.walls, *trusted])

    def _aligned(self, section: Section, model: Model, turn: int) -> Iterator[Bead]:
        if section.is_gap:
            yield from gap_beads(section)
            return
        self.progress.report("Aligning", (turn + section.source.start / len(self.source)) / _PASSES)
        i, j = section.source.start, section.target.start
        plane = windows.full(len(section.source), len(section.target))
        scores = [self._scores(section, window, model) for window in plane]
        lattice = Lattice(plane, scores, kinds=KINDS, gaps=model.gaps)
        beliefs = [lattice.beliefs(number) for number in range(len(plane))]
        for bead in path.best(plane, beliefs, KINDS):
            yield _shifted(bead, i, j)

    def _scores(self, section: Section, window: windows.Window, model: Model) -> tokens.Floats:
        scores = scoring.scores(self.source, self.target, section, window, model)
        gap_walls = [wall for wall in self.walls if wall.is_gap]
        if gap_walls:
            scoring.forbid(scores, section, window, gap_walls)
        return scores

    def _with_walls(self, beads: Iterator[Bead] | Sequence[Bead]) -> list[Bead]:
        """The beads with the walls in their places, instead of what they cover."""
        walled_source = {i for wall in self.walls for i in wall.source}
        walled_target = {j for wall in self.walls for j in wall.target}
        free = (
            bead
            for bead in beads
            if not walled_source.intersection(bead.source)
            and not walled_target.intersection(bead.target)
        )
        return _in_order([*free, *self.walls])


def _shifted(bead: Bead, i: int, j: int) -> Bead:
    source = range(bead.source.start + i, bead.source.stop + i)
    target = range(bead.target.start + j, bead.target.stop + j)
    return Bead(source, target, bead.score)


def _in_order(beads: Sequence[Bead]) -> list[Bead]:
    """Beads merged so that both texts run forward; source gaps before target gaps."""
    matches = sorted(
        (bead for bead in beads if not bead.is_gap), key=lambda bead: bead.source.start
    )
    source_gaps = sorted((bead for bead in beads if not bead.target), key=lambda b: b.source.start)
    target_gaps = sorted((bead for bead in beads if not bead.source), key=lambda b: b.target.start)
    found: list[Bead] = []
    for match in [*matches, None]:
        while source_gaps and (match is None or source_gaps[0].source.start < match.source.start):
            found.append(source_gaps.pop(0))
        while target_gaps and (match is None or target_gaps[0].target.start < match.target.start):
            found.append(target_gaps.pop(0))
        if match is not None:
            found.append(match)
    return found

"""Align two texts: nothing in but sentences, beads with beliefs out.

The aligner goes over the texts four times. The first pass knows lengths and what is spelt or
counted alike; each later pass knows, besides, what the beads of the one before teach: which words
translate which, how lengths relate, how often sentences are joined, split or left out, how much
each kind of evidence is worth. Every possible bead within the windows gets its log-odds, the
lattice sums over all alignments, and the path with most expected right beads is taken. The first
passes lean towards aligning rather than leaving out: a stretch that is left out teaches nothing,
and would never be found again.

Words are taught not by the best path alone but by all beads that had a chance, each by the cube of
the belief in it. While a stretch may lie either way both ways are heard, and a false start, which
is believed in less, hardly teaches what would prove it. (The cube and the number of passes were
chosen on half of some news articles in five pairs of languages, and held on the other half.)

Scores are another matter than the path. Words, lengths and breaks agree with each other more than
independent witnesses would, so that the last beliefs are summed once more with a share of all
evidence, and with a reserve against every bead, for neighbours are liker each other than samples
are. What then says 0.9 is right nine times in ten. The path has this reserve at the outer ends
only, where furniture stands beside furniture: within, a bead that is left out costs as much as
one that is wrong. (So chosen on news in pairs of languages that the benchmark does not have.)

The first pass looks at short texts as a whole, at long ones in a band around what rare shared
words mark (`anchors`); the later passes look around the path found before. After the first pass
long texts are cut into sections at beads beyond doubt, so that time and memory grow with the
length of the text.

What a person confirmed is a wall: it is kept as it is, and the stretches between walls are aligned
apart. From the second pass on walls teach with full trust; alone, and few, they would teach that
nothing else goes together.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.alignment import (
    anchors,
    calibration,
    doubt,
    path,
    scoring,
    sections,
    spelling,
    tokens,
    windows,
)
from core.alignment.beads import Bead
from core.alignment.breaks import Breaks
from core.alignment.chances import Alignment
from core.alignment.glossary import glossary
from core.alignment.habits import KINDS, Habits
from core.alignment.lattice import Lattice
from core.alignment.lexicon import Lexicon, known_to
from core.alignment.scoring import Evidence, Model
from core.alignment.sections import Section
from core.alignment.similarity import Similarity
from core.alignment.spelling import Resemblance
from core.alignment.teachers import Pairs
from core.alignment.tokens import Floats, Grid, Text
from core.alignment.windows import Window
from core.alignment.witnesses import Trial
from core.progress import Progress

PASSES = 4
_FIRST_KINDS = 4
_FEW_KINDS = 2  # passes
_LEANING = 3.5  # added to the log-odds of every bead in the passes before the last
_RESERVE = -0.5  # and in the scores, and in the path at the outer ends
_MOST_OUTER = 300.0
_ALONE = -3.0  # added to the log-odds of a title that stands between furniture
_SOBER = 0.7  # what all evidence is worth in the scores: its kinds repeat each other in part
_HEARD = 0.1  # belief from which on a bead teaches
_CAUTION = 3.0
WHOLE = 250_000  # sentence pairs up to which the whole plane is looked at first
_SMALL = 2_000  # and up to which it is looked at in every pass
_SAMPLED = 10  # windows from which a long text's weights are learnt


def align(  # noqa: PLR0913 - all but the two texts are optional keywords
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
    languages: tuple[str, str] = ("und", "und"),
    lexicon: Lexicon | None = None,
    walls: Sequence[Bead] = (),
    progress: Progress | None = None,
    similarity: Similarity | None = None,
) -> list[Bead]:
    """The beads of two texts, in order; every sentence of both is in exactly one.

    `source_breaks` and `target_breaks` number the sentences that begin a paragraph, `languages`
    are BCP 47 tags, `walls` confirmed beads in order, `similarity` further evidence for the same
    texts (`core.alignment.similarity`). Sentences without counterpart come one by
    one as beads with an empty side. Raises ValueError for walls that cross, Cancelled through
    `progress`.
    """
    return list(
        weigh(
            source,
            target,
            source_breaks=source_breaks,
            target_breaks=target_breaks,
            languages=languages,
            lexicon=lexicon,
            walls=walls,
            progress=progress,
            similarity=similarity,
        ).beads
    )


def weigh(  # noqa: PLR0913 - as `align`
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
    languages: tuple[str, str] = ("und", "und"),
    lexicon: Lexicon | None = None,
    walls: Sequence[Bead] = (),
    progress: Progress | None = None,
    similarity: Similarity | None = None,
) -> Alignment:
    """What `align` gives, with all beads that had a chance: what `many.rows` reads."""
    a = tokens.read(source, source_breaks, languages[0])
    known = lexicon or Lexicon(), glossary(*languages)
    steps = progress or Progress()

    def again(
        order: Sequence[str], breaks: Collection[int], meaning: Similarity | None = None
    ) -> Trial:
        b = tokens.read(order, breaks, languages[1])
        alike = spelling.resemblances(a.vocabulary, b.vocabulary)
        work = Work(a, b, alike, tuple(walls), steps, meaning)
        return Trial(a, b, alike, work.alignment(known))

    trial = again(target, target_breaks, similarity)
    found = list(trial.found.beads)
    if not walls and (similarity is None or doubt.is_scarce(trial)):
        found = doubt.doubted(trial, target, target_breaks, again)
    return trial.found.settled(sections.with_walls(found, walls), walls)


@dataclass(frozen=True, slots=True)
class Pass:
    """Which pass it is, and what it knows from the one before."""

    number: int
    model: Model
    before: Sequence[Bead]

    @property
    def is_first(self) -> bool:
        """Whether nothing was learnt before it."""
        return self.number == 0

    @property
    def is_last(self) -> bool:
        """Whether its path is kept."""
        return self.number == PASSES - 1

    @property
    def kinds(self) -> int:
        """How many kinds are looked for: the first paths need only the usual ones."""
        return _FIRST_KINDS if self.number < _FEW_KINDS else len(KINDS)

    @property
    def leaning(self) -> float:
        """How much every bead is favoured over a gap."""
        return 0.0 if self.is_first or self.is_last else _LEANING


@dataclass(frozen=True, slots=True)
class Work:
    """Two texts on their way to beads."""

    source: Text
    target: Text
    alike: Resemblance
    walls: tuple[Bead, ...]
    progress: Progress
    similarity: Similarity | None

    def alignment(self, lexicons: Sequence[Lexicon]) -> Alignment:
        """All passes over all sections."""
        parts = sections.between(self.walls, len(self.source), len(self.target))
        if all(part.is_gap for part in parts):
            return Alignment.certain([b for part in parts for b in sections.gap_beads(part)])
        self.progress.report("Aligning", 0.0)
        known = known_to(lexicons, self.source, self.target)
        is_long = any(len(part.source) * len(part.target) > WHOLE for part in parts)
        band = anchors.band(self.source, self.target, self.alike) if is_long else None
        found = Alignment.certain([])
        for number in range(PASSES):
            model = Model.learnt(
                self.source,
                self.target,
                found.beads,
                teachers=self._teachers(found),
                alike=self.alike,
                lexicon=known,
                similarity=self.similarity,
            )
            turn = Pass(number, model, found.beads)
            found = Alignment.joined(
                [self.aligned(part, turn, self._plane(part, band)) for part in parts]
            )
            band = anchors.around(found.beads, len(self.source), len(self.target))
            if is_long:
                parts = [piece for part in parts for piece in sections.cut(part, found.beads)]
        return found

    def _teachers(self, found: Alignment) -> Pairs:
        """Walls, and all beads that had a chance, the likeliest last."""
        if not found.beads:
            return Pairs.of([])
        walls = [replace(wall, score=1.0) for wall in self.walls]
        return Pairs.of([*heard(found.chances), *walls])

    def aligned(self, part: Section, turn: Pass, plane: Sequence[Window]) -> Alignment:
        """One pass over one section, of which this plane is looked at."""
        if part.is_gap:
            return Alignment.certain(list(sections.gap_beads(part)))
        share = (turn.number + part.source.start / len(self.source)) / PASSES
        self.progress.report("Aligning", share)
        odds, edges = self.log_odds(part, turn, plane), (part.begins, part.ends)
        breaks = turn.model.breaks(part)
        lattice = Scored(plane, odds, turn.model.habits, breaks, turn.kinds, edges)
        found = path.best(lattice.summed())
        if turn.is_last:
            found = self.judged(lattice.settled(found.beads))
        return found.shifted(part.source.start, part.target.start)

    def judged(self, lattice: "Scored") -> Alignment:
        """The best path of the last pass, with beliefs that say how often such beads are right."""
        lattice = lattice.with_titles()
        # A short text has few neighbours that could be mistaken for each other.
        pairs = min(len(self.source), len(self.target))
        reserve = _RESERVE * min(1.0, float(np.log(pairs)) / 4)
        best = path.best(lattice.at_ease(reserve).summed())
        return path.judged(lattice.reserved(reserve).summed(_SOBER), best.beads)

    def _plane(self, part: Section, band: anchors.Band | None) -> list[Window]:
        if band is None or len(part.source) * len(part.target) <= _SMALL:
            return windows.full(len(part.source), len(part.target))
        lows = band.lows[part.source.start : part.source.stop] - part.target.start
        highs = band.highs[part.source.start : part.source.stop] - part.target.start
        limit = len(part.target)
        return windows.around(np.clip(lows, 0, limit), np.clip(highs, 0, limit), limit)

    def log_odds(self, part: Section, turn: Pass, plane: Sequence[Window]) -> list[Grid]:
        """Those of all beads of a section in this plane, as a pass weighs them."""
        kept: dict[int, Evidence] = {}
        if not turn.is_first:
            stride = max(1, len(plane) // _SAMPLED)
            kept = {
                n: turn.model.evidence(part, plane[n], turn.kinds, pieces=turn.is_last)
                for n in range(0, len(plane), stride)
            }
        weights = self._weights(part, turn, [(plane[n], held) for n, held in kept.items()])
        gap_walls = [wall for wall in self.walls if wall.is_gap]
        found: list[Grid] = []
        for number, window in enumerate(plane):
            evidence = kept.pop(number, None) or turn.model.evidence(
                part, window, turn.kinds, pieces=turn.is_last
            )
            odds = turn.model.log_odds(part, window, evidence, weights)
            scoring.forbid(odds, part, window, gap_walls)
            found.append(odds)
        return found

    def _weights(
        self, part: Section, turn: Pass, kept: Sequence[tuple[Window, Evidence]]
    ) -> Floats:
        """Calibrated on the beads of the pass before; a first belief in the first pass."""
        if turn.is_first:
            return calibration.first(turn.model.measures)
        near = [
            bead.shifted(-part.source.start, -part.target.start)
            for bead in turn.before
            if not bead.is_gap and bead.source.start in part.source
        ]
        held = calibration.Samples.joined(
            (scoring.samples(window, evidence, near) for window, evidence in kept),
            turn.model.measures,
        )
        weights = calibration.fitted(held)
        weights[-1] += turn.leaning
        return weights


def heard(beads: Iterable[Bead]) -> list[Bead]:
    """The beads that teach, the likeliest last, each trusted less than it is believed."""
    likely = sorted(beads, key=lambda bead: bead.score)
    return [replace(b, score=b.score**_CAUTION) for b in likely if b.score > _HEARD]


@dataclass(frozen=True, slots=True)
class Scored:
    """A plane with the log-odds of its beads, and the habits that they count with.

    `edges` says whether the texts begin and end here.
    """

    plane: Sequence[Window]
    scores: Sequence[Grid]
    habits: Habits
    breaks: Breaks
    kinds: int
    edges: tuple[bool, bool]

    def summed(self, share: float = 1.0) -> Lattice:
        """All alignments; with a `share` below 1 as if so much of the evidence were double."""
        scores = self.scores if share == 1 else [grid * np.float32(share) for grid in self.scores]
        gaps = self.habits.gaps.weakened(share)
        kinds = KINDS[: self.kinds]
        breaks = self.breaks.weakened(share)
        return Lattice(self.plane, scores, kinds=kinds, gaps=gaps, breaks=breaks, edges=self.edges)

    def reserved(self, reserve: float) -> "Scored":
        """With so much added to the log-odds of every bead."""
        return replace(self, scores=[grid + np.float32(reserve) for grid in self.scores])

    def at_ease(self, reserve: float) -> "Scored":
        """With the same reserve, but only against what lies at the outer ends of the texts.

        Held so low in long texts that no sum over it runs out of numbers.
        """
        most = _MOST_OUTER / (self.plane[-1].last + self.plane[-1].high)
        gaps = self.habits.gaps
        gaps = replace(gaps, outer=min(gaps.outer - reserve / 2, most))
        return replace(self, habits=replace(self.habits, gaps=gaps))

    def with_titles(self) -> "Scored":
        """With a bead at either end that may stand alone between what is left out there."""
        gaps = replace(self.habits.gaps, alone=_ALONE)
        return replace(self, habits=replace(self.habits, gaps=gaps))

    def settled(self, found: Sequence[Bead]) -> "Scored":
        """With the habits that these beads show."""
        seen = Habits.seen_in(found)
        change = (seen.usual - self.habits.usual).astype(np.float32)[:, None, None]
        return replace(self, scores=[grid + change for grid in self.scores], habits=seen)

"""Two texts prepared for being aligned between walls again and again, while a person mends them.

Most of the time of an alignment goes into reading the texts, finding what is spelt alike and
learning which words translate which. One wall more changes little of that, so it is done once,
from the beads that the texts have by then, and kept as a value. What is left is the last pass of
the aligner over the stretches between walls, with the habits of the whole text: a stretch of a
few sentences shows none.

Even that takes seconds over thousands of sentences. But a wall changes only what lies near it. Of
a long text the whole path is known too; where it agrees with the walls it stays, and only from a
wall that it does not have to the nearest beads beyond doubt is anything aligned.

Texts of which hardly anything is aligned yet teach nothing. They are aligned from the beginning.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from core.alignment import aligner, anchors, sections, spelling, tokens, windows
from core.alignment.aligner import Pass, Scored, Work
from core.alignment.beads import Bead
from core.alignment.chances import Alignment
from core.alignment.glossary import glossary
from core.alignment.habits import KINDS
from core.alignment.lexicon import Lexicon, known_to
from core.alignment.scoring import Model
from core.alignment.sections import Section
from core.alignment.spelling import Resemblance
from core.alignment.teachers import Pairs
from core.alignment.tokens import Text
from core.alignment.windows import Window
from core.progress import Progress

_TRUSTED = 0.3
_ENOUGH = 0.5  # of the shorter text's sentences have to stand in beads that teach


@dataclass(frozen=True, slots=True)
class Prepared:
    """Two texts and what they teach.

    `beads` are those that taught, in order; `found` is the path through a long text, which holds
    nothing for a short one.
    """

    model: Model
    alike: Resemblance
    beads: tuple[Bead, ...]
    found: Alignment

    def between(self, source: range, target: range, walls: Sequence[Bead] = ()) -> Alignment:
        """Align a stretch of the two texts around the walls in it; numbers are the whole texts'.

        Raises ValueError for walls that cross or lie outside.
        """
        parts = sections.between(
            [wall.shifted(-source.start, -target.start) for wall in walls],
            len(source),
            len(target),
        )
        work = _Stretch(self, tuple(walls))
        moved = [self._section(part, source.start, target.start) for part in parts]
        found = Alignment.joined([piece for part in moved for piece in work.pieces(part)])
        return found.settled(sections.with_walls(found.beads, walls), walls)

    @property
    def _size(self) -> tuple[int, int]:
        return len(self.model.source), len(self.model.target)

    def _section(self, part: Section, i: int, j: int) -> Section:
        rows = range(part.source.start + i, part.source.stop + i)
        columns = range(part.target.start + j, part.target.stop + j)
        begins = part.begins and (rows.start, columns.start) == (0, 0)
        return Section(rows, columns, begins, part.ends and (rows.stop, columns.stop) == self._size)


def prepare(  # noqa: PLR0913 - all but the texts and beads are optional keywords
    source: Sequence[str],
    target: Sequence[str],
    beads: Sequence[Bead],
    *,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
    languages: tuple[str, str] = ("und", "und"),
    lexicon: Lexicon | None = None,
    walls: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> Prepared:
    """Learn from the beads that two texts have, in order, each trusted as its score says.

    The keywords are those of `align`. Raises Cancelled through `progress`.
    """
    a = tokens.read(source, source_breaks, languages[0])
    b = tokens.read(target, target_breaks, languages[1])
    alike = spelling.resemblances(a.vocabulary, b.vocabulary)
    known = lexicon or Lexicon(), glossary(*languages)
    work = Work(a, b, alike, tuple(walls), progress or Progress(), None)
    taught = tuple(beads) if _enough(beads, a, b) else work.alignment(known).beads
    model = Model.learnt(
        a,
        b,
        taught,
        teachers=Pairs.of(aligner.heard(taught)),
        alike=alike,
        lexicon=known_to(known, a, b),
    )
    fresh = Prepared(model, alike, taught, Alignment.certain([]))
    is_long = len(a) * len(b) > aligner.WHOLE
    return replace(fresh, found=_found(fresh, walls)) if is_long else fresh


def _found(prepared: Prepared, walls: Sequence[Bead]) -> Alignment:
    """The path through the whole texts."""
    size = len(prepared.model.source), len(prepared.model.target)
    stretch, parts = _Stretch(prepared, tuple(walls)), sections.between(walls, *size)
    pieces = [piece for part in parts for piece in sections.cut(part, prepared.beads)]
    found = Alignment.joined([stretch.aligned(piece) for piece in pieces])
    return found.settled(sections.with_walls(found.beads, walls), walls)


def _enough(beads: Sequence[Bead], a: Text, b: Text) -> bool:
    held = [bead for bead in beads if not bead.is_gap and bead.score > _TRUSTED]
    sides = sum(len(bead.source) for bead in held), sum(len(bead.target) for bead in held)
    return min(sides) >= _ENOUGH * min(len(a), len(b))


def _plane(part: Section, beads: Sequence[Bead]) -> list[Window]:
    """All of a short section; of a long one what lies around the beads."""
    height, width = len(part.source), len(part.target)
    if height * width <= aligner.WHOLE:
        return windows.full(height, width)
    local = [bead.shifted(-part.source.start, -part.target.start) for bead in beads]
    band = anchors.around(local, height, width)
    return windows.around(band.lows, band.highs, width)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Prepared texts with the walls of the moment."""

    prepared: Prepared
    walls: tuple[Bead, ...]

    def pieces(self, part: Section) -> Iterator[Alignment]:
        """A section between two walls: what is known of it stays, the rest is aligned."""
        kept = self._kept(part)
        if not kept:
            yield self.aligned(part)
            return
        rows, columns = _covered(kept)
        before = range(part.source.start, rows.start), range(part.target.start, columns.start)
        after = range(rows.stop, part.source.stop), range(columns.stop, part.target.stop)
        yield self.aligned(Section(*before, part.begins, ends=False))
        known = Section(rows, columns)
        chances = [bead for bead in self.prepared.found.chances if _within(bead, known)]
        yield Alignment(tuple(kept), tuple(chances))
        yield self.aligned(Section(*after, begins=False, ends=part.ends))

    def _kept(self, part: Section) -> Sequence[Bead]:
        """The known path through a long section, without its ends where they are cut off."""
        run = [bead for bead in self.prepared.found.beads if _within(bead, part)]
        alone = {i for wall in self.walls for i in wall.source if wall.is_gap}
        others = {j for wall in self.walls for j in wall.target if wall.is_gap}
        if len(part.source) * len(part.target) <= aligner.WHOLE or any(
            not (alone.isdisjoint(bead.source) and others.isdisjoint(bead.target)) for bead in run
        ):
            return []
        sure = [number for number, is_sure in enumerate(sections.beyond_doubt(run)) if is_sure]
        if not sure:
            return []
        rows, columns = _covered(run)
        begins = (rows.start, columns.start) == (part.source.start, part.target.start)
        ends = (rows.stop, columns.stop) == (part.source.stop, part.target.stop)
        return run[0 if begins else sure[0] : len(run) if ends else sure[-1] + 1]

    def aligned(self, part: Section) -> Alignment:
        """The best path of a section, with the beliefs in its beads."""
        if part.is_gap:
            return Alignment.certain(list(sections.gap_beads(part)))
        model = self.prepared.model
        beads = [bead for bead in self.prepared.beads if _within(bead, part)]
        alike, walls = self.prepared.alike, self.walls
        work = Work(model.source, model.target, alike, walls, Progress(), model.similarity)
        plane = _plane(part, beads)
        odds = work.log_odds(part, Pass(aligner.PASSES - 1, model, beads), plane)
        breaks, edges = model.breaks(part), (part.begins, part.ends)
        scored = Scored(plane, odds, model.habits, breaks, len(KINDS), edges)
        return work.judged(scored).shifted(part.source.start, part.target.start)


def _covered(beads: Sequence[Bead]) -> tuple[range, range]:
    """The sentences from the first bead to the last."""
    first, last = beads[0], beads[-1]
    return range(first.source.start, last.source.stop), range(first.target.start, last.target.stop)


def _within(bead: Bead, part: Section) -> bool:
    return (
        part.source.start <= bead.source.start
        and bead.source.stop <= part.source.stop
        and part.target.start <= bead.target.start
        and bead.target.stop <= part.target.stop
    )

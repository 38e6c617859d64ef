"""What the rows that a person confirmed teach, kept for the next article.

A lesson holds the words that met in the beads of two versions; confirmed beads count
`learning.CONFIRMED` times. To work it out reads and counts words, too long for a key press, so
that it is done apart (`lessons`) and then written (`teach`) as a part of the step that confirmed:
one undo takes back both. Once something else has been done the step is closed, and the next row
that is confirmed teaches for all.

Of a long text `MOST` beads teach, confirmed ones first, the others evenly spread.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from core.changes import Op
from core.library import learning
from core.library.ladder import sides_of
from core.library.sentences import Sentences, sentences
from core.model import ArticleId, Bead, Lesson, Status
from core.store.store import Store

if TYPE_CHECKING:
    from core import alignment

MOST = 3_000


def lessons(store: Store, article: ArticleId) -> list[Lesson]:
    """What the pairs of an article's versions teach by the beads that they have now."""
    with store.snapshot():
        beads = store.beads(article)
        texts = [
            sentences(version, store.segments(version.id)) for version in store.versions(article)
        ]
    found = (_lesson(article, a, b, beads) for a, b in combinations(texts, 2))
    return [lesson for lesson in found if lesson is not None]


def teach(store: Store, article: ArticleId, fresh: Collection[Lesson], *, onto: int) -> bool:
    """Put lessons in the place of an article's, as a part of a step; says whether it still could.

    The step has to be the newest one and a mend, with nothing undone after it.
    """
    with store.edit(Op.MEND, onto=onto, wider=True) as edit:
        is_open = store.newest_step == onto and store.undo_op is Op.MEND and store.redo_op is None
        if is_open:
            edit.delete(*store.lessons(article))
            edit.insert_all(fresh)
            learning.make_room(store, edit, fresh)
    return is_open


def _lesson(article: ArticleId, a: Sentences, b: Sentences, beads: Iterable[Bead]) -> Lesson | None:
    pair = {a.version, b.version}
    held = _some([bead for bead in beads if {bead.version_a, bead.version_b} == pair])
    a, b, taught = _condensed(a, b, held)
    confirmed = {
        bead for bead, stored in zip(taught, held, strict=True) if stored.status is Status.CONFIRMED
    }
    return learning.lesson(article, a, b, taught, is_confirmed=confirmed.__contains__)


def _condensed(
    a: Sentences, b: Sentences, beads: Iterable[Bead]
) -> "tuple[Sentences, Sentences, list[alignment.Bead]]":
    """Two texts of the sentences in these beads alone, and the beads in their numbers."""
    from core.alignment import Bead as Aligned

    texts: tuple[list[str], list[str]] = ([], [])
    found: list[Aligned] = []
    for bead in beads:
        sides = sides_of(bead) if bead.version_a == a.version else sides_of(bead)[::-1]
        starts = [len(text) for text in texts]
        for text, whole, run in zip(texts, (a, b), sides, strict=True):
            text.extend(whole.texts[run.start : run.stop])
        runs = [range(n, len(text)) for n, text in zip(starts, texts, strict=True)]
        found.append(Aligned(runs[0], runs[1], bead.score))
    return replace(a, texts=tuple(texts[0])), replace(b, texts=tuple(texts[1])), found


def _some(beads: Sequence[Bead]) -> list[Bead]:
    """At most `MOST` of the beads with two sides, in order: the confirmed ones, then others."""
    two = [bead for bead in beads if all(sides_of(bead))]
    confirmed = [bead for bead in two if bead.status is Status.CONFIRMED]
    others = [bead for bead in two if bead.status is not Status.CONFIRMED]
    chosen = {bead.id for bead in _spread(confirmed, MOST)}
    chosen |= {bead.id for bead in _spread(others, MOST - len(chosen))}
    return [bead for bead in two if bead.id in chosen]


def _spread(beads: Sequence[Bead], most: int) -> Sequence[Bead]:
    return beads[:: -(-len(beads) // most)] if most and beads else ()

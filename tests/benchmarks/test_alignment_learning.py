"""What an aligned half of the news teaches the other half, as a library would learn it.

Each of two halves of a pair's documents is aligned, becomes lessons like those of a library, and
the other half is aligned with what they say. All German and French news teaches a text of another
kind and age, mountaineering in 1900. No gold teaches: the lessons hold the aligner's own mistakes.
The table is printed by

    HEXAPLA_FULL=1 pytest -s tests/benchmarks/test_alignment_learning.py
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.alignment import Lexicon, align
from core.alignment.tokens import tokens
from core.library.learning import evened, in_order, lesson, met
from core.library.sentences import Sentences
from core.model import ArticleId, Lesson, VersionId
from tests.benchmarks.test_alignment_quality import (
    FULL,
    Score,
    beside,
    documents,
    f1,
    gold_of,
    languages,
    say,
    sentences,
    sure,
)

REACH = {
    "ntrex-en-id-all-dev": (0.985, None),
    "ntrex-vi-id-all-dev": (0.98, None),
    "ntrex-en-vi-all-dev": (0.96, None),
    "ntrex-de-fr-all-dev": (None, None),
    "ntrex-en-zh-all-dev": (None, None),
    "ntrex-ja-en-all-dev": (None, None),
    "textberg-dev": (0.88, 0.99),
}
TEACHERS = {"textberg-dev": "ntrex-de-fr-all-dev"}

Sides = tuple[Sentences, Sentences]


def sides_of(base: Path, name: str) -> Sides:
    pair = zip((".src", ".tgt"), languages(name), strict=True)
    read = [(suffix, language, sentences(beside(base, suffix))) for suffix, language in pair]
    source, target = (
        Sentences(VersionId(f"{base}{suffix}"), language, tuple(texts), frozenset(breaks))
        for suffix, language, (texts, breaks) in read
    )
    return source, target


def aligned(sides: Sides, lexicon: Lexicon | None = None):
    source, target = sides
    return align(
        source.texts,
        target.texts,
        source_breaks=source.breaks,
        target_breaks=target.breaks,
        languages=(source.language, target.language),
        lexicon=lexicon,
    )


def taught(sides: Sides) -> Lesson | None:
    return lesson(ArticleId("news"), *sides, aligned(sides), is_confirmed=lambda _: False)


def heard(lessons: Sequence[Lesson], sides: Sides) -> Lexicon:
    """What the lessons say of the words of two texts."""
    first, second = in_order(*sides)
    known = [{word for text in side.texts for word in tokens(text, side.language)}
             for side in (first, second)]  # fmt: skip
    lexicon = evened(Lexicon.of(met(lessons, *known)))
    return lexicon if first is sides[0] else lexicon.swapped()


def measured(gold: Path, name: str) -> tuple[Score, Score]:
    """The scores without lessons and with those of the teachers, or else of the other half."""
    alone, learnt = Score(), Score()
    teachers = TEACHERS.get(name, name)
    lessons = [taught(sides_of(base, teachers)) for base in documents(gold / teachers, None)]
    for number, base in enumerate(documents(gold / name, None)):
        sides = sides_of(base, name)
        apart = name in TEACHERS
        others = [each for n, each in enumerate(lessons) if each and (apart or (n - number) % 2)]
        for score, lexicon in ((alone, None), (learnt, heard(others, sides))):
            beads = aligned(sides, lexicon)
            score.add(
                gold_of(beside(base, ".gold")),
                [((tuple(bead.source), tuple(bead.target)), bead.score) for bead in beads],
            )
    return alone, learnt


@pytest.mark.skipif(not FULL, reason="learning from articles takes a minute: HEXAPLA_FULL=1")
def test_lessons_of_other_articles_help(shared: Path) -> None:
    say("\nset                       alone        learnt       reach         beads ≥ 0.9, right")
    gains = []
    for name, reach in REACH.items():
        alone, learnt = measured(shared / "gold", name)
        if name not in TEACHERS:
            gains.append(f1(learnt.strict) - f1(alone.strict))
        many = sum(value >= 0.9 for value, _ in learnt.judged)
        figures = [f"{f1(score.strict):.3f}/{f1(score.lax):.3f}" for score in (alone, learnt)]
        asked = "/".join(f"{figure or '–'}" for figure in reach)
        say(f"{name:20} {'  '.join(figures)}  {asked:12}  {many:5} {sure(learnt.judged):.3f}")
    assert sum(gains) / len(gains) > 0.01

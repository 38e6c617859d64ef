"""Texts that don't go together, and texts that only half do."""

import random

import pytest

from core.alignment import Alignment, Bead, align, tokens
from core.alignment.beads import covers
from core.alignment.spelling import resemblances
from core.alignment.witnesses import Trial

SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]


def vocabulary(seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(400)]


HERE, THERE = vocabulary(1), vocabulary(2)


def story(seed: int, count: int = 60) -> tuple[list[str], list[str]]:
    """A made-up text and its translation word for word; words have ranks as in a language."""
    chance = random.Random(seed)
    told = [
        [min(399, int(chance.paretovariate(0.6))) for _ in range(chance.randint(4, 20))]
        for _ in range(count)
    ]
    here = [" ".join(HERE[n] for n in line) for line in told]
    return here, [" ".join(THERE[n] for n in line) for line in told]


def believed(beads) -> int:
    return sum(not bead.is_gap and bead.score > 0.5 for bead in beads)


@pytest.mark.parametrize("seed", range(3))
def test_a_text_against_another_text_is_next_to_no_alignment(seed):
    source, target = story(seed)[0], story(seed + 50)[1]
    beads = align(source, target)
    assert covers(beads, len(source), len(target))
    assert believed(beads) <= 0.1 * len(target)


@pytest.mark.parametrize("seed", range(3))
def test_a_dozen_sentences_against_others_are_left_alone(seed):
    source, target = story(seed, 12)[0], story(seed + 50, 12)[1]
    assert not believed(align(source, target))


@pytest.mark.parametrize("seed", range(3))
def test_a_dozen_sentences_against_their_translation_are_aligned(seed):
    assert believed(align(*story(seed, 12))) >= 10


def trial(source: list[str], target: list[str], pairs: list[tuple[int, int]]) -> Trial:
    """Two texts with these sentences beside each other."""
    a, b = tokens.read(source, (), "und"), tokens.read(target, (), "und")
    beads = [Bead(range(i, i + 1), range(j, j + 1), 1.0) for i, j in pairs]
    return Trial(a, b, resemblances(a.vocabulary, b.vocabulary), Alignment.certain(beads))


def test_only_what_both_sides_of_a_bead_have_is_shared():
    source = [*story(3, 10)[0], "it was Kowalczyk in 1973"]
    target = [*story(4, 10)[1], "da war Kowalczyk anno 1973"]
    assert trial(source, target, [(10, 10)]).shared() > trial(source, target, [(9, 10)]).shared()


def test_lengths_agree_better_in_the_right_order():
    texts = story(5)
    straight, turned = [(n, n) for n in range(60)], [(n, (n + 7) % 60) for n in range(53)]
    assert trial(*texts, straight).agreement() > trial(*texts, turned).agreement() + 0.3


@pytest.mark.parametrize("seed", range(3))
def test_a_text_against_its_translation_stays_believed(seed):
    assert believed(align(*story(seed))) >= 57


def test_the_middle_of_a_text_is_found_in_the_whole():
    source, target = story(7)
    beads = align(source, target[20:45])
    right = [b for b in beads if not b.is_gap and b.source.start == b.target.start + 20]
    assert believed(right) >= 22


def test_of_two_texts_a_half_each_that_go_together_is_found():
    source, target = story(8)
    beads = align([*source, *story(9)[0]], [*target, *story(10)[1]])
    assert believed([b for b in beads if b.source.start == b.target.start < 60]) >= 54


def test_swapped_neighbours_cost_only_themselves():
    source, target = story(11)
    target[30], target[31] = target[31], target[30]
    right = [b for b in align(source, target) if not b.is_gap and b.source == b.target]
    assert believed(right) >= 55


def test_a_refrain_is_kept_in_step_by_what_stands_around_it():
    source, target = story(12)
    for place in range(5, 60, 6):
        source[place], target[place] = source[5], target[5]
    right = [b for b in align(source, target) if not b.is_gap and b.source == b.target]
    assert believed(right) >= 57


@pytest.mark.parametrize("count", [1, 2, 3])
def test_very_short_texts_are_aligned_whatever_they_say(count):
    source, target = story(13, count)
    assert [(b.source, b.target) for b in align(source, target)] == [
        (range(n, n + 1), range(n, n + 1)) for n in range(count)
    ]


def is_title_found(seed: int) -> bool:
    """Whether a title, said again in the text, is found between furniture that says it nowhere."""
    source, target = story(seed)
    here, there = story(seed + 20, 14)[0], story(seed + 40, 12)[1]
    said = max(range(60), key=lambda n: len(source[n]))
    head = [*here[:8], source[said], *here[8:]], [*there[:7], target[said], *there[7:]]
    beads = align([*head[0], *source], [*head[1], *target])
    return (range(8, 9), range(7, 8)) in {(bead.source, bead.target) for bead in beads}


def test_most_titles_between_furniture_are_found():
    assert sum(is_title_found(seed) for seed in range(6)) >= 4

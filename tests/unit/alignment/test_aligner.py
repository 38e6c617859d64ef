"""What holds for every alignment, whatever the texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import Bead, align
from core.alignment.beads import covers
from core.progress import Cancelled, Progress

WORDS = ("river", "Anna", "1,240", "stone", "über", "nước", "橋", "マリア", "2019", "the", "?", "")
SENTENCE = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
TEXT = st.lists(SENTENCE, max_size=12)

STORY = [
    "The ferry to Kuta left at 7 in the morning.",
    "Nobody on deck had slept well.",
    "Anna Berg carried two suitcases and a lamp.",
    "Why did she need a lamp at sea?",
    "The captain, an old man called Tomé, did not ask.",
    "He counted 41 passengers and 3 goats.",
    "At noon the wind turned.",
    "They reached the harbour of Senggigi on 12 May 1987.",
]
ERZAEHLUNG = [
    "Die Fähre nach Kuta legte um 7 Uhr morgens ab.",
    "Niemand an Deck hatte gut geschlafen.",
    "Anna Berg trug zwei Koffer und eine Lampe.",
    "Wozu brauchte sie auf See eine Lampe?",
    "Der Kapitän, ein alter Mann namens Tomé, fragte nicht.",
    "Er zählte 41 Fahrgäste und 3 Ziegen.",
    "Gegen Mittag drehte der Wind.",
    "Den Hafen von Senggigi erreichten sie am 12. Mai 1987.",
]


def one_to_one(count: int) -> list[tuple[range, range]]:
    return [(range(i, i + 1), range(i, i + 1)) for i in range(count)]


def sides(beads: list[Bead]) -> list[tuple[range, range]]:
    return [(bead.source, bead.target) for bead in beads]


@settings(max_examples=60)
@given(TEXT, TEXT, st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_every_sentence_is_in_one_bead_and_in_order(source, target, source_breaks, target_breaks):
    beads = align(source, target, source_breaks=source_breaks, target_breaks=target_breaks)
    assert covers(beads, len(source), len(target))


@settings(max_examples=30)
@given(TEXT, TEXT)
def test_a_score_is_a_belief(source, target):
    assert all(0.0 <= bead.score <= 1.0 for bead in align(source, target))


@settings(max_examples=20)
@given(TEXT, TEXT)
def test_the_same_texts_give_the_same_beads(source, target):
    assert align(source, target) == align(source, target)


@settings(max_examples=60)
@given(st.data())
def test_walls_stand_and_nothing_crosses_them(data):
    source = data.draw(st.lists(SENTENCE, min_size=3, max_size=10))
    target = data.draw(st.lists(SENTENCE, min_size=3, max_size=10))
    i, j = data.draw(st.integers(0, len(source) - 1)), data.draw(st.integers(0, len(target) - 1))
    wide, high = data.draw(st.integers(0, 2)), data.draw(st.integers(1, 2))
    wall = Bead(range(i, min(i + wide, len(source))), range(j, min(j + high, len(target))), 1.0)
    beads = align(source, target, walls=[wall])
    assert wall in beads
    assert covers(beads, len(source), len(target))


def test_two_languages_meet_sentence_by_sentence():
    assert sides(align(STORY, ERZAEHLUNG, languages=("en", "de"))) == one_to_one(len(STORY))


def test_a_text_meets_itself():
    assert sides(align(STORY, STORY)) == one_to_one(len(STORY))


@pytest.mark.parametrize(("source", "target"), [([], []), (STORY, []), ([], STORY)])
def test_an_empty_side_leaves_all_sentences_alone(source, target):
    beads = align(source, target)
    assert len(beads) == len(source) + len(target)
    assert all(bead.is_gap for bead in beads)


def test_single_sentences_that_share_a_name_meet():
    assert sides(align(STORY[2:3], ERZAEHLUNG[2:3])) == [(range(1), range(1))]


def test_a_joined_sentence_is_one_bead():
    joined = [*ERZAEHLUNG[:3], f"{ERZAEHLUNG[3]} {ERZAEHLUNG[4]}", *ERZAEHLUNG[5:]]
    assert (range(3, 5), range(3, 4)) in sides(align(STORY, joined))


def test_a_missing_sentence_is_left_alone():
    missing = [*ERZAEHLUNG[:5], *ERZAEHLUNG[6:]]
    beads = align(STORY, missing)
    assert [bead.source for bead in beads if not bead.target] == [range(5, 6)]


def test_a_confirmed_bead_pulls_its_neighbours():
    wall = Bead(range(2, 3), range(3, 4), 1.0)
    beads = align(STORY, ERZAEHLUNG, walls=[wall])
    assert all((b.source.start < 2) == (b.target.start < 3) for b in beads if not b.is_gap)


def test_walls_that_cross_are_refused():
    walls = [Bead(range(3, 4), range(1, 2), 1.0), Bead(range(1, 2), range(3, 4), 1.0)]
    with pytest.raises(ValueError, match="crosses"):
        align(STORY, ERZAEHLUNG, walls=walls)


class Shifted:
    """Evidence that the first sentence belongs to the second one, and so on."""

    def log_odds(self, kinds: list[tuple[int, int]], rows: range, columns: range):
        apart = np.subtract.outer(np.array(columns), np.array(rows)).T
        shapes = [(max(0, len(rows) - a + 1), max(0, len(columns) - b + 1)) for a, b in kinds]
        found = [np.full(shape, -20.0) for shape in shapes]
        found[0][apart == 1] = 20.0
        return found


def test_further_evidence_counts():
    plain = ["ab cd ef"] * 6
    beads = align(plain, plain, similarity=Shifted())
    assert all(b.target.start == b.source.start + 1 for b in beads if not b.is_gap)


def test_work_can_be_cancelled():
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        align(STORY, ERZAEHLUNG, progress=progress)


def test_a_few_sentences_against_very_many_run_out_of_no_numbers():
    source = ["It was Kowalczyk who came in 1973.", "Nobody had called Brandeis by then."]
    target = [f"n {number}" for number in range(20_000)]
    assert covers(align(source, target), 2, 20_000)


HEAVY = "the rain fell on all the roofs of the town and nobody went out before evening came"


def test_one_short_sentence_stands_for_the_one_of_two_that_is_as_long():
    assert (range(1, 2), range(1)) in sides(align([HEAVY, "they slept"], ["sie schliefen"]))


def test_one_long_sentence_stands_for_two():
    source = ["the rain fell on the roofs of the town", "nobody went out before evening came"]
    joined = "der Regen fiel auf alle Dächer, und vor Abend verließ kein Mensch sein Haus dort"
    assert sides(align(source, [joined])) == [(range(2), range(1))]

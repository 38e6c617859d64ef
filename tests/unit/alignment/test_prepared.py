"""Texts prepared once and aligned between walls many times."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import Bead, align, prepare
from core.alignment.beads import covers
from core.alignment.prepared import Prepared
from tests.unit.alignment.test_aligner import ERZAEHLUNG, SENTENCE, STORY, one_to_one, sides


def whole(source, target, walls=()) -> list[Bead]:
    """All of two texts, aligned once, prepared and aligned again between walls."""
    found = prepare(source, target, align(source, target))
    return list(found.between(range(len(source)), range(len(target)), walls).beads)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_sentence_is_in_one_bead_and_the_wall_is_one_of_them(data):
    source = data.draw(st.lists(SENTENCE, min_size=3, max_size=10))
    target = data.draw(st.lists(SENTENCE, min_size=3, max_size=10))
    i, j = data.draw(st.integers(0, len(source) - 1)), data.draw(st.integers(0, len(target) - 1))
    wide, high = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 2))
    wall = Bead(range(i, min(i + wide, len(source))), range(j, min(j + high, len(target))), 1.0)
    beads = whole(source, target, [wall] if wall.source or wall.target else [])
    assert covers(beads, len(source), len(target))
    assert not (wall.source or wall.target) or wall in beads


def test_without_walls_the_beads_are_those_that_the_texts_had():
    assert sides(whole(STORY, ERZAEHLUNG)) == one_to_one(len(STORY))


def test_a_stretch_is_numbered_as_in_the_whole_texts():
    ready = prepare(STORY, ERZAEHLUNG, align(STORY, ERZAEHLUNG))
    found = ready.between(range(3, 6), range(3, 6)).beads
    assert sides(list(found)) == one_to_one(len(STORY))[3:6]


def test_walls_that_cross_are_refused():
    walls = [Bead(range(3, 4), range(1, 2), 1.0), Bead(range(1, 2), range(3, 4), 1.0)]
    with pytest.raises(ValueError, match="crosses"):
        whole(STORY, ERZAEHLUNG, walls)


def test_texts_of_which_nothing_is_aligned_yet_are_aligned_from_the_beginning():
    apart = [Bead(range(n, n + 1), range(0), 0.9) for n in range(len(STORY))]
    apart += [Bead(range(0), range(n, n + 1), 0.9) for n in range(len(STORY))]
    ready = prepare(STORY, ERZAEHLUNG, apart, languages=("en", "de"))
    found = ready.between(range(len(STORY)), range(len(STORY))).beads
    assert sides(list(found)) == one_to_one(len(STORY))


COUNT = 1100


@pytest.fixture(scope="module")
def long() -> Prepared:
    """Two texts too long to be looked at as a whole; each sentence has a word of its own."""
    source = [f"Page {n} of the log tells of wave {n * 7} and of the wind." for n in range(COUNT)]
    target = [f"Seite {n} im Logbuch spricht von Welle {n * 7} und vom Wind." for n in range(COUNT)]
    return prepare(source, target, align(source, target))


def test_of_a_long_text_only_what_lies_near_a_new_wall_is_aligned_anew(long: Prepared):
    wall = Bead(range(550, 551), range(553, 554), 1.0)
    beads = list(long.between(range(COUNT), range(COUNT), [wall]).beads)
    assert covers(beads, COUNT, COUNT)
    assert wall in beads
    kept = set(long.found.beads) & set(beads)
    assert {bead.source.start for bead in kept} >= {*range(530), *range(570, COUNT)}


def test_a_sentence_left_alone_by_a_wall_stays_alone_in_a_long_text(long: Prepared):
    wall = Bead(range(550, 551), range(0), 1.0)
    beads = list(long.between(range(COUNT), range(COUNT), [wall]).beads)
    assert covers(beads, COUNT, COUNT)
    assert [bead.target for bead in beads if 550 in bead.source] == [range(0)]

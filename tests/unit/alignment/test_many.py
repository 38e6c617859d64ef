"""Rows over several versions, from the beads of their pairs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import Alignment, Band, Bead, unite
from core.alignment.beads import covers


def bead(source: range, target: range, score: float = 0.9) -> Bead:
    return Bead(source, target, score)


def united(counts, pairs, walls=()):
    certain = {pair: Alignment.certain(beads) for pair, beads in pairs.items()}
    return unite(counts, certain, walls)


def rows(counts, pairs, walls=()):
    return united(counts, pairs, walls).rows


def straight(count: int) -> list[Bead]:
    return [bead(range(i, i + 1), range(i, i + 1)) for i in range(count)]


def cells(bands: list[Band]) -> list[tuple[range, ...]]:
    return [band.cells for band in bands]


@st.composite
def beads_of(draw, count_a, count_b):
    """Random beads that use every sentence of both sides once, in order."""
    found, i, j = [], 0, 0
    while i < count_a or j < count_b:
        a = draw(st.integers(0, min(3, count_a - i)))
        b = draw(st.integers(0 if a or j == count_b else 1, min(3, count_b - j)))
        a = a or int(not b)  # nothing is left of the target: one of the source
        found.append(bead(range(i, i + a), range(j, j + b), draw(st.floats(0, 1))))
        i, j = i + a, j + b
    return found


@st.composite
def versions(draw):
    counts = draw(st.lists(st.integers(0, 7), min_size=1, max_size=4))
    numbers = range(len(counts))
    pairs = {
        (a, b): draw(beads_of(counts[a], counts[b])) for a in numbers for b in numbers if a < b
    }
    return counts, pairs


def in_order(bands: list[Band], version: int) -> list[int]:
    return [number for band in bands for number in band.cells[version]]


@settings(max_examples=100)
@given(versions())
def test_every_sentence_of_every_version_is_in_one_row_and_in_order(drawn):
    counts, pairs = drawn
    bands = rows(counts, pairs)
    assert [in_order(bands, v) for v in range(len(counts))] == [list(range(c)) for c in counts]


@settings(max_examples=60)
@given(versions(), st.data())
def test_confirmed_rows_stand(drawn, data):
    counts, pairs = drawn
    places = [data.draw(st.integers(0, max(0, count - 1))) for count in counts]
    wall = Band(
        tuple(range(p, min(p + 1, c)) for p, c in zip(places, counts, strict=True)), 1.0, True
    )
    if not any(wall.cells):
        return
    bands = rows(counts, pairs, [wall])
    assert wall in bands
    assert [in_order(bands, v) for v in range(len(counts))] == [list(range(c)) for c in counts]


@settings(max_examples=50)
@given(versions())
def test_the_beads_of_each_pair_use_every_sentence_once_and_lie_within_the_rows(drawn):
    counts, pairs = drawn
    found = united(counts, pairs)
    for (a, b), beads in found.pairs.items():
        assert covers(beads, counts[a], counts[b])
        row_of = {
            (v, i): n for n, band in enumerate(found.rows) for v in (a, b) for i in band.cells[v]
        }
        nodes = [[(a, i) for i in bead.source] + [(b, j) for j in bead.target] for bead in beads]
        assert all(len({row_of[node] for node in held}) == 1 for held in nodes)


@settings(max_examples=40)
@given(versions(), st.data())
def test_rows_stand_when_a_version_is_added(drawn, data):
    counts, pairs = drawn
    first = len(counts) - 1
    before = rows(counts[:first], {pair: held for pair, held in pairs.items() if first not in pair})
    confirmed = [band for band in before if data.draw(st.booleans())]
    walls = [Band((*band.cells, range(0)), 1.0, True) for band in confirmed]
    after = [band.cells[:first] for band in rows(counts, pairs, walls) if band.confirmed]
    assert after == [band.cells for band in confirmed]


@settings(max_examples=30)
@given(versions())
def test_the_order_in_which_pairs_come_changes_nothing(drawn):
    counts, pairs = drawn
    assert rows(counts, dict(reversed(pairs.items()))) == rows(counts, pairs)


@settings(max_examples=50)
@given(versions())
def test_scores_are_beliefs_and_no_row_is_empty(drawn):
    bands = rows(*drawn)
    assert all(0.0 <= band.score <= 1.0 and any(band.cells) for band in bands)


def test_two_versions_give_the_beads_back():
    beads = [
        bead(range(1), range(1)),
        bead(range(1, 3), range(1, 2)),
        bead(range(3, 4), range(2, 4)),
    ]
    assert cells(rows([4, 4], {(0, 1): beads})) == [(b.source, b.target) for b in beads]


def test_three_versions_that_agree_are_straight_rows():
    pairs = {(0, 1): straight(3), (0, 2): straight(3), (1, 2): straight(3)}
    assert cells(rows([3, 3, 3], pairs)) == [(range(i, i + 1),) * 3 for i in range(3)]


def test_a_joined_sentence_joins_the_row_in_all_versions():
    joined = [bead(range(2), range(1)), bead(range(2, 3), range(1, 2))]
    pairs = {(0, 1): straight(3), (0, 2): joined, (1, 2): joined}
    assert cells(rows([3, 3, 2], pairs)) == [
        (range(2), range(2), range(1)),
        (range(2, 3), range(2, 3), range(1, 2)),
    ]


def test_one_weak_bead_does_not_join_what_the_others_part():
    weak = [bead(range(2), range(1), 0.2), bead(range(0), range(1, 2), 0.2)]
    pairs = {(0, 1): straight(2), (0, 2): straight(2), (1, 2): weak}
    assert cells(rows([2, 2, 2], pairs)) == [(range(i, i + 1),) * 3 for i in range(2)]


def test_stairs_of_contradicting_pairs_do_not_become_one_long_row():
    below = [
        bead(range(1), range(0)),
        *(bead(range(i + 1, i + 2), range(i, i + 1), 0.6) for i in range(5)),
    ]
    below = [*below, bead(range(6, 6), range(5, 6))]
    pairs = {(0, 1): straight(6), (1, 2): straight(6), (0, 2): below}
    assert len(rows([6, 6, 6], pairs)) == 6


def test_beads_of_two_versions_stay_finer_than_the_rows_that_a_third_joins():
    joined = [bead(range(2), range(1)), bead(range(2, 3), range(1, 2))]
    pairs = {(0, 1): straight(3), (0, 2): joined, (1, 2): joined}
    found = united([3, 3, 2], pairs).pairs[0, 1]
    assert [(b.source, b.target) for b in found] == [(b.source, b.target) for b in straight(3)]


def test_a_third_version_settles_what_two_leave_open():
    doubtful = [bead(range(1), range(0), 0.5), bead(range(1, 2), range(1), 0.5)]
    open_pair = Alignment(
        tuple(doubtful), (bead(range(1), range(1), 0.5), bead(range(1, 2), range(1), 0.5))
    )
    sure = Alignment.certain([bead(range(1), range(1)), bead(range(1, 2), range(1, 2))])
    first = Alignment.certain([bead(range(1), range(1)), bead(range(1, 1), range(1, 2))])
    found = unite([2, 1, 2], {(0, 1): open_pair, (0, 2): sure, (1, 2): first}).rows
    assert cells(found) == [(range(1), range(1), range(1)), (range(1, 2), range(1, 1), range(1, 2))]


def test_a_sentence_that_only_one_version_has_stands_alone():
    gap = [
        bead(range(1), range(1)),
        bead(range(1, 2), range(1, 1), 0.7),
        bead(range(2, 3), range(1, 2)),
    ]
    bands = rows([3, 2], {(0, 1): gap})
    assert bands[1] == Band((range(1, 2), range(1, 1)), 0.7, False)


def test_confirmed_rows_that_cross_are_refused():
    walls = [
        Band((range(1), range(1, 2)), 1.0, True),
        Band((range(1, 2), range(1)), 1.0, True),
    ]
    with pytest.raises(ValueError, match="cross"):
        rows([2, 2], {(0, 1): straight(2)}, walls)

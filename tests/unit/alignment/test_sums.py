"""The sums behind beliefs, against the same sums taken one by one."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment.breaks import Breaks
from core.alignment.chains import Boxes, heaviest
from core.alignment.gaps import Fading, Gaps
from core.alignment.lattice import NEVER, Lattice
from core.alignment.windows import around, full

KINDS = ((1, 1), (1, 2), (2, 1))
GAPS = Gaps(open=-4.0, close=-0.1, stay=-0.4, leave=-1.1, across=-1.6, outer=-0.1, outer_open=-2.3)
TITLED = replace(GAPS, alone=-3.0)
BOX = st.tuples(st.integers(0, 6), st.integers(1, 3), st.integers(0, 6), st.integers(1, 3))


def boxes(drawn) -> Boxes:
    i, a, j, b, weight = np.array(drawn, np.int64).reshape(-1, 5).T
    return Boxes(i, i + a, j, j + b, weight.astype(float))


def is_chain(held: Boxes, chosen) -> bool:
    return all(
        held.last_row[one] <= held.first_row[other]
        and held.last_column[one] <= held.first_column[other]
        for one, other in combinations(chosen, 2)
    )


@settings(max_examples=60)
@given(st.lists(st.tuples(BOX, st.integers(1, 9)).map(lambda d: (*d[0], d[1])), max_size=7))
def test_no_chain_is_heavier(drawn):
    held = boxes(drawn)
    order = np.lexsort((held.first_column, held.first_row))
    chains = (c for size in range(len(drawn) + 1) for c in combinations(order, size))
    most = max(held.weight[list(chain)].sum() for chain in chains if is_chain(held, chain))
    found = heaviest(held)
    assert is_chain(held, found)
    assert held.weight[found].sum() == most


@pytest.mark.parametrize("count", [1, 63, 64, 65, 200])
def test_fading_sums_run_over_blocks(count):
    values = np.random.default_rng(count).random(count)
    naive = [sum(values[k] * 0.7 ** (n - k - 1) for k in range(n)) for n in range(count)]
    assert np.allclose(Fading(0.7).before(values), naive)
    assert np.allclose(Fading(0.7).after(values), Fading(0.7).before(values[::-1])[::-1])


def scores(plane, seed: int) -> list[np.ndarray]:
    """Random log-odds for a plane; beads that would leave it never."""
    chance, found = np.random.default_rng(seed), []
    for window in plane:
        grid = chance.normal(0, 3, (3, window.last - window.first, window.high - window.low))
        grid[1, :, -1:] = NEVER
        if window is plane[-1]:
            grid[2, -1:] = NEVER
        found.append(grid.astype(np.float32))
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("gaps", [GAPS, TITLED])
def test_beliefs_that_share_a_sentence_add_up_to_one_at_most(seed, gaps):
    plane, chance = full(40, 37), np.random.default_rng(seed)
    flags = chance.random(40) < 0.3, chance.random(37) < 0.3
    breaks = Breaks(*flags, *chance.normal(0, seed, (2, 2, 2, 2)))
    lattice = Lattice(plane, scores(plane, seed), kinds=KINDS, gaps=gaps, breaks=breaks)
    covered = np.zeros(42)
    for window, beliefs in lattice.beliefs():
        for (a, _), belief in zip(KINDS, beliefs, strict=True):
            for step in range(a):
                covered[window.first + step : window.last + step] += belief.sum(axis=1)
    assert covered.max() <= 1 + 1e-9
    assert covered[:40].mean() > 0.3


def test_a_band_that_holds_all_that_counts_gives_the_same_beliefs():
    whole = full(48, 48)
    near = around(np.arange(48) - 6, np.arange(48) + 7, 48)
    grids = [np.full((3, w.last - w.first, 48), NEVER, np.float32) for w in whole]
    for w, grid in zip(whole, grids, strict=True):
        for row in range(w.first, w.last):
            grid[0, row - w.first, row] = 3.0
    rows = np.concatenate(grids, axis=1)
    cut = [rows[:, w.first : w.last, w.low : w.high] for w in near]
    one = Lattice(whole, grids, kinds=KINDS, gaps=GAPS)
    other = Lattice(near, cut, kinds=KINDS, gaps=GAPS)
    assert one.total == pytest.approx(other.total, abs=1e-6)


def belief(lattice: Lattice, i: int, j: int) -> float:
    """That in the 1:1 bead of these sentences."""
    windows = [(w, b) for w, b in lattice.beliefs() if w.first <= i < w.last]
    return float(windows[0][1][0, i - windows[0][0].first, j - windows[0][0].low])


def test_beliefs_in_beads_that_stand_alone_sum_over_all_ways():
    """Of two beads each may be the body, with the other one left out, within it, or alone."""
    gaps, title, text = TITLED, 3.0, 2.0
    grid = np.full((3, 60, 70), NEVER, np.float32)
    grid[0, 2, 1], grid[0, 57, 66] = title, text
    lattice = Lattice(full(60, 70), [grid[:, :32], grid[:, 32:]], kinds=KINDS, gaps=gaps)
    left_out = 2 * gaps.outer_open + gaps.outer * 128
    within = gaps.open + gaps.across + gaps.leave + gaps.stay * (54 + 64 - 2)
    inner = 2 * gaps.outer_open + gaps.outer * (2 + 1 + 2 + 3) + within
    both = np.exp(title + text) * (
        2 * np.exp(left_out - 2 * gaps.outer + gaps.alone) + np.exp(inner)
    )
    one = np.exp(title + left_out)
    total = both + one + np.exp(text + left_out) + np.exp(left_out + 2 * gaps.outer)
    assert belief(lattice, 2, 1) == pytest.approx((both + one) / total, rel=1e-6)


def test_a_text_of_nothing_but_gaps_gains_nothing():
    plane = full(5, 5)
    never = [np.full((3, 5, 5), NEVER, np.float32)]
    assert Lattice(plane, never, kinds=KINDS, gaps=GAPS).gain == pytest.approx(0.0, abs=1e-9)


def test_leaving_out_at_an_edge_is_dear_where_the_text_goes_on():
    plane, never = full(3, 3), [np.full((3, 3, 3), NEVER, np.float32)]
    never[0][0, 2, 2] = 0.0
    both = [
        Lattice(plane, never, kinds=KINDS, gaps=GAPS, edges=(begins, True)).gain
        for begins in (True, False)
    ]
    assert both[0] > both[1]


def test_breaks_count_once_at_either_end_of_a_gap():
    grid = np.full((3, 3, 2), NEVER, np.float32)
    grid[0, 0, 0] = grid[0, 2, 1] = 30.0
    opens, closes = np.random.default_rng(5).normal(size=(2, 2, 2, 2))
    flags = np.array([True, False, True]), np.array([True, True])
    told, silent = (
        Lattice(full(3, 2), [grid], kinds=KINDS, gaps=GAPS, breaks=breaks).total
        for breaks in (Breaks(*flags, opens, closes), Breaks.silent(3, 2))
    )
    assert told - silent == pytest.approx(opens[0, 0, 1] + closes[0, 1, 1], abs=1e-6)

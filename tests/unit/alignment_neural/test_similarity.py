from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment.habits import KINDS
from core.alignment.neural.runs import Runs
from core.alignment.neural.similarity import Heaps, VectorSimilarity
from core.progress import Cancelled, Progress, Step

from .conftest import CONCEPTS, Hashing

PAIRS = list(pairwise(CONCEPTS))
ENGLISH = [f"{first} beside {second}" for (first, _), (second, _) in PAIRS]
INDONESIAN = [f"{first} dekat {second}" for (_, first), (_, second) in PAIRS]


def between(source: list[str], target: list[str]) -> VectorSimilarity:
    return VectorSimilarity.between(source, target, Hashing())


def full(similarity: VectorSimilarity, kind: tuple[int, int], shape: tuple[int, int]) -> np.ndarray:
    return cut(similarity, kind, range(shape[0]), range(shape[1]))


def cut(similarity: VectorSimilarity, kind: tuple[int, int], rows: range, columns: range):
    return dict(zip(KINDS, similarity.log_odds(KINDS, rows, columns), strict=True))[kind]


def test_translations_are_likelier_than_strangers():
    odds = full(between(ENGLISH, INDONESIAN), (1, 1), (11, 11))
    assert list(odds.argmax(axis=1)) == list(range(11))
    assert (np.diag(odds) > 0).all()
    assert np.median(odds) < 0


def test_a_split_sentence_is_likelier_to_be_both_halves_than_one():
    halves = list(chain.from_iterable(text.split(" dekat ") for text in INDONESIAN))
    similarity = between(ENGLISH, halves)
    whole, part = (full(similarity, kind, (11, 22)) for kind in ((1, 2), (1, 1)))
    assert all(whole[n, 2 * n] > max(part[n, 2 * n], part[n, 2 * n + 1]) for n in range(11))


def test_the_order_of_the_texts_does_not_matter():
    there = full(between(ENGLISH, INDONESIAN), (2, 1), (11, 11))
    back = full(between(INDONESIAN, ENGLISH), (1, 2), (11, 11))
    np.testing.assert_allclose(there, back.T, atol=1e-3)


def test_a_window_is_cut_out_of_the_whole_plane():
    similarity = between(ENGLISH, INDONESIAN)
    whole = full(similarity, (2, 3), (11, 11))
    window = cut(similarity, (2, 3), range(3, 9), range(2, 10))
    np.testing.assert_allclose(window, whole[3:8, 2:8], atol=1e-5)


def test_a_single_pair_says_nothing():
    assert full(between(["a boat"], ["perahu"]), (1, 1), (1, 1)) == pytest.approx(0)


def test_the_same_texts_give_the_same_figures():
    first, second = (full(between(ENGLISH, INDONESIAN), (1, 1), (11, 11)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_a_model_that_finds_all_alike_decides_nothing():
    same = between(["rain"] * 9, ["hujan"] * 9)
    odds = full(same, (1, 1), (9, 9))
    assert np.ptp(odds) == pytest.approx(0, abs=1e-6)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(ENGLISH)), st.lists(st.sampled_from(INDONESIAN)))
def test_any_texts_give_finite_odds_of_the_promised_shape(source: list[str], target: list[str]):
    similarity = between(source, target)
    for a, b in ((1, 1), (1, 4), (3, 2)):
        odds = full(similarity, (a, b), (len(source), len(target)))
        assert odds.shape == (max(0, len(source) - a + 1), max(0, len(target) - b + 1))
        assert np.isfinite(odds).all()


def test_the_work_is_told_and_can_be_stopped(hashing):
    steps: list[Step] = []
    progress = Progress(steps.append)
    VectorSimilarity.between(ENGLISH, INDONESIAN, hashing, progress=progress)
    assert steps
    progress.cancel()
    with pytest.raises(Cancelled):
        VectorSimilarity.between(ENGLISH, INDONESIAN, hashing, progress=progress)


def test_a_sentence_too_many_makes_a_bead_less_likely():
    similarity = between(ENGLISH, INDONESIAN)
    wide, narrow = (full(similarity, kind, (11, 11)) for kind in ((1, 2), (1, 1)))
    assert all(wide[n, n] < narrow[n, n] for n in range(0, 10, 3))


def test_where_margins_change_wildly_a_change_tells_less():
    usual = Heaps(strangers=0.0, gain=1.0, spread=0.2)
    wild = usual.with_growths(np.resize([-1.0, 0.0], 200))
    growth = np.array([0.2], np.float32)
    assert 0 < wild.grown(growth) < usual.grown(growth)
    assert usual.with_growths(growth[:0]).growths == pytest.approx(usual.growths)


def test_only_runs_that_may_be_a_side_of_a_bead_are_read_whole(hashing):
    VectorSimilarity.between([*ENGLISH, "a stray letter"], INDONESIAN, hashing)
    whole = [text for text in hashing.seen if text not in {*ENGLISH, *INDONESIAN}]
    assert whole == ["a stray letter", f"{ENGLISH[-1]} a stray letter"]


def test_what_all_sentences_share_tells_nothing():
    vectors = np.array([[9, 1, 0], [9, 0, 1], [9, -1, 0], [9, 0, -1]], np.float32)
    single = Runs.of(["a", "b", "c", "d"], vectors).rows[0]
    np.testing.assert_allclose(single @ single[0], [1, 0, -1, 0], atol=1e-6)


def test_runs_that_are_not_read_whole_are_averages():
    vectors = np.eye(3, dtype=np.float32)
    runs = Runs.of(["aa", "bb", "cc"], vectors)
    assert np.argsort(runs.rows[1][0] @ runs.rows[0].T)[0] == 2
    again = runs.reread([(0, 2)], vectors[2:])
    np.testing.assert_allclose(again.rows[1][0], runs.rows[0][2], atol=1e-6)
    np.testing.assert_array_equal(again.rows[1][1], runs.rows[1][1])


def test_a_run_is_written_as_its_script_is():
    vectors = np.zeros((2, 1), np.float32)
    assert Runs.of(["Rain fell.", "Night came."], vectors).joined(0, 2) == "Rain fell. Night came."
    assert Runs.of(["下雨了。", "天黑了。"], vectors).joined(0, 2) == "下雨了。天黑了。"
    assert Runs.of(["비가 온다", "밤이다"], vectors).joined(0, 2) == "비가 온다 밤이다"

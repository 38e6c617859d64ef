from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment.neural.similarity import Runs, VectorSimilarity
from core.progress import Cancelled, Progress, Step

from .conftest import CONCEPTS, Hashing

PAIRS = list(pairwise(CONCEPTS))
ENGLISH = [f"{first} beside {second}" for (first, _), (second, _) in PAIRS]
INDONESIAN = [f"{first} dekat {second}" for (_, first), (_, second) in PAIRS]


def between(source: list[str], target: list[str]) -> VectorSimilarity:
    return VectorSimilarity.between(source, target, Hashing())


def full(similarity: VectorSimilarity, kind: tuple[int, int], shape: tuple[int, int]) -> np.ndarray:
    return similarity.log_odds(kind, range(shape[0]), range(shape[1]))


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
    window = similarity.log_odds((2, 3), range(3, 9), range(2, 10))
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


@pytest.mark.parametrize(("joined", "times"), [(1, 1), (2, 3), (4, 10)])
def test_what_is_embedded_is_as_much_as_was_asked_for(hashing, joined: int, times: int):
    Runs.of(["rain"] * 100, hashing, joined=joined)
    words = sum(len(text.split()) for text in hashing.seen)
    assert words == pytest.approx(times * 100, rel=0.1)


def test_runs_that_are_not_embedded_are_averaged(hashing):
    averaged = Runs.of(ENGLISH, hashing, joined=1).rows[2]
    embedded = Runs.of(ENGLISH, hashing, joined=4).rows[2]
    assert averaged.shape == embedded.shape
    assert (averaged * embedded).sum(axis=1).min() > 0.9

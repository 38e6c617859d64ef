"""The aligner's parts, each for what it promises."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import (
    anchors,
    association,
    calibration,
    lengths,
    sections,
    spelling,
    tokens,
    windows,
)
from core.alignment.beads import Bead
from core.alignment.borders import Borders, Joins
from core.alignment.order import Halves, Order
from core.alignment.teachers import Pairs
from core.alignment.transliteration import romanized


def text(count: int, name: str = "Ort") -> tokens.Text:
    return tokens.read([f"{name}{i} war am {i + 1000}. da" for i in range(count)], (), "de")


def straight(count: int) -> list[Bead]:
    return [Bead(range(i, i + 1), range(i, i + 1), 1.0) for i in range(count)]


def test_words_numbers_and_punctuation_are_tokens():
    found = set(tokens.tokens("Wer sah 1.240 Schiffe?", "de"))
    assert found == {"wer", "sah", "schiff", "#1240", "?"}


def test_chinese_characters_are_tokens_alone_and_in_pairs():
    assert list(tokens.tokens("大桥。")) == ["大", "大桥", "桥"]


def test_tokens_stand_in_the_order_of_the_text():
    found = tokens.tokens("Am 3. Mai (Montag) kam er.", "de")
    assert found == ("am", "#3", "mai", "#5", "(", "montag", "kam", "er")


def test_vietnamese_words_keep_their_marks():
    assert len(set(tokens.tokens("ma má mà"))) == 3


def kinds(source: str, target: str) -> set[str]:
    found = spelling.resemblances((source,), (target,))
    return {spelling.KINDS[kind] for kind in found.kind}


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("#1987", "#1987", "number"),
        ("tưởng", "tuong", "middle"),
        ("strasse", "straße", "long"),
        ("republik", "republic", "near"),
        ("マケドニア", "macedonia", "sound"),
        ("?", "?", "mark"),
    ],
)
def test_words_that_look_or_sound_alike_are_found(source, target, kind):
    assert kinds(source, target) == {kind}


def test_words_that_have_nothing_in_common_are_not():
    assert kinds("house", "baum") == set()


def test_a_fitting_length_speaks_for_a_bead_and_a_wild_one_against_it():
    both = text(30)
    model = lengths.first_guess(both, both)
    background = lengths.Background.of(both, 1)
    fit = model.ratios(np.array([100.0]), np.array([100.0, 10.0]), background)
    assert fit[0, 0] > 0 > fit[0, 1]


def test_the_spread_of_lengths_is_learnt():
    guess = lengths.Lengths(0.0, 0.01, 2.5)
    lengths_a = np.linspace(40, 200, 80)
    learnt = lengths.fitted(lengths_a, lengths_a * 1.5, np.ones(80), guess)
    assert learnt.mean == pytest.approx(np.log(1.5), abs=0.05)
    assert learnt.short < guess.short


def test_evidence_that_parts_right_from_wrong_gets_its_weight():
    chance = np.random.default_rng(1)
    right = np.repeat([1.0, 0.0], [200, 1600])
    evidence = chance.normal(size=(1800, 3))
    evidence[:, 0] += 6 * right
    weights = calibration.fitted(calibration.Samples(evidence, right, np.ones(1800)))
    assert weights[0] > 2 * weights[1]


def test_without_samples_the_first_belief_stands():
    none = calibration.Samples(np.zeros((0, 3)), np.zeros(0), np.zeros(0))
    assert np.array_equal(calibration.fitted(none), calibration.belief(3))


def test_breaks_that_agree_speak_for_a_bead():
    both = tokens.read(["a b"] * 40, range(0, 40, 4), "en")
    begins = Borders.counted(both, both, straight(40)).begins[0].odds
    assert begins[1, 1] > 0 > begins[1, 0]


def test_a_break_before_a_gap_may_be_met_behind_it():
    source = tokens.read(["a b"] * 40, range(0, 40, 4), "en")
    target = tokens.read(["a b"] * 39, (0, *range(4, 39, 4)), "en")
    gaps = Borders.counted(source, target, straight(39)).gaps
    assert gaps.opens[1, 1, 0] > -0.5 > gaps.opens[1, 0, 1]
    assert gaps.closes[1, 1, 0] > 1 > gaps.closes[1, 0, 1]


def test_breaks_say_nothing_where_one_side_has_none():
    source, target = tokens.read(["a"] * 9, (0, 4), "en"), tokens.read(["a"] * 9, (0,), "en")
    assert not Borders.counted(source, target, straight(9)).begins


def test_headings_that_meet_speak_for_a_bead():
    both = tokens.read(["Head", "It is so.", "It was so."] * 10, (), "en")
    ends = Borders.counted(both, both, straight(30)).ends[0].odds
    assert ends[2, 2] > 0 > ends[2, 0]


def test_a_small_letter_speaks_for_joining_where_others_were_joined():
    text = tokens.read(["It was late,", "and it rained.", "We left."] * 10, (), "en")
    runs = [range(i, i + 2) if i % 3 == 0 else range(i, i + 1) for i in range(30) if i % 3 != 1]
    small, full = Joins.counted(text.borders, runs).of(range(2), 2)
    assert small > 0 > full


@pytest.mark.parametrize(
    ("sentence", "ending"),
    [("Er kam.“", "stop"), ("Sie fragte:", "pause"), ("他来了。", "stop"), ("Lokales", "none")],
)
def test_a_sentence_ends_with_a_mark_or_none(sentence, ending):
    assert tokens.ENDINGS[tokens.read([sentence], (), "und").endings[0]] == ending


def ordered(target: str) -> float:
    """The order of the last of twenty sentences and of its translation."""
    words = [["sun", "moon", "tree", "fish", "bird"][i % 5] for i in range(19)]
    source = tokens.read([*words, "moon tree"], (), "und")
    beside = tokens.read([*words, target], (), "und")
    alike = spelling.resemblances(source.vocabulary, beside.vocabulary)
    none = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    pairs = Pairs.of(straight(19))
    tables = association.learn(source, beside, pairs, alike=alike, lexicon=none)
    last = range(19, 20)
    halves = Halves(*Order.of(source, beside, *tables).said(last, last))
    return float(halves.order((1, 1), (1, 1))[0, 0])


def test_words_in_the_same_order_speak_for_a_bead_and_others_against():
    assert ordered("moon tree") > 0 > ordered("tree moon")


def test_shared_rare_names_mark_the_path():
    source, target = text(600), text(500)
    alike = spelling.resemblances(source.vocabulary, target.vocabulary)
    band = anchors.band(source, target, alike)
    assert all(band.lows[i] <= i < band.highs[i] for i in range(500))
    assert (band.highs - band.lows)[100:400].mean() < 100


@settings(max_examples=50)
@given(st.lists(st.integers(0, 80), min_size=1, max_size=120), st.integers(1, 30))
def test_windows_hold_the_band_without_a_hole(starts, width):
    lows = np.array(starts)
    plane = windows.around(lows, lows + width, 110)
    assert [w.first for w in plane[1:]] == [w.last for w in plane[:-1]]
    assert all(after.low <= before.high for before, after in itertools.pairwise(plane))
    assert (plane[0].low, plane[-1].high) == (0, 110)
    assert all(w.low <= lows[i] < w.high for w in plane for i in range(w.first, w.last))


def test_long_sections_are_cut_at_beads_beyond_doubt():
    whole = sections.Section(range(9000), range(9000))
    pieces = list(sections.cut(whole, straight(9000)))
    assert len(pieces) > 2
    assert [i for piece in pieces for i in piece.source] == list(range(9000))
    assert [j for piece in pieces for j in piece.target] == list(range(9000))


def test_doubtful_beads_cut_nothing():
    doubtful = [Bead(bead.source, bead.target, 0.6) for bead in straight(9000)]
    assert len(list(sections.cut(sections.Section(range(9000), range(9000)), doubtful))) == 1


def test_hangul_is_spelt_out():
    assert romanized("서울") == "seoul"

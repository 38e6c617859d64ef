"""What a library learns from aligned articles."""

from dataclasses import replace

from core.alignment import Bead, Lexicon, align
from core.alignment.lexicon import taught

SOURCE = [
    "the red house",
    "the green house",
    "a red boat",
    "a green tree",
    "the old tree",
    "the sea",
]
TARGET = ["das rote Haus", "das grüne Haus", "ein rotes Boot", "ein grüner Baum", "der alte Baum"]
TARGET = [*TARGET, "das Meer"]
BEADS = [Bead(range(i, i + 1), range(i, i + 1), 1.0) for i in range(6)]


def met(trust=1.0):
    """All meetings of these beads, by their words."""
    beads = [replace(bead, score=trust) for bead in BEADS]
    return {(one.word_a, one.word_b): one for one in taught(beads, SOURCE, TARGET)}


def test_words_that_met_often_are_taught():
    assert met()["house", "haus"].weight > met()["house", "das"].weight


def test_words_that_met_in_two_beads_are_proved():
    assert met()["house", "haus"].is_proved
    assert met()["tree", "baum"].is_proved


def test_words_that_met_once_are_guessed_with_all_that_they_may_mean():
    guesses = [met()["old", other] for other in ("der", "alte")]
    assert not any(guess.is_proved for guess in guesses)


def test_trusted_beads_weigh_more():
    assert met(trust=4.0)["tree", "baum"].weight > 2 * met()["tree", "baum"].weight


def test_a_lexicon_is_plain_data():
    lexicon = Lexicon.of((one.word_a, one.word_b, one.weight) for one in met().values())
    assert dict(Lexicon.of(lexicon.entries()).pairs) == dict(lexicon.pairs)


def test_a_known_word_finds_its_sentence():
    lexicon = Lexicon.of([("dog", "chó", 9.0), ("cat", "mèo", 9.0)])
    source = ["What a lovely dog!", "What a lovely cat!", "Anna bought her in 1990."]
    target = [f"Con {word} đáng yêu quá!" for word in ("mèo", "chó", "mèo")]
    target.append("Anna mua nó năm 1990.")
    beads = align(source, target, lexicon=lexicon)
    assert (range(1), range(1, 2)) in [(bead.source, bead.target) for bead in beads]

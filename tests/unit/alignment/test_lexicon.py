"""What a library learns from aligned articles."""

from core.alignment import Bead, Lexicon, align

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


def test_words_that_met_often_are_learnt():
    lexicon = Lexicon().learn(BEADS, SOURCE, TARGET)
    assert lexicon.lookup("house", "haus") > lexicon.lookup("house", "das")


def test_what_was_learnt_can_be_taken_back():
    first = Lexicon.of([("sea", "meer", 3.0)])
    both = first.learn(BEADS, SOURCE, TARGET)
    assert dict(both.learn(BEADS, SOURCE, TARGET, weight=-1.0).pairs) == dict(first.pairs)


def test_a_lexicon_is_plain_data():
    lexicon = Lexicon().learn(BEADS, SOURCE, TARGET)
    assert dict(Lexicon.of(lexicon.entries()).pairs) == dict(lexicon.pairs)


def test_confirmed_beads_weigh_more():
    once = Lexicon().learn(BEADS, SOURCE, TARGET)
    thrice = Lexicon().learn(BEADS, SOURCE, TARGET, weight=3.0)
    assert thrice.lookup("tree", "baum") > 2 * once.lookup("tree", "baum")


def test_only_the_strongest_pairs_stay():
    assert len(Lexicon().learn(BEADS, SOURCE, TARGET, most=3).pairs) == 3


def test_a_known_word_finds_its_sentence():
    lexicon = Lexicon.of([("dog", "chó", 9.0), ("cat", "mèo", 9.0)])
    source = ["What a lovely dog!", "What a lovely cat!", "Anna bought her in 1990."]
    target = [f"Con {word} đáng yêu quá!" for word in ("mèo", "chó", "mèo")]
    target.append("Anna mua nó năm 1990.")
    beads = align(source, target, lexicon=lexicon)
    assert (range(1), range(1, 2)) in [(bead.source, bead.target) for bead in beads]

"""The exact words in a linked sentence: proposed where they are all but certain, else not."""

import pytest

from core.annotations import annotations as annotating
from core.annotations.proposing import Place, exact_words
from core.changes import Op
from core.library.proposing import proposals
from core.model import Colour, Lesson

MET = {
    ("lamp", "lampe"): 6.0,
    ("keeper", "wärter"): 5.0,
    ("old", "alte"): 4.0,
    ("the", "die"): 9.0,
    ("broke", "zerbra"): 3.0,
    ("storm", "sturm"): 5.0,
    ("in", "im"): 4.0,
}


def proposed(source, words, target, met=MET, languages=("en", "de")):
    start = source.index(words)
    found = exact_words(
        Place(source, languages[0], 0, len(source)),
        range(start, start + len(words)),
        Place(target, languages[1], 0, len(target)),
        met,
    )
    return found and target[found.start : found.stop]


def test_words_that_met_before_explain_each_other():
    source, target = "The old lamp broke in the storm.", "Die alte Lampe zerbrach im Sturm."
    assert proposed(source, "old lamp", target) == "alte Lampe"


def test_what_stands_in_quotation_marks_stands_in_them_in_the_other_version():
    source = "She said “nothing burns for ever” and left."
    target = "Sie sagte „nichts brennt ewig“ und ging."
    assert proposed(source, "nothing burns for ever", target, {}) == "nichts brennt ewig"


def test_quotation_marks_of_another_number_say_nothing():
    target = "Sie sagte „nichts“, „brennt“ und „ewig“."
    assert proposed("She said “nothing burns” and left.", "nothing burns", target, {}) is None


@pytest.mark.parametrize("words", ["Ida Brandt", "1904", "48.3"])
def test_a_name_or_a_number_is_found_as_it_stands(words):
    source = f"Nobody but {words} was meant, they said."
    assert proposed(source, words, f"Man meinte wohl nur {words}, hieß es.", {}) == words


def test_a_name_is_found_where_its_letters_bear_other_marks():
    source, target = "Nobody but Lan Huong stayed.", "Chỉ có Lan Hương ở lại."
    assert proposed(source, "Lan Huong", target, {}, ("en", "vi")) == "Lan Hương"


def test_a_number_is_not_found_within_another():
    assert proposed("In 19 of the rooms.", "19", "In 1904 der Zimmer.", {}) is None


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("storm", "Die alte Lampe ging aus."),  # nothing there explains it
        ("lamp", "Die Lampe, die Lampe zerbrach im Sturm."),  # two places could be meant
        ("old lamp broke in", "Die alte Lampe fiel, wie man weiß, um."),  # an end is unexplained
        ("The old lamp broke in the storm", "Die alte Lampe zerbrach im Sturm."),  # it is all
    ],
)
def test_where_there_is_doubt_nothing_is_proposed(words, target):
    assert proposed("The old lamp broke in the storm.", words, target) is None


def test_a_library_proposes_by_what_its_lessons_say(well):
    made = annotating.highlight(well.store, well.passage("bucket"), Colour.RED)
    assert proposals(well.store, well.store.annotation(made)) == ()
    words = "ein eimer hinein\na 12\nbucket 12\nfell 12"
    lesson = Lesson(well.german, well.english, well.article, "de-Latn", "en-Latn", "2026", words)
    with well.store.edit(Op.ALIGN) as edit:
        edit.insert(lesson)
    (passage,) = proposals(well.store, well.store.annotation(made))
    text = well.store.version(well.german).text
    assert text[passage.start : passage.end] == "Eimer"


def test_linked_words_that_were_narrowed_are_left_alone(well):
    made = annotating.highlight(well.store, well.passage("bucket"), Colour.RED)
    annotating.narrow(well.store, made, well.passage("Eimer", german=True))
    assert proposals(well.store, well.store.annotation(made)) == ()

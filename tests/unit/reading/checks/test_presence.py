"""Sentences left out or added, and lengths that do not fit."""

from core.reading.checks import lengths, presence
from core.reading.checks.findings import Kind

PLAIN = [
    ("The ferry leaves at dawn and nobody waves.", "Die Fähre legt früh ab und niemand winkt."),
    ("She keeps a ledger of all who ever crossed.", "Sie führt Buch über alle, die je fuhren."),
] * 8


def test_a_sentence_that_the_translation_leaves_out_is_missing(sheet):
    (finding,) = presence.find(sheet(*PLAIN, ("Last year the rope broke twice.", None), *PLAIN))
    assert finding.kind is Kind.MISSING
    assert finding.message == "English has a sentence here, German has none."
    assert finding.rows == (16,)


def test_sentences_left_out_one_after_the_other_are_one_finding(sheet):
    (finding,) = presence.find(sheet(*PLAIN, ("The rope broke.", None), ("She swore.", None)))
    assert finding.message == "English has 2 sentences here, German has none."


def test_a_sentence_that_only_the_translation_has_is_added(sheet):
    (finding,) = presence.find(sheet(*PLAIN, (None, "Niemand wusste, warum das so war.")))
    assert finding.kind is Kind.ADDED


def test_what_stands_in_the_row_before_is_not_missing(sheet):
    joined = "Das Seil riss im letzten Jahr, und sie fluchte lange vor sich hin."
    rows = ("The rope broke last year again.", joined), ("She swore for a long time.", None)
    assert list(presence.find(sheet(*PLAIN, *rows, *PLAIN))) == []


def test_what_one_of_three_versions_lacks_is_missing_there(sheet):
    rows = [("A bell rang twice.", "Es läutete zweimal.", None)]
    (finding,) = presence.find(sheet(*rows, languages_=("en", "de", "fr")))
    assert finding.message == "English and German have a sentence here, French has none."


def test_a_translation_of_half_the_length_is_odd(sheet):
    long = "The ferry leaves at dawn, nobody waves, and she keeps a ledger of all who crossed it."
    (finding,) = lengths.find(sheet(*PLAIN, (long, "Niemand winkt ihr nach.")))
    assert finding.message == "German is much shorter here than English lets expect."


def test_lengths_of_a_few_rows_say_nothing(sheet):
    assert list(lengths.find(sheet(("A long row of words stands here.", "Kurz.")))) == []

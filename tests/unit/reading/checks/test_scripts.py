"""Names between two scripts: held against the version's own spelling alone."""

from core.reading.checks.scripts import find

ROWS = [
    ("マルティンが来た。マリアもいた。", "Then Martin came and so did Maria."),
    ("マルティンは待った。", "So Martin waited."),
    ("雨が降った。", "It rained."),
]


def test_a_slip_in_a_name_is_found_beside_kana(sheet):
    rows = [*ROWS, ("マルティンは歩いた。", "Slowly Matrin walked.")]
    (finding,) = find(sheet(*rows, languages_=("ja", "en")))
    assert finding.message == "“マルティン” is written “Matrin” in English, unlike elsewhere."


def test_a_slip_in_kana_is_found_beside_latin_letters(sheet):
    rows = [*ROWS, ("マティンは歩いた。", "Slowly Martin walked.")]
    (finding,) = find(sheet(*rows, languages_=("ja", "en")))
    assert "“マティン” in Japanese" in finding.message


def test_the_case_of_a_name_in_cyrillic_is_no_slip(sheet):
    rows = [
        ("Then Leonid came.", "Потом пришёл Леонид."),
        ("So Leonid waited.", "И Леонид ждал."),
        ("We saw Leonid.", "Мы видели Леонида."),
    ]
    assert list(find(sheet(*rows, languages_=("en", "ru")))) == []


def test_beside_han_characters_nothing_is_said(sheet):
    rows = [("约翰来了。", "Then Martin came."), ("约翰走了。", "Then Matrin left.")] * 3
    assert list(find(sheet(*rows, languages_=("zh", "en")))) == []

"""Tests of what needs no learning: the CLDR's names in two languages."""

from core.alignment.glossary import glossary


def test_countries_and_weekdays_have_their_names():
    known = glossary("en", "zh")
    assert known.lookup("finlan", "芬兰")
    assert known.lookup("sunday", "期日")


def test_a_word_that_many_names_share_stands_for_none_of_them():
    assert not any(word == "tiếng" for word, _ in glossary("vi", "fr").pairs)


def test_a_glossary_reads_the_same_from_the_other_side():
    assert dict(glossary("vi", "de").swapped().pairs) == dict(glossary("de", "vi").pairs)


def test_unknown_languages_have_no_glossary():
    assert not glossary("und", "en").pairs
    assert not glossary("tlh", "en").pairs
    assert not glossary("en-GB", "en-US").pairs

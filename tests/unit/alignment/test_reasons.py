"""Reasons say what a person would look at, in the words of the text."""

from core.alignment.reasons import Usual, explain


def said(one: str, other: str, languages: tuple[str, str] = ("en", "id")) -> list[str]:
    found = explain((one, other), languages, Usual(), lambda _here, _there: ())
    return [reason.words for reason in found.reasons]


def test_numbers_that_differ_stand_as_they_are_written() -> None:
    words = said("In spring 4,120 carts came.", "Di musim semi datang 4.210 gerobak.")
    assert "Numbers differ: 4,120 in English, 4.210 in Indonesian." in words


def test_numbers_of_one_side_alone_are_said_to_be_its() -> None:
    assert "Only in Indonesian: 2." in said("He has goats.", "Ia punya 2 kambing.")


def test_names_keep_their_marks_and_stay_together() -> None:
    words = said("They came to Hồ Chí Minh City.", "Mereka tiba di Ho Chi Minh bersama Otto.")
    assert "The same names: Hồ Chí Minh." in words
    assert "Names differ: City in English, Otto in Indonesian." in words


def test_a_german_noun_is_no_name_that_is_missing() -> None:
    words = said("He mends the wheel.", "Er flickt das Rad und den Wagen.", ("en", "de"))
    assert not any("Rad" in one for one in words)


def test_what_is_longer_than_usual_is_called_by_its_language() -> None:
    words = said("Yes.", "Ya, tetapi hanya kalau besok pagi tidak turun hujan lagi.")
    assert any(one.startswith("Indonesian is ") for one in words)


def test_two_versions_of_one_language_are_the_first_and_the_second() -> None:
    assert "Only in the second: 2." in said("He has goats.", "He has 2 goats.", ("en", "en"))


def test_an_empty_cell_is_named() -> None:
    assert said("He has goats.", "") == ["No sentence in Indonesian."]


def test_an_owner_is_known_by_the_name_alone() -> None:
    words = said("They saw Otto’s goat.", "Mereka melihat kambing Otto.")
    assert "The same names: Otto." in words

"""Numbers, dates and names have one spelling in all languages."""

import pytest

from core.alignment.evidence import names, numbers
from core.alignment.transliteration import romanized, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("from 12-13/12/2023", "en"), ("tanggal 12-13 Desember 2023", "id")),
        (("the XIII congress", "en"), ("kongres ke-13", "id")),
        (("1.240 Meter", "de"), ("1,240 metres", "en")),
        (("8847,60 m", "de"), ("8847.6 m", "fr")),
        (("2.5 million people", "en"), ("2,5 juta orang", "id")),
        (("300万人", "zh"), ("3 million people", "en")),
        (("二〇二三年十二月", "zh"), ("12/2023", "und")),
        (("ngày 5 tháng 10", "vi"), ("5 October", "en")),
        (("12 345,5 km", "fr"), ("12,345.5 km", "en")),
    ],
)
def test_the_same_numbers_are_equal(one, other):
    assert numbers(*one) == numbers(*other)


@pytest.mark.parametrize("text", ["I did it", "MIX the MILD", "a CD and a DVD", "nothing", "①②"])
def test_words_are_not_numbers(text):
    assert not numbers(text)


def test_a_month_counts_only_beside_a_figure():
    assert numbers("they may march on", "en") == numbers("", "en")


def test_names_are_folded():
    assert names("and then Hồ Chí Minh spoke") == {"ho", "chi", "minh"}


def test_the_first_word_is_a_name_only_if_it_is_marked():
    assert names("Nobody came.") == frozenset()
    assert names("UNESCO came, COP28 too.") == {"unesco", "cop28"}


def test_katakana_names_meet_latin_ones():
    assert skeleton(romanized("マケドニア")) == skeleton("macedonia")


def test_cyrillic_names_meet_latin_ones():
    assert romanized("москва") == "moskva"

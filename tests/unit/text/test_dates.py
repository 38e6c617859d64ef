"""Dates in the notations of many languages."""

import pytest

from core.text.dates import find


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("03/01/2024", "id", "2024-01-03"),
        ("3/1/2024", "vi", "2024-01-03"),
        ("09:52, 18/07/2023", "en", "2023-07-18"),
        ("07/18/2023", "en", "2023-07-18"),
        ("14.03.2024", "de", "2024-03-14"),
        ("04.03.2024", "en", "2024-03-04"),
        ("2024-03-09T10:00:00Z", "en", "2024-03-09"),
        ("3 Januari 2024", "id", "2024-01-03"),
        ("14. März 2024", "de", "2024-03-14"),
        ("le 1er mars 2024", "fr", "2024-03-01"),
        ("3 de marzo de 2024", "es", "2024-03-03"),
        ("5 de fevereiro de 2024", "pt", "2024-02-05"),
        ("3 dicembre 2023", "it", "2023-12-03"),
        ("9 marca 2024", "pl", "2024-03-09"),
        ("9 Mart 2024 Cumartesi", "tr", "2024-03-09"),
        ("9 марта 2024 г.", "ru", "2024-03-09"),
        ("ngày 9 tháng 11 năm 2024", "vi", "2024-11-09"),
        ("2024年3月9日", "zh-Hans", "2024-03-09"),
        ("2024년 3월 9일", "ko", "2024-03-09"),
        ("2024. 3. 9. 오전", "ko", "2024-03-09"),
        ("9 مارس 2024", "ar", "2024-03-09"),
        ("٩ مارس ٢٠٢٤", "ar", "2024-03-09"),
        ("9 มีนาคม 2567", "th", "2024-03-09"),
        ("2024. március 9.", "hu", "2024-03-09"),
        ("March 3, 2024", "en", "2024-03-03"),
        ("Sept. 3, 2024", "en", "2024-09-03"),
        ("Mar 9, 2024", "vi", "2024-03-09"),
    ],
)
def test_a_date_is_found(text: str, language: str, iso: str) -> None:
    assert [found.iso for found in find(text, language)] == [iso]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("04/05/2024", "en"),
        ("31/02/2024", "de"),
        ("12/2023", "vi"),
        ("1.240.000", "de"),
        ("in March", "en"),
        ("9 March 9999", "en"),
        ("2024", "xx-unknown"),
        ("9 март" * 400, "ru"),
    ],
)
def test_what_is_no_certain_date_is_left(text: str, language: str) -> None:
    assert find(text, language) == []


def test_the_place_of_a_date_is_told() -> None:
    (found,) = find("on 3 March 2024 at noon", "en")
    assert (found.start, found.end) == (3, 15)

"""What a number counts: the same number of something else is found, another name for it is not."""

import pytest

from core.reading.checks.units import find

DIFFERENT = [
    ("en", "It grew by 5 %.", "de", "Es wuchs um 5 USD.", "Unit"),
    ("en", "The mill is 12 miles away.", "de", "Die Mühle ist 12 Kilometer entfernt.", "Unit"),
    ("vi", "Con đò giá 300 triệu đồng.", "id", "Perahu itu 300 juta rupiah.", "Currency"),
    ("en", "They paid $40 for it.", "fr", "Ils l'ont payé 40 €.", "Currency"),
    ("id", "Ia menunggu 14 hari.", "en", "She waited 14 weeks.", "Unit"),
    ("ja", "橋は36キロメートルです。", "en", "The bridge is 36 metres long.", "Unit"),
]
ALIKE = [
    ("en", "It grew by 5 percent.", "vi", "Nó tăng 5 phần trăm."),
    ("en", "It cost $40 million.", "vi", "Nó tốn 40 triệu đô la Mỹ."),
    ("fr", "Il en voulait 3 millions d'euros.", "de", "Er wollte 3 Millionen Euro."),
    ("ja", "時速85マイルの風。", "en", "Winds of 85 mph."),
    ("en", "A 10-mile walk, 10 of us.", "de", "Ein Weg von 10 Meilen mit 10 Kilo Brot."),
    ("vi", "Bà đến ngày 5 tháng 3.", "en", "She came 5 hours later."),
    ("en", "It weighs 40 pounds.", "de", "Es kostet 40 Pfund."),
]


@pytest.mark.parametrize(("one", "first", "other", "second", "what"), DIFFERENT)
def test_the_same_number_of_something_else_is_found(sheet, one, first, other, second, what):
    (finding,) = find(sheet((first, second), languages_=(one, other)))
    assert finding.title == f"{what} differs"


@pytest.mark.parametrize(("one", "first", "other", "second"), ALIKE)
def test_another_name_for_a_unit_is_not_found(sheet, one, first, other, second):
    assert list(find(sheet((first, second), languages_=(one, other)))) == []


def test_the_message_shows_both_amounts_and_lights_them(sheet):
    rows = sheet(("It cost £12 then.", "Es kostete damals 12 Euro."))
    (finding,) = find(rows)
    assert finding.message == "English says £12, German says 12 Euro."
    lit = [rows.texts[n][place.start : place.end] for n, place in enumerate(finding.places)]
    assert lit == ["£12", "12 Euro"]

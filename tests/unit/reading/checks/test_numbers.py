"""Numbers and dates: what differs is found, what is only written otherwise is not."""

import pytest

from core.reading.checks.findings import Kind
from core.reading.checks.numbers import find

SAME = [
    ("vi", "Tàu cập bến ngày 4-5/3/2021.", "id", "Kapal itu merapat pada 4-5 Maret 2021."),
    ("vi", "Chợ đóng cửa từ 29/9-2/10/2020.", "id", "Pasar tutup 29 September-2 Oktober 2020."),
    ("vi", "Khóa XIV bàn về con đê.", "id", "Sidang ke-14 membahas tanggul itu."),
    ("en", "It rose by 2.5 metres.", "de", "Es stieg um 2,5 Meter."),
    ("vi", "Cầu tốn hơn 300 triệu.", "id", "Jembatan itu menelan lebih dari 300 juta."),
    ("en", "She crossed thirty-six times.", "vi", "Bà đã qua sông 36 lần."),
    ("de", "Er fuhr sechsundvierzig Jahre.", "en", "He sailed for 46 years."),
    ("en", "There were 1,240 of them.", "fr", "Il y en avait 1 240."),
    ("zh", "他们有二百五十万人。", "en", "There are 2.5 million of them."),
    ("ja", "22億5000万人がいる。", "en", "There are 2.25 billion people."),
    ("en", "The mill is 6 miles away.", "de", "Die Mühle ist 10 Kilometer entfernt."),
    ("en", "It was 80 degrees at noon.", "de", "Am Mittag waren es 27 °C."),
    ("en", "In 1987 the tower leant.", "en", "In '87 the tower was leaning."),
    ("de", "Sie stammt aus dem 19. Jahrhundert.", "fr", "Elle date du XIXe siècle."),
    ("en", "The bell rings at 7.30 p.m.", "de", "Die Glocke läutet um 19.30 Uhr."),
    ("de", "Sie kamen um 15.30 Uhr an.", "fr", "Ils arrivèrent à 15 h. 30."),
    ("de", "Er kostet Fr. 2.70 am Tag.", "fr", "Il coûte 2 fr. 70 par jour."),
    ("de", "Ein Achttausender ist es nicht.", "fr", "Il n'atteint pas les 8000."),
    ("vi", "Có tám nghìn cuốn sách.", "en", "There are 8,000 books."),
    ("en", "The crossing takes 90 minutes.", "de", "Die Überfahrt dauert 1,5 Stunden."),
    ("vi", "Bà ở đó 24 tháng.", "en", "She stayed there for 2 years."),
]


@pytest.mark.parametrize(("one", "first", "other", "second"), SAME)
def test_what_is_only_written_otherwise_is_not_found(sheet, one, first, other, second):
    assert list(find(sheet((first, second), languages_=(one, other)))) == []


def test_the_number_that_differs_is_found_in_both_versions(sheet):
    rows = sheet(("He paid 36 coins.", "Er zahlte 63 Münzen."))
    (finding,) = find(rows)
    assert finding.kind is Kind.NUMBER
    assert finding.message == "English says 36, German says 63. The digits may be swapped."
    assert [rows.texts[n][p.start : p.end] for n, p in enumerate(finding.places)] == ["36", "63"]


def test_the_version_that_stands_alone_is_found_fault_with(sheet):
    row = ("Bà qua sông 36 lần.", "Ia menyeberang 63 kali.", "She crossed thirty-six times.")
    (finding,) = find(sheet(row, languages_=("vi", "id", "en")))
    assert finding.message.startswith("Vietnamese and English say 36, Indonesian says 63.")
    assert finding.versions[0] == "1".zfill(32)
    assert len(finding.places) == 3


def test_a_day_that_differs_is_a_date(sheet):
    row = ("It opened on 14 March 2019.", "Sie wurde am 15. März 2019 eröffnet.")
    (finding,) = find(sheet(row))
    assert finding.kind is Kind.DATE
    assert finding.message == "English says 14 March 2019, German says 15. März 2019."


def test_a_number_that_was_left_out_is_missing(sheet):
    (finding,) = find(sheet(("All 48 boats came.", "Alle Boote kamen.")))
    assert finding.title == "Number missing"


def test_a_number_that_stands_in_the_next_row_is_not_missing(sheet):
    rows = ("All 48 boats came.", "Alle kamen."), ("The rest sank.", "Von 48 Booten sank der Rest.")
    assert list(find(sheet(*rows))) == []


def test_a_small_number_alone_is_not_missed(sheet):
    assert list(find(sheet(("The 2 of them left.", "Beide gingen.")))) == []

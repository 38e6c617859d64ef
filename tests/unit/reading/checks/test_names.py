"""Names: marks left out are right, marks that nobody wrote are not, exonyms are let alone."""

import pytest

from core.reading.checks.names import contradict, find


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("Đỗ Thị Lựu", "Do Thi Luu", False),
        ("Đỗ Thị Lựu", "Đỗ Thi Luu", False),
        ("Đỗ Thị Lựu", "Đo Thí Lưu", True),
        ("Nguyễn Văn Tố", "Nguyên Van Tó", True),
        ("Peru", "Perú", False),
        ("Łódź", "Lodz", False),
        ("Anna", "Anne", False),
    ],
)
def test_marks_contradict_each_other_or_are_only_left_out(one, other, wrong):
    assert contradict(one, other) is wrong


def test_a_name_with_marks_that_nobody_wrote_is_found(sheet):
    row = "Hôm qua bà Đỗ Thị Lựu đến.", "Kemarin Ibu Đo Thí Lưu datang."
    (finding,) = find(sheet(row, languages_=("vi", "id")))
    assert finding.message == "“Đỗ Thị Lựu” is written “Đo Thí Lưu” in Indonesian."


def test_a_name_without_its_marks_is_right(sheet):
    row = "Hôm qua bà Đỗ Thị Lựu đến.", "Kemarin Ibu Do Thi Luu datang."
    assert list(find(sheet(row, languages_=("vi", "id")))) == []


def test_an_exonym_is_let_alone(sheet):
    rows = [("We saw Vienna and Prague.", "Wir sahen Wien und Prag.")] * 4
    assert list(find(sheet(*rows))) == []


def test_a_slip_is_found_where_the_name_is_right_elsewhere(sheet):
    rows = [("Then Peter Wexford came.", "Dann kam Peter Wexford.")] * 3
    rows.append(("Only Peter Wexford stayed.", "Nur Peter Wxeford blieb."))
    (finding,) = find(sheet(*rows))
    assert finding.message == "“Peter Wexford” is written “Peter Wxeford” in German."


def test_a_name_that_is_usually_carried_over_is_missed(sheet):
    rows = [("Then Peter Wexford came.", "Dann kam Peter Wexford.")] * 3
    rows += [("It rained.", "Es regnete."), ("Only Peter Wexford stayed.", "Nur einer blieb.")]
    (finding,) = find(sheet(*rows))
    assert (finding.title, finding.rows) == ("Name missing", (4,))

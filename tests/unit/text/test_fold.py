"""What a search finds although it was typed otherwise, and how hits lead back to the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.fold import fold, folded_with_map

ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("đĐßẞłøæœıİẾợ外交か\u3099ｶﾞ대ᄃ\u1162ไทยกิ่ខ្មែရန္တ\u200d\ufe0f\u0301 \u00a0ﬁ"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("dai hoi", "Đại hội"),
        ("doi ngoai", "ĐỐI NGOẠI"),
        ("aussenpolitik", "Außenpolitik"),
        ("strasse", "STRAẞE"),
        ("lodz", "Łódź"),
        ("smorrebrod", "Smørrebrød"),
        ("oeuvre", "Œuvre"),
        ("istanbul", "İstanbul"),
        ("diyarbakir", "Diyarbakır"),
        ("aethelred", "Æthelred"),
        ("αθηνα", "Ἀθήνα"),
        ("елка", "Ёлка"),
        ("محمد", "مُحَمَّد"),
        ("שלום", "שָׁלוֹם"),
        ("2566", "๒๕๖๖"),
        ("2023", "۲۰۲۳"),
        ("fi", "\N{LATIN SMALL LIGATURE FI}"),
        ("cooperate", "co\N{SOFT HYPHEN}operate"),
        ("it's", "It\N{RIGHT SINGLE QUOTATION MARK}s"),
    ],
)
def test_a_plain_spelling_meets_the_written_one(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("外交", "中国外交政策"),
        ("外", "国外"),
        ("대표", "전국대표대회"),
        ("ไทย", "ภาษาไทย"),
        ("日本", "西日本"),
    ],
)
def test_a_part_of_an_unspaced_run_is_found_as_whole_words(part: str, whole: str) -> None:
    assert f" {fold(part)} " in f" {fold(whole)} "


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("มา", "ม้า"), ("กิน", "กน"), ("한", "하")])
def test_marks_that_are_part_of_a_letter_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_each_hangul_han_and_khmer_cluster_stands_alone() -> None:
    assert fold("Covid疫情 외교ខ្មែរ") == "covid 疫 情 외 교 ខ្មែ រ"


def test_white_space_of_any_kind_is_one_blank_and_none_at_the_ends() -> None:
    assert fold("\n a\u00a0\t b \u3000") == "a b"


@settings(max_examples=300)
@given(ANY_TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=300)
@given(ANY_TEXT)
def test_the_map_belongs_to_the_same_folded_text(text: str) -> None:
    folded = folded_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)


@settings(max_examples=300)
@given(ANY_TEXT)
def test_the_map_runs_forward_within_the_original(text: str) -> None:
    folded = folded_with_map(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    ranges = zip(folded.starts, folded.ends, strict=True)
    assert all(0 <= start <= end <= len(text) for start, end in ranges)


@settings(max_examples=200)
@given(ANY_TEXT, st.data())
def test_what_is_cut_from_the_original_folds_to_words_of_the_hit(
    text: str, data: st.DataObject
) -> None:
    folded = folded_with_map(text)
    words = [word for word in folded.text.split(" ") if word]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    found = f" {folded.text} ".index(f" {word} ")
    start, end = folded.original(found, found + len(word))
    assert word in fold(text[start:end]).split(" ")


def test_a_hit_is_cut_from_the_original_with_its_marks() -> None:
    text = "Công tác  đối ngoại và 中国外交"
    folded = folded_with_map(text)
    found = folded.text.index("doi ngoai")
    assert text[slice(*folded.original(found, found + 9))] == "đối ngoại"
    found = folded.text.index("外 交")
    assert text[slice(*folded.original(found, found + 3))] == "外交"

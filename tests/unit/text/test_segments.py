"""Sentences, language by language and case by case.

`tests/data/segments` holds a file a language: a sentence a line, a blank line between two
paragraphs. The lines of a paragraph are joined as the language joins sentences, and must come
apart again where they were joined.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.segments import LONGEST, split

FILES = sorted((Path(__file__).parents[2] / "data" / "segments").glob("*.txt"))
UNSPACED = {"zh", "ja", "bo"}
LANGUAGES = [path.stem for path in FILES]

any_text = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(' .!?…"“”„«»()「」。aAä1\n;,:-')),
    max_size=120,
)


def sentences(paragraph: str, language: str) -> list[str]:
    return [paragraph[start:end] for start, end in split(paragraph, language)]


def paragraphs(path: Path) -> list[list[str]]:
    return [block.splitlines() for block in path.read_text("utf-8").strip().split("\n\n")]


@pytest.mark.parametrize("path", FILES, ids=LANGUAGES)
def test_joined_lines_come_apart_again(path: Path) -> None:
    glue = "" if path.stem in UNSPACED else " "
    for lines in paragraphs(path):
        assert sentences(glue.join(lines), path.stem) == lines


@pytest.mark.parametrize("path", FILES, ids=LANGUAGES)
def test_each_line_alone_is_one_sentence(path: Path) -> None:
    lines = [line for block in paragraphs(path) for line in block]
    assert [sentences(line, path.stem) for line in lines] == [[line] for line in lines]


def test_there_are_fifteen_languages_and_forty_lines_in_each() -> None:
    counts = {path.stem: sum(map(len, paragraphs(path))) for path in FILES}
    assert sorted(counts.values())[-15] >= 40


@settings(max_examples=300)
@given(any_text, st.sampled_from([*LANGUAGES, "xx", "el"]))
def test_every_character_that_is_not_blank_is_in_one_sentence(text: str, language: str) -> None:
    covered = [offset for start, end in split(text, language) for offset in range(start, end)]
    assert covered == sorted(set(covered))
    left_out = set(range(len(text))) - set(covered)
    assert all(text[offset].isspace() for offset in left_out)


@settings(max_examples=300)
@given(any_text, st.sampled_from([*LANGUAGES, "xx", "el"]))
def test_no_sentence_is_empty_or_has_blanks_around_it(text: str, language: str) -> None:
    found = sentences(text, language)
    assert all(found)
    assert [sentence.strip() for sentence in found] == found


@settings(max_examples=200)
@given(any_text, st.sampled_from([*LANGUAGES, "xx"]))
def test_a_sentence_split_again_is_itself(text: str, language: str) -> None:
    found = sentences(text, language)
    assert [sentences(sentence, language) for sentence in found] == [[each] for each in found]


@settings(max_examples=200)
@given(st.lists(any_text, max_size=4), st.sampled_from(LANGUAGES))
def test_a_text_gives_what_its_lines_give(lines: list[str], language: str) -> None:
    apart = [sentence for line in lines for sentence in sentences(line, language)]
    assert sentences("\n".join(lines), language) == apart


@settings(max_examples=60)
@given(st.data(), st.sampled_from(FILES))
def test_sentences_in_any_order_stay_sentences_when_split_again(
    data: st.DataObject, path: Path
) -> None:
    lines = [line for block in paragraphs(path) for line in block]
    chosen = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=8))
    found = sentences(" ".join(chosen), path.stem)
    assert [sentences(sentence, path.stem) for sentence in found] == [[each] for each in found]


def test_an_open_quote_swallows_nothing() -> None:
    lines = ['He said "wait.', "Then he left.", "The door stayed open."]
    assert sentences(" ".join(lines), "en") == lines


@pytest.mark.parametrize("mark", ['"', "“", "„", "«", "»", "「", "(", "[", "‘"])
def test_an_open_mark_of_any_kind_far_from_its_end_swallows_nothing(mark: str) -> None:
    line = "The boat came in late and nobody was there to tie it up."
    assert sentences(f"{line} {mark}{' '.join([line] * 20)}", "en") == [
        line,
        f"{mark}{line}",
        *[line] * 19,
    ]


def test_a_short_quotation_inside_a_sentence_stays_whole() -> None:
    text = "Dia berteriak “Tunggu! Jangan pergi!” lalu berlari."
    assert sentences(text, "id") == [text]


def test_a_long_quotation_is_split_inside() -> None:
    quoted = (
        "Wir haben das ganze Jahr gewartet. Niemand sah nach dem Boot. Nun ist es fort, heißt es"
    )
    assert len(sentences(f"Sie sagte: „{quoted}“, und ging.", "de")) == 3


def test_what_follows_a_shortened_word_decides() -> None:
    assert len(sentences("Harbour Inc. Pike opened the yard.", "en")) == 1
    assert len(sentences("It belongs to Harbour Inc. The yard is closed.", "en")) == 2


def test_the_same_marks_mean_ordinals_in_german_only() -> None:
    assert len(sentences("Am 3. Mai kam sie.", "de")) == 1
    assert len(sentences("There were 3. May came late.", "en")) == 2


def test_a_missing_blank_between_two_sentences_is_noticed() -> None:
    assert sentences("Kapal itu tiba.Semua turun.", "id") == ["Kapal itu tiba.", "Semua turun."]


def test_names_of_sites_and_files_are_not_split() -> None:
    text = "Vietnam.vn, Node.js and setup.PY stay whole, as does a.b.C."
    assert sentences(text, "en") == [text]


def test_greek_asks_with_a_semicolon() -> None:
    assert sentences("Πού πας; Στην αγορά.", "el") == ["Πού πας;", "Στην αγορά."]


def test_marks_alone_stay_with_the_sentence_before() -> None:
    assert sentences("Das Ende. *** |", "de") == ["Das Ende. *** |"]


def test_marks_alone_at_the_start_stay_with_the_sentence_behind() -> None:
    assert sentences("… ! Das Ende.", "de") == ["… ! Das Ende."]


def test_nothing_gives_no_sentence_and_marks_alone_give_one() -> None:
    assert split("", "en") == split(" \n ", "en") == []
    assert sentences(" *** ", "en") == ["***"]


def test_an_endless_sentence_is_cut_at_its_semicolons() -> None:
    clause = "the boat went out in the morning and came back in the evening with nothing"
    found = sentences("; ".join([clause] * 40) + ".", "en")
    assert max(map(len, found)) <= LONGEST
    assert all(sentence.endswith((";", ".")) for sentence in found)


def test_a_long_sentence_below_the_limit_stays_whole() -> None:
    text = "; ".join(["the boat went out"] * 50) + "."
    assert len(text) < LONGEST
    assert sentences(text, "en") == [text]


def test_long_thai_is_cut_at_blanks() -> None:
    found = sentences(" ".join(["เรือข้ามฟากออกตอนเจ็ดโมง"] * 30), "th")
    assert 1 < max(map(len, found)) <= 250


def test_a_word_without_any_break_is_never_cut() -> None:
    assert sentences("a" * 3000, "en") == ["a" * 3000]


def test_a_name_and_a_verb_of_saying_belong_to_the_call_before_them() -> None:
    assert len(sentences("“Stop!” Captain Lowe shouted. “Now!” The crew obeyed.", "en")) == 3


def test_a_title_in_chinese_marks_ends_no_sentence() -> None:
    assert sentences("《谁来了？》是一本书。", "zh") == ["《谁来了？》是一本书。"]


def test_items_of_a_list_in_one_line_come_apart() -> None:
    assert len(sentences("a) Wash it. b) Dry it. c) Put it away.", "en")) == 3


def test_a_thai_name_of_two_words_is_not_torn() -> None:
    text = "ผู้อำนวยการคือ สมชาย ใจดี และรองผู้อำนวยการคือ วิชัย ศรีสุข"
    assert sentences(text, "th") == [text]


def test_a_language_without_lists_relies_on_sentencex() -> None:
    assert sentences("Han kom kl. Nio gick han. Sen kom hon.", "sv")[-1] == "Sen kom hon."


@pytest.mark.seeds
@pytest.mark.parametrize(("side", "language"), [("src", "id"), ("tgt", "vi")])
def test_the_seeds_come_apart_as_a_person_split_them(
    shared: Path, side: str, language: str
) -> None:
    for lines in paragraphs(shared / "gold" / "seeds-id-vi" / f"000-003.{side}"):
        assert sentences(" ".join(lines), language) == lines

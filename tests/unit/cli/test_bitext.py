"""`hexapla bitext`: what it prints, writes and refuses."""

import io
import json
import sys

import pytest
from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEADER = {
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
}  # fmt: skip


@pytest.fixture
def pair(tmp_path):
    (tmp_path / "a.txt").write_text("One apple fell.\nIt was 1903.\n\nThe end.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Ein Apfel fiel.\nEs war 1903.\n\nEnde.\n", "utf-8")
    return tmp_path / "a.txt", tmp_path / "b.txt"


def test_bitext_prints_a_ladder_of_line_numbers_and_scores(run, pair):
    ran = run("bitext", *pair, "--lines", "--language", "en", "--language", "de")
    ladder = [line.rsplit(":", 1) for line in ran.out.splitlines()]
    assert [bead for bead, _ in ladder] == ["[0]:[0]", "[1]:[1]", "[2]:[2]"]
    assert all(0.0 <= float(score) <= 1.0 for _, score in ladder)


@pytest.mark.parametrize("form", ["tsv", "json", "tmx"])
def test_bitext_prints_the_texts_in_other_forms(run, pair, form):
    ran = run("bitext", *pair, "--lines", "--format", form)
    assert ran.code == 0
    assert "Ein Apfel fiel." in ran.out


def test_bitext_splits_whole_texts_into_sentences(run, tmp_path):
    (tmp_path / "a.txt").write_text("One fell. It was 1903.", "utf-8")
    (tmp_path / "b.txt").write_text("Eins fiel. Es war 1903.", "utf-8")
    ran = run("bitext", tmp_path / "a.txt", tmp_path / "b.txt", "--language", "en",
              "--language", "de")  # fmt: skip
    assert [line[:7] for line in ran.out.splitlines()] == ["[0]:[0]", "[1]:[1]"]


def test_bitext_of_a_missing_file_is_refused_in_one_line(run, pair):
    ran = run("bitext", pair[0], pair[0].parent / "none.txt")
    assert ran.code == 1
    assert ran.err.startswith("hexapla: none.txt: ")
    assert ran.err.count("\n") == 1


def test_bitext_of_a_folder_names_it(run, pair):
    ran = run("bitext", pair[0], pair[0].parent)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "This is a folder" in ran.err


@pytest.mark.parametrize("data", [b"", b"\n \n", bytes(range(256)) * 8])
def test_bitext_refuses_a_side_without_text_in_one_line(run, pair, data):
    pair[1].write_bytes(data)
    ran = run("bitext", *pair)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_bitext_reads_other_encodings(run, pair, encoding):
    text = "Äpfel fielen überall im Süden.\nEs war 1903, ein schönes Jahr für Äpfel.\n"
    pair[1].write_bytes(text.encode(encoding))
    assert "Äpfel fielen überall" in run("bitext", *pair, "--format", "json").out


def test_bitext_reads_one_side_from_standard_input(run, pair, monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(pair[0].read_bytes()), "utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    assert run("bitext", "-", pair[1], "--lines").out.startswith("[0]:[0]:")


def test_bitext_takes_one_side_at_most_from_standard_input(run):
    assert run("bitext", "-", "-").code == 2


@pytest.mark.parametrize("codes", [["en"], ["en", "de", "fr"], ["en", ""], ["en", "no way"]])
def test_bitext_wants_two_language_codes_or_none(run, pair, codes):
    options = [word for code in codes for word in ("--language", code)]
    assert run("bitext", *pair, *options).code == 2


def test_bitext_writes_a_file_when_asked(run, pair, tmp_path):
    ran = run("bitext", *pair, "--lines", "-o", tmp_path / "pairs.ladder")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "pairs.ladder").read_text("utf-8").startswith("[0]:[0]:")


def test_bitext_into_a_place_that_is_a_folder_is_refused(run, pair, tmp_path):
    ran = run("bitext", *pair, "--lines", "-o", tmp_path)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_a_line_separator_within_a_line_moves_no_number(run, pair):
    pair[0].write_text("One apple\u2028fell.\r\nIt was 1903.\r\n\r\nThe end.\r\n", "utf-8")
    ran = run("bitext", *pair, "--lines", "--language", "en", "--language", "de")
    assert [line[:7] for line in ran.out.splitlines()] == ["[0]:[0]", "[1]:[1]", "[2]:[2]"]


def test_tabs_within_a_sentence_make_no_column(run, pair):
    pair[0].write_text("One\tapple fell.\nIt was 1903.\n", "utf-8")
    rows = run("bitext", *pair, "--lines", "--format", "tsv").out.splitlines()
    assert {row.count("\t") for row in rows} == {2}


def test_tmx_of_bitext_has_what_its_rules_ask_for(run, pair):
    pair[0].write_text("One <apple> & a \x0b pear fell.\nIt was 1903.\n", "utf-8")
    ran = run("bitext", *pair, "--lines", "--language", "en", "--language", "de",
              "--format", "tmx")  # fmt: skip
    tmx = etree.fromstring(ran.out.encode())
    assert ran.out.splitlines()[1] == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert set(tmx.find("header").attrib) == HEADER
    assert {tuv.get(XML_LANG) for tuv in tmx.iter("tuv")} == {"en", "de"}
    assert all(tu.findall("tuv") for tu in tmx.iter("tu"))


def test_two_texts_that_do_not_go_together_are_told(run, shared):
    seeds = [shared / "seeds" / name for name in ("002.txt", "004.txt")]
    ran = run("bitext", *seeds)
    assert ran.code == 0
    assert ran.err == "hexapla: 002.txt, 004.txt: these two texts do not seem to go together\n"


def test_two_texts_that_do_go_together_need_no_word(run, pair):
    assert run("bitext", *pair, "--lines").err == ""


def test_bitext_uses_what_a_library_has_learnt(run, pair, keys, tmp_path):
    words = ["bitext", *pair, "--lines", "--language", "en", "--language", "de", "--format", "json"]
    plain = run(*words)
    learnt = run(*words, "--library", tmp_path / "library.hexapla")
    assert (plain.code, learnt.code) == (0, 0)
    assert json.loads(plain.out) != json.loads(learnt.out)


def test_bitext_says_that_a_library_knows_nothing_of_two_languages(run, pair, keys, tmp_path):
    library = tmp_path / "library.hexapla"
    ran = run("bitext", *pair, "--language", "fi", "--language", "sw", "--library", library)
    assert (
        ran.err == f"hexapla: {library.name}: nothing learnt yet about the words of these texts\n"
    )
    assert ran.code == 0


def test_bitext_with_a_library_that_is_not_there_is_refused(run, pair, tmp_path):
    ran = run("bitext", *pair, "--library", tmp_path / "none.hexapla")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_bitext_shows_examples(run):
    assert "hexapla bitext a.txt b.txt" in run("bitext", "--help").out

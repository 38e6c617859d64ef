"""Rows leave as TMX and CSV, and come back as the same rows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export import csv as tables
from core.export.rows import TextRow, TextTable, keys_of
from core.text.formulas import guarded, unguarded


def texts(run, article, *library):
    """The texts of each row, by language."""
    rows = run("rows", article, "--json", *library).data
    return [{c["language"]: c["text"].split() for c in row["cells"].values()} for row in rows]


@pytest.mark.parametrize("kind", ["tmx", "csv"])
def test_exported_and_imported_into_another_library_the_rows_are_the_same(
    run, keys, tmp_path, kind
):
    path, other = tmp_path / f"keys.{kind}", tmp_path / "other.hexapla"
    ran = run("export", kind, keys, "-o", path)
    count = len(texts(run, keys))
    assert (ran.code, ran.err) == (0, f"{count} of {count} rows\n")
    (first, second) = run("import", path, "--library", other, "--json").data["imported"]
    assert first["article"] == second["article"]
    assert texts(run, first["article"], "--library", other) == texts(run, keys)


def test_a_memory_names_the_article_and_holds_the_notes_before_the_texts(run, keys, tmp_path):
    run("annotate", keys, "--quote", "spare key", "--language", "en", "--occurrence", "1",
        "--note", "a <tag> & more")  # fmt: skip
    path = tmp_path / "keys.tmx"
    run("export", "tmx", keys, "-o", path)
    text = path.read_text("utf-8")
    unit = next(part for part in text.split("<tu>") if "<note>" in part)
    assert "<note>a &lt;tag&gt; &amp; more</note>" in unit
    assert unit.index("<note>") < unit.index("<prop") < unit.index("<tuv")
    assert '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in text


def test_only_rows_with_a_tag_or_in_some_languages(run, keys, tmp_path):
    run("annotate", keys, "--quote", "spare key", "--language", "en", "--occurrence", "1",
        "--tag", "things/lost", "--note", "=1+1")  # fmt: skip
    path = tmp_path / "keys.csv"
    assert run("export", "csv", keys, "-o", path, "--tag", "things").err.startswith("1 of ")
    (row,) = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    assert (row["tags"], row["notes"]) == ("things/lost", "'=1+1")
    run("export", "csv", keys, "-o", path, "--languages", "de")
    assert path.read_text("utf-8").startswith("#,de,tags,notes\n")


def test_all_articles_go_into_one_memory_or_into_a_folder(run, keys, tmp_path):
    run("export", "tmx", "--all", "-o", tmp_path / "all.tmx")
    assert (tmp_path / "all.tmx").stat().st_size > 1000
    ran = run("export", "csv", "--all", "-o", tmp_path / "folder", "--json")
    assert [file["rows"] for file in ran.data] == [len(texts(run, keys))]


def test_a_language_that_is_not_there_is_refused(run, keys, tmp_path):
    ran = run("export", "tmx", keys, "-o", tmp_path / "a.tmx", "--languages", "fi")
    assert ran.code == 1
    assert not (tmp_path / "a.tmx").exists()


def test_two_versions_in_one_language_have_keys_of_their_own():
    assert keys_of(["vi", "en", "vi"]) == ("vi", "en", "vi-x-2")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_no_cell_is_a_formula_and_every_cell_can_be_read_back(cells):
    keys = tuple(f"k{number}" for number in range(len(cells)))
    made = TextTable("t", keys, (TextRow(1, tuple(cells)),), 1)
    text = tables.document(made)
    _head, row = csv.reader(io.StringIO(text, newline=""))
    read = row[1 : 1 + len(cells)]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert [unguarded(cell) for cell in read] == cells
    assert all(unguarded(guarded(cell)) == cell for cell in cells)

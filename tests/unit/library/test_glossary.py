"""The glossary: terms kept once, changed, removed, written to files and read back."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ImportRefused, KnownError, NotFound
from core.export.glossaries import csv_text, tbx
from core.intake.glossaries import read_file
from core.intake.importer import Limits, read_terms
from core.library import glossary
from core.library.glossary import fresh
from core.store.store import Store
from core.text.formulas import guarded, unguarded

OLDER = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descripGrp><descrip type="subjectField">ships</descrip></descripGrp>
<langSet xml:lang="EN"><tig><term>quay</term></tig><tig><term>pier</term></tig></langSet>
<langSet xml:lang="deu"><ntig><termGrp><term>Kai</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
"""
ENTITY = '<!DOCTYPE tbx [<!ENTITY a "aa">]><tbx><text>&a;</text></tbx>'


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        yield store


def words(terms):
    return [(t.source_language, t.source, t.target_language, t.target) for t in terms]


def test_a_term_is_kept_once_and_its_removal_is_undone(library):
    kept = glossary.keep(library, fresh(("en", "de"), " spare  key ", "Zweitschlüssel"))
    again = glossary.keep(library, fresh(("en", "de"), "Spare key", "zweitschlüssel", note="why"))
    assert (again.id, again.note) == (kept.id, "why")
    glossary.remove(library, [kept.id])
    assert library.terms() == ()
    library.undo()
    assert library.terms() == (again,)


def test_a_term_without_words_is_refused(library):
    with pytest.raises(KnownError, match="both languages"):
        glossary.keep(library, fresh(("en", "de"), "key", " "))


def test_a_term_that_is_not_there_can_not_be_removed(library):
    with pytest.raises(NotFound):
        glossary.remove(library, [fresh(("en", "de"), "a", "b").id])


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_terms_written_to_a_file_come_back_and_are_kept_once(library, tmp_path, name):
    glossary.keep(library, fresh(("vi", "id"), "=1+1", '<b> & "q", x', note="- a\n- b", tag="t/u"))
    glossary.keep(library, fresh(("zh-Hans", "en"), "钥匙", "'key"))
    before = library.terms()
    assert glossary.write(library, tmp_path / name) == 2
    assert glossary.take(library, tmp_path / name) == glossary.Taken(0, 0)
    glossary.remove(library, [term.id for term in before])
    assert glossary.take(library, tmp_path / name) == glossary.Taken(2, 0)
    assert [replace(t, id="") for t in library.terms()] == [replace(t, id="") for t in before]


def test_the_older_form_of_tbx_gives_each_term_with_each(tmp_path):
    path = tmp_path / "older.tbx"
    path.write_text(OLDER)
    terms = read_file(path)
    assert words(terms) == [("en", "quay", "de", "Kai"), ("en", "pier", "de", "Kai")]
    assert {term.tag for term in terms} == {"ships"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ENTITY, "entities of its own"),
        ("<tbx><text>", "damaged"),
        ("<tbx></tbx>", "no terms"),
        ("word,wort\na,b\n", "first line must name the columns"),
        ("", "empty"),
    ],
)
def test_what_is_no_glossary_is_refused_with_a_reason(library, tmp_path, content, reason):
    path = tmp_path / "strange.tbx"
    path.write_text(content)
    with pytest.raises(ImportRefused, match=reason):
        glossary.take(library, path)
    assert library.undo_op is None


def test_a_file_that_is_not_there_is_refused(library, tmp_path):
    with pytest.raises(ImportRefused, match=r"can't be read"):
        glossary.take(library, tmp_path / "none.csv")


def test_no_cell_of_the_table_begins_like_a_formula():
    text = csv_text([fresh(("en", "de"), "=cmd()", "@sum", note="+1", tag="-a")])
    (_, row) = csv.reader(text.splitlines())
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_tbx_names_its_dialect_and_style():
    assert '<tbx type="TBX-Basic" style="dca" xml:lang="en"' in tbx([])


@given(st.text(max_size=12))
def test_a_guarded_cell_is_taken_back(cell):
    assert unguarded(guarded(cell)) == cell


def test_a_term_is_changed_in_all_it_says_and_the_change_undone(library):
    kept = glossary.keep(library, fresh(("en", "de"), "key", "Schlüssel"))
    glossary.change(library, replace(kept, source=" spare  key", target_language="nl", tag="lock"))
    (changed,) = library.terms()
    assert (changed.source, changed.target_language, changed.tag) == ("spare key", "nl", "lock")
    library.undo()
    assert library.terms() == (kept,)


def test_a_term_can_not_be_changed_into_another(library):
    kept = glossary.keep(library, fresh(("en", "de"), "key", "Schlüssel"))
    glossary.keep(library, fresh(("en", "de"), "lock", "Schloss"))
    with pytest.raises(KnownError, match="has this term already"):
        glossary.change(library, replace(kept, source="Lock", target="Schloss"))


def test_a_file_is_read_within_limits(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("source_language,source,target_language,target\nen,key,de,Schlüssel\n")
    with pytest.raises(ImportRefused, match="memory"):
        read_terms(path, limits=Limits(memory=1 << 20))
    assert [term.target for term in read_terms(path)] == ["Schlüssel"]

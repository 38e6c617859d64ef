"""Terms of the glossary in the checks: named where another version has no rendering of them."""

from dataclasses import replace

from core.model import Term, TermId
from core.reading.checks import terms
from core.reading.checks.findings import Kind

KEY = Term(TermId("1"), "en", "spare key", "de", "Ersatzschlüssel")


def test_a_term_rendered_otherwise_is_found_with_its_words(sheet):
    rows = ("A spare key.", "Ein Ersatzschlüssel."), ("The spare key.", "Der Zweitschlüssel.")
    (finding,) = terms.find(replace(sheet(*rows), terms=(KEY,)))
    assert (finding.kind, finding.rows) == (Kind.RENDERINGS, (1,))
    assert "German does not have ‘Ersatzschlüssel’" in finding.message
    assert "‘spare key’" in finding.message


def test_without_a_glossary_nothing_is_found(sheet):
    assert not list(terms.find(sheet(("A spare key.", "Ein Schlüssel."))))

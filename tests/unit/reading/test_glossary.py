"""Terms of the glossary looked for in rows: used, missing, longer and alternative ones."""

import pytest

from core.library.glossary import fresh
from core.reading.glossary import Glossary

TERMS = [
    fresh(("en", "de"), "key", "Schlüssel"),
    fresh(("en", "de"), "spare key", "Zweitschlüssel"),
    fresh(("en", "de"), "spare key", "Ersatzschlüssel"),
    fresh(("de", "en"), "Tor", "gate"),
]


def missed(source, target):
    found = Glossary(TERMS, "en-GB", "de").missed(source, target)
    return [(source[each.start : each.end], [term.target for term in each.terms]) for each in found]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("A key.", "Ein Schlüssel.", []),
        ("The KEYS.", "Die Klinken.", []),
        ("A key.", "Eine Klinke.", [("key", ["Schlüssel"])]),
        ("A spare key.", "Ein Ersatzschlüssel.", []),
        ("A spare key.", "Ein Schlüssel.", [("spare key", ["Zweitschlüssel", "Ersatzschlüssel"])]),
        ("A monkey.", "Ein Affe.", []),
        ("Tor", "gate", []),
    ],
)
def test_a_term_is_missed_where_no_rendering_of_it_stands(source, target, expected):
    assert missed(source, target) == expected


def test_endings_do_not_count():
    found = list(Glossary(TERMS, "de", "en").missed("Das Tor", "Two gates"))
    assert len(found) == 1
    harbours = Glossary([fresh(("en", "de"), "harbour", "Hafenmeister")], "en", "de")
    assert not list(harbours.missed("The harbours", "des Hafenmeisters"))

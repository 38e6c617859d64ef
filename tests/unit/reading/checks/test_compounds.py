"""Terms rendered by two compounds with one head."""

from core.reading.checks.renderings import find

ROWS = [
    ("Take the tow chain.", "Nimm die Schleppkette."),
    ("The tow chain broke.", "Die Zugkette ist gerissen."),
    ("A new tow chain hung there.", "Eine neue Schleppkette hing da."),
    ("It rained.", "Es regnete."),
]
HEADS = [("That chain is old.", "Die Kette ist alt."), ("One chain held.", "Eine Kette hielt.")]


def test_two_compounds_for_one_term_are_two_renderings(sheet):
    (finding,) = find(sheet(*ROWS, *HEADS))
    assert "“Schleppkette” twice and “Zugkette” once in German" in finding.message
    assert finding.rows == (0, 1, 2)


def test_compounds_that_stand_once_each_may_be_chance(sheet):
    assert list(find(sheet(*ROWS[:2], *HEADS))) == []


def test_one_compound_for_one_term_is_one_rendering(sheet):
    rows = [("Take the tow chain.", "Nimm die Schleppkette.")] * 3
    assert list(find(sheet(*rows))) == []

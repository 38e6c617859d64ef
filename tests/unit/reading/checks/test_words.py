"""Words left untranslated, marks lost, phrases rendered in two ways."""

from core.reading.checks import markup, renderings, untranslated

PLAIN = [("She keeps a ledger of names.", "Sie führt ein Buch der Namen.")] * 6


def test_words_left_in_the_other_language_are_found(sheet):
    left = "Er sagte: the rope is older than the boat."
    (finding,) = untranslated.find(
        sheet(*PLAIN, ("He said the rope is older than the boat.", left))
    )
    assert "the rope is older than the boat" in finding.message


def test_a_name_of_many_words_is_not_left_untranslated(sheet):
    name = "Royal Society of Ferry and Barge Owners"
    assert list(untranslated.find(sheet((f"The {name} met.", f"Die {name} tagte.")))) == []


def test_a_path_of_a_file_is_not_left_untranslated(sheet):
    path = "/home/share/boats/list/of/names.txt"
    assert list(untranslated.find(sheet((f"See {path} for it.", f"Siehe {path} dazu.")))) == []


def test_quotation_marks_that_were_lost_are_found(sheet):
    kept = [("They call it “the slow road”.", "Sie nennen es „die langsame Straße“.")] * 4
    lost = ("A “quiet hour” followed.", "Eine ruhige Stunde folgte.")
    (finding,) = markup.find(sheet(*kept, lost))
    assert finding.message == "English has “quiet hour”, German has no quotation marks here."


def test_a_version_that_never_sets_quotation_marks_has_lost_none(sheet):
    rows = [("They call it “the slow road”.", "Sie nennen es die langsame Straße.")] * 4
    assert list(markup.find(sheet(*rows))) == []


def test_a_link_that_was_lost_is_found(sheet):
    (finding,) = markup.find(sheet(("See https://ferry.example/log now.", "Siehe dort.")))
    assert finding.title == "Link lost"


def test_a_phrase_rendered_in_two_ways_is_found(sheet):
    rows = (
        ("Herr Ott, Leiter des Hafenamts, kam.", "Mr Ott, Head of the Harbour Board, came."),
        *[("Es regnete den ganzen Tag.", "It rained all day long.")] * 3,
        (
            "Dann ging Herr Ott, Leiter des Hafenamts.",
            "Then Mr Ott, Chief of the Harbour Board, left.",
        ),
    )
    (finding,) = renderings.find(sheet(*rows, languages_=("de", "en")))
    assert (
        "“Head of the Harbour Board” once and “Chief of the Harbour Board” once" in finding.message
    )
    assert finding.rows == (0, 4)


def test_a_phrase_rendered_in_one_way_is_not_found(sheet):
    row = ("Herr Ott, Leiter des Hafenamts, kam.", "Mr Ott, Head of the Harbour Board, came.")
    assert list(renderings.find(sheet(row, row, languages_=("de", "en")))) == []

"""What is only written otherwise, shown so that the silence of the checks can be trusted."""

from core.reading.checks.agreements import agreements


def test_dates_numbers_and_words_that_say_the_same_are_told_one_of_each(sheet):
    rows = [
        ("It opened on 14 March 2019.", "Sie wurde am 14.3.2019 eröffnet."),
        ("There were 1,240 boats, then 1,250.", "Es waren 1.240 Boote, dann 1.250."),
        ("She crossed thirty-six times.", "Sie fuhr 36 Mal hinüber."),
    ]
    assert agreements(sheet(*rows)) == (
        "14 March 2019 = 14.3.2019",
        "1,240 = 1.240",
        "thirty-six = 36",
    )


def test_what_is_written_alike_is_not_told(sheet):
    assert agreements(sheet(("All 48 boats came.", "Alle 48 Boote kamen."))) == ()

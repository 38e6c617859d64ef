"""What is told of a line from its shape and its neighbours."""

from core.intake.lines import lines_of
from core.intake.pages import Page
from core.intake.traits import traits

TEXT = [
    "HARBOUR NEWS",
    "The keeper of the harbour lamp climbed the stairs for the last time on Friday evening.",
    "A second lamp, older than the first, has been found below the floor of the tower.",
    "What to see:",
    "The lamp",
    "the stairs, worn",
    "The keeper lit it once more and then he closed the door of the lamp room behind him.",
]
TOLD = traits(Page.of(lines_of("\n".join(TEXT)), "en"))


def test_a_line_has_traits_of_its_shape() -> None:
    assert {"capitals", "title case", "on top", "first", "length 1"} <= TOLD[0]


def test_running_text_has_words_in_common_with_the_rest() -> None:
    assert {"stops", "above prose", "at the foot"} & TOLD[1] == {"stops", "above prose"}
    assert TOLD[6] & {"akin 1", "akin 2", "akin 3"}


def test_lines_below_a_colon_are_in_a_list() -> None:
    assert all("in a list" in TOLD[n] for n in (3, 4, 5))
    assert "prose to prose" in TOLD[4]


def test_a_label_that_the_text_says_too_quotes_it() -> None:
    assert "quotes the text" in TOLD[4]
    assert "quotes the text" not in TOLD[3]


def test_a_line_that_breaks_off_marks_its_neighbours() -> None:
    assert "among open lines" in TOLD[4]

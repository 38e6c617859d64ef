"""Pages whose furniture was written without a look at the phrases: what is kept of them."""

from functools import cache

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from tests.data.making import scrapes
from tests.data.making.articles import parts
from tests.data.making.scrapes import LANGUAGES, LAYOUTS, furniture
from tests.unit.intake.test_plain_texts import TEXTS

pages = pytest.mark.parametrize("layout", LAYOUTS)
languages = pytest.mark.parametrize("language", LANGUAGES)
DATED = ["magazine", "mobile", "paper", "trending"]


@cache
def read(language: str, layout: str) -> Document:
    return from_text(scrapes.scrape(language, layout).text, name="page")


def verdicts(language: str, layout: str) -> list[tuple[str, bool, bool]]:
    """Each line with whether it is the article's and whether it was kept."""
    lines, document = scrapes.scrape(language, layout).lines, read(language, layout)
    judged = zip(lines, document.lines, strict=True)
    return [(text, is_own, not line.hidden) for (text, is_own), line in judged]


@languages
@pages
def test_no_line_of_the_article_is_hidden(language: str, layout: str) -> None:
    judged = verdicts(language, layout)
    assert [text for text, is_own, is_kept in judged if is_own and not is_kept] == []


@languages
@pages
def test_title_and_language_are_found(language: str, layout: str) -> None:
    document = read(language, layout)
    assert document.title == parts(language)["title"]
    assert (document.language.partition("-")[0], document.confidence > 0.9) == (language, True)


def test_nearly_every_day_is_found() -> None:
    found = [read(each, layout).published for each in LANGUAGES for layout in DATED]
    assert found.count("2024-03-12") >= 0.95 * len(found)


def test_furniture_left_in_the_text_is_rare() -> None:
    judged = [v for language in LANGUAGES for layout in LAYOUTS for v in verdicts(language, layout)]
    around = [is_kept for _, is_own, is_kept in judged if not is_own]
    assert sum(around) / len(around) <= 0.02


def wrapped(name: str, shape: str) -> tuple[list[str], list[str]]:
    """The lines of a text of an unusual form, and those of a page around it."""
    f = furniture("en")
    title, *body = [line for line in TEXTS[name].split("\n") if line.strip()]
    half = len(body) // 2
    boxes = [*f["newsletter"], *f["comments"], f["related"]]
    page = {
        "bare": [title, f["date"], *body, f["source"], *f["tools"], *boxes[-4:]],
        "foot": [f["crumb"], title, *body, *f["foot"]],
        "tagged": [title, f["byline"], *f["tools"], *body, f["tags"][0], f["pages"], *boxes],
        "aside": [title, f["date"], *body[:half], f["aside"][0], f["advert"], *body[half:],
                  f["comments"][0]],
    }[shape]  # fmt: skip
    return [title, *body], page


@pytest.mark.parametrize("shape", ["bare", "foot", "tagged", "aside"])
@pytest.mark.parametrize("name", TEXTS)
def test_verse_lists_and_dialogue_are_kept_inside_a_page(name: str, shape: str) -> None:
    own, page = wrapped(name, shape)
    document = from_text("\n\n".join(page), name="page", language="en")
    hidden = {document.text[line.start : line.end] for line in document.lines if line.hidden}
    assert [line for line in own if line in hidden] == []


@pytest.mark.parametrize(
    "last",
    [
        "Related to all this is a question that nobody in the village likes to be asked.",
        "Comments were made in the margin, with a soft pencil, and nobody answered them.",
        "Share what you have, said the ferryman, and keep the lamp dry.",
        "Source and mouth of this river lie nine miles apart, and it takes its time between them.",
        "“Read more,” she said, and closed the library for the night.",
        "Is it far?",
    ],
)
def test_a_last_paragraph_that_begins_like_a_box_is_kept(last: str) -> None:
    f = furniture("en")
    a = parts("en")
    page = [a["title"], f["date"], *a["paragraphs"], last, *f["tags"], *f["comments"], f["related"]]
    assert last in from_text("\n\n".join(page), name="page").kept_text

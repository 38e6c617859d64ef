"""Pages laid out by hand as many sites have them, in words that no list of phrases was made for."""

from functools import cache

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from tests.data.making.articles import parts
from tests.data.making.sites import COLLECTIONS, Site, collected

# The newest collections are only measured: tests/benchmarks/test_furniture.py
ALL = [site for name in COLLECTIONS[:3] for site in collected(name)]
pages = pytest.mark.parametrize("site", ALL, ids=lambda site: site.name)


@cache
def read(site: Site) -> Document:
    return from_text(site.text, name="page")


def kept(site: Site) -> set[str]:
    document = read(site)
    return {document.text[x.start : x.end] for x in document.lines if not x.hidden}


@pages
def test_no_line_of_the_article_is_hidden(site: Site) -> None:
    assert [line for line, is_own in site.lines if is_own and line not in kept(site)] == []


def test_fifteen_in_sixteen_lines_of_the_page_are_hidden() -> None:
    around = [line in kept(x) for x in ALL for line, own in x.lines if own is False]
    assert len(ALL) >= 90
    assert sum(around) / len(around) <= 1 / 16


def test_most_titles_are_found() -> None:
    found = [read(x).title == x.title for x in ALL]
    assert found.count(True) >= 0.9 * len(found)


MATTER = {
    "a recipe": ["Ingredients", "200 g barley", "1 onion", "2 carrots", "Salt", "A marrow bone"],
    "a table": ["Results", "Corran 3 Leith 1", "Oban 2 Mull 2", "Skye 0 Iona 4"],
    "a box": ["Getting there", "Bus 14 from the village", "Open from April", "Tickets at the slip"],
    "a list": ["What to bring along:", "Wool socks", "A lamp", "Small change"],
    "a letter's end": ["Yours ever,", "Martha"],
    "a scene": ["ROSE", "Is this the queue?", "PORTER", "It was.", "ROSE", "And now?"],
    "a poem in capitals": [
        "Low Water",
        "The boats lie down like cattle",
        "Along the grey slip",
        "And nobody calls them in",
        "A rope goes slack",
        "The tide lets go of its end",
        "And night comes over the bar",
    ],
    "a refrain of verse": ["and the rope goes slack,", "and the tide lets go,", "and nobody calls"],
}
FOOT = ["Share on Facebook", "Tags: soup", "Privacy", "Contact", "© 2024 Quay"]


@pytest.mark.parametrize("matter", MATTER.values(), ids=MATTER)
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_is_no_sentence_but_the_article_s_is_kept_on_a_page(
    place: str, matter: list[str]
) -> None:
    a = parts("en")
    own = {"before": [*matter, *a["paragraphs"]], "after": [*a["paragraphs"], *matter]}[place]
    page = ["Home", "News", "Food", "Home / Food / Soup", a["title"], "12 March 2024", "3 min read"]
    document = from_text("\n\n".join([*page, *own, *FOOT]), name="page")
    assert [line for line in own if line not in document.kept_text] == []
    assert "Contact" not in document.kept_text

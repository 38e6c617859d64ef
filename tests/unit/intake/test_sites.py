"""Pages laid out by hand as many sites have them, in words that no list of phrases was made for."""

from functools import cache

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from tests.data.making.articles import parts
from tests.data.making.sites import Site, languages, sites

KNOWN = [site for each in languages("sites") for site in sites("sites", each)]
pages = pytest.mark.parametrize("site", KNOWN, ids=lambda site: site.name)


@cache
def read(site: Site) -> Document:
    return from_text(site.text, name="page")


def kept(site: Site) -> set[str]:
    document = read(site)
    return {document.text[x.start : x.end] for x in document.lines if not x.hidden}


@pages
def test_no_line_of_the_article_is_hidden(site: Site) -> None:
    assert [line for line, is_own in site.lines if is_own and line not in kept(site)] == []


def test_nine_in_ten_lines_of_the_page_are_hidden() -> None:
    around = [line in kept(x) for x in KNOWN for line, own in x.lines if own is False]
    assert sum(around) / len(around) <= 0.1


def test_of_strange_sites_five_in_six_lines_of_the_page_are_hidden() -> None:
    pages = [site for each in languages("strangers") for site in sites("strangers", each)]
    around = [line in kept(x) for x in pages for line, own in x.lines if own is False]
    assert len(pages) >= 24
    assert sum(around) / len(around) <= 1 / 6


def test_most_titles_are_found() -> None:
    found = [read(x).title == x.title for x in KNOWN]
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

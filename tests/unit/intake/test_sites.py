"""Pages laid out by hand as many sites have them, in words that no list of phrases was made for."""

from functools import cache

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from tests.data.making.sites import LANGUAGES, Site, sites

ALL = [pytest.param(site, id=f"{each}-{site.name}") for each in LANGUAGES for site in sites(each)]
pages = pytest.mark.parametrize("site", ALL)


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
    everything = [site for each in LANGUAGES for site in sites(each)]
    around = [line in kept(x) for x in everything for line, own in x.lines if own is False]
    assert sum(around) / len(around) <= 0.1


def test_most_titles_are_found() -> None:
    found = [read(x).title == x.title for each in LANGUAGES for x in sites(each)]
    assert found.count(True) >= 0.9 * len(found)

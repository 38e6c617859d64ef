"""The page of an article: all of it there, whatever it says, and nothing in it that acts."""

import base64
import hashlib
import random

import pytest
from lxml import html as parser

from core.annotations import annotations as annotating
from core.annotations import colours
from core.export.html import export
from core.export.options import Options
from core.intake.reading import from_text
from core.library import importing
from core.library.sample import add_sample
from core.model import Colour
from core.store.store import Store
from tests.unit.export.test_random_libraries import PIECES, drawn

ACTIVE = {"script", "iframe", "object", "embed", "img", "link", "base", "form", "video", "audio"}
UNKIND = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1)) "
    "![pixel](http://example.com/p.png) </style></td>"
)


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        yield store, add_sample(store)


def page(store, article, **options):
    made = export(store, article, Options(**options), names=colours.names(store))
    return made, parser.document_fromstring(made.document)


def test_every_row_and_every_version_is_there(library):
    store, article = library
    _made, tree = page(store, article)
    assert len(tree.xpath("//thead//th")) == 1 + len(store.versions(article))
    cells = tree.xpath("//tbody//td[@lang='en']")
    text = store.versions(article)[0].text
    for cell in cells:
        words = "".join(cell.xpath(".//text()[not(ancestor::sup)]")).strip()
        assert all(line in text for line in words.split("\n"))
    assert len(cells) == len(store.rows(article))


def test_marks_and_notes_are_shown_and_counted(library):
    store, article = library
    made, tree = page(store, article)
    notes = [one for one in store.annotations(article) if one.record.note or one.tags]
    assert (made.notes, made.total) == (len(store.annotations(article)),) * 2
    assert len(tree.xpath("//section/ol/li")) == len(notes)
    assert tree.xpath("//mark[contains(@class, 'yellow') and text()='spare key']")
    assert tree.xpath("//mark[contains(@class, 'linked')]")


def test_a_filter_shows_only_rows_with_its_notes(library):
    store, article = library
    made, tree = page(store, article, tags=("terminology",))
    wanted = [o for o in store.annotations(article) if any("terminology" in t for t in o.tags)]
    assert made.notes == len(wanted) > 0
    assert 0 < len(tree.xpath("//tbody/tr")) < len(store.rows(article))


def test_languages_narrow_the_columns(library):
    store, article = library
    _made, tree = page(store, article, languages=("vi", "en"))
    assert sorted(set(tree.xpath("//tbody//td/@lang"))) == ["en", "vi"]


def test_the_page_can_do_nothing(library):
    store, article = library
    annotating.annotate_article(store, article, UNKIND, tags=["<b>"])
    made, tree = page(store, article)
    assert not {element.tag for element in tree.iter() if isinstance(element.tag, str)} & ACTIVE
    assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on")]
    assert not [a for a in tree.xpath("//@href") if not a.startswith(("#", "http"))]
    assert not tree.xpath("//@src")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = tree.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "<script" not in made.document


@pytest.mark.parametrize("seed", range(10))
def test_whatever_a_library_holds_its_page_holds_and_stays_the_same(seed, tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        rng = random.Random(seed)
        texts = [". ".join(drawn(rng, PIECES, 8) for _ in range(9)) for _ in range(2)]
        documents = [
            from_text(f"{text}.", name=code, language=code)
            for code, text in zip(("en", "de"), texts, strict=True)
        ]
        article = importing.add(store, documents, groups=[(0, 1)]).articles[0]
        made, tree = page(store, article)
        for version in store.versions(article):
            shown = " ".join(tree.xpath(f"//td[@lang='{version.language}']//text()"))
            for one in store.segments(version.id):
                words = version.text[one.start : one.end]
                assert squeezed(words) in squeezed(shown)
        assert page(store, article)[0] == made


def squeezed(text):
    """Letters alone: numbers of notes and blanks stand between them."""
    return "".join(c for c in text if c.isalpha())


def test_colours_carry_the_names_that_were_given(library):
    store, article = library
    colours.rename(store, Colour.YELLOW, "Key fact")
    _made, tree = page(store, article)
    assert "Key fact" in tree.xpath("//section//b/text()")

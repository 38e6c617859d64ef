"""Saved web pages: the article of each page kept whole, the page around it hidden."""

from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.reading import read
from core.model import Role
from tests.data.making import pages
from tests.data.making.articles import LANGUAGES, TAGS, outcome, parts

PAGES = [(language, layout) for language in LANGUAGES for layout in pages.LAYOUTS]


def document(folder: Path, markup: str | bytes, name: str = "page.html") -> Document:
    path = folder / name
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    (found,) = read(path)
    assert isinstance(found, Document)
    return found


def shown(found: Document) -> list[str]:
    return [found.text[line.start : line.end] for line in found.lines if not line.hidden]


@pytest.mark.parametrize(("language", "layout"), PAGES)
def test_an_article_is_kept_and_its_page_hidden(tmp_path: Path, language: str, layout: str) -> None:
    a = parts(language)
    found = document(tmp_path, pages.LAYOUTS[layout](a, language))
    result = outcome(found, pages.own_lines(a, layout), pages.furniture(a, layout))
    assert result.lost == []
    assert len(result.kept_furniture) <= 0.02 * result.furniture
    assert (found.title, found.language) == (a["title"], TAGS.get(language, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_page_tells_day_writer_and_addresses(tmp_path: Path, language: str) -> None:
    a = parts(language)
    found = document(tmp_path, pages.newspaper(a, language))
    assert (found.published, found.byline) == (a["published"], "Ada Finch")
    assert found.source_url == pages.ADDRESS.format(language=language)
    assert "https://vi.paper.example/story-17" in found.alternates


def test_nothing_of_a_page_is_lost_but_scripts(tmp_path: Path) -> None:
    found = document(tmp_path, pages.newspaper(parts("vi"), "vi"))
    for line in pages.furniture(parts("vi"), "newspaper"):
        assert line in found.text
    assert "secret" not in found.text
    assert "color" not in found.text


def test_captions_are_kept_apart_as_captions(tmp_path: Path) -> None:
    found = document(tmp_path, pages.newspaper(parts("de"), "de"))
    captions = [line for line in found.lines if line.role is Role.CAPTION]
    assert [found.text[c.start : c.end] for c in captions] == [parts("de")["caption"]]
    assert all(line.hidden for line in captions)


@pytest.mark.parametrize("language", ["ja", "ru", "vi"])
def test_a_page_saved_in_one_file_is_the_same_page(tmp_path: Path, language: str) -> None:
    markup = pages.portal(parts(language), language)
    address = "https://archive.example/a?b=1"
    found = document(tmp_path, pages.archived(markup, address), "page.mhtml")
    assert found.source_url == address
    assert shown(found) == shown(document(tmp_path, markup))


@pytest.mark.parametrize(("language", "encoding"), [("ja", "shift_jis"), ("ru", "windows-1251")])
def test_the_encoding_that_a_page_declares_is_taken(
    tmp_path: Path, language: str, encoding: str
) -> None:
    markup = pages.newspaper(parts(language), language).replace(
        'charset="utf-8"', f'charset="{encoding}"'
    )
    found = document(tmp_path, markup.encode(encoding, "xmlcharrefreplace"))
    assert found.title == parts(language)["title"]


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    found = document(tmp_path, pages.newspaper(parts("en"), "en"), "page.txt")
    assert found.title == parts("en")["title"]


def test_a_wrong_language_in_the_head_is_not_believed(tmp_path: Path) -> None:
    assert document(tmp_path, pages.newspaper(parts("vi"), "en")).language == "vi"


def test_a_language_that_cannot_be_told_apart_is_believed(tmp_path: Path) -> None:
    assert document(tmp_path, pages.newspaper(parts("id"), "ms-MY")).language == "ms-MY"


@pytest.mark.parametrize("depth", [300, 5_000])
def test_deep_pages_lose_nothing(tmp_path: Path, depth: int) -> None:
    inner = "".join(f"<p>{each}</p>" for each in parts("en")["paragraphs"])
    found = document(
        tmp_path, f"<html><body>{'<div>' * depth}{inner}{'</div>' * depth}</body></html>"
    )
    assert [each for each in parts("en")["paragraphs"] if each not in found.kept_text] == []


def test_what_a_page_does_not_show_is_hidden(tmp_path: Path) -> None:
    markup = pages.newspaper(parts("en"), "en").replace(
        "<article>", '<article><p style="display: none">Unseen words, a whole sentence of them.</p>'
    )
    found = document(tmp_path, markup)
    assert "Unseen words" in found.text
    assert "Unseen words" not in found.kept_text


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body><script>x</script></body>"])
def test_a_page_without_text_is_refused(tmp_path: Path, markup: str) -> None:
    with pytest.raises(ImportRefused, match="no text"):
        document(tmp_path, markup)

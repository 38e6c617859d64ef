"""E-books (EPUB 2 and 3): the chapters of the spine, in order, as one text or a text each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from core.errors import ImportRefused
from core.intake.formats import markup, xml
from core.intake.formats.archives import Archive
from core.intake.formats.drafts import Block, Draft, iso_date, one_line
from core.intake.formats.html import structured
from core.intake.formats.tags import tag
from core.model import Role

CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LOCKED = "The book is locked by its shop (DRM) and can't be read."
_TABLE_OF_CONTENTS = "Table of contents"
_FEWEST = 2
_PAGES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)


def read(archive: Archive, *, chapters: bool = False) -> list[Draft]:
    """The one text of an e-book, or with `chapters` a text for each of them."""
    _refuse_locked(archive)
    place = _package_path(archive)
    package = xml.parse(archive.read(place), archive.name)
    title, source = _meta(package, "title"), _meta(package, "source")
    pages = list(_chapters(archive, package, dirname(place)))
    blocks = tuple(_with_title(chain.from_iterable(pages), title))
    if not any(not block.hidden for block in blocks):
        raise ImportRefused(archive.name, "There is no text in it.")
    whole = Draft(
        blocks=blocks,
        title=title,
        byline=_meta(package, "creator"),
        published=iso_date(_meta(package, "date")),
        source_url=source if source.startswith(("http://", "https://")) else "",
        language=tag(_meta(package, "language")),
    )
    parted = _parted(pages) if chapters else []
    if len(parted) < _FEWEST:
        return [whole]
    return [_of_chapter(whole, blocks, n) for n, blocks in enumerate(parted, start=1)]


def _parted(pages: Iterable[list[Block]]) -> list[list[Block]]:
    """The blocks by chapter; pages without a paragraph go with the next one that has some."""
    parted: list[list[Block]] = []
    waiting: list[Block] = []
    for page in pages:
        waiting += page
        if any(block.role is Role.PARAGRAPH and not block.hidden for block in page):
            parted.append(waiting)
            waiting = []
    if parted:
        parted[-1] += waiting
    return parted


def _of_chapter(whole: Draft, blocks: Sequence[Block], number: int) -> Draft:
    """A chapter as a text of its own, under its last heading before the first paragraph."""
    running = (n for n, block in enumerate(blocks) if block.role is Role.PARAGRAPH)
    head = range(next(running, len(blocks)))
    headings = [n for n in head if blocks[n].role is Role.HEADING and not blocks[n].hidden]
    named = blocks[headings[-1]].text if headings else ""
    title = named or f"{whole.title} {number}".strip()
    marked = tuple(
        Block(block.text, Role.TITLE) if headings and n == headings[-1] else block
        for n, block in enumerate(blocks)
    )
    return replace(whole, blocks=marked, title=title, part=f"{number:03} {title}")


def _refuse_locked(archive: Archive) -> None:
    """Fonts may be scrambled; a book whose chapters are can't be read."""
    if _RIGHTS not in archive:
        return
    for each in xml.parse(archive.read(_RIGHTS), archive.name).iter():
        method = xml.attribute(each, "Algorithm")
        if xml.local(each) == "EncryptionMethod" and method and method not in _FONTS:
            raise ImportRefused(archive.name, _LOCKED)


def _package_path(archive: Archive) -> str:
    if CONTAINER in archive:
        for each in xml.parse(archive.read(CONTAINER), archive.name).iter():
            if xml.local(each) == "rootfile" and xml.attribute(each, "full-path"):
                return xml.attribute(each, "full-path")
    found = next((name for name in archive.members if name.endswith(".opf")), None)
    if found is None:
        raise ImportRefused(archive.name, "The e-book has no list of its chapters.")
    return found


def _meta(package: Any, name: str) -> str:
    metadata = next((each for each in package.iter() if xml.local(each) == "metadata"), None)
    return "" if metadata is None else xml.first_text(metadata, name)


def _chapters(archive: Archive, package: Any, folder: str) -> Iterator[list[Block]]:
    """The blocks of each page of the spine, which may name a page once."""
    for path, is_contents in dict.fromkeys(_spine(package, folder)):
        if path not in archive:
            continue
        text, _ = markup.decoded(archive.read(path), archive.name, None)
        yield [_aside(block) if is_contents else block for block in _chapter(text)]


def _chapter(text: str) -> list[Block]:
    root = markup.tree(text)
    if root is not None:
        return structured(root)
    lines = map(one_line, markup.bare(text).split("\n"))
    return [Block(line) for line in lines if line]


def _aside(block: Block) -> Block:
    return Block(block.text, Role.FURNITURE, _TABLE_OF_CONTENTS)


def _spine(package: Any, folder: str) -> Iterator[tuple[str, bool]]:
    """The paths of the chapters, each with whether it is the table of contents."""
    items = {
        xml.attribute(each, "id"): each for each in package.iter() if xml.local(each) == "item"
    }
    for reference in package.iter():
        item = items.get(xml.attribute(reference, "idref"))
        if xml.local(reference) != "itemref" or item is None:
            continue
        if xml.attribute(item, "media-type") in _PAGES:
            path = unquote(urlsplit(xml.attribute(item, "href")).path)
            is_contents = "nav" in xml.attribute(item, "properties").split()
            yield normpath(join(folder, path)), is_contents


def _with_title(blocks: Iterable[Block], title: str) -> Iterator[Block]:
    """The blocks with the first heading that is the book's title marked as that."""
    open_still = True
    for block in blocks:
        is_title = open_still and not block.hidden and block.text.casefold() == title.casefold()
        open_still = open_still and not is_title
        yield Block(block.text, Role.TITLE) if is_title else block

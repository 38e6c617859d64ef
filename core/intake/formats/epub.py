"""E-books (EPUB 2 and 3): the chapters of the spine, in order, as one text."""

from collections.abc import Iterator
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
_PAGES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)


def read(archive: Archive) -> list[Draft]:
    """The one text of an e-book."""
    _refuse_locked(archive)
    place = _package_path(archive)
    package = xml.parse(archive.read(place), archive.name)
    title = _meta(package, "title")
    blocks = tuple(_with_title(_chapters(archive, package, dirname(place)), title))
    if not any(not block.hidden for block in blocks):
        raise ImportRefused(archive.name, "There is no text in it.")
    source = _meta(package, "source")
    return [
        Draft(
            blocks=blocks,
            title=title,
            byline=_meta(package, "creator"),
            published=iso_date(_meta(package, "date")),
            source_url=source if source.startswith(("http://", "https://")) else "",
            language=tag(_meta(package, "language")),
        )
    ]


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


def _chapters(archive: Archive, package: Any, folder: str) -> Iterator[Block]:
    for path, is_contents in _spine(package, folder):
        if path not in archive:
            continue
        text, _ = markup.decoded(archive.read(path), archive.name, None)
        yield from (_aside(block) if is_contents else block for block in _chapter(text))


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


def _with_title(blocks: Iterator[Block], title: str) -> Iterator[Block]:
    """The blocks with the first heading that is the book's title marked as that."""
    open_still = True
    for block in blocks:
        is_title = open_still and not block.hidden and block.text.casefold() == title.casefold()
        open_still = open_still and not is_title
        yield Block(block.text, Role.TITLE) if is_title else block

"""Word files (docx): converted to HTML by mammoth, then read like a page without furniture.

The converter opens the archive and its XML by itself, without limits. So it is handed a small
archive made here: the parts that hold text, read through the one door and written anew from parsed
XML, without entities, pictures or anything that points elsewhere. What was inserted with tracked
changes is text, what was deleted is not. Footnotes stand at the end, each a paragraph.
"""

import io
import re
import zipfile
from typing import Any

from core.errors import ImportRefused
from core.intake.formats import markup, xml
from core.intake.formats.archives import Archive
from core.intake.formats.drafts import Block, Draft, foreign_code, iso_date
from core.intake.formats.markup import Piece
from core.intake.formats.tags import tag
from core.model import Role

MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/[\w-]+\.xml|word/_rels/[\w-]+\.xml\.rels"
)
_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
r[style-name='Footnote Reference'] => span.mark
"""
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]</a></sup>')
_NOTE_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^>]*>[^<]*</a>')
_HEADING = re.compile(r"h([1-6])")


def read(archive: Archive) -> list[Draft]:
    """The one text of a Word file."""
    parts = {name: archive.read(name) for name in archive.members if _PART.fullmatch(name)}
    roots = {name: xml.parse(data, archive.name) for name, data in parts.items()}
    root = markup.tree(_html(roots, archive.name))
    blocks = [] if root is None else [_block(piece) for piece in markup.pieces(root)]
    if not blocks:
        raise ImportRefused(archive.name, "There is no text in it.")
    said = xml.parse(archive.read(_CORE), archive.name) if _CORE in archive else None
    return [
        Draft(
            blocks=_with_title(blocks),
            title=_said(said, "title"),
            byline=_said(said, "creator"),
            published=iso_date(_said(said, "created")),
            language=tag(_said(said, "language")) or _language(roots.get("word/styles.xml")),
        )
    ]


def _html(roots: dict[str, Any], name: str) -> str:
    with foreign_code(name):
        import mammoth

        made = mammoth.convert_to_html(
            io.BytesIO(_clean_archive(roots)),
            style_map=_STYLES,
            convert_image=lambda _image: [],
            external_file_access=False,
        )
    text: str = made.value
    return _NOTE_BACK.sub("", _NOTE_MARK.sub("", text))


def _clean_archive(roots: dict[str, Any]) -> bytes:
    from lxml import etree

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, root in roots.items():
            file.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return target.getvalue()


def _block(piece: Piece) -> Block:
    style = "" if piece.element is None else piece.element.get("class") or ""
    if style == "title":
        return Block(piece.text, Role.TITLE)
    if style == "caption":
        return Block(piece.text, Role.CAPTION)
    return Block(piece.text, Role.HEADING if _HEADING.fullmatch(piece.tag) else Role.PARAGRAPH)


def _with_title(blocks: list[Block]) -> tuple[Block, ...]:
    """The first paragraph in the style of a title, else a heading that stands first."""
    titles = [number for number, block in enumerate(blocks) if block.role is Role.TITLE]
    first = titles[0] if titles else 0 if blocks[0].role is Role.HEADING else None
    return tuple(
        Block(block.text, Role.TITLE) if number == first
        else Block(block.text, Role.HEADING) if block.role is Role.TITLE
        else block
        for number, block in enumerate(blocks)
    )  # fmt: skip


def _said(root: Any | None, name: str) -> str:
    return "" if root is None else xml.first_text(root, name)


def _language(styles: Any | None) -> str:
    """The language of the text by default, as the styles have it."""
    if styles is None:
        return ""
    found = (each for each in styles.iter() if xml.local(each) == "lang")
    element = next(found, None)
    return "" if element is None else tag(xml.attribute(element, "val"))

"""OpenDocument texts (odt): paragraphs and headings in their order, notes at the end.

What was deleted with tracked changes lies apart in the file and is left there; what was inserted
stands in the text. Comments are not the text.
"""

from collections.abc import Iterator
from typing import Any

from core.errors import ImportRefused
from core.intake.formats import xml
from core.intake.formats.archives import Archive
from core.intake.formats.drafts import Block, Draft, iso_date, one_line
from core.intake.formats.tags import tag
from core.model import Role

TEXT = b"application/vnd.oasis.opendocument.text"
_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_CONTENT, _META, _STYLES = "content.xml", "meta.xml", "styles.xml"
_SILENT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note-citation", "ruby-text", "forms",
     "sequence-decls", "variable-decls", "user-field-decls", "title", "desc"}
)  # fmt: skip
_SIGNS = {"tab": " ", "line-break": "\n"}


def read(archive: Archive) -> list[Draft]:
    """The one text of an OpenDocument file."""
    content = xml.parse(archive.read(_CONTENT), archive.name)
    body = next((each for each in content.iter() if each.tag == _BODY), None)
    blocks = [] if body is None else _Walk(_titles(content)).blocks(body)
    if not blocks:
        raise ImportRefused(archive.name, "There is no text in it.")
    meta = xml.parse(archive.read(_META), archive.name) if _META in archive else content
    return [
        Draft(
            blocks=tuple(blocks),
            title=xml.first_text(meta, "title"),
            byline=xml.first_text(meta, "initial-creator") or xml.first_text(meta, "creator"),
            published=iso_date(
                xml.first_text(meta, "creation-date") or xml.first_text(meta, "date")
            ),
            language=tag(xml.first_text(meta, "language")) or _language(archive),
        )
    ]


def _titles(content: Any) -> frozenset[str]:
    """The names of the styles that are a title's, also those made on the spot."""
    made = {
        xml.attribute(each, "name")
        for each in content.iter()
        if xml.local(each) == "style" and xml.attribute(each, "parent-style-name") == "Title"
    }
    return frozenset({"Title", *made})


def _language(archive: Archive) -> str:
    if _STYLES not in archive:
        return ""
    for each in xml.parse(archive.read(_STYLES), archive.name).iter():
        if xml.local(each) == "text-properties" and xml.attribute(each, "language"):
            country = xml.attribute(each, "country")
            return tag("-".join(filter(None, (xml.attribute(each, "language"), country))))
    return ""


class _Walk:
    """Collects paragraphs; those of notes come after the others."""

    def __init__(self, titles: frozenset[str]) -> None:
        self._titles = titles
        self._text: list[list[str]] = [[]]
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._in_note = 0
        self._silent = 0
        self._has_title = False

    def blocks(self, body: Any) -> list[Block]:
        """All paragraphs below an element."""
        from lxml import etree

        for event, element in etree.iterwalk(body, events=("start", "end")):
            name = xml.local(element)
            if event == "start":
                self._open(element, name)
            else:
                self._close(element, name)
        return [*self._blocks, *self._notes]

    def _open(self, element: Any, name: str) -> None:
        self._silent += name in _SILENT
        self._in_note += name == "note"
        if name in {"p", "h"}:
            self._text.append([])
        elif name == "s":
            count = xml.attribute(element, "c")
            self._add(" " * min(int(count), 100) if count.isdigit() else " ")
        else:
            self._add(_SIGNS.get(name, ""))
        self._add(element.text)

    def _close(self, element: Any, name: str) -> None:
        if name in {"p", "h"}:
            self._end(element, name, "".join(self._text.pop()))
        self._silent -= name in _SILENT
        self._in_note -= name == "note"
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and not self._silent:
            self._text[-1].append(text)

    def _end(self, element: Any, name: str, text: str) -> None:
        blocks = self._notes if self._in_note else self._blocks
        role = self._role(element, name)
        blocks.extend(_made(text, role))

    def _role(self, element: Any, name: str) -> Role:
        style = xml.attribute(element, "style-name")
        is_first = not self._blocks and name == "h"
        if not self._has_title and not self._in_note and (style in self._titles or is_first):
            self._has_title = True
            return Role.TITLE
        return Role.HEADING if name == "h" else Role.PARAGRAPH


def _made(text: str, role: Role) -> Iterator[Block]:
    lines = (one_line(line) for line in text.split("\n"))
    return (Block(line, role) for line in lines if line)

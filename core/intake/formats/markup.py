"""HTML as text: the blocks of a page in their order, with the elements that they stand in.

Scripts, styles, forms' controls and whatever is fetched from elsewhere have no text and are left
out. Pages nested deeper than the parser goes are read as text between tags.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from core.errors import ImportRefused
from core.intake.formats.drafts import one_line


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li "
    "main menu nav ol p pre section summary table tbody td tfoot th thead tr ul "
)
_SILENT = _names(
    "audio base button canvas datalist embed frame head iframe input link map math meta "
    "noframes noscript object optgroup option progress rp rt script select source style "
    "svg template textarea title track video "
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between the edges of blocks, in one line.

    `inside` are the names of the blocks around it, outermost first; `element` is the innermost of
    them, `parent` the one around that. `unseen`: the page does not show it.
    """

    text: str
    inside: tuple[str, ...]
    element: Any
    parent: Any
    unseen: bool = False

    @property
    def tag(self) -> str:
        """The name of the innermost block."""
        return self.inside[-1] if self.inside else ""


def tree(markup: str) -> Any | None:
    """The root element of a page, or nothing where it is nested too deeply to be parsed."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )  # 256 levels are not enough for real pages; without comments, texts are whole
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    deep = any("depth" in entry.message for entry in parser.error_log)
    return None if deep else root


def pieces(root: Any) -> Iterator[Piece]:
    """The blocks of a page in their order."""
    yield from _Walk().over(root)


def bare(markup: str) -> str:
    """What stands between the tags, a line break for each; for pages that no parser takes."""
    return unescape(_TAG.sub("\n", _DROPPED.sub("\n", markup)))


def name_of(element: Any) -> str:
    """The name of an element in small letters; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Walk:
    """Collects text until the edge of a block comes."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._blocks: list[tuple[str, Any]] = []
        self._silent = 0
        self._unseen = 0

    def over(self, root: Any) -> Iterator[Piece]:
        from lxml import etree

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                yield from self._open(element)
            else:
                yield from self._close(element)
        yield from self._flush()

    def _open(self, element: Any) -> Iterator[Piece]:
        name = name_of(element)
        if self._silent or name in _SILENT:
            self._silent += 1
            return
        if name in _BLOCKS:
            yield from self._flush()
            self._blocks.append((name, element))
            self._unseen += _is_unseen(element)
        elif name == "br":
            self._text.append("\n")
        self._add(element.text)

    def _close(self, element: Any) -> Iterator[Piece]:
        name = name_of(element)
        if self._silent:
            self._silent -= 1
        elif name in _BLOCKS:
            yield from self._flush()
            self._blocks.pop()
            self._unseen -= _is_unseen(element)
        if not self._silent:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            is_pre = any(name == "pre" for name, _ in self._blocks[-1:])
            self._text.append(text if is_pre else re.sub(r"[ \t\r\n\f]+", " ", text))

    def _flush(self) -> Iterator[Piece]:
        text, self._text = "".join(self._text), []
        for line in text.split("\n"):
            line = one_line(line)  # noqa: PLW2901 — the same line, tidied
            if line:
                inside = tuple(name for name, _ in self._blocks)
                parent, element = [None, None, *(each for _, each in self._blocks)][-2:]
                yield Piece(line, inside, element, parent, unseen=self._unseen > 0)


def _is_unseen(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    return bool(_HIDING.search(element.get("style") or ""))


def decoded(data: bytes, name: str, encoding: str | None, *, charset: str = "") -> tuple[str, str]:
    """The text of a page and its encoding: as chosen, marked, UTF-8, declared, guessed.

    `charset` is what was declared outside the page.
    """
    from core.intake import plain

    declared = _python_name(charset) or _declared(data[:4096])
    try:
        if encoding or not declared or _is_utf8(data):
            return plain.decode(data, encoding)
        return _by_declaration(data, declared)
    except (LookupError, UnicodeError):
        return _guessed(data, name, encoding)
    except ValueError as error:
        raise ImportRefused(name, str(error)) from error


def _by_declaration(data: bytes, declared: str) -> tuple[str, str]:
    """The text as a page declares it; a few faults are no reason to guess."""
    text = data.decode(declared, "replace")
    if text.count("\ufffd") > len(text) / 100:
        raise UnicodeError
    return text, declared


def _guessed(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    from core.intake import plain

    if encoding:
        raise ImportRefused(name, f"The file is not in the encoding {encoding}.")
    try:
        return plain.decode(data)
    except (LookupError, ValueError) as error:
        raise ImportRefused(name, str(error)) from error


def _is_utf8(data: bytes) -> bool:
    if data.isascii() and b"\x1b" not in data:
        return True
    from core.intake import plain

    return plain.nearly_utf8(data) is not None and b"\x1b" not in data


def _declared(head: bytes) -> str:
    """The encoding that a page names; browsers read Latin-1 as Windows-1252, GB2312 as GB18030."""
    found = _CHARSET.search(head)
    return _python_name(found[1].decode("ascii")) if found else ""


def _python_name(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    wider = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
    return wider.get(name, name)

"""Which format a file is in: by its content first, by its name second."""

import codecs
import re
from enum import Enum, auto

from core.intake.formats.drafts import Source

_LOOKED_AT = 8192


class Format(Enum):
    """The formats that have a reader; whatever else is text is PLAIN."""

    PLAIN = auto()
    MARKDOWN = auto()
    HTML = auto()
    MHTML = auto()
    PACKED = auto()
    PDF = auto()
    TMX = auto()
    XLIFF = auto()
    SUBTITLES = auto()
    TABLE = auto()


_ROOTS = {
    "tmx": Format.TMX, "xliff": Format.XLIFF, "html": Format.HTML, "head": Format.HTML,
    "body": Format.HTML,
}  # fmt: skip
SUFFIXES = {
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".csv": Format.TABLE,
    ".tsv": Format.TABLE, ".tab": Format.TABLE, ".tmx": Format.TMX, ".xlf": Format.XLIFF,
    ".xliff": Format.XLIFF, ".mhtml": Format.MHTML, ".mht": Format.MHTML,
    ".srt": Format.SUBTITLES, ".vtt": Format.SUBTITLES,
}  # fmt: skip
_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]*\?>|<!--.*?-->|<!doctype\b[^>\[]*(?:\[[^\]]*\])?\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([a-zA-Z][\w.-]*)[\s/>]")
_DOCTYPE = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*<!doctype\s+([\w.-]+)", re.DOTALL | re.IGNORECASE
)
_CUE = re.compile(r"(?:\d+[^\S\n]*\n\s*)?(?:\d+:)?\d+:\d\d[,.]\d{1,3}\s*-->\s*(?:\d+:)?\d+:\d\d")
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(r"\s*[\w-]+:[ \t]")


def format_of(source: Source) -> Format:
    """The format of a file."""
    data = source.data
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Format.PACKED
    return _by_text(_head(data)) or SUFFIXES.get(source.suffix, Format.PLAIN)


def _head(data: bytes) -> str:
    """The beginning of a file as text, without blanks before it, for looking at only."""
    head = data[:_LOOKED_AT]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
    else:
        text = head.replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff")
    return text.replace("\r\n", "\n").lstrip()


def _by_text(head: str) -> Format | None:
    if head.startswith("WEBVTT") or _CUE.match(head):
        return Format.SUBTITLES
    if _HEADER.match(head) and _MIME.search(head) and _MHTML.search(head):
        return Format.MHTML
    doctype = _DOCTYPE.match(head)
    if doctype and doctype[1].lower() in _ROOTS:
        return _ROOTS[doctype[1].lower()]
    position = 0
    while found := _PROLOGUE.match(head, position):
        position = found.end()
    root = _ROOT.match(head, position)
    return _ROOTS.get(root[1].lower()) if root else None

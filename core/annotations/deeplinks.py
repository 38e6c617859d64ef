"""Links to annotations: `hexapla://annotation/` and the first digits of an id.

They stand in exported files, and in notes that point at other notes, as ordinary Markdown links:
`[deep water](hexapla://annotation/1f0c93a2b4d7)`. What follows a link comes from outside, so
`target_of` takes nothing but digits of an id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.model import AnnotationId, short_id

SCHEME = "hexapla"
_ADDRESS = re.compile(r"hexapla:/{0,2}annotation/([0-9a-f]{4,32})/?", re.IGNORECASE)
_LINK = re.compile(r"\[((?:\\.|[^\]\\\n])*)\]\((hexapla://annotation/[0-9a-f]{4,32})\)")
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link in a note: its words, and the first digits of the annotation's id."""

    words: str
    target: str


def address_of(annotation: AnnotationId) -> str:
    """The address of an annotation."""
    return f"{SCHEME}://annotation/{short_id(annotation)}"


def target_of(address: str) -> str | None:
    """The first digits of the id of the annotation at an address; None for any other address."""
    match = _ADDRESS.fullmatch(address.strip())
    return match[1].lower() if match else None


def link_to(annotation: AnnotationId, words: str) -> str:
    """A Markdown link with these words, shortened, in one line and with no mark-up in them."""
    line = " ".join(words.split()) or "note"
    if len(line) > _MOST_WORDS:
        line = line[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
    plain = re.sub(r"([\\`*_\[\]<>])", r"\\\1", line)
    return f"[{plain}]({address_of(annotation)})"


def links_in(markdown: str) -> Iterator[NoteLink]:
    """The links to annotations in a note, in their order."""
    for match in _LINK.finditer(markdown):
        target = target_of(match[2])
        if target is not None:
            yield NoteLink(re.sub(r"\\(.)", r"\1", match[1]), target)

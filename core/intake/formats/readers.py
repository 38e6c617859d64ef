"""Which reader reads which format; their libraries are imported when a file asks for them."""

from collections.abc import Sequence

from core.errors import ImportRefused
from core.intake.formats import (
    html,
    markdown,
    mhtml,
    packed,
    pdf,
    subtitles,
    tables,
    text,
    tmx,
    xliff,
)
from core.intake.formats.detecting import Format
from core.intake.formats.drafts import Draft, Source

_READERS = {
    Format.PLAIN: text.read, Format.MARKDOWN: markdown.read, Format.HTML: html.read,
    Format.MHTML: mhtml.read, Format.PACKED: packed.read, Format.PDF: pdf.read,
    Format.TMX: tmx.read, Format.XLIFF: xliff.read, Format.SUBTITLES: subtitles.read,
    Format.TABLE: tables.read,
}  # fmt: skip


def read(source: Source, kind: Format) -> Sequence[Draft | ImportRefused]:
    """The texts in a file of this format. Raises ImportRefused."""
    return _READERS[kind](source)

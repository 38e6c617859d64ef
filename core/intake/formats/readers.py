"""Which reader reads which format; their libraries are imported when a file asks for them."""

from collections.abc import Callable, Sequence
from importlib import import_module

from core.errors import ImportRefused
from core.intake.formats.detecting import Format
from core.intake.formats.drafts import Draft, Source

_MODULES = {
    Format.PLAIN: "text",
    Format.MARKDOWN: "markdown", Format.HTML: "html", Format.MHTML: "mhtml",
    Format.PACKED: "packed", Format.PDF: "pdf", Format.TMX: "tmx", Format.XLIFF: "xliff",
    Format.SUBTITLES: "subtitles", Format.TABLE: "tables",
}  # fmt: skip


def read(source: Source, kind: Format) -> Sequence[Draft | ImportRefused]:
    """The texts in a file of this format. Raises ImportRefused."""
    reader: Callable[[Source], Sequence[Draft | ImportRefused]]
    reader = import_module(f"core.intake.formats.{_MODULES[kind]}").read
    return reader(source)

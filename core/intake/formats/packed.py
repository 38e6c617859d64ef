"""Packed files: Word, OpenDocument and e-books by what is in them, else a zip of such files."""

from collections.abc import Sequence
from dataclasses import replace

from core.errors import ImportRefused
from core.intake.formats import epub, opendocument, word
from core.intake.formats.archives import Archive
from core.intake.formats.detecting import Format, format_of
from core.intake.formats.drafts import Draft, Source

_OTHER_OFFICE = (
    ("xl/workbook.xml", "This is a spreadsheet. Save it as CSV, a column a language."),
    ("ppt/presentation.xml", "These are slides. Save them as PDF or copy the text."),
)
_NOT_TEXT = "This OpenDocument file is not a text. Save it as a text document or as CSV."
_ZIP_IN_ZIP = "It is a packed file within a packed file. Unpack it first."


def read(source: Source) -> Sequence[Draft | ImportRefused]:
    """The texts in a packed file, whatever its name says."""
    archive = Archive.open(source.name, source.data)
    if word.MAIN in archive or _is_word(archive):
        return word.read(archive)
    for member, reason in _OTHER_OFFICE:
        if member in archive:
            raise ImportRefused(source.name, reason)
    kind = archive.read("mimetype").strip() if "mimetype" in archive else b""
    if kind.startswith(b"application/epub") or epub.CONTAINER in archive:
        return epub.read(archive, chapters=source.chapters)
    if kind.startswith(opendocument.TEXT):
        return opendocument.read(archive)
    if kind.startswith(b"application/vnd.oasis"):
        raise ImportRefused(source.name, _NOT_TEXT)
    return _members(archive, source)


def _is_word(archive: Archive) -> bool:
    return "[Content_Types].xml" in archive and any(
        member.startswith("word/document") for member in archive.members
    )


def _members(archive: Archive, source: Source) -> list[Draft | ImportRefused]:
    found: list[Draft | ImportRefused] = []
    for member in sorted(filter(_is_worth_reading, archive.members)):
        inner = Source(member, archive.read(member), source.encoding, source.chapters)
        try:
            found += [_part_of(draft, member) for draft in _texts(inner)]
        except ImportRefused as refused:
            found.append(ImportRefused(member, refused.reason))
    if not found:
        raise ImportRefused(source.name, "There is no text in it.")
    return found


def _is_worth_reading(member: str) -> bool:
    return not any(
        part == "__MACOSX" or (part.startswith(".") and part != "..") for part in member.split("/")
    )


def _texts(inner: Source) -> Sequence[Draft | ImportRefused]:
    from core.intake.formats import readers

    kind = format_of(inner)
    if kind is Format.PACKED:
        archive = Archive.open(inner.name, inner.data)
        if not any(each in archive for each in ("[Content_Types].xml", "mimetype", epub.CONTAINER)):
            raise ImportRefused(inner.name, _ZIP_IN_ZIP)
    return readers.read(inner, kind)


def _part_of(draft: Draft | ImportRefused, member: str) -> Draft | ImportRefused:
    """A text of a zip: it goes by its member's name, and its bundle is that member's alone."""
    if isinstance(draft, ImportRefused):
        return draft
    part = f"{member} {draft.part}".strip()
    bundle = f"{member} {draft.bundle}" if draft.bundle else ""
    return replace(draft, part=part, bundle=bundle)

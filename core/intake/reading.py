"""From a file, or from text that was pasted, to a document: decoded, cleaned, identified, split.

Nothing here stores anything, and the only error that leaves is ImportRefused.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import ImportRefused
from core.intake import plain, titles
from core.intake.assembling import assembled, language_of
from core.intake.cleaning import Cleaned, clean
from core.intake.documents import Document, DraftLine, DraftSegment
from core.intake.formats import readers
from core.intake.formats.detecting import Format, format_of
from core.intake.formats.drafts import Draft, Source
from core.intake.lines import TextLine, lines_of
from core.intake.wrapping import unwrapped
from core.model import Line, Role
from core.text import language as languages
from core.text import segments
from core.text.normalize import normalized

SAID = 1.0
LARGEST_TEXT = 20_000_000  # bytes of UTF-8: ten Bibles
_MEGABYTE = 1_000_000
HIDDEN_BY_HAND = "Hidden by you"
KEPT_BY_HAND = "Kept by you"
_CELL_BARS = "| \t"


def read(
    path: Path,
    *,
    encoding: str | None = None,
    language: str | None = None,
    chapters: bool = False,
) -> list[Document | ImportRefused]:
    """The texts in a file as documents; language and encoding are found where they are not given.

    Most files hold one text; with `chapters` each chapter of an e-book is one. A packed file gives
    a refusal in the place of each part that could not be read. Raises ImportRefused for the file
    as a whole.
    """
    source = Source(str(path), plain.bytes_of(path), encoding, chapters)
    kind = format_of(source)
    if kind is Format.PLAIN:
        return [_plain(path, source, language)]
    digest = hashlib.sha256(source.data).hexdigest()
    drafts = readers.read(source, kind)
    if len(drafts) == 1 and isinstance(drafts[0], Draft):
        return [_document(path, drafts[0], digest, language)]
    return [_part(path, draft, digest, language) for draft in drafts]


def _part(
    path: Path, draft: Draft | ImportRefused, digest: str, language: str | None
) -> Document | ImportRefused:
    """One of several texts in a file; what is wrong with it does not touch the others."""
    if isinstance(draft, ImportRefused):
        return draft
    try:
        return _document(path, draft, digest, language)
    except ImportRefused as refused:
        return ImportRefused(draft.part, refused.reason)


def _plain(path: Path, source: Source, language: str | None) -> Document:
    decoded = plain.decoded(path, source.data, source.encoding)
    document = from_text(decoded.text, name=str(path), language=language)
    return replace(document, sha256=decoded.sha256, encoding=decoded.encoding)


def _document(path: Path, draft: Draft, digest: str, language: str | None) -> Document:
    """A draft as a document; the parts of one file have different digests."""
    _refuse_long(path, [block.text for block in draft.blocks])
    found = assembled(draft, language)
    if found is None:
        raise ImportRefused(path, "There is no text in it.")
    bundle = f"{digest[:16]} {draft.bundle}" if draft.bundle else ""
    if draft.part:
        digest = hashlib.sha256(f"{digest}\n{draft.part}".encode()).hexdigest()
    document = Document(
        path=str(path), sha256=digest, encoding=draft.encoding, text=found.text,
        lines=found.lines, segments=(), language="", confidence=0.0, title=found.title,
        title_made=not found.title, byline=found.byline, published=found.published,
        source_url=found.source_url, part=draft.part, bundle=bundle, rows=found.rows,
        declared=draft.language, alternates=draft.alternates, warning=draft.warning,
    )  # fmt: skip
    split = _split(document, language or (draft.language if draft.certain else None))
    return split if split.title else _retitled(split)


def _refuse_long(path: Path | str, texts: Iterable[str]) -> None:
    """Refuse at once what would take the memory and the time of all limits."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    if size > LARGEST_TEXT:
        raise ImportRefused(
            path,
            f"It holds {size // _MEGABYTE} MB of text; one text may have"
            f" {LARGEST_TEXT // _MEGABYTE} MB. Split it and import the parts.",
        )


def from_text(text: str, *, name: str, language: str | None = None) -> Document:
    """A text that was pasted as a document; `name` stands for the path. May raise ImportRefused."""
    _refuse_long(name, [text])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text = unwrapped(normalized(text))
    lines = lines_of(text)
    if not lines:
        raise ImportRefused(name, "There is no text in it.")
    cleaned = clean(lines, language or _language_of_prose(lines))
    document = Document(
        path=name, sha256=digest, encoding="utf-8", text=text, lines=cleaned.lines, segments=(),
        language="", confidence=0.0, title="", title_made=False, byline=cleaned.byline,
        published=cleaned.published, source_url=cleaned.source_url,
    )  # fmt: skip
    return _titled(_split(document, language), cleaned)


def recleaned(
    document: Document,
    *,
    keep: Collection[int] = (),
    hide: Collection[int] = (),
    language: str | None = None,
    reasons: tuple[str, str] = (KEPT_BY_HAND, HIDDEN_BY_HAND),
) -> Document:
    """The document with these lines, by number, kept or hidden; identified and split anew.

    `reasons` are what kept and hidden lines then say.
    """
    kept_as, hidden_as = reasons
    lines = tuple(
        _kept(line, kept_as) if line.hidden and number in keep
        else replace(line, hidden=True, reason=hidden_as) if not line.hidden and number in hide
        else line
        for number, line in enumerate(document.lines)
    )  # fmt: skip
    said = language or (document.language if document.bundle else None)
    changed = _split(replace(document, lines=lines), said)
    title = next((n for n, line in enumerate(lines) if line.role is Role.TITLE), None)
    stands = not document.title_made if title is None else not lines[title].hidden
    return changed if stands else _retitled(changed)


def sentence_ranges(text: str, line: DraftLine | Line, language: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a line lie in the whole text; a title is one."""
    inside, words = _inside_bars(text[line.start : line.end])
    whole = [(0, len(words))]
    offset = line.start + inside
    for start, end in whole if line.role is Role.TITLE else segments.split(words, language):
        yield offset + start, offset + end


def _language_of_prose(lines: Sequence[TextLine]) -> str:
    prose = [line.text for line in lines if line.prose] or [line.text for line in lines]
    return languages.identify("\n".join(prose)).language


def _split(document: Document, language: str | None) -> Document:
    """The document with the language of its kept lines and their sentences."""
    if language:
        guess = languages.Guess(language, SAID)
    else:
        guess = language_of(_body(document) or document.kept_text, document.declared)
    found = tuple(_segments(document, guess.language))
    return replace(document, language=guess.language, confidence=guess.confidence, segments=found)


def _body(document: Document) -> str:
    paragraphs = (
        line for line in document.lines if not line.hidden and line.role is Role.PARAGRAPH
    )
    return "\n".join(document.text[line.start : line.end] for line in paragraphs)


def _segments(document: Document, language: str) -> Iterator[DraftSegment]:
    for number, line in enumerate(document.lines):
        if not line.hidden:
            for start, end in sentence_ranges(document.text, line, language):
                yield DraftSegment(number, start, end)


def _inside_bars(text: str) -> tuple[int, str]:
    """A line without the bars of a table cell around it, and where that begins."""
    inside = text.strip(_CELL_BARS)
    if not inside or "|" in inside:
        return 0, text
    return text.index(inside[0]), inside


def _titled(document: Document, cleaned: Cleaned) -> Document:
    if cleaned.title is None:
        return _retitled(document)
    line = cleaned.lines[cleaned.title]
    return replace(document, title=document.text[line.start : line.end], title_made=False)


def _retitled(document: Document) -> Document:
    """The document with a title made from its first sentence."""
    first = next(iter(document.sentences), "")
    return replace(document, title=titles.made(first), title_made=True)


def _kept(line: DraftLine, reason: str) -> DraftLine:
    role = Role.PARAGRAPH if line.role is Role.FURNITURE else line.role
    return replace(line, role=role, hidden=False, reason=reason)

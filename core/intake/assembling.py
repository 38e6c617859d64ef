"""From a draft to a document: blocks become the lines of one text, scraped ones are judged.

A reader's word on what is hidden stands. What it kept of a scraped page is then judged as the
lines of a plain text are, since extractors leave captions, tags and buttons in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.intake.cleaning import Cleaned, clean
from core.intake.documents import DraftLine
from core.intake.formats.drafts import OUTSIDE, Block, Draft
from core.intake.formats.tags import primary
from core.intake.lines import TextLine, lines_of
from core.intake.pages import Page
from core.intake.vocabulary import Kind
from core.model import Role
from core.text import language as languages
from core.text.normalize import normalized

_BETWEEN = "\n\n"
_LETTERS_THAT_TELL = 50
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a draft with its lines, their rows, and what was found out on the way."""

    text: str
    lines: tuple[DraftLine, ...]
    rows: tuple[int, ...]
    byline: str
    published: str
    source_url: str
    title: str


def assembled(draft: Draft, language: str | None) -> Assembled | None:
    """The text and lines of a draft; nothing where it has no text."""
    blocks = [each for block in draft.blocks for each in _lines(block)]
    if not blocks:
        return None
    starts = list(_starts(blocks))
    text = _BETWEEN.join(block.text for block in blocks)
    lines = tuple(
        DraftLine(start, start + len(block.text), block.role, block.hidden, block.reason)
        for start, block in zip(starts, blocks, strict=True)
    )
    rows = tuple(block.row for block in blocks) if draft.bundle else ()
    plain = Assembled(text, lines, rows, draft.byline, draft.published, draft.source_url, "")
    return _judged(plain, draft, language) if draft.scraped else _titled(plain, draft)


def language_of(text: str, declared: str) -> languages.Guess:
    """The language of a text of which a file says what it is: the file's word, where it can be."""
    guess = languages.identify(text)
    if not declared:
        return guess
    if guess.language == languages.UNDETERMINED:
        return languages.Guess(declared, _SURE)
    if primary(guess.language) == primary(declared):
        return guess
    letters = sum(map(str.isalpha, text[:1000]))
    contradicted = letters >= _LETTERS_THAT_TELL and guess.confidence >= _SURE
    if contradicted and languages.is_told_apart(primary(declared)):
        return guess
    return languages.Guess(declared, _SURE)


def _lines(block: Block) -> Iterator[Block]:
    """A block as lines of normalised text without blanks around."""
    for line in normalized(block.text).split("\n"):
        if line.strip():
            yield replace(block, text=line.strip())


def _starts(blocks: Sequence[Block]) -> Iterator[int]:
    place = 0
    for block in blocks:
        yield place
        place += len(block.text) + len(_BETWEEN)


def _judged(plain: Assembled, draft: Draft, language: str | None) -> Assembled:
    """The lines as the cleaning of plain texts judges those that the reader kept."""
    shaped = lines_of(plain.text)
    kept = [number for number, line in enumerate(plain.lines) if not line.hidden]
    if not kept:
        kept = list(range(len(shaped)))
    prose = _prose([shaped[number] for number in kept])
    spoken = language or language_of(prose, draft.language).language
    cleaned = clean([shaped[number] for number in kept], spoken)
    lines = list(plain.lines)
    for number, judged in zip(kept, cleaned.lines, strict=True):
        lines[number] = _agreed(lines[number], judged)
    told = _told(plain, draft, cleaned)
    page = Page.of(shaped, spoken)
    for number, line in enumerate(lines):
        if line.reason == OUTSIDE:
            lines[number], told = _explained(line, page, number, told)
    return _with_title(replace(told, lines=tuple(lines)), draft, cleaned, kept)


def _explained(
    line: DraftLine, page: Page, number: int, told: Assembled
) -> tuple[DraftLine, Assembled]:
    """What a line beside the article is, where it says so itself; the first byline counts."""
    byline = page.byline(number)
    kind = Kind.BYLINE if byline else page.kind(number)
    if byline:
        names, day = told.byline or byline.names, told.published or byline.published
        told = replace(told, byline=names, published=day)
    role = {Kind.BYLINE: Role.BYLINE, Kind.CAPTION: Role.CAPTION}.get(kind or Kind.MENU, line.role)
    return replace(line, role=role, reason=kind.value if kind else line.reason), told


def _agreed(read: DraftLine, judged: DraftLine) -> DraftLine:
    """A heading or title of the page stays one; else the judgement counts."""
    if read.role in {Role.HEADING, Role.TITLE} and not read.hidden:
        return read
    return replace(judged, role=Role.PARAGRAPH) if judged.role is Role.TITLE else judged


def _prose(lines: Sequence[TextLine]) -> str:
    return "\n".join(line.text for line in lines if line.prose) or "\n".join(
        line.text for line in lines
    )


def _told(plain: Assembled, draft: Draft, cleaned: Cleaned) -> Assembled:
    return replace(
        plain,
        byline=draft.byline or cleaned.byline,
        published=draft.published or cleaned.published,
        source_url=draft.source_url or cleaned.source_url,
    )


def _with_title(found: Assembled, draft: Draft, cleaned: Cleaned, kept: Sequence[int]) -> Assembled:
    """The title that the page marks, else one that its head names, else the likeliest line."""
    if any(line.role is Role.TITLE for line in found.lines):
        return _titled(found, draft)
    if cleaned.title is None:
        return replace(found, title=draft.title)
    number = kept[cleaned.title]
    line = found.lines[number]
    if draft.title and found.text[line.start : line.end] not in draft.title:
        return replace(found, title=draft.title)
    lines = list(found.lines)
    lines[number] = replace(line, role=Role.TITLE)
    return _titled(replace(found, lines=tuple(lines)), draft)


def _titled(found: Assembled, draft: Draft) -> Assembled:
    line = next((each for each in found.lines if each.role is Role.TITLE and not each.hidden), None)
    title = draft.title if line is None else found.text[line.start : line.end]
    return replace(found, title=" ".join(title.split()))

"""Which lines of a plain text are the article, and which the page that it was copied from.

Nothing is deleted: a line that is not the article's is hidden and carries the reason. The
evidence is general: phrases that sites use in many languages, the shape of lines, where they
stand, the letters they are written in, what follows them. A sentence of the article that is
hidden does more harm than a menu that is kept, so each verdict needs positive evidence, and
whatever could be the article's stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.intake.documents import DraftLine
from core.intake.endings import ending
from core.intake.heads import heading
from core.intake.lines import TextLine
from core.intake.pages import Page, Verdicts
from core.intake.regions import outside
from core.intake.signs import URL
from core.intake.vocabulary import Kind
from core.intake.weighing import weighed
from core.model import Role

_ROLES = {Kind.CAPTION: Role.CAPTION, Kind.BYLINE: Role.BYLINE}
_HEADING_WORDS = 15
_TABLE_ROWS = 3
_POINTER_WORDS = 4
_FEW_SURE = 2


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines with their roles, the number of the title, and what the hidden lines said.

    `title` is None if no line is one; texts that were not found are empty.
    """

    lines: tuple[DraftLine, ...]
    title: int | None
    byline: str
    published: str
    source_url: str


def clean(lines: Iterable[TextLine], language: str) -> Cleaned:
    """Judge each line of a text; `language` is what most of its running text seems to be in."""
    page = Page.of(lines, language)
    ended = ending(page)
    headed, title = heading(page, ended)
    known = {**_anywhere(page), **headed, **ended}
    beside = outside(page, title, known)
    verdicts = weighed(page, title=title, known=known, beside=beside)
    if len(verdicts) == len(page):
        verdicts, title = {}, None
    drafts = tuple(_draft(page, number, verdicts, title) for number in range(len(page)))
    byline, published = _who_and_when(page, verdicts)
    return Cleaned(drafts, title, byline, published, _source_url(page, verdicts))


def _anywhere(page: Page) -> Verdicts:
    """Lines that are furniture also between two paragraphs."""
    verdicts: dict[int, Kind] = {}
    tables = _table_rows(page.lines)
    for number, sign in enumerate(page.signs):
        if sign is None or number in tables:
            continue
        if sign.kind is Kind.RELATED and sign.rest and _is_inserted(page, number):
            verdicts[number] = sign.kind
        if sign.kind in {Kind.CAPTION, Kind.ADVERT} or (sign.sure and _is_aside(sign.kind)):
            verdicts[number] = sign.kind
    return verdicts


def _is_inserted(page: Page, number: int) -> bool:
    """Whether a pointer to another article stands among the paragraphs of a scraped page."""
    if page.lines[number].words < _POINTER_WORDS:
        return False
    sure = sum(map(page.sure, range(len(page))))
    before = any(map(page.prose, range(number)))
    return before and any(map(page.prose, range(number + 1, len(page)))) and sure >= _FEW_SURE


def _is_aside(kind: Kind) -> bool:
    return kind in {Kind.RELATED, Kind.VIDEO, Kind.BUTTONS, Kind.COMMENTS, Kind.LETTER}


def _table_rows(lines: Sequence[TextLine]) -> frozenset[int]:
    """Numbers of the lines of tables: rows between bars that follow upon each other."""
    rows = [number for number, line in enumerate(lines) if line.text.startswith("|")]
    near = _TABLE_ROWS - 1
    return frozenset(row for row in rows if {row - near, row + near} & {*rows} and near)


def _draft(page: Page, number: int, verdicts: Verdicts, title: int | None) -> DraftLine:
    line = page.lines[number]
    kind = verdicts.get(number)
    if kind is not None:
        role = _ROLES.get(kind, Role.FURNITURE)
        return DraftLine(line.start, line.end, role, hidden=True, reason=kind.value)
    if number == title:
        return DraftLine(line.start, line.end, Role.TITLE)
    return DraftLine(line.start, line.end, _kept_role(page, number))


def _kept_role(page: Page, number: int) -> Role:
    """Headings are short lines, ending in no stop, with running text below them."""
    line = page.lines[number]
    above_prose = number + 1 < len(page) and page.prose(number + 1)
    is_heading = line.label and not line.item and line.words <= _HEADING_WORDS and above_prose
    return Role.HEADING if is_heading else Role.PARAGRAPH


def _who_and_when(page: Page, verdicts: Verdicts) -> tuple[str, str]:
    bylines = [
        page.byline(number) for number in sorted(verdicts) if verdicts[number] is Kind.BYLINE
    ]
    names = (byline.names for byline in bylines if byline and byline.names)
    days = (byline.published for byline in bylines if byline and byline.published)
    return next(names, ""), next(days, "")


def _source_url(page: Page, verdicts: Verdicts) -> str:
    """The address in a hidden line that names the source."""
    for number in sorted(verdicts):
        sign = page.signs[number]
        if (
            verdicts[number] is Kind.SOURCE
            and sign is not None
            and (found := URL.search(sign.rest))
        ):
            return found.group().rstrip(".,;:)]")
    return ""

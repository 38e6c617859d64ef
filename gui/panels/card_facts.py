"""What a card of the notes panel says, worked out from the page; no Qt here."""

import re
from dataclasses import dataclass

from core.model import Annotation, AnnotationId, Colour, Style, Target
from core.reading.page import Page

QUOTES = 2
CONTEXT = 32
_SENTENCE_END = re.compile(r"[.!?…。！？]\S*\s|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the marked words after a few of those before them."""

    language: str
    before: str
    marked: str
    linked: bool


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One annotation as its card shows it. `colour` is None for a note without a mark."""

    id: AnnotationId
    colour: Colour | None
    style: Style
    heading: str
    place: str
    quotes: tuple[Quote, ...]
    note: str
    tags: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The card as a sentence for screen readers."""
        parts = [self.heading, self.place, *(quote.marked for quote in self.quotes), self.note]
        if self.tags:
            parts.append("Tags " + ", ".join(self.tags))
        return "; ".join(part for part in parts if part)


def facts(page: Page, annotation: Annotation) -> CardFacts:
    """What the card of this annotation of the page's article says."""
    record = annotation.record
    marked = record.style is not Style.NONE
    return CardFacts(
        id=annotation.id,
        colour=record.colour if marked else None,
        style=record.style,
        heading=_heading(annotation),
        place=_place(page, annotation),
        quotes=tuple(_quote(page, target) for target in _shown_targets(page, annotation)),
        note=record.note,
        tags=annotation.tags,
    )


def _heading(annotation: Annotation) -> str:
    if not annotation.targets:
        return "Whole article"
    if annotation.record.style is Style.NONE:
        return "Note"
    return annotation.record.colour.capitalize()


def _place(page: Page, annotation: Annotation) -> str:
    for target in annotation.targets:
        index = page.index_at(target.version_id, target.start)
        if index is None:
            continue
        paragraph, number = page.paragraph_at(index), page.number_at(index)
        if number == 0:
            return "title"
        if page.single:
            return f"¶{paragraph}"
        return f"¶{paragraph} · row {number}" if paragraph else f"row {number}"
    return ""


def _shown_targets(page: Page, annotation: Annotation) -> list[Target]:
    shown = {column.version_id for column in page.columns}
    visible = [target for target in annotation.targets if target.version_id in shown]
    return sorted(visible or annotation.targets, key=lambda target: target.linked)[:QUOTES]


def _quote(page: Page, target: Target) -> Quote:
    languages = {column.version_id: column.language for column in page.columns}
    language = languages.get(target.version_id, "").split("-")[0]
    return Quote(language, _before(target), " ".join(target.exact.split()), target.linked)


def _before(target: Target) -> str:
    """The words before the marked ones: of the same sentence, whole, and not for long quotes."""
    if len(target.exact) > CONTEXT:
        return ""
    ends = [match.end() for match in _SENTENCE_END.finditer(target.prefix)]
    if ends:
        return target.prefix[ends[-1] :]
    whole = target.prefix.partition(" ")[2] if " " in target.prefix.rstrip() else ""
    return whole.lstrip()

"""What a card of the notes panel says, worked out from page and library; no Qt here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.annotations.colours import name_of
from core.model import (
    Annotation,
    AnnotationId,
    ArticleId,
    Colour,
    State,
    Style,
    Target,
    VersionId,
)
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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a card says beyond its annotation: names of colours, languages, titles of articles.

    With a `page`, places are those of its rows, else the title of the article stands for them.
    """

    names: Mapping[Colour, str]
    languages: Mapping[VersionId, str]
    titles: Mapping[ArticleId, str]
    page: Page | None = None


def facts(annotation: Annotation, around: Surroundings) -> CardFacts:
    """What the card of this annotation says."""
    record = annotation.record
    marked = record.style is not Style.NONE
    shown = _shown_targets(around.page, annotation)
    return CardFacts(
        id=annotation.id,
        colour=record.colour if marked else None,
        style=record.style,
        heading=_heading(annotation, around.names),
        place=_place(annotation, around),
        quotes=tuple(_quote(target, around.languages) for target in shown),
        note=record.note,
        tags=annotation.tags,
    )


def strayed(page: Page, annotation: Annotation) -> bool:
    """Whether linked words stand in a row in which nothing is marked: somebody should look."""
    rows = [
        (target.linked, page.rows_of_target(target))
        for target in annotation.targets
        if target.state is not State.ORPHAN
    ]
    marked = {row for linked, places in rows if not linked for row in places}
    return bool(marked) and any(
        linked and places and marked.isdisjoint(places) for linked, places in rows
    )


def _heading(annotation: Annotation, names: Mapping[Colour, str]) -> str:
    if not annotation.targets:
        return "Whole article"
    if annotation.record.style is Style.NONE:
        return "Note"
    return name_of(names, annotation.record.colour)


def _place(annotation: Annotation, around: Surroundings) -> str:
    states = {target.state for target in annotation.targets if not target.linked}
    if states == {State.ORPHAN}:
        return "words not found"
    page = around.page
    if page is None:
        return around.titles.get(annotation.record.article_id, "")
    more = "found again" if State.MOVED in states else ""
    if strayed(page, annotation):
        more = "check the linked words"
    return " · ".join(filter(None, (_row(page, annotation), more)))


def _row(page: Page, annotation: Annotation) -> str:
    for target in annotation.targets:
        index = page.index_at(target.version_id, target.start)
        if index is None or target.state is State.ORPHAN:
            continue
        paragraph, number = page.paragraph_at(index), page.number_at(index)
        if number == 0:
            return "title"
        if page.single:
            return f"¶{paragraph}"
        return f"¶{paragraph} · row {number}" if paragraph else f"row {number}"
    return ""


def _shown_targets(page: Page | None, annotation: Annotation) -> list[Target]:
    shown = {column.version_id for column in page.columns} if page else set()
    visible = [target for target in annotation.targets if target.version_id in shown]
    return sorted(visible or annotation.targets, key=lambda target: target.linked)[:QUOTES]


def _quote(target: Target, languages: Mapping[VersionId, str]) -> Quote:
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

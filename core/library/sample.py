"""The sample article: six versions, aligned, with notes in place."""

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from core.annotations import annotations, quotes
from core.annotations.links import counterparts
from core.changes import Op
from core.intake.documents import Document
from core.library import importing
from core.model import ArticleId, Colour, Passage, Style, Version
from core.progress import Progress
from core.store.store import Edit, Store

ORIGINAL = "en"
LANGUAGES = (ORIGINAL, "vi", "id", "de", "fr", "zh")


@dataclass(frozen=True, slots=True)
class _Note:
    """An annotation of the sample as its file has it."""

    language: str
    quote: str
    occurrence: int
    colour: str
    style: str
    note: str
    tags: list[str]
    narrow: dict[str, str]


def add_sample(store: Store, *, progress: Progress | None = None) -> ArticleId:
    """Put the sample article into the library with its notes, or find it there; gives its id.

    One edit. Raises Cancelled (nothing stored).
    """
    documents = documents_of_sample()
    present = importing.duplicate_of(store, documents[0])
    if present is not None:
        return store.version(present).article_id
    arrival = importing.arrive(store, documents, range(len(documents)), steps=progress)
    with store.edit(Op.SAMPLE) as edit:
        arrival.insert(store, edit)
        for version in arrival.versions:
            kind = "original" if version.language == ORIGINAL else "translation"
            edit.update(replace(version, kind=kind))
        for note in _notes():
            _annotate(store, edit, arrival.article.id, note)
    return arrival.article.id


def documents_of_sample() -> list[Document]:
    """The six versions of the sample, read and cleaned like any text."""
    from core.intake.reading import from_text

    folder = files("resources") / "sample"
    return [
        from_text(
            (folder / f"{language}.txt").read_text("utf-8"),
            name=f"sample {language}",
            language="zh-Hans" if language == "zh" else language,
        )
        for language in LANGUAGES
    ]


def _notes() -> list[_Note]:
    text = (files("resources") / "sample" / "annotations.json").read_text("utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return [_Note(**fields) for fields in found]


def _annotate(store: Store, edit: Edit, article: ArticleId, note: _Note) -> None:
    record = annotations.new_record(article, Colour(note.colour), Style(note.style), note.note)
    passage = quotes.find(
        store, article, note.quote, language=note.language, occurrence=note.occurrence
    )
    versions = {version.id: version for version in store.versions(article)}
    linked = [
        _narrowed(versions[whole.version_id], whole, note.narrow)
        for whole in counterparts(store, passage)
    ]
    annotations.attach(store, edit, record, passage, linked=linked, tags=note.tags)


def _narrowed(version: Version, whole: Passage, narrow: dict[str, str]) -> Passage:
    """The exact words within a linked passage, where the sample says them; else all of it."""
    words = next((w for language, w in narrow.items() if quotes.speaks(version, language)), "")
    start = version.text.find(words, whole.start, whole.end) if words else -1
    return Passage(version.id, start, start + len(words)) if start >= 0 else whole

"""A library in a temporary folder, and an article that is small but whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.changes import Op
from core.model import (
    AnnotationId,
    AnnotationRecord,
    AnnotationTag,
    Article,
    ArticleId,
    Bead,
    BeadId,
    Cell,
    Colour,
    Line,
    Role,
    Row,
    RowId,
    Segment,
    Status,
    Style,
    Tag,
    TagId,
    Target,
    Version,
    VersionId,
)
from core.store.records import Record
from core.store.store import Store

MOMENT = "2026-03-01T08:00:00.000Z"


@dataclass(frozen=True)
class Sample:
    """An article in two versions of two sentences, aligned, with a note that carries a tag."""

    article: Article
    english: Version
    german: Version
    note: AnnotationRecord
    target: Target
    tag: Tag
    link: AnnotationTag
    records: tuple[Record, ...]


def make_version(article: Article, position: int, language: str, text: str) -> Version:
    identifier = VersionId(f"{article.id[:24]}{language:0>8}")
    return Version(
        id=identifier,
        article_id=article.id,
        position=position,
        language=language,
        confidence=0.99,
        kind="",
        title=text.partition(".")[0],
        title_made=True,
        byline="",
        published="",
        source_url="",
        imported_from=f"{language}.txt",
        encoding="utf-8",
        sha256=f"{language}{article.id}",
        text=text,
    )


def make_sample() -> Sample:
    article = Article(ArticleId("1" * 32), "Ferry", MOMENT)
    english = make_version(article, 0, "en", "The ferry left. Nobody waved.")
    german = make_version(article, 1, "de", "Die Fähre legte ab. Niemand winkte.")
    note = AnnotationRecord(
        id=AnnotationId("5" * 32),
        article_id=article.id,
        colour=Colour.YELLOW,
        style=Style.HIGHLIGHT,
        note="Who stays behind?",
        created_at=MOMENT,
        modified_at=MOMENT,
    )
    target = Target(note.id, english.id, 4, 9, "ferry", "The ", " left. Nobody waved.")
    tag = Tag(TagId("a" * 32), "Travel/Sea")
    link = AnnotationTag(note.id, tag.id)
    rows = [Row(RowId(f"{n:032x}"), article.id, n, Status.AUTO, 0.9) for n in range(2)]
    return Sample(
        article,
        english,
        german,
        note,
        target,
        tag,
        link,
        records=(
            article,
            *(english, german),
            *(
                Line(version.id, 0, 0, len(version.text), Role.PARAGRAPH)
                for version in (english, german)
            ),
            *(Segment(english.id, 0, 0, 0, 15), Segment(english.id, 1, 0, 16, 29)),
            *(Segment(german.id, 0, 0, 0, 19), Segment(german.id, 1, 0, 20, 35)),
            *(
                Bead(BeadId(f"{n:032x}"), article.id, english.id, german.id, n, n, n, n, 0.9)
                for n in range(2)
            ),
            *rows,
            *(
                Cell(row.id, version.id, row.ordinal, row.ordinal)
                for row in rows
                for version in (english, german)
            ),
            *(note, target, tag, link),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.hexapla"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def sample_records() -> tuple[Record, ...]:
    return make_sample().records


@pytest.fixture
def sample(store: Store) -> Sample:
    made = make_sample()
    with store.edit(Op.IMPORT) as edit:
        edit.insert_all(made.records)
    return made

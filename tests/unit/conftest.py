"""A small library for the tests: one article in two languages, its rows known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.changes import Op
from core.model import (
    Article,
    ArticleId,
    Cell,
    Line,
    Passage,
    Role,
    Row,
    RowId,
    Segment,
    Status,
    Version,
    VersionId,
    new_id,
    now,
)
from core.store.store import Store

ENGLISH = (
    (Role.TITLE, ("The well",)),
    (Role.PARAGRAPH, ("The well is deep.", "Nobody has *seen* its bottom.")),
    (Role.FURNITURE, ("Comment (0)",)),
    (Role.PARAGRAPH, ("In 1903 a bucket fell in.", "It is falling still.")),
)
GERMAN = (
    (Role.TITLE, ("Der Brunnen",)),
    (Role.PARAGRAPH, ("Der Brunnen ist tief, niemand sah je seinen Grund.",)),
    (Role.PARAGRAPH, ("1903 fiel ein Eimer hinein.",)),
)
ROWS: tuple[tuple[range, range], ...] = (
    (range(1), range(1)),
    (range(1, 3), range(1, 2)),
    (range(3, 4), range(2, 3)),
    (range(4, 5), range(0)),
)


@dataclass(frozen=True)
class Well:
    """The library with the article, and the ids of what is in it."""

    store: Store
    article: ArticleId
    english: VersionId
    german: VersionId

    def passage(self, words: str, *, german: bool = False) -> Passage:
        version = self.german if german else self.english
        start = self.store.version(version).text.index(words)
        return Passage(version, start, start + len(words))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty library."""
    with Store.open(tmp_path / "library.hexapla") as opened:
        yield opened


@pytest.fixture
def well(store: Store) -> Well:
    """A library with one article of two versions and four rows."""
    article = Article(ArticleId(new_id()), "The well", now())
    english = version(article, 0, "en", ENGLISH)
    german = version(article, 1, "de", GERMAN)
    with store.edit(Op.IMPORT) as edit:
        edit.insert(article)
        for made, lines, segments in (english, german):
            edit.insert(made)
            edit.insert_all((*lines, *segments))
        for ordinal, runs in enumerate(ROWS):
            row = Row(RowId(new_id()), article.id, ordinal, Status.AUTO, 0.9)
            edit.insert(row)
            for made, run in zip((english[0], german[0]), runs, strict=True):
                if run:
                    edit.insert(Cell(row.id, made.id, run.start, run.stop - 1))
    return Well(store, article.id, english[0].id, german[0].id)


def version(
    article: Article, position: int, language: str, content: Sequence[tuple[Role, tuple[str, ...]]]
) -> tuple[Version, list[Line], list[Segment]]:
    """A version with its lines and segments, one line a paragraph, blank lines between."""
    identifier, text = VersionId(new_id()), ""
    lines: list[Line] = []
    segments: list[Segment] = []
    for number, (role, sentences) in enumerate(content):
        hidden = role is Role.FURNITURE
        text += "\n\n" if text else ""
        start = len(text)
        for sentence in sentences:
            text += " " if len(text) > start else ""
            if not hidden:
                begins = len(text)
                segments.append(
                    Segment(identifier, len(segments), number, begins, begins + len(sentence))
                )
            text += sentence
        reason = "Comment box" if hidden else ""
        lines.append(Line(identifier, number, start, len(text), role, hidden, reason))
    made = Version(
        id=identifier,
        article_id=article.id,
        position=position,
        language=language,
        confidence=0.99,
        kind="",
        title=content[0][1][0],
        title_made=False,
        byline="",
        published="2024-03-01",
        source_url="https://example.org/well",
        imported_from=f"{language}.txt",
        encoding="utf-8",
        sha256=new_id(),
        text=text,
    )
    return made, lines, segments

"""What the benchmarks share: a long article in a library."""

import os
import random
from pathlib import Path

import pytest

from core.changes import Op
from core.model import (
    Article,
    ArticleId,
    Cell,
    Line,
    Role,
    Row,
    RowId,
    Segment,
    Status,
    Version,
    VersionId,
)
from core.store.records import Record
from core.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LANGUAGES = ("vi", "id", "en", "de")

VOCABULARY = "nước sông thuyền langit pasar rumah water river market Haus Wind Regen Straße đêm"


@pytest.fixture(scope="session")
def long_library(tmp_path_factory) -> Path:
    """A library with an article of 10,000 rows in four versions."""
    path = tmp_path_factory.mktemp("long") / "long.hexapla"
    chance, article = random.Random(10_000), ArticleId("long")
    records: list[Record] = [Article(article, "A long river", "2026-01-01T00:00:00.000Z")]
    rows = [Row(RowId(f"r{n}"), article, n, Status.AUTO, 0.9) for n in range(10_000)]
    for position, language in enumerate(LANGUAGES):
        records += _version(article, language, position, chance)
    records += rows
    records += [
        Cell(row.id, VersionId(language), row.ordinal, row.ordinal)
        for row in rows
        for language in LANGUAGES
    ]
    with Store.open(path) as store, store.edit(Op.IMPORT) as edit:
        edit.insert_all(records)
    return path


def _version(
    article: ArticleId, language: str, position: int, chance: random.Random
) -> list[Record]:
    """A version of 2,500 paragraphs of four sentences each, with its lines and segments."""
    identifier, lines, segments, parts, at = VersionId(language), [], [], [], 0
    for paragraph in range(2_500):
        start = at
        for _ in range(4):
            sentence = " ".join(chance.choices(VOCABULARY.split(), k=chance.randint(4, 40))) + "."
            number = len(segments)
            segments.append(Segment(identifier, number, paragraph, at, at + len(sentence)))
            parts.append(sentence)
            at += len(sentence) + 1
        lines.append(Line(identifier, paragraph, start, at - 1, Role.PARAGRAPH))
        parts[-1] += "\n"
        parts[-4:] = [" ".join(parts[-4:])]
    text = "".join(parts).rstrip("\n")
    facts = (identifier, article, position, language, 1.0, "", "", True, "", "", "", "", "utf-8")
    return [Version(*facts, language * 16, text), *lines, *segments]

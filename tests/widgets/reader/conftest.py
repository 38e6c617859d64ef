"""A small article in three languages, and a reader that shows it."""

from collections.abc import Callable, Sequence
from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from core.model import (
    Annotation,
    AnnotationId,
    AnnotationRecord,
    ArticleId,
    Colour,
    RowId,
    Status,
    Style,
    Target,
    VersionId,
)
from core.reading.page import Page, PageColumn, RowKind, Slot
from gui.reader.view import ReaderView
from gui.theme import Theme

ARTICLE = ArticleId("article")
NAMES = {"vi": "Tiếng Việt", "id": "Bahasa Indonesia", "en": "English", "ar": "العربية"}

Sentences = Sequence[str]
STORY: tuple[tuple[str, int | None, dict[str, Sentences]], ...] = (
    ("title", None, {"vi": ["Hạt muối đi xa"], "id": ["Butir garam"], "en": ["A far grain"]}),
    ("text", 1, {"vi": ["Gió lên."], "id": ["Angin bertiup."], "en": ["The wind rose at last."]}),
    ("text", None, {"vi": ["Biển lặng."], "id": [], "en": ["The sea fell still."]}),
    (
        "text",
        2,
        {
            "vi": ["Ai cũng chờ thuyền về.", "Chờ mãi."],
            "id": ["Semua orang menunggu perahu pulang."],
            "en": ["Everybody waited for the boats.", "They waited long."],
        },
    ),
    ("text", None, {"vi": ["Rồi trời sáng."], "id": ["Lalu fajar."], "en": ["Then came dawn."]}),
)

Mark = tuple[str, str, bool]
MakePage = Callable[..., Page]


def annotation(name: str, text: dict[str, str], marks: Sequence[Mark], **facts) -> Annotation:
    """An annotation on words: `(language, words, linked)` each."""
    identifier = AnnotationId(name)
    record = AnnotationRecord(
        id=identifier,
        article_id=ARTICLE,
        colour=facts.get("colour", Colour.YELLOW),
        style=facts.get("style", Style.HIGHLIGHT),
        note=facts.get("note", ""),
        created_at="2026-01-01T00:00:00.000Z",
        modified_at="2026-01-01T00:00:00.000Z",
    )
    targets = []
    for language, words, linked in marks:
        start = text[language].index(words)
        end = start + len(words)
        version = VersionId(language)
        targets.append(Target(identifier, version, start, end, words, "", "", linked))
    return Annotation(record, tuple(targets), tuple(facts.get("tags", ())))


def build_page(
    languages=("vi", "id", "en"), *, story=STORY, repeat=1, marks=(), scores=MappingProxyType({})
) -> Page:
    """A page of the story, told `repeat` times.

    `marks` are `(name, marks, facts)`; `scores` are those of some rows, 1.0 means confirmed.
    """
    texts = dict.fromkeys(languages, "")
    slots, number, paragraph = [], 0, 0
    for turn in range(repeat):
        for kind, begins, cells in story:
            if kind == "title" and turn:
                continue
            runs = tuple(_told(texts, one, cells.get(one, ()), begins) for one in languages)
            number += kind == "text"
            paragraph += begins is not None
            slots.append(
                Slot(
                    ids=(RowId(f"row{len(slots)}"),),
                    number=number if kind == "text" else 0,
                    kind=RowKind(kind),
                    paragraph=None if begins is None else paragraph,
                    status=Status.CONFIRMED if scores.get(len(slots)) == 1 else Status.AUTO,
                    score=scores.get(len(slots), 0.9),
                    runs=runs,
                )
            )
    columns = [
        PageColumn(
            version_id=VersionId(one),
            language=one,
            language_name=NAMES[one],
            kind="translation",
            title="A far grain",
            byline="Mai Anh",
            published="2024-05-06",
            source_url="https://www.grain.example/far",
            right_to_left=one == "ar",
        )
        for one in languages
    ]
    return Page(
        article_id=ARTICLE,
        title="A far grain",
        columns=columns,
        texts=[texts[one] for one in languages],
        slots=slots,
        annotations=[annotation(name, texts, on, **facts) for name, on, facts in marks],
    )


def _told(
    texts: dict[str, str], language: str, sentences: Sentences, begins: int | None
) -> tuple[tuple[int, int], ...]:
    run = []
    for count, sentence in enumerate(sentences):
        if texts[language]:
            texts[language] += "\n" if begins is not None and not count else " "
        start = len(texts[language])
        texts[language] += sentence
        run.append((start, len(texts[language])))
    return tuple(run)


@pytest.fixture
def make_page() -> MakePage:
    """Builds pages of the story."""
    return build_page


@pytest.fixture
def page() -> Page:
    """The story once, with a highlight on “sea” and its linked words, a note and a tag."""
    facts = {"note": "Why?", "tags": ["weather/sea"], "colour": Colour.BLUE}
    return build_page(marks=[("sea", [("en", "sea fell", False), ("vi", "Biển", True)], facts)])


@pytest.fixture
def view(qtbot: QtBot, page: Page) -> ReaderView:
    """A reader of 900×600 that shows the story."""
    view = ReaderView(Theme.paper())
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_page(page)
    with qtbot.waitExposed(view):
        view.show()
    return view

"""What is read of files of each format, as a table: `pytest tests/benchmarks/test_formats.py -s`.

The articles of tests/data in each format, in the furniture of sites where the format has any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from core.intake.documents import Document
from core.intake.reading import read
from tests.data.making import offices, pages, pdfs, rows, scrapes, texts
from tests.data.making.articles import TAGS, Outcome, outcome, parts

pytestmark = pytest.mark.usefixtures("qapp")
SCRAPED = scrapes.LANGUAGES
ALIGNED: dict[str, Callable[[rows.Rows, tuple[str, str]], str]] = {
    "tmx": rows.tmx, "xlf": rows.xliff_1_cut, "xliff": rows.xliff_2, "csv": rows.table,
    "tsv": lambda pairs, header: rows.table(pairs, header, "\t"),
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """A text that a file holds: its language, the article's lines, those around it, its day.

    `titled`: the file says which line is the title.
    """

    language: str
    own: list[str]
    around: list[str]
    day: str = ""
    titled: bool = True


@dataclass(frozen=True)
class File:
    """A file to read: its name and bytes, and the texts in it."""

    name: str
    data: bytes
    texts: tuple[Expected, ...]


def plain() -> Iterator[File]:
    for language in SCRAPED:
        for layout in scrapes.LAYOUTS:
            page = scrapes.scrape(language, layout)
            day = "" if layout == "collapsed" else "2024-03-12"
            text = Expected(language, page.own, page.furniture, day)
            yield File("a.txt", page.text.encode(), (text,))


def markdown() -> Iterator[File]:
    for language in SCRAPED:
        a = parts(language)
        yield File("a.md", texts.markdown(a, language).encode(), (whole(language),))


def saved() -> Iterator[File]:
    for language in SCRAPED:
        markup, page = scrapes.saved_page(language)
        text = Expected(language, page.own, page.furniture, "2024-03-12")
        yield File("a.html", markup.encode(), (text,))
        for layout, make in pages.LAYOUTS.items():
            a = parts(language)
            day = "" if layout == "blog" else a["published"]
            own, around = pages.own_lines(a, layout), pages.furniture(a, layout)
            text = Expected(language, own, around, day)
            yield File("a.html", make(a, language).encode(), (text,))


def archived() -> Iterator[File]:
    for file in saved():
        data = pages.archived(file.data.decode(), "https://paper.example/1")
        yield File("a.mhtml", data, file.texts)


def office(kind: str) -> Iterator[File]:
    for language in SCRAPED:
        yield File(f"a.{kind}", offices.MAKERS[kind](parts(language), language), (whole(language),))


def printed(folder: Path) -> Iterator[File]:
    for language in SCRAPED:
        a = parts(language)
        running = pdfs.pdf(folder / "made.pdf", a, language, repeat=3)
        text = Expected(language, [a["title"], *a["paragraphs"]], running)
        yield File("a.pdf", (folder / "made.pdf").read_bytes(), (text,))


def spoken(kind: str) -> Iterator[File]:
    for language in SCRAPED:
        said = parts(language)["paragraphs"]
        text = Expected(language, said, [], titled=False)
        yield File(f"a.{kind}", rows.subtitles(said, web=kind == "vtt").encode(), (text,))


def aligned(kind: str) -> Iterator[File]:
    for pair in pairwise(SCRAPED):
        made = rows.rows(*pair)
        both = (Expected(x, [row[n] for row in made], []) for n, x in enumerate(pair))
        yield File(f"a.{kind}", ALIGNED[kind](made, pair).encode(), tuple(both))


def packed() -> Iterator[File]:
    for one, other in pairwise(SCRAPED):
        members = {
            "a.html": pages.newspaper(parts(one), one),
            "b.docx": offices.docx(parts(other), other),
        }
        a = parts(one)
        own, around = pages.own_lines(a, "newspaper"), pages.furniture(a, "newspaper")
        first = Expected(one, own, around, a["published"])
        yield File("a.zip", offices.zipped(members), (first, whole(other)))


def whole(language: str) -> Expected:
    """An article without anything around it."""
    a = parts(language)
    return Expected(language, [a["title"], *a["paragraphs"], a["subheading"]], [], a["published"])


def documents(folder: Path, file: File) -> Iterator[tuple[Expected, Document]]:
    (folder / file.name).write_bytes(file.data)
    for text, found in zip(file.texts, read(folder / file.name), strict=True):
        assert isinstance(found, Document)
        yield text, found


def row(name: str, folder: Path, files: Iterator[File]) -> tuple[str, list[Outcome]]:
    """A line of the table, and what it is made of."""
    read_ones = [each for file in files for each in documents(folder, file)]
    outcomes = [outcome(found, text.own, text.around) for text, found in read_ones]
    own = sum(len(text.own) for text, _ in read_ones)
    dated = [text.day == found.published for text, found in read_ones if text.day]
    titles = [
        found.title == parts(text.language)["title"] for text, found in read_ones if text.titled
    ]
    said = [found.language == TAGS.get(x.language, x.language) for x, found in read_ones]
    around, left = (
        sum(x.furniture for x in outcomes),
        sum(len(x.kept_furniture) for x in outcomes),
    )
    figures = (
        len(read_ones), f"{own - sum(len(x.lost) for x in outcomes)}/{own}", share(titles),
        share(dated), share(said), sum(found.kept_lines for _, found in read_ones),
        sum(found.hidden_lines for _, found in read_ones), f"{left}/{around}" if around else "–",
    )  # fmt: skip
    return " ".join([f"{name:6}", *(f"{each!s:>9}" for each in figures)]), outcomes


def share(held: list[bool]) -> str:
    return f"{sum(held)}/{len(held)}" if held else "–"


HEAD = (
    "format     texts  own lines    titles      days languages      kept    hidden furniture kept"
)
MAKERS: dict[str, Callable[[Path], Iterator[File]]] = {
    "txt": lambda _folder: plain(), "md": lambda _folder: markdown(),
    "html": lambda _folder: saved(), "mhtml": lambda _folder: archived(), "pdf": printed,
    **{kind: lambda _folder, kind=kind: office(kind) for kind in offices.MAKERS},
    **{kind: lambda _folder, kind=kind: spoken(kind) for kind in ("srt", "vtt")},
    **{kind: lambda _folder, kind=kind: aligned(kind) for kind in ALIGNED},
    "zip": lambda _folder: packed(),
}  # fmt: skip


def test_each_format_keeps_the_whole_article(tmp_path: Path) -> None:
    print(f"\n{HEAD}")  # noqa: T201
    lost = []
    for name, files in MAKERS.items():
        line, outcomes = row(name, tmp_path, files(tmp_path))
        print(line)  # noqa: T201
        lost += [text for each in outcomes for text in each.lost]
    assert lost == []

"""What is read of files of each format, as a table: `pytest tests/benchmarks/test_formats.py -s`.

The articles of tests/data in each format, in the furniture of sites where the format has any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.intake.documents import Document
from core.intake.reading import read
from tests.data.making import offices, pages, pdfs, scrapes
from tests.data.making.articles import TAGS, Outcome, outcome, parts

pytestmark = pytest.mark.usefixtures("qapp")
SCRAPED = scrapes.LANGUAGES


@dataclass(frozen=True)
class File:
    """A file to read: its name and bytes, the article's lines, those around it, its day."""

    name: str
    data: bytes
    language: str
    own: list[str]
    around: list[str]
    day: str


def plain() -> Iterator[File]:
    for language in SCRAPED:
        for layout in scrapes.LAYOUTS:
            page = scrapes.scrape(language, layout)
            day = "" if layout == "collapsed" else "2024-03-12"
            yield File("a.txt", page.text.encode(), language, page.own, page.furniture, day)


def saved() -> Iterator[File]:
    for language in SCRAPED:
        markup, page = scrapes.saved_page(language)
        yield File("a.html", markup.encode(), language, page.own, page.furniture, "2024-03-12")
        for layout, make in pages.LAYOUTS.items():
            a = parts(language)
            day = "" if layout == "blog" else a["published"]
            yield File("a.html", make(a, language).encode(), language, pages.own_lines(a, layout),
                       pages.furniture(a, layout), day)  # fmt: skip


def archived() -> Iterator[File]:
    for file in saved():
        data = pages.archived(file.data.decode(), "https://paper.example/1")
        yield File("a.mhtml", data, file.language, file.own, file.around, file.day)


def office(kind: str) -> Iterator[File]:
    for language in SCRAPED:
        a = parts(language)
        own = [a["title"], *a["paragraphs"], a["subheading"]]
        data = offices.MAKERS[kind](a, language)
        yield File(f"a.{kind}", data, language, own, [], a["published"])


def printed(folder: Path) -> Iterator[File]:
    for language in SCRAPED:
        a = parts(language)
        running = pdfs.pdf(folder / "made.pdf", a, language, repeat=3)
        data = (folder / "made.pdf").read_bytes()
        yield File("a.pdf", data, language, [a["title"], *a["paragraphs"]], running, "")


def document(folder: Path, file: File) -> Document:
    (folder / file.name).write_bytes(file.data)
    (found,) = read(folder / file.name)
    assert isinstance(found, Document)
    return found


def row(name: str, folder: Path, files: Iterator[File]) -> tuple[str, list[Outcome]]:
    """A line of the table, and what it is made of."""
    read_ones = [(file, document(folder, file)) for file in files]
    outcomes = [outcome(found, file.own, file.around) for file, found in read_ones]
    own = sum(len(file.own) for file, _ in read_ones)
    dated = [file.day == found.published for file, found in read_ones if file.day]
    titles = [found.title == parts(file.language)["title"] for file, found in read_ones]
    said = [found.language == TAGS.get(f.language, f.language) for f, found in read_ones]
    around, left = (
        sum(x.furniture for x in outcomes),
        sum(len(x.kept_furniture) for x in outcomes),
    )
    figures = (
        len(read_ones), f"{own - sum(len(x.lost) for x in outcomes)}/{own}", share(titles),
        share(dated), share(said), sum(found.kept_lines for _, found in read_ones),
        sum(found.hidden_lines for _, found in read_ones), f"{left}/{around}",
    )  # fmt: skip
    return " ".join([f"{name:6}", *(f"{each!s:>9}" for each in figures)]), outcomes


def share(held: list[bool]) -> str:
    return f"{sum(held)}/{len(held)}"


HEAD = (
    "format     files  own lines    titles      days languages      kept    hidden furniture kept"
)
MAKERS: dict[str, Callable[[Path], Iterator[File]]] = {
    "txt": lambda _folder: plain(), "html": lambda _folder: saved(),
    "mhtml": lambda _folder: archived(), "pdf": printed,
    **{kind: lambda _folder, kind=kind: office(kind) for kind in offices.MAKERS},
}  # fmt: skip


def test_each_format_keeps_the_whole_article(tmp_path: Path) -> None:
    print(f"\n{HEAD}")  # noqa: T201
    lost = []
    for name, files in MAKERS.items():
        line, outcomes = row(name, tmp_path, files(tmp_path))
        print(line)  # noqa: T201
        if name != "pdf":
            lost += [text for each in outcomes for text in each.lost]
    assert lost == []

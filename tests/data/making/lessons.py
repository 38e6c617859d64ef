"""Lessons for `core.intake.chain`: pages whose lines are known, and variants of them.

Articles have more than paragraphs: lists, verse, recipes, tables, questions, facts. Few of the
pages written by hand have them, so variants of each page get some: `tests/data/matter` has a file
of blocks a language, which are put among the paragraphs or behind the last one; the beginnings of
sentences stand as ledes and headings. Some lines around the article are left out as well, and one
variant of each page has none: most texts that people have are no pages.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.intake.lines import lines_of
from core.intake.pages import Page
from core.intake.traits import traits
from core.text import language as languages
from core.text.normalize import normalized
from tests.data.making import scrapes
from tests.data.making.sites import languages as spoken
from tests.data.making.sites import sites

FOLDER = Path(__file__).parents[1] / "matter"
COLLECTIONS = ("sites", "strangers", "newcomers", "arrivals")
VARIANTS = 2
Lines = list[tuple[str, bool | None]]


@dataclass(frozen=True)
class Lesson:
    """The traits of each line of a page, and whether it is the article's; None if either."""

    traits: list[set[str]]
    own: list[bool | None]


def lessons(seed: int = 1) -> list[Lesson]:
    """All pages and their variants."""
    chance = random.Random(seed)
    pages = [*_laid_out(), *_scraped()]
    varied = (
        _varied(lines, language, chance) for _ in range(VARIANTS) for language, lines in pages
    )
    bare = (
        [each for each in _varied(lines, language, chance) if each[1]] for language, lines in pages
    )
    return [lesson(lines) for lines in [*(lines for _, lines in pages), *varied, *bare]]


def lesson(lines: Lines) -> Lesson:
    """The lesson that the lines of a page give."""
    shaped = lines_of(normalized("\n\n".join(text for text, _ in lines)))
    prose = "\n".join(line.text for line in shaped if line.prose)
    page = Page.of(shaped, languages.identify(prose).language)
    assert len(page) == len(lines)
    return Lesson(traits(page), [own for _, own in lines])


def _laid_out() -> Iterable[tuple[str, Lines]]:
    for collection in COLLECTIONS:
        for language in spoken(collection):
            for site in sites(collection, language):
                yield language, list(_each(site.lines))


def _scraped() -> Iterable[tuple[str, Lines]]:
    for language in scrapes.LANGUAGES:
        for layout in scrapes.LAYOUTS:
            yield language, list(_each(scrapes.scrape(language, layout).lines))


def _each(lines: Iterable[tuple[str, bool | None]]) -> Iterable[tuple[str, bool | None]]:
    """The lines that are not blank, each by itself."""
    return ((x.strip(), own) for text, own in lines for x in text.split("\n") if x.strip())


@cache
def matter(language: str) -> list[list[str]]:
    """Blocks of lines that an article may have beside its paragraphs; English ones if unknown."""
    path = FOLDER / f"{language}.txt"
    path = path if path.exists() else FOLDER / "en.txt"
    return [block.splitlines() for block in path.read_text(encoding="utf-8").split("\n\n")]


@cache
def _all_matter() -> list[list[str]]:
    return [block for path in sorted(FOLDER.glob("*.txt")) for block in matter(path.stem)]


def _varied(lines: Lines, language: str, chance: random.Random) -> Lines:
    """A page with more in its article, and less around it."""
    own = [n for n, (_, is_own) in enumerate(lines) if is_own]
    paragraphs = [n for n in own[1:] if lines_of(lines[n][0])[0].prose] or own[-1:]
    amid = chance.sample(paragraphs, min(len(paragraphs), chance.choice((0, 1, 1, 2))))
    lede_at = chance.choice((own[0] + 1, paragraphs[0])) if chance.random() < 0.6 else None
    block_after = own[-1] if chance.random() < 0.5 else None
    made: Lines = []
    for n, line in enumerate(lines):
        if n == lede_at:
            made.append((_begun(lines[chance.choice(own)][0], chance), True))
        if n in amid:
            is_block = chance.random() < 0.6
            made += _block(language, chance) if is_block else [(_heading(lines, own, chance), True)]
        if line[1] is not False or chance.random() >= 0.12:
            made.append(line)
        if n == block_after:
            made += _block(language, chance)
    return made


def _block(language: str, chance: random.Random) -> Lines:
    blocks = matter(language[:2]) if chance.random() < 0.7 else _all_matter()
    return [(line, True) for line in chance.choice(blocks)]


def _heading(lines: Lines, own: list[int], chance: random.Random) -> str:
    return _begun(lines[chance.choice(own)][0], chance).rstrip(".。")


def _begun(text: str, chance: random.Random) -> str:
    """The beginning of a sentence as a lede: with a full stop or without."""
    words = text.split()
    begun = " ".join(words[: chance.randint(4, 13)]) if len(words) > 3 else text[:20]
    stop = "." if begun.isascii() or len(words) > 3 else "。"
    return begun.rstrip(".,;:!?。，、") + (stop if chance.random() < 0.4 else "")

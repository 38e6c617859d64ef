"""PDF: the text of the pages, made into paragraphs again.

A page is lines as they were set. What returns at the edge of page after page, whatever number it
bears, is a running header; it is hidden. Words that were broken at the edge are joined, lines are
joined into paragraphs: a line that ends early ends one, and so does a full stop before a line that
begins anew. Chinese, Japanese and Thai are joined without a blank and freed of the odd forms of
characters that fonts bring (NFKC).
"""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from core.errors import ImportRefused
from core.intake.formats import righttoleft
from core.intake.formats.drafts import Block, Draft, Source, foreign_code, one_line
from core.intake.formats.tags import tag
from core.intake.lines import BULLET, ends_sentence
from core.model import Role

MOST_PAGES = 5_000
RUNNING = "Running header"
PAGE_NUMBER = "Page number"
_EDGE = 2
_MANY_PAGES = 5
_FULL = 0.85
_SAME_LINE = 0.3
_LOCKED = "It is protected by a password. Save it without one."
_SCANNED = "There is no text in it, only pictures of pages. It needs text recognition first."
_BACKWARDS = (
    "Arabic and Hebrew sometimes come out of PDF files reversed or in pieces. Compare the text "
    "with the file."
)
_BLANKS = re.compile(r"[ \t\v\f\r\u00a0]+")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(r"[\s\W]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*[/|]\s*\d{1,4})?[\s\W]*", re.IGNORECASE)
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_COMPATIBILITY = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb4f\ufe50-\ufefc]+")
_WORD = re.compile(r"\W")
# Parts of characters that fonts give for the whole, without a compatible form in Unicode.
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻲⻳",
    "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄斉齐歯齿竜龙亀龟",
)
_BROKEN_WORD = re.compile(r"(\w+)[-\u2010\u00ad]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it was set, and why it is not the text's, if it is not."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """Text in one font, how high on the page its line is and how large its letters, in points."""

    text: str
    height: float
    size: float


def read(source: Source) -> list[Draft]:
    """The one text of a PDF file."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it complains of each damaged object
    with foreign_code(source.name):
        drawn, said, language = _extracted(source)
    pages, doubt = _in_order(drawn)
    lines = list(_marked(pages))
    if not any(line.text for line in lines if not line.reason):
        raise ImportRefused(source.name, _SCANNED)
    blocks = tuple(_paragraphs(lines))
    return [
        Draft(
            blocks=blocks,
            title=_title(said.get("/Title"), blocks),
            byline=_known(said.get("/Author")),
            language=tag(language),
            scraped=True,
            warning=doubt,
        )
    ]


def _extracted(source: Source) -> tuple[list[list[str]], dict[str, str], str]:
    """The lines of each page, what the file says of itself, its language."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(source.data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportRefused(source.name, _LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise ImportRefused(source.name, "It has more than 5,000 pages. Import the parts.")
    pages = [_lines(page) for page in reader.pages]
    said = {str(key): str(value) for key, value in (reader.metadata or {}).items()}
    return pages, said, str(reader.root_object.get("/Lang", ""))


def _lines(page: Any) -> list[str]:
    """The lines of a page as they were drawn, from left to right."""
    runs: list[_Run] = []
    blanks: list[str] = []

    def take(
        text: str, around: list[float], within: list[float], _font: object, size: float
    ) -> None:
        if text.strip():
            shown = righttoleft.drawn(text.strip("\n"), after_blank=bool(blanks))
            height = _height(around, within)
            runs.append(_Run(shown, height, abs(size * around[3] * within[3])))
        blanks[:] = [] if text.strip() or "\n" in text else [text]

    page.extract_text(visitor_text=take)
    return [line for line in "".join(_strung(runs)).split("\n") if line.strip()]


def _in_order(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], str]:
    """The lines in the order of reading, tidied, and a warning if that order is not certain."""
    turned = any(righttoleft.is_turned(line) for page in pages for line in page)
    reading = righttoleft.read(pages) if turned else None
    found = [[_tidy(line) for line in page] for page in (reading.pages if reading else pages)]
    return found, "" if reading is None or reading.certain else _BACKWARDS


def _tidy(line: str) -> str:
    return _BLANKS.sub(" ", _COMPATIBILITY.sub(_normal, line)).strip()


def _height(around: Sequence[float], within: Sequence[float]) -> float:
    """Where the text stands on the page: both matrices are a, b, c, d, e, f."""
    return around[1] * within[4] + around[3] * within[5] + around[5]


def _strung(runs: Sequence[_Run]) -> Iterator[str]:
    """The runs of a page; a change of font within a line is no new line."""
    for before, run in pairwise([None, *runs]):
        if before is not None and run is not None:
            same = abs(run.height - before.height) < max(1.0, _SAME_LINE * before.size)
            yield _between(before.text, run.text) if same else "\n"
        if run is not None:
            yield run.text


def _between(before: str, after: str) -> str:
    """What parts two runs of one line: a blank between words, unless the script writes none."""
    apart = before[-1:].isspace() or after[:1].isspace()
    glued = not (before[-1:].isalnum() and after[:1].isalnum())
    unspaced = _UNSPACED.match(before[-1:]) or _UNSPACED.match(after)
    return "" if apart or glued or unspaced else " "


def _normal(found: "re.Match[str]") -> str:
    return unicodedata.normalize("NFKC", found.group()).translate(_RADICALS)


def _marked(pages: Sequence[Sequence[str]]) -> Iterator[_Line]:
    """All lines, with the reason for those at the edges that run through the pages."""
    counts = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    often = 2 if len(pages) < _MANY_PAGES else 3
    for page in pages:
        for number, line in enumerate(page):
            is_edge = number < _EDGE or number >= len(page) - _EDGE
            is_outer = number in {0, len(page) - 1}
            if is_outer and _NUMBER.fullmatch(line):
                yield _Line(line, PAGE_NUMBER)
            elif is_edge and counts[_shape(line)] >= _times(line, often, len(pages)):
                yield _Line(line, RUNNING)
            else:
                yield _Line(line)


def _times(line: str, often: int, pages: int) -> int:
    """How many pages must have a line at their edge; a sentence could be there by chance."""
    return max(3, pages // 2 + 1) if ends_sentence(line[-12:]) else often


def _edges(page: Sequence[str]) -> Sequence[str]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Block]:
    """Paragraphs; what runs through the pages follows the paragraph that it interrupts."""
    width = _common_width([line.text for line in lines if not line.reason])
    words = _hyphenated([line.text for line in lines])
    running: list[str] = []
    aside: list[Block] = []
    kept = [line for line in lines if not line.reason]
    following = {id(line): after for line, after in pairwise(kept)}
    for line in lines:
        if line.reason:
            aside.append(Block(line.text, Role.FURNITURE, line.reason))
            if not running:
                yield aside.pop()
            continue
        running.append(line.text)
        after = following.get(id(line))
        if after is None or _ends(line.text, after.text, width):
            yield Block(_joined(running, words))
            yield from aside
            running, aside = [], []
    yield from aside


def _hyphenated(lines: Sequence[str]) -> frozenset[str]:
    """The words that have a hyphen in the middle of a line."""
    return frozenset(word for line in lines for word in re.findall(r"\w+-\w+", line))


def _common_width(lines: Sequence[str]) -> int:
    """The width that full lines have, in columns: that of the longer ones, outliers apart."""
    widths = sorted(map(_width, lines))
    return widths[int(len(widths) * 0.9)] if widths else 0


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def _ends(line: str, after: str, width: int) -> bool:
    """Whether a paragraph ends with this line."""
    if _BROKEN_WORD.search(line) and after[:1].islower():
        return False
    if BULLET.match(after):
        return True
    room = _width(line) + 1 + _width(_first_word(after)) <= width * _FULL
    if ends_sentence(line[-12:]):
        return room or (_width(line) < width * _FULL)
    goes_on = after[:1].islower()
    return room and not goes_on


def _first_word(text: str) -> str:
    if _UNSPACED.match(text):
        return text[:1]
    return text.split(maxsplit=1)[0]


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        broken = _BROKEN_WORD.search(text)
        if broken and line[:1].islower():
            whole = f"{broken[1]}-{_WORD.split(line, 1)[0]}"
            text = text + line if whole in words else text[:-1] + line
        elif _UNSPACED.match(text[-1:]) and _UNSPACED.match(line):
            text += line
        else:
            text += f" {line}"
    return one_line(text)


def _title(said: str | None, blocks: Sequence[Block]) -> str:
    """The title that the file names, if its first lines have it too: most names are left-overs."""
    squeezed = "".join((said or "").split()).casefold()
    head = "".join("".join(block.text.split()) for block in blocks[:12]).casefold()
    return one_line(said or "") if len(squeezed) > 3 and squeezed in head else ""


def _known(author: str | None) -> str:
    return one_line(author or "")

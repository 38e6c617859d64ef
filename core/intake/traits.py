"""What can be told of each line of a page without knowing its words: its traits.

Some belong to the line alone: how long it is, how it ends and begins, whether figures, addresses or
capitals stand in it. Some come from the page's running text: words that the line shares with it,
and how many of the small words that hold sentences together it has. Some are the neighbours': what
stands right above and below, how dense the text is around (the text density of Kohlschütter et al.
2010), and the stretch of unknown lines of which it is one, as verse, lists and rows of buttons are.
`core.intake.islands` weighs them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from core.intake import titles, vocabulary
from core.intake.lines import BULLET, TextLine
from core.intake.marks import is_marked
from core.intake.pages import Page
from core.intake.vocabulary import key
from core.intake.wordings import words
from core.text.fold import fold

_LENGTHS = (1, 2, 4, 8, 15, 30, 60)
_STRETCHES = (1, 2, 4, 8)
_DENSITIES = (2, 4, 8, 16)
_FULL_WORDS = 30
_MOST_AKIN = 3
_MOST_NEAR = 4
_TITLE_CASE = 0.7
_COMMON, _COMMON_TIMES = 0.01, 3
_PROMISING_WORDS = 40
_VERSE_LINES, _VERSE_WORDS, _VERSE_SHARE = 4, (3, 10), 0.75
_SHORT_WORDS = 2.5
_LABEL_LETTERS = 80
_READ_LINES, _READ_LETTERS = 300, 30_000

_LETTER = re.compile(r"[^\W\d_]")
_SHAPES = {
    "asks": re.compile(r"[?？؟]$"),
    "calls": re.compile(r"[!！]$"),
    "announces": re.compile(r"[:：]$"),
    "open": re.compile(r"[,;，、،；]$"),
    "figure": re.compile(r"\d"),
    "address": re.compile(r"https?://|www\.|\S@\w[\w-]*\.\w"),
    "quoted": re.compile(r"[«»“”„「」『』\"]"),
    "credit": re.compile(r"[(（\[［][^()（）]{2,50}[)）\]］]\s*$|\S\s[/|©]\s?\S"),
    "clauses": re.compile(r"[,，、،](?!$)"),
    "sentences": re.compile(r"[.!?。！？।]\s*\S(?=.{3})"),
    "fact": re.compile(r"^[^:：]{2,30}[:：]\s*\S"),
}


def traits(page: Page) -> list[set[str]]:
    """The names of the traits of each line."""
    seen = _Seen.of(page)
    looks = (_own, _said, _shared, _beside)
    found = [set().union(*(look(seen, n) for look in looks)) for n in range(len(page))]
    for stretch in _stretches(seen):
        told = _stretch(seen, stretch, found)
        for number in stretch:
            found[number] |= told
    return found


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page with what is looked up for each of its lines again and again.

    `prose`, `dated` and `marked` say it of each line; `above` counts the paragraphs before it.
    """

    page: Page
    prose: list[bool]
    dated: list[bool]
    marked: list[bool]
    above: list[int]
    keys: Counter[str]
    body: Counter[str]
    common: frozenset[str]
    text: str

    @classmethod
    def of(cls, page: Page) -> "_Seen":
        """What there is to look up on a page."""
        prose = [page.prose(n) for n in range(len(page))]
        running = [line for line, is_prose in zip(page.lines, prose, strict=True) if is_prose]
        said = Counter(word for line in running for word in words(line.text))
        least = max(_COMMON_TIMES, _COMMON * said.total())
        return cls(
            page,
            prose,
            [page.dated(n) for n in range(len(page))],
            [is_marked(line.text) for line in page.lines],
            list(accumulate(prose, initial=0)),
            Counter(key(line.text) for line in page.lines),
            Counter(word for line in running for word in titles.telling(line)),
            frozenset(word for word, times in said.items() if times >= least),
            " ".join(fold(line.text) for line in running[:_READ_LINES])[:_READ_LETTERS],
        )

    def known(self, number: int) -> bool:
        """Whether a line says what it is, bears a mark of a page, or gives a day."""
        return self.page.kind(number) is not None or self.marked[number] or self.dated[number]


def _class(value: float, bounds: Sequence[int]) -> int:
    """The number of the first bound that a value does not pass."""
    return next((n for n, bound in enumerate(bounds) if value <= bound), len(bounds))


def _own(seen: _Seen, number: int) -> set[str]:
    """How long the line is, how it begins and ends, what signs stand in it."""
    line = seen.page.lines[number]
    text, letters = line.text, len(_LETTER.findall(line.text))
    told = {
        "stops": line.sentence,
        "short stop": line.sentence and not line.prose,
        "cut": line.cut,
        "item": bool(BULLET.match(text)),
        "begins small": text[0].islower(),
        "capitals": text.isupper() and len(text) > _MOST_AKIN,
        "title case": _in_title_case(text),
        "no letters": letters <= 1,
        "few letters": 1 < letters < len(text.replace(" ", "")) / 2,
        f"length {_class(line.words, _LENGTHS)}": True,
    }
    shapes = {name for name, shape in _SHAPES.items() if shape.search(text)}
    return {name for name, holds in told.items() if holds} | shapes


def _in_title_case(text: str) -> bool:
    words_of_letters = [word for word in text.split() if _LETTER.match(word)]
    capital = sum(word[0].isupper() for word in words_of_letters)
    return len(words_of_letters) > 1 and capital >= _TITLE_CASE * len(words_of_letters)


def _said(seen: _Seen, number: int) -> set[str]:
    """What the line says of itself, for certain or not."""
    page, line = seen.page, seen.page.lines[number]
    sign = page.signs[number]
    told = {
        "sure sign": page.sure(number),
        "sign": sign is not None and not sign.sure,
        "dated": seen.dated[number],
        "marked": seen.marked[number],
        "twice": not line.prose and seen.keys[key(line.text)] > 1,
        "words of pages": sign is None and not line.prose and vocabulary.speaks_of_pages(line.text),
        "promises": sign is None and line.prose and _promises(line),
    }
    return {name for name, holds in told.items() if holds}


def _promises(line: TextLine) -> bool:
    told = (vocabulary.tells_of_letter, vocabulary.subscribes, vocabulary.tells_of_cookies)
    return line.words <= _PROMISING_WORDS and any(tell(line.text) for tell in told)


def _shared(seen: _Seen, number: int) -> set[str]:
    """What the line has of the running text: its telling words, and the small words between."""
    line = seen.page.lines[number]
    own = seen.prose[number]
    akin = sum(seen.body[word] > own for word in titles.telling(line))
    said = words(line.text)
    common = sum(word in seen.common for word in said)
    told = {f"akin {min(akin, _MOST_AKIN)}"}
    if not own and 1 < len(line.text) <= _LABEL_LETTERS and key(line.text) in seen.text:
        told.add("quotes the text")
    return told | ({f"common {min(5 * common // len(said), 2)}"} if len(said) > 2 else set())


def _beside(seen: _Seen, number: int) -> set[str]:
    """Where the line stands, and what stands around it."""
    last = len(seen.page) - 1
    before, after = range(number - 1, max(number - 3, -1), -1), range(number + 1, number + 3)
    below = [n for n in after if n <= last]
    told = {
        "on top": not seen.above[number],
        "at the foot": seen.above[number + 1] == seen.above[-1],
        "below prose": any(seen.prose[n] for n in before[:1]),
        "above prose": any(seen.prose[n] for n in below[:1]),
        "below paragraphs": len(before) > 1 and all(seen.prose[n] for n in before),
        "above paragraphs": len(below) > 1 and all(seen.prose[n] for n in below),
        "below a day": any(seen.dated[n] for n in before[:1]),
        "above a day": any(seen.dated[n] for n in below[:1]),
        "below a known line": any(map(seen.known, before)),
        "above a known line": any(map(seen.known, below)),
        "first": number == 0,
        "last": number == last,
    }
    around = [n for n in range(number - 3, number + 4) if n != number and 0 <= n <= last]
    near = sum(seen.page.kind(n) is not None for n in around)
    lengths = [min(seen.page.lines[n].words, _FULL_WORDS) for n in (*before, *below)]
    density = sum(lengths) / max(len(lengths), 1)
    more = {f"near {min(near, _MOST_NEAR)}", f"density {_class(density, _DENSITIES)}"}
    return more | {name for name, holds in told.items() if holds}


def _stretches(seen: _Seen) -> Iterator[range]:
    """Stretches of lines that are no running text and of which nothing is known."""
    numbers = range(len(seen.page))
    for unknown, run in groupby(numbers, lambda n: not (seen.prose[n] or seen.known(n))):
        held = list(run)
        if unknown:
            yield range(held[0], held[-1] + 1)


def _stretch(seen: _Seen, stretch: range, found: Sequence[set[str]]) -> set[str]:
    """What a stretch stands between, how long it is, and what its lines have in common."""
    lines = [seen.page.lines[n] for n in stretch]
    shares = {
        name: sum(name in found[n] for n in stretch) / len(stretch)
        for name in ("figure", "fact", "words of pages", "akin 0", "quotes the text")
    }
    above, below = _bound(seen, stretch.start - 1), _bound(seen, stretch.stop)
    told = {
        "in a list": _is_list(seen, stretch),
        "among verse": _is_verse(lines, shares["figure"]),
        "among open lines": any(found[n] & {"open", "begins small"} for n in stretch),
        "among sentences": any("short stop" in found[n] for n in stretch),
        "among short lines": sum(line.words for line in lines) <= _SHORT_WORDS * len(lines),
        "among figures": 2 * shares["figure"] >= 1,
        "among facts": 2 * shares["fact"] >= 1 and len(stretch) > 1,
        "among words of pages": 2 * shares["words of pages"] >= 1,
        "among akin lines": 2 * shares["akin 0"] <= 1,
        "among quotations": 2 * shares["quotes the text"] >= 1,
        f"{above} to {below}": True,
        f"{above} to {below}, {_class(len(stretch), _STRETCHES)}": True,
    }
    return {name for name, holds in told.items() if holds}


def _bound(seen: _Seen, number: int) -> str:
    """What stands at an end of a stretch."""
    if not 0 <= number < len(seen.page):
        return "edge"
    return "prose" if seen.prose[number] else "sign"


def _is_list(seen: _Seen, stretch: range) -> bool:
    """Whether a colon at the head of a stretch, or right above, announces it."""
    heads = seen.page.lines[max(stretch.start - 1, 0) : stretch.start + 1]
    return any(line.text.endswith((":", "：")) for line in heads)


def _is_verse(lines: Sequence[TextLine], figures: float) -> bool:
    full = sum(_VERSE_WORDS[0] <= line.words <= _VERSE_WORDS[1] for line in lines)
    return not figures and full >= max(_VERSE_LINES, _VERSE_SHARE * len(lines))

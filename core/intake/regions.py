"""Where the article stands on a page, told by shape alone, whatever language the page is in.

No list of phrases knows every site. But running text has a shape of its own: sentences that
follow upon each other, where a site writes labels. An article is the region that is dense with
sentences (Finn et al. 2001; Kohlschütter et al. 2010); a line that says nothing by itself is
judged by what stands beside it (jusText, Pomikálek 2011). So where a page has shown by its marks
that it is one (counters, paths, bare times, addresses, names of networks: lines that stand
outside of the article and that no article would have), the labels above its title, the row
between title and text, and the run of labels behind the last sentence are not the article's.

What such a page has that is an article's too is spared: lists that a colon announces, lines that
break off or run on as verse and letters do, lines in the words of the article, and everything in
front of a paragraph with which the article goes on. Texts with little prose are not judged here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.intake import titles, vocabulary
from core.intake.lines import BULLET, TextLine, word_count
from core.intake.pages import Page, Verdicts
from core.intake.vocabulary import Kind, key
from core.intake.wordings import words

_BOXES = {Kind.RELATED, Kind.COMMENTS}
_ENOUGH_WORDS = 60
_PROSE_SHARE = 0.6
_ENOUGH_MARKS = 3
_MENU_LINES = 3
_CLOSING_LINES = 3
_BOX_LINES = 4
_LONG_RUN = 6
_LEFT_OVER = 3
_ROW_WORDS = 4
_BUTTON_WORDS = 8
_SLOGAN_WORDS = 12
_CREDIT_WORDS = 25
_PATH_WORDS = 12
_PART_WORDS = 3
_ECHO_LENGTH = 12
_AKIN = 2
_FEW_AKIN = 3
_NETWORK_LENGTH = 5
_HEADED_BLOCKS = 3
_NEAR = 200
_HEADED_SHARE = 0.7
_NAME_LENGTH = 5
_TAG_WORDS = 2
_LONGER = 5
_HEAD_LINES = 40
_BROKEN = (",", ";", "，", "；", "、", "،", "؛")
_LISTING = (":", "：")
_OPEN = (*_BROKEN, *_LISTING)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COUNTER = re.compile(r"[(（]\s*\d+\s*[)）]$")
_ADDRESS = re.compile(r"https?://|www\.|\S@\w[\w-]*\.\w")
_PARTS = re.compile(r"\s*[|›»>＞→▸•·]\s*|\s+/\s+")
_EDGE_SIGN = re.compile(r"^[#←→▲▼▶◀※©*]|[←→↓*]$|^\S{0,3}\s?©|©")
_SIGNATURE = re.compile(r"^[(（]\S{1,20}[)）]$")
_MINUTES = re.compile(r"^\d{1,2}\s?min\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Region:
    """A page with where its running text begins, how far it is known, and its words."""

    page: Page
    known: Verdicts
    top: int
    body: Counter[str]
    marks: frozenset[int]
    last_mark: int
    last_pair: int

    @classmethod
    def of(cls, page: Page, known: Verdicts, *, title: int | None, top: int) -> "_Region":
        """The region that begins at this line, with its marks and the words of its text."""
        prose = [n for n in range(top, len(page)) if page.prose(n) and n not in known]
        body = Counter(word for n in prose for word in _telling(page.lines[n]))
        marks = frozenset(_marks(page, title, known, top))
        whole = {n for n in prose if not page.lines[n].cut}
        pairs = (n for n in whole if n + 1 in whole)
        last, pair = max(marks, default=-1), max(pairs, default=-1)
        return cls(page, known, top, body, marks, last, pair)

    def sentence(self, number: int) -> bool:
        """Whether a line reads as a sentence of its own, and nothing speaks against it."""
        plain = number not in self.known and number not in self.marks and self.page.plain(number)
        line = self.page.lines[number]
        return plain and line.sentence and not (line.cut and line.words <= _PART_WORDS)

    def prose(self, number: int) -> bool:
        """Whether a line is running text that is not cut off."""
        line = self.page.lines[number]
        return number not in self.known and self.page.prose(number) and not line.cut

    def akin(self, number: int) -> int:
        """How many longer words a line shares with the running text, itself apart."""
        own = self.prose(number)
        return sum(self.body[word] > own for word in _telling(self.page.lines[number]))

    def evidence(self, numbers: Iterable[int]) -> int:
        """How many marks of a page these lines bear; of bylines one counts."""
        marked = [n for n in numbers if n in self.marks]
        dated = sum(map(self.page.dated, marked))
        return len(marked) - max(dated - 1, 0)


def outside(page: Page, title: int | None, known: Verdicts) -> Verdicts:
    """Labels above, below and beside the article that `known`, the other verdicts, leave."""
    top = next((n for n in range(len(page)) if page.prose(n) and n not in known), len(page))
    if not _is_article(page, known, top):
        return {}
    region = _Region.of(page, known, title=title, top=top)
    head = range(top) if title is None or title > top else range(title)
    end = _closing(region, len(head))
    shown = region.evidence([*range(top), *range(end, len(page))])
    shown += _menu(page, head) + (len(page) - end >= _LONG_RUN)
    if shown < _ENOUGH_MARKS:
        return {}
    found = [*range(end, len(page))]
    if title is not None and title < top:
        found += [*_above(region, title), *_between(region, title)]
    beside = {n: page.kind(n) or Kind.BESIDE for n in found if n not in known}
    return {**dict.fromkeys(_credited(region, title, end), Kind.CAPTION), **beside}


def _telling(line: TextLine) -> frozenset[str]:
    """The words of a line that are no mere link between others: longer ones, and pairs of Han."""
    words = titles.longer_words([line])
    return frozenset(word for word in words if len(word) >= _LONGER or _HAN.match(word))


def _is_article(page: Page, known: Verdicts, top: int) -> bool:
    """Whether the text is prose for the greater part, from its first paragraph to the last."""
    prose = [n for n in range(top, len(page)) if page.prose(n) and n not in known]
    words = sum(page.lines[n].words for n in prose)
    within = (n for n in range(top, prose[-1] + 1) if n not in known) if prose else ()
    return words >= max(_ENOUGH_WORDS, _PROSE_SHARE * sum(page.lines[n].words for n in within))


def _marks(page: Page, title: int | None, known: Verdicts, top: int) -> Iterable[int]:
    """Lines that bear a mark of a page, whatever language they are in."""
    name = key(page.lines[title].text) if title is not None else ""
    labels = [n for n, line in enumerate(page.lines) if not line.prose and n != title]
    twice = Counter(key(page.lines[n].text) for n in labels)
    named = _named(page, labels, top)
    for n in labels:
        text = page.lines[n].text
        echoes = len(name) >= _ECHO_LENGTH and name in key(text)
        speaks = n + 1 < len(page) and page.lines[n + 1].sentence
        again = twice[key(text)] > 1 and not page.lines[n].sentence and not speaks
        known_as = n in known or page.sure(n) or n in named or page.dated(n)
        if known_as or echoes or again or _is_marked(text):
            yield n


def _named(page: Page, labels: Sequence[int], top: int) -> set[int]:
    """Labels in the head that hold another or stand in one: a writer is named again."""
    keys = {n: key(page.lines[n].text) for n in labels if page.lines[n].label}
    names = {n: said for n, said in keys.items() if len(said) >= _NAME_LENGTH and " " in said}
    head = [n for n in keys if n < top][:_HEAD_LINES]
    held = {(n, m) for n in head for m in names if n != m and names[m] in keys[n]}
    held |= {(n, m) for n in keys for m in head if n != m and m in names and names[m] in keys[n]}
    return {n for n, _ in held if n < top} | {m for _, m in held}


def _is_marked(text: str) -> bool:
    """Whether a short line has a counter, a path, an address, a network's name, or no letter."""
    if sum(map(str.isalpha, text)) <= 1:
        return True
    if word_count(text) > _PATH_WORDS or BULLET.match(text):
        return False
    signs = (_COUNTER, _ADDRESS, _MINUTES, _EDGE_SIGN, _SIGNATURE)
    return any(sign.search(text) for sign in signs) or _is_path(text) or _names_network(text)


def _is_path(text: str) -> bool:
    parts = [part for part in _PARTS.split(text) if part]
    return len(parts) > 1 and all(word_count(part) <= _PART_WORDS for part in parts)


def _names_network(text: str) -> bool:
    if key(text) in vocabulary.networks():
        return True
    named = [word for word in words(text) if len(word) >= _NETWORK_LENGTH]
    return word_count(text) <= _BUTTON_WORDS and any(map(vocabulary.networks().__contains__, named))


def _menu(page: Page, head: range) -> int:
    """What a run of entries above the title counts for."""
    entries = sum(page.small(n) and page.lines[n].words <= _PART_WORDS for n in head)
    return _AKIN if entries >= _MENU_LINES else 0


def _above(region: _Region, title: int) -> Iterable[int]:
    """The lines above the title: entries, site names, slogans."""
    for n in range(title):
        line = region.page.lines[n]
        is_entry = line.label or not line.sentence or line.words <= _SLOGAN_WORDS
        enough = 1 if n >= title - _LEFT_OVER else _AKIN
        entitles = line.words > _PART_WORDS and region.akin(n) >= enough and n not in region.marks
        if is_entry and not line.text.endswith(_OPEN) and not entitles:
            yield n


def _between(region: _Region, title: int) -> Iterable[int]:
    """The row between title and text; a line at its edge may be the article's own."""
    row = range(title + 1, region.top)
    known = [n for n in row if n in region.known or n in region.marks]
    yield from (n for n in known if region.page.lines[n].label or n in region.marks)
    for n in row if known else ():
        line = region.page.lines[n]
        is_headline = line.words > _ROW_WORDS and region.page.dated(n + 1)
        may_hide = line.label and not line.item and not (line.text.endswith(_OPEN) or is_headline)
        amid = known[0] < n < known[-1] and line.words <= _BUTTON_WORDS
        before = n < known[-1] and line.words <= _ROW_WORDS
        left_over = known[-1] < n < region.top - 1 and line.words <= _ROW_WORDS
        few = region.top - known[-1] <= _LEFT_OVER + 1
        if may_hide and not region.akin(n) and (amid or before or (left_over and few)):
            yield n


def _credited(region: _Region, title: int | None, end: int) -> Iterable[int]:
    """Short lines in the text that end in a name which stands below the title."""
    lines = region.page.lines
    row = range(region.top if title is None else title + 1, region.top)
    names = [key(lines[n].text) for n in row if n in region.marks and _is_named(lines[n].text)]
    for n in range(region.top, end):
        text = lines[n].text
        ends = any(key(text).endswith(name) and key(text) != name for name in names)
        if ends and not lines[n].sentence and lines[n].words <= _CREDIT_WORDS:
            yield n


def _is_named(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _ROW_WORDS and all(word[0].isupper() for word in words)


def _start(region: _Region, closing: int) -> int:
    """The closing line, or a mark shortly before it with nothing of the article between."""
    page, start = region.page, closing
    for n in range(closing - 1, max(region.top, closing - _BOX_LINES - 1), -1):
        if n in region.marks:
            start = n
        elif page.prose(n) or region.akin(n) or not page.lines[n].sentence:
            break
    return start


def _closing(region: _Region, start: int) -> int:
    """The line from which on no line is the article's; the number of lines if there is none."""
    page = region.page
    words = 0
    n = max(start, region.top)
    while n < len(page):
        if region.sentence(n) or region.prose(n):
            words += page.lines[n].words
            n += 1
            continue
        after = next((m for m in range(n, len(page)) if region.sentence(m)), len(page))
        first = _after_list(region, n, after)
        first = _after_matter(region, range(first, after))
        if words >= _ENOUGH_WORDS and _closes(region, range(first, after)):
            return _start(region, first)
        n = after
    return len(page)


def _closes(region: _Region, run: range) -> bool:
    """Whether the article ends at this run of labels."""
    if not run or (len(run) < _CLOSING_LINES and run.stop < len(region.page)):
        return False
    if region.last_mark < run.start and len(run) < _LONG_RUN:
        return False
    return not _goes_on(region, run) and not _is_headed(region, run.start)


def _goes_on(region: _Region, run: range) -> bool:
    """Whether paragraphs follow each other below this run, or one follows a small box."""
    if region.last_pair >= run.stop:
        return True
    if len(run) > _BOX_LINES or run.stop == len(region.page):
        return False
    if all(map(region.sentence, range(run.stop, len(region.page)))):
        return True
    marked = sum(n in region.marks and region.known.get(n) not in _BOXES for n in run) > 1
    prose = (n for n in range(run.stop, len(region.page)) if region.prose(n))
    return any(_could_end(region, n, marked=marked) for n in prose)


def _could_end(region: _Region, number: int, *, marked: bool) -> bool:
    """Whether one paragraph below a box may be the article's last: long, or in its words."""
    is_long = region.page.lines[number].words >= _SLOGAN_WORDS
    if marked:
        return region.akin(number) >= _FEW_AKIN
    return is_long or region.akin(number) > 0


def _after_list(region: _Region, first: int, after: int) -> int:
    """The first line of a run that is not of a list announced before, nor breaks off as verse."""
    lines = region.page.lines
    n = first
    while n < after and n not in region.marks:
        above, text = lines[n - 1].text, lines[n].text
        listed = any(_announces(region, m, after) for m in (first - 1, n))
        if listed and n + 1 not in region.marks:
            marked = (m for m in range(n + 1, after) if m in region.marks)
            return next(marked, after)
        if not (above.endswith(_BROKEN) or text.endswith(_BROKEN) or _runs_on(text)):
            break
        n += 1
    return n


def _after_matter(region: _Region, run: range) -> int:
    """The first line of a run behind what speaks of the article, or is a list of figures."""
    marked = next((n for n in run if n in region.marks), run.stop)
    matter = range(run.start, marked)
    figures = sum(any(map(str.isdigit, region.page.lines[n].text)) for n in matter)
    akin = sum(region.akin(n) > 0 for n in matter)
    return marked if matter and 2 * max(figures, akin) >= len(matter) else run.start


def _announces(region: _Region, number: int, after: int) -> bool:
    """Whether a line announces a list; one or two words (“Share:”) do so above figures alone."""
    line = region.page.lines[number]
    if not line.text.endswith(_LISTING):
        return False
    items = [region.page.lines[n].text for n in range(number + 1, after)]
    figures = sum(any(map(str.isdigit, text)) for text in items)
    return line.words > _TAG_WORDS or 2 * figures > len(items)


def _runs_on(text: str) -> bool:
    """Whether a line begins as an item or as the rest of a sentence."""
    begins_small = text.lstrip("\"'“„«(")[:1].islower() and word_count(text) > _TAG_WORDS
    return bool(BULLET.match(text)) or begins_small


def _is_headed(region: _Region, end: int) -> bool:
    """Whether each paragraph has its heading, so that headings and teasers look alike."""
    sentences = [n for n in range(max(region.top, end - _NEAR), end) if region.sentence(n)]
    headed = sum(not region.sentence(n - 1) for n in sentences)
    return headed >= max(_HEADED_BLOCKS, _HEADED_SHARE * len(sentences))

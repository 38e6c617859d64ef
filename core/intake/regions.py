"""Where the article stands on a page, told by shape alone, whatever language the page is in.

No list of phrases knows every site. But running text has a shape of its own: sentences that
follow upon each other, where a site writes labels. So each line speaks for the article or for the
page: sentences for the article, more so when they are long and in its words; labels, and above all
the marks of a page (`core.intake.marks`), for the page. The article begins with its first running
text and ends where the sum of what its lines say is greatest (the segment of the greatest sum, as
Finn et al. 2001 find the body of a page; Kohlschütter et al. 2010 for shallow features). A line
that says nothing by itself is judged by what stands beside it (jusText, Pomikálek 2011): so where
marks have shown that the text is a page's, the labels above its title, the rows of labels between
marks, and all that stands behind its end are not the article's.

What such a page has that is an article's too is spared: lists that a colon announces, lines that
break off or run on as verse and letters do, verse and lists behind the last sentence up to the
first mark, lines in the words of the article, and everything in front of two paragraphs that
follow each other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from core.intake import titles, vocabulary
from core.intake.lines import BULLET, word_count
from core.intake.marks import marks
from core.intake.pages import Page, Verdicts, edges
from core.intake.vocabulary import Kind, key

_ENOUGH_WORDS = 25
_ENOUGH_MARKS = 3
_MENU_LINES = 3
_LEFT_OVER = 3
_BOX_LINES = 4
_VERSE_LINES, _VERSE_WORDS, _VERSE_SHARE = 4, (3, 10), 0.75
_ROW_WORDS = 4
_SENTENCE_WORDS = 4
_BUTTON_WORDS = 8
_SLOGAN_WORDS = 12
_CREDIT_WORDS = 25
_PART_WORDS = 3
_AKIN = 2
_TAG_WORDS = 2
_MANY_TELLING = 15
_BROKEN = (",", ";", "，", "；", "、", "،", "؛")
_LISTING = (":", "：")
_OPEN = (*_BROKEN, *_LISTING)

_FIGURED = re.compile(r"\d|[:：]\s*\S")
_COUNTED = re.compile(r"\D{2,25}?[\s:：(（]*\d[\d.,]*\D{0,6}")
_FACT = re.compile(r"\S[^:：]{1,30}[:：]\s*\S")

_FULL_WORDS = 60
_WORDS_A_POINT = 15
_UNRELATED = 0.5
_SHORT_SENTENCE = 0.5
_LABEL, _CUT, _MARK = -0.3, -0.5, -1.0
_MOST_APART = -3.0


@dataclass(frozen=True, slots=True)
class _Region:
    """A page with where its running text begins, what is known of its lines, and its words."""

    page: Page
    known: Verdicts
    top: int
    body: Counter[str]
    marks: frozenset[int]

    @classmethod
    def of(cls, page: Page, known: Verdicts, title: int | None) -> "_Region":
        """The region of a page, with its marks and the words of its text."""
        prose = [n for n in range(len(page)) if page.prose(n) and n not in known and n != title]
        top = prose[0] if prose else len(page)
        near = set(edges(len(page)))
        body = Counter(word for n in prose if n in near for word in titles.telling(page.lines[n]))
        return cls(page, known, top, body, frozenset(marks(page, title, known, top)))

    def prose(self, number: int) -> bool:
        """Whether a line is running text that is not cut off."""
        line = self.page.lines[number]
        return number not in self.known and self.page.prose(number) and not line.cut

    def sentence(self, number: int) -> bool:
        """Whether a line, of which nothing is known, is a whole sentence of some words."""
        line = self.page.lines[number]
        whole = line.sentence and not line.cut and line.words >= _SENTENCE_WORDS
        return whole and number not in self.known and self.page.plain(number)

    def akin(self, number: int) -> int:
        """How many longer words a line shares with the running text, itself apart."""
        own = number not in self.known and self.page.prose(number)
        return sum(self.body[word] > own for word in titles.telling(self.page.lines[number]))

    def is_wordy(self, end: int) -> bool:
        """Whether there is enough running text before a line for the shape of others to tell."""
        words = (self.page.lines[n].words for n in range(self.top, end) if self.prose(n))
        return sum(words) >= _ENOUGH_WORDS

    def speaks(self, number: int, said: Set[str]) -> float:
        """What a line says: for the article if more than nought, else for the page.

        `said` are the telling words of the article up to there.
        """
        line = self.page.lines[number]
        if number in self.known:
            return 0.0
        if number in self.marks:
            return _MARK
        if self.prose(number):
            gained = 1 + min(line.words, _FULL_WORDS) / _WORDS_A_POINT
            return gained if len(titles.telling(line) & said) >= _AKIN else _UNRELATED * gained
        if line.sentence:
            return _CUT if line.cut else _SHORT_SENTENCE
        return _LABEL

    def pair(self, number: int) -> range:
        """A paragraph and the one right before it; nothing if one of them is none."""
        is_pair = number > self.top and self.prose(number) and self.prose(number - 1)
        return range(number - 1, number + 1) if is_pair else range(0)

    def page_like(self, number: int) -> bool:
        """Whether a line bears a mark, or says what it is on a page."""
        return number in self.marks or self.page.kind(number) not in {None, Kind.CAPTION}

    def evidence(self, numbers: Iterable[int]) -> int:
        """How many marks of a page these lines bear; of bylines one counts."""
        marked = [n for n in numbers if n in self.marks]
        dated = sum(map(self.page.dated, marked))
        return len(marked) - max(dated - 1, 0)


def outside(page: Page, title: int | None, known: Verdicts) -> Verdicts:
    """Labels above, below and beside the article that `known`, the other verdicts, leave."""
    if not any(page.prose(n) and n not in known and n != title for n in range(len(page))):
        return {}
    region = _Region.of(page, known, title)
    end, is_headed = _end(region), title is not None and title < region.top
    wordy = region.is_wordy(end)
    head = range(region.top if wordy else title or 0)
    shown = region.evidence([*head, *range(end, len(page))])
    shown += _menu(page, range(title) if title is not None and is_headed else head)
    if shown < _ENOUGH_MARKS:
        return {}
    found = [*range(end, len(page))]
    if title is not None and is_headed:
        found += _above(region, title)
        found += _between(region, range(title + 1, region.top)) if wordy else ()
    found += [n for run in _runs(region, end) for n in _amid(region, run)] if wordy else ()
    beside = {n: page.kind(n) or Kind.BESIDE for n in found if n not in known}
    return {**dict.fromkeys(_credited(region, title, end), Kind.CAPTION), **beside}


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


def _between(region: _Region, row: range) -> Iterable[int]:
    """The row between title and text; a line at its edge may be the article's own."""
    known = [n for n in row if n in region.known or n in region.marks]
    yield from (n for n in known if region.page.lines[n].label or n in region.marks)
    listed = False
    for n in row if known else ():
        line = region.page.lines[n]
        announces = line.text.endswith(_LISTING) and not vocabulary.speaks_of_pages(line.text)
        listed = n not in known and (listed or announces)
        is_headline = line.words > _ROW_WORDS and region.page.dated(n + 1)
        may_hide = line.label and not line.item and not (line.text.endswith(_OPEN) or is_headline)
        amid = known[0] < n < known[-1] and line.words <= _BUTTON_WORDS
        before = n < known[-1] and line.words <= _ROW_WORDS
        counts = line.words <= _ROW_WORDS and _COUNTED.fullmatch(line.text) is not None
        edge = row.stop if counts else row.stop - 1
        left_over = known[-1] < n < edge and line.words <= _ROW_WORDS
        few = row.stop - known[-1] <= _LEFT_OVER + 1
        may_hide = may_hide and not listed and not region.akin(n)
        if may_hide and (amid or before or (left_over and few)):
            yield n


def _runs(region: _Region, end: int) -> Iterator[range]:
    """Runs of lines between the paragraphs of the article that are no running text."""
    paragraphs = [n for n in range(region.top, end) if region.prose(n) or n + 1 == end]
    for above, below in pairwise(paragraphs):
        if below - above > _AKIN:
            yield range(above + 1, below)


def _amid(region: _Region, run: range) -> Iterable[int]:
    """The row of buttons or the box within the article: what stands between two sure signs."""
    page = region.page
    sure = [n for n in run if n in region.known or (page.kind(n) and n in region.marks)]
    sure += [n for n in run if page.kind(n) is Kind.BUTTONS or page.dated(n)]
    if _points(region, run):
        sure = [run.start, run.stop - 1]
    if len(set(sure)) < _AKIN:
        return
    for n in range(min(sure), max(sure) + 1):
        line = page.lines[n]
        is_small = line.words <= _BUTTON_WORDS and not line.item and not region.akin(n)
        if is_small and not region.sentence(n) and not line.text.endswith(_OPEN):
            yield n


def _points(region: _Region, run: range) -> bool:
    """Whether a run is a box: a label that points to other articles, and their titles."""
    lines = [region.page.lines[n] for n in run]
    titled = all(line.label and not line.item for line in lines)
    return titled and len(run) <= _BOX_LINES and vocabulary.points(lines[0].text)


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


def _end(region: _Region) -> int:
    """The number of the line at which the page goes on without the article.

    Where there is hardly any prose, labels may be the article: only what is known ends it.
    """
    page = region.page
    behind = _best(region) + 1
    if behind <= region.top:
        return len(page)
    marked = next((n for n in range(behind, len(page)) if region.page_like(n)), len(page))
    if not region.is_wordy(behind):
        said = [n for n in range(behind, len(page)) if region.sentence(n)]
        certain = range(max([marked, *said]), len(page))
        return next((n for n in certain if n in region.known or page.sure(n)), len(page))
    first = _after_list(region, _after_facts(region, behind, marked), marked)
    if _is_matter(region, range(first, marked)) or _is_verse(region, range(first, marked)):
        return marked
    return first


def _best(region: _Region) -> int:
    """The last line of the article: up to there its lines say most.

    Two paragraphs that follow each other are the article's as well, unless they stand far behind
    and share no word with it.
    """
    last, level, fallen, is_far = -1, 0.0, 0.0, False
    said: set[str] = set()
    for n in range(region.top, len(region.page)):
        speaks = region.speaks(n, said)
        if speaks <= 0:
            fallen = max(fallen + speaks, _MOST_APART)
            is_far = is_far or fallen == _MOST_APART
            continue
        level, fallen = level + fallen + speaks, 0.0
        pair = region.pair(n)
        words = frozenset().union(
            *(titles.telling(region.page.lines[each]) for each in pair or [n])
        )
        if level > 0 or (pair and not (is_far and len(said) >= _MANY_TELLING and not words & said)):
            last, level, is_far = n, 0.0, False
            said |= words
    return last


def _is_matter(region: _Region, run: range) -> bool:
    """Whether the labels of a run speak of the article for the most part, or give facts."""
    texts = [region.page.lines[n].text for n in run]
    figures = sum(any(map(str.isdigit, text)) for text in texts)
    labelled = sum(bool(_FACT.match(text)) for text in texts)
    akin = sum(region.akin(n) > 0 for n in run)
    return 2 * max(figures, labelled, akin) >= len(run) > 0


def _is_verse(region: _Region, run: range) -> bool:
    """Whether a run may be verse: lines of some words, hardly one with a figure or of sites."""
    lines = [region.page.lines[n] for n in run]
    full = sum(_VERSE_WORDS[0] <= line.words <= _VERSE_WORDS[1] for line in lines)
    strange = sum(bool(_FIGURED.search(line.text)) for line in lines)
    strange += sum(vocabulary.speaks_of_pages(line.text) for line in lines)
    return full >= max(_VERSE_LINES, _VERSE_SHARE * len(lines)) and strange <= len(lines) / 8


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


def _after_facts(region: _Region, first: int, after: int) -> int:
    """The first line behind “Place: …”, “Open: …”, and the heading above them."""
    facts = first + (first < after and region.page.small(first))
    n = facts
    while n < after and _FACT.match(region.page.lines[n].text):
        n += 1
    return n if n - facts >= _AKIN else first


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

"""Where an article ends: what follows is the comment box, related articles, the page's foot.

A line like “Related articles” closes the article if an article stands before it and does not go
on after it. Lists of related articles alternate titles and teasers, many of them cut off; an
article goes on in paragraphs that follow one upon the other. Where that tells nothing, because
the article itself has one paragraph a heading, all that is not cut off is kept: furniture in a
text can be hidden by hand, a lost sentence may never be missed.

Before the closing line stand sources, tags, buttons and signatures of agencies; they are hidden
from the end upwards, up to the first line that could be the article's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from core.intake import vocabulary
from core.intake.lines import ends_sentence, word_count
from core.intake.pages import Page, Verdicts
from core.intake.titles import CALLS
from core.intake.vocabulary import Kind, key

_CLOSING = frozenset({Kind.COMMENTS, Kind.RELATED})
_TAIL = frozenset(
    {Kind.SOURCE, Kind.TAGS, Kind.BUTTONS, Kind.MENU, Kind.VIDEO, Kind.FOOTER, Kind.ADVERT}
    | {Kind.RELATED, Kind.COMMENTS, Kind.PATH, Kind.NOTICE, Kind.LETTER, Kind.PAGES}
)
_BOUNDS = frozenset(
    {Kind.TAGS, Kind.BUTTONS, Kind.SOURCE, Kind.FOOTER, Kind.LETTER, Kind.PAGES, Kind.COMMENTS}
)
_DIVIDERS = frozenset({*_CLOSING, Kind.TAGS, Kind.SOURCE, Kind.LETTER, Kind.FOOTER})
_ENOUGH_WORDS = 60
_ENOUGH_LINES = 3
_CREDIT_WORDS = 6
_CUT_SHARE = 0.3
_MOST_UNKNOWN = 3
_SEVERAL = 2
_ASKING_WORDS = 10
_FEW_TITLES = 8
_TEXT_WORDS = 3
_FEW_BLOCKS = 2
_REMARK_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Block:
    """Numbers of labels that follow each other, and of the sentences that follow them."""

    labels: list[int]
    sentences: list[int]


@dataclass(frozen=True, slots=True)
class _Sums:
    """For each place of a page: how many plain lines, paragraphs, words of these stand before."""

    plain: list[int]
    prose: list[int]
    words: list[int]

    @classmethod
    def of(cls, page: Page) -> "_Sums":
        """The sums of a page; each has one entry more than the page has lines."""
        prose = [page.prose(n) for n in range(len(page))]
        words = (line.words * is_prose for line, is_prose in zip(page.lines, prose, strict=True))
        plain = (page.plain(n) for n in range(len(page)))
        return cls(*(list(accumulate(each, initial=0)) for each in (plain, prose, words)))

    def any_prose(self, number: int) -> bool:
        """Whether a paragraph stands below a line."""
        return self.prose[-1] > self.prose[number + 1]


def ending(page: Page) -> Verdicts:
    """The lines at the end, and in boxes between, that are not the article's."""
    boxes, end = _closed(page)
    return {**boxes, **_after(page, end), **_tail(page, end, boxes)}


def _closed(page: Page) -> tuple[Verdicts, int]:
    """Lines of boxes after which the article goes on; the number of the line that closes it."""
    boxes: dict[int, Kind] = {}
    sums = _Sums.of(page)
    number = 0
    while number < len(page):
        if _may_close(page, number, sums):
            again = _resumption(page, number, sums)
            if again is None and _closes(page, number, sums):
                return boxes, number
            if again is not None and _holds_titles(page, number, again):
                boxes.update(_box(page, number, again))
                number = again
        number += 1
    return boxes, len(page)


def _holds_titles(page: Page, number: int, again: int) -> bool:
    """Whether a line in front of text is a box rather than the heading of that text."""
    return page.sure(number) or any(map(page.plain, range(number + 1, again)))


def _may_close(page: Page, number: int, sums: _Sums) -> bool:
    sign = page.signs[number]
    if sign is None or sign.kind not in _CLOSING or sign.rest:
        return False
    if not sums.prose[number]:
        enough = sums.plain[number] >= _ENOUGH_LINES
        return sign.sure and enough and not sums.any_prose(number)
    return sums.prose[number] > 1 or sums.words[number] >= _ENOUGH_WORDS


def _closes(page: Page, number: int, sums: _Sums) -> bool:
    """Whether a closing line, after which nothing resumes, is more than a heading."""
    if page.sure(number) or not sums.any_prose(number):
        return True
    below = next((n for n in range(number + 1, len(page)) if page.plain(n)), number)
    heads_text = below > number and page.lines[below].sentence
    more = any(page.kind(n) in _TAIL and page.sure(n) for n in range(number + 1, len(page)))
    return more and not heads_text


def _resumption(page: Page, number: int, sums: _Sums) -> int | None:
    """The line after this one at which the article goes on, if it does."""
    if _is_comment_box(page, number, sums):
        return None
    end = _next_bound(page, number)
    blocks = [block for block in _blocks(page, range(number + 1, end)) if not _signed(page, block)]
    if not blocks or _is_teasing(page, blocks):
        return None
    alone = len(blocks) == 1 and not _is_teaser(page, blocks[0], end)
    if alone or (_is_stopless(page, number) and end < len(page)):
        return blocks[0].sentences[0]
    texts = (block for block in blocks[:_FEW_BLOCKS] if _is_text(page, block, blocks))
    followers = sum(len(block.sentences) - 1 for block in blocks)
    if followers > len(blocks):
        texts = (block for block in blocks if len(block.sentences) > 1)
    resumed = next(texts, None)
    if resumed:
        return resumed.sentences[0]
    return [number + 1, *blocks[0].labels][-1] if _is_broken_up(page, number) else None


def _signed(page: Page, block: _Block) -> bool:
    """Whether a day stands right above a sentence, as above the remark of a reader."""
    above = block.sentences[0] - 1
    is_one = len(block.sentences) == 1 and _words(page, block.sentences) <= _REMARK_WORDS
    return is_one and (page.dated(above) or page.kind(above) is Kind.COMMENTS)


def _is_stopless(page: Page, end: int) -> bool:
    """Whether paragraphs end in no stop, as in Thai: then short ones look like labels."""
    prose = [page.lines[n] for n in range(end) if page.prose(n)]
    return 2 * sum(ends_sentence(line.text[-12:]) for line in prose) < len(prose)


def _is_teaser(page: Page, block: _Block, end: int) -> bool:
    """Whether a sentence below a title, in front of the line `end`, is of another article."""
    alone = len(block.sentences) == len(block.labels) == 1
    first = page.lines[block.sentences[0]]
    asks = len(block.sentences) == 1 and first.text.endswith(CALLS) and not first.prose
    return asks or (alone and (end == len(page) or page.kind(end) is Kind.RELATED))


def _is_text(page: Page, block: _Block, blocks: Sequence[_Block]) -> bool:
    """Whether two paragraphs follow each other, or more sentences than elsewhere on the page."""
    others = [len(each.sentences) for each in blocks if each is not block]
    whole = [n for n in block.sentences if page.prose(n) and not page.lines[n].cut]
    pairs = any(below - above == 1 for above, below in pairwise(whole))
    return pairs or len(block.sentences) > max(1, median(others or [0]))


def _next_bound(page: Page, number: int) -> int:
    """The next line below some text that surely is no article's: the range to look for it ends."""
    after = range(number + 1, len(page))
    text = next((n for n in after if page.plain(n) and page.lines[n].sentence), len(page))
    bounds = (n for n in range(text, len(page)) if page.kind(n) in _DIVIDERS and page.sure(n))
    return next(bounds, len(page))


def _blocks(page: Page, numbers: range) -> list[_Block]:
    """The lines as runs of labels, each with the run of sentences below it.

    Signs count as labels; blocks with next to no text tell nothing and are left out.
    """
    blocks = [_Block([], [])]
    for number in numbers:
        is_sentence = page.plain(number) and page.lines[number].sentence
        if is_sentence:
            blocks[-1].sentences.append(number)
        elif blocks[-1].sentences:
            blocks.append(_Block([number], []))
        else:
            blocks[-1].labels.append(number)
    return [block for block in blocks if _words(page, block.sentences) >= _TEXT_WORDS]


def _words(page: Page, numbers: Iterable[int]) -> int:
    return sum(page.lines[number].words for number in numbers)


def _is_teasing(page: Page, blocks: Sequence[_Block]) -> bool:
    """Whether many of the sentences are cut off, as only teasers are."""
    sentences = [page.lines[number] for block in blocks for number in block.sentences]
    return sum(line.cut for line in sentences) > _CUT_SHARE * len(sentences)


def _is_comment_box(page: Page, number: int, sums: _Sums) -> bool:
    """A sure comment box with the greater part of the prose before it: what follows are comments.

    One near the top, with a counter, may belong to the head of the page.
    """
    is_box = page.kind(number) is Kind.COMMENTS and page.sure(number)
    return is_box and 2 * sums.words[number] >= sums.words[-1]


def _is_broken_up(page: Page, end: int) -> bool:
    """Whether the article before this line has a heading for each paragraph."""
    blocks = _blocks(page, range(end))
    return len(blocks) >= _ENOUGH_LINES and all(len(block.sentences) == 1 for block in blocks)


def _box(page: Page, number: int, again: int) -> Verdicts:
    """The closing line and the titles after it, up to where the article goes on."""
    titles = []
    for each in range(number + 1, min(again, number + 1 + _FEW_TITLES)):
        if page.prose(each) and not page.lines[each].cut:
            break
        titles.append(each)
    plain = [each for each in titles if page.plain(each)]
    if len(plain) > 1 and page.lines[plain[-1]].sentence:
        titles.remove(plain[-1])  # a question that the article asks before it answers
    return dict.fromkeys([number, *titles], page.kind(number) or Kind.RELATED)


def _after(page: Page, end: int) -> Verdicts:
    """Everything from the closing line on, each line as what the last sure sign before it says."""
    verdicts: dict[int, Kind] = {}
    block = Kind.RELATED
    for number in range(end, len(page)):
        kind = page.kind(number)
        if kind in {Kind.COMMENTS, Kind.RELATED, Kind.FOOTER}:
            block = kind
        verdicts[number] = kind if kind and kind is not Kind.CAPTION else block
    return verdicts


def _tail(page: Page, end: int, boxes: Verdicts) -> Verdicts:
    """The lines right before the end that name sources, offer buttons, list tags."""
    verdicts: dict[int, Kind] = {}
    unknown: list[int] = []
    for number in reversed(range(1, end)):
        if number in boxes:
            continue
        kind = _tail_kind(page, number, is_followed=bool(verdicts) or end < len(page))
        if kind is not None:
            verdicts[number] = kind
            if kind in _BOUNDS and (page.sure(number) or len(verdicts) > _SEVERAL):
                verdicts |= dict.fromkeys(unknown, kind)
                unknown = []
        elif _could_be_left_over(page, number) and len(unknown) < _MOST_UNKNOWN:
            unknown.append(number)
        else:
            break
    verdicts = {n: kind for n, kind in verdicts.items() if not unknown or n > max(unknown)}
    return verdicts if any(page.prose(each) for each in range(end)) else _sure(page, verdicts)


def _tail_kind(page: Page, number: int, *, is_followed: bool) -> Kind | None:
    """What a line near the end is; None for what may be the article's."""
    kind = page.kind(number)
    if kind in _TAIL:
        return kind
    if _is_credit(page, number) or _is_name_above_source(page, number):
        return Kind.SOURCE
    return Kind.BYLINE if _is_signature(page, number) and is_followed else None


def _could_be_left_over(page: Page, number: int) -> bool:
    """Whether an unknown line may be furniture if it stands between lines that are."""
    line = page.lines[number]
    asks = line.text.endswith(("?", "？", "؟")) and line.words <= _ASKING_WORDS
    return page.plain(number) and (page.small(number) or asks)


def _sure(page: Page, verdicts: Verdicts) -> Verdicts:
    return {number: kind for number, kind in verdicts.items() if page.sure(number)}


def _is_signature(page: Page, number: int) -> bool:
    byline = page.byline(number)
    return byline is not None and page.lines[number].label and page.lines[number - 1].sentence


def _is_credit(page: Page, number: int) -> bool:
    """“According to …”, “(via …)”: words that name an agency, then little more than its name."""
    line = page.lines[number]
    words = line.text.strip("()（）[]*–—- ").split()
    if line.sentence or line.item or not 1 < line.words <= _CREDIT_WORDS:
        return False
    labels = (" ".join(words[:length]) for length in range(1, min(4, len(words))))
    named = words[-1][:1].isupper() or not words[-1][:1].islower()
    return named and any(key(label) in vocabulary.credit() for label in labels)


def _is_name_above_source(page: Page, number: int) -> bool:
    """A name alone between the last paragraph and a line that says “Source”."""
    line = page.lines[number]
    is_name = line.label and not line.item and word_count(line.text) <= _CREDIT_WORDS
    return is_name and _is_bare_source(page, number + 1) and page.lines[number - 1].prose


def _is_bare_source(page: Page, number: int) -> bool:
    sign = page.signs[number] if number < len(page) else None
    return sign is not None and sign.kind is Kind.SOURCE and not sign.rest

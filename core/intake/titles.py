"""The title of an article: the line that most looks like it, or one made from its first sentence.

Titles end in no full stop, stand first, have some length, share words with what follows, stand
right above the byline, and are echoed where the page gives its path or repeats them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from core.intake.lines import TextLine
from core.intake.pages import Page, Verdicts
from core.intake.vocabulary import Kind
from core.text.fold import fold

LONGEST_MADE = 80
CALLS = ("?", "!", "？", "！")
_FULL_WORDS = 8
_MOST_WORDS = 40
_FEW_WORDS = 4
_ECHO_LENGTH = 12
_WORD_LENGTH = 4
_READ_LINES = 30
_MENU_LINES = 3
_READ_LETTERS = 2000
_GLUED = "\u0e00"
_FOR_PATH = 1.5
_CHEVRON = re.compile(r"\s[›»>→❯▸⟩]\s")
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 5
_HAN = re.compile(r"[\u4e00-\u9fff]")


def find(page: Page, head: Sequence[int], verdicts: Verdicts) -> int | None:
    """The number of the title among these lines at the top, those with verdicts apart."""
    possible = [n for n in head if n not in verdicts and _could_be(page, n)]
    candidates = [n for n in possible if not _holds_another(page, n, possible)]
    if not candidates or _is_verse(page, candidates[0]):
        return None
    body = body_words(page, len(head))
    first = _below_menu(page, candidates, body)
    return max(
        candidates,
        key=lambda number: (
            _score(page, number, body)
            + _standing(page, number, first, body, menu=first != candidates[0])
            + _FOR_PATH * (is_below_path(page, number) - _is_above_path(page, number, head)),
            -number,
        ),
    )


def body_words(page: Page, start: int) -> frozenset[str]:
    """The longer words of the article's beginning, which begins at this line."""
    numbers = range(start, min(start + _READ_LINES, len(page)))
    plain = [n for n in numbers if page.plain(n)]
    sentences = [n for n in plain if page.lines[n].sentence]
    return frozenset(longer_words(page.lines[n] for n in sentences or plain))


def shared(line: TextLine, body: frozenset[str]) -> int:
    """How many longer words a line shares with the article's beginning."""
    return len(frozenset(longer_words([line])) & body)


def longer_words(lines: Iterable[TextLine]) -> Iterator[str]:
    """Longer words, folded; of scripts that glue words together, each two letters in a row."""
    for line in lines:
        for word in _WORD.findall(line.text[:_READ_LETTERS].casefold()):
            if word[0] < _GLUED:
                yield from [fold(word)] if len(word) >= _WORD_LENGTH else []
            else:
                yield from (word[at : at + 2] for at in range(len(word) - 1))


@lru_cache(maxsize=1024)
def telling(line: TextLine) -> frozenset[str]:
    """The words of a line that are no mere link between others: longer ones, and pairs of Han."""
    return frozenset(
        word for word in longer_words([line]) if len(word) >= _TELLING or _HAN.match(word)
    )


def made(sentence: str) -> str:
    """A title from a first sentence: without its full stop, cut at a word to 80 characters."""
    sentence = " ".join(sentence.split())
    if len(sentence) <= LONGEST_MADE:
        return sentence.removesuffix(".").removesuffix("。") or sentence
    shortened = sentence[: LONGEST_MADE - 1]
    at_word, blank, _ = shortened.rpartition(" ")
    kept = at_word if blank and len(at_word) > LONGEST_MADE / 2 else shortened
    return kept.rstrip(" ,;:–—-") + "…"


def _could_be(page: Page, number: int) -> bool:
    line = page.lines[number]
    is_short = 0 < line.words <= _MOST_WORDS and any(map(str.isalpha, line.text))
    ends_open = line.text.endswith((",", ";", "，", "；", "、"))
    stops = line.sentence and (line.cut or not line.text.endswith(CALLS))
    aside = stops or ends_open or line.item or _CHEVRON.search(line.text)
    return page.plain(number) and is_short and not aside


def _is_verse(page: Page, number: int) -> bool:
    """Whether this is the first line of a stanza rather than a line that stands by itself."""
    if number + 1 >= len(page):
        return False
    below = page.lines[number + 1]
    stanzas = any(line.apart for line in page.lines[number + 2 :])
    return stanzas and not below.apart and not below.prose and page.plain(number + 1)


def _score(page: Page, number: int, body: frozenset[str]) -> float:
    line = page.lines[number]
    common = min(shared(line, body), _FEW_WORDS) / _FEW_WORDS
    shouted = line.text.isupper()
    return (
        1.0 * min(line.words, _FULL_WORDS) / _FULL_WORDS
        + 1.5 * common
        + (3.0 if common else 1.0) * _is_echoed(page, number)
        + 1.5 * _is_quoted(page, number)
        + 1.5 * _is_explained(page, number)
        - 1.0 * shouted
    )


def _standing(page: Page, number: int, first: int, body: frozenset[str], *, menu: bool) -> float:
    """What its place says: the first line that could be a title, and one above a byline.

    Where furniture stands above, the first may well be the site's name; not below a menu.
    """
    is_top = 1.5 if number == 0 or menu else 0.25
    if not shared(page.lines[number], body):
        is_top /= 3  # as a site's name
    above_day = number + 1 < len(page) and page.dated(number + 1)
    return is_top * (number == first) + 1.0 * above_day


def _holds_another(page: Page, number: int, others: Sequence[int]) -> bool:
    """Whether a line is a title with more around it, as the name of a browser's tab is."""
    title = page.lines[number].text
    texts = (page.lines[n].text for n in others if n != number)
    longer = (text for text in texts if len(text) >= max(_ECHO_LENGTH, len(title) / 2))
    return any(text in title[:-1] for text in longer)


def _below_menu(page: Page, candidates: Sequence[int], body: frozenset[str]) -> int:
    """The first candidate, or the likeliest longer one below a run of entries."""
    entries = [n for n in candidates if _is_entry(page, n)]
    longer = [n for n in candidates if n not in entries]
    below = [n for n in longer if sum(each < n for each in entries) >= _MENU_LINES]
    led_to = next((n for n in candidates if is_below_path(page, n)), None)
    if led_to is not None and led_to in longer:
        return led_to
    akin = [n for n in longer if shared(page.lines[n], body) > 1]
    if akin and akin[0] == candidates[0]:
        return akin[0]
    return next((n for n in akin if n in below), next(iter(below), candidates[0]))


def _is_entry(page: Page, number: int) -> bool:
    """Whether a line could be an entry of a menu, and none of a list that a colon announces."""
    line = page.lines[number]
    listed = any(page.lines[n].item for n in range(number))
    return page.small(number) and line.words < _FEW_WORDS and not listed


def is_below_path(page: Page, number: int) -> bool:
    """Whether the path of the page stands right above."""
    return number > 0 and page.kind(number - 1) is Kind.PATH and page.sure(number - 1)


def _is_above_path(page: Page, number: int, head: Sequence[int]) -> bool:
    """Whether the path of the page comes below: it leads to the article, its title follows it."""
    return any(page.kind(each) is Kind.PATH and page.sure(each) for each in head if each > number)


def _is_echoed(page: Page, number: int) -> bool:
    """Whether another line repeats the title, or the path of the page ends in its beginning."""
    title = page.lines[number].text
    if page.lines[number].words < (_FEW_WORDS if len(title) < _ECHO_LENGTH else _FEW_WORDS - 1):
        return False  # a section's or a writer's name stands in several places
    for other, line in enumerate(page.lines):
        if other == number or len(line.text) > 4 * len(title) + _ECHO_LENGTH:
            continue
        is_end = page.kind(other) is Kind.PATH and _ends_in(line.text, title)
        if line.text == title or (is_end and page.lines[number].words >= _FEW_WORDS):
            return True
    return False


def _is_quoted(page: Page, number: int) -> bool:
    """Whether a short line holds the title whole (“Two replies to ‘…’”), as none does a site's."""
    line = page.lines[number]
    quoted = re.compile(rf"[“«„「『‘\"]\s?{re.escape(line.text)}\s?[”»“」』’\"]")
    if line.words < _FEW_WORDS:
        return any(quoted.search(each.text) for each in page.lines)
    others = (each.text for n, each in enumerate(page.lines) if n != number and not each.prose)
    return any(line.text in text[:-1] or line.text in text[1:] for text in others)


def _is_explained(page: Page, number: int) -> bool:
    """Whether the running text begins with the line, as articles of encyclopedias do."""
    text = next((n for n in range(number + 1, len(page)) if page.prose(n)), number)
    title = page.lines[number].text.casefold()
    return text > number and page.lines[text].text.casefold().startswith(title)


def _ends_in(path: str, title: str) -> bool:
    """Whether a path ends in a title, or in as much of it as fits before the dots."""
    path = path.rstrip(". …")
    lengths = range(min(len(path), len(title)), _ECHO_LENGTH - 1, -1)
    return any(path.endswith(title[:length]) for length in lengths)

"""What stands above an article: menus, the path of the page, site names, title, byline.

The head reaches to the first line of running text and, for buttons and bylines, a few lines past
it, since many pages put them below the lede. Lines are hidden for what they are themselves; lines
above the title also for being in letters that the article does not use, for naming a site, or,
when the page has shown sure signs of being scraped, for standing there at all.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from core.intake import titles
from core.intake.lines import TextLine
from core.intake.pages import Page, Verdicts
from core.intake.vocabulary import Kind

_HEAD_KINDS = frozenset(
    {Kind.PATH, Kind.MENU, Kind.BUTTONS, Kind.COMMENTS, Kind.RELATED, Kind.VIDEO, Kind.TAGS}
    | {Kind.SOURCE, Kind.FOOTER, Kind.ADVERT, Kind.NOTICE, Kind.LETTER, Kind.PAGES}
)
_HEADINGS = frozenset({Kind.COMMENTS, Kind.RELATED, Kind.SOURCE, Kind.TAGS})
_ROW = frozenset(
    {Kind.BUTTONS, Kind.COMMENTS, Kind.NOTICE, Kind.BYLINE, Kind.MENU, Kind.LETTER, Kind.VIDEO}
)
_LEDE_KINDS = frozenset({Kind.BUTTONS, Kind.COMMENTS})
_LONGEST_HEAD = 40
_BELOW_LEDE = 3
_ENOUGH_LETTERS = 400
_DIARY = 2
_SITE_WORDS = 8
_FEW_BUTTONS = 2
_ASKING_WORDS = 15
_OPEN = (",", ":", "，", "：", "、", "،")
_AKIN = 2
_DOMAIN = re.compile(
    r"(?i)\b[\w-]+\.(?:com|org|net|info|news|gov|edu|co|io|tv|eu|[a-z]{2})\b(?!\.)"
)
_CASELESS = 0x2E80


def heading(page: Page, ended: Verdicts) -> tuple[Verdicts, int | None]:
    """The lines above the article that are not its own; the number of the title, if there is one.

    `ended` are the verdicts on the end of the page; what they hide is not looked at again.
    """
    top = _first_body(page, ended)
    verdicts = {**_signed(page, top, ended), **_bylines(page, top, ended)}
    verdicts = {**verdicts, **_foreign(page, top, verdicts)}
    title = titles.find(page, range(top), {**ended, **verdicts})
    if title is None:
        return verdicts, None
    repeated = _repeated(page, top, title)
    above = _above(page, title, {**ended, **verdicts}, titles.body_words(page, top))
    below = _beside(page, range(title + 1, top), verdicts)
    return {**above, **verdicts, **repeated, **below}, title


def _first_body(page: Page, ended: Verdicts) -> int:
    """The number of the first line of running text, or of the line after a short head."""
    prose = (n for n in range(len(page)) if page.prose(n) and n not in ended)
    first = next((n for n in prose if not _asks(page, n)), None)
    if first is not None:
        return min(first, _LONGEST_HEAD)
    return min(len(page) - len(ended), _BELOW_LEDE)


def _asks(page: Page, number: int) -> bool:
    """Whether a sentence could be a title: a short question or call with no sentence below."""
    line = page.lines[number]
    calls = line.text.endswith(titles.CALLS) and line.words <= _ASKING_WORDS
    return calls and number + 1 < len(page) and page.lines[number + 1].label


def _signed(page: Page, top: int, ended: Verdicts) -> Verdicts:
    """Lines hidden for what they say of themselves; one doubtful word alone may be a title."""
    verdicts = {}
    for number in range(min(top + 1 + _BELOW_LEDE, len(page))):
        kind = page.kind(number)
        allowed = _HEAD_KINDS if number < top else _LEDE_KINDS
        if kind in allowed and number not in ended and not _could_head(page, number):
            verdicts[number] = kind
    has_prose = any(map(page.prose, range(len(page))))
    if has_prose and (len(verdicts) > 1 or _shows_page(page, ended)):
        return verdicts
    return {number: kind for number, kind in verdicts.items() if page.sure(number)}


def _could_head(page: Page, number: int) -> bool:
    """Whether a doubtful word right above a paragraph could be the heading of it."""
    sign, above_prose = page.signs[number], number + 1 < len(page) and page.prose(number + 1)
    doubtful = sign is not None and not sign.sure and not sign.rest
    return above_prose and doubtful and page.kind(number) in _HEADINGS


def _shows_page(page: Page, verdicts: Verdicts) -> bool:
    """Whether lines that no article would have show that this is a page of a site."""
    return sum(page.sure(number) for number in verdicts) > 1


def _bylines(page: Page, top: int, ended: Verdicts) -> Verdicts:
    """Lines that say who and when; none in a diary, where dates are headings."""
    numbers = (n for n in range(min(top + 1 + _BELOW_LEDE, len(page))) if n not in ended)
    found = [number for number in numbers if page.byline(number)]
    below = (n for n in range(1, len(page)) if n not in ended and page.lines[n].label)
    entries = sum(page.lines[n - 1].sentence and _is_dated(page, n) for n in below)
    return {} if entries >= _DIARY else dict.fromkeys(found, Kind.BYLINE)


def _is_dated(page: Page, number: int) -> bool:
    byline = page.byline(number)
    return byline is not None and bool(byline.published)


def _foreign(page: Page, top: int, verdicts: Verdicts) -> Verdicts:
    """Labels in the head written with letters that the article does not know."""
    prose = [line for number, line in enumerate(page.lines) if number >= top and line.prose]
    letters = Counter(_letters(prose))
    if letters.total() < _ENOUGH_LETTERS:
        return {}
    labels = (n for n in range(top) if n not in verdicts and page.lines[n].label)
    return {n: Kind.SITE for n in labels if _is_foreign(page.lines[n], letters)}


def _is_foreign(line: TextLine, letters: Counter[str]) -> bool:
    own = Counter(_letters([line]))
    scripts, article = _scripts(own), _scripts(letters)
    if scripts.total() > 3 and scripts.most_common(1)[0][0] != article.most_common(1)[0][0]:
        return True
    unknown = {letter for letter in own if ord(letter) < _CASELESS and not letters[letter]}
    return len(unknown) > 1


def _letters(lines: Iterable[TextLine]) -> Iterable[str]:
    return (letter for line in lines for letter in line.text.casefold() if letter.isalpha())


def _scripts(letters: Counter[str]) -> Counter[str]:
    """Letters by script; Han, kana and Hangul count as one."""
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        script = unicodedata.name(letter, "").partition(" ")[0]
        scripts["CJK" if script in {"HIRAGANA", "KATAKANA", "HANGUL"} else script] += count
    return scripts


def _above(page: Page, title: int, verdicts: Verdicts, body: frozenset[str]) -> Verdicts:
    """Lines above the title that nothing else explains, where the page shows it is a scrape.

    What shares words with the article could be its title after all.
    """
    scraped = _shows_page(page, verdicts) or titles.is_below_path(page, title)
    return {
        number: Kind.SITE
        for number in range(title)
        if number not in verdicts
        and page.lines[number].label
        and page.lines[number].words <= _SITE_WORDS
        and not page.lines[number].text.endswith(_OPEN)
        and titles.shared(page.lines[number], body) < _AKIN
        and (scraped or _DOMAIN.search(page.lines[number].text))
    }


def _beside(page: Page, head: Sequence[int], verdicts: Verdicts) -> Verdicts:
    """Short lines in the row of buttons between title and text; its ends must be known.

    A line at the edge of the row could be the article's lede or first heading.
    """
    known = [number for number in head if verdicts.get(number) in _ROW]
    if sum(verdicts[number] is not Kind.BYLINE for number in known) < _FEW_BUTTONS:
        return {}
    between = range(known[0], known[-1])
    return {n: Kind.BUTTONS for n in between if n not in verdicts and page.small(n)}


def _repeated(page: Page, top: int, title: int) -> Verdicts:
    """The title said again between itself and the article."""
    again = page.lines[title].text
    numbers = range(title + 1, top)
    return {n: Kind.REPEATED for n in numbers if page.lines[n].text == again}

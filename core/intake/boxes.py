"""Signs that lines get from their neighbours: the parts of a box, the notice above a page.

No list of phrases knows every box of every site. But a box that offers a newsletter has a title,
a field and a button around its words, and a notice about cookies is the only place of a page that
speaks of them. What stands between two known parts of a box belongs to it; a line at the edge
could be the article's, and stays.
"""

from collections.abc import Sequence
from itertools import pairwise

from core.intake import vocabulary
from core.intake.lines import TextLine
from core.intake.signs import Sign
from core.intake.vocabulary import Kind

_BOX_WORDS = 16
_WIDEST_GAP = 2
_BUTTON_WORDS = 6
_NOTICE_WORDS = 40
_MOST_NOTICES = 2
_TOP = 10

Signs = Sequence[Sign | None]


def with_neighbours(lines: Sequence[TextLine], signs: Signs) -> tuple[Sign | None, ...]:
    """The signs of lines, with those that follow from other lines."""
    told = {**_letters(lines, signs), **_notices(lines)}
    return tuple(told.get(number, sign) for number, sign in enumerate(signs))


def _letters(lines: Sequence[TextLine], signs: Signs) -> dict[int, Sign]:
    """Boxes that offer a newsletter: two lines that speak of it, and what is between them."""
    named = {n for n, sign in enumerate(signs) if sign and sign.kind is Kind.LETTER}
    if not named:
        return {}
    told = {n for n, line in enumerate(lines) if _subscribes(line) or _speaks(line)}
    parts = sorted(named | told)
    found: dict[int, Sign] = {}
    for first, last in pairwise(parts):
        between = range(first + 1, last)
        is_box = named & {first, last} and len(between) <= _WIDEST_GAP
        if is_box and all(_is_small(lines[n], signs[n]) for n in between):
            found |= dict.fromkeys(range(first, last + 1), Sign(Kind.LETTER, sure=True))
    return found


def _subscribes(line: TextLine) -> bool:
    """Whether a line is the button of such a box: “Sign up”, “Subscribe now”."""
    return line.label and line.words <= _BUTTON_WORDS and vocabulary.subscribes(line.text)


def _speaks(line: TextLine) -> bool:
    """Whether a sentence may stand in such a box: a short one with a word of it."""
    return line.sentence and line.words <= _BOX_WORDS and vocabulary.tells_of_letter(line.text)


def _is_small(line: TextLine, sign: Sign | None) -> bool:
    unknown = sign is None or sign.kind in {Kind.LETTER, Kind.BUTTONS}
    return unknown and line.words <= _BOX_WORDS and not line.item


def _notices(lines: Sequence[TextLine]) -> dict[int, Sign]:
    """Sentences at the top that speak of cookies, where nothing else in the text does."""
    top = [n for n, line in enumerate(lines[:_TOP]) if vocabulary.tells_of_cookies(line.text)]
    first = [n for n in top if lines[n].words <= _NOTICE_WORDS]
    rest = (line for n, line in enumerate(lines) if n not in first and line.prose)
    if not 0 < len(first) <= _MOST_NOTICES:
        return {}
    if any(vocabulary.tells_of_cookies(line.text) for line in rest):
        return {}
    return dict.fromkeys(first, Sign(Kind.NOTICE, sure=True))

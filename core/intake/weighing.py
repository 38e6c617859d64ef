"""What the rules say of a page, weighed against all the traits of its lines.

The rules judge by phrases and by where the running text ends; they know neither every list, verse
or form that an article may have, nor every box of every site. `core.intake.chain` knows how lines
usually follow each other. What says itself what it is stays hidden. A line that was to be hidden
for its place alone, beside the running text or behind a box, is so if the chain finds it at all
likely to be the page's; a line that no rule touched, if the chain is nearly certain.
"""

from collections.abc import Set

from core.intake.chain import Leanings, Row, State, shares
from core.intake.leanings import MOVES, TABLE
from core.intake.pages import Page, Verdicts
from core.intake.traits import traits
from core.intake.vocabulary import Kind

_LONGEST = 10_000
_LIKELY = 0.1
_CERTAIN = 0.9
_TELLING = frozenset(
    {"sure sign", "sign", "words of pages", "sign to sign", "prose to sign", "sign to prose"}
)
_SAID = frozenset({"sure sign", "sign"})
_SPOKEN = _SAID | {"dated"}
_SEEN = frozenset({Kind.CAPTION, Kind.BYLINE})


def weighed(page: Page, *, title: int | None, known: Verdicts, beside: Verdicts) -> Verdicts:
    """The verdicts that stand: of `known`, by what lines say, and `beside`, by their place."""
    if not beside or len(page) > _LONGEST:
        return {**known, **beside}
    told = traits(page)
    states = shares(told, Leanings(TABLE, MOVES))
    verdicts = {**known, **beside}
    for n, (line, row) in enumerate(zip(told, states, strict=True)):
        apart = 1 - row[State.BODY]
        if n in verdicts:
            by_place = n in beside or not (line & _SPOKEN or verdicts[n] in _SEEN)
            if by_place and apart <= _LIKELY:
                del verdicts[n]
        elif n != title and apart > _CERTAIN and not page.prose(n) and _is_island(line, row):
            verdicts[n] = page.kind(n) or Kind.BESIDE
    return verdicts


def _is_island(line: Set[str], row: Row) -> bool:
    """Whether a line that no rule touched may be hidden: between the page's, or in its words.

    Behind the end all that is unknown may be the article's; so may what a colon announces, and a
    label right above a paragraph, its heading.
    """
    at_foot = row[State.FOOT] > row[State.HEAD] + row[State.ISLAND]
    could_head = "above prose" in line and not line & _SAID
    return bool(line & _TELLING) and not (at_foot or "in a list" in line or could_head)

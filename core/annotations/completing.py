"""Completing a tag as it is typed: what may be meant, the likeliest first.

A name fits when the typed letters begin it, begin one of its words or levels, stand within it, or
stand in it in their order (`tti` for `term/title`); with four letters and more, also when it is
spelt nearly so. Letters are compared folded, so that marks and case need not be typed. Names that
fit equally well keep the order in which they were given: those used most come first.
"""

import re
from collections.abc import Sequence

from core.text.fold import fold

_MOST = 12
_TYPO_LETTERS = 4
_TYPO_ALIKE = 80
_WORD = re.compile(r"[^\s/_-]+")


def completions(typed: str, names: Sequence[str], *, most: int = _MOST) -> list[str]:
    """At most `most` of the names, given with those used most first, that `typed` may become.

    Nothing typed fits nothing.
    """
    wanted = fold(typed)
    if not wanted:
        return []
    ranked = [(rank, name) for name in names if (rank := _rank(wanted, fold(name))) is not None]
    return [name for _rank_of, name in sorted(ranked, key=lambda pair: pair[0])[:most]]


def _rank(wanted: str, name: str) -> int | None:
    """How near a folded name is to the folded letters typed, 0 nearest; None: not at all."""
    if name.startswith(wanted):
        return 0
    if any(name.startswith(wanted, word.start()) for word in _WORD.finditer(name)):
        return 1
    if wanted in name:
        return 2
    if _in_order(wanted, name):
        return 3
    return 4 if len(wanted) >= _TYPO_LETTERS and _nearly_in(wanted, name) else None


def _nearly_in(wanted: str, name: str) -> bool:
    """Whether the name holds nearly these letters."""
    from rapidfuzz.fuzz import partial_ratio

    return partial_ratio(wanted, name) >= _TYPO_ALIKE


def _in_order(wanted: str, name: str) -> bool:
    """Whether the letters stand in the name one after the other."""
    rest = iter(name)
    return all(letter in rest for letter in wanted.replace(" ", ""))

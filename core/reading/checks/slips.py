"""How two spellings of one name differ: by a slip, or as languages adapt names.

Two letters that have changed places, a consonant that was lost or taken for quite another: nobody
adapts a name so. Vowels vary when names are taken over (“Mohammed”, “Mohammad”), and some letters
stand for each other between languages (`c` and `k`, `v` and `w`, one and two of a kind): such a
spelling is only wrong where the right one is known for certain.

Places, languages, months and days have names of their own in each language; CLDR knows many.
"""

from enum import IntEnum
from functools import lru_cache

from core.text.fold import fold

SHORTEST = 5
"""Letters that a name must have for a slip in it to be told from another name."""

_VOWELS = frozenset("aeiouy")
_ADAPTED = frozenset(
    map(frozenset, ("ck", "cs", "cz", "sz", "ij", "yj", "vw", "vf", "uw", "ts", "kq", "gj", "xs",
                    "pf", "bv", "td", "hj", "gk", "bp"))
)  # fmt: skip
_TURNED_ENDINGS = frozenset({"re", "er", "le", "el"})
_SHORTEST_KNOWN = 3


class Slip(IntEnum):
    """How sure it is that one of two spellings is wrong."""

    ADAPTED = 1
    WEAK = 2
    STRONG = 3


def slip(one: str, other: str) -> Slip | None:
    """How two folded words differ, if in one letter or two that changed places, else None.

    Endings do not count: they may be inflection.
    """
    if min(len(one), len(other)) < SHORTEST or not (one + other).isalpha():
        return None
    if _without_umlauts(one) == _without_umlauts(other):
        return None
    if len(one) == len(other):
        return _changed(one, other)
    shorter, longer = sorted((one, other), key=len)
    return _lost(shorter, longer) if len(longer) == len(shorter) + 1 else None


@lru_cache(maxsize=16)
def known(language: str) -> frozenset[str]:
    """Words of names that a language has for places, languages, months and days, folded."""
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        locale = Locale.parse(language.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [*locale.territories.values(), *locale.languages.values()]
    names += [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    names += [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    words = (word for name in names for word in fold(name).replace("-", " ").split())
    return frozenset(word for word in words if len(word) >= _SHORTEST_KNOWN)


def _without_umlauts(word: str) -> str:
    """The word with “oe” and the like as folded “ö”."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _changed(one: str, other: str) -> Slip | None:
    places = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if (
        len(places) == 2
        and one[places[0] : places[1] + 1] == other[places[0] : places[1] + 1][::-1]
    ):
        turned = places[1] == places[0] + 1
        ending = places[1] == len(one) - 1 and one[-2:] in _TURNED_ENDINGS
        return Slip.STRONG if turned and not ending else None
    if len(places) != 1:
        return None
    letters = frozenset((one[places[0]], other[places[0]]))
    if letters in _ADAPTED:
        return Slip.ADAPTED
    return Slip.WEAK if letters & _VOWELS or places[0] == len(one) - 1 else Slip.STRONG


def _lost(shorter: str, longer: str) -> Slip | None:
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if at == len(shorter) or shorter[at:] != longer[at + 1 :]:
        return None
    if longer[at] == longer[at - 1] or longer[at] == "h":
        return Slip.ADAPTED
    return Slip.WEAK if longer[at] in _VOWELS else Slip.STRONG

"""Which of the code pages for Latin letters a text is in, by the alphabets of languages.

The pages of western, central European, Turkish and Baltic texts put different letters at the same
bytes, and statistics of letter pairs confuse them: Spanish read as central European has ń for ñ.
But no language writes á, é, ú and ń. So the page is taken in which most of the marked letters are
those of one language; where two do as well, the more usual one.
"""

import codecs
from collections import Counter

_PAGES = {
    "cp1252": (
        "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíóúüñ", "àèéìíîòóù", "áâãàçéêíóôõú", "åäöé", "æøåéòô",
        "éëèïöüáóíêû", "áéíóúýþæöð", "àèéíïòóúüç",
    ),
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșşțţ", "čšžćđ",
        "äöüß",
    ),
    "iso8859_2": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșşțţ", "čšžćđ",
    ),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž"),
}  # fmt: skip


def page_of(data: bytes, guess: str) -> str:
    """The likeliest page of bytes that were guessed to be in one; another guess stands."""
    pages = {codecs.lookup(page).name: alphabets for page, alphabets in _PAGES.items()}
    if guess not in pages:
        return guess
    fits = {page: _fit(data, page, alphabets) for page, alphabets in pages.items()}
    best = max(fits, key=lambda page: fits[page])
    return guess if fits[guess] == fits[best] and guess.startswith("iso") else best


def _fit(data: bytes, page: str, alphabets: tuple[str, ...]) -> float:
    """The share of the marked letters that are one language's; less what stands for no letter."""
    letters = Counter(data.decode(page, "replace").lower())
    marked = Counter({one: n for one, n in letters.items() if one > "\x7f" and one.isalpha()})
    controls = sum(n for one, n in letters.items() if "\x80" <= one < "\xa0" or one == "\ufffd")
    own = max(sum(n for one, n in marked.items() if one in alphabet) for alphabet in alphabets)
    return own / ((marked.total() + controls) or 1)

"""Names that need no learning: countries, languages, weekdays, cities and units in two languages.

The Unicode CLDR (through babel) names the same things in hundreds of languages. What it calls one
thing in two languages is a pair of words that nobody has to have met before: `Sunday` and 星期日,
`Germany` and `Jerman`. They are few, but news is full of them, and between languages that share
no letters little else stands fast at the beginning. A glossary is a `Lexicon` like the one that a
library learns, and weighs as much as a word met a few times. (The weight was chosen on half of
some news articles in six pairs of languages; on the other half it gave more still.)
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from babel import Locale

from core.alignment.evidence import locale_of
from core.alignment.lexicon import Entry, Lexicon
from core.alignment.tokens import NUMBER_MARK, tokens

_WEIGHT = 2.0  # beads: as much as a look-alike
_KINDS_OF_UNITS = ("duration-", "length-", "mass-")
_LONGEST = 4  # tokens of a name
_COMMON = 6  # names with the same word: more, and it says nothing of them (`language`, `island`)
_SHORTEST = 4  # letters of a language's name: shorter ones are words of other languages


@lru_cache(maxsize=16)
def glossary(language_a: str, language_b: str) -> Lexicon:
    """What CLDR names in both languages (BCP 47); empty for one that it doesn't know."""
    first, second = locale_of(language_a), locale_of(language_b)
    if first is None or second is None or first.language == second.language:
        return Lexicon()
    words_a, words_b = _words(first, language_a), _words(second, language_b)
    return Lexicon.of(
        entry for key in words_a if key in words_b for entry in _entries(words_a[key], words_b[key])
    )


def _entries(words_a: list[str], words_b: list[str]) -> Iterator[Entry]:
    """Each word of a name with each of its other name, if both are short."""
    most = max(len(words_a), len(words_b))
    if words_a != words_b and most <= _LONGEST:
        for word_a, word_b in product(words_a, words_b):
            yield word_a, word_b, _WEIGHT / most


def _words(locale: Locale, language: str) -> dict[str, list[str]]:
    """The telling tokens of each name: no figures, and no words that many names have."""
    found = {key: _tokens(name, language) for key, name in _names(locale)}
    counts = Counter(word for words in found.values() for word in words)
    return {
        key: [word for word in words if counts[word] <= _COMMON] for key, words in found.items()
    }


def _tokens(name: str, language: str) -> list[str]:
    """The words of a name; where pairs of characters are tokens, single ones say too little."""
    found = [w for w in dict.fromkeys(tokens(name, language)) if not w.startswith(NUMBER_MARK)]
    return [word for word in found if len(word) > 1] or found


def _names(locale: Locale) -> Iterator[tuple[str, str]]:
    """What a language calls things, by a key that all languages share."""
    for code, name in locale.territories.items():
        yield f"territory {code}", name
    for code, name in locale.languages.items():
        if len(code) == 2 and (len(name) >= _SHORTEST or not name.isascii()):
            yield f"language {code}", name
    for number, name in locale.days["stand-alone"]["wide"].items():
        yield f"day {number}", name
    for number, name in locale.months["stand-alone"]["wide"].items():
        yield f"month {number}", name
    for unit, widths in locale.unit_display_names.items():
        if unit.startswith(_KINDS_OF_UNITS):
            yield f"unit {unit}", widths.get("long", "")
    for zone, names in locale.time_zones.items():
        yield f"city {zone}", names.get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")

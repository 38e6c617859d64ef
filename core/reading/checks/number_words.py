"""Numbers written in words, up to the hundreds: “thirty-six”, “tiga puluh enam”, 三十六.

They are read to excuse, never to accuse: where one version writes 36 and the other says it in
words, the two agree. So it does no harm that *one* and *một* are often no numbers at all, and
ordinals count as their number. All spellings of a language are made from its few words, and found
as runs of words, the longest first.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from core.text.fold import fold

MOST = 999
_LONGEST_RUN = 7
_WORD = re.compile(r"[^\W\d_]+|[,;.:()]")  # a run of words does not go on over a comma
_HAN = re.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]+")
_HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(" "))


_EN = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_EN_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve", "once": "one", "twice": "two",
}  # fmt: skip
_DE = _words(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_FR = _words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
)
_FR_TENS = _words("vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_ES = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve"
)
_ES_TENS = _words("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ID = _words("nol satu dua tiga empat lima enam tujuh delapan sembilan")
_VI = _words("không một hai ba bốn năm sáu bảy tám chín")

_THOUSANDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"thousand"}), "de": frozenset({"tausend"}), "fr": frozenset({"mille"}),
        "es": frozenset({"mil"}), "id": frozenset({"ribu"}), "ms": frozenset({"ribu"}),
        "vi": frozenset({"nghin", "ngan"}),
    }
)  # fmt: skip

Spell = Callable[[int], list[str]]


def values(text: str, language: str) -> frozenset[str]:
    """The numbers that a text says in words, in the languages that are known, as `"36"`."""
    code = language.partition("-")[0]
    if code in {"zh", "ja", "yue"}:
        return frozenset(str(_han(match.group())) for match in _HAN.finditer(text))
    spellings = _spellings(code)
    if not spellings:
        return frozenset()
    words = [_bare(fold(match.group()), code) for match in _WORD.finditer(text)]
    found = {value for _, _, value in _runs(words, spellings)}
    found |= set(_in_thousands(words, spellings, _THOUSANDS.get(code, frozenset())))
    return frozenset(map(str, found))


def spans(text: str, language: str, wanted: str) -> list[tuple[int, int]]:
    """Where a text says this number in words; Han numerals are not looked for."""
    code = language.partition("-")[0]
    spellings = _spellings(code)
    matches = list(_WORD.finditer(text)) if spellings else []
    words = [_bare(fold(match.group()), code) for match in matches]
    return [
        (matches[first].start(), matches[last - 1].end())
        for first, last, value in _runs(words, spellings)
        if str(value) == wanted
    ]


def knows(language: str) -> bool:
    """Whether numbers in words of this language are read."""
    return language.partition("-")[0] in {"zh", "ja", "yue", *_SPELL}


def _in_thousands(
    words: Sequence[str], spellings: Mapping[tuple[str, ...], int], thousands: frozenset[str]
) -> Iterator[int]:
    """The thousands that are said: “eight thousand”, and in one word “Achttausender”."""
    for _, last, value in _runs(words, spellings):
        if last < len(words) and words[last] in thousands:
            yield 1000 * value
    for word in words:
        head, thousand, _ = word.partition("tausend")
        if thousand and "tausend" in thousands and (head,) in spellings:
            yield 1000 * spellings[head,]


def _runs(
    words: Sequence[str], spellings: Mapping[tuple[str, ...], int]
) -> Iterator[tuple[int, int, int]]:
    """The longest runs of words that are a number: first, last exclusive, the number."""
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST_RUN, len(words) - place), 0, -1):
            value = spellings.get(tuple(words[place : place + size]))
            if value is not None:
                yield place, place + size, value
                place += size
                break
        else:
            place += 1


def _han(numeral: str) -> int:
    if not any(character in _HAN_UNITS or character in _HAN_SCALES for character in numeral):
        return int("".join(str(_HAN_DIGITS[character]) for character in numeral))
    total, section, digit = 0, 0, 0
    for character in numeral:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            total += (section + digit or 1) * _HAN_SCALES[character]
            section = digit = 0
    return total + section + digit


def _bare(word: str, code: str) -> str:
    """A word without what makes it an ordinal or inflects it."""
    if code == "en":
        word = _EN_ORDINALS.get(word, word)
        return re.sub(r"(?<=t)ieth$", "y", word) if word.endswith("tieth") else (
            word.removesuffix("th") if word.removesuffix("th") in _EN_PLAIN else word
        )  # fmt: skip
    if code in {"id", "ms"} and word.startswith("ke"):
        return word.removeprefix("ke") if word.removeprefix("ke") in _ID_PLAIN else word
    if code == "de":
        return re.sub(r"(?:st|t)(?:e|en|er|es|em)$", "", word)
    return re.sub("i[eè]me$", "", word) if code == "fr" else word


_EN_PLAIN = frozenset(_EN)
_ID_PLAIN = frozenset(_ID) | {"sepuluh", "sebelas", "seratus"}


@lru_cache(maxsize=16)
def _spellings(code: str) -> Mapping[tuple[str, ...], int]:
    spell = _SPELL.get(code)
    found: dict[tuple[str, ...], int] = {}
    for number in range(MOST + 1) if spell else ():
        for spelling in spell(number) if spell else ():
            words = tuple(_bare(word, code) for word in _WORD.findall(fold(spelling)))
            found.setdefault(words, number)
    return MappingProxyType(found)


def _english(number: int) -> list[str]:
    if number < 20:
        return [_EN[number]]
    if number < 100:
        tens = _EN_TENS[number // 10 - 2]
        return [f"{tens} {_EN[number % 10]}" if number % 10 else tens]
    heads = [_EN[number // 100], "a"] if number < 200 else [_EN[number // 100]]
    rests = [f"{link}{rest}" for rest in _english(number % 100) for link in (" ", " and ")]
    return [f"{head} hundred{rest}" for head in heads for rest in (rests if number % 100 else [""])]


def _german(number: int) -> list[str]:
    if number == 1:
        return ["ein", "eins", "eine"]
    if number < 20:
        return [_DE[number]]
    if number < 100:
        tens = _DE_TENS[number // 10 - 2]
        return [f"{_DE[number % 10]}und{tens}" if number % 10 else tens]
    heads = [_DE[number // 100], ""] if number < 200 else [_DE[number // 100]]
    rests = _german(number % 100) if number % 100 else [""]
    return [f"{head}hundert{rest}" for head, rest in product(heads, rests)]


def _french(number: int) -> list[str]:
    if number < 20:
        return [_FR[number]]
    if number < 100:
        tens, rest = _FR_TENS[number // 10 - 2], number % 10
        if number // 10 in {7, 9}:
            return [f"{tens} {link}{_FR[rest + 10]}" for link in ("", "et ")]
        return [tens, f"{tens}s"] if not rest else [f"{tens} {k}{_FR[rest]}" for k in ("", "et ")]
    head = "" if number < 200 else f"{_FR[number // 100]} "
    rests = _french(number % 100) if number % 100 else [""]
    return [f"{head}cent{s} {rest}".strip() for rest in rests for s in ("", "s")]


def _spanish(number: int) -> list[str]:
    if number < 20:
        return [_ES[number]]
    if number < 30:
        return [f"veinti{_ES[number % 10]}"] if number % 10 else ["veinte"]
    if number < 100:
        tens = _ES_TENS[number // 10 - 2]
        return [f"{tens} y {_ES[number % 10]}" if number % 10 else tens]
    return ["cien", "ciento"] if number == 100 else []


def _indonesian(number: int) -> list[str]:
    if number < 10:
        return [_ID[number]]
    if number < 20:
        return [{10: "sepuluh", 11: "sebelas"}.get(number, f"{_ID[number % 10]} belas")]
    if number < 100:
        return [f"{_ID[number // 10]} puluh {_ID[number % 10] if number % 10 else ''}".strip()]
    head = "seratus" if number < 200 else f"{_ID[number // 100]} ratus"
    return [
        f"{head} {rest}".strip() for rest in (_indonesian(number % 100) if number % 100 else [""])
    ]


def _malay(number: int) -> list[str]:
    return [
        word.replace("delapan", "lapan").replace("nol", "kosong") for word in _indonesian(number)
    ]


def _vietnamese(number: int) -> list[str]:
    if number < 10:
        return {4: ["bốn", "tư"], 1: ["một", "nhất"], 2: ["hai", "nhì"]}.get(number, [_VI[number]])
    if number < 20:
        return ["mười"] if number == 10 else [f"mười {unit}" for unit in _vietnamese_units(number)]
    if number < 100:
        tens = _VI[number // 10]
        if not number % 10:
            return [f"{tens} mươi", f"{tens} chục"]
        return [f"{tens}{k}{unit}" for k in (" mươi ", " ") for unit in _vietnamese_units(number)]
    head, rest = f"{_VI[number // 100]} trăm", number % 100
    if not rest:
        return [head]
    links = (" linh ", " lẻ ") if rest < 10 else (" ",)
    return [f"{head}{link}{tail}" for link in links for tail in _vietnamese(rest)]


def _vietnamese_units(number: int) -> list[str]:
    unit = number % 10
    return {1: ["một", "mốt"], 4: ["bốn", "tư"], 5: ["năm", "lăm", "nhăm"]}.get(unit, [_VI[unit]])


_SPELL: Mapping[str, Spell] = MappingProxyType(
    {
        "en": _english, "de": _german, "fr": _french, "es": _spanish, "id": _indonesian,
        "ms": _malay, "vi": _vietnamese,
    }
)  # fmt: skip

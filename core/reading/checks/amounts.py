"""What a number counts: per cent, money, or a unit such as kilometres or days.

The words are those of the Unicode CLDR for the language of the text (through babel): the units
long and short, the currencies by name, sign and code. People write less than that, so the bare
names of currencies are added (“dollar”, “đô la”), each standing for all currencies that are called
so, and the few words for units that CLDR does not have. An amount therefore has the set of what it
may be; two amounts disagree only when nothing is in both sets.

Lengths, weights and times in several units are compared by what they measure (90 minutes and an
hour and a half), within what is lost when a conversion is rounded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from core.alignment.evidence import Figure

PERCENT = "percent"
_ROUNDED = 0.06
"""How far a converted number may be off."""

_FACTORS: Mapping[str, float] = MappingProxyType(
    {
        "length-kilometer": 1000.0, "length-meter": 1.0, "length-centimeter": 0.01,
        "length-millimeter": 0.001, "length-mile": 1609.3, "length-foot": 0.3048,
        "length-inch": 0.0254, "length-yard": 0.9144,
        "mass-metric-ton": 1000.0, "mass-kilogram": 1.0, "mass-gram": 0.001,
        "mass-pound": 0.4536, "mass-ounce": 0.02835,
        "area-square-kilometer": 1e6, "area-square-meter": 1.0, "area-hectare": 1e4,
        "area-acre": 4046.9, "area-square-mile": 2.59e6,
        "volume-liter": 1.0, "volume-milliliter": 0.001, "volume-gallon": 3.785,
        "speed-kilometer-per-hour": 1.0, "speed-mile-per-hour": 1.609,
        "speed-meter-per-second": 3.6,
        "duration-second": 1.0, "duration-minute": 60.0, "duration-hour": 3600.0,
        "duration-day": 86400.0, "duration-week": 604800.0, "duration-month": 2629800.0,
        "duration-year": 31557600.0, "duration-decade": 315576000.0,
        "duration-century": 3155760000.0,
    }
)  # fmt: skip
"""Units by their CLDR names, in a common unit of what they measure."""

_TOLD = (*_FACTORS, "temperature-celsius", "temperature-fahrenheit")

_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "USD AUD CAD NZD SGD HKD TWD": "dollar dollars dólar dólares dolar đô đô-la $ ドル 달러",
        "USD": "us$ 美元 美金 usd mỹ-kim",
        "EUR": "euro euros € ユーロ 欧元 歐元 유로 евро ευρώ",
        "GBP mass-pound": "pound pounds pfund livre livres ポンド",
        "GBP": "£ bảng 英镑 英鎊 poundsterling",
        "JPY CNY": "¥ 円",
        "JPY": "yen 日元 日圆 엔 yên",
        "CNY": "yuan renminbi 人民币 人民幣 人民元 tệ",
        "CNY TWD HKD JPY": "元",
        "VND": "đồng dong ₫",
        "IDR": "rupiah rp",
        "KRW": "won ₩ 원",
        "RUB": "ruble rubles rouble roubles rubel rúp",
        "INR PKR LKR NPR": "rupee rupees rupie rupien rupiah-india ₹",
        "THB": "baht ฿ bạt",
        "CHF FRF BEF": "franc francs franken",
    }
)  # fmt: skip
_MORE: Mapping[str, str] = MappingProxyType(
    {
        PERCENT: "percent per-cent % ％ persen phần-trăm pour-cent prozent por-ciento 百分之",
        "length-kilometer": "kilometre kilometres cây-số km 千米 公里",
        "length-meter": "metre metres mét 米",
        "length-centimeter": "centimetre centimetres sentimeter xentimét 厘米",
        "length-foot": "foot feet ft kaki pieds fuß",
        "length-inch": "inch inches inci zoll pouces",
        "mass-metric-ton": "tonne tonnes tonnen tấn 吨",
        "mass-kilogram": "kg kilo kilos cân",
        "duration-second": "secs",
        "duration-minute": "mins phút menit minuten",
        "duration-hour": "hrs stunden tiếng",
        "duration-day": "tagen 天",
        "duration-week": "wochen",
        "duration-month": "monaten",
        "duration-year": "jahren tahun-lamanya",
        "duration-decade": "decades dasawarsa",
    }
)  # fmt: skip
_CALENDAR = re.compile(
    r"(?:ngày|tháng|năm|mùng|quý|thứ|giờ|pukul|jam|tanggal|hari)\s*$", re.IGNORECASE
)
_SIGNS_OF_DATES = frozenset("日月年日分時时点點월일년분시")
_BARE = frozenset("abcdefghijklmnopqrstuvwxyz")
_LINK = r"(?:(?:de|di)[\s\u00a0]|d['’])?"
_WINDOW = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts: `[start, end)` in the text, `what` it may be.

    `value` is the number as `core.alignment.evidence` writes it.
    """

    value: str
    what: frozenset[str]
    start: int
    end: int

    @property
    def kind(self) -> str:
        """Percentage, currency or unit: what of it differs when it differs."""
        if PERCENT in self.what:
            return "Percentage"
        return "Currency" if any(name.isupper() for name in self.what) else "Unit"

    def measures(self, other: "Amount") -> bool:
        """Whether the other is the same in another unit, more or less rounded."""
        sizes = [
            (float(self.value) * _FACTORS[one], float(other.value) * _FACTORS[two])
            for one in self.what & _FACTORS.keys()
            for two in other.what & _FACTORS.keys()
            if one.partition("-")[0] == two.partition("-")[0] and one != two
        ]
        return any(abs(a - b) <= _ROUNDED * max(a, b) for a, b in sizes)


def amounts(text: str, language: str, figures: Iterable[Figure]) -> list[Amount]:
    """Those of the figures of a text that stand beside a word for what they count."""
    known = _Words.of(language.partition("-")[0] or "und")
    return [amount for figure in figures if (amount := known.amount(text, figure)) is not None]


@dataclass(frozen=True)
class _Words:
    """What amounts are counted in, in one language: the words, and what finds them."""

    what: Mapping[str, frozenset[str]]
    behind: "re.Pattern[str]"
    before: "re.Pattern[str]"

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, language: str) -> "_Words":
        """The words of a language, in lower case; signs and codes for any."""
        found: dict[str, set[str]] = {}
        for word, name in _all_words(language):
            if word and word not in _BARE and not set(word) <= _SIGNS_OF_DATES:
                found.setdefault(word, set()).add(name)
        longest = sorted(found, key=len, reverse=True)
        signs = (word for word in longest if _is_sign(word, found[word]))
        return cls(
            MappingProxyType({word: frozenset(names) for word, names in found.items()}),
            re.compile(rf"[\s\u00a0-]{{0,2}}{_LINK}({_any_of(longest)})", re.IGNORECASE),
            re.compile(rf"(?<![a-z])({_any_of(signs)})[\s\u00a0]?$", re.IGNORECASE),
        )

    def amount(self, text: str, figure: Figure) -> Amount | None:
        """The figure with what it counts, which stands behind it or, as a sign, before it."""
        before = text[max(0, figure.start - _WINDOW) : figure.start]
        sign = self.before.search(before)
        match = self.behind.match(text, figure.end)
        if match is not None and _ends(text, match) and not _CALENDAR.search(before):
            return self._amount(figure, match.group(1), figure.start, match.end())
        if sign is None:
            return None
        return self._amount(figure, sign.group(1), figure.start - len(sign.group()), figure.end)

    def _amount(self, figure: Figure, word: str, start: int, end: int) -> Amount | None:
        what = self.what.get(word.lower(), frozenset())
        small = (
            frozenset({word.upper()}) if len(word) == 3 and word != word.upper() else frozenset()
        )
        return Amount(figure.value, what - small, start, end) if what - small else None


def _is_sign(word: str, names: Iterable[str]) -> bool:
    """Whether a word stands before numbers: a currency's sign or code."""
    money = all(name.isupper() for name in names)
    return word == "百分之" or (
        money and (not word.isalpha() or (word.isascii() and len(word) < 4))
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _ends(text: str, match: "re.Match[str]") -> bool:
    """Whether a word ends where the match does; scripts without blanks end anywhere."""
    last, behind = match.group(1)[-1], text[match.end() : match.end() + 1]
    return not (last.isalpha() and last < "\u2e80" and behind.isalnum() and behind < "\u2e80")


def _all_words(language: str) -> Iterator[tuple[str, str]]:
    """Each word for something that is counted, with what it may mean."""
    for names, words in (*_CURRENCIES.items(), *_MORE.items()):
        for word in words.split():
            yield from (
                (spelt, name) for spelt in {word, word.replace("-", " ")} for name in names.split()
            )
    locale = _locale(language)
    if locale is None:
        return
    yield from _units(locale)
    for code, name in locale.currencies.items():
        if len(code) == 3 and not re.search(r"[\d(]", name):
            yield from ((name.lower(), code), (code.lower(), code))


def _units(locale: Any) -> Iterator[tuple[str, str]]:
    """The words of CLDR for the units, in all their numbers."""
    from babel.units import UnknownUnitError, format_unit

    for name in _TOLD:
        for length in ("long", "short"):
            for count in (1, 2, 5):
                try:
                    written = format_unit(count, name, length, locale=locale)
                except (UnknownUnitError, KeyError):
                    continue
                word = re.sub(rf"^{count}|{count}$", "", written).strip(" \u00a0\u202f.").lower()
                yield from ((word, meant) for meant in _meant(name))


def _meant(name: str) -> tuple[str, ...]:
    """A unit; that of a speed stands for the way, too, which 時速 may stand before."""
    way = re.sub(r"speed-(\w+)-per-hour", r"length-\1", name)
    return tuple(dict.fromkeys((name, way)))


def _locale(language: str) -> Any:  # a babel.Locale, or nothing
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None

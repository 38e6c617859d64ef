"""Measures that a translation may convert: miles and kilometres, degrees of two kinds.

Where one version measures in miles, feet or pounds and the other in metric units, the figures
differ and both are right, more or less rounded. Such figures are left to the reader's own eye.
"""

import re
from collections.abc import Iterable

from core.alignment.evidence import Figure

_BEHIND = r"(?:\s?(?:to|bis|à|đến|sampai|hingga|[-–])\s?[\d.,]+)?[\s\u00a0-]?(?:"
_OTHER = re.compile(
    _BEHIND
    + r"miles?\b|mph\b|mi\b|foot\b|feet\b|ft\b|inch(?:es)?\b|in\.|yards?\b|pounds?\b|lbs?\b|"
    r"ounces?\b|acres?\b|gallons?\b|kaki\b|inci\b|mil\b|dặm|feet|bộ\b|pied|pouce|livre|mille|"
    r"meile|fuß|zoll|pfund|英尺|英里|英寸|磅|フィート|マイル|インチ|ポンド)",
    re.IGNORECASE,
)
_METRIC = re.compile(
    _BEHIND
    + r"k?m\b|km/h|kph|kilom|met(?:er|re)s?\b|mét|m[èe]tre|cm\b|zent|centi|sentimeter|mm\b|mil+im|"
    r"kgs?\b|kilo|gram|hectare|hektar|lit(?:er|re)|公里|千米|米|厘米|公斤|キロ|メートル|センチ|トン)",
    re.IGNORECASE,
)
_DEGREES = re.compile(_BEHIND + r"[°º℃]|degr|grad\b|độ\b|derajat|度)", re.IGNORECASE)


def kept(
    text: str, found: Iterable[Figure], others: Iterable[tuple[str, Iterable[Figure]]]
) -> list[Figure]:
    """The figures of a text without those that the other texts measure in other units."""
    theirs = [(other, list(figures)) for other, figures in others]
    return [figure for figure in found if not _converted(text, figure, theirs)]


def _converted(text: str, figure: Figure, others: list[tuple[str, list[Figure]]]) -> bool:
    for mine, theirs in ((_OTHER, _METRIC), (_METRIC, _OTHER)):
        if mine.match(text, figure.end):
            return any(theirs.match(other, f.end) for other, found in others for f in found) or (
                any(_spelt(other, theirs) for other, _ in others)
            )
    if _DEGREES.match(text, figure.end):
        return any(_same_warmth(figure, f) for _, found in others for f in found)
    return False


def _spelt(text: str, unit: "re.Pattern[str]") -> bool:
    """Whether a unit stands behind a number in words."""
    return any(unit.match(text, place.end()) for place in re.finditer(r"[^\W\d_]{3,}(?=\s)", text))


def _same_warmth(one: Figure, other: Figure) -> bool:
    """Whether two temperatures, or differences of them, are one in Fahrenheit and Celsius."""
    low, high = sorted((float(one.value), float(other.value)))
    return low != high and min(abs((high - 32) * 5 / 9 - low), abs(high * 5 / 9 - low)) < 1

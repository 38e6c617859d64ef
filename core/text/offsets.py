"""Code points and UTF-16 units: the one place that converts between them.

Core counts Unicode code points, as Python does. Qt, JavaScript and Windows count UTF-16 units,
in which a character beyond U+FFFF (an emoji, a rare ideograph) is two. Combining marks and
joiners are code points like any other: an emoji family is several of either.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Offsets of one text in both units; nothing to store while no character lies beyond U+FFFF.

    Offsets beyond the end are converted as if the text went on with characters of one unit.
    """

    def __init__(self, text: str) -> None:
        self._astral: list[int] = []
        if not text.isascii():
            self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_units = [start + before for before, start in enumerate(self._astral)]

    def to_utf16(self, codepoints: int) -> int:
        """The offset in UTF-16 units of an offset in code points."""
        return codepoints + bisect_left(self._astral, codepoints)

    def to_codepoints(self, utf16: int) -> int:
        """The offset in code points of an offset in UTF-16 units; inside a pair, its start."""
        return utf16 - bisect_left(self._astral_units, utf16)

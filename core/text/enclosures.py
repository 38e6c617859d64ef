"""Brackets and quotation marks that belong together.

Opening and closing marks are paired by a stack. Marks that serve as both (`“` in German and in
English, `»`, the `”` of Swedish) close when their counterpart is open, else open; such a mark and
a straight `"` open only before the word they hug. A mark whose counterpart is missing or further
away than `FARTHEST` pairs with nothing. `’` closes what `‘` opened, unless a letter says that it is
an apostrophe; a straight apostrophe never pairs.
"""

from dataclasses import dataclass

FARTHEST = 200  # code points; farther apart, one of the two was probably left out
_DEEPEST = 12  # marks still open; more of them are no quotations

_CLOSED_BY = {
    "(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "〔": "〕", "【": "】", "｛": "｝",
    "“": "”", "„": "“”", "‟": "”", "”": "”“", "«": "»", "»": "«", '"': '"', "＂": "＂",
    "‘": "’", "‚": "‘’", "’": "’", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "〝": "〟",
}  # fmt: skip
_BRACKETS = frozenset("([{（［〔【｛")
_TITLES = frozenset("《〈")
_EITHER_WAY = frozenset("»”’‘›")
_OPENERS = frozenset("([{（「『“„«‘‚‹–—-/")
_PUNCTUATION = frozenset(".,;:!?…)]}）」』”»’›。，、！？")
_MARKS = frozenset(_CLOSED_BY) | frozenset("".join(_CLOSED_BY.values()))


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A closed pair: offsets of its opening and its closing mark in code points.

    A Chinese title's marks say that what is in them is a name, whatever it looks like.
    """

    start: int
    end: int
    is_bracket: bool
    is_title: bool = False


def enclosures(text: str) -> list[Enclosure]:
    """The closed pairs of a text in the order of their closing marks."""
    pairs: list[Enclosure] = []
    opened: list[int] = []
    for offset, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        while opened and (offset - opened[0] > FARTHEST or len(opened) > _DEEPEST):
            del opened[0]
        depth = _depth_closed(text, opened, mark, offset)
        if depth is not None:
            start = opened[depth]
            opening = text[start]
            pairs.append(Enclosure(start, offset, opening in _BRACKETS, opening in _TITLES))
            del opened[depth:]
        elif mark in _CLOSED_BY and _may_open(text, offset):
            opened.append(offset)
    return pairs


def _depth_closed(text: str, opened: list[int], mark: str, offset: int) -> int | None:
    """How deep in the stack the mark's counterpart is, if it is there."""
    if mark == '"' and _role(text, offset) > 0:
        return None
    if mark == "’" and _is_apostrophe(text, offset):
        return None
    for depth in reversed(range(len(opened))):
        if mark in _CLOSED_BY[text[opened[depth]]]:
            return depth
    return None


def _may_open(text: str, offset: int) -> bool:
    if text[offset] in _EITHER_WAY:
        return _role(text, offset) > 0
    return text[offset] not in '"“' or _role(text, offset) >= 0


def _is_apostrophe(text: str, offset: int) -> bool:
    """Whether it stands between letters, of a script that has apostrophes."""
    between = text[offset - 1 : offset + 2]
    return all(letter.lower() != letter.upper() for letter in between[::2]) and len(between) > 2


def _role(text: str, offset: int) -> int:
    """1 for a mark that hugs what follows, -1 for one that hugs what precedes, else 0."""
    before, behind = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
    opens = not before.strip() or before in _OPENERS
    closes = not behind.strip() or behind in _PUNCTUATION
    return opens - closes

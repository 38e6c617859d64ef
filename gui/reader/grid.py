"""Where the columns stand: widths, margins and the size of type for a view of some width.

The type follows the width of a column, so that a line keeps between 45 and 75 characters (about
40 in Chinese and Japanese). A column never grows beyond that; where the view is wider, the block
of columns is centred. A column never shrinks below a readable width either; then the block is
wider than the view and scrolls sideways. One version alone is a single page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

GUTTER = 40
PAD_LEFT = 12
PAD_RIGHT = 24
PAD_Y = 8
PARAGRAPH_GAP = 16
SINGLE_MEASURE = 680
SINGLE_PAD_Y = 10
NARROWEST = 232
"""The least width of a column in pixels; below it the view scrolls sideways."""

LATIN_MEASURE = 72
DENSE_MEASURE = 40
DENSE = frozenset({"zh", "ja", "ko"})
"""Languages of square characters, each about twice as wide as a Latin letter."""

TALL = frozenset(
    {"ar", "fa", "ur", "ps", "th", "lo", "km", "my", "hi", "mr", "ne", "bn", "ta", "te"}
)
"""Languages whose letters reach far above and below the line."""

SMALL_LETTERS: Mapping[str, float] = MappingProxyType(
    {"ar": 1.15, "fa": 1.15, "ps": 1.15, "ur": 1.15}
)
"""Languages whose letters look small beside Latin ones of the same size, and by how much."""

LATIN_WIDTH = 0.515
"""The average width of a character of running text in the reading serif, in ems."""


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Size and leading of reading text in pixels, and those of the title above it."""

    size: int
    leading: int
    title: int
    title_leading: int

    def leading_for(self, language: str) -> int:
        """The leading of a language: more where its letters are dense or tall."""
        primary = language.lower().split("-")[0]
        return self.leading + (2 if primary in DENSE else 4 if primary in TALL else 0)

    def size_for(self, language: str) -> int:
        """The size of a language: larger where its letters look small beside Latin ones."""
        return round(self.size * SMALL_LETTERS.get(language.lower().split("-")[0], 1))

    def zoomed(self, percent: int) -> "TypeSize":
        """This size enlarged, on whole pixels."""
        if percent == 100:
            return self
        size = max(8, round(self.size * percent / 100))
        leading = round(size * self.leading / self.size)
        title = max(10, round(self.title * percent / 100))
        return TypeSize(size, leading, title, round(title * self.title_leading / self.title))


NARROW = TypeSize(16, 25, 26, 32)
DEFAULT = TypeSize(17, 26, 26, 32)
WIDE = TypeSize(18, 28, 26, 32)
SINGLE = TypeSize(19, 31, 38, 48)


@dataclass(frozen=True, slots=True)
class Track:
    """One column: its left edge and width with padding, in pixels of the content."""

    left: int
    width: int
    text_left: int
    text_width: int

    @property
    def right(self) -> int:
        """Its right edge, exclusive."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns of a view: `left` is the gutter's left edge, `right` the last column's right."""

    tracks: tuple[Track, ...]
    type: TypeSize
    single: bool
    left: int
    right: int

    def column_at(self, x: int) -> int:
        """The column at a content x, the nearest one outside."""
        for number, track in enumerate(self.tracks):
            if x < track.right:
                return number
        return len(self.tracks) - 1

    def per_character(self, languages: Sequence[str]) -> float:
        """Pixels of height that one Latin character costs in the widest of these columns."""
        if not self.tracks:
            return 1.0
        narrowest = min(track.text_width for track in self.tracks)
        leading = max((self.type.leading_for(one) for one in languages), default=self.type.leading)
        return leading * self.type.size * LATIN_WIDTH / max(1, narrowest)


def grid_for(width: int, languages: Sequence[str], zoom: int = 100) -> Grid:
    """The grid of these columns in a view of this width; `zoom` in percent."""
    if len(languages) <= 1:
        return _single(width, len(languages), SINGLE.zoomed(zoom))
    each = max(NARROWEST, (width - GUTTER) // len(languages))
    size = _size(each).zoomed(zoom)
    widths = [min(each, _measure(language, size)) for language in languages]
    widths = _spread(widths, width - GUTTER)
    left = max(0, (width - GUTTER - sum(widths)) // 2)
    return _grid(left, widths, size)


def is_dense(language: str) -> bool:
    """Whether the language is written in square characters."""
    return language.lower().split("-")[0] in DENSE


def _grid(left: int, widths: Sequence[int], size: TypeSize) -> Grid:
    tracks: list[Track] = []
    x = left + GUTTER
    for width in widths:
        tracks.append(Track(x, width, x + PAD_LEFT, width - PAD_LEFT - PAD_RIGHT))
        x += width
    return Grid(tuple(tracks), size, single=False, left=left, right=x)


def _single(width: int, count: int, size: TypeSize) -> Grid:
    measure = max(
        NARROWEST, min(round(SINGLE_MEASURE * size.size / SINGLE.size), width - 2 * GUTTER)
    )
    text_left = max(GUTTER, (width - measure) // 2)
    left = text_left - PAD_LEFT
    track = Track(left, PAD_LEFT + measure + GUTTER, text_left, measure)
    return Grid(
        (track,) * count, size, single=True, left=left - GUTTER + PAD_LEFT, right=track.right
    )


def _size(column: int) -> TypeSize:
    if column < 340:
        return NARROW
    return DEFAULT if column < 440 else WIDE


def _measure(language: str, size: TypeSize) -> int:
    """The widest that a column of this language may be, padding included."""
    dense = is_dense(language)
    text = DENSE_MEASURE * size.size if dense else LATIN_MEASURE * size.size * LATIN_WIDTH
    return round(text) + PAD_LEFT + PAD_RIGHT


def _spread(widths: list[int], room: int) -> list[int]:
    """Give the pixels lost to whole division to the first columns."""
    rest = room - sum(widths)
    return [w + 1 if n < rest < len(widths) else w for n, w in enumerate(widths)]

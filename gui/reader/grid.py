"""Where the columns stand: widths, margins and the size of type for a view of some width.

The type follows the width of a column, so that a line keeps between 45 and 75 characters (about
40 in Chinese and Japanese). A column never grows beyond that; where the view is wider, the block
of columns is centred. A column never shrinks below a readable width either; then the block is
wider than the view and scrolls sideways. One version alone is a single page.

A person may have other wishes: a `TypeChoice` for the whole view, a `ColumnShape` for each column.
Columns whose widths were drawn by hand share the view as they were drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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

FITTING = 270
"""The width in pixels from which a column is shown unasked when an article is first opened."""

FILLED = 0.99
"""From this share of the view on, columns fill it: the rest is lost to whole pixels."""

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

    def chosen(self, choice: "TypeChoice") -> "TypeSize":
        """This size as a person wants it, on whole pixels."""
        size = max(8, round(self.size * choice.zoom / 100))
        leading = round(size * self.leading / self.size * choice.leading / 100)
        title = max(10, round(self.title * choice.zoom / 100))
        return TypeSize(size, leading, title, round(title * self.title_leading / self.title))


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """How a person wants reading text: size and leading in percent, the longest line in letters.

    `family` is the font for languages in Latin, Greek or Cyrillic letters; empty: the design's.
    """

    zoom: int = 100
    leading: int = 100
    measure: int = LATIN_MEASURE
    family: str = ""


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """How a person wants one column: its share of the width (0: even) and its size in percent."""

    share: float = 0.0
    size: int = 100


PLAIN = TypeChoice()


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
class RuleDrag:
    """A rule between two columns being drawn aside: where it was taken, and the widths then."""

    boundary: int
    x: int
    widths: tuple[int, ...]

    def to(self, x: int) -> list[int]:
        """The widths with the mouse at content `x`."""
        return drawn(self.widths, self.boundary, x - self.x)


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

    def rule_at(self, x: int, reach: int = 4) -> RuleDrag | None:
        """The rule near a content x, taken there; None where there is none."""
        for number, track in enumerate(self.tracks):
            if number and abs(x - track.left) <= reach:
                return RuleDrag(number, x, tuple(one.width for one in self.tracks))
        return None

    def characters(self, column: int) -> float:
        """How many Latin letters of the grid's size a line of a column holds."""
        return self.tracks[column].text_width / (self.type.size * LATIN_WIDTH)

    def per_character(self, languages: Sequence[str]) -> float:
        """Pixels of height that one Latin character costs in the widest of these columns."""
        if not self.tracks:
            return 1.0
        narrowest = min(track.text_width for track in self.tracks)
        leading = max((self.type.leading_for(one) for one in languages), default=self.type.leading)
        return leading * self.type.size * LATIN_WIDTH / max(1, narrowest)


def grid_for(
    width: int,
    languages: Sequence[str],
    choice: TypeChoice = PLAIN,
    shapes: Sequence[ColumnShape] = (),
) -> Grid:
    """The grid of these columns in a view of this width; `shapes` are one a column, or none."""
    if len(languages) <= 1:
        return _single(width, len(languages), choice)
    room = width - GUTTER
    if len(shapes) == len(languages) and any(shape.share for shape in shapes):
        widths = _shared(room, [shape.share for shape in shapes])
        size = _size(sum(widths) // len(widths)).chosen(choice)
        measures = [_measure(language, size, choice) for language in languages]
        return _grid(max(0, (room - sum(widths)) // 2), widths, measures, size)
    each = max(NARROWEST, room // len(languages))
    size = _size(each).chosen(choice)
    measures = [_measure(language, size, choice) for language in languages]
    widths = _spread([min(each, measure) for measure in measures], room)
    return _grid(max(0, (room - sum(widths)) // 2), widths, measures, size)


def set_in(grid: Grid, by: int) -> Grid:
    """The same grid some pixels further to the right: room for what stands before the gutter."""
    tracks = tuple(
        replace(track, left=track.left + by, text_left=track.text_left + by)
        for track in grid.tracks
    )
    return replace(grid, tracks=tracks, left=grid.left + by, right=grid.right + by)


def fitting_columns(width: int, count: int) -> int:
    """How many of `count` columns a view of this width shows unasked: two, or as many as fit."""
    return min(count, max(2, (width - GUTTER) // FITTING))


def drawn(widths: Sequence[int], boundary: int, by: int) -> list[int]:
    """Widths after the rule before column `boundary` has been drawn `by` pixels to the right.

    Only its two neighbours change, and neither becomes narrower than a column may be.
    """
    result = list(widths)
    left, right = result[boundary - 1], result[boundary]
    least = min(NARROWEST, left, right)
    by = max(least - left, min(by, right - least))
    result[boundary - 1], result[boundary] = left + by, right - by
    return result


def reshaped(shapes: Sequence[ColumnShape], widths: Sequence[int], view: int) -> list[ColumnShape]:
    """The shapes with these widths, in pixels, as shares of a view of this width."""
    room = max(1, view - GUTTER)
    sizes = [shape.size for shape in shapes]
    sizes = sizes if len(sizes) == len(widths) else [100] * len(widths)
    return [ColumnShape(width / room, size) for width, size in zip(widths, sizes, strict=True)]


def filling(shown: Sequence[ColumnShape], hidden: Iterable[ColumnShape]) -> tuple[ColumnShape, ...]:
    """The shapes of the columns shown, for the room that hidden ones leave to them.

    Columns that filled the view together go on filling it, in the proportions in which they were
    drawn; those that stood in its middle keep their widths.
    """
    left = sum(shape.share for shape in hidden)
    drawn_shares = sum(shape.share for shape in shown)
    if not left or not drawn_shares or not all(shape.share for shape in shown):
        return tuple(shown)
    if left + drawn_shares < FILLED:
        return tuple(shown)
    return tuple(replace(shape, share=shape.share / drawn_shares) for shape in shown)


def is_dense(language: str) -> bool:
    """Whether the language is written in square characters."""
    return language.lower().split("-")[0] in DENSE


def _grid(left: int, widths: Sequence[int], measures: Sequence[int], size: TypeSize) -> Grid:
    tracks: list[Track] = []
    x = left + GUTTER
    for width, measure in zip(widths, measures, strict=True):
        text = min(width, max(measure, NARROWEST)) - PAD_LEFT - PAD_RIGHT
        tracks.append(Track(x, width, x + PAD_LEFT, text))
        x += width
    return Grid(tuple(tracks), size, single=False, left=left, right=x)


def _single(width: int, count: int, choice: TypeChoice) -> Grid:
    size = SINGLE.chosen(choice)
    wanted = SINGLE_MEASURE * size.size / SINGLE.size * choice.measure / LATIN_MEASURE
    measure = max(NARROWEST, min(round(wanted), width - 2 * GUTTER))
    text_left = max(GUTTER, (width - measure) // 2)
    left = text_left - PAD_LEFT
    track = Track(left, PAD_LEFT + measure + GUTTER, text_left, measure)
    return Grid(
        (track,) * count, size, single=True, left=left - GUTTER + PAD_LEFT, right=track.right
    )


def _shared(room: int, shares: Sequence[float]) -> list[int]:
    """Widths by shares of the room; a column without one gets the average, none too little."""
    known = [share for share in shares if share > 0]
    average = sum(known) / len(known)
    filled = [share if share > 0 else average for share in shares]
    whole = max(1.0, sum(filled))
    ends = [round(room * sum(filled[: n + 1]) / whole) for n in range(len(filled))]
    widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    return [max(NARROWEST, width) for width in widths]


def _size(column: int) -> TypeSize:
    if column < 340:
        return NARROW
    return DEFAULT if column < 440 else WIDE


def _measure(language: str, size: TypeSize, choice: TypeChoice) -> int:
    """The widest that a column of this language may be, padding included."""
    letters = DENSE_MEASURE * choice.measure / LATIN_MEASURE
    text = letters * size.size if is_dense(language) else choice.measure * size.size * LATIN_WIDTH
    return round(text) + PAD_LEFT + PAD_RIGHT


def _spread(widths: list[int], room: int) -> list[int]:
    """Give the pixels lost to whole division to the first columns."""
    rest = room - sum(widths)
    return [w + 1 if n < rest < len(widths) else w for n, w in enumerate(widths)]

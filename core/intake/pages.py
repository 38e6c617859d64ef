"""A text as a page: its lines, what each says of itself, and verdicts by line number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.intake import bylines
from core.intake.boxes import with_neighbours
from core.intake.bylines import Byline
from core.intake.lines import TextLine
from core.intake.signs import Sign, sign_of
from core.intake.vocabulary import Kind

Verdicts = Mapping[int, Kind]
"""Numbers of the lines to hide, and as what."""

_BUTTON_WORDS = 8
_EDGE = 5_000


def edges(length: int) -> Iterable[int]:
    """Numbers of the lines that may be a page's: of a text long as a book, those at its ends."""
    if length <= 2 * _EDGE:
        return range(length)
    return (*range(_EDGE), *range(length - _EDGE, length))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text with their signs, and the language that most of it seems to be in."""

    lines: tuple[TextLine, ...]
    signs: tuple[Sign | None, ...]
    language: str

    @classmethod
    def of(cls, lines: Iterable[TextLine], language: str) -> "Page":
        """A page with the signs of these lines."""
        lines = tuple(lines)
        near = set(edges(len(lines)))
        signs = tuple(sign_of(line) if n in near else None for n, line in enumerate(lines))
        return cls(lines, with_neighbours(lines, signs), language)

    def __len__(self) -> int:
        return len(self.lines)

    def kind(self, number: int) -> Kind | None:
        """What a line looks like, whether sure or not."""
        sign = self.signs[number]
        return sign.kind if sign else None

    def sure(self, number: int) -> bool:
        """Whether a line is furniture wherever it stands."""
        sign = self.signs[number]
        return sign is not None and sign.sure

    def prose(self, number: int) -> bool:
        """Whether a line is running text with no sign against it."""
        return self.lines[number].prose and self.signs[number] is None

    def plain(self, number: int) -> bool:
        """Whether nothing speaks against a line."""
        return self.signs[number] is None

    def small(self, number: int) -> bool:
        """Whether a line could be a button or an entry: short, no sentence, no item of a list."""
        line = self.lines[number]
        return line.label and not line.item and line.words <= _BUTTON_WORDS

    def dated(self, number: int) -> bool:
        """Whether a line is a byline, or a short one that gives a day in any language."""
        line = self.lines[number]
        names_day = line.label and line.words <= _BUTTON_WORDS and bylines.names_day(line.text)
        return names_day or self.byline(number) is not None

    def byline(self, number: int) -> Byline | None:
        """Who and when, if a line says that."""
        sign = self.signs[number]
        if sign and sign.kind in {Kind.CAPTION, Kind.COMMENTS}:
            return None
        return bylines.byline_of(self.lines[number], self.language)

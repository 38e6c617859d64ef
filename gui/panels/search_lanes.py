"""Where things stand in the list of hits: number, hit in its sentence, the other languages."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

LEFT, RIGHT, GAP = 24, 20, 24
GUTTER = 52
_LEAST_SENTENCE, _LEAST_OTHER, _MOST_OTHER = 420, 208, 400
_OTHER_SHARES = (0.0, 0.38, 0.26, 0.2, 0.17)
_HIT_SHARE = 0.46
_MOST_LANGUAGES = 4


@dataclass(frozen=True, slots=True)
class Lanes:
    """Pixels from the left edge: `hit` is where all hits begin; each lane is its left and width."""

    sentence: tuple[int, int]
    hit: int
    others: tuple[tuple[int, int], ...]

    def of_sentence(self, row: QRect) -> QRect:
        """The lane of the sentence in a row."""
        return _within(row, self.sentence)

    def of_other(self, row: QRect, number: int) -> QRect:
        """The lane of another language in a row."""
        return _within(row, self.others[number])


def languages_fitting(width: int) -> int:
    """How many other languages have room beside the sentence."""
    room = _room(width) - _LEAST_SENTENCE
    return max(0, min(_MOST_LANGUAGES, room // (_LEAST_OTHER + GAP)))


def lanes(width: int, languages: int) -> Lanes:
    """The lanes of a list so wide, with so many other languages beside the sentence."""
    room = _room(width)
    other = min(_MOST_OTHER, max(_LEAST_OTHER, round(room * _OTHER_SHARES[languages])))
    other = min(other, (room - _LEAST_SENTENCE) // languages - GAP) if languages else 0
    sentence = max(120, room - languages * (other + GAP))
    first = LEFT + GUTTER
    starts = (first + sentence + GAP + number * (other + GAP) for number in range(languages))
    return Lanes(
        (first, sentence),
        first + round(sentence * _HIT_SHARE),
        tuple((start, other) for start in starts),
    )


def _room(width: int) -> int:
    return width - LEFT - GUTTER - RIGHT


def _within(row: QRect, lane: tuple[int, int]) -> QRect:
    return QRect(row.left() + lane[0], row.top(), lane[1], row.height())

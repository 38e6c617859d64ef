"""Setting a text of some language into lines of some width.

Lines stand on whole pixels: a line's baseline is a whole number of pixels below the top of the
block and all lines are one leading apart, whatever fallback fonts a line calls in. The first
baseline is the same for every language of one size, so that the first lines of a row stand level
across columns; a language with more leading has it below.

`Block` is also the only place where offsets of the page (code points) meet those of Qt (UTF-16
units), and where a range of characters becomes rectangles. In text that runs both ways a range
need not be one stretch of a line; its rectangles are then those of its glyphs.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from core.text.offsets import Utf16Map

LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True, slots=True)
class Face:
    """How a text is set: its font, leading and first baseline in pixels, and direction.

    `dense`: its characters have many strokes.
    """

    font: QFont
    leading: int
    baseline: int
    right_to_left: bool = False
    dense: bool = False

    @property
    def ascent(self) -> int:
        """How far marks reach above the baseline."""
        return round(1.06 * self.font.pixelSize())

    @property
    def underline(self) -> int:
        """How far below the baseline the first underline begins."""
        return max(3, round(0.24 * self.font.pixelSize()))


def baseline_for(font: QFont, leading: int) -> int:
    """The baseline that centres a font in its leading, in whole pixels from the line's top."""
    metrics = QFontMetricsF(font)
    return int((leading - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())


class Block:
    """A text set in lines; positions are pixels from its top left, offsets code points."""

    def __init__(self, text: str, face: Face, width: int) -> None:
        self.text = text
        self.face = face
        self.width = width
        self._offsets = Utf16Map(text)
        self._layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), face.font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(face))
        self._set_lines()

    @property
    def line_count(self) -> int:
        """How many lines it has."""
        return self._layout.lineCount()

    @property
    def height(self) -> int:
        """Its height: a leading for each line."""
        return self.line_count * self.face.leading

    def draw(self, painter: QPainter, x: int, y: int, clip: QRect | None = None) -> None:
        """Paint the text in the painter's pen with its top left at a point."""
        self._layout.draw(painter, QPointF(x, y), [], QRectF(clip) if clip else QRectF())

    def line_at(self, offset: int) -> int:
        """The number of the line that an offset stands in."""
        line = self._layout.lineForTextPosition(self._offsets.to_utf16(offset))
        return line.lineNumber() if line.isValid() else max(0, self.line_count - 1)

    def line_span(self, number: int) -> tuple[int, int]:
        """The `[start, end)` of a line, the blank it broke at left out."""
        line = self._layout.lineAt(number)
        start = self._offsets.to_codepoints(line.textStart())
        end = self._offsets.to_codepoints(line.textStart() + line.textLength())
        while end > start and number < self.line_count - 1 and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def offset_at(self, x: float, y: float) -> int:
        """The offset between characters that lies nearest to a point."""
        if not self.line_count:
            return 0
        number = max(0, min(int(y // self.face.leading), self.line_count - 1))
        position = self._layout.lineAt(number).xToCursor(x)
        return min(self._offsets.to_codepoints(position), self.line_span(number)[1])

    def character_at(self, x: float, y: float) -> int | None:
        """The offset of the character under a point, None beside the text."""
        number = int(y // self.face.leading)
        if not 0 <= number < self.line_count:
            return None
        line = self._layout.lineAt(number)
        if not line.naturalTextRect().left() <= x <= line.naturalTextRect().right():
            return None
        position = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return min(self._offsets.to_codepoints(position), max(0, len(self.text) - 1))

    def caret(self, offset: int) -> QRect:
        """Where a caret before this offset stands, one pixel wide."""
        number = self.line_at(offset)
        line = self._layout.lineAt(number)
        x = _x(line, self._offsets.to_utf16(offset))
        return QRect(round(x), self._top(number), 1, self._box_height())

    def edge(self, offset: int, *, before: bool) -> QRect:
        """A line at an offset, one pixel wide: with `before`, at the end of what precedes it.

        At the end of a line the two stand on different lines.
        """
        if before and offset > 0:
            boxes = self.rectangles(offset - 1, offset)
            if boxes:
                box = boxes[-1]
                x = box.left() if self.face.right_to_left else box.right() + 1
                return QRect(x, box.top(), 1, box.height())
        return self.caret(offset)

    def rectangles(self, start: int, end: int) -> list[QRect]:
        """The boxes of `[start, end)`, one a line (more where directions mix)."""
        first, last = self._offsets.to_utf16(start), self._offsets.to_utf16(end)
        boxes: list[QRect] = []
        for number in range(self.line_count):
            line = self._layout.lineAt(number)
            low = max(first, line.textStart())
            high = min(last, line.textStart() + line.textLength())
            if low >= high:
                continue
            for left, right in self._stretches(line, low, high):
                x, width = round(left), max(1, round(right) - round(left))
                boxes.append(QRect(x, self._top(number), width, self._box_height()))
        return boxes

    def underline_y(self, box: QRect) -> int:
        """The top of the first underline of a box that `rectangles` gave."""
        return box.top() + self.face.ascent + self.face.underline

    @cached_property
    def _runs_both_ways(self) -> bool:
        return self.face.right_to_left or any(
            unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in self.text
        )

    def _stretches(self, line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
        if not self._runs_both_ways:
            return [_trimmed(line, low, high)]
        runs = line.glyphRuns(low, high - low)
        boxes = [run.boundingRect() for run in runs if run.glyphIndexes()]
        return _joined(sorted((box.left(), box.right()) for box in boxes))

    def _top(self, number: int) -> int:
        return number * self.face.leading + self.face.baseline - self.face.ascent

    def _box_height(self) -> int:
        return self.face.ascent + self.face.underline + 2

    def _set_lines(self) -> None:
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self.width)
            baseline = self.face.baseline + number * self.face.leading
            line.setPosition(QPointF(0, baseline - line.ascent()))
            number += 1
        self._layout.endLayout()


def _option(face: Face) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if face.right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


def _trimmed(line: QTextLine, low: int, high: int) -> tuple[float, float]:
    """Left and right of a range in a line that runs one way, the blank at its end left out."""
    left, right = _x(line, low), _x(line, high)
    if high == line.textStart() + line.textLength():
        right = min(right, line.naturalTextRect().right())
    return left, max(left, right)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches that touch, made one."""
    result: list[tuple[float, float]] = []
    for left, right in stretches:
        if result and left <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(right, result[-1][1]))
        else:
            result.append((left, right))
    return result

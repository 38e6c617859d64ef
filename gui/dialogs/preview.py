"""Markdown source as it will be written: numbered lines, mark-up muted, own lines lit."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from core.text.offsets import Utf16Map
from gui.widgets.look import Look

_GUTTER = 44
_OWN_BEGIN, _OWN_END = "<!-- user -->", "<!-- /user -->"
_MARKED = re.compile(r"==.+?==|\*\*.+?\*\*")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_HEAD_STATE, _BODY_STATE = 1, 2


class MarkdownPreview(QPlainTextEdit):
    """Shows a file's text; nothing in it can be changed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setReadOnly(True)
        self.setAccessibleName("Preview")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setProperty("preview", True)  # noqa: FBT003 — Qt's own signature
        self.setFont(look.theme.mono_font())
        self._numbers = _Numbers(self)
        self._painter = _Highlighter(self, look)
        self.setViewportMargins(_GUTTER, 16, 16, 0)
        self.updateRequest.connect(self._scrolled)

    def show_text(self, text: str) -> None:
        """Show this text, where the one before was shown."""
        place = self.verticalScrollBar().value()
        self.setPlainText(text)
        self._light_own_lines()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the lines."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), _GUTTER, inside.height())

    def paint_numbers(self, painter: QPainter) -> None:
        """Paint the number of each line that is in view."""
        painter.setFont(self.font())
        painter.setPen(self._look.theme.muted)
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        top = self.viewport().geometry().top() - self.contentsRect().top()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > self.viewport().height():
                break
            line = QRect(0, round(box.top()) + top, _GUTTER - 16, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()

    def _light_own_lines(self) -> None:
        lit, inside = [], False
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            inside = inside and text != _OWN_END
            if inside:
                lit.append(self._lit(block))
            inside = inside or text == _OWN_BEGIN
            block = block.next()
        self.setExtraSelections(lit)

    def _lit(self, block: QTextBlock) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.format.setBackground(self._look.theme.good_soft)
        full = QTextCharFormat.Property.FullWidthSelection
        selection.format.setProperty(full, True)  # noqa: FBT003 — Qt's own signature
        selection.cursor = QTextCursor(block)
        return selection

    def _scrolled(self, _box: QRect, _dy: int) -> None:
        self._numbers.update()


class _Numbers(QWidget):
    """The numbers at the left of the text."""

    def __init__(self, preview: MarkdownPreview) -> None:
        super().__init__(preview)
        self._preview = preview

    def sizeHint(self) -> QSize:
        """As wide as the gutter."""
        return QSize(_GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the numbers."""
        self._preview.paint_numbers(QPainter(self))


class _Highlighter(QSyntaxHighlighter):
    """Front matter and comments muted, headings bold, marked words tinted, links accented."""

    def __init__(self, preview: MarkdownPreview, look: Look) -> None:
        super().__init__(preview.document())
        self._look = look

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        theme = self._look.theme
        rule = text == "---"
        number = self.currentBlock().blockNumber()
        head = (number == 0 and rule) or self.previousBlockState() == _HEAD_STATE
        ends = head and rule and number > 0
        self.setCurrentBlockState(_HEAD_STATE if head and not ends else _BODY_STATE)
        if head or text in (_OWN_BEGIN, _OWN_END):
            self._colour(0, len(text), theme.muted)
            return
        if text.startswith("#") and re.match(r"#{1,6} ", text):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self._apply(0, len(text), bold)
        if text.startswith(">"):
            self._colour(0, len(text), theme.ink2)
            self._tint_marked(text)
        for match in _LINK.finditer(text):
            self._colour(match.start(), len(match[0]), theme.accent)

    def _tint_marked(self, text: str) -> None:
        for match in _MARKED.finditer(text):
            strong = text[: match.end()].startswith("> **") and match.start() == 2
            style = QTextCharFormat()
            style.setForeground(self._look.theme.ink)
            if strong:
                style.setFontWeight(QFont.Weight.Bold)
            else:
                style.setBackground(self._look.theme.soft)
            self._apply(match.start(), match.end(), style)

    def _colour(self, start: int, length: int, colour: QColor) -> None:
        style = QTextCharFormat()
        style.setForeground(colour)
        self._apply(start, start + length, style)

    def _apply(self, start: int, end: int, style: QTextCharFormat) -> None:
        """Style code points; Qt counts UTF-16 units."""
        units = Utf16Map(self.currentBlock().text())
        first = units.to_utf16(start)
        self.setFormat(first, units.to_utf16(end) - first, style)

"""Markdown source as it will be written: numbered lines, mark-up muted, own lines lit."""

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from core.model import Colour
from core.text.offsets import Utf16Map
from gui.widgets.look import Look

_GUTTER = 48
_LEADING = 20
_OWN_BEGIN, _OWN_END = "<!-- user -->", "<!-- /user -->"
_MARKED = re.compile(r"==.+?==|\*\*.+?\*\*")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_HEADING = re.compile(r"#{1,6} ")
_COLOURS = tuple(Colour)
_HEAD, _BODY = 100, 101


class MarkdownPreview(QTextEdit):
    """Shows a file's text; nothing in it can be changed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName("Preview")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setProperty("preview", True)  # noqa: FBT003 — Qt's own signature
        self.setFont(look.theme.mono_font())
        self.document().setDocumentMargin(0)
        self._numbers = _Numbers(self, look)
        self._painter = _Highlighter(self, look)
        self.setViewportMargins(_GUTTER, 16, 16, 0)
        self.verticalScrollBar().valueChanged.connect(self._numbers.update)

    def show_text(self, text: str) -> None:
        """Show this text, where the one before was shown."""
        place = self.verticalScrollBar().value()
        self.setPlainText(text)
        self._space_lines()
        self._light_own_lines()
        self.verticalScrollBar().setValue(place)
        self._numbers.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the lines."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top() + 16, _GUTTER, inside.height() - 16)

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(_LEADING, fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

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


class _Numbers(QWidget):
    """The numbers at the left of the text."""

    def __init__(self, preview: MarkdownPreview, look: Look) -> None:
        super().__init__(preview)
        self._preview, self._look = preview, look

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number of each line that is in view."""
        painter = QPainter(self)
        painter.setFont(self._preview.font())
        painter.setPen(self._look.theme.muted)
        layout = self._preview.document().documentLayout()
        above = self._preview.verticalScrollBar().value()
        block = self._preview.cursorForPosition(self._preview.viewport().rect().topLeft()).block()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        while block.isValid():
            top = layout.blockBoundingRect(block).top() - above
            if top > self.height():
                return
            line = QRectF(QPointF(0, top + 2), QPointF(_GUTTER - 16, top + _LEADING + 2))
            painter.drawText(line, right, str(block.blockNumber() + 1))
            block = block.next()


class _Highlighter(QSyntaxHighlighter):
    """Front matter and comments muted, headings bold, marked words tinted, links accented.

    A block's state is `_HEAD` in the front matter, else the number of the colour of the entry
    that it lies in, `_BODY` outside of any.
    """

    def __init__(self, preview: MarkdownPreview, look: Look) -> None:
        super().__init__(preview.document())
        self._look = look

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        theme = self._look.theme
        if self._in_head(text) or text in (_OWN_BEGIN, _OWN_END):
            self._apply(0, len(text), colour=theme.muted)
            return
        if _HEADING.match(text):
            self._apply(0, len(text), bold=True)
        if text.startswith(">"):
            self._apply(0, len(text), colour=theme.ink2)
            self._tint_marked(text)
        for match in _LINK.finditer(text):
            self._apply(match.start(), match.end(), colour=theme.accent)

    def _in_head(self, text: str) -> bool:
        """Whether the line is of the front matter; keeps the state of the block."""
        before = self.previousBlockState()
        first = self.currentBlock().blockNumber() == 0
        if text == "---" and (first or before == _HEAD):
            self.setCurrentBlockState(_HEAD if first else _BODY)
            return True
        state = _BODY if before < 0 else before
        if text.startswith("### "):
            word = text.rsplit(" ", 1)[-1]
            state = _COLOURS.index(Colour(word)) if word in _COLOURS else _BODY
        self.setCurrentBlockState(state)
        return state == _HEAD

    def _tint_marked(self, text: str) -> None:
        theme, state = self._look.theme, self.currentBlockState()
        tint = theme.linked_tint(_COLOURS[state]) if state < len(_COLOURS) else theme.soft
        for match in _MARKED.finditer(text):
            if match.start() == 2:
                self._apply(match.start(), match.end(), colour=theme.ink, bold=True)
            else:
                self._apply(match.start(), match.end(), colour=theme.ink, ground=tint)

    def _apply(
        self,
        start: int,
        end: int,
        *,
        colour: QColor | None = None,
        ground: QColor | None = None,
        bold: bool = False,
    ) -> None:
        """Style code points; Qt counts UTF-16 units."""
        style = QTextCharFormat()
        if colour is not None:
            style.setForeground(colour)
        if ground is not None:
            style.setBackground(ground)
        if bold:
            style.setFontWeight(QFont.Weight.Bold)
        units = Utf16Map(self.currentBlock().text())
        first = units.to_utf16(start)
        self.setFormat(first, units.to_utf16(end) - first, style)

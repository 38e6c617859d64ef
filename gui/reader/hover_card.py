"""The card of the mark under the mouse: what its colour stands for, its note and its tags."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QWidget

from core.model import Annotation, Colour
from gui.theme import SMALL, Theme
from gui.widgets.floating import SHADOW, paint_floating
from gui.widgets.markdown import note_document

WIDTH = 304
LEFT, PAD, BOTTOM, NAME, TAGS = 16, 8, 10, 20, 20
TALLEST = 240
DISTANCE = 6


class HoverCard(QFrame):
    """Appears below a mark, or above it; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note: QTextDocument | None = None
        self._tags = self._name = ""
        self._names: Mapping[Colour, str] = {}
        self._tone = QColor()
        self.annotation = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from the next time on."""
        self._theme = theme
        self.hide()

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Call the colours by these names from the next time on."""
        self._names = names

    def offer(self, annotation: Annotation, mark: QRect, room: QRect) -> None:
        """Show what an annotation says near its mark, inside `room`, in parent pixels.

        A mark that says nothing has no card: no note, no tag, a colour without a name of its own.
        """
        self._name = self._name_of(annotation.record.colour)
        if not annotation.record.note and not annotation.tags and not self._name:
            self.hide()
            return
        self.annotation = annotation.id
        self._tone = self._theme.marks[annotation.record.colour].tone
        self._note = self._document(annotation.record.note)
        self._tags = "   ".join(f"#{name}" for name in annotation.tags)
        size = self.sizeHint()
        left = max(room.left(), min(mark.left(), room.right() - size.width()))
        top = mark.bottom() + DISTANCE
        if top + size.height() > room.bottom():
            top = max(room.top(), mark.top() - DISTANCE - size.height())
        words = (self._name, annotation.record.note, self._tags)
        self.setAccessibleName(" ".join(filter(None, words)))
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        """As high as note and tags need, up to a limit."""
        note = self._note_height()
        tags = TAGS if self._tags else 0
        return QSize(WIDTH, PAD + self._head + note + tags + BOTTOM + SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the bar in the mark's tone, the note and the tags."""
        painter = QPainter(self)
        body = QRectF(0, 0, self.width(), self.height() - SHADOW)
        paint_floating(painter, self._theme, body)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tone)
        painter.drawRoundedRect(QRectF(6, PAD, 3, body.height() - 2 * PAD), 1.5, 1.5)
        self._write(painter)
        painter.end()

    @property
    def _head(self) -> int:
        return NAME if self._name else 0

    def _name_of(self, colour: Colour) -> str:
        """What a person calls a colour, nothing where it has no name but its own."""
        name = self._names.get(colour, "")
        return "" if name.casefold() == colour.value else name

    def _write(self, painter: QPainter) -> None:
        height, width = self._note_height(), WIDTH - LEFT - 12
        painter.setPen(self._theme.ink)
        painter.setFont(self._theme.ui_font(SMALL, bold=True))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(LEFT, PAD, width, self._head), Qt.AlignmentFlag.AlignTop, name)
        if self._note is not None:
            painter.save()
            painter.translate(QPointF(LEFT, PAD + self._head))
            painter.setClipRect(QRectF(0, 0, width, height))
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette.setColor(QPalette.ColorRole.Text, self._theme.ink)
            self._note.documentLayout().draw(painter, context)
            painter.restore()
        painter.setPen(self._theme.ink2)
        painter.setFont(self._theme.ui_font(SMALL))
        place = QRect(LEFT, PAD + self._head + height, width, TAGS)
        words = painter.fontMetrics().elidedText(
            self._tags, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _document(self, note: str) -> QTextDocument | None:
        if not note:
            return None
        return note_document(note, self._theme, WIDTH - LEFT - 12)

    def _note_height(self) -> int:
        return min(TALLEST, round(self._note.size().height())) if self._note is not None else 0

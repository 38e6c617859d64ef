"""A note as it will look, below the field in which it is written.

It is there only where it tells something: a note without any Markdown looks as it is typed.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from gui.widgets.look import Look
from gui.widgets.markdown import note_document

_INSET = 8
_MOST_HEIGHT = 200


class NotePreview(QWidget):
    """The note, set; as high as it needs, within reason, and hidden where it tells nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._markdown = look, ""
        self._document: QTextDocument | None = None
        self.setAccessibleName("Note as it will look")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self._set_again)
        self.hide()

    @property
    def telling(self) -> bool:
        """Whether the note looks otherwise than it is typed."""
        return self._document is not None and _words(self._document) != self._markdown.split()

    def show_note(self, markdown: str) -> None:
        """Show this note."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._set_again()

    def sizeHint(self) -> QSize:
        """As high as the note, within reason."""
        if self._document is None or not self.telling:
            return QSize(0, 0)
        height = round(self._document.size().height())
        return QSize(200, min(height, _MOST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the note in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._document is not None:
            self._document.setTextWidth(self._room)
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the note, from its beginning."""
        if self._document is None:
            return
        painter = QPainter(self)
        painter.translate(_INSET, 0)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._look.theme.ink2)
        self._document.documentLayout().draw(painter, context)

    @property
    def _room(self) -> int:
        return max(40, self.width() - 2 * _INSET)

    def _set_again(self) -> None:
        self._document = note_document(self._markdown, self._look.theme, self._room)
        self.setVisible(self.telling)
        self.updateGeometry()
        self.update()


def _words(document: QTextDocument) -> list[str]:
    return document.toPlainText().split()

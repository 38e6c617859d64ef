"""Notes as they are read: Markdown set with the interface's type."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from gui.theme import Theme

_LEADING = 20
_FEATURES = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class NoteDocument(QTextDocument):
    """A document that fetches nothing: pictures in a note stay words."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing, whatever is asked for."""
        return None


def note_document(markdown: str, theme: Theme, width: int) -> QTextDocument:
    """A note set in lines of 20 px, `width` pixels wide, HTML in it shown as it is."""
    document = NoteDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.ui_font())
    document.setDocumentMargin(0)
    document.setIndentWidth(16)
    document.setMarkdown(markdown, _FEATURES)
    _even_lines(document, theme)
    _plain_links(document, theme)
    document.setTextWidth(width)
    return document


def in_one_line(markdown: str) -> str:
    """The words of a note, without signs of Markdown and without lines."""
    document = NoteDocument()
    document.setUndoRedoEnabled(False)
    document.setMarkdown(markdown, _FEATURES)
    return " ".join(document.toPlainText().split())


def _even_lines(document: QTextDocument, theme: Theme) -> None:
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(_LEADING, fixed)
        spacing.setTopMargin(0)
        following = block.next()
        inside = block.textList() is not None and following.textList() is not None
        spacing.setBottomMargin(0 if inside or not following.isValid() else 4)
        level = block.blockFormat().headingLevel()
        cursor.mergeBlockFormat(spacing)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(_heading(theme))
        block = block.next()


def _plain_links(document: QTextDocument, theme: Theme) -> None:
    """Show links underlined in the colour of the text."""
    shown = QTextCharFormat()
    shown.setForeground(theme.ink)
    shown.setFontUnderline(True)
    for start, end in _links(document):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(shown)


def _links(document: QTextDocument) -> list[tuple[int, int]]:
    """Where links begin and end, in UTF-16 units."""
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().isAnchor():
                found.append((fragment.position(), fragment.position() + fragment.length()))
            parts += 1
        block = block.next()
    return found


def _heading(theme: Theme) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(theme.ui_font(bold=True))
    style.setFontWeight(QFont.Weight.Bold)
    return style

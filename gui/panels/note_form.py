"""Writing a note and its tags in place, on its card.

A note is saved one second after the last key, when the form loses the keyboard, and before
anything else happens to it; tags as soon as one is finished, so that no half of a word becomes a
tag. A text that could not be saved stays in the form.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QSignalBlocker,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from core.annotations.completing import completions
from core.model import AnnotationId
from core.text.normalize import normalized
from gui.panels.note_links import LinkOffer
from gui.panels.note_preview import NotePreview
from gui.widgets import style
from gui.widgets.look import Look

SAVE_AFTER_MS = 1000
_LEADING, _GAP = 20, 8
_LEAST_LINES, _MOST_LINES = 3, 14

SaveNote = Callable[[AnnotationId, str], bool]
SaveTags = Callable[[AnnotationId, Sequence[str]], bool]


class NoteForm(QWidget):
    """The note editor and the tag field of one annotation at a time.

    `save_note` and `save_tags` store what was written and say whether that worked. `finished` ends
    the writing on one annotation.
    """

    grown = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._annotation: AnnotationId | None = None
        self._saved_note, self._saved_tags = "", ""
        self._offered: tuple[str, ...] = ()
        self.save_note: SaveNote = lambda _annotation, _text: False
        self.save_tags: SaveTags = lambda _annotation, _names: False
        self._build_editor()
        self._build_tags()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.editor, 1)
        column.addWidget(self.preview)
        column.addWidget(self.tags)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._flush_note)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def annotation(self) -> AnnotationId | None:
        """The annotation that is written on."""
        return self._annotation

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not stored yet."""
        if self._annotation is None:
            return False
        return self.editor.toPlainText() != self._saved_note or self.tags.text() != self._saved_tags

    def show_note(self, annotation: AnnotationId, note: str, tags: Sequence[str]) -> None:
        """Write on this annotation; on the same one, only what is not being changed is renewed."""
        if annotation != self._annotation:
            self.flush()
            self.finished.emit()
            self._annotation = annotation
            self._take(note, tags)
        else:
            self._renew(note, tags)

    def offer_tags(self, names: Sequence[str]) -> None:
        """Complete these names, those used most first, as tags are typed."""
        self._offered = tuple(names)

    def flush(self) -> bool:
        """Store what is not stored yet; says whether nothing is left to store."""
        self._timer.stop()
        return self._flush_note() and self._flush_tags()

    def close_form(self) -> bool:
        """Store everything and write on nothing; a form that could not be stored stays."""
        if not self.flush():
            return False
        self._annotation = None
        self.hide()
        self.finished.emit()
        return True

    def drop(self) -> None:
        """Write on nothing: the annotation is gone, and what was typed was stored with it."""
        self._timer.stop()
        self._annotation = None
        self.hide()
        self.finished.emit()

    def sizeHint(self) -> QSize:
        """As high as the text needs, within reason."""
        lines = max(_LEAST_LINES, min(_MOST_LINES, self._lines()))
        shown = self.preview.sizeHint().height()
        preview = shown + _GAP if shown else 0
        return QSize(200, lines * _LEADING + 14 + preview + _GAP + 28)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard goes elsewhere; leave by Esc; bold and italic; complete tags."""
        if event.type() == QEvent.Type.FocusOut and not self._popup_open():
            self.flush()
        if watched is self.editor and isinstance(event, QKeyEvent):
            sign = _sign_of(event)
            if sign and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if sign and event.type() == QEvent.Type.KeyPress:
                self._wrap(sign)
                return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            leave = event.key() == Qt.Key.Key_Escape or (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
            if leave and not self._popup_open():
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _build_editor(self) -> None:
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName("Note, Markdown")
        self.editor.setPlaceholderText("Write a note. Markdown works.")
        self.editor.setTabChangesFocus(True)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        self.links = LinkOffer(self.editor, self._look)
        self.preview = NotePreview(self._look)

    def _build_tags(self) -> None:
        self.tags = QLineEdit()
        self.tags.editingFinished.connect(self._flush_tags)
        self.tags.setAccessibleName("Tags, divided by commas")
        self.tags.setPlaceholderText("Tags, divided by commas")
        self.tags.textEdited.connect(self._typed_tags)
        self.tags.installEventFilter(self)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setObjectName("completions")
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self.tags)
        self._completer.activated.connect(self._complete)

    def _wrap(self, sign: str) -> None:
        """Put a sign of Markdown around what is selected, or take it away again."""
        cursor = self.editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        text = cursor.selectedText()
        cursor.setPosition(max(0, start - len(sign)))
        cursor.setPosition(
            min(end + len(sign), self.editor.document().characterCount() - 1),
            QTextCursor.MoveMode.KeepAnchor,
        )
        wrapped = cursor.selectedText() == f"{sign}{text}{sign}" and bool(text)
        if not wrapped:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text if wrapped else f"{sign}{text}{sign}")
        first = start - len(sign) if wrapped else start + len(sign)
        cursor.setPosition(first)
        cursor.setPosition(first + end - start, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def _renew(self, note: str, tags: Sequence[str]) -> None:
        """Take what was changed elsewhere, unless something else is being typed here."""
        typed_note, typed_tags = self.editor.toPlainText(), self.tags.text()
        if typed_note == self._saved_note and normalized(typed_note) != note:
            self._set_note(note)
        if typed_tags == self._saved_tags and not self.tags.hasFocus():
            self._saved_tags = ", ".join(tags)
            self.tags.setText(self._saved_tags)

    def _take(self, note: str, tags: Sequence[str]) -> None:
        self._set_note(note)
        self._saved_tags = ", ".join(tags)
        self.tags.setText(self._saved_tags)

    def _set_note(self, note: str) -> None:
        self._saved_note = note
        blocker = QSignalBlocker(self.editor)
        self.editor.setPlainText(note)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        blocker.unblock()
        self.preview.show_note(note)
        self.grown.emit()

    def _typed(self) -> None:
        self._timer.start()
        self.preview.show_note(self.editor.toPlainText())
        self.grown.emit()

    def _typed_tags(self) -> None:
        if self.tags.text().rstrip().endswith(","):
            self._flush_tags()
        start = _tag_start(self.tags.text(), self.tags.cursorPosition())
        typed = self.tags.text()[start : self.tags.cursorPosition()].strip()
        there = {name.strip().casefold() for name in self.tags.text().split(",")}
        fitting = completions(typed, [n for n in self._offered if n.casefold() not in there])
        self._names.setStringList(fitting)
        if fitting:
            self._completer.complete()
        else:
            self._popup.hide()

    def _complete(self, name: str) -> None:
        text, cursor = self.tags.text(), self.tags.cursorPosition()
        start = _tag_start(text, cursor)
        before = text[:start] + (" " if start else "")
        rest = text[cursor:].partition(",")[2]
        self.tags.setText(f"{before}{name}, {rest.lstrip()}")
        self.tags.setCursorPosition(len(before) + len(name) + 2)
        self._flush_tags()

    def _popup_open(self) -> bool:
        return self._popup.isVisible() or self.links.is_open

    def _flush_note(self) -> bool:
        text = self.editor.toPlainText()
        if self._annotation is None or text == self._saved_note:
            return True
        if not self.save_note(self._annotation, text):
            return False
        self._saved_note = text
        return True

    def _flush_tags(self) -> bool:
        text = self.tags.text()
        if self._annotation is None or text == self._saved_tags:
            return True
        if not self.save_tags(self._annotation, [name for name in text.split(",") if name.strip()]):
            return False
        self._saved_tags = text
        return True

    def _lines(self) -> int:
        block, lines = self.editor.document().begin(), 0
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def _dress(self) -> None:
        # The popup is a window of its own: the sheet of the main window does not reach it.
        self._popup.setStyleSheet(style.sheet(self._look.theme))
        font = self._look.theme.mono_font()
        self.editor.setFont(font)
        self.editor.setTabStopDistance(4 * QFontMetrics(font).horizontalAdvance(" "))


def _sign_of(event: QKeyEvent) -> str:
    """What a key puts around words: `**` for Ctrl+B, `*` for Ctrl+I, `==` for Ctrl+H."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return ""
    signs = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*", Qt.Key.Key_H: "=="}
    return signs.get(Qt.Key(event.key()), "")


def _tag_start(text: str, cursor: int) -> int:
    """Where the tag that is being typed begins."""
    return text.rfind(",", 0, cursor) + 1

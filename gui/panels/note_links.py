"""Pointing at another note while writing one: `[[`, a few letters, Return.

`[[` opens a list of notes that narrows as one types; choosing one puts an ordinary Markdown link
in the place of what was typed. Esc or a closing bracket leaves the text as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from core.annotations.deeplinks import link_to
from core.model import AnnotationId
from core.text.offsets import Utf16Map
from gui.widgets import style
from gui.widgets.look import Look

_OPENING = "[["
_LEFT_TO_LIST = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
)
_LEAST_WIDTH = 260


@dataclass(frozen=True, slots=True)
class Linkable:
    """A note that can be pointed at: its words for the link, and how the list shows it."""

    annotation: AnnotationId
    words: str
    shown: str


FindLinkable = Callable[[str], Sequence[Linkable]]


class LinkOffer(QObject):
    """The list that `[[` opens in an editor. `find` gives the notes that fit what was typed."""

    def __init__(self, editor: QPlainTextEdit, look: Look) -> None:
        super().__init__(editor)
        self._editor, self._look = editor, look
        self.find: FindLinkable = lambda _typed: ()
        self._found: Sequence[Linkable] = ()
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setObjectName("completions")
        self._completer.setPopup(self.popup)
        self._completer.setWidget(editor)
        self.popup.clicked.connect(lambda index: self._choose(index.row()))
        editor.textChanged.connect(self.look_again)
        editor.installEventFilter(self)
        self.popup.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self.popup.isVisible()

    def look_again(self) -> None:
        """Show what fits what is typed now, or nothing."""
        typed = self._typed()
        self._found = self.find(typed) if typed is not None else ()
        if not self._found:
            self.popup.hide()
            return
        self._lines.setStringList([found.shown for found in self._found])
        place = self._editor.cursorRect()
        place.setWidth(max(_LEAST_WIDTH, self._editor.viewport().width() - place.left()))
        self._completer.complete(place)
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keys that choose from the list to the list."""
        if not (self.is_open and isinstance(event, QKeyEvent)):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress or event.key() not in _LEFT_TO_LIST:
            return super().eventFilter(watched, event)
        if event.key() != Qt.Key.Key_Escape:
            self._choose(self.popup.currentIndex().row())
        self.popup.hide()
        return True

    def _typed(self) -> str | None:
        """What stands between `[[` and the cursor, in the same line; None: no link is begun."""
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        before = line[: Utf16Map(line).to_codepoints(cursor.positionInBlock())]
        _text, opened, typed = before.rpartition(_OPENING)
        return typed if opened and "]" not in typed else None

    def _choose(self, row: int) -> None:
        typed = self._typed()
        if typed is None or not 0 <= row < len(self._found):
            return
        chosen = self._found[row]
        cursor = self._editor.textCursor()
        replaced = _OPENING + typed
        length = Utf16Map(replaced).to_utf16(len(replaced))
        cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(link_to(chosen.annotation, chosen.words))
        self.popup.hide()

    def _dress(self) -> None:
        # The popup is a window of its own: the sheet of the main window does not reach it.
        self.popup.setStyleSheet(style.sheet(self._look.theme))

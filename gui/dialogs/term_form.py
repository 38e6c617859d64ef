"""The fields of a term: those of the chosen one, changed as they are left, or of a new one.

A new term is kept with Return in any field; the form stays ready for the next, with the languages
and the tag of the last.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from core.model import Term
from gui.dialogs.languages import LanguageCombo, Languages
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look

_COMBO = 150


@dataclass(frozen=True, slots=True)
class TermWords:
    """What the fields say; languages as BCP 47 tags."""

    source_language: str
    source: str
    target_language: str
    target: str
    note: str
    tag: str

    @classmethod
    def of(cls, term: Term) -> "TermWords":
        """What a term says."""
        languages = term.source_language, term.target_language
        return cls(languages[0], term.source, languages[1], term.target, term.note, term.tag)


class TermForm(QFrame):
    """`changed` carries the words of the shown term when they are others, `added` a new one's.

    `undo_asked` and `redo_asked` mean the glossary: nothing was typed in the field.
    """

    changed = Signal(object)
    added = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("termForm")
        self._shown: Term | None = None
        self.is_new = False
        self.source, self.target = QLineEdit(), QLineEdit()
        self.note, self.tag = QLineEdit(), QLineEdit()
        languages = Languages(self)
        self.source_language = LanguageCombo(look, languages)
        self.target_language = LanguageCombo(look, languages)
        self.add = Button(look, "Add term")
        self._name_fields()
        self._lay_out()
        self._connect()

    @property
    def words(self) -> TermWords:
        """What the fields say now."""
        return TermWords(
            self.source_language.currentData() or "und",
            self.source.text(),
            self.target_language.currentData() or "und",
            self.target.text(),
            self.note.text(),
            self.tag.text(),
        )

    def show_term(self, term: Term) -> None:
        """Show a term, to be changed."""
        self._shown, self.is_new = term, False
        self._fill(TermWords.of(term))

    def begin(self, languages: tuple[str, str]) -> None:
        """Show empty fields for a new term in these languages; the keyboard goes to the first."""
        self._shown, self.is_new = None, True
        self._fill(TermWords(languages[0], "", languages[1], "", "", ""))
        self.source.setFocus()

    def begin_next(self) -> None:
        """Show empty fields for one more term in the same languages and with the same tag."""
        self._fill(replace(self.words, source="", target="", note=""))
        self.source.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo in a field in which nothing was typed mean the glossary."""
        if isinstance(watched, QLineEdit) and event.type() is QEvent.Type.KeyPress:
            press = cast("QKeyEvent", event)
            for key, able, asked in (
                (QKeySequence.StandardKey.Undo, watched.isUndoAvailable(), self.undo_asked),
                (QKeySequence.StandardKey.Redo, watched.isRedoAvailable(), self.redo_asked),
            ):
                if press.matches(key) and not able:
                    asked.emit()
                    return True
        return super().eventFilter(watched, event)

    def _name_fields(self) -> None:
        for field, words, hint in (
            (self.source, "Term", "Word or phrase"),
            (self.target, "Rendering", "How it is rendered"),
            (self.note, "Note of the term", ""),
            (self.tag, "Tag of the term", ""),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
        self.source_language.setAccessibleName("Language of the term")
        self.target_language.setAccessibleName("Language of the rendering")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 24, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for combo in (self.source_language, self.target_language):
            combo.setFixedWidth(_COMBO)
        last = _beside(self.tag, self.add)
        for row, words, field, more, other in (
            (0, "Term", self.source, "Rendering", self.target),
            (1, "Language", self.source_language, "Language", self.target_language),
            (2, "Note", self.note, "Tag", last),
        ):
            grid.addWidget(Label(words, "muted", "small"), row, 0)
            grid.addWidget(field, row, 1)
            label = Label(more, "muted", "small")
            label.setContentsMargins(12, 0, 0, 0)
            grid.addWidget(label, row, 2)
            if isinstance(other, QWidget):
                grid.addWidget(other, row, 3)
            else:
                grid.addLayout(other, row, 3)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        order = (self.source, self.source_language, self.target, self.target_language, self.note,
                 self.tag, self.add)  # fmt: skip
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        for field in (self.source, self.target, self.note, self.tag):
            field.editingFinished.connect(self._change)
            field.returnPressed.connect(self._add)
            field.installEventFilter(self)
        for combo in (self.source_language, self.target_language):
            combo.chosen.connect(lambda _code: self._change())

    def _fill(self, words: TermWords) -> None:
        self.source_language.show_language(words.source_language)
        self.target_language.show_language(words.target_language)
        for field, text in (
            (self.source, words.source),
            (self.target, words.target),
            (self.note, words.note),
            (self.tag, words.tag),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.add.setVisible(self.is_new)

    def _change(self) -> None:
        if self._shown is not None and self.words != TermWords.of(self._shown):
            self.changed.emit(self.words)

    def _add(self) -> None:
        if not self.is_new:
            return
        empty = next((f for f in (self.source, self.target) if not f.text().strip()), None)
        if empty is None:
            self.added.emit(self.words)
        else:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row

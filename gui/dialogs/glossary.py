"""The glossary: all terms, what is said of the chosen one, and where the open article differs.

The sheet stores nothing. It asks by signals, and shows anew what it is given after a change.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model import Term, TermId, new_id
from gui.dialogs.sheet import Sheet
from gui.dialogs.term_form import TermForm, TermWords
from gui.widgets.controls import Button, Label
from gui.widgets.lists import plain_table
from gui.widgets.look import Look

_SIZE = QSize(880, 600)
_EXPLANATION = "Words and their renderings, with the rows of the open article that differ."
EMPTY = (
    "Type a term below, or import a glossary. In the text: select a phrase, press Ctrl+Shift+R "
    "and keep a rendering with K."
)
_COLUMNS = ("Term", "Rendering", "Languages", "Tag", "Otherwise in rows")
_ROW, _NARROW = 28, 136

Rows = Mapping[TermId, Sequence[int]]


class GlossarySheet(Sheet):
    """`changed` carries a term as it is to be, `added` one to keep; `gone_to` the id of another."""

    changed = Signal(object)
    added = Signal(object)
    remove_asked = Signal(str)
    import_asked = Signal()
    export_asked = Signal()
    gone_to = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, "Glossary", size=_SIZE, explanation=_EXPLANATION)
        self._terms: tuple[Term, ...] = ()
        self._rows: Rows = {}
        self._filling = False
        self.model = QStandardItemModel(self)
        self.view = self._made_view()
        self.form = TermForm(look)
        self.languages = ("en", "de")
        self._empty = Label(EMPTY, "muted")
        self._lay_out()
        self._build_foot()
        self._connect()

    @property
    def term(self) -> Term | None:
        """The chosen term."""
        row = self.view.currentIndex().row()
        return self._terms[row] if 0 <= row < len(self._terms) else None

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Show these terms; the chosen one stays chosen while it is there."""
        chosen, row = self.term, max(0, self.view.currentIndex().row())
        self._terms = tuple(terms)
        self._filling = True
        self._fill()
        ids = [term.id for term in self._terms]
        if chosen is not None and chosen.id in ids:
            row = ids.index(chosen.id)
        self.view.selectRow(min(row, len(ids) - 1))
        self._filling = False
        self._show_chosen()

    def begin(self) -> None:
        """Offer the fields of a new term, in the languages of the chosen one or of the article."""
        term = self.term
        if not self.form.is_new:
            languages = (term.source_language, term.target_language) if term else self.languages
            self.form.begin(languages)

    def begin_next(self, kept: TermId) -> None:
        """Show that this term was kept, and offer the fields of the next."""
        at = [term.id for term in self._terms].index(kept)
        self._filling = True
        self.view.selectRow(at)
        self._filling = False
        self.form.begin_next()

    def reject(self) -> None:
        """Esc leaves a new term first, then the sheet."""
        if self.form.is_new and self.term is not None:
            self.form.show_term(self.term)
            self.view.setFocus()
        else:
            super().reject()

    def show_rows(self, rows: Rows) -> None:
        """Show in which rows of the open article another version renders a term otherwise."""
        self._rows = rows
        for number, term in enumerate(self._terms):
            self.model.item(number, len(_COLUMNS) - 1).setText(self._rows_of(term))

    def _made_view(self) -> QTableView:
        view = plain_table(self.model, row=_ROW)
        view.setObjectName("glossary")
        view.setAccessibleName("Terms")
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        self._empty.setContentsMargins(24, 16, 24, 16)
        self._empty.setWordWrap(True)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addWidget(self.form)
        column.addStretch(0)

    def _build_foot(self) -> None:
        self.import_button = Button(self.look, "Import…", icon="import")
        self.export_button = Button(self.look, "Export…", icon="export")
        self.remove = Button(self.look, "Remove", icon="bin")
        self.new = Button(self.look, "New term", icon="plus")
        self.new.setToolTip("New term (Ctrl+N)")
        self.add_to_foot_left(self.new, self.import_button, self.export_button)
        self.add_to_foot(self.remove, self.primary_button("Close", by_return=False))

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.doubleClicked.connect(lambda _index: self._go())
        self.import_button.clicked.connect(self.import_asked)
        self.export_button.clicked.connect(self.export_asked)
        self.remove.clicked.connect(self._remove)
        self.new.clicked.connect(self.begin)
        self.form.changed.connect(self._change)
        self.form.undo_asked.connect(self.undo_asked)
        self.form.redo_asked.connect(self.redo_asked)
        self.form.added.connect(lambda words: self.added.emit(_term(TermId(new_id()), words)))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.begin)
        for keys, act in (("Del", self._remove), ("Return", self._go), ("F2", self._edit)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        for keys, asked in (("Ctrl+Z", self.undo_asked), ("Ctrl+Shift+Z", self.redo_asked)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(asked)
        self.view.setFocus()

    def _fill(self) -> None:
        self.model.clear()
        self.model.setHorizontalHeaderLabels(list(_COLUMNS))
        for term in self._terms:
            self.model.appendRow([_item(cell) for cell in self._cells(term)])
        header = self.view.horizontalHeader()
        for column in range(len(_COLUMNS)):
            wide = column in {0, 1, 4}
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if not wide:
                header.resizeSection(column, _NARROW)
        self._empty.setVisible(not self._terms)
        self.view.setVisible(bool(self._terms))

    def _cells(self, term: Term) -> tuple[str, ...]:
        languages = f"{term.source_language} → {term.target_language}"
        return term.source, term.target, languages, term.tag, self._rows_of(term)

    def _rows_of(self, term: Term) -> str:
        return ", ".join(map(str, self._rows.get(term.id, ())))

    def _choose(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling and self.term is not None:
            self.form.show_term(self.term)

    def _show_chosen(self) -> None:
        term = self.term
        if term is None:
            self.begin()
        elif not self.form.is_new:
            self.form.show_term(term)
        for part in (self.remove, self.export_button):
            part.setEnabled(term is not None)

    def _change(self, words: TermWords) -> None:
        if self.term is not None:
            self.changed.emit(_term(self.term.id, words))

    def _edit(self) -> None:
        self.form.source.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.source.selectAll()

    def _remove(self) -> None:
        if self.term is not None:
            self.remove_asked.emit(self.term.id)

    def _go(self) -> None:
        if self.term is not None and self._rows.get(self.term.id):
            self.gone_to.emit(self.term.id)


def _term(identifier: TermId, words: TermWords) -> Term:
    languages = words.source_language, words.target_language
    return Term(
        identifier, languages[0], words.source, languages[1], words.target, words.note, words.tag
    )


def _item(cell: str) -> QStandardItem:
    item = QStandardItem(cell)
    item.setToolTip(cell)
    return item

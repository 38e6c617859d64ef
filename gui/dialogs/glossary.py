"""The glossary: all terms, what is said of the chosen one, and where the open article differs.

The sheet stores nothing. It asks by signals, and shows anew what it is given after a change.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model import Term, TermId
from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look

_SIZE = QSize(880, 600)
_EXPLANATION = "Words and their renderings, with the rows of the open article that differ."
EMPTY = "Select a phrase, press Ctrl+Shift+R and keep a rendering with K, or import a glossary."
_COLUMNS = ("Term", "Rendering", "Languages", "Tag", "Otherwise in rows")
_ROW, _NARROW = 28, 120

Rows = Mapping[TermId, Sequence[int]]


class GlossarySheet(Sheet):
    """`described` carries a term's id, note and tag; `gone_to` a term whose rows are wanted."""

    described = Signal(str, str, str)
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
        self.model = QStandardItemModel(self)
        self.view = self._made_view()
        self.note, self.tag = QLineEdit(), QLineEdit()
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
        self._fill()
        ids = [term.id for term in self._terms]
        if chosen is not None and chosen.id in ids:
            row = ids.index(chosen.id)
        self.view.selectRow(min(row, len(ids) - 1))
        self._show_chosen()

    def show_rows(self, rows: Rows) -> None:
        """Show in which rows of the open article another version renders a term otherwise."""
        self._rows = rows
        for number, term in enumerate(self._terms):
            self.model.item(number, len(_COLUMNS) - 1).setText(self._rows_of(term))

    def _made_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("glossary")
        view.setModel(self.model)
        view.setAccessibleName("Terms")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setFixedHeight(_ROW)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        self._empty.setContentsMargins(24, 16, 24, 0)
        self._empty.setWordWrap(True)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        self._fields = QFrame()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(24, 4, 24, 0)
        fields.setSpacing(8)
        for words, field, share in (("Note", self.note, 3), ("Tag", self.tag, 1)):
            field.setAccessibleName(f"{words} of the term")
            fields.addWidget(Label(words, "muted", "small"))
            fields.addWidget(field, share)
        column.addWidget(self._fields)
        column.addStretch(0)

    def _build_foot(self) -> None:
        self.import_button = Button(self.look, "Import…", icon="import")
        self.export_button = Button(self.look, "Export…", icon="export")
        self.remove = Button(self.look, "Remove", icon="bin")
        self.add_to_foot_left(self.import_button, self.export_button)
        self.add_to_foot(self.remove, self.primary_button("Close", by_return=False))

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.doubleClicked.connect(lambda _index: self._go())
        self.import_button.clicked.connect(self.import_asked)
        self.export_button.clicked.connect(self.export_asked)
        self.remove.clicked.connect(self._remove)
        for field in (self.note, self.tag):
            field.editingFinished.connect(self._describe)
        for keys, act in (("Del", self._remove), ("Return", self._go)):
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
        for part in (self.view, self._fields):
            part.setVisible(bool(self._terms))

    def _cells(self, term: Term) -> tuple[str, ...]:
        languages = f"{term.source_language} → {term.target_language}"
        return term.source, term.target, languages, term.tag, self._rows_of(term)

    def _rows_of(self, term: Term) -> str:
        return ", ".join(map(str, self._rows.get(term.id, ())))

    def _choose(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        term = self.term
        self.note.setText(term.note if term else "")
        self.tag.setText(term.tag if term else "")
        for part in (self.note, self.tag, self.remove, self.export_button):
            part.setEnabled(term is not None)

    def _describe(self) -> None:
        term, said = self.term, (self.note.text(), self.tag.text())
        if term is not None and said != (term.note, term.tag):
            self.described.emit(term.id, *said)

    def _remove(self) -> None:
        if self.term is not None:
            self.remove_asked.emit(self.term.id)

    def _go(self) -> None:
        if self.term is not None and self._rows.get(self.term.id):
            self.gone_to.emit(self.term.id)


def _item(cell: str) -> QStandardItem:
    item = QStandardItem(cell)
    item.setToolTip(cell)
    return item

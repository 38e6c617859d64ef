"""The lines of an article's versions: hidden ones grey with their reason, all to be changed.

The sheet stores nothing. It asks by signals, and shows anew what it is given after a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Line, Version, VersionId
from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Button, Check, Combo, Label
from gui.widgets.lines import TextView
from gui.widgets.look import Look

_SIZE = QSize(880, 720)
_EXPLANATION = (
    "Hidden lines stay with the text. Keep one and the rows follow; marks and notes stay on "
    "their words."
)
_HINT = "Return keeps or hides the chosen lines."


@dataclass(frozen=True, slots=True)
class VersionLines:
    """A version with its lines, as the view shows them."""

    version: Version
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """The version's whole text."""
        return self.version.text

    @property
    def language(self) -> str:
        """The version's language."""
        return self.version.language


class LinesSheet(Sheet):
    """`keep_asked` and `hide_asked` name lines of the chosen version, `undo_asked` the last step.

    `chosen` is emitted when another version shall be shown: whoever opened the sheet calls
    `show_version`.
    """

    chosen = Signal(str)
    keep_asked = Signal(object)
    hide_asked = Signal(object)
    forget_asked = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, window: QWidget, look: Look, versions: Sequence[Version]) -> None:
        super().__init__(window, look, "Hidden lines", size=_SIZE, explanation=_EXPLANATION)
        self.versions = Combo(look, "Version")
        for version in versions:
            self.versions.addItem(f"{version.language} · {version.title}", version.id)
        self.text = TextView(look)
        self._counts = Label("", "muted")
        self.show_hidden = Check(look, "Show hidden lines")
        self.show_hidden.setChecked(True)
        self._lay_out()
        self._build_foot()
        self._connect()

    def show_version(self, lined: VersionLines, *, same: bool, at: int | None = None) -> None:
        """Show these lines; `same`: those of the version shown, changed. `at`: the current line."""
        self.versions.setCurrentIndex(self.versions.findData(lined.version.id))
        hidden = sum(line.hidden for line in lined.lines)
        kept = f"{len(lined.lines) - hidden} lines kept"
        self._counts.setText(f"{kept}, {hidden} hidden" if hidden else f"{kept}, none is hidden")
        self.show_hidden.setEnabled(hidden > 0)
        self.text.show_document(lined, same=same)
        if at is not None:
            self.text.go_to(at)

    def show_memory(self, site: str, count: int) -> None:
        """Say how many lines are remembered for the site of this version, if any."""
        lines = "1 line is" if count == 1 else f"{count} lines are"
        words = f"{lines} remembered for {site}." if count else _HINT
        self._memory.setText(words)
        self.forget.setVisible(count > 0)
        self._site = site

    def work(self, *, busy: bool) -> None:
        """Take no further wish while the last one is carried out."""
        self.text.setEnabled(not busy)
        self.versions.setEnabled(not busy)
        if not busy:
            self.text.setFocus()

    @property
    def version(self) -> VersionId:
        """The version chosen."""
        return VersionId(self.versions.currentData())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 8)
        head.setSpacing(12)
        self.versions.setMaximumWidth(360)
        head.addWidget(self.versions)
        if self.versions.count() < 2:
            self.versions.hide()
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self.show_hidden)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def _build_foot(self) -> None:
        self.undo = Button(self.look, "Undo", icon="undo")
        self.redo = Button(self.look, "Redo", icon="redo")
        self._memory, self._site = Label(_HINT, "muted", "small"), ""
        self.forget: Button = Button(self.look, "Forget", kind="quiet")
        self.add_to_foot_left(self._memory, self.forget)
        self.forget.hide()
        self.add_to_foot(self.undo, self.redo, self.primary_button("Close", by_return=False))

    def _connect(self) -> None:
        self.versions.activated.connect(lambda _place: self.chosen.emit(self.version))
        self.show_hidden.toggled.connect(self.text.lines.show_hidden)
        self.forget.clicked.connect(lambda: self.forget_asked.emit(self._site))
        self.text.keep_asked.connect(self.keep_asked)
        self.text.hide_asked.connect(self.hide_asked)
        for keys, button, asked in (
            ("Ctrl+Z", self.undo, self.undo_asked),
            ("Ctrl+Shift+Z", self.redo, self.redo_asked),
        ):
            button.clicked.connect(asked)
            QShortcut(QKeySequence(keys), self).activated.connect(asked)
        self.text.setFocus()

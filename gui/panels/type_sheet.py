"""The little sheet below “Aa”: how reading text is set, with effect at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QWidget,
)

from gui.reader.grid import PLAIN, TypeChoice
from gui.widgets.controls import Button, Combo, Label
from gui.widgets.look import Look

WIDTH = 296
FAMILIES = (
    "Source Serif 4",
    "Literata",
    "Georgia",
    "Charter",
    "Palatino Linotype",
    "Noto Sans",
    "Atkinson Hyperlegible",
    "OpenDyslexic",
    "Segoe UI",
    "Verdana",
)
"""Fonts that read well in long texts, offered where they are installed."""

USUAL_FONT = "As designed"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a TypeChoice that can be stepped through."""

    field: str
    words: str
    unit: str
    least: int
    most: int
    step: int


MEASURES = (
    Measure("zoom", "Text size", " %", 60, 300, 10),
    Measure("leading", "Line spacing", " %", 90, 160, 5),
    Measure("measure", "Longest line", " letters", 45, 100, 5),
)


class TypeSheet(QFrame):
    """Emits `chosen` with each TypeChoice that the person tries; lies over its parent."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._choice = look, PLAIN
        self._values: dict[str, Label] = {}
        self.steps: dict[tuple[str, int], Button] = {}
        self.setAccessibleName("Type")
        self.setFixedWidth(WIDTH)
        self.families = self._family_box()
        self.usual = Button(look, "All as designed", compact=True)
        self.usual.clicked.connect(lambda: self._choose(PLAIN))
        self._lay_out()
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def show_choice(self, choice: TypeChoice) -> None:
        """Show what is chosen now."""
        self._choice = choice
        for measure in MEASURES:
            value = getattr(choice, measure.field)
            self._values[measure.field].setText(f"{value}{measure.unit}")
            self.steps[measure.field, -1].setEnabled(value > measure.least)
            self.steps[measure.field, 1].setEnabled(value < measure.most)
        self.families.blockSignals(True)  # noqa: FBT003 — Qt's own signature
        self.families.setCurrentText(choice.family or USUAL_FONT)
        self.families.blockSignals(False)  # noqa: FBT003 — Qt's own signature
        self.usual.setEnabled(choice != PLAIN)

    def open_below(self, button: QWidget) -> None:
        """Appear below a button, its right edge at the button's."""
        self.adjustSize()
        corner = button.rect().bottomRight() + QPoint(1 - WIDTH, 5)
        self.move(button.mapTo(button.window(), corner))
        self.show()
        self.raise_()
        self.steps["zoom", 1].setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the raised ground with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.edge, 1))
        painter.setBrush(self._look.theme.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        painter.end()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, measure in enumerate(MEASURES):
            grid.addWidget(Label(measure.words), row, 0)
            grid.addLayout(self._stepper(measure), row, 1)
        grid.addWidget(Label("Font"), len(MEASURES), 0)
        grid.addWidget(self.families, len(MEASURES), 1)
        grid.addWidget(self.usual, len(MEASURES) + 1, 1, Qt.AlignmentFlag.AlignRight)

    def _stepper(self, measure: Measure) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        value = self._values[measure.field] = Label("")
        value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        value.setMinimumWidth(76)
        less, more = (self._step_button(measure, by) for by in (-1, 1))
        for widget in (less, value, more):
            row.addWidget(widget)
        return row

    def _step_button(self, measure: Measure, by: int) -> Button:
        button = Button(self._look, "+" if by > 0 else "−", compact=True)
        button.setFixedWidth(28)
        more = {"zoom": "Larger", "leading": "Wider", "measure": "Longer"}
        less = {"zoom": "Smaller", "leading": "Closer", "measure": "Shorter"}
        button.setAccessibleName(f"{measure.words}: {(more if by > 0 else less)[measure.field]}")
        button.clicked.connect(self._stepping(measure, by))
        self.steps[measure.field, by] = button
        return button

    def _stepping(self, measure: Measure, by: int) -> Callable[[], None]:
        def step() -> None:
            value = getattr(self._choice, measure.field) + by * measure.step
            value = max(measure.least, min(value, measure.most))
            self._choose(replace(self._choice, **{measure.field: value}))

        return step

    def _family_box(self) -> QComboBox:
        box = Combo(self._look, "Font")
        box.addItems([USUAL_FONT, *installed(FAMILIES)])
        box.currentTextChanged.connect(
            lambda name: self._choose(
                replace(self._choice, family="" if name == USUAL_FONT else name)
            )
        )
        return box

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go away when the keyboard goes elsewhere; a list that a field opens belongs to it."""
        owner = new
        while owner is not None and owner is not self:
            owner = owner.parentWidget()
        if owner is None and new is not None:
            self.hide()

    def _choose(self, choice: TypeChoice) -> None:
        if choice != self._choice:
            self.show_choice(choice)
            self.chosen.emit(choice)


def installed(families: Sequence[str]) -> list[str]:
    """Those of these fonts that this computer has."""
    known = set(QFontDatabase.families())
    return [family for family in families if family in known]

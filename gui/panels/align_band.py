"""What stands around the text while aligning: the band above it, the row's reasons below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui.widgets.controls import Button, ElidedLabel, Label
from gui.widgets.keycaps import KeyLine
from gui.widgets.look import Look

HEIGHT = 40
_DOUBT = "Doubtful."
_KEYS = (
    (("Enter", "Backspace"), "next, previous row"),
    (("E",), "split"),
    (("M",), "merge"),
    (("Ctrl+↓", "Ctrl+↑"), "shift column"),
    (("S",), "confirm"),
    (("C",), "confirm all before"),
    (("N",), "next doubtful"),
    (("Ctrl+R",), "realign between confirmed"),
    (("F1",), "all keys"),
)


class AlignBand(QFrame):
    """Says that one is aligning and how far; `left` when the person is done."""

    left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Aligning")
        self._look, self._sign = look, QLabel()
        self._count, self._doubt = Label("", "strong"), Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        done = Button(look, "Done  Esc", compact=True)
        done.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        for part in (self._sign, self._count, self._bar, self._doubt):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(Label("Every step is saved."))
        for words, signal in (("Undo", self.undo_asked), ("Redo", self.redo_asked)):
            button = Button(look, words, compact=True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addWidget(done)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """What is written there."""
        return f"{self._count.text()}, {self._doubt.text()}"

    def show_state(self, *, confirmed: int, rows: int, doubtful: int) -> None:
        """Say how many of the rows are confirmed, and how many are doubtful."""
        self._count.setText(f"Aligning, {confirmed} of {rows} rows confirmed")
        self._doubt.setText(f"{doubtful} doubtful")
        self._bar.setRange(0, max(1, rows))
        self._bar.setValue(confirmed)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        colour = self._look.theme.on_accent
        self._sign.setPixmap(self._look.pixmap("align", 20, colour, ratio=ratio))


class AlignFoot(QFrame):
    """What speaks for and against the focused row, two buttons for what to do with it, the keys."""

    confirm_asked = Signal()
    move_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._look, self._sign, self._doubt = look, QLabel(), Label(_DOUBT, "strong")
        self._reasons = ElidedLabel("")
        self.confirm = Button(look, "Confirm as it is", compact=True)
        self.confirm.clicked.connect(self.confirm_asked)
        self.better = Button(look, "", compact=True)
        self.better.clicked.connect(self.move_asked)
        self.better.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._doubt)
        row.addWidget(self._reasons, 1)
        row.addWidget(self.better)
        row.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(KeyLine(look, _KEYS))
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """The reasons that are written there."""
        doubt = [] if self._doubt.isHidden() else [self._doubt.text()]
        return " ".join([*doubt, self._reasons.whole_text()])

    def show_reasons(self, words: str, *, open_to_confirm: bool, better: int = 0) -> None:
        """Say this of the focused row; `better` is the number of a row that a sentence suits."""
        doubtful = words.startswith(_DOUBT)
        self._sign.setVisible(doubtful)
        self._doubt.setVisible(doubtful)
        self.better.setText(f"Move to row {better}")
        self.better.setVisible(bool(better))
        self._reasons.setText(words.removeprefix(_DOUBT))
        self.confirm.setEnabled(open_to_confirm)

    def _dress(self) -> None:
        colour, ratio = self._look.theme.danger, self.devicePixelRatioF()
        self._sign.setPixmap(self._look.pixmap("warn", 16, colour, ratio=ratio))

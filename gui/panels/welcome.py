"""The middle of the window while there is nothing to read: the drop zone, and quiet sentences."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import mixed
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look

_KINDS = "Word, PDF, EPUB, saved web pages, Markdown, plain text, TMX and XLIFF, in any language"


class Welcome(QFrame):
    """What an empty library shows: one drop zone, three ways to begin."""

    import_asked = Signal()
    paste_asked = Signal()
    sample_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        column = QVBoxLayout(self)
        column.addStretch(5)
        column.addWidget(DropZone(look, self._buttons(look)), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        kinds = Label(_KINDS, "muted")
        column.addWidget(kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)

    def focus_first(self) -> None:
        """Give the keyboard to the first button."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, look: Look) -> list[Button]:
        self.first = Button(look, "Import files…", icon="import", kind="primary")
        paste = Button(look, "Paste text…", icon="paste")
        sample = Button(look, "Try the sample", icon="sample")
        self.first.clicked.connect(self.import_asked)
        paste.clicked.connect(self.paste_asked)
        sample.clicked.connect(self.sample_asked)
        buttons = [self.first, paste, sample]
        for button in buttons:
            button.setProperty("tall", True)  # noqa: FBT003 — Qt's own signature
        return buttons


class DropZone(QFrame):
    """A dashed frame around the picture of the program, its sentence and its buttons."""

    def __init__(self, look: Look, buttons: list[Button]) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(408)
        self.setMaximumWidth(720)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 72, 32, 74)
        column.setSpacing(0)
        column.addWidget(Columns(look), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._sentence = QLabel("Drop texts here to read them side by side.")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addSpacing(32)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        look.changed.connect(self.update)
        self._sentence.setFont(look.theme.display_font(26))
        self._sentence.setProperty("display", True)  # noqa: FBT003 — Qt's own signature

    def sizeHint(self) -> QSize:
        """720 × 408 px."""
        return QSize(720, 408)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.theme.edge, 2)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 16, 16)


class Columns(QWidget):
    """Six columns of a text with one row lit through all of them."""

    _LINES = (
        ((34, 22, 46, 36), (42, 40, 34, 39), (30, 32, 44, 34), (46, 28, 40, 34),
         (24, 37, 42, 24), (40, 24, 46, 32)),
        ((28, 34), (46, 38), (38, 18), (34, 30), (46, 36), (30, 26)),
        ((42, 28, 34, 40), (24, 34, 44, 24), (46, 33, 24, 34), (39, 44, 34, 28),
         (28, 36, 42, 24), (38, 24, 34, 40)),
    )  # fmt: skip
    _PITCH, _LEFT = 64, 12

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(384, 112)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """384 × 112 px."""
        return QSize(384, 112)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the three rows, the middle one lit."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft)
        painter.drawRoundedRect(QRectF(0, 40, 384, 28), 5, 5)
        quiet = mixed(theme.line, theme.edge, 0.15)
        second = mixed(theme.soft, theme.accent, 0.55)
        for column in range(6):
            x = self._LEFT + column * self._PITCH
            self._bar(painter, theme.accent, QRectF(x - 8, 46, 3, 16))
            for line, width in enumerate(self._LINES[0][column]):
                self._bar(painter, quiet, QRectF(x, 4 + line * 9 - (line < 2), width, 4))
            for line, width in enumerate(self._LINES[1][column]):
                colour = second if line else theme.accent
                self._bar(painter, colour, QRectF(x, 50 + line * 8, width, 4))
            for line, width in enumerate(self._LINES[2][column]):
                self._bar(painter, quiet, QRectF(x, 78 + line * 9 - (line < 2), width, 4))

    def _bar(self, painter: QPainter, colour: QColor, box: QRectF) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 2, 2)


class Sentence(QFrame):
    """A single quiet sentence in the middle of the reader's place."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        column = QVBoxLayout(self)
        label = QLabel(text)
        label.setFont(look.theme.display_font(26))
        label.setProperty("display", True)  # noqa: FBT003 — Qt's own signature
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)

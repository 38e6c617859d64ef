"""Buttons, fields and choices with the design's icons and measures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.widgets.look import Look

KEYBOARD_ONLY = Qt.FocusPolicy.TabFocus


class Label(QLabel):
    """Words in one of the design's voices: `muted`, `second`, `accented`; `small`, `strong`."""

    def __init__(self, text: str = "", *voices: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        for voice in voices:
            self.setProperty(voice, True)  # noqa: FBT003 — Qt's own signature


class ElidedLabel(Label):
    """Words on one line that end in … where they don't fit."""

    def __init__(self, text: str = "", *voices: str) -> None:
        self._whole = text
        super().__init__(text, *voices)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        side = Qt.AlignmentFlag  # absolute: an Arabic title begins where others do
        self.setAlignment(side.AlignLeft | side.AlignVCenter | side.AlignAbsolute)

    def setText(self, text: str) -> None:
        """Write these words."""
        self._whole = " ".join(text.split())
        self.setToolTip(self._whole[:1000])
        self.setAccessibleName(self._whole)
        self._elide()

    def whole_text(self) -> str:
        """The words, elided or not."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the room."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def _elide(self) -> None:
        fitting = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(8, self.width())
        )
        if fitting != self.text():
            super().setText(fitting)


class Button(QPushButton):
    """A push button, 32 px high; `kind` is empty, `primary` or `quiet`; `compact` ones are 26."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        kind: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__(text)
        self._look, self._icon, self._kind = look, icon, kind
        self.setFocusPolicy(KEYBOARD_ONLY)
        self.setAutoDefault(False)
        if kind:
            self.setProperty(kind, True)  # noqa: FBT003 — Qt's own signature
        if compact:
            self.setProperty("compact", True)  # noqa: FBT003 — Qt's own signature
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keyboard, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One that can be checked has room for its words in bold, as they then are."""
        hint = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setBold(True)
            words = QFontMetrics(bold).horizontalAdvance(self.text())
            hint.setWidth(hint.width() + words - self.fontMetrics().horizontalAdvance(self.text()))
        return hint

    def show_icon(self, icon: str) -> None:
        """Show this icon before the words, or none."""
        self._icon = icon
        self.setIcon(QIcon())
        self._dress()

    def _dress(self) -> None:
        if self._icon:
            theme = self._look.theme
            colour = {"primary": theme.on_accent, "quiet": theme.accent}.get(self._kind)
            self.setIcon(self._look.icon_before_words(self._icon, 16, colour))
            self.setIconSize(QSize(20, 16))


class IconButton(QToolButton):
    """A button of an icon alone; its words are its tool tip and its accessible name.

    `keys` are those that do the same.
    """

    keys = ""

    def __init__(self, look: Look, icon: str, words: str, *, size: int = 32) -> None:
        super().__init__()
        self._look, self._icon, self._pixels = look, icon, 20 if size >= 32 else 16
        self.setFixedSize(size, size)
        self.setIconSize(QSize(self._pixels, self._pixels))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(KEYBOARD_ONLY)
        self.setAutoRaise(True)
        look.changed.connect(self._dress)
        self._dress()

    @classmethod
    def of(cls, look: Look, action: QAction, icon: str) -> "IconButton":
        """A toolbar's button for an action; its icon stays that of the design."""
        button = cls(look, icon, action.text())
        button.setCheckable(action.isCheckable())
        button.setChecked(action.isChecked())
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setChecked(button.isCheckable() and action.isChecked())
            keys = button.keys = action.shortcut().toString()
            button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())

        action.changed.connect(follow)
        follow()
        return button

    def _dress(self) -> None:
        self.setIcon(self._look.icon(self._icon, self._pixels))


class SearchField(QLineEdit):
    """A field that narrows a list as it is typed into; `Esc` empties it."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._glass = self.addAction(
            look.icon("search", 16, look.theme.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._clear = self.addAction(
            look.icon("close", 16, look.theme.muted), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setToolTip("Clear")
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        look.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does, while there is something to empty."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().event(event)

    def _dress(self) -> None:
        self._glass.setIcon(self._look.icon("search", 16, self._look.theme.muted))
        self._clear.setIcon(self._look.icon("close", 16, self._look.theme.muted))


class Combo(QComboBox):
    """A choice of one among several, with the design's chevron."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(words)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the chevron over its right end."""
        super().paintEvent(event)
        self.paint_chevron(QPainter(self))

    def paint_chevron(self, painter: QPainter) -> None:
        """Paint the chevron."""
        picture = self._look.pixmap("down", 12, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 22, (self.height() - 12) // 2, picture)


class Check(QCheckBox):
    """A box to tick, 16 px, filled with the accent when it is."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self.setFocusPolicy(KEYBOARD_ONLY)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        return QSize(24 + self.fontMetrics().horizontalAdvance(self.text()) + 2, 24)

    def hitButton(self, _pos: object) -> bool:
        """Box and words are one target."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - 16) // 2
        box = QRect(0, top, 16, 16)
        checked = self.isChecked()
        painter.setPen(QPen(theme.accent if checked else theme.edge, 1))
        painter.setBrush(theme.accent if checked else theme.raised)
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            tick = self._look.pixmap("check", 12, theme.on_accent, ratio=self.devicePixelRatioF())
            painter.drawPixmap(2, top + 2, tick)
        painter.setPen(theme.ink)
        words = self.rect().adjusted(24, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class Segmented(QFrame):
    """One choice among a few words side by side; `chosen` gives the value."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], words: str) -> None:
        super().__init__()
        self.setObjectName("segmented")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_, text) in enumerate(choices):
            row.addWidget(self._part(number, text, last=number == len(choices) - 1))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._values[max(0, self._group.checkedId())]

    def choose(self, value: str) -> None:
        """Choose this value without telling."""
        number = self._values.index(value) if value in self._values else 0
        self._group.button(number).setChecked(True)

    def _part(self, number: int, text: str, *, last: bool) -> QWidget:
        part = QPushButton(text)
        part.setCheckable(True)
        part.setAutoDefault(False)
        part.setFocusPolicy(KEYBOARD_ONLY)
        part.setProperty("segment", "first" if number == 0 else "last" if last else "middle")
        part.setMinimumWidth(part.fontMetrics().horizontalAdvance(text) * 11 // 10 + 16)
        self._group.addButton(part, number)
        return part


def stack(*widgets: QWidget, spacing: int = 4) -> QHBoxLayout:
    """Widgets in a row without margins."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return row

"""Choosing a language: those that texts are recognised in, by their English names."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

from core.text.language import name
from gui.dialogs.review_plan import DOUBTFUL
from gui.theme import INTERFACE, SMALL
from gui.widgets.controls import Combo
from gui.widgets.look import Look

CODES = [
    "af",
    "am",
    "ar",
    "bg",
    "bn",
    "bo",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fa",
    "fi",
    "fr",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "it",
    "ja",
    "ka",
    "km",
    "kn",
    "ko",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mr",
    "my",
    "nb",
    "ne",
    "nl",
    "pa",
    "pl",
    "pt",
    "ro",
    "ru",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tl",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh-Hans",
    "zh-Hant",
    "und",
]
_NEARLY_SURE = 0.99


class Languages(QStandardItemModel):
    """All languages to choose from, by name; many fields can share them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        for code in sorted(CODES, key=_name):
            item = QStandardItem(_name(code))
            item.setData(code, Qt.ItemDataRole.UserRole)
            self.appendRow(item)


class LanguageCombo(Combo):
    """A choice of language; `chosen` gives the code that the person has picked."""

    chosen = Signal(str)

    def __init__(self, look: Look, languages: Languages | None = None) -> None:
        super().__init__(look, "Language")
        self._share, self._doubtful = "", False
        self.setMaxVisibleItems(16)
        self.setModel(languages or Languages(self))
        self.activated.connect(lambda number: self.chosen.emit(self.itemData(number)))

    def show_language(self, code: str, confidence: float | None = None) -> None:
        """Show this language, with how sure that is, 0 to 1, if it is said."""
        if self.findData(code) < 0:
            self.addItem(_name(code), code)
        self._share = "" if confidence in (None, 1.0) else _percent(confidence or 0.0)
        self._doubtful = confidence is not None and confidence < DOUBTFUL
        self.setCurrentIndex(self.findData(code))
        self.setAccessibleDescription(self._share)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the language, and muted behind it how sure that is."""
        theme, painter = self._look.theme, QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = self.rect().adjusted(10, 0, -24, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.ui_font(SMALL if self._share else INTERFACE))
        painter.setPen(theme.ink)
        room = words.width() - (50 if self._share else 0)
        name = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(words, middle, name)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(name) + 6)
        painter.setPen(theme.accent if self._doubtful else theme.muted)
        painter.setFont(theme.ui_font(SMALL, bold=self._doubtful))
        painter.drawText(words, middle, self._share)
        self.paint_chevron(painter)


@cache
def _name(code: str) -> str:
    return "Not known" if code == "und" else name(code)


def _percent(share: float) -> str:
    """As a percentage that never claims to be certain."""
    return f"{min(share * 100, 99.9):.1f} %" if share >= _NEARLY_SURE else f"{share * 100:.0f} %"

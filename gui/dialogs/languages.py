"""Choosing a language: those that texts are recognised in, by their English names."""

from PySide6.QtCore import Signal

from core.text.language import name
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
_LEAST_SURE = 0.995


class LanguageCombo(Combo):
    """A choice of language; `chosen` gives the code that the person has picked."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Language")
        self.setMaxVisibleItems(16)
        for code in sorted(CODES, key=_name):
            self.addItem(_name(code), code)
        self.activated.connect(lambda number: self.chosen.emit(self.itemData(number)))

    def show_language(self, code: str, confidence: float | None = None) -> None:
        """Show this language, with how sure that is, 0 to 1, if it is said."""
        for number in range(self.count()):
            self.setItemText(number, _name(self.itemData(number)))
        if self.findData(code) < 0:
            self.addItem(_name(code), code)
        number = self.findData(code)
        if confidence is not None and confidence < 1:
            self.setItemText(number, f"{_name(code)}  {_percent(confidence)}")
        self.setCurrentIndex(number)


def _name(code: str) -> str:
    return "Not known" if code == "und" else name(code)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %" if share >= _LEAST_SURE else f"{share * 100:.0f} %"

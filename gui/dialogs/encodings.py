"""Choosing in which encoding a file of text is read."""

import codecs
from pathlib import PurePath

from PySide6.QtCore import Signal

from core.intake.documents import Document
from gui.widgets.controls import Combo
from gui.widgets.look import Look

_NAMES = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "cp1250": "Windows-1250",
    "cp1251": "Windows-1251", "cp1254": "Windows-1254", "cp1256": "Windows-1256",
    "cp1258": "Windows-1258", "iso8859-1": "ISO 8859-1", "iso8859-2": "ISO 8859-2",
    "iso8859-15": "ISO 8859-15", "gb18030": "GB 18030", "big5": "Big5", "cp932": "Shift JIS",
    "euc_jp": "EUC-JP", "cp949": "EUC-KR", "koi8-r": "KOI8-R", "cp874": "TIS-620",
}  # fmt: skip
_SAME = {"utf-8-sig": "utf-8", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874"}
_OF_ITSELF = frozenset({".docx", ".odt", ".epub", ".pdf"})


class EncodingCombo(Combo):
    """A choice of encoding; `chosen` gives Python's name of the one that the person has picked."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Encoding")
        for code, name in _NAMES.items():
            self.addItem(name, code)
        self.activated.connect(lambda number: self.chosen.emit(self.itemData(number)))

    def show_document(self, document: Document) -> None:
        """Show how a document was read; where a file says that itself there is no choice."""
        code = _plain(document.encoding)
        if self.findData(code) < 0:
            self.addItem(code.upper(), code)
        self.setCurrentIndex(self.findData(code))
        path = PurePath(document.path)
        self.setEnabled(path.is_absolute() and path.suffix.lower() not in _OF_ITSELF)


def _plain(encoding: str) -> str:
    try:
        code = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return _SAME.get(code, code)

"""What this program is."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Label
from gui.widgets.look import Look

_NAMED = (
    "Named after Origen's Hexapla, the first book to set six versions of one text in parallel "
    "columns and to annotate them."
)


class AboutSheet(Sheet):
    """Name, version, where the library is, and that nothing leaves this computer."""

    def __init__(self, window: QWidget, look: Look, library: Path) -> None:
        super().__init__(window, look, "About Hexapla", size=QSize(520, 340))
        name = QLabel(f"Hexapla {_version()}")
        name.setProperty("display", True)  # noqa: FBT003 — Qt's own signature
        name.setFont(look.theme.display_font(26))
        where = Label(f"Library: {library}", "second")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        words = (Label(_NAMED), Label("Everything stays on this computer."), where)
        column.addWidget(name)
        for label in words:
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(Label("MIT licence", "muted", "small"))
        column.addStretch(1)
        close = self.primary_button("Close")
        self.add_to_foot(close)
        close.setFocus()


def _version() -> str:
    try:
        return version("hexapla")
    except PackageNotFoundError:
        return ""

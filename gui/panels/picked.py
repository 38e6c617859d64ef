"""What can be done to several notes at once: a bar below the cards while some are picked."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.widgets.controls import Button, IconButton, Label
from gui.widgets.look import Look


class PickedBar(QFrame):
    """Says how many notes are picked and offers what can be done to them.

    `tag_asked`, `export_asked` and `delete_asked` mean the notes picked; `colour_asked` also says
    where on the screen a menu belongs.
    """

    tag_asked = Signal()
    colour_asked = Signal(QPoint)
    export_asked = Signal()
    delete_asked = Signal()
    all_asked = Signal()
    none_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("picked")
        self.setFixedHeight(48)
        self._count = Label("", "strong")
        self._colour = Button(look, "Colour", compact=True)
        self._colour.clicked.connect(self._ask_colour)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._count)
        row.addStretch(1)
        for icon, words, signal in (
            ("tag", "Tag the notes picked", self.tag_asked),
            ("export", "Copy the notes picked as Markdown", self.export_asked),
            ("bin", "Move the notes picked to the bin", self.delete_asked),
            ("close", "Pick none", self.none_asked),
        ):
            button = IconButton(look, icon, words, size=28)
            button.clicked.connect(signal)
            row.addWidget(button)
            if icon == "tag":
                row.addWidget(self._colour)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are picked; with none, go away."""
        self._count.setText(f"{count} picked")
        self.setVisible(count > 0)

    def _ask_colour(self) -> None:
        self.colour_asked.emit(_below(self._colour))


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height()))

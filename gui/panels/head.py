"""What the panels beside the text have in common: a head, and a list with air around it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.controls import Label

HEIGHT = 40


def panel_head(name: str, count: QWidget, *buttons: QWidget) -> QFrame:
    """A head with the panel's name, how much is in it, and buttons at the right."""
    head = QFrame()
    head.setObjectName("notesHead")
    head.setFixedHeight(HEIGHT)
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 0, 8, 0)
    row.setSpacing(8)
    row.addWidget(Label(name, "strong"))
    row.addWidget(count)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return head


def inset(cards: QWidget) -> QWidget:
    """A list of cards with the air around it that lets them stand free."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 8, 2, 0)
    column.addWidget(cards)
    return box

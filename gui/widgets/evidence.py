"""Why texts look like one article, in the words of a suggestion."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from core.intake.judging import Evidence
from gui.widgets.controls import Label
from gui.widgets.look import Look

_LENGTH = 88
_LINKED = "one page names the other as a version"


def looks_like_one(count: int) -> str:
    """The heading of a suggestion that joins so many."""
    many = "These two" if count == 2 else f"These {count}"
    return f"{many} look like the same article"


def evidence_grid(look: Look, evidence: Evidence) -> QGridLayout:
    """Numbers, names and shape with a tick, what differs with a warning sign."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(2, 1)
    lines = (
        ("check", "Links", _LINKED if evidence.linked else ""),
        ("check", "Numbers", _some(evidence.numbers)),
        ("check", "Names", _some(evidence.names)),
        ("check", "Shape", evidence.shape),
        ("warn", "Differs", "; ".join(evidence.differs)),
    )
    for number, (icon, head, words) in enumerate(line for line in lines if line[2]):
        _add_line(look, grid, number, (icon, head, words))
    return grid


def _add_line(look: Look, grid: QGridLayout, row: int, line: tuple[str, str, str]) -> None:
    icon, head, words = line
    sign = QLabel()
    colour = look.theme.good if icon == "check" else look.theme.accent
    sign.setPixmap(look.pixmap(icon, 16, colour, ratio=sign.devicePixelRatioF()))
    text = Label(words)
    text.setWordWrap(True)
    name = Label(head, "muted")
    name.setFixedWidth(64)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(sign, row, 0, top)
    grid.addWidget(name, row, 1, top)
    grid.addWidget(text, row, 2)


def _some(items: Sequence[str]) -> str:
    """As many of these as fit about two lines, and how many more there are."""
    shown: list[str] = []
    for item in items:
        if shown and len(" · ".join((*shown, item))) > _LENGTH:
            return " · ".join(shown) + f" and {len(items) - len(shown)} more"
        shown.append(item)
    return " · ".join(shown)

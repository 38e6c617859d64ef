"""How the words of a search are rendered: a line of chips that narrow the hits below it."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.reading.beside import Way
from core.text.language import name
from gui.theme import SMALL
from gui.widgets.controls import Label
from gui.widgets.flow import Flow
from gui.widgets.look import Look

NOT_FOUND = "not found"
_MOST = 3
_LONGEST = 40
_HEIGHT, _PADDING, _GAP = 24, 10, 6


class WayChip(QAbstractButton):
    """A rendering and how many hits have it; pressed, only those are listed."""

    def __init__(self, look: Look, way: Way) -> None:
        super().__init__()
        self._look, self.way = look, way
        words = way.text or NOT_FOUND
        self.setText(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said = f"{words}, {name(way.language, way.language)}"
        self.setAccessibleName(f"{said}, {len(way.hits)}")
        self.setToolTip(f"{said}: list only these hits")
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its words and its count."""
        return QSize(self._words_width() + _GAP + self._count_width() + 2 * _PADDING, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.accent if chosen else theme.edge, 1))
        lit = theme.hover if self.underMouse() else theme.raised
        painter.setBrush(theme.soft if chosen else lit)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _HEIGHT / 2, _HEIGHT / 2)
        box = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setFont(theme.ui_font(language=self.way.language))
        painter.setPen(theme.ink if self.way.text else theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.ui_font(bold=True))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, str(len(self.way.hits)))

    def _words_width(self) -> int:
        font = self._look.theme.ui_font(language=self.way.language)
        return QFontMetrics(font).horizontalAdvance(self.text())

    def _count_width(self) -> int:
        font = self._look.theme.ui_font(bold=True)
        return QFontMetrics(font).horizontalAdvance(str(len(self.way.hits)))


class WayLine(Flow):
    """The chips of all languages. `chosen` says that another one is pressed, or none."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(left=0, top=0, gap=_GAP)
        self._look = look
        self.setAccessibleName("How it is rendered")
        self.chips: list[WayChip] = []

    @property
    def way(self) -> Way | None:
        """The rendering whose chip is pressed."""
        return next((chip.way for chip in self.chips if chip.isChecked()), None)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show the commonest of each language, and for how many hits none was found."""
        pressed = self.way
        self.chips = []
        widgets: list[QWidget] = []
        for language, group in groupby(ways, key=lambda way: way.language):
            shown = _shown(list(group))
            widgets += [_Code(self._look, language), *map(self._chip, shown)] if shown else []
        for chip in self.chips:
            chip.setChecked(pressed is not None and _same(chip.way, pressed))
        head: list[QWidget] = [_Head(self._look)] if widgets else []
        self.show_widgets([*head, *widgets])

    def _chip(self, way: Way) -> WayChip:
        chip = WayChip(self._look, way)
        chip.clicked.connect(lambda _on: self._press(chip))
        self.chips.append(chip)
        return chip

    def _press(self, pressed: WayChip) -> None:
        for chip in self.chips:
            chip.setChecked(chip is pressed and chip.isChecked())
        self.chosen.emit()


class _Head(Label):
    """The words before the chips, as high as they are."""

    def __init__(self, look: Look) -> None:
        super().__init__("How it is rendered", "muted", "small")
        self.setFont(look.theme.ui_font(SMALL))
        self.setContentsMargins(0, 0, 10, 0)

    def sizeHint(self) -> QSize:
        """As high as a chip."""
        return QSize(super().sizeHint().width(), _HEIGHT)


class _Code(_Head):
    """The language of the chips behind it."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__(look)
        self.setText(language.split("-", maxsplit=1)[0])
        self.setContentsMargins(8, 0, 2, 0)


def _same(way: Way, other: Way) -> bool:
    return (way.language, way.text) == (other.language, other.text)


def _shown(ways: Sequence[Way]) -> list[Way]:
    """The commonest ways and how many hits have none; nothing where no hit has any."""
    rendered = [way for way in ways if way.text]
    return [*rendered[:_MOST], *(way for way in ways if not way.text)] if rendered else []

"""How everything looks at this moment: the theme in use and the icons in its colours.

One `Look` is handed to every widget that paints. When the theme is changed it says so, and each
widget paints again; icons are drawn from their SVG files in the theme's colours, sharp on every
screen that there is.
"""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.theme import Theme


class Look(QObject):
    """The theme in use; `changed` is emitted after another has been chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[tuple[str, int, str], QIcon] = {}
        self._sources: dict[str, str] = {}
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._draw_anew)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Use another theme."""
        self._theme = theme
        self._icons.clear()
        self.changed.emit()

    def icon(self, name: str, size: int = 20, colour: QColor | None = None) -> QIcon:
        """The icon of this name at `size` pixels, in the text's colour unless one is given."""
        key = (name, size, (colour or self._theme.ink2).name())
        if key not in self._icons:
            self._icons[key] = self._drawn(name, size, colour or self._theme.ink2)
        return self._icons[key]

    def icon_before_words(self, name: str, size: int, colour: QColor | None = None) -> QIcon:
        """The icon with 4 px of air at its right, `size` + 4 px wide, to stand before words."""
        icon = QIcon()
        for ratio in _ratios():
            narrow = self._picture(name, size, colour or self._theme.ink2, ratio)
            wide = QPixmap(round((size + 4) * ratio), round(size * ratio))
            wide.fill(Qt.GlobalColor.transparent)
            narrow.setDevicePixelRatio(1)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, narrow)
            painter.end()
            wide.setDevicePixelRatio(ratio)
            icon.addPixmap(wide)
        return icon

    def pixmap(
        self, name: str, size: int, colour: QColor | None = None, *, ratio: float = 1
    ) -> QPixmap:
        """The same as a picture for painters, for a screen of this pixel ratio."""
        return self._picture(name, size, colour or self._theme.ink2, ratio)

    def _draw_anew(self) -> None:
        self.choose(self._theme)

    def _drawn(self, name: str, size: int, colour: QColor) -> QIcon:
        icon = QIcon()
        for ratio in _ratios():
            icon.addPixmap(self._picture(name, size, colour, ratio))
            faint = self._picture(name, size, self._theme.edge, ratio)
            icon.addPixmap(faint, mode=QIcon.Mode.Disabled)
        return icon

    def _picture(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        if name not in self._sources:
            file = files("resources").joinpath("icons", f"{name}.svg")
            self._sources[name] = file.read_text(encoding="utf-8")
        return _drawing(self._sources[name], size, colour, ratio)


def _ratios() -> list[float]:
    """The pixel ratios of the screens, and 1 for pictures of the window."""
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def _drawing(source: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture

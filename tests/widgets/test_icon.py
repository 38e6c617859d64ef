"""The application's icon."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "hexapla.svg"


def drawn(size: int) -> QImage:
    """The icon at this many pixels, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 128, 256])
def test_the_lit_row_is_amber_from_edge_to_edge(size: int, qapp: object) -> None:
    image = drawn(size)
    row, rounding = int(size * 0.41), size // 16 + 1
    across = range(rounding, size - rounding)
    assert {image.pixelColor(x, row).name() for x in across} == {"#8a5a00"}


def test_the_corners_are_transparent(qapp: object) -> None:
    image = drawn(64)
    assert QColor(image.pixelColor(0, 0)).alpha() == QColor(image.pixelColor(63, 63)).alpha() == 0

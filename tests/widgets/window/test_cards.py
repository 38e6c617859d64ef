"""How cards are set and painted."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.model import AnnotationId, Colour, Style
from gui.panels.card_facts import CardFacts, Quote
from gui.panels.card_layout import CardLayout
from gui.theme import chosen
from gui.widgets.look import Look

WORDS = {
    "ar": "البحر هادئ هذا الصباح والقارب الصغير ينتظر عند الباب القديم",
    "en": "The sea is calm this morning and the small boat waits at an old gate",
}


def tinted(language: str) -> list[int]:
    """Where the last line of the marked words has its tint, from left to right."""
    quote = Quote(language, before="", marked=WORDS[language], linked=False)
    look = Look(chosen("paper"))
    mark = Colour.YELLOW
    facts = CardFacts(AnnotationId("a"), mark, Style.HIGHLIGHT, "Yellow", "", (quote,), "", ())
    layout = CardLayout(facts, look, 304, tag_colours={})
    image = QImage(304, layout.height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layout.paint(painter, QPoint(0, 0), height=layout.height, lit=False, editing=False)
    painter.end()
    line = layout.height - 12 - 20 + 3  # below the last line is the margin
    tint = look.theme.marks[mark].tint.rgb()
    return [x for x in range(304) if image.pixel(x, line) == tint]


@pytest.mark.parametrize(("language", "at_right"), [("en", False), ("ar", True)])
def test_a_quotation_stands_at_the_side_where_its_language_begins(
    qapp: QApplication, language: str, at_right: bool
) -> None:
    ends = tinted(language)
    assert (ends[0] < 45, ends[-1] > 285) == (not at_right, at_right)

"""Marks can be told apart without colour."""

from core.model import Colour, Style
from gui.reader.paint import Marking
from gui.theme import Theme

WORDS = "The wind rose at last."


def lines_of(view, make_page) -> dict[Colour, bytes]:
    """What is drawn below the same words in each colour."""
    drawn = {}
    for colour in Colour:
        marks = [("m", [("en", WORDS, False)], {"colour": colour, "style": Style.UNDERLINE})]
        view.replace_page(make_page(marks=marks))
        box, top = next((b, t) for b, t in view.spread.visible() if b.index == 1)
        cell = box.cells[2]
        words = cell.block.rectangles(0, len(WORDS))[0]
        place = words.translated(cell.track.text_left, top + cell.top)
        image = view.viewport().grab(place.adjusted(0, place.height() - 6, 0, 3)).toImage()
        drawn[colour] = bytes(image.convertToFormat(image.Format.Format_RGB32).constBits())
    return drawn


def test_every_colour_has_a_line_of_its_own(view, make_page) -> None:
    view.mark_by(Marking.PATTERN)
    lines = lines_of(view, make_page)
    assert len(set(lines.values())) == len(Colour)


def test_marks_without_colour_have_none(view, make_page) -> None:
    view.mark_by(Marking.PATTERN)
    marks = [("m", [("en", WORDS, False)], {"colour": Colour.RED})]
    view.replace_page(make_page(marks=marks))
    image, theme = view.viewport().grab().toImage(), Theme.paper()
    mark = theme.marks[Colour.RED]
    forbidden = {mark.tint.name(), mark.tone.name()}
    size = image.size()
    seen = {
        image.pixelColor(x, y).name() for x in range(600, size.width(), 2) for y in range(80, 260)
    }
    assert not seen & forbidden

"""Setting lines and finding characters in them, in many scripts."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.reader.typeset import Block, Face, baseline_for
from gui.theme import Theme

LETTERS = "abc ếộữ e\u0302\u0301 水的 กิ 😀👩\u200d👧🏽 ש א ي ك 12\n.,"
EXAMPLES = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def face(language: str, *, leading: int = 28, rtl: bool = False) -> Face:
    font = Theme.paper().reading_font(language, 17)
    return Face(font, leading, baseline_for(Theme.paper().reading_font("", 17), 26), rtl)


def block(text: str, language: str = "vi", width: int = 240, *, rtl: bool = False) -> Block:
    return Block(text, face(language, rtl=rtl), width)


TEXTS = {
    "vi": "Người ta nói sông này ngày xưa rộng gấp đôi, thuyền đi cả buổi mới sang bờ.",
    "zh-Hans": "他们说这条河从前宽一倍，船要走半天才到对岸。",
    "th": "เขาว่ากันว่าแม่น้ำสายนี้เคยกว้างกว่านี้สองเท่า",
    "en": "A family 👩\u200d👩\u200d👧 and a flag 🇻🇳 crossed the river in the afternoon.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_lines_are_whole_leadings_whatever_the_fonts(qapp, language: str) -> None:
    one = block(TEXTS[language], language)
    assert one.line_count > 1
    assert one.height == one.line_count * 28
    for number in range(one.line_count):
        line = one._layout.lineAt(number)
        assert line.y() + line.ascent() == one.face.baseline + number * 28


@pytest.mark.parametrize("language", TEXTS)
def test_every_caret_is_found_again_where_it_stands(qapp, language: str) -> None:
    one = block(TEXTS[language], language)
    start, _ = one.line_span(1)
    for offset in range(start):
        box = one.caret(offset)
        found = one.offset_at(box.x() + 0.3, box.center().y())
        assert one.caret(found).x() == box.x()


@EXAMPLES
@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=60), st.booleans())
def test_any_point_gives_an_offset_of_the_text(qapp, text: str, rtl: bool) -> None:
    one = block(text, rtl=rtl)
    for x, y in ((-9, -9), (0, 0), (120, 40), (999, 999)):
        assert 0 <= one.offset_at(x, y) <= len(text)
        character = one.character_at(x, y)
        assert character is None or 0 <= character < len(text)


@EXAMPLES
@given(st.text(st.sampled_from(LETTERS), max_size=60), st.data(), st.booleans())
def test_rectangles_of_any_range_lie_on_lines(qapp, text: str, data, rtl: bool) -> None:
    one = block(text, rtl=rtl)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for box in one.rectangles(start, end):
        assert box.width() >= 1
        assert 0 <= box.top() < box.bottom() <= one.height + 10


@EXAMPLES
@given(st.text(st.sampled_from(LETTERS), max_size=60))
def test_the_lines_hold_all_of_the_text(qapp, text: str) -> None:
    one = block(text)
    spans = [one.line_span(number) for number in range(one.line_count)]
    rest = "".join(text[a:b] for a, b in spans)
    assert "".join(rest.split()) == "".join(text.split())


def test_words_from_right_to_left_stand_at_the_right(qapp) -> None:
    one = block("قرأ الطالب كتابا", "ar", 400, rtl=True)
    first = one.rectangles(0, 3)[0]
    assert first.right() >= 398


def test_a_range_over_mixed_directions_has_a_box_for_each_stretch(qapp) -> None:
    text = "abc אבג def"
    boxes = block(text, "en", 400).rectangles(2, 6)
    assert len(boxes) == 2


def test_the_blank_at_the_end_of_a_line_is_not_marked(qapp) -> None:
    one = block(TEXTS["vi"])
    start, end = one.line_span(0)
    assert one.text[end] == " "
    with_blank, without = one.rectangles(start, end + 1)[0], one.rectangles(start, end)[0]
    assert with_blank.right() <= without.right() + 1


def test_first_lines_of_all_languages_stand_level(view, make_page) -> None:
    story = [("text", 1, {"vi": ["Sông."], "en": ["A river."], "ar": ["نهر"]})]
    view.show_page(make_page(("vi", "en", "ar"), story=story))
    box, _ = next(view.spread.visible())
    lines = [cell.block._layout.lineAt(0) for cell in box.cells]
    assert len({line.y() + line.ascent() for line in lines}) == 1

"""Every theme keeps its promises of contrast and of the fonts that a language gets."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from core.model import Colour
from gui.theme import THEMES, Theme, is_dense, mixed

SURFACES = ("ground", "panel", "raised", "row", "hover", "soft")
WRITING = ("ink", "ink2", "muted", "accent")


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme.named(request.param)


def test_all_writing_on_all_surfaces_can_be_read(theme: Theme) -> None:
    pairs = product(WRITING, SURFACES)
    assert min(contrast(getattr(theme, a), getattr(theme, b)) for a, b in pairs) >= 4.5


def test_ink_can_be_read_on_every_mark(theme: Theme) -> None:
    tints = [theme.marks[colour].tint for colour in Colour]
    tints += [theme.linked_tint(colour) for colour in Colour]
    assert min(contrast(theme.ink, tint) for tint in tints) >= 4.5
    assert min(contrast(theme.dense_ink, tint) for tint in tints) >= 4.5


def test_ink_can_be_read_on_selection_and_find(theme: Theme) -> None:
    grounds = (theme.selection, theme.find, theme.ground, theme.row)
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 4.5
    assert min(contrast(theme.dense_ink, ground) for ground in grounds) >= 4.5


def test_danger_and_good_can_be_read_on_panels_and_cards(theme: Theme) -> None:
    pairs = product((theme.danger, theme.good), (theme.ground, theme.panel, theme.raised))
    assert min(contrast(one, ground) for one, ground in pairs) >= 4.5


def test_writing_on_news_can_be_read(theme: Theme) -> None:
    pairs = product((theme.ink, theme.ink2), (theme.danger_soft, theme.good_soft))
    assert min(contrast(one, ground) for one, ground in pairs) >= 4.5


def test_the_focus_ring_stands_out_from_every_surface(theme: Theme) -> None:
    assert min(contrast(theme.accent, getattr(theme, name)) for name in SURFACES) >= 3


def test_square_characters_are_toned_down_only_light_on_dark(theme: Theme) -> None:
    assert (theme.dense_ink != theme.ink) is theme.is_dark
    assert [is_dense(tag) for tag in ("zh-Hans", "ja", "ko", "vi", "ar")] == [True] * 3 + [
        False
    ] * 2


def test_every_tone_stands_out_from_the_ground(theme: Theme) -> None:
    assert min(contrast(theme.marks[c].tone, theme.ground) for c in Colour) >= 3


def test_writing_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_danger_and_good_can_be_read_on_their_soft_grounds(theme: Theme) -> None:
    assert contrast(theme.danger, theme.danger_soft) >= 4.5
    assert contrast(theme.good, theme.good_soft) >= 4.5


def test_the_dark_themes_say_that_they_are_dark() -> None:
    assert [Theme.named(name).is_dark for name in THEMES] == [False, True, False, True]


def test_an_unknown_name_gives_paper() -> None:
    assert Theme.named("neon").name == "paper"


def test_a_linked_mark_keeps_42_percent_of_its_tint() -> None:
    assert mixed(QColor("#000000"), QColor("#FFFFFF"), 0.42).red() == 107


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("vi", "Noto Serif"),
        ("zh", "Noto Serif CJK SC"),
        ("zh-Hans", "Noto Serif CJK SC"),
        ("zh-TW", "Noto Serif CJK TC"),
        ("zh-Hant-HK", "Noto Serif CJK HK"),
        ("ja", "Noto Serif CJK JP"),
        ("ar", "Noto Naskh Arabic"),
        ("und", "Noto Serif"),
    ],
)
def test_a_language_is_read_in_its_own_serif(language: str, family: str) -> None:
    assert Theme.paper().reading_font(language, 17).families()[0] == family


def test_reading_text_is_never_hinted() -> None:
    hinting = Theme.paper().reading_font("vi", 17).hintingPreference()
    assert hinting is QFont.HintingPreference.PreferNoHinting


def test_the_palette_wears_the_theme(theme: Theme) -> None:
    assert theme.palette().color(QPalette.ColorRole.Window) == theme.panel

"""Colours and type of the window, under the names that the design uses for them.

A theme is a frozen set of tokens: `ground` lies under the reading text, `panel` under everything
beside it, `raised` under cards and fields; `row`, `hover` and `soft` light what is focused,
pointed at and selected; `line` divides, `edge` outlines; `ink`, `ink2` and `muted` write.
`accent` means *here* and nothing else. Colour in the text belongs to the reader's marks, each a
`tint` behind the words and a stronger `tone` for lines and ticks.

Fonts are asked for by what they are for. Reading text is set in the serif of its language:
a Chinese text under a Latin family falls back to whatever the system finds first, which draws
Japanese shapes and takes three times as long. It is never hinted, because hinting flattens the
Vietnamese tilde into a macron at common sizes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

if TYPE_CHECKING:
    from core.model import Colour

INTERFACE = 13
SMALL = 12
SMALLEST = 11
"""Sizes of interface text in pixels; their leadings are 20, 16 and 16."""

LINKED_SHARE = 0.42
"""How much of its tint a mark keeps where it came through the alignment."""

DENSE_SHARE = 0.07
"""How much of the ground is in the ink of Chinese, Japanese and Korean text on dark."""

_SANS = ("Noto Sans", "Segoe UI", "SF Pro Text", ".AppleSystemUIFont", "sans-serif")
_SERIF = ("Noto Serif", "Source Serif 4", "Georgia", "DejaVu Serif", "serif")
_DISPLAY = ("Noto Serif Display", *_SERIF)
_MONO = ("Noto Sans Mono", "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", "monospace")

_SANS_EAST: Mapping[str, str] = MappingProxyType(
    {
        "zh": "Noto Sans CJK SC",
        "zh-hant": "Noto Sans CJK TC",
        "zh-hk": "Noto Sans CJK HK",
        "ja": "Noto Sans CJK JP",
        "ko": "Noto Sans CJK KR",
    }
)

_CHINESE_SIMPLE = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
_CHINESE_FULL = ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU")
_NASKH = ("Noto Naskh Arabic", "Amiri", "Geeza Pro", "Traditional Arabic", "Segoe UI")

_READING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "zh": (*_CHINESE_SIMPLE, "Noto Sans CJK SC"),
        "zh-hant": (*_CHINESE_FULL, "Noto Sans CJK TC"),
        "zh-hk": ("Noto Serif CJK HK", *_CHINESE_FULL, "Noto Sans CJK HK"),
        "ja": ("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho"),
        "ko": ("Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang"),
        "ar": _NASKH,
        "fa": _NASKH,
        "ur": _NASKH,
        "ps": _NASKH,
        "he": ("Noto Serif Hebrew", "David CLM", "Times New Roman"),
        "yi": ("Noto Serif Hebrew", "David CLM", "Times New Roman"),
        "th": ("Noto Serif Thai", "Thonburi", "Leelawadee UI"),
        "lo": ("Noto Serif Lao", "Lao MN", "Leelawadee UI"),
        "km": ("Noto Serif Khmer", "Khmer MN", "Leelawadee UI"),
        "my": ("Noto Serif Myanmar", "Myanmar MN", "Myanmar Text"),
        "hi": ("Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI"),
        "mr": ("Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI"),
        "ne": ("Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI"),
        "bn": ("Noto Serif Bengali", "Kohinoor Bangla", "Nirmala UI"),
        "ta": ("Noto Serif Tamil", "Tamil MN", "Nirmala UI"),
        "te": ("Noto Serif Telugu", "Telugu MN", "Nirmala UI"),
        "ka": ("Noto Serif Georgian", "Sylfaen"),
        "hy": ("Noto Serif Armenian", "Sylfaen"),
        "am": ("Noto Serif Ethiopic", "Kefa", "Nyala"),
    }
)

_TRADITIONAL = frozenset({"hant", "tw", "mo"})


@dataclass(frozen=True, slots=True)
class MarkColours:
    """One colour of marks: `tint` behind the words; `tone` for underline, tick and bar."""

    tint: QColor
    tone: QColor


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All colours of one theme, and the fonts, which every theme shares.

    `marks` has the colours of marks by their names, which a `Colour` is too.
    """

    name: str
    is_dark: bool
    ground: QColor
    panel: QColor
    raised: QColor
    row: QColor
    hover: QColor
    soft: QColor
    line: QColor
    edge: QColor
    ink: QColor
    ink2: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    find: QColor
    danger: QColor
    danger_soft: QColor
    good: QColor
    good_soft: QColor
    marks: Mapping[str, MarkColours]

    @classmethod
    def named(cls, name: str) -> "Theme":
        """The theme of this name: `paper`, `dark`, `sepia` or `black`; paper for any other."""
        column = THEMES.index(name) if name in THEMES else 0
        tokens = {key: QColor(values.split()[column]) for key, values in _TOKENS.items()}
        marks = {colour: _mark(values.split(), column) for colour, values in _MARKS.items()}
        return cls(
            name=THEMES[column],
            is_dark=tokens["ground"].lightness() < tokens["ink"].lightness(),
            marks=MappingProxyType(marks),
            **tokens,
        )

    @classmethod
    def paper(cls) -> "Theme":
        """Dark ink on warm white: the default."""
        return cls.named("paper")

    @classmethod
    def dark(cls) -> "Theme":
        """Light ink on a dark grey."""
        return cls.named("dark")

    @classmethod
    def sepia(cls) -> "Theme":
        """Brown ink on old paper."""
        return cls.named("sepia")

    @classmethod
    def black(cls) -> "Theme":
        """Light ink on black, for screens that switch black pixels off."""
        return cls.named("black")

    @property
    def dense_ink(self) -> QColor:
        """The ink of characters of many strokes, which light on dark look bolder than letters."""
        return mixed(self.ink, self.ground, DENSE_SHARE) if self.is_dark else self.ink

    def linked_tint(self, colour: "Colour") -> QColor:
        """The tint of a mark that came through the alignment: part of it laid on the ground."""
        return mixed(self.ground, self.marks[colour].tint, LINKED_SHARE)

    def palette(self) -> QPalette:
        """What Qt's own painting (Fusion) takes from the theme."""
        palette = QPalette()
        for role, colour in self._roles():
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.edge)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, self.edge)
        return palette

    def tokens(self) -> dict[str, str]:
        """Each colour by its name as `#rrggbb`, for style sheets and drawings."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value.name() for name, value in values if isinstance(value, QColor)}

    def ui_font(self, size: int = INTERFACE, *, bold: bool = False, language: str = "") -> QFont:
        """The interface's font at a size in pixels; bold is 700, the only other weight.

        `language` matters for words in Chinese, Japanese or Korean, whose shapes differ.
        """
        east = _SANS_EAST.get(_east(language))
        return _font((_SANS[0], east, *_SANS[1:]) if east else _SANS, size, bold=bold)

    def reading_font(
        self, language: str, size: int, *, bold: bool = False, family: str = ""
    ) -> QFont:
        """The serif of a language (a BCP 47 tag) at a size in pixels, never hinted.

        `family` comes first where the language has no families of its own.
        """
        families = reading_families(language)
        if family and not _own_families(language):
            families = (family, *families)
        return _unhinted(_font(families, size, bold=bold))

    def display_font(self, size: int, language: str = "") -> QFont:
        """The font of titles; languages beyond Latin, Greek and Cyrillic keep their own serif."""
        own = _own_families(language)
        return _unhinted(_font((*own, *_SERIF) if own else _DISPLAY, size))

    def mono_font(self, size: int = SMALL) -> QFont:
        """The font of Markdown source."""
        return _font(_MONO, size)

    def _roles(self) -> tuple[tuple[QPalette.ColorRole, QColor], ...]:
        role = QPalette.ColorRole
        return (
            (role.Window, self.panel),
            (role.WindowText, self.ink),
            (role.Base, self.raised),
            (role.AlternateBase, self.row),
            (role.Text, self.ink),
            (role.PlaceholderText, self.muted),
            (role.Button, self.raised),
            (role.ButtonText, self.ink),
            (role.BrightText, self.on_accent),
            (role.ToolTipBase, self.raised),
            (role.ToolTipText, self.ink),
            (role.Highlight, self.selection),
            (role.HighlightedText, self.ink),
            (role.Link, self.accent),
            (role.LinkVisited, self.accent),
            (role.Accent, self.accent),
            (role.Light, self.raised),
            (role.Midlight, self.hover),
            (role.Mid, self.edge),
            (role.Dark, self.edge),
            (role.Shadow, self.edge),
        )


def chosen(name: str) -> Theme:
    """The theme of this name; for `system` the one that is as light or dark as the system is."""
    if name != SYSTEM:
        return Theme.named(name)
    system = QGuiApplication.palette()
    dark = system.window().color().lightness() < system.windowText().color().lightness()
    return Theme.dark() if dark else Theme.paper()


def mixed(below: QColor, above: QColor, share: float) -> QColor:
    """`above` laid over `below` with this share, 0 to 1, in sRGB as browsers mix."""
    channels = (
        (below.redF(), above.redF()),
        (below.greenF(), above.greenF()),
        (below.blueF(), above.blueF()),
    )
    return QColor.fromRgbF(*(low + (high - low) * share for low, high in channels))


def reading_families(language: str) -> tuple[str, ...]:
    """The font families for reading a language, best first, the Latin serif last."""
    return (*_own_families(language), *_SERIF)


def is_dense(language: str) -> bool:
    """Whether a language is written in characters of many strokes."""
    return bool(_east(language))


def _own_families(language: str) -> tuple[str, ...]:
    return _READING.get(_east(language) or language.lower().split("-")[0], ())


def _east(language: str) -> str:
    """The key of a language of square characters, its script and region told apart, or nothing."""
    primary, *subtags = language.lower().split("-")
    if primary == "zh" and "hk" in subtags:
        return "zh-hk"
    if primary == "zh" and _TRADITIONAL & set(subtags):
        return "zh-hant"
    return primary if primary in _SANS_EAST else ""


def _font(families: tuple[str, ...], size: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def _unhinted(font: QFont) -> QFont:
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _mark(values: list[str], column: int) -> MarkColours:
    return MarkColours(QColor(values[2 * column]), QColor(values[2 * column + 1]))


THEMES = ("paper", "dark", "sepia", "black")
SYSTEM = "system"

_TOKENS: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#FBFAF7 #191A1C #F4ECD8 #000000",
        "panel": "#F3F1EA #202124 #EBE1C9 #0C0C0D",
        "raised": "#FFFFFF #292B2E #FBF6E9 #18181A",
        "row": "#F6F1E6 #232326 #EEE4CB #121214",
        "hover": "#EAE6DC #303236 #E2D6B9 #222225",
        "soft": "#F0E5CC #372E1C #E8D6AC #2E2612",
        "line": "#E3DED3 #303236 #DCCFB2 #232326",
        "edge": "#C9C2B3 #4C4F55 #BFAF8C #45474C",
        "ink": "#1F1E1B #DCD9D2 #3A2E1F #CFCBC3",
        "ink2": "#4A463F #BDB9B1 #54452F #B0ACA4",
        "muted": "#67635B #9D998F #69593F #928E85",
        "accent": "#8A5A00 #E2B04F #7C4A03 #D9A441",
        "on_accent": "#FFFFFF #1C1505 #FFFFFF #1A1303",
        "selection": "#BBD6F5 #2F4F78 #C3D3DC #24426A",
        "find": "#FFE27A #6B5300 #F7D65F #5E4900",
        "danger": "#A62B1F #F08C7D #98281B #EC8474",
        "danger_soft": "#FAE7E2 #3B2422 #F3DAC9 #2E1815",
        "good": "#3C6B1F #93C572 #3F6118 #86B865",
        "good_soft": "#E8F0DF #26301F #E2E3BF #172010",
    }
)

_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "yellow": "#FDEA8F #A88C00 #5E5214 #DCB804 #F8E282 #9E8300 #544600 #CCAA00",
        "red": "#FDBCBA #F06060 #5E3132 #DC5B5B #F8B6AA #E05A5A #542222 #CC5252",
        "green": "#B9DCA6 #55A031 #2E4824 #549B32 #B8D597 #50962D #1F3B12 #4C8E2B",
        "blue": "#A5D8EF #2997CE #1F4558 #2B93C7 #A5D1DD #278DC0 #0F374C #2586B7",
        "purple": "#D6CBEF #9882D7 #423C58 #8D79C7 #D3C5DD #8F79CA #352E4C #826EB7",
        "magenta": "#F2BFF3 #CE63D6 #56335B #C661CE #EEBAE1 #C05CC8 #4C244F #B758BE",
        "orange": "#F7D1A6 #C67D2D #5A4024 #D18533 #F3CA98 #BC772B #503212 #C17A2C",
        "grey": "#DEDDDC #8F8F8F #3E3F40 #949495 #DBD6C8 #858585 #303030 #888888",
    }
)

"""The lines of a text with what can be told from their shape alone.

Prose ends in a full stop, in whatever script, or is long; labels (titles, menus, names) are short
and end in nothing. Words are counted so that scripts without blanks between words compare with
the others: two Han characters or five Thai letters count as one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

PROSE_WORDS = 8
LONG_WORDS = 30
LABEL_WORDS = 30

_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[^\W_]\S*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_CLOSERS = "\"'”’“‘»›«‹」』）)]】*_|~ \t\u00a0"
_STOPS = ".!?…。！？｡．؟۔।॥។။՞։‼⁇⁈⁉"
_CUTS = ("...", "…", "。。。")
BULLET = re.compile(r"(?:[-–—*•·▪◦●○■□►▸✓➤※]|\(?\d{1,3}[.)]|[a-zA-Z][.)])\s")
_THAI_STOPLESS_WORDS = 12


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank, `[start, end)` without surrounding blanks, and its shape.

    `apart`: a blank line or the text's edge stands before it. `sentence`: it ends as sentences
    do. `cut`: it ends in dots, as teasers do.
    """

    start: int
    end: int
    text: str
    apart: bool
    words: int
    sentence: bool
    cut: bool

    @property
    def prose(self) -> bool:
        """Whether a reader would call it running text."""
        return self.words >= LONG_WORDS or (self.sentence and self.words >= PROSE_WORDS)

    @property
    def label(self) -> bool:
        """Whether it could be a title, a heading, an entry of a menu."""
        return not self.sentence and self.words <= LABEL_WORDS and any(map(str.isalpha, self.text))

    @property
    def item(self) -> bool:
        """Whether it begins like an item of a list, or announces one."""
        return bool(BULLET.match(self.text)) or self.text.endswith((":", "："))


def lines_of(text: str) -> list[TextLine]:
    """All lines of a normalised text that are not blank, in order."""
    return list(_lines(text))


def word_count(text: str) -> int:
    """How many words a text has, by blanks, or estimated where the script writes none."""
    if text.isascii():
        return len(_TOKEN.findall(text))
    cjk, unspaced = len(_CJK.findall(text)), len(_UNSPACED.findall(text))
    spaced = _UNSPACED.sub("", _CJK.sub(" ", text)) if cjk or unspaced else text
    return len(_TOKEN.findall(spaced)) + cjk // 2 + unspaced // 5


@lru_cache(maxsize=4096)
def ends_sentence(ending: str) -> bool:
    """Whether the end of a line (its last characters) closes a sentence."""
    return ending.rstrip(_CLOSERS)[-1:] in _STOPS and bool(ending.rstrip(_CLOSERS))


def _lines(text: str) -> Iterator[TextLine]:
    previous = -2
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped[0])
        end = start + len(stripped)
        yield _shaped(stripped, start, apart="\n\n" in _gap(text, previous, start) or previous < 0)
        previous = end


def _gap(text: str, previous: int, start: int) -> str:
    return re.sub(r"[^\S\n]+", "", text[max(previous, 0) : start])


def _shaped(text: str, start: int, *, apart: bool) -> TextLine:
    words = word_count(text)
    sentence = ends_sentence(text[-12:])
    if not sentence and words >= _THAI_STOPLESS_WORDS and _UNSPACED.search(text):
        sentence = len(_UNSPACED.findall(text)) > len(text) / 2
    cut = text.rstrip(_CLOSERS).endswith(_CUTS)
    return TextLine(start, start + len(text), text, apart, words, sentence, cut)

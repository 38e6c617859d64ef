"""Marked texts, and how to change them so that the marked words stay known."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.resources import files

LANGUAGES = ("en", "vi", "id", "de", "fr", "zh")
NEW_WORDS = {
    "en": "perhaps lantern seven quietly",
    "vi": "có_lẽ đèn bảy lặng",
    "id": "mungkin lentera tujuh pelan",
    "de": "vielleicht Laterne sieben leise",
    "fr": "peut-être lanterne sept doucement",
    "zh": "也许 灯笼 七 静",
}
NEW_SENTENCES = {
    "en": "Nobody had asked for the weather report that week.",
    "vi": "Tuần ấy không ai hỏi về thời tiết.",
    "id": "Pekan itu tidak ada yang bertanya soal cuaca.",
    "de": "Nach dem Wetterbericht hatte in jener Woche niemand gefragt.",
    "fr": "Personne n’avait demandé la météo cette semaine-là.",
    "zh": "那个星期没有人问起天气。",
}
SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[”’\"]?(?=\s|$)|[。！？]+[”’」]?|$)", re.MULTILINE)


@dataclass(frozen=True)
class Marked:
    """A text with marked words at `[start, end)`; `gone`: they are not there any more.

    `must` says that whoever looks for the words has to find them; what need not be found may be
    reported as lost, but not at another place.
    """

    language: str
    text: str
    start: int
    end: int
    gone: bool = False
    must: bool = True

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def spliced(self, start: int, end: int, new: str) -> "Marked":
        """The text with a range replaced; the marked words stay marked."""
        text = self.text[:start] + new + self.text[end:]
        grown = len(new) - (end - start)
        if start <= self.start and end >= self.end and not new:
            return replace(self, text=text, gone=True, start=start, end=start)
        if end <= self.start:
            return replace(self, text=text, start=self.start + grown, end=self.end + grown)
        if start >= self.end:
            return replace(self, text=text)
        inside = self.start <= start <= end <= self.end
        assert inside, "an edit across an end of the marked words"
        return replace(self, text=text, end=self.end + grown)

    def everywhere(self, change: Callable[[str], str]) -> "Marked":
        """The text with every part changed alike."""
        before, words = change(self.text[: self.start]), change(self.words)
        text = before + words + change(self.text[self.end :])
        return replace(self, text=text, start=len(before), end=len(before) + len(words))

    def paragraph(self) -> tuple[int, int]:
        start = self.text.rfind("\n", 0, self.start) + 1
        end = self.text.find("\n", self.end)
        return start, len(self.text) if end < 0 else end

    def sentence(self) -> tuple[int, int]:
        """The sentences that the marked words touch."""
        spans = [m.span() for m in SENTENCE.finditer(self.text)]
        touched = [s for s in spans if s[0] < self.end and s[1] > self.start]
        start = touched[0][0]
        return start + len(self.text[start:]) - len(self.text[start:].lstrip()), touched[-1][1]


def texts() -> dict[str, str]:
    """The sample's six texts, NFC."""
    folder = files("resources") / "sample"
    read = {code: (folder / f"{code}.txt").read_text("utf-8") for code in LANGUAGES}
    return {code: unicodedata.normalize("NFC", text) for code, text in read.items()}


def marked(language: str, text: str, chance: random.Random) -> Marked:
    """A text with one to twelve words marked within a sentence, now and then with two sentences."""
    spans = [m.span() for m in SENTENCE.finditer(text) if len(m.group()) > 12]
    sentence = chance.choice(spans)
    places = words_in(language, text, *sentence)
    if chance.random() < 0.1:
        return Marked(language, text, places[0][0], places[-1][1])
    first = chance.randrange(len(places))
    last = min(first + chance.choice((0, 0, 1, 2, 3, 4, 6, 8, 11)), len(places) - 1)
    return Marked(language, text, places[first][0], places[last][1])


def words_in(language: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    pattern = re.compile(r"[a-zA-Z0-9]+|\w" if language == "zh" else r"\w+")
    return [m.span() for m in pattern.finditer(text, start, end)]


def inside(text: Marked) -> list[tuple[int, int]]:
    return words_in(text.language, text.text, text.start, text.end)


def blank(text: Marked) -> str:
    return "" if text.language == "zh" else " "


def new_word(text: Marked, chance: random.Random) -> str:
    return chance.choice(NEW_WORDS[text.language].split())


def misspelt(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    drop = word[:place] + word[place + 1 :]
    double = word[:place] + word[place] * 2 + word[place + 1 :]
    swap = (
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :] if place else double
    )
    return chance.choice([drop or double, double, swap])


def elsewhere(text: Marked, chance: random.Random, *, far: int = 1) -> int | None:
    """The end of a paragraph that is not the marked one nor its neighbour."""
    ends = [m.start() for m in re.finditer(r"\n{2,}", text.text)]
    start, end = text.paragraph()
    own = [n for n, place in enumerate(ends) if start - 2 <= place <= end]
    allowed = [p for n, p in enumerate(ends) if all(abs(n - o) > far for o in own)]
    return chance.choice(allowed) if allowed else None


def removed_with_blank(text: Marked, start: int, end: int) -> tuple[int, int]:
    """The range with one blank beside it, so that none is left double."""
    if text.text[end : end + 1] == " ":
        return start, end + 1
    return (start - 1 if text.text[start - 1 : start] == " " else start), end

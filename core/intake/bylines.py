"""The line that says who wrote an article and when: names, dates, times, glued or apart.

A date alone does not make one: titles hold dates too. The line is a byline when nothing but
names stand beside the date, set off by a sign, by capitals, or by being glued to it; or when a
name follows a word like “by” in one of the languages that are known.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.intake import vocabulary
from core.intake.lines import TextLine, word_count
from core.intake.vocabulary import key
from core.text import dates

_LONGEST = 200
_MOST_WORDS = 9
_NAME_WORDS = 6
_PARTICLES = (
    "de|del|della|di|da|dos|du|des|van|von|der|den|la|le|el|bin|binti|al|and|und|et|y|e|dan|và|en"
    "|ve|i|и|og|och|a|o|&"
)
_DAY = re.compile(r"\b\d{1,2}\D{1,15}(?:19|20)\d\d\b|\b(?:19|20)\d\d\D\d{1,2}\D\d{1,2}(?!\d)")
_TIME = re.compile(
    r"\b\d{1,2}\s?(?:[:.h]|giờ)\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\b"
    r"|\b(?:GMT|UTC)\s*(?:[+-]\s?\d{1,2}(?::?\d{2})?)?(?!\w)"
    r"|\b(?:WIB|WITA|WIT|Uhr|CET|CEST|EST|EDT|PST|PDT|KST|JST|BST|h|AM|PM)\b"
    r"|[上下]午|오[전후]|午[前後]|\d{1,2}時\d{1,2}分",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[|·•,;:/\\–—()\[\]【】｜〡،=＝@-]+")
_PIECES = re.compile(r"\s*[|｜]\s*|\u3000+|\s{2,}")
_CASELESS = "\u2e80"
_GLUED_TWICE = re.compile(r"^(.{3,60}?)\s*\1$")
_MARKED_LABEL = re.compile(r"^([^:：=＝・/／]{1,30}?)\s*[:：=＝・/／]\s*(.+)$")
_INNER_LABEL = re.compile(r"(?:(?<=[\s,;])|^)([^\W\d_]{3,15}):\s|\(([^\W\d_]{3,15})\)")
_MINUTES = re.compile(
    r"\b\d{1,3}\s?(?:min(?:ute)?s?(?:\s+read)?|phút đọc|Min\.|分)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who and when: names as written, or empty; the day in ISO 8601, or empty."""

    names: str
    published: str


@lru_cache(maxsize=1024)
def byline_of(line: TextLine, language: str) -> Byline | None:
    """What a line says of writer and day; None if it is not a byline."""
    if len(line.text) > _LONGEST or line.words > 3 * _MOST_WORDS:
        return None
    found = dates.find(line.text, language)
    if found:
        return _dated(line.text, found, language)
    twice = _GLUED_TWICE.match(line.text)
    if twice and _is_name(" ".join(_SIGNS.split(twice[1]))):
        return Byline(twice[1].strip(), "")
    names = None if line.sentence else _listed(line.text) or _signed(line.text) or _shared(line)
    return Byline(names, "") if names else None


def names_day(text: str) -> bool:
    """Whether a text gives a day of a year in figures and any word for the month."""
    return bool(_DAY.search(text))


def _listed(text: str) -> str:
    """The writers in “Writer: … | Editor: …”, where each piece has such a label."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    labelled = [_MARKED_LABEL.match(piece) for piece in pieces]
    if len(pieces) < 2 or not all(labelled):
        return ""
    said = [(key(found[1]), found[2]) for found in labelled if found]
    known = vocabulary.writer() | vocabulary.credit() | {"editor"}
    names = [name for label, name in said if label in vocabulary.writer()]
    return ", ".join(names) if names and all(label in known for label, _ in said) else ""


def _shared(line: TextLine) -> str:
    """The whole of “A text by Ann Lee, photos: Jo May”: a label of such among nothing but names."""
    labels = _INNER_LABEL.findall(line.text)
    known = vocabulary.writer() | vocabulary.picture()
    said = [key(before or within) for before, within in labels]
    if not said or line.words > _MOST_WORDS + len(said) or not all(each in known for each in said):
        return ""
    rest = _INNER_LABEL.sub(" ", line.text)
    words = [word for word in re.split(r"[\s,;&/|]+", rest) if word]
    particles = _PARTICLES.split("|")
    named = all(word[0].isupper() or word in particles for word in words)
    return line.text if named and len(words) > 1 else ""


def _dated(text: str, found: list[dates.Found], language: str) -> Byline | None:
    rest = _without_dates(text, found)
    rest = _TIME.sub("|", _MINUTES.sub("|", rest))
    pieces = [piece.strip(" .'\"") for piece in _SIGNS.split(rest)]
    said = [piece for piece in pieces if piece and not _is_label(piece, language)]
    if sum(map(word_count, said)) > _MOST_WORDS:
        return None
    named = [_signed(piece) or piece for piece in said]
    if all(_is_name(piece) or _is_set_off(piece, text) for piece in named):
        return Byline(", ".join(dict.fromkeys(map(_once, named))), found[0].iso)
    return None


def _without_dates(text: str, found: list[dates.Found]) -> str:
    for each in reversed(found):
        text = f"{text[: each.start]}|{text[each.end :]}"
    return text


def _is_label(piece: str, language: str) -> bool:
    """Whether a piece says nothing of its own: a label, a weekday, a number, “at” or “à”."""
    folded = key(piece)
    return (
        sum(1 + (letter >= _CASELESS) for letter in folded if letter.isalpha()) < 3
        or folded in vocabulary.writer()
        or folded in _weekdays(language)
        or folded in _weekdays("en")
    )


def _is_set_off(piece: str, text: str) -> bool:
    """Whether digits are glued to the end of the piece, or it stands behind a bar or a dot."""
    end = text.find(piece) + len(piece)
    if text[end : end + 1].isdigit():
        return True
    return bool(re.search(r"[|·•｜]", text)) and word_count(piece) <= _NAME_WORDS


def _signed(text: str) -> str | None:
    """The name after a word like “by”, or before one as in Korean; None if there is none."""
    marked = _MARKED_LABEL.match(text)
    if marked and key(marked[1]) in vocabulary.writer():
        return marked[2] if all(map(_is_name, marked[2].split(" / "))) else None
    words = text.split()
    for length in (1, 2, 3):
        label, rest = " ".join(words[:length]), " ".join(words[length:])
        if rest and key(label) in vocabulary.writer() and _is_name(rest):
            return rest
    if len(words) > 1 and key(words[-1]) in {"기 자", "記 者"}:
        return " ".join(words[:-1])
    return None


def _is_name(text: str) -> bool:
    """Whether a text could be names: few words, none of them in small letters, no number."""
    words = [word.strip(".,") for word in text.split()]
    particles = _PARTICLES.split("|")
    names = [word for word in words if word and word not in particles]
    few = len(names) > 0 and word_count(text) <= _NAME_WORDS and not re.search(r"\d", text)
    return few and all(not word[0].islower() and word[0].isalpha() for word in names)


def _once(text: str) -> str:
    twice = _GLUED_TWICE.match(text)
    return twice[1] if twice else text


@lru_cache(maxsize=32)
def _weekdays(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        locale = Locale.parse(language.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return frozenset()
    widths = (locale.days["format"][width] for width in ("wide", "abbreviated"))
    return frozenset(key(name) for width in widths for name in width.values())

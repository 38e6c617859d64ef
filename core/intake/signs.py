"""What a line says of itself: that it is a comment box, a menu, a path, a caption, a source.

A sign is evidence, not yet a verdict: “Source” may be a heading of the article. It is `sure`
when an article would hardly contain it (“Leave a comment”, “Comments (3)”); whether a line is
hidden depends on where it stands, which is for `core.intake.cleaning` to judge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.intake import vocabulary
from core.intake.lines import TextLine, ends_sentence, word_count
from core.intake.vocabulary import Kind, key

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’|]+", re.IGNORECASE)

_LONGEST = 400
_LABEL_LENGTH = 40
_REST_WORDS = 30
_SOURCE_WORDS = 12
_FOOTER_WORDS = 25
_CAPTION_WORDS = 60
_CREDIT_WORDS = 6
_COUNT = re.compile(
    r"^\s*[\[(（]?\s*\d{1,6}\s*[\])）]?\s*(?=\D)|[\s:：]*[\[(（]?\s*\d{1,6}\s*[\])）]?\s*$"
)
_COLON = re.compile(r"\s*[:：]\s*")
_DURATION = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
_SEPARATORS = re.compile(r"\s*(?:[›»>→❯▸⟩/|·•]|::)\s*")
_CHEVRONS = re.compile(r"[›»>→❯▸⟩]")
_JOINT = re.compile(r"[a-zà-öø-ÿ\u0101-\u024f\u1ea1-\u1ef9](?=[A-ZÀ-ÖØ-ÞĐ])")
_CELL = re.compile(r"^\|\s*([^|]+?)\s*\|$")
_BRACKETED_CREDIT = re.compile(r"[(（\[【]([^()（）\[\]【】]{2,80})[)）\]】]\s*[.。]?\s*\|?\s*$")
_OPEN_CREDIT = re.compile(
    r"(?:[.!?…。]|\s[-–—|/])\s+(\S{2,20}(?: \S{2,20})?)\s?[:：©/=]\s?\S[^.!?]{1,40}$"
)
_CREDIT_SIGN = re.compile(r"\s*[:：=＝/／@]\s*|\s+(?=©)")


@dataclass(frozen=True, slots=True)
class Sign:
    """The kind of furniture that a line looks like, and what follows its label, if anything."""

    kind: Kind
    sure: bool
    rest: str = ""


def sign_of(line: TextLine) -> Sign | None:
    """What a line looks like; None for what could be any line of an article."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    return next(filter(None, (look(text) for look in _LOOKS)), None)


def covered(text: str, phrases: frozenset[str]) -> int:
    """How many of these phrases make up the whole text, blanks and signs apart; 0 if not all."""
    words = vocabulary.words(text)
    number = position = 0
    while position < len(words):
        longest = next(
            (
                length
                for length in range(min(8, len(words) - position), 0, -1)
                if " ".join(words[position : position + length]) in phrases
            ),
            0,
        )
        if not longest:
            return 0
        position += longest
        number += 1
    return number


def _whole(text: str) -> Sign | None:
    kind = vocabulary.lines().get(key(text))
    if kind:
        return Sign(kind, _is_phrase(key(text)))
    kind = vocabulary.lines().get(key(_COUNT.sub("", text)))
    return Sign(kind, sure=True) if kind is Kind.COMMENTS else None


def _is_phrase(folded: str) -> bool:
    """Whether a folded phrase has several words, or as much in a script without blanks."""
    words = folded.split()
    return len(words) >= (4 if all(len(word) == 1 for word in words) else 2)


def _labelled(text: str) -> Sign | None:
    """“Source: …”, “Read also: …”, and a source's address after its label without a colon."""
    match = URL.search(text) or _COLON.search(text, 0, _LABEL_LENGTH)
    if match is None:
        return None
    label = text[: match.start()]
    rest = match.group() if URL.match(match.group()) else text[match.end() :]
    kind = vocabulary.lines().get(key(label))
    if kind is Kind.SOURCE and (URL.search(rest) or word_count(rest) <= _SOURCE_WORDS):
        return Sign(kind, bool(URL.search(rest)), rest)
    if kind in {Kind.RELATED, Kind.TAGS, Kind.VIDEO} and _is_title(rest):
        return Sign(kind, _is_phrase(key(label)), rest)
    return None


def _is_title(rest: str) -> bool:
    stops = rest.rstrip("\"'”’»").endswith((".", "。")) and not rest.endswith("...")
    return 0 < word_count(rest) <= _REST_WORDS and not stops


def _address(text: str) -> Sign | None:
    return Sign(Kind.SOURCE, sure=False, rest=text) if URL.fullmatch(text) else None


def _path(text: str) -> Sign | None:
    """“Home › News › World”, also with its parts glued together and cut off at the end."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    at_home = bool(parts) and key(parts[0]) in vocabulary.home()
    if len(parts) > 1 and at_home and not ends_sentence(text[-12:].removesuffix("...")):
        return Sign(Kind.PATH, sure=True)
    chevrons = len(_CHEVRONS.findall(text))
    if chevrons > 1 and len(parts) > chevrons and all(word_count(part) < 6 for part in parts[:-1]):
        return Sign(Kind.PATH, sure=True)
    return Sign(Kind.PATH, sure=True) if _is_glued_path(text) else None


def _is_glued_path(text: str) -> bool:
    joint = _JOINT.search(text)
    return joint is not None and key(text[: joint.end()]) in vocabulary.home()


def _menu(text: str) -> Sign | None:
    buttons = covered(text, vocabulary.buttons())
    if buttons:
        return Sign(Kind.BUTTONS, buttons > 1 or _is_phrase(key(text)))
    entries = covered(text, vocabulary.menu() | vocabulary.buttons())
    return Sign(Kind.MENU, entries > 2) if entries else None


def _duration(text: str) -> Sign | None:
    return Sign(Kind.VIDEO, sure=False) if _DURATION.match(text) else None


def _footer(text: str) -> Sign | None:
    """A short line that says somewhere whose the page is, or that it uses cookies."""
    if word_count(text) > _FOOTER_WORDS:
        return None
    padded = f" {' '.join(vocabulary.words(text))} "
    said = (kind for phrase, kind in vocabulary.sayings() if f" {phrase} " in padded)
    kind = next(said, None)
    if kind is None and text.startswith(("©", "(c) ", "(C) ")):
        return Sign(Kind.FOOTER, sure=False)
    return Sign(kind, sure=True) if kind else None


def _caption(text: str) -> Sign | None:
    """“Photo: …”, “… (Photo: agency)”, and the single cell of a table that held a picture."""
    if word_count(text) > _CAPTION_WORDS:
        return None
    label = _CREDIT_SIGN.split(text[:_LABEL_LENGTH], maxsplit=1)
    if len(label) > 1 and (key(label[0]) in vocabulary.picture() or _is_signed_picture(label[0])):
        return Sign(Kind.CAPTION, sure=True)
    if _CELL.match(text) or _is_signed_picture(text) or _has_picture_credit_behind(text):
        return Sign(Kind.CAPTION, sure=True)
    credit = _BRACKETED_CREDIT.search(text)
    return Sign(Kind.CAPTION, sure=True) if credit and _is_picture_credit(text, credit) else None


def _is_signed_picture(text: str) -> bool:
    """“Photo by Ann Lee”, “Foto Ann Lee”: a word for a picture, then little but names."""
    words = text.split()
    first = key(words[0]) in vocabulary.picture() if words else False
    names = sum(word[0].isupper() for word in words[1:])
    return first and 1 < len(words) <= _CREDIT_WORDS and 2 * names >= len(words)


def _has_picture_credit_behind(text: str) -> bool:
    """“One sentence. Photo: Ann Lee”: a credit without brackets behind a short line."""
    credit = _OPEN_CREDIT.search(text)
    is_short = word_count(text) <= _FOOTER_WORDS
    return is_short and credit is not None and key(credit[1]) in vocabulary.picture()


def _is_picture_credit(text: str, credit: "re.Match[str]") -> bool:
    head = _CREDIT_SIGN.split(credit[1], maxsplit=1)
    if len(head) < 2:
        return False
    if key(head[0]) in vocabulary.picture():
        return True
    names_source = vocabulary.lines().get(key(head[0])) is Kind.SOURCE
    return names_source and ends_sentence(text[: credit.start()][-12:])


_LOOKS: tuple[Callable[[str], Sign | None], ...] = (
    _whole, _labelled, _address, _path, _menu, _duration, _caption, _footer,
)  # fmt: skip

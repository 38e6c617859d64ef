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
from core.intake.wordings import Phrases, Wording, words

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’|]+", re.IGNORECASE)

_LONGEST = 400
_LABEL_LENGTH = 40
_REST_WORDS = 30
_SOURCE_WORDS = 12
_FOOTER_WORDS = 25
_CAPTION_WORDS = 60
_CREDIT_WORDS = 6
_PAGE_WORDS = 7
_FEW_WORDS = 4
_SHARING_WORDS = 8
_LETTER_WORDS = 14
_INVITING_WORDS = 45
_MANY_ENTRIES = 4
_MOST_ENTRIES = 0.5
_COUNT = re.compile(
    r"^\s*[\[(（]?\s*\d{1,6}\s*[\])）]?\s*(?=\D)|[\s:：]*[\[(（]?\s*\d{1,6}\s*[\])）]?\s*$"
)
_COLON = re.compile(r"\s*[:：|｜]\s*")
_BRACKETED_LABEL = re.compile(r"[【\[［〔]([^】\]］〕]{2,20})[】\]］〕]\s*(\S.*)$")
_LISTED = re.compile(r"\s*[,，、،;·|]\s*")
_FEW_TAGS = 2
_SIGNED_SENTENCE = re.compile(r"[.!?…。]\s*©\s?\S.{1,60}$")
_DURATION = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
_SEPARATORS = re.compile(r"\s*(?:[›»>→❯▸⟩/|·•]|::)\s*")
_CHEVRONS = re.compile(r"[›»>→❯▸⟩]")
_JOINT = re.compile(r"[a-zà-öø-ÿ\u0101-\u024f\u1ea1-\u1ef9](?=[A-ZÀ-ÖØ-ÞĐ])")
_DASHES = re.compile(r"\s*[-–—|:·]\s*")
_CELL = re.compile(r"^\|\s*([^|]+?)\s*\|$")
_BRACKETED_CREDIT = re.compile(r"[(（\[【]([^()（）\[\]【】]{2,80})[)）\]】]\s*[.。]?\s*\|?\s*$")
_OPEN_CREDIT = re.compile(
    r"(?:[.!?…。]|\s[-–—|/])\s+(\S{2,20}(?: \S{2,20})?)\s?[:：©/=]"
    r"\s?\S(?:[^.!?]|(?<=\b\w)\.){1,60}$"
)
_SUFFIXED_CREDIT = re.compile(
    r"[(（＝【]\s*([^()（）＝【】]{1,40}(?:摄影|攝影|摄|攝|撮影|提供))\s*[)）】]?$"
)
_BEHIND = re.compile(r"[.!?…]\s+([^.!?…]{3,60})$")
_FILMED = re.compile(r"[。！？\s][^。！？]{1,20}[摄攝]$")
_MOST_NAMES = 0.7
_HASHTAGS = re.compile(r"(?:#\w[^#]{0,40}){1,20}")
_PAGES = re.compile(
    r"(?<!\d)(?:1\s+2\s+3|\d{1,3}\s*(?:of|/|von|sur|de|dari|из|من)\s*\d{1,3})(?!\d)"
)
_MINUTES = re.compile(r"(?<!\d)\d{1,3}(?:\s*[:：]\s*\d{2})?(?!\d)")
_QUOTED = re.compile(r"[“”«»„「『\"]")
_SENTENCES = re.compile(r"(?<=[.!?…。！？])\s*")
_CREDIT_SIGN = re.compile(r"\s*[:：=＝/／@]\s*|\s+(?=©)")


@dataclass(frozen=True, slots=True)
class Sign:
    """The kind of furniture that a line looks like, and what follows its label, if anything."""

    kind: Kind
    sure: bool
    rest: str = ""


def sign_of(line: TextLine) -> Sign | None:
    """What a line looks like; None for what could be any line of an article."""
    if len(line.text) > _LONGEST:
        return None
    said = Wording.of(line)
    return next(filter(None, (look(said) for look in _LOOKS)), None)


def _whole(said: Wording) -> Sign | None:
    folded = key(said.text)
    kind = vocabulary.lines().get(folded)
    if kind:
        return Sign(kind, _is_phrase(folded))
    kind = vocabulary.lines().get(key(_COUNT.sub("", said.text)))
    return Sign(kind, sure=True) if kind is Kind.COMMENTS else None


def _is_phrase(folded: str) -> bool:
    """Whether a folded phrase has several words, or as much in a script without blanks."""
    words = folded.split()
    return len(words) >= (4 if all(len(word) == 1 for word in words) else 2)


def _labelled(said: Wording) -> Sign | None:
    """“Source: …”, “Read also: …”, and a source's address after its label without a colon."""
    text = said.text
    bracketed = _BRACKETED_LABEL.match(text)
    match = URL.search(text) or _COLON.search(text, 0, _LABEL_LENGTH)
    if bracketed:
        label, rest = bracketed.groups()
    elif match:
        label = text[: match.start()]
        rest = match.group() if URL.match(match.group()) else text[match.end() :]
    else:
        return None
    kind = vocabulary.lines().get(key(label))
    if kind is Kind.SOURCE and (URL.search(rest) or word_count(rest) <= _SOURCE_WORDS):
        return Sign(kind, bool(URL.search(rest)), rest)
    if kind in {Kind.RELATED, Kind.TAGS, Kind.VIDEO} and _is_title(rest):
        is_list = kind is Kind.TAGS and _is_list(rest)
        return Sign(kind, is_list or _is_phrase(key(label)), rest)
    if _is_pointer(label) and _is_title(rest) and word_count(rest) > 1:
        return Sign(Kind.RELATED, sure=False, rest=rest)
    if _is_phrase(key(label)) and _is_button(label) and word_count(rest) <= _CREDIT_WORDS:
        return Sign(Kind.BUTTONS, sure=not ends_sentence(rest))
    return None


def _inviting(said: Wording) -> Sign | None:
    """“Sign up for our letter. It brings you …”: sentences that ask readers to subscribe."""
    asking = vocabulary.subscribing()
    if said.count > _INVITING_WORDS or not asking.within(said.words) or _QUOTED.search(said.text):
        return None
    if not any(asking.beginning(words(each)) for each in _SENTENCES.split(said.text)):
        return None
    offers = vocabulary.letters().within(said.words) or vocabulary.apps().within(said.words)
    if offers:
        return Sign(Kind.LETTER, sure=True)
    return Sign(Kind.BUTTONS, sure=False) if said.count <= _LETTER_WORDS else None


def _pointer(said: Wording) -> Sign | None:
    """“Read also The third bridge”: several words that point to an article, and its title."""
    if said.stops or said.count > _REST_WORDS:
        return None
    length = max(
        (len(each.split()) for each in vocabulary.pointers().beginning(said.words)), default=0
    )
    rest = " ".join(said.words[length:])
    return Sign(Kind.RELATED, sure=False, rest=rest) if 1 < length < len(said.words) - 1 else None


def _is_pointer(label: str) -> bool:
    """Whether a label is in the words that point to other articles."""
    return 0 < word_count(label) <= _FEW_WORDS and vocabulary.points(label)


def _is_list(rest: str) -> bool:
    """Whether a text is several words or names side by side, as tags are."""
    parts = _LISTED.split(rest)
    if len(parts) == 1 and not rest.isascii():
        parts = rest.split() if all(word_count(part) <= _FEW_TAGS for part in rest.split()) else []
    return len(parts) > _FEW_TAGS


def _is_button(label: str) -> bool:
    return " ".join(words(label)) in vocabulary.buttons()


def _is_title(rest: str) -> bool:
    stops = rest.rstrip("\"'”’»").endswith((".", "。")) and not rest.endswith("...")
    return 0 < word_count(rest) <= _REST_WORDS and not stops


def _address(said: Wording) -> Sign | None:
    return Sign(Kind.SOURCE, sure=False, rest=said.text) if URL.fullmatch(said.text) else None


def _path(said: Wording) -> Sign | None:
    """“Home › News › World”, also with its parts glued together and cut off at the end."""
    text = said.text
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


def _menu(said: Wording) -> Sign | None:
    buttons = vocabulary.buttons().covering(said.words)
    if buttons:
        return Sign(Kind.BUTTONS, buttons > 1 or _is_phrase(key(said.text)))
    entries = vocabulary.entries().covering(said.words)
    if entries:
        return Sign(Kind.MENU, entries > 2)
    return Sign(Kind.MENU, sure=True) if _is_mostly(said, vocabulary.entries()) else None


def _is_mostly(said: Wording, phrases: Phrases) -> bool:
    """Whether a line without a sentence's signs is for the greater part entries and buttons."""
    if said.stops or said.lists or phrases.begun(said.words) < _MANY_ENTRIES:
        return False
    number = known = place = 0
    while place < len(said.words):
        found = phrases.longest(said.words, place)
        number, known, place = number + bool(found), known + found, place + max(found, 1)
    return number >= _MANY_ENTRIES and known >= _MOST_ENTRIES * len(said.words)


def _duration(said: Wording) -> Sign | None:
    return Sign(Kind.VIDEO, sure=False) if _DURATION.match(said.text) else None


def _footer(said: Wording) -> Sign | None:
    """A short line that says somewhere whose the page is, or that it uses cookies."""
    if said.count > _FOOTER_WORDS:
        return None
    kinds = (kind for phrases, kind in vocabulary.sayings() if phrases.within(said.words))
    kind = next(kinds, None)
    if kind is None and said.text.startswith(("©", "(c) ", "(C) ")):
        return Sign(Kind.FOOTER, sure=False)
    return Sign(kind, sure=True) if kind else None


def _caption(said: Wording) -> Sign | None:
    """“Photo: …”, “… (Photo: agency)”, and the single cell of a table that held a picture."""
    if said.count > _CAPTION_WORDS:
        return None
    told = any(look(said.text) for look in (_names_picture, _ends_in_credit))
    return Sign(Kind.CAPTION, sure=True) if told else None


def _names_picture(text: str) -> bool:
    """“Photo: …”, “Image caption, …”, “Photo by Ann Lee”, and a cell alone."""
    label = _CREDIT_SIGN.split(text[:_LABEL_LENGTH], maxsplit=1)
    if len(label) > 1 and (key(label[0]) in vocabulary.picture() or _is_signed_picture(label[0])):
        return True
    of, _, described = text.partition(",")
    if described and _is_phrase(key(of)) and key(of) in vocabulary.picture():
        return True
    return _is_signed_picture(text) or bool(_CELL.match(text))


def _ends_in_credit(text: str) -> bool:
    """“One sentence. © Ann Lee”, “… (Photo: agency)”, and what else stands behind captions."""
    if word_count(text) <= _FOOTER_WORDS and _SIGNED_SENTENCE.search(text):
        return True
    if _has_picture_credit_behind(text) or _has_names_behind(text):
        return True
    if _FILMED.search(text) or _SUFFIXED_CREDIT.search(text):
        return True
    credit = _BRACKETED_CREDIT.search(text)
    return credit is not None and _is_picture_credit(text, credit)


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


def _has_names_behind(text: str) -> bool:
    """“One sentence. Ann Lee / Agency”, “One sentence. ANN LEE”, “… (photo Lee)”."""
    credit = _BRACKETED_CREDIT.search(text)
    if credit and _is_signed_picture(credit[1]):
        return True
    behind = _BEHIND.search(text)
    if behind is None or word_count(text) > _FOOTER_WORDS:
        return False
    words = [word for word in re.split(r"[\s/|]+", behind[1]) if word]
    capital = sum(word[0].isupper() for word in words) >= _MOST_NAMES * len(words)
    set_off = re.search(r"[/|]", behind[1]) or (behind[1].isupper() and len(words) > 1)
    return (capital and bool(set_off)) or _is_signed_picture(behind[1])


def _is_picture_credit(text: str, credit: "re.Match[str]") -> bool:
    head = _CREDIT_SIGN.split(credit[1], maxsplit=1)
    if len(head) < 2:
        return False
    if key(head[0]) in vocabulary.picture():
        return True
    names_source = vocabulary.lines().get(key(head[0])) is Kind.SOURCE
    return names_source and ends_sentence(text[: credit.start()][-12:])


def _hashtags(said: Wording) -> Sign | None:
    """“#pier #boats”: nothing but tags."""
    return Sign(Kind.TAGS, sure=True) if _HASHTAGS.fullmatch(said.text) else None


def _pages(said: Wording) -> Sign | None:
    """“Page 1 of 3 Next”, “1 2 3 Next”: few words beside the numbers of pages."""
    is_short = said.count <= _PAGE_WORDS and not said.stops
    return Sign(Kind.PAGES, sure=True) if is_short and _PAGES.search(said.text) else None


def _sharing(said: Wording) -> Sign | None:
    """“Share on WhatsApp”, “Get our app”: a button's word at an end, a network's or an app's."""
    if len(said.words) < 2 or said.count > _SHARING_WORDS or said.stops:
        return None
    for offered, verbs in (
        (vocabulary.networks(), vocabulary.buttons()),
        (vocabulary.apps(), vocabulary.fetching()),
    ):
        named, done = offered.within(said.words), verbs.edging(said.words)
        if named and done and named != done:
            return Sign(Kind.BUTTONS, sure=True)
    return None


def _skipping(said: Wording) -> Sign | None:
    """“Skip to content”, and the menu that follows it in the same line."""
    begins = vocabulary.skips().beginning(said.words)
    return Sign(Kind.MENU, sure=True) if begins and not said.stops else None


def _advert(said: Wording) -> Sign | None:
    """“Advertisement - story continues below”: nothing but such phrases."""
    parts = [key(part) for part in _DASHES.split(said.text) if key(part)]
    told = len(parts) > 1 and all(vocabulary.lines().get(part) is Kind.ADVERT for part in parts)
    return Sign(Kind.ADVERT, sure=True) if told else None


def _reading_time(said: Wording) -> Sign | None:
    """“4 min read”, “Listening time: 4:12”: words for reading or hearing and how long it takes."""
    stops = said.stops and said.count > _FEW_WORDS  # “Min.” stops as well
    if said.count > _PAGE_WORDS or stops or not _MINUTES.search(said.text):
        return None
    times = vocabulary.reading_time().within(said.words)
    return Sign(Kind.BUTTONS, sure=False) if times else None


def _letter(said: Wording) -> Sign | None:
    """A short line that speaks of a newsletter, or of the address to which it goes."""
    if said.count > _LETTER_WORDS or said.stops:
        return None
    return Sign(Kind.LETTER, sure=False) if vocabulary.letters().within(said.words) else None


_LOOKS: tuple[Callable[[Wording], Sign | None], ...] = (
    _whole, _labelled, _address, _path, _menu, _duration, _caption, _footer, _hashtags, _pages,
    _skipping, _advert, _sharing, _reading_time, _letter, _pointer, _inviting,
)  # fmt: skip

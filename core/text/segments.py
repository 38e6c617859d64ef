"""Sentences of one paragraph.

Every mark that can end a sentence is a candidate, judged from left to right by what stands around
it; some judgements need to know where the sentence began (a number there is a list's, a bracket
there holds whole sentences). Marks that mean nothing else (。 ؟ ।) end a sentence unless speech
goes on behind its closing quote. `!`, `?` and `…` end it unless a small letter follows. What a
full stop means is for `core.text.stops` to say.

Quotation marks never hold a boundary back by themselves: scraped text leaves them open, and a
splitter that waits for the closing one swallows a page. Only within a short pair that stands
inside a sentence, and after which that sentence goes on, nothing is split.

What is left without any mark is looked at again in `core.text.breaks`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from core.text.breaks import clauses, halved
from core.text.enclosures import FARTHEST, Enclosure, enclosures
from core.text.stops import Stops

LONGEST = 1_000  # code points
LONGEST_UNMARKED = 250  # where blanks are the only marks there are

_SHORT_QUOTE = 80  # room for two short sentences; what is longer is better read in parts

_UNMARKED = frozenset({"th", "lo"})
_STRONG = "。！？｡．؟۔।॥።፧។៕။།༎։"
_PLAIN = ".!?…‥‼⁇⁈⁉"
_CALLS = frozenset("?!‼⁇⁈⁉;")
_OPENING = "\"'“‘„‚«»‹›”’([{¿¡「『《〈【（［｛〔＂"
_QUOTING = '"“‘«„＂「『'
_CLOSING = "\"'”’“‘»«›‹)]}」』》〉】）］｝〕＂"
_KHMER_ETC = "។ ?ល ?។"
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # and kana, and Hangul
_CANDIDATE = re.compile(
    rf"(?P<marks>(?:{_KHMER_ETC}|[{_PLAIN}{_STRONG}]|(?<=\.) (?=\.(?:\s|$)))+)"
    rf"(?:[{re.escape(_CLOSING)}]|\s(?=[”»](?!\w))|\[\d{{1,3}}\]|[⁰¹²³⁴-⁹])*"
)
_GREEK_CANDIDATE = re.compile(_CANDIDATE.pattern.replace("[.", "[;."))
_LEAD = re.compile(rf"[\s{re.escape(_OPENING)}\-–—―−•·*_#>|]*")
_BLANKS = re.compile(r"\s*")
_GLUED = re.compile(r"(?:[^\W\d_]{3,}|\d{2,}|[”\")\]])\Z")
_GOES_ON = re.compile(
    r"\s*[,;，、；：:)\]）]"
    r"|\s?(?:라고|이라고|라며|라는|하고)"
    r"|\s?(?:と|って|っと|など|なんて|を|が|に|の|は(?!い)|も(?![うし])|で(?![もはす]))"
    r"|[^。！？；，、“「\s]{1,5}[说說道问問喊叫答](?![：:法明服路题題理德])"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Marks that may end a sentence, `start:marked`, and what closes behind them, up to `end`."""

    start: int
    marked: int
    end: int


def split(paragraph: str, language: str) -> list[tuple[int, int]]:
    """Sentences as ranges `start:end` of code points of the paragraph, without blanks around.

    In order, and together they hold every character that is not blank exactly once. The language
    is a BCP 47 tag; an unknown one is split by the marks that all languages share.
    """
    ends = list(_Paragraph(paragraph, language).ends())
    pieces = [
        _trimmed(paragraph, start, end)
        for start, end in zip([0, *ends], [*ends, len(paragraph)], strict=True)
    ]
    unmarked = language.partition("-")[0] in _UNMARKED
    longest = LONGEST_UNMARKED if unmarked else LONGEST
    return [
        part
        for start, end in _with_words(paragraph, pieces)
        for clause in (clauses(paragraph, start, end) if unmarked else [(start, end)])
        for part in halved(paragraph, *clause, longest=longest)
    ]


class _Paragraph:
    """One paragraph and what is known of it while its candidates are judged."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._stops = Stops(text, language)
        self._pairs = enclosures(text)
        self._openings = {pair.start for pair in self._pairs}
        self._closings = [pair.end for pair in self._pairs]
        self._pattern = _GREEK_CANDIDATE if language.startswith("el") else _CANDIDATE

    def ends(self) -> Iterator[int]:
        """Offsets behind each sentence but the last."""
        sentence = _lead(self._text, 0)
        for match in self._pattern.finditer(self._text):
            candidate = self._candidate(match)
            behind = _lead(self._text, candidate.end)
            if behind < len(self._text) and self._is_end(candidate, behind, sentence):
                yield candidate.end
                sentence = behind

    def _candidate(self, match: re.Match[str]) -> _Candidate:
        """The match, less the quotes and brackets behind its marks that open what follows."""
        end = match.end("marks")
        while end < match.end() and not self._is_opening(end):
            end += 1
        end = match.start() + len(self._text[match.start() : end].rstrip())
        return _Candidate(match.start(), match.end("marks"), end)

    def _is_opening(self, offset: int) -> bool:
        if offset in self._openings:
            return True
        before_word = self._text[offset + 1 : offset + 2].isalnum()
        return before_word and self._text[offset] in _QUOTING and not self._closes(offset)

    def _closes(self, offset: int) -> bool:
        index = bisect_left(self._closings, offset)
        return index < len(self._closings) and self._closings[index] == offset

    def _is_end(self, candidate: _Candidate, behind: int, sentence: int) -> bool:
        if self._is_embedded(candidate, sentence):
            return False
        marks = self._text[candidate.start : candidate.marked]
        if any(mark in _STRONG for mark in marks) or self._is_among_han(candidate):
            return candidate.end == candidate.marked or not self._goes_on(candidate.end)
        if not self._text[candidate.end].isspace():
            return self._is_glued(candidate)
        if self._text[behind].islower() or self._text[behind] in ",;:)%]":
            return False
        if marks == ".":
            return self._stops.is_end(candidate.start, behind, sentence=sentence)
        return bool(set(marks) & _CALLS) or self._stops.ellipsis_is_end(candidate.start, behind)

    def _is_embedded(self, candidate: _Candidate, sentence: int) -> bool:
        """Whether a bracket, or a quotation behind which its sentence goes on, holds the marks.

        One that stands at the beginning of the sentence does not: it holds sentences itself.
        """
        first = bisect_left(self._closings, candidate.start)
        for index in range(first, len(self._pairs)):
            pair = self._pairs[index]
            if pair.end - candidate.start > FARTHEST:
                break
            if sentence < pair.start < candidate.start and self._keeps(pair, candidate):
                return True
        return False

    def _keeps(self, pair: Enclosure, candidate: _Candidate) -> bool:
        if pair.is_bracket:
            return True
        is_inside = candidate.end <= pair.end and pair.end - pair.start <= _SHORT_QUOTE
        return is_inside and (self._goes_on(pair.end + 1) or self._is_small(pair.end + 1))

    def _goes_on(self, offset: int) -> bool:
        """Whether what follows a closing quote continues its sentence."""
        return _GOES_ON.match(self._text, offset) is not None

    def _is_small(self, offset: int) -> bool:
        behind = _BLANKS.match(self._text, offset)
        return behind is not None and self._text[behind.end() : behind.end() + 1].islower()

    def _is_among_han(self, candidate: _Candidate) -> bool:
        """Whether plain marks stand where no blank is to be expected."""
        before, behind = self._text[candidate.start - 1], self._text[candidate.end]
        marks = self._text[candidate.start : candidate.marked]
        if "." in marks or "…" in marks:
            return marks == "." and _is_han(before) and _is_han(behind)
        return _is_han(before)

    def _is_glued(self, candidate: _Candidate) -> bool:
        """Whether only the blank is missing: two whole words meet, the second capitalised."""
        before = self._text[max(0, candidate.start - 20) : candidate.start]
        behind = self._text[candidate.end : candidate.end + 3].lstrip(_OPENING)[:2]
        return _GLUED.search(before) is not None and behind[:1].isupper() and behind[1:].islower()


def _lead(text: str, offset: int) -> int:
    """The offset of the first letter, digit or symbol from here, past blanks, quotes, dashes."""
    match = _LEAD.match(text, offset)
    return match.end() if match else offset


def _is_han(character: str) -> bool:
    return _HAN.fullmatch(character) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _with_words(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, those of marks alone joined to the one before, or else to the one behind."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if start >= end:
            continue
        bare = not any(map(str.isalnum, text[start:end]))
        if joined and (bare or not any(map(str.isalnum, text[slice(*joined[-1])]))):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined

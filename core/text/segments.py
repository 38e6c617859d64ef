"""Sentences of one paragraph, or of several: the end of a line always ends one.

Every mark that can end a sentence is a candidate, judged from left to right by what stands around
it; some judgements need to know where the sentence began (a number there is a list's, a bracket
there holds whole sentences). Marks that mean nothing else (。 ؟ ।) end a sentence unless speech
goes on behind its closing quote. `!`, `?` and `…` end it unless a small letter follows. What a
full stop means is for `core.text.stops` to say.

Quotation marks never hold a boundary back by themselves: scraped text leaves them open, and a
splitter that waits for the closing one swallows a page. Only within a short pair that stands
inside a sentence, and after which that sentence goes on, nothing is split.

Where blanks end sentences `core.text.clauses` looks at what is left, and at what is still very
long `core.text.breaks`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from core.text import clauses
from core.text.breaks import halved
from core.text.enclosures import FARTHEST, Enclosure, enclosures
from core.text.speech import Speech
from core.text.stops import Stops, is_counter

LONGEST = 1_000  # code points
LONGEST_UNMARKED = 250  # where blanks are the only marks there are

_SHORT_QUOTE = 80  # room for two short sentences; what is longer is better read in parts

_STRONG = "。！？｡．؟۔।॥።፧។៕။།༎։"
_PLAIN = ".!?…‥‼⁇⁈⁉"
_CALLS = frozenset("?!‼⁇⁈⁉;")
_LONGEST_COUNTER = 3
_DEEPEST = 4  # quotations in quotations
_OPENING = "\"'“‘„‚«»‹›”’([{¿¡「『《〈【（［｛〔＂"
_QUOTING = '"“‘«„＂「『'
_CLOSING = "\"'”’“‘»«›‹)]}」』》〉】）］｝〕＂"
_KHMER_ETC = "។ ?ល ?។"
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # and kana, and Hangul
_CANDIDATE = re.compile(
    rf"(?P<marks>(?:{_KHMER_ETC}|[{_PLAIN}{_STRONG}]|(?<=\.) (?=\.(?:\s|$)))++)"
    rf"(?:[{re.escape(_CLOSING)}]|\s(?=[”»](?!\w))|\[\d{{1,3}}\]|[⁰¹²³⁴-⁹])*+"
)
_GREEK_CANDIDATE = re.compile(_CANDIDATE.pattern.replace("[.", "[;."))
_LEAD = re.compile(rf"[\s{re.escape(_OPENING)}\-–—―−•·*_#>|]*")
_BLANKS = re.compile(r"\s*")
_GLUED = re.compile(r"(?:[^\W\d_]{3,}|\d{2,}|[”\")\]])\Z")
_ITEM = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)] +[^\W\d_a-z]|[^\W\d_]\) ")
_SMALL_BEFORE = re.compile(r"[stknm] [^\W\d_a-z]")  # 's Avonds, 't Is: Dutch


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Marks that may end a sentence, `start:marked`, and what closes behind them, up to `end`."""

    start: int
    marked: int
    end: int


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Sentences as ranges `start:end` of code points of the text, without blanks around.

    In order, and together they hold every character that is not blank exactly once. The language
    is a BCP 47 tag; an unknown one is split by the marks that all languages share. A text gives
    what its lines give, and a sentence, split again, itself.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += [(start + first, start + last) for first, last in _stable(line, language)]
        start += len(line) + 1
    return found


def _stable(line: str, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line, which without their neighbours are sentences, too."""
    for start, end in _split_line(line, language):
        if end - start == len(line):
            yield start, end
        else:
            parts = _stable(line[start:end], language)
            yield from ((start + first, start + last) for first, last in parts)


def _split_line(line: str, language: str) -> Iterator[tuple[int, int]]:
    ends = list(_Paragraph(line, language).ends())
    pieces = [
        _trimmed(line, start, end)
        for start, end in zip([0, *ends], [*ends, len(line)], strict=True)
    ]
    unmarked = language.partition("-")[0] in clauses.LANGUAGES
    longest = LONGEST_UNMARKED if unmarked else LONGEST
    for start, end in _with_words(line, pieces):
        for piece in clauses.clauses(line, start, end) if unmarked else [(start, end)]:
            yield from halved(line, *piece, longest=longest)


class _Paragraph:
    """One paragraph and what is known of it while its candidates are judged."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._stops = Stops(text, language)
        self._speech = Speech(language)
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
            return not self._is_item(candidate, sentence) and not self._goes_on_behind(candidate)
        if not self._text[candidate.end].isspace():
            return self._is_glued(candidate)
        return self._is_end_before_blank(candidate, behind, sentence)

    def _is_item(self, candidate: _Candidate, sentence: int) -> bool:
        """Whether all there is of the sentence so far is an item's number, as ១ is."""
        if candidate.start - sentence > _LONGEST_COUNTER:
            return False
        before = self._text[sentence : candidate.start]
        return is_counter(before) and not before.isascii()

    def _is_end_before_blank(self, candidate: _Candidate, behind: int, sentence: int) -> bool:
        """The judgement on `.`, `!`, `?` and `…` where a blank follows."""
        marks = self._text[candidate.start : candidate.marked]
        if self._is_small(behind) or self._text[behind] in ",;:)%]":
            return False
        if marks == ".":
            return self._stops.is_end(candidate.start, behind, sentence=sentence)
        if self._goes_on_behind(candidate):
            return False
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
            if pair.start < candidate.start and self._holds(pair, candidate, sentence):
                return True
        return False

    def _holds(self, pair: Enclosure, candidate: _Candidate, sentence: int) -> bool:
        if sentence < pair.start:
            return pair.is_title or self._keeps(pair, candidate)
        return pair.is_title or (candidate.end == pair.end + 1 and self._is_nested(pair))

    def _keeps(self, pair: Enclosure, candidate: _Candidate) -> bool:
        if pair.is_bracket:
            return True
        if candidate.end > pair.end + 1 or pair.end - pair.start > _SHORT_QUOTE:
            return False
        if self._is_nested(pair):
            return True
        is_inside = candidate.end <= pair.end
        behind = _after_blanks(self._text, pair.end + 1)
        return is_inside and (
            self._is_small(behind) or self._speech.goes_on(self._text, pair.end + 1)
        )

    def _at(self, offset: int) -> str:
        return self._text[offset : offset + 1]

    def _is_nested(self, pair: Enclosure) -> bool:
        """Whether a quotation ends within another one that goes on, in a caseless script."""
        following = self._at(_after_blanks(self._text, pair.end + 1))
        if not following.isalpha() or following.upper() != following.lower():
            return False
        later = bisect_left(self._closings, pair.end + 1)
        return any(
            outer.start < pair.start
            for outer in self._pairs[later : later + _DEEPEST]
            if outer.end - pair.end <= FARTHEST
        )

    def _goes_on_behind(self, candidate: _Candidate) -> bool:
        """Whether the sentence goes on behind the marks, or behind the quotation they close."""
        if candidate.end > candidate.marked and self._speech.goes_on(self._text, candidate.end):
            return True
        return self._speech.goes_on_unquoted(self._text, candidate.end)

    def _is_small(self, behind: int) -> bool:
        """Whether a small letter stands there that begins no sentence and no item of a list."""
        if not self._at(behind).islower() or _ITEM.match(self._text, behind):
            return False
        is_shortened = self._text[behind - 1] in "'’" and _SMALL_BEFORE.match(self._text, behind)
        return not is_shortened

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


def _after_blanks(text: str, offset: int) -> int:
    match = _BLANKS.match(text, offset)
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

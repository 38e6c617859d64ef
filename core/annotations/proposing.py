"""The exact words that a mark stands for in a linked sentence, where they are all but certain.

A linked passage begins as whole sentences. Three things can say more. What stands in quotation
marks or brackets in the one version stands in them in the other. Numbers and names stand there
as they are. And words that met again and again in aligned sentences explain each other: each
word of the sentence is counted for the marked words or for those around them, and the run of
words with the highest count is what the mark covers, which is how phrases are cut from aligned
sentences in Och's and Ney's “The alignment template approach to statistical machine translation”
(2004).

A wrong proposal costs more than none. So most of the marked words must be explained within the
run, none of those around them, and either end of the run must be plain: beside it stands a word
that belongs to the rest, a mark of punctuation, or nothing. Else nothing is proposed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.text.enclosures import enclosures
from core.text.fold import fold

MOSTLY, EXPLAINED, STRANGE = 0.75, 0.3, 0.25
PLAIN, RIVAL = 0.2, 0.6
UNKNOWN = 1.0
LIKE, LIKE_NAME = 1.5, 4.0
_STOPS = ".,;:!?。，！？…"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
_UNIT = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")

Met = Mapping[tuple[str, str], float]
"""How often two words met in aligned sentences, as the lessons of a library say."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a version's text: the rows that a mark lies in, or the words linked to it."""

    text: str
    language: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, a character of a script without blanks, or a mark of punctuation."""

    start: int
    end: int
    tokens: tuple[str, ...]
    form: str


def exact_words(source: Place, marked: range, target: Place, met: Met) -> range | None:
    """Which part of the target the marked part of the source stands for, None if in doubt.

    `marked` and the result are offsets into the whole texts. What fills its place needs no words.
    """
    words = source.text[marked.start : marked.stop]
    if not words.strip() or len(words) > 0.9 * len(source.words.strip()):
        return None
    for found in (
        _enclosed(source, marked, target),
        _unchanged(source, words, target),
        _explained(source, marked, target, met),
    ):
        if found is not None and len(found) < 0.9 * len(target.words.strip()):
            return found
    return None


def _enclosed(source: Place, marked: range, target: Place) -> range | None:
    """What stands between the same quotation marks or brackets, where both have as many."""
    ours, theirs = _insides(source), _insides(target)
    wanted = _without_stop(source.text, marked)
    for number, inside in enumerate(ours):
        if _without_stop(source.text, inside) == wanted:
            if len(ours) != len(theirs):
                return None
            with_stop = source.text[marked.start : marked.stop].rstrip()[-1] in _STOPS
            return theirs[number] if with_stop else _without_stop(target.text, theirs[number])
    return None


def _insides(place: Place) -> list[range]:
    return sorted(
        (
            range(place.start + pair.start + 1, place.start + pair.end)
            for pair in enclosures(place.words)
        ),
        key=lambda inside: inside.start,
    )


def _without_stop(text: str, words: range) -> range:
    """The words without blanks, commas and stops at their ends."""
    part = text[words.start : words.stop]
    left = len(part) - len(part.lstrip())
    return range(words.start + left, words.start + len(part.rstrip().rstrip(_STOPS)))


def _unchanged(source: Place, words: str, target: Place) -> range | None:
    """The same name or number, marks of letters left aside, where either side has it once."""
    if not any(c.isupper() or c.isdigit() for c in words) or len(words) < 2:
        return None
    ours, theirs = _spelt_so(source, words), _spelt_so(target, words)
    return theirs[0] if len(ours) == len(theirs) == 1 else None


def _spelt_so(place: Place, words: str) -> list[range]:
    """Where these words stand as a whole, with capitals where they have them."""
    wanted = [(fold(found), found[0].isupper()) for found in _UNIT.findall(words)]
    there = list(_UNIT.finditer(place.words))
    forms = [(fold(found.group()), found.group()[0].isupper()) for found in there]
    size = len(wanted)
    return [
        range(place.start + there[n].start(), place.start + there[n + size - 1].end())
        for n in range(len(there) - size + 1)
        if forms[n : n + size] == wanted and _is_apart(place.words, there[n], there[n + size - 1])
    ]


def _is_apart(text: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether a run of words is no part of a longer number or of a word with hyphens."""
    before, after = text[: first.start()], text[last.end() :]
    return not re.search(r"[\w.,/-]$", before) and not re.match(r"[\w/-]|[.,]\d", after)


def _explained(source: Place, marked: range, target: Place, met: Met) -> range | None:
    """The run of target words that the marked ones explain, if it is plain where it ends."""
    ours, theirs = _units(source), _units(target)
    mine = [n for n, u in enumerate(ours) if u.start < marked.stop and u.end > marked.start]
    share = _shares(ours, theirs, met)
    own = set(mine)
    gain = [
        sum(row[j] if i in own else -row[j] for i, row in enumerate(share))
        for j in range(len(theirs))
    ]
    run = _best_run(gain)
    if run is None or not _is_sure(ours, mine, share, run) or _has_rival(gain, run):
        return None
    if not (_is_plain(theirs, gain, run.start - 1) and _is_plain(theirs, gain, run.stop)):
        return None
    return range(theirs[run.start].start, theirs[run.stop - 1].end)


def _units(place: Place) -> list[_Unit]:
    from core.alignment.tokens import tokens

    found = list(_UNIT.finditer(place.words))
    units = []
    for number, match in enumerate(found):
        word = match.group()
        pieces = set(tokens(word, place.language)) if word[0].isalnum() else set()
        if len(word) == 1 and len(pieces) == 1:  # a character also counts by its pairs
            around = [m.group() for m in found[max(number - 1, 0) : number + 2]]
            pieces |= {a + b for a, b in pairwise(around) if word in (a, b)}
        form = fold(word).replace(" ", "")
        start = place.start + match.start()
        units.append(_Unit(start, start + len(word), tuple(sorted(pieces)), form))
    return units


def _shares(ours: Sequence[_Unit], theirs: Sequence[_Unit], met: Met) -> list[list[float]]:
    """How far each of our words and each of theirs explain each other, 0 to 1."""
    weight = [[_weight(a, b, met) for b in theirs] for a in ours]
    rows = [sum(row) + UNKNOWN for row in weight]
    columns = [sum(column) + UNKNOWN for column in zip(*weight, strict=True)]
    return [
        [value / (rows[i] * columns[j]) ** 0.5 for j, value in enumerate(row)]
        for i, row in enumerate(weight)
    ]


def _weight(a: _Unit, b: _Unit, met: Met) -> float:
    if not a.tokens or not b.tokens:
        return 0.0
    known = max(met.get((x, y), 0.0) for x in a.tokens for y in b.tokens)
    if a.form == b.form and (a.form[0].isdigit() or len(a.form) > 3):
        return known + LIKE_NAME
    alike = len(a.form) > 5 and len(b.form) > 5 and a.form[:5] == b.form[:5]
    return known + (LIKE if alike else 0.0)


def _best_run(gain: Sequence[float]) -> range | None:
    """The run with the highest sum, from a word that counts for us to one that does."""
    best, best_run, total, first = 0.0, None, 0.0, 0
    for place, value in enumerate(gain):
        if total <= 0:
            total, first = 0.0, place
        total += value
        if total > best and value >= STRANGE:
            best, best_run = total, range(first, place + 1)
    if best_run is None:
        return None
    counts = [n for n in best_run if gain[n] >= STRANGE]
    return range(counts[0], counts[-1] + 1)


def _has_rival(gain: Sequence[float], run: range) -> bool:
    """Whether words elsewhere could be meant about as well."""
    rest = [0.0 if n in run else value for n, value in enumerate(gain)]
    other = _best_run(rest)
    value = sum(gain[n] for n in run)
    return other is not None and sum(rest[n] for n in other) >= RIVAL * value


def _is_sure(
    ours: Sequence[_Unit], mine: Sequence[int], share: Sequence[Sequence[float]], run: range
) -> bool:
    """Whether the run explains the marked words, the first and last above all, and no others."""
    within = [sum(share[i][j] for j in run) for i in range(len(ours))]
    own = set(mine)
    telling = [i for i in mine if len(ours[i].form) > 2 or not ours[i].form.isascii()]
    explained = [i for i in telling if within[i] >= EXPLAINED]
    if not explained or len(explained) < MOSTLY * len(telling):
        return False
    ends_are_sure = (explained[0], explained[-1]) == (telling[0], telling[-1])
    return ends_are_sure and all(within[i] <= STRANGE for i in range(len(ours)) if i not in own)


def _is_plain(theirs: Sequence[_Unit], gain: Sequence[float], beside: int) -> bool:
    """Whether what stands beside a run is certainly not part of it."""
    if not 0 <= beside < len(theirs):
        return True
    return not theirs[beside].tokens or gain[beside] <= -PLAIN

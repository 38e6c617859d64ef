"""One term rendered by two compounds: “Ersatzschlüssel” here, “Zweitschlüssel” there.

Languages that write compounds in one word hide two renderings of a term in two words. They share
their last part, the head, and so does the term: where “key” stands, some word in -schlüssel does.
Two compounds are taken for renderings of one term only when together they stand in the very rows
that have the term, three at least, and when its own head goes with theirs in the rest of the
article, too; without that nearly all such pairs are chance.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.phrases import MOST_ROWS, At, Phrase, Phrases, Word, counted
from core.reading.checks.sheet import Sheet, Words

_SHORTEST_HEAD, _SHORTEST_REST = 5, 3
_LONGEST_TERM, _SHORTEST_WORD = 3, 3
_TOGETHER = 0.6
_FEWEST = 3
Rows = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two compounds with one head, and their rows."""

    words: tuple[str, str]
    head: str
    rows: Rows


def find(sheet: Sheet, phrases: Sequence[Phrases]) -> Iterator[Finding]:
    """Terms that a version renders by two compounds, against the base in both directions."""
    for one, other in sheet.pairs:
        if sheet.base in (one, other):
            for said, rendered in ((one, other), (other, one)):
                for term, pair in _terms(phrases[said], phrases[rendered]):
                    yield _finding(sheet, phrases, (said, term), (rendered, pair))


def _terms(said: Phrases, rendered: Phrases) -> Iterator[tuple[Phrase, _Pair]]:
    """The terms of one version with the two compounds that render them in the other."""
    terms = _by_rows(said)
    for pair in _pairs(rendered):
        for term in terms.get(pair.rows, ()):
            if any(_go_together(said, word, rendered, pair.head) for word in (term[0], term[-1])):
                yield term, pair
                break


def _by_rows(said: Phrases) -> Mapping[Rows, list[Phrase]]:
    """The phrases of two or three words that stand once in each of their rows, by these."""
    found: dict[Rows, list[Phrase]] = defaultdict(list)
    for phrase, places in said.repeated.items():
        rows = frozenset(at.row for at in places)
        telling = 1 < len(phrase) <= _LONGEST_TERM and min(map(len, phrase)) >= _SHORTEST_WORD
        if telling and len(rows) == len(places) >= _FEWEST:
            found[rows].append(phrase)
    return found


def _pairs(rendered: Phrases) -> Iterator[_Pair]:
    """Each two words that end alike, in a word of its own, and never stand in one row."""
    heads: dict[str, list[str]] = defaultdict(list)
    for word, places in rendered.rows.items():
        if len(places) > MOST_ROWS:
            continue
        for at in range(_SHORTEST_REST, len(word) - _SHORTEST_HEAD + 1):
            if word[at:] in rendered.rows:
                heads[word[at:]].append(word)
    for head, words in heads.items():
        for one, other in combinations(words, 2):
            rows = [frozenset(rendered.rows[word]) for word in (one, other)]
            if not rows[0] & rows[1] and not one.endswith(other) and not other.endswith(one):
                yield _Pair((one, other), head, rows[0] | rows[1])


def _go_together(said: Phrases, word: str, rendered: Phrases, head: str) -> bool:
    """Whether rows that have a word mostly have one with this head, and the other way round."""
    ours = _having(said, lambda each: each.startswith(word))
    theirs = _having(rendered, lambda each: each.endswith(head) or each.startswith(head))
    both = len(ours & theirs)
    return both >= _FEWEST and 2 * both >= _TOGETHER * (len(ours) + len(theirs))


def _having(phrases: Phrases, fits: Callable[[str], bool]) -> set[int]:
    return {row for word, rows in phrases.rows.items() if fits(word) for row in rows}


def _finding(
    sheet: Sheet,
    phrases: Sequence[Phrases],
    source: tuple[int, Phrase],
    target: tuple[int, _Pair],
) -> Finding:
    (one, term), (other, pair) = source, target
    said = [_words(one, at, phrases[one], len(term)) for at in phrases[one].repeated[term]]
    compounds = [
        Words(row, other, *word.span)
        for row in sorted(pair.rows)
        for word in _in_row(phrases[other], row, pair.words)
    ]
    spellings = Counter(_text(sheet, words) for words in compounds)
    return sheet.finding(
        Kind.RENDERINGS,
        "Two renderings",
        f"“{_text(sheet, said[0])}” is {counted(spellings)} in {sheet.label(other)}.",
        rows=sorted(pair.rows),
        sides=[other, one],
        words=[*compounds, *said],
    )


def _words(side: int, at: At, phrases: Phrases, size: int) -> Words:
    run = phrases.phrase(at, size)
    return Words(at.row, side, run[0].span[0], run[-1].span[1], at_fault=False)


def _in_row(phrases: Phrases, row: int, wanted: Sequence[str]) -> list[Word]:
    words = (word for clause in phrases.clauses[row] for word in clause)
    return [word for word in words if word.text in wanted]


def _text(sheet: Sheet, words: Words) -> str:
    return sheet.rows[words.row].text(words.side)[words.start : words.end]

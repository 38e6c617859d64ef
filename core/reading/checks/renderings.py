"""One phrase rendered in two ways: the same words in one version, not quite the same in another.

A phrase counts as rendered when both versions have it in the same rows and nowhere else. What is
looked for are such renderings that agree but for one word before them (“Head of the Harbour
Board”, “Chief of the Harbour Board”). Both must be set off on that side, by punctuation or a
capital letter, or the odd word might belong to what stands before; so few are found, but those
are worth a look.
"""

from collections.abc import Iterator, Mapping, Sequence

from core.reading.checks import compounds
from core.reading.checks.findings import Finding, Kind
from core.reading.checks.phrases import At, Phrase, Phrases, Word, counted
from core.reading.checks.sheet import Sheet, Words


def find(sheet: Sheet) -> Iterator[Finding]:
    """Phrases that a version renders in two ways, against the base in both directions."""
    texts = [Phrases(sheet, side) for side in range(len(sheet.sides))]
    for one, other in sheet.pairs:
        if sheet.base in (one, other):
            yield from _Search(sheet, texts, one, other).findings()
            yield from _Search(sheet, texts, other, one).findings()
    yield from compounds.find(sheet, texts)


class _Search:
    """What `other` renders in two ways of what `one` says in one."""

    def __init__(self, sheet: Sheet, texts: Sequence[Phrases], one: int, other: int) -> None:
        self._sheet, self._one, self._other = sheet, one, other
        self._said, self._rendered = texts[one], texts[other]
        self._by_rows: dict[frozenset[int], Phrase] = {}
        for phrase, places in self._said.repeated.items():
            rows = frozenset(at.row for at in places)
            if len(rows) > 1 and len(phrase) > len(self._by_rows.get(rows, ())):
                self._by_rows[rows] = phrase

    def findings(self) -> Iterator[Finding]:
        """Renderings that differ in the word at an edge, and compounds."""
        done: set[frozenset[int]] = set()
        cores = sorted(self._rendered.repeated.items(), key=lambda item: -len(item[0]))
        for core, places in cores:
            rows = frozenset(at.row for at in places)
            phrase = self._by_rows.get(rows)
            if rows in done or phrase is None or len(places) != len(rows):
                continue
            done.add(rows)
            variants = self._variants(core, places)
            if variants is not None and self._is_set_off(phrase):
                yield self._finding(phrase, variants)

    def _variants(self, core: Phrase, places: Sequence[At]) -> dict[At, list[Word]] | None:
        """Each occurrence with the word before it, if those differ and belong to it."""
        found: dict[At, list[Word]] = {}
        for at in places:
            clause, first = self._rendered.clauses[at.row][at.clause], at.first - 1
            if first < 0 or not self._rendered.stands_out(at, first):
                return None
            rest = clause[at.first : at.first + len(core)]
            if not _belongs(rest, delimited=first == 0):
                return None
            found[at] = clause[first : at.first + len(core)]
        heads = {words[0].text for words in found.values()}
        return found if len(heads) > 1 else None

    def _is_set_off(self, phrase: Phrase) -> bool:
        """Whether the phrase of several words stands out wherever it occurs."""
        places = self._said.repeated[phrase]
        return len(phrase) > 1 and all(self._said.stands_out(at, at.first) for at in places)

    def _finding(self, phrase: Phrase, variants: Mapping[At, Sequence[Word]]) -> Finding:
        spellings: dict[str, int] = {}
        words: list[Words] = []
        for at, run in variants.items():
            text = self._sheet.rows[at.row].text(self._other)
            start, end = run[0].span[0], run[-1].span[1]
            spellings[text[start:end]] = spellings.get(text[start:end], 0) + 1
            words.append(Words(at.row, self._other, start, end))
        said = ""
        for at in self._said.repeated[phrase]:
            run = self._said.phrase(at, len(phrase))
            start, end = run[0].span[0], run[-1].span[1]
            said = said or self._sheet.rows[at.row].text(self._one)[start:end]
            words.append(Words(at.row, self._one, start, end, at_fault=False))
        return self._sheet.finding(
            Kind.RENDERINGS,
            "Two renderings",
            f"“{said}” is {counted(spellings)} in {self._sheet.label(self._other)}.",
            rows=sorted({at.row for at in variants}),
            sides=[self._other, self._one],
            words=words,
        )


def _belongs(rest: Sequence[Word], *, delimited: bool) -> bool:
    """Whether a name goes on with these words, or a clause does (“Head of the Board”)."""
    telling = rest if delimited else rest[:1]
    return any(word.capital or word.text.isdigit() for word in telling)

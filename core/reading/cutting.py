"""The words of a row that render a phrase, cut from the links between two versions.

Phrases are cut from aligned sentences as Och and Ney do (“The alignment template approach to
statistical machine translation”, 2004), but by soft links: the run of units that gains most,
where a link from the phrase counts for the run and a link from other words against it. What
stands unlinked inside the run belongs to it, what stands beside it does not.

A row alone may be cut a little too short or too long. Three things mend that. Units that stand
side by side wherever they stand are not parted. Each row names several runs, and those that other
rows name too win: a rendering that comes again is a better witness than one link, and where a row
says too little, it is looked for there. And where most
rows have one more word at an end (“Head of the Board” beside “Chair of the Board”), a word that
stands there and belongs to nothing else is taken.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.alignment.tokens import Floats
from core.alignment.units import Unit

_COST = 0.08  # of a unit in the run that nothing links to the phrase
_UNKNOWN = 0.15  # what is left of a unit for what nobody knows
_COVERED = 0.5  # what a run gains that all links of the phrase lead to
_STOP_COST = 0.3  # of a comma or another sign in the run that parts what it divides
_LEAST = 0.25  # what a run has to gain to be taken
_HINT = 0.1  # what it has to gain to be taken where other rows name it too
_SLACK = 0.35  # how far below the best a run may be, by units of the phrase
_AGAIN, _MOST_AGAIN = 0.45, 2.0  # what a run gains when other rows name it too
_TRACE = 0.1  # of links to what renders the phrase elsewhere
_ANOTHERS = -0.3  # gains below this are of units that belong to other words
_ALWAYS, _OFTEN, _TWICE = 0.75, 0.2, 2
_HEAD, _REST = 6, 3  # letters of the last part of a compound, and of what is before it
_MORE = 2  # units that a run may take at an end because other rows have them
_STOPS = frozenset(',;:.!?()[]{}"“”„«»、，；：。！？（）「」『』《》…\n')


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which the phrase was found: the target's units and text, and the links to them.

    `inside` is the sum of the links from the phrase to each unit, `whole` of those from all words;
    `size` the number of units of the phrase.
    """

    there: Sequence[Unit]
    text: str
    inside: Floats
    whole: Floats
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """Units `[first, last]` of a row that may render the phrase, and what speaks for them."""

    first: int
    last: int
    gain: float


@dataclass(frozen=True, slots=True)
class Together:
    """How often units, and two units side by side, stand in a version."""

    alone: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, rows: Iterable[Sequence[Unit]]) -> "Together":
        """Count the units of all rows of a version."""
        alone: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for there in rows:
            keys = [unit.key for unit in there]
            alone.update(keys)
            pairs.update(pairwise(keys))
        return cls(alone, pairs)

    def holds(self, own: Unit, other: Unit, met: int) -> bool:
        """Whether the unit at the end of a run and the one beside it are not parted."""
        always = met >= _ALWAYS * self.alone[own.key]
        return met >= _TWICE and always and met >= _OFTEN * self.alone[other.key]

    def before(self, there: Sequence[Unit], at: int) -> bool:
        """Whether the unit before this one always stands there."""
        own, other = there[at], there[at - 1]
        return self.holds(own, other, self.pairs[other.key, own.key])

    def after(self, there: Sequence[Unit], at: int) -> bool:
        """Whether the unit after this one always stands there."""
        own, other = there[at], there[at + 1]
        return self.holds(own, other, self.pairs[own.key, other.key])


def cut(rows: Sequence[Row], together: Together) -> list[range | None]:
    """The units that render the phrase in each row, None where it is not rendered or in doubt."""
    gains = [_gains(row) for row in rows]
    named = [_runs(row, gain, together) for row, gain in zip(rows, gains, strict=True)]
    chosen = _chosen(rows, named)
    forms = Counter(
        _forms(row, run) for row, run in zip(rows, chosen, strict=True) if run is not None
    )
    return [
        _known_elsewhere(row, forms) or _compound(row, forms)
        if run is None
        else _completed(row, gain, run, forms)
        for row, gain, run in zip(rows, gains, chosen, strict=True)
    ]


def form_of(there: Sequence[Unit], run: range) -> str:
    """The form in which two renderings are compared: no case, no marks of letters."""
    return " ".join(unit.plain for unit in there[run.start : run.stop])


def _gains(row: Row) -> list[float]:
    """What each unit adds to a run.

    How much more of it is the phrase's than other words', and how much of the phrase is its.
    """
    belongs = (2 * row.inside - row.whole) / (row.whole + _UNKNOWN)
    covers = row.inside / (row.inside.sum() + _UNKNOWN)
    gains: list[float] = (belongs + _COVERED * covers - _COST).tolist()
    return gains


def _runs(row: Row, gains: Sequence[float], together: Together) -> list[Run]:
    """The runs that may render the phrase, the best and those not much worse."""
    costs = [_STOP_COST * stop for stop in _stops(row)]
    longest = 2 * row.size + 4
    runs = []
    for first in range(len(gains)):
        gain = 0.0
        for last in range(first, min(len(gains), first + longest) if gains[first] > 0 else first):
            gain += gains[last] - (costs[last] if last > first else 0.0)
            if gains[last] > 0 and gain >= _HINT:
                runs.append(_whole(row.there, gains, Run(first, last, gain), together))
    best = max((run.gain for run in runs), default=0.0)
    return [run for run in runs if run.gain >= best - _SLACK * min(row.size, 3)]


def _stops(row: Row) -> list[bool]:
    """Whether a sign that parts stands before each unit."""
    between = [row.text[a.end : b.start] for a, b in pairwise(row.there)]
    return [False, *(not _STOPS.isdisjoint(signs) for signs in between)]


def _whole(there: Sequence[Unit], gains: Sequence[float], run: Run, together: Together) -> Run:
    """The run with the units beside it that always stand there, unless they are another's."""
    first, last, gain = run.first, run.last, run.gain
    while first and gains[first - 1] > _ANOTHERS and together.before(there, first):
        first -= 1
        gain += gains[first]
    while last + 1 < len(there) and gains[last + 1] > _ANOTHERS and together.after(there, last):
        last += 1
        gain += gains[last]
    return Run(first, last, gain)


def _chosen(rows: Sequence[Row], named: Sequence[Sequence[Run]]) -> list[Run | None]:
    """Of each row's runs the one that gains most, with what other rows say of it."""
    keys = [[_forms(row, run) for run in runs] for row, runs in zip(rows, named, strict=True)]
    again = Counter(key for own in keys for key in set(own))
    chosen: list[Run | None] = []
    for runs, own in zip(named, keys, strict=True):
        worth = [
            run.gain + _AGAIN * min(_MOST_AGAIN, (again[key] - 1) ** 0.5)
            for run, key in zip(runs, own, strict=True)
        ]
        best = max(worth, default=0.0)
        chosen.append(runs[worth.index(best)] if best >= _LEAST else None)
    return chosen


def _forms(row: Row, run: Run) -> tuple[str, ...]:
    return tuple([unit.plain for unit in row.there[run.first : run.last + 1]])


def _known_elsewhere(row: Row, forms: Counter[tuple[str, ...]]) -> range | None:
    """What renders the phrase in other rows, again and again, where it stands here too."""
    there = [unit.plain for unit in row.there]
    found: list[tuple[float, int, range]] = []
    for form, count in forms.items():
        for at in range(len(there) - len(form) + 1 if count >= _TWICE else 0):
            if tuple(there[at : at + len(form)]) == form:
                linked = float(row.inside[at : at + len(form)].sum())
                found.append((linked, count, range(at, at + len(form))))
    best = max(found, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= _TRACE else None


def _compound(row: Row, forms: Counter[tuple[str, ...]]) -> range | None:
    """A word, linked ever so little, that ends as what renders the phrase in other rows does.

    So “Zweitschlüssel” is found where it stands once for what is “Ersatzschlüssel” elsewhere.
    """
    usual = [form[0] for form, count in forms.items() if len(form) == 1 and count >= _TWICE]
    found = [
        (_ending(unit.plain, word), at)
        for at, unit in enumerate(row.there)
        for word in usual
        if row.inside[at] >= _TRACE
    ]
    longest, at = max(found, default=(0, 0))
    return range(at, at + 1) if longest >= _HEAD else None


def _ending(one: str, other: str) -> int:
    """How many letters two compounds share at their ends, where both have more before them."""
    from rapidfuzz.distance import Postfix

    shared = int(Postfix.similarity(one, other))
    return shared if shared + _REST <= min(len(one), len(other)) else 0


def _completed(
    row: Row, gains: Sequence[float], run: Run, forms: Counter[tuple[str, ...]]
) -> range:
    """The run with free words at an end where at least as many rows have words there."""
    own = _forms(row, run)
    size, short = len(own), forms[own]
    for more in range(1, _MORE + 1):
        longer = [form for form in forms if len(form) == size + more]
        ending = sum(forms[form] for form in longer if form[more:] == own)
        begun = sum(forms[form] for form in longer if form[:size] == own)
        if ending >= short and _free(row, gains, range(run.first - more, run.first + 1)):
            return range(run.first - more, run.last + 1)
        if begun >= short and _free(row, gains, range(run.last, run.last + more + 1)):
            return range(run.first, run.last + more + 1)
    return range(run.first, run.last + 1)


def _free(row: Row, gains: Sequence[float], units: range) -> bool:
    """Whether these units stand in the row with no sign between, and belong to no other word."""
    if units.start < 0 or units.stop > len(row.there):
        return False
    parted = _stops(row)[units.start + 1 : units.stop]
    return not any(parted) and all(gains[n] > 2 * _ANOTHERS for n in units)

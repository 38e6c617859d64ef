"""Errors planted in translations that have none, to see how many of them the checks find.

Each way of planting changes one sentence of the translation as a hurried translator might, or
gives nothing where the sentence offers no place for it. The source is only looked at to be sure
that what is changed was right before: a number that both have, a name that both spell alike.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from core.alignment.evidence import figures
from core.text import dates

Rows = list[tuple[str | None, str | None]]
_NAME = re.compile(r"(?<=[\w,] )[A-ZĐ][^\W\d_]{4,}")
_QUOTED = re.compile('“[^“”]{12,}”|„[^“”„]{12,}[“”]|«[^«»]{12,}»|"[^"]{12,}"')
_BRACKETED = re.compile(r"[(（][^()（）\d]{5,}[)）]")
_FOREIGN: Mapping[str, str] = MappingProxyType(
    {r"%": " USD", r"\$": "€", r"€": "£", r"£": "$", r"(?<=[\d ])km\b": "kg"}
)


@dataclass(frozen=True, slots=True)
class Text:
    """A source, its translation and their languages; rows of sentences, None for nothing."""

    rows: Rows
    languages: tuple[str, str]

    def planted(self, kind: str, *, every: int = 1, first: int = 0) -> "tuple[Text, list[int]]":
        """The text with an error of this kind in each `every`th row that has room for it.

        `first` says in which of them, from 0. Beside it, the rows in which errors stand.
        Neighbours are left alone.
        """
        chance, rows, places = random.Random(7), list(self.rows), list[int]()
        seen = 0
        for number, (source, target) in enumerate(self.rows):
            wrong = _PLANT[kind](self, source or "", target or "", chance)
            if not (source and target) or wrong is None or wrong == target:
                continue
            if seen % every == first and (not places or number - places[-1] > 1):
                rows[number] = (source, wrong or None)
                places.append(number)
            seen += 1
        return Text(rows, self.languages), places


Plant = Callable[[Text, str, str, random.Random], str | None]


def read(source: Path, languages: tuple[str, str]) -> Text:
    """A document of the gold data, its sentences by their gold beads."""
    sides = [
        [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        for path in (source, source.with_suffix(".tgt"))
    ]
    beads = [
        [[int(unit) for unit in re.findall(r"\d+", side)] for side in line.split(":")[:2]]
        for line in source.with_suffix(".gold").read_text("utf-8").splitlines()
    ]
    rows: Rows = []
    for bead in beads:
        one, other = (
            " ".join(units[n] for n in run) for units, run in zip(sides, bead, strict=True)
        )
        rows.append((one or None, other or None))
    return Text(rows, languages)


def _number(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """One figure of two digits and more with a digit changed."""
    own, theirs = figures(target, text.languages[1]), figures(source, text.languages[0])
    said = {figure.value for figure in theirs}
    days = dates.find(target, text.languages[1])
    for figure in own:
        digits = re.match(r"\d[\d.,]*\d", target[figure.start : figure.end])
        whole = any(day.start <= figure.start < day.end for day in days)
        if figure.digits and digits and figure.value in said and not whole:
            at = figure.start + chance.randrange(2) * (digits.end() - 1)
            other = chance.choice([d for d in "123456789" if d != target[at]])
            return target[:at] + other + target[at + 1 :]
    return None


def _date(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """A full date with another day."""
    theirs = {day.day for day in dates.find(source, text.languages[0])}
    for found in dates.find(target, text.languages[1]):
        written = target[found.start : found.end]
        day = re.search(rf"(?<!\d)0?{found.day.day}(?!\d)", written)
        if found.day in theirs and day and found.day.day != found.day.month:
            other = chance.choice([n for n in range(1, 28) if n != found.day.day])
            at = found.start + day.start()
            return target[:at] + str(other) + target[found.start + day.end() :]
    return None


def _name(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """A name that both spell alike with letters turned round, a letter lost or another one."""
    theirs = set(re.findall(r"[^\W\d_]+", source))
    for match in _NAME.finditer(target):
        name = match.group()
        swaps = [n for n in range(1, len(name) - 1) if name[n] != name[n + 1]]
        if name in theirs and swaps:
            n = chance.choice(swaps)
            turned = name[:n] + name[n + 1] + name[n] + name[n + 2 :]
            lost, other = name[:n] + name[n + 1 :], chance.choice("bdglmprtuaeio")
            wrong = chance.choice([turned, lost, name[:n] + other + name[n + 1 :]])
            return target[: match.start()] + wrong + target[match.end() :]
    return None


def _usual_name(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """A slip in a name that the translation has in several rows."""
    for match in _NAME.finditer(target):
        name = match.group()
        often = sum(name in (other or "") for _, other in text.rows)
        if often > 3 and name[2] != name[3]:
            wrong = name[:2] + name[3] + name[2] + name[4:]
            return target[: match.start()] + wrong + target[match.end() :]
    return None


def _missing(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """The whole sentence, if it is one worth missing."""
    return "" if len(source) > 40 else None


def _stripped(pattern: "re.Pattern[str]") -> Plant:
    """The first pair of marks lost in the translation, where both have one."""

    def plant(text: Text, source: str, target: str, chance: random.Random) -> str | None:
        match = pattern.search(target)
        if match is None or len(pattern.findall(target)) > 1 or not pattern.search(source):
            return None
        return target[: match.start()] + match.group()[1:-1] + target[match.end() :]

    return plant


def _untranslated(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """Twelve words in the midst of the translation left as the source has them."""
    ours, theirs = source.split(), target.split()
    if min(len(ours), len(theirs)) < 16:
        return None
    return " ".join([*theirs[:2], *ours[2:14], *theirs[14:]])


def _unit(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """Another currency or unit at the same number."""
    for sign, other in _FOREIGN.items():
        if re.search(sign, source) and re.search(sign, target):
            return re.sub(sign, other, target)
    return None


def _half(text: Text, source: str, target: str, chance: random.Random) -> str | None:
    """Two thirds of a long sentence left out."""
    words = target.split()
    return " ".join(words[: len(words) // 3]) + "." if len(words) > 24 else None


_PLANT: Mapping[str, Plant] = MappingProxyType(
    {
        "number": _number,
        "date": _date,
        "name": _name,
        "usual name": _usual_name,
        "missing": _missing,
        "quotation": _stripped(_QUOTED),
        "bracket": _stripped(_BRACKETED),
        "untranslated": _untranslated,
        "unit": _unit,
        "length": _half,
    }
)
KINDS: Sequence[str] = tuple(_PLANT)


def documents(folder: Path, languages: tuple[str, str]) -> Iterator[Text]:
    """The documents of a set of the gold data."""
    for path in sorted(folder.glob("*.src")):
        yield read(path, languages)

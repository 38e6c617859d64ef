"""How the words of a search are rendered beside its hits: the concordance's other half.

Words are cut from the rows as for the renderings of an article (`core.reading.renderings`), but
from rows of many articles. Rows that all have the same word teach little about it: every frequent
word beside it looks like its counterpart. So rows of the same articles without the word are read
along, as a ground against which its own counterparts stand out.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.alignment import counterparts
from core.alignment.lexicon import Lexicon
from core.alignment.units import Unit, units
from core.model import VersionId
from core.reading import cutting
from core.reading.beside import Way, Ways, beside
from core.reading.cutting import Row, Together
from core.reading.hits import Hit, HitCell, HitPlace

Ground = Sequence[tuple[str, str]]
"""Texts of rows in the language of the hits and in another one."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A hit, what stands beside it, the units of both, which of them were looked for."""

    hit: Hit
    beside: HitCell
    here: list[Unit]
    there: list[Unit]
    wanted: range


def ways(hits: Sequence[Hit], language: str, ground: Ground, known: Lexicon) -> Ways:
    """How a language renders the words of these hits, which are all in one other language.

    `ground` are rows without them, `known` what is known of the words of the two languages.
    """
    met = [one for hit in hits for one in _met(hit, language)]
    if not met:
        return Ways()
    source = next(hit.cell.language for hit in hits if hit.cell is not None)
    around = [(units(a, source), units(b, language)) for a, b in ground]
    sides = [*((one.here, one.there) for one in met), *around]
    model = counterparts.learn([(_keys(a), _keys(b)) for a, b in sides], known)
    rows = [_row(one, model) for one in met]
    runs = cutting.cut(rows, Together.of(there for _here, there in sides))
    return _gathered(met, rows, runs, language)


def _met(hit: Hit, language: str) -> list[_Met]:
    own, other = hit.cell, beside(hit, language)
    if own is None or other is None or own.best_run is None:
        return []
    start, end = own.best_run
    here, there = units(own.text, own.language), units(other.text, language)
    touched = [n for n, unit in enumerate(here) if unit.start < end and unit.end > start]
    if not touched or not there:
        return []
    return [_Met(hit, other, here, there, range(touched[0], touched[-1] + 1))]


def _row(one: _Met, model: counterparts.Counterparts) -> Row:
    links = model.links(_keys(one.here), _keys(one.there))
    inside = links[one.wanted.start : one.wanted.stop].sum(0)
    return Row(one.there, one.beside.text, inside, links.sum(0), len(one.wanted))


def _gathered(
    met: Sequence[_Met], rows: Sequence[Row], runs: Sequence[range | None], language: str
) -> Ways:
    groups: dict[str, set[HitPlace]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    spans: dict[tuple[HitPlace, VersionId], tuple[int, int]] = {}
    for one, row, run in zip(met, rows, runs, strict=True):
        form = "" if run is None else cutting.form_of(row.there, run)
        groups[form].add(one.hit.place)
        if run is not None:
            start, end = row.there[run.start].start, row.there[run.stop - 1].end
            spans[one.hit.place, one.beside.version] = start, end
            written[form][" ".join(one.beside.text[start:end].split())] += 1
    found = [
        Way(language, max(written[form], key=written[form].__getitem__, default=""), frozenset(own))
        for form, own in groups.items()
    ]
    return Ways(tuple(sorted(found, key=lambda way: (not way.text, -len(way.hits)))), spans)


def _keys(of: Sequence[Unit]) -> list[str]:
    return [unit.key for unit in of]

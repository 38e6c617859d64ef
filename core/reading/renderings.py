"""How each version renders a word or phrase: found by its words, counted, with every place.

The phrase is looked for in the rows of one version; in each row that has it, the words that stand
for it in every other version are cut out (`core.reading.cutting`), and what was cut out is
gathered by how it is written, case and marks of letters left aside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.alignment.units import Unit, units
from core.model import Passage, VersionId
from core.reading import cutting
from core.reading.associations import Associations
from core.reading.cutting import Row, Together

_COUNTERPART = 0.3


@dataclass(frozen=True, slots=True)
class Use:
    """One place of the phrase in a row (an index of the page) and what renders it there, if any."""

    row: int
    source: Passage
    target: Passage | None


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way in which a version renders the phrase; `text` empty for places without any."""

    version: VersionId
    language: str
    text: str
    uses: tuple[Use, ...]

    @property
    def count(self) -> int:
        """How often it renders the phrase."""
        return len(self.uses)

    @property
    def rows(self) -> tuple[int, ...]:
        """Indexes of its rows, each once, in order."""
        return tuple(dict.fromkeys(use.row for use in self.uses))


@dataclass(frozen=True, slots=True)
class Renderings:
    """The renderings of a phrase in each other version, the commonest of a version first.

    `uses` counts the places of the phrase; `version` is the one that has it, None where none has.
    """

    phrase: str
    version: VersionId | None
    uses: int
    found: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """The phrase in a row: these units of the source column."""

    row: int
    units: range


def renderings(known: Associations, phrase: str, version: VersionId | None = None) -> Renderings:
    """How the other versions of a page render a phrase of one of them.

    Without a version, it is the first that has the phrase. Case does not count; marks of letters
    count where the phrase is found with them.
    """
    columns = [n for n, c in enumerate(known.page.columns) if version in (None, c.version_id)]
    source, places = _looked_up(known, phrase, columns)
    if not places:
        return Renderings(phrase, None, 0, ())
    found = [
        rendering
        for target in range(len(known.page.columns))
        if target != source
        for rendering in _rendered(known, places, source, target)
    ]
    return Renderings(phrase, known.page.columns[source].version_id, len(places), tuple(found))


def counterparts(known: Associations, row: int, column: int, offset: int) -> tuple[Passage, ...]:
    """The likely counterparts, in the other columns, of the word at an offset of a cell's text."""
    own = known.units[column][row]
    at = next((n for n, unit in enumerate(own) if unit.start <= offset < unit.end), None)
    if at is None:
        return ()
    return tuple(
        _passage(known, row, range(n, n + 1), target)
        for target in range(len(known.page.columns))
        if target != column and known.units[target][row]
        for n, link in enumerate(known.links(row, column, target)[at].tolist())
        if link >= _COUNTERPART
    )


def _looked_up(
    known: Associations, phrase: str, columns: Iterable[int]
) -> tuple[int, list[_Place]]:
    """The column that has the phrase, and its places there."""
    wanted = list(columns)
    for fold in (False, True):
        for column in wanted:
            places = list(_places(known, phrase, column, fold=fold))
            if places:
                return column, places
    return 0, []


def _places(known: Associations, phrase: str, column: int, *, fold: bool) -> Iterator[_Place]:
    language = known.page.columns[column].language
    wanted = [_form(unit, fold=fold) for unit in units(phrase, language)]
    for row, there in enumerate(known.units[column] if wanted else ()):
        forms = [_form(unit, fold=fold) for unit in there]
        at = 0
        while at + len(wanted) <= len(forms):
            if forms[at : at + len(wanted)] == wanted:
                yield _Place(row, range(at, at + len(wanted)))
                at += len(wanted)
            else:
                at += 1


def _form(unit: Unit, *, fold: bool) -> str:
    return unit.plain if fold else unit.form


def _rendered(
    known: Associations, places: Sequence[_Place], source: int, target: int
) -> list[Rendering]:
    """The renderings of one version, the commonest first; places without any last."""
    rows = [_row(known, place, source, target) for place in places]
    groups: dict[str, list[Use]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    runs = cutting.cut(rows, Together.of(known.units[target]))
    for place, row, run in zip(places, rows, runs, strict=True):
        here = _passage(known, place.row, place.units, source)
        there = None if run is None else _passage(known, place.row, run, target)
        key = "" if run is None else cutting.form_of(row.there, run)
        groups[key].append(Use(place.row, here, there))
        written[key]["" if run is None else _words(row, run)] += 1
    column = known.page.columns[target]
    made = [
        Rendering(
            column.version_id, column.language, written[key].most_common(1)[0][0], tuple(uses)
        )
        for key, uses in groups.items()
    ]
    return sorted(made, key=lambda each: (not each.text, -each.count, each.uses[0].row))


def _row(known: Associations, place: _Place, source: int, target: int) -> Row:
    links = known.links(place.row, source, target)
    return Row(
        known.units[target][place.row],
        known.page.shown_text(place.row, target),
        links[place.units.start : place.units.stop].sum(0),
        links.sum(0),
        len(place.units),
    )


def _words(row: Row, run: range) -> str:
    return " ".join(row.text[row.there[run.start].start : row.there[run.stop - 1].end].split())


def _passage(known: Associations, row: int, run: range, column: int) -> Passage:
    there = known.units[column][row]
    cell = known.page.row(row).cells[column]
    if cell is None:
        raise ValueError("units in a cell that is not there")
    start, last = there[run.start].start, there[run.stop - 1].end - 1
    version = known.page.columns[column].version_id
    return Passage(version, cell.offset_at(start), cell.offset_at(last) + 1)

"""What the list of hits shows, line by line: articles, hits in their sentences, notes, titles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from core.reading.hits import Hit, HitPlace, Results
from core.text.language import name
from gui.widgets.lists import LineModel

LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """A group begins: an article with the languages of its columns, notes, or titles."""

    title: str
    count: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which something was found; `languages` are those of its article."""

    hit: Hit
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or a title with the words; `spans` are those of the words in it."""

    hit: Hit
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the last hit."""

    words: str


Line = Heading | Row | Remark | Foot


def lines_of(results: Results) -> list[Line]:
    """The lines of a list of these hits."""
    in_texts = [hit for hit in results.hits if hit.cell is not None and not _is_remark(hit)]
    notes = [hit for hit in results.hits if _is_remark(hit) and hit.annotation]
    titles = [hit for hit in results.hits if hit.cell is None and not hit.annotation]
    lines: list[Line] = []
    for _article, group in groupby(in_texts, key=lambda hit: hit.article):
        lines += _article_lines(list(group))
    lines += _remarks("In notes", "note", notes)
    lines += _remarks("In titles", "title", titles)
    if results.more:
        lines.append(Foot("And more. Type another word, or choose a language or an article."))
    return lines


def other_languages(hits: Iterable[Hit]) -> list[tuple[str, int]]:
    """The languages seen beside hits and their columns, those seen most often first."""
    seen: Counter[str] = Counter()
    order: dict[str, int] = {}
    for hit in hits:
        for place, cell in enumerate(hit.cells):
            if cell.version != hit.version:
                seen[cell.language] += 1
                order[cell.language] = max(place, order.get(cell.language, 0))
    return sorted(order.items(), key=lambda item: (-seen[item[0]], item[1]))


@dataclass(frozen=True, slots=True)
class Listed:
    """Hits as lines, with the number of the line of each, and the languages beside them.

    Of the languages those seen most often come first; with each goes its column.
    Made where the search is made, so that the window has nothing to work out for ten thousand.
    """

    results: Results
    lines: tuple[Line, ...]
    numbers: Mapping[HitPlace, int]
    languages: tuple[tuple[str, int], ...]


def listed(results: Results) -> Listed:
    """What a list shows of these hits."""
    lines = tuple(lines_of(results))
    shown = (Row, Remark)
    numbers = {line.hit.place: n for n, line in enumerate(lines) if isinstance(line, shown)}
    return Listed(results, lines, numbers, tuple(other_languages(results.hits)))


class HitModel(LineModel):
    """The lines; those of hits can be chosen."""

    def hit(self, row: int) -> Hit | None:
        """The hit of a line, if it is one."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line.hit if isinstance(line, Row | Remark) else None

    def next_from(self, row: int, by: int) -> int:
        """The hit so many hits on from a line, the last one there is at most; -1 without hits."""
        count = len(self.lines)
        way = range(row + 1, count) if by > 0 else range(row - 1, -1, -1)
        ahead = list(islice(filter(self._is_hit, way), abs(by)))
        if ahead:
            return ahead[-1]
        return row if self._is_hit(row) else next(filter(self._is_hit, range(count)), -1)

    def _is_hit(self, row: int) -> bool:
        return self.hit(row) is not None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only hits can be chosen."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.hit(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The line, and a sentence for screen readers."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(line)
        return line if role == LINE else None


def _is_remark(hit: Hit) -> bool:
    """Whether the words stand in the note, not in the row that it is attached to."""
    return bool(hit.said) or hit.cell is None


def _article_lines(hits: Sequence[Hit]) -> list[Line]:
    languages = tuple(dict.fromkeys(cell.language for hit in hits for cell in hit.cells))
    count = "1 row" if len(hits) == 1 else f"{len(hits)} rows"
    known = frozenset(languages)
    return [Heading(hits[0].title, count, languages), *(Row(hit, known) for hit in hits)]


def _remarks(title: str, one: str, hits: Sequence[Hit]) -> list[Line]:
    if not hits:
        return []
    count = f"1 {one}" if len(hits) == 1 else f"{len(hits)} {one}s"
    return [Heading(title, count), *(Remark(hit, hit.said) for hit in hits)]


def _spoken(line: Line) -> str:
    match line:
        case Heading(title, count):
            return f"{title}, {count}"
        case Foot(words):
            return words
        case Remark(hit):
            return f"{' '.join(hit.words.split())}. {hit.title}"
        case Row(hit):
            number = f"Row {hit.number}. " if hit.number else ""
            own = [hit.cell] if hit.cell else []
            others = [cell for cell in hit.cells if cell.version != hit.version]
            said = (f"{name(c.language, c.language)}: {c.text}" for c in (*own, *others))
            return number + " ".join(said)

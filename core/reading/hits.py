"""What a search gives: rows, notes and titles, and where in them the words stand."""

from dataclasses import dataclass

from core.model import AnnotationId, ArticleId, Colour, Passage, VersionId

HitPlace = tuple[ArticleId, int | None, VersionId | None, AnnotationId | None, bool]
"""The article, the row, the version and the note of a hit; whether it is the note that has it."""


@dataclass(frozen=True, slots=True)
class HitCell:
    """What one version has in the row of a hit, and where in it the words stand.

    `spans` are code points `[start, end)` of `text`, a word or phrase of the query each. `starts`
    has, for each sentence of the cell, where it begins in `text` and where in the version's text.
    """

    version: VersionId
    language: str
    text: str
    first_segment: int
    last_segment: int
    spans: tuple[tuple[int, int], ...] = ()
    starts: tuple[tuple[int, int], ...] = ((0, 0),)

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The spans, those with nothing but blanks between them as one."""
        runs: list[tuple[int, int]] = []
        for start, end in self.spans:
            if runs and not self.text[runs[-1][1] : start].strip():
                runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
            else:
                runs.append((start, end))
        return tuple(runs)

    @property
    def best_run(self) -> tuple[int, int] | None:
        """Where most of the words stand together, the first such place; None without words."""
        starts = [start for start, _end in self.spans]
        words = {(a, b): sum(a <= start < b for start in starts) for a, b in self.runs}
        return max(words, key=words.__getitem__, default=None)

    @property
    def place(self) -> Passage:
        """Where the cell lies in the version's text."""
        return self.passage(0, len(self.text))

    def passage(self, start: int, end: int) -> Passage:
        """The part of the version's text that is `[start, end)` of the cell's; not empty."""
        return Passage(self.version, self._offset_at(start), self._offset_at(end - 1) + 1)

    def _offset_at(self, at: int) -> int:
        shown, there = next(start for start in reversed(self.starts) if start[0] <= at)
        return there + at - shown


@dataclass(frozen=True, slots=True)
class Hit:
    """One row, note or title in which the words were found.

    `row` counts from 0, None where the article has no rows; `number` is what people see beside it,
    from 1, 0 for a title. `version` is the one in which the
    words stand, None for a title and for a note on the whole article. `annotation` is the note in
    which they were found, `words` what it says and `colour` that of its mark, None without one.
    `said` are the code points `[start, end)` of `words` where what is looked for stands, if it was
    found in the note or title itself.
    """

    article: ArticleId
    title: str
    row: int | None = None
    version: VersionId | None = None
    cells: tuple[HitCell, ...] = ()
    annotation: AnnotationId | None = None
    words: str = ""
    colour: Colour | None = None
    said: tuple[tuple[int, int], ...] = ()
    number: int = 0

    @property
    def place(self) -> HitPlace:
        """What makes it one hit and no other, however often it is found again."""
        return self.article, self.row, self.version, self.annotation, bool(self.said)

    @property
    def cell(self) -> HitCell | None:
        """What the version of the hit has in the row."""
        return next((cell for cell in self.cells if cell.version == self.version), None)


@dataclass(frozen=True, slots=True)
class Results:
    """The hits, those in texts first, newest article first; `more`: there are others."""

    hits: tuple[Hit, ...] = ()
    more: bool = False

    @property
    def articles(self) -> int:
        """In how many articles something was found."""
        return len({hit.article for hit in self.hits})

"""Sheets made of sentences, as the checks see an article."""

from collections.abc import Callable, Sequence

import pytest

from core.model import VersionId
from core.reading.cells import PageCell, cell_of
from core.reading.checks.sheet import Sheet, SheetRow, Side
from core.reading.page import RowKind
from core.text import language as languages

MakeSheet = Callable[..., Sheet]


@pytest.fixture
def sheet() -> MakeSheet:
    """Makes a sheet of rows, each a sentence a language or None; the first is the original."""

    def make(*rows: Sequence[str | None], languages_: Sequence[str] = ("en", "de")) -> Sheet:
        texts = [
            "\n".join(cell for row in rows if (cell := row[side]))
            for side in range(len(languages_))
        ]
        places = [0] * len(languages_)
        made: list[SheetRow] = []
        for number, row in enumerate(rows):
            cells: list[PageCell | None] = []
            for side, sentence in enumerate(row):
                if not sentence:
                    cells.append(None)
                    continue
                start = places[side]
                places[side] += len(sentence) + 1
                cells.append(cell_of(texts[side], ((start, start + len(sentence)),)))
            made.append(SheetRow(number, number + 1, RowKind.TEXT, tuple(cells)))
        sides = tuple(
            Side(VersionId(f"{n:032x}"), code, languages.name(code, "en"), original=n == 0)
            for n, code in enumerate(languages_)
        )
        return Sheet(sides, tuple(made), tuple(texts))

    return make

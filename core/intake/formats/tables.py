"""Tables (CSV, TSV) with a column a language: each row of the table is a row of the article.

The first line may name the languages, by tag or by name; else each column that holds text is
taken for one, and its language is found like any text's.
"""

import csv
import io
from collections.abc import Sequence

from core.errors import ImportRefused
from core.intake import plain
from core.intake.formats import aligned
from core.intake.formats.aligned import Column
from core.intake.formats.drafts import Draft, Source
from core.intake.formats.tags import primary, tag
from core.text.formulas import unguarded

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50
_TEXT_LETTERS = 6
_MOST_COLUMNS = 60
_MOST_UNNAMED = 12
_UNNAMED = "It has many columns of text. Name the languages in the first line, as en, vi, id."
_NO_TABLE = "The table can't be read: {}."


def read(source: Source) -> list[Draft]:
    """The texts of a table, aligned if it has several."""
    found = plain.decoded(source.name, source.data, source.encoding)
    rows = _rows(found.text, source)
    named = _named(rows[0]) if rows else {}
    body = rows[1:] if named else rows
    places = [place for place in named or range(_width(rows)) if _is_text(body, place)]
    if not places:
        raise ImportRefused(source.name, "No column of the table holds text.")
    if len(places) > _MOST_UNNAMED and not named:
        raise ImportRefused(source.name, _UNNAMED)
    columns = [Column(_key(place, rows, named), named.get(place, "")) for place in places]
    cells = [
        {
            column.key: unguarded(row[place])
            for column, place in zip(columns, places, strict=True)
            if place < len(row)
        }
        for row in body
    ]
    return aligned.drafts(cells, columns, name=source.name, encoding=found.encoding)


def _rows(text: str, source: Source) -> list[list[str]]:
    csv.field_size_limit(plain.LARGEST)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, source))
        return [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ImportRefused(source.name, _NO_TABLE.format(error)) from error


def _delimiter(text: str, source: Source) -> str:
    """The sign that cuts most of the first lines into the same number of cells, more than one."""
    if source.suffix in {".tsv", ".tab"}:
        return "\t"
    sample = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    counts = {sign: [line.count(sign) for line in sample] for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: _steadiness(counts[sign]))


def _steadiness(counts: Sequence[int]) -> tuple[int, int]:
    common = max(counts, key=counts.count, default=0)
    return (counts.count(common) if common else 0, common)


def _width(rows: Sequence[Sequence[str]]) -> int:
    return min(max(map(len, rows), default=0), _MOST_COLUMNS)


def _named(header: Sequence[str]) -> dict[int, str]:
    """The languages that the first line names, by column; none unless it names two."""
    from babel import Locale

    known = {code.replace("_", "-"): name for code, name in Locale("en").languages.items()}
    names = {name.casefold(): code for code, name in known.items()}
    found: dict[int, str] = {}
    for place, cell in enumerate(header[:_MOST_COLUMNS]):
        word = cell.strip().lstrip("\ufeff")
        code = tag(word) if primary(tag(word)) in known else ""
        code = code or tag(names.get(word.casefold(), ""))
        if code:
            found[place] = code
    return found if len(found) > 1 else {}


def _is_text(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column holds text rather than numbers, keys or nothing."""
    cells = [row[place] for row in rows[:200] if place < len(row) and row[place].strip()]
    letters = sum(sum(map(str.isalpha, cell)) for cell in cells)
    return bool(cells) and letters >= min(_TEXT_LETTERS, 2 * len(cells)) * len(cells) / 2


def _key(place: int, rows: Sequence[Sequence[str]], named: dict[int, str]) -> str:
    return f"{rows[0][place].strip()} ({place + 1})" if named else f"column {place + 1}"

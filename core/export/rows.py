"""The rows of an article as texts, a column a version: what TMX and CSV are made of.

Each column has a key by which the file names its language. Two versions in one language need two
keys, so the second is `vi-x-2`, which BCP 47 leaves to private use.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.export.options import Options
from core.model import Annotation, ArticleId
from core.reading.build import build
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: its number as people see it (0: title), a text a column, empty where none is.

    `tags` and `notes` are those of the annotations that begin in it.
    """

    number: int
    texts: tuple[str, ...]
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextTable:
    """An article as a table; `keys` name the columns. `total` rows has the whole article."""

    title: str
    keys: tuple[str, ...]
    rows: tuple[TextRow, ...]
    total: int


def table(store: Store, article: ArticleId, options: Options | None = None) -> TextTable:
    """The rows of an article in the languages that the options want.

    Where the options ask for tags or colours, only rows in which such an annotation begins.
    """
    wanted = options or Options()
    versions = [v.id for v in store.versions(article) if wanted.wants(v.language)]
    if not versions:
        return TextTable(store.article(article).title, (), (), 0)
    page = build(store, article, versions)
    begun: dict[int, list[Annotation]] = defaultdict(list)
    for annotation in page.in_order():
        row = page.first_row_of(annotation)
        if row is not None and wanted.lets_pass(annotation):
            begun[row].append(annotation)
    narrowed = bool(wanted.tags or wanted.colours)
    columns = range(len(page.columns))
    rows = tuple(
        TextRow(
            page.number_at(row),
            tuple(" ".join(page.shown_text(row, column).split("\n")) for column in columns),
            tuple(dict.fromkeys(tag for one in begun[row] for tag in one.tags)),
            tuple(one.record.note for one in begun[row] if one.record.note.strip()),
        )
        for row in range(len(page))
        if begun[row] or not narrowed
    )
    keys = keys_of([column.language for column in page.columns])
    return TextTable(page.title, keys, rows, len(page))


def keys_of(languages: Sequence[str]) -> tuple[str, ...]:
    """A key for each column, the languages themselves where they are all different."""
    seen: Counter[str] = Counter()
    keys = []
    for language in languages:
        seen[language] += 1
        again = seen[language]
        keys.append(language if again == 1 else f"{language}-x-{again}")
    return tuple(keys)

"""Pages made of plain texts, without a library."""

import pytest

from core.model import ArticleId, RowId, Status, VersionId
from core.reading.page import Page, PageColumn, RowKind, Slot


@pytest.fixture(scope="session")
def page_of():
    """Makes the page of an article from the texts of its rows and the languages of its columns."""
    return _page_of


def _column(language):
    return PageColumn(VersionId(language), language, language, "", "", "", "", "", False)


def _page_of(rows, languages, *, parted="\0"):
    """A page with these texts as its cells; an empty text is no cell.

    `parted` is the sign at which a text is parted into sentences.
    """
    texts = ["\n".join(row[n] for row in rows) for n in range(len(languages))]
    at = [0] * len(languages)
    slots = []
    for number, row in enumerate(rows, 1):
        runs = tuple(
            _sentences(start, cell.split(parted)) if cell else ()
            for start, cell in zip(at, row, strict=True)
        )
        at = [start + len(cell) + 1 for start, cell in zip(at, row, strict=True)]
        row_id = RowId(f"row-{number}")
        slots.append(Slot((row_id,), number, RowKind.TEXT, None, Status.AUTO, 1.0, runs))
    return Page(
        article_id=ArticleId("article"),
        title="",
        columns=[_column(language) for language in languages],
        texts=texts,
        slots=slots,
    )


def _sentences(start, parts):
    """Where the sentences of a cell stand that begins here; one sign stands between them."""
    found = []
    for part in parts:
        found.append((start, start + len(part)))
        start += len(part) + 1
    return tuple(found)

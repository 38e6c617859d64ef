"""Terms of the person's glossary that a version renders otherwise."""

from collections.abc import Iterator
from itertools import permutations

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words
from core.reading.glossary import Glossary, Missed


def find(sheet: Sheet) -> Iterator[Finding]:
    """The places where a term stands and another version has none of its renderings."""
    for one, other in permutations(range(len(sheet.sides)) if sheet.terms else (), 2):
        languages = sheet.sides[one].language, sheet.sides[other].language
        glossary = Glossary(sheet.terms, *languages)
        for number, row in sheet.walk():
            texts = row.text(one), row.text(other)
            for missed in glossary.missed(*texts) if all(texts) else ():
                yield _finding(sheet, number, (one, other), missed)


def _finding(sheet: Sheet, row: int, pair: tuple[int, int], missed: Missed) -> Finding:
    one, other = pair
    source = sheet.rows[row].text(one)[missed.start : missed.end]
    wanted = " or ".join(dict.fromkeys(f"‘{term.target}’" for term in missed.terms))
    said = f"{sheet.label(other)} does not have {wanted}, which the glossary says for ‘{source}’."
    return sheet.finding(
        Kind.RENDERINGS,
        "Not as in the glossary",
        said,
        rows=[row],
        sides=[other, one],
        words=[Words(row, one, missed.start, missed.end, at_fault=False)],
    )

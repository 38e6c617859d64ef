"""Quotation marks, brackets and links that a version has lost.

Only pairs that open and close within a row count, for a quotation may run over many; the corner
marks of Chinese and Japanese do not, since titles and names stand in them, too. Where the
other version sets such things by other means as a rule (speech with dashes, brackets between
commas), that is its style and nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words
from core.reading.page import RowKind

KEPT = 0.6
"""The share of pairs that a version must keep before a lost one is told from its style."""

BRACKETS_KEPT = 0.75
"""The same of brackets, for which commas may stand as well."""

_LEAST_PAIRS = 3
_SHORTEST = 4
_PAIRS = MappingProxyType(
    {
        "quotation marks": re.compile(
            "“[^“”\n]+[”“]|„[^“”„\n]+[“”]|«[^«»\n]+»|»[^«»\n]+«|"
            "‘[^‘’\n]{2,}’(?!\\w)|(?<!\\w)'[^'\n]{2,}'(?!\\w)|\"[^\"\n]+\"|‹[^‹›\n]+›"
        ),
        "brackets": re.compile(r"\([^()\n]+\)|（[^（）\n]+）|\[[^\[\]\n]+\]|【[^【】\n]+】"),
        "link": re.compile(r"https?://[^\s<>\"”»)]+|www\.[^\s<>\"”»)]+|[\w.+-]+@[\w-]+\.[\w.]+"),
    }
)
_ANY = MappingProxyType(
    {
        "quotation marks": re.compile("[“”„«»「」『』\"《》‹›‘]|(?<!\\w)'|'(?!\\w)|–\\s|—"),
        "brackets": re.compile(r"[()（）\[\]【】–—]|\s-\s"),
        "link": re.compile(r"https?://|www\.|@"),
    }
)


@dataclass(frozen=True, slots=True)
class _Lost:
    """A pair that one cell has and the other has nothing for."""

    row: int
    start: int
    end: int


def find(sheet: Sheet) -> Iterator[Finding]:
    """What was lost of the base, kind by kind, version by version."""
    for one, other in sheet.pairs:
        if one == sheet.base:
            for what in _PAIRS:
                yield from _in(sheet, one, other, what)


def _in(sheet: Sheet, one: int, other: int, what: str) -> Iterator[Finding]:
    having, lost = 0, list[_Lost]()
    for index, row in sheet.walk():
        if row.kind is RowKind.TITLE or not (row.cells[one] and row.cells[other]):
            continue
        pair = _PAIRS[what].search(row.text(one))
        if pair is None or not _matters(what, pair.group()):
            continue
        having += 1
        if not _ANY[what].search(row.text(other)):
            lost.append(_Lost(index, *pair.span()))
    kept = BRACKETS_KEPT if what == "brackets" else KEPT
    if having >= _LEAST_PAIRS and len(lost) > (1 - kept) * having:
        return
    for one_lost in lost:
        if not sheet.rows[one_lost.row].is_doubtful:
            yield _finding(sheet, one_lost, one, other, what=what)


def _matters(what: str, text: str) -> bool:
    """Whether it says something: no title or name in quotation marks, no number in brackets."""
    if what == "quotation marks":
        return any(not word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}|[^\W\d_a-z]", text))
    return what == "link" or not (len(text) < _SHORTEST or re.search(r"\d", text))


def _finding(sheet: Sheet, lost: _Lost, one: int, other: int, *, what: str) -> Finding:
    has = sheet.rows[lost.row].text(one)[lost.start : lost.end]
    no = "no link" if what == "link" else f"no {what}"
    shown = has if len(has) <= 60 else f"{has[:56].rsplit(' ', 1)[0]} …"
    return sheet.finding(
        Kind.MARKUP,
        f"{what[0].upper()}{what[1:]} lost",
        f"{sheet.label(one)} has {shown}, {sheet.label(other)} has {no} here.",
        rows=[lost.row],
        sides=[other, one],
        words=[Words(lost.row, one, lost.start, lost.end, at_fault=False)],
    )

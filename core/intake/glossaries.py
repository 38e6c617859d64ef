"""Terms from files: CSV with a header, and TBX, as version 3 and its older form write it.

In TBX the first language of a concept is taken for the source, every other for a target; where a
language has several terms for a concept, each stands with each.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import product
from pathlib import Path
from typing import Any

from core.errors import ImportRefused
from core.intake import plain
from core.intake.formats import xml
from core.intake.formats.tags import tag
from core.model import Term, TermId, new_id
from core.text.formulas import unguarded

LARGEST = 20_000_000
_COLUMNS = tuple(field.name for field in fields(Term) if field.name != "id")
_NEEDED = _COLUMNS[:4]
_CONCEPTS = {"conceptEntry", "termEntry"}
_SECTIONS = {"langSec", "langSet"}
_NO_HEADER = "The first line must name the columns: " + ", ".join(_COLUMNS) + "."
_NO_TERMS = "It has no terms in two languages."
_TOO_LARGE = "It is larger than 20 MB. Split it and import the parts."
_UNREADABLE = "It can't be read: {}."


def read_file(path: Path) -> list[Term]:
    """The terms of a file, by its content. Raises ImportRefused."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefused(path, _UNREADABLE.format(error.strerror or error)) from error
    if len(data) > LARGEST:
        raise ImportRefused(path, _TOO_LARGE)
    is_xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"
    found = list(_concepts(data, path) if is_xml else _lines(data, path))
    if not found:
        raise ImportRefused(path, _NO_TERMS)
    return found


def _lines(data: bytes, path: Path) -> Iterator[Term]:
    text = plain.decoded(path, data).text
    try:
        table = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        rows = [[unguarded(cell) for cell in row] for row in table]
    except csv.Error as error:
        raise ImportRefused(path, _UNREADABLE.format(error)) from error
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if not set(_NEEDED) <= set(header):
        raise ImportRefused(path, _NO_HEADER)
    for row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        if all(cells.get(column, "").strip() for column in _NEEDED):
            yield _term(*(cells.get(column, "") for column in _COLUMNS))


def _concepts(data: bytes, path: Path) -> Iterator[Term]:
    for element in xml.parse(data, path.name).iter():
        if xml.local(element) in _CONCEPTS:
            yield from _concept(element)


def _concept(element: Any) -> Iterator[Term]:
    sections = [each for each in element if xml.local(each) in _SECTIONS]
    first, others = sections[:1], sections[1:]
    note = _said(element, "note")
    subject = _said(element, "descrip", "subjectField")
    for ours, theirs in product(first, others):
        for source, target in product(_words(ours), _words(theirs)):
            yield _term(
                xml.attribute(ours, "lang"), source, xml.attribute(theirs, "lang"), target, note,
                subject,
            )  # fmt: skip


def _words(section: Any) -> Sequence[str]:
    found = (" ".join("".join(e.itertext()).split()) for e in section.iter() if _is_term(e))
    return [words for words in found if words]


def _is_term(element: Any) -> bool:
    return xml.local(element) == "term"


def _said(concept: Any, name: str, kind: str = "") -> str:
    """What the concept itself, not its languages, says in an element of this name and type."""
    for outer in concept:
        inner = outer.iter() if xml.local(outer) not in _SECTIONS else ()
        for element in inner:
            if xml.local(element) == name and xml.attribute(element, "type") == kind:
                return "".join(element.itertext()).strip()
    return ""


def _term(*cells: str) -> Term:
    source_language, source, target_language, target, note, label = cells
    languages = [tag(code.strip()) or "und" for code in (source_language, target_language)]
    return Term(TermId(new_id()), languages[0], source, languages[1], target, note, label)

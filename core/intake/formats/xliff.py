"""Translations under way (XLIFF 1.2 and 2.x): a row for each segment, source and target.

A unit of XLIFF 1.2 may be cut into segments by marks in `seg-source` and `target`; those with the
same number are a row. What was not translated has no target.
"""

from collections.abc import Iterator
from typing import Any

from core.errors import ImportRefused
from core.intake.formats import aligned, xml
from core.intake.formats.aligned import Column
from core.intake.formats.drafts import Draft, Source
from core.intake.formats.tags import tag

_NATIVE = frozenset({"bpt", "ept", "it", "ph", "x", "bx", "ex", "sc", "ec", "cp"})
_SOURCE, _TARGET = "source", "target"


def read(source: Source) -> list[Draft]:
    """The two texts of a file, aligned."""
    root = xml.parse(source.data, source.name)
    rows = [row for unit in root.iter() for row in _rows(unit) if any(row.values())]
    if not rows:
        raise ImportRefused(source.name, "There is no text in it.")
    columns = [
        Column(key, language)
        for key, language in zip((_SOURCE, _TARGET), _languages(root), strict=True)
    ]
    return aligned.drafts(rows, columns, name=source.name)


def _languages(root: Any) -> tuple[str, str]:
    """The languages of source and target; version 2 has them at the top, 1.2 at each file."""
    file = next((each for each in root.iter() if xml.local(each) == "file"), root)
    return (
        tag(xml.attribute(root, "srcLang") or xml.attribute(file, "source-language")),
        tag(xml.attribute(root, "trgLang") or xml.attribute(file, "target-language")),
    )


def _rows(unit: Any) -> Iterator[dict[str, str]]:
    name = xml.local(unit)
    if name == "trans-unit":
        cut = list(_marked(unit))
        yield from cut or [_pair(unit)]
    elif name in {"segment", "ignorable"}:
        yield _pair(unit)


def _pair(unit: Any) -> dict[str, str]:
    return {key: _text(xml.child(unit, key)) for key in (_SOURCE, _TARGET)}


def _marked(unit: Any) -> Iterator[dict[str, str]]:
    """The rows of a unit that is cut into segments; none if it is not."""
    sources = dict(_marks(xml.child(unit, "seg-source")))
    targets = dict(_marks(xml.child(unit, _TARGET)))
    for number, text in sources.items():
        yield {_SOURCE: text, _TARGET: targets.pop(number, "")}
    if sources:
        yield from ({_SOURCE: "", _TARGET: text} for text in targets.values())


def _marks(element: Any | None) -> Iterator[tuple[str, str]]:
    if element is None:
        return
    for each in element.iter():
        if xml.local(each) == "mrk" and xml.attribute(each, "mtype") == "seg":
            yield xml.attribute(each, "mid"), _text(each)


def _text(element: Any | None) -> str:
    return "" if element is None else xml.shown(element, _NATIVE, aligned.LINE_BREAKS).strip()

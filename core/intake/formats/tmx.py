"""Translation memories (TMX 1.1 to 1.4): a row for each unit, a text for each language."""

from typing import Any

from core.intake.formats import aligned, xml
from core.intake.formats.drafts import Draft, Source

_NATIVE = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read(source: Source) -> list[Draft]:
    """The texts of a translation memory, aligned."""
    root = xml.parse(source.data, source.name)
    rows = [_row(unit) for unit in root.iter() if xml.local(unit) == "tu"]
    header = xml.child(root, "header")
    first = "" if header is None else xml.attribute(header, "srclang")
    columns = aligned.columns_of(rows, first)
    return aligned.drafts(rows, columns, name=source.name)


def _row(unit: Any) -> dict[str, str]:
    """What each language has in a unit; older files name it `lang`, newer ones `xml:lang`."""
    found: dict[str, str] = {}
    for variant in unit:
        if xml.local(variant) != "tuv":
            continue
        segment = xml.child(variant, "seg")
        language = xml.attribute(variant, "lang").strip()
        if segment is not None and language:
            text = xml.shown(segment, _NATIVE, aligned.LINE_BREAKS)
            found[language] = f"{found[language]}\n{text}" if language in found else text
    return found

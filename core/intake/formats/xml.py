"""XML from strangers: no entities of its own, no DTD loaded, nothing fetched."""

import codecs
import re
from collections.abc import Collection, Mapping
from typing import Any

from core.errors import ImportRefused

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_ENTITIES = "It declares entities of its own, which are not read, for they can do harm."
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse(data: bytes, name: str) -> Any:  # lxml has no types
    """The root element of an XML file. Raises ImportRefused."""
    from lxml import etree

    _refuse_entities(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        place = f" at line {line}" if line else ""
        raise ImportRefused(name, f"The file is damaged{place}.") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ImportRefused(name, _ENTITIES)
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace, or an empty text."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return str(next(found, ""))


def child(element: Any, name: str) -> Any | None:
    """The first child of this name, whatever its namespace."""
    return next((each for each in element if local(each) == name), None)


def first_text(root: Any, name: str) -> str:
    """The text of the first element of this name anywhere below."""
    found = (each for each in root.iter() if local(each) == name)
    element = next(found, None)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def shown(element: Any, native: Collection[str], signs: Mapping[str, str]) -> str:
    """The text in an element, without what stands in elements of these native codes.

    `signs` has what elements by these types stand for, as `lb` for a line break.
    """
    parts = [element.text or ""]
    for each in element:
        kind = attribute(each, "type") or attribute(each, "ctype")
        parts.append(signs.get(kind, "") if local(each) in native else shown(each, native, signs))
        parts.append(each.tail or "")
    return "".join(parts)


def _refuse_entities(data: bytes, name: str) -> None:
    wide = data.startswith(_WIDE) or b"\0" in data[:64]
    text = data.decode("utf-16", "replace") if wide else data.decode("latin-1")
    if _ENTITY.search(text):
        raise ImportRefused(name, _ENTITIES)

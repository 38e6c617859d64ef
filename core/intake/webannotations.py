"""Annotations from a file of the W3C Web Annotation Data Model (2017), as we write it.

A collection, a page, a list or a single annotation is taken. What else stands in the file is
passed over. An annotation that can't be read leaves a sentence in its place and hides no other.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from core.errors import ImportRefused
from core.model import (
    AnnotationId,
    AnnotationRecord,
    ArticleId,
    Colour,
    Loss,
    State,
    Style,
    Target,
    VersionId,
)
from core.text.normalize import normalized

LARGEST = 100_000_000
_TOO_LARGE = "It is larger than 100 MB. Export fewer articles at once."
_UNREADABLE = "It can't be read: {}."
_NO_JSON = "It is not JSON-LD in UTF-8. Choose a file that ‘hexapla export jsonld’ wrote."
_NO_ANNOTATIONS = "It holds no annotations. Choose a file that ‘hexapla export jsonld’ wrote."
_KINDS = ("AnnotationCollection", "AnnotationPage", "Annotation")

Word = TypeVar("Word", Colour, Style, State, Loss)
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Received:
    """An annotation as a file says it is, and for each target the hash of its version's text."""

    record: AnnotationRecord
    targets: tuple[tuple[Target, str], ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a file in the place of an annotation (from 0), and why it is not one."""

    place: int
    reason: str


def read_file(path: Path) -> list[Received | Unreadable]:
    """The annotations of a file, in its order. Raises ImportRefused for the file as a whole."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefused(path, _UNREADABLE.format(error.strerror or error)) from error
    if len(data) > LARGEST:
        raise ImportRefused(path, _TOO_LARGE)
    try:
        items = _items(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise ImportRefused(path, _NO_JSON) from error
    if items is None:
        raise ImportRefused(path, _NO_ANNOTATIONS)
    return [_read(place, item) for place, item in enumerate(items)]


def _items(document: object) -> Sequence[object] | None:
    """The annotations in a document; None if it is something else."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict) or document.get("type") not in _KINDS:
        return None
    if document["type"] == "Annotation":
        return [document]
    page = document.get("first") if document["type"] == "AnnotationCollection" else document
    items = page.get("items") if isinstance(page, dict) else None
    return items if isinstance(items, list) else None


def _read(place: int, item: object) -> Received | Unreadable:
    try:
        return _received(_mapping(item))
    except _Wrong as wrong:
        return Unreadable(place, str(wrong))


class _Wrong(Exception):
    """What is wrong with an annotation, in words."""


def _received(item: Json) -> Received:
    identifier = AnnotationId(_uuid(item.get("id"), "id"))
    created = _moment(item.get("created"), "created")
    bodies = [_mapping(body) for body in _list(item.get("body", []))]
    record = AnnotationRecord(
        id=identifier,
        article_id=ArticleId(_uuid(item.get("hexapla:article"), "hexapla:article")),
        colour=_word(Colour, item.get("hexapla:colour", "yellow")),
        style=_word(Style, item.get("hexapla:style", "highlight")),
        note="\n\n".join(_values(bodies, "commenting")),
        created_at=created,
        modified_at=_moment(item.get("modified", created), "modified"),
    )
    targets = [one for one in _list(item.get("target", [])) if isinstance(one, dict)]
    return Received(
        record,
        tuple(_target(identifier, target) for target in targets),
        tuple(_values(bodies, "tagging")),
    )


def _target(annotation: AnnotationId, target: Json) -> tuple[Target, str]:
    source = _mapping(target.get("source"))
    selectors = {
        str(selector.get("type")): selector
        for selector in map(_mapping, _list(target.get("selector", [])))
    }
    quote = _mapping(selectors.get("TextQuoteSelector"))
    position = _mapping(selectors.get("TextPositionSelector", {}))
    start, end = (_number(position.get(name, 0), name) for name in ("start", "end"))
    made = Target(
        annotation_id=annotation,
        version_id=VersionId(_uuid(source.get("id"), "source")),
        start=start,
        end=end,
        exact=_text(quote.get("exact"), "exact"),
        prefix=_text(quote.get("prefix", ""), "prefix"),
        suffix=_text(quote.get("suffix", ""), "suffix"),
        linked=target.get("hexapla:linked") is True,
        state=_word(State, target.get("hexapla:state", "anchored")),
        text_hash=_text(target.get("hexapla:text", ""), "hexapla:text"),
        reason=_word(Loss, target.get("hexapla:reason", "")),
    )
    if not made.exact or start > end:
        raise _Wrong("its quotation is empty or its position is not one")
    return made, _text(source.get("hexapla:text", ""), "hexapla:text")


def _values(bodies: Sequence[Json], purpose: str) -> Iterator[str]:
    for body in bodies:
        if body.get("purpose") == purpose:
            yield _text(body.get("value"), "value")


def _mapping(value: object) -> Json:
    if not isinstance(value, dict):
        raise _Wrong("it is not an object as the model has it")
    return value


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _uuid(value: object, name: str) -> str:
    try:
        return UUID(_text(value, name).removeprefix("urn:uuid:")).hex
    except ValueError as error:
        raise _Wrong(f"its ‘{name}’ is not a UUID") from error


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"its ‘{name}’ is not a text")
    return normalized(value)


def _number(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 40:
        raise _Wrong(f"its ‘{name}’ is not a number of characters")
    return value


def _moment(value: object, name: str) -> str:
    """A moment as the library writes it (RFC 3339, UTC)."""
    try:
        moment = datetime.fromisoformat(_text(value, name))
        written = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError) as error:
        raise _Wrong(f"its ‘{name}’ is not a moment") from error
    return written.replace("+00:00", "Z")


def _word(kind: type[Word], value: object) -> Word:
    try:
        return kind(str(value))
    except ValueError as error:
        raise _Wrong(f"‘{value}’ is not a {kind.__name__.lower()}") from error

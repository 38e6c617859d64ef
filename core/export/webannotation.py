"""Annotations in the W3C Web Annotation Data Model (2017), as JSON-LD.

A file is an AnnotationCollection with one page. An annotation has a target for each version it is
attached in, with a TextQuoteSelector and a TextPositionSelector (code points of the NFC text, end
exclusive); its note is a `commenting` body in Markdown, each tag a `tagging` body. A note on a
whole article has the article for its target. Ids are UUIDs (RFC 9562) as URNs, so they stay the
same wherever the file goes. What the model has no word for stands under the prefix `hexapla:`,
and is what reading back without loss needs (`core.intake.webannotations`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.export.options import Options
from core.model import Annotation, ArticleId, Loss, State, Style, Target, Version, VersionId
from core.store.store import Store

MODEL = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = [MODEL, {"hexapla": "urn:hexapla:"}]


@dataclass(frozen=True, slots=True)
class Exported:
    """A document, how many annotations it holds, and how many the articles have."""

    document: bytes
    notes: int
    total: int


def export(store: Store, articles: Sequence[ArticleId], options: Options) -> Exported:
    """The annotations of these articles that the options let pass, as UTF-8 JSON-LD.

    `options.languages` narrows the targets; of the others nothing but the filters matters. The
    same library gives the same bytes. Raises NotFound.
    """
    items: list[dict[str, Any]] = []
    total = 0
    for article in articles:
        versions = {
            version.id: version
            for version in store.versions(article)
            if options.wants(version.language)
        }
        annotations = store.annotations(article)
        total += len(annotations)
        chosen = filter(options.lets_pass, annotations)
        items.extend(_annotation(store, one, versions) for one in chosen)
    return Exported(_document(items), len(items), total)


def urn(identifier: str) -> str:
    """An id of the library as a URN."""
    return UUID(identifier).urn


def _document(items: Sequence[Mapping[str, Any]]) -> bytes:
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Hexapla",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(
    store: Store, annotation: Annotation, versions: Mapping[VersionId, Version]
) -> dict[str, Any]:
    record = annotation.record
    targets: list[dict[str, Any] | str] = [
        _target(store, target, versions[target.version_id])
        for target in annotation.targets
        if target.version_id in versions
    ]
    return {
        "id": urn(record.id),
        "type": "Annotation",
        "motivation": list(_motivations(annotation)),
        "created": record.created_at,
        "modified": record.modified_at,
        "hexapla:article": urn(record.article_id),
        "hexapla:colour": record.colour.value,
        "hexapla:style": record.style.value,
        "body": _bodies(annotation),
        "target": targets or [urn(record.article_id)],
    }


def _motivations(annotation: Annotation) -> Iterable[str]:
    if annotation.record.style is not Style.NONE:
        yield "highlighting"
    if annotation.record.note:
        yield "commenting"
    if annotation.tags:
        yield "tagging"


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    note = annotation.record.note
    body = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown"}
    tags = [
        {"type": "TextualBody", "purpose": "tagging", "value": name} for name in annotation.tags
    ]
    return [*([{**body, "value": note}] if note else []), *tags]


def _target(store: Store, target: Target, version: Version) -> dict[str, Any]:
    source = {"id": urn(version.id), "type": "Text", "language": version.language}
    if version.source_url:
        source["via"] = version.source_url
    described: dict[str, Any] = {
        "type": "SpecificResource",
        "source": {**source, "hexapla:text": store.text_hash(version.id)},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": target.exact,
                "prefix": target.prefix,
                "suffix": target.suffix,
            },
            {"type": "TextPositionSelector", "start": target.start, "end": target.end},
        ],
        "hexapla:linked": target.linked,
        "hexapla:text": target.text_hash,
    }
    if target.state is not State.ANCHORED:
        described["hexapla:state"] = target.state.value
    if target.reason is not Loss.NONE:
        described["hexapla:reason"] = target.reason.value
    return described

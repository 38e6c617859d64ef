"""The digest by which tests from outside know an annotation's content."""

import hashlib
import json
from typing import Any

from core.model import Annotation, Target


def digest(annotation: Annotation) -> str:
    """SHA-256, hexadecimal, of what a person made: colour, style, note, tags, and all targets."""
    record = annotation.record
    content: list[Any] = [record.article_id, record.colour, record.style, record.note]
    content.append(sorted(annotation.tags))
    content += sorted(
        [getattr(target, name) for name in Target.__slots__ if name != "annotation_id"]
        for target in annotation.targets
    )
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()

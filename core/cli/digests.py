"""The digest by which tests from outside know an annotation's content."""

import hashlib
import json
from typing import Any

from core.model import Annotation


def digest(annotation: Annotation) -> str:
    """SHA-256, hexadecimal, of what a person made: colour, style, note, tags, and all targets."""
    record = annotation.record
    content: list[Any] = [record.article_id, record.colour, record.style, record.note]
    content.append(sorted(annotation.tags))
    content += sorted(
        [t.version_id, t.start, t.end, t.exact, t.prefix, t.suffix, t.linked, t.state]
        for t in annotation.targets
    )
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()

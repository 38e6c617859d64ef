"""The YAML at the head of an exported file: flat, of strings, lists and ISO dates.

Only what YAML 1.1 and 1.2 both read as a string stays without quotes.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

_PLAIN = re.compile(r"[^\W\d_][\w/-]*")
_READ_AS_OTHER = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?")
_OURS = re.compile(r'^hexapla: "?([0-9a-f]+)"?$', re.MULTILINE)


def block(fields: Mapping[str, str | Sequence[str]]) -> str:
    """The front matter with its fences; empty fields are left out.

    Sequences become lists, ISO dates stay as they are, `title` and `source` are always quoted.
    """
    lines = [f"{key}: {_value(key, value)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---"])


def identity(text: str) -> str | None:
    """The `hexapla` id in the front matter of a file's text; None when the file is not ours."""
    if not text.startswith("---\n"):
        return None
    head = text[4:].partition("\n---\n")[0]
    found = _OURS.search(head)
    return found.group(1) if found else None


def title(text: str) -> str:
    """The title in the front matter of a file of ours; empty where it can't be read."""
    found = re.search(r'^title: (".*")$', text, re.MULTILINE)
    try:
        return str(json.loads(found.group(1))) if found else ""
    except ValueError:
        return ""


def without_moment(text: str) -> str:
    """The text without the line that says when it was exported."""
    return re.sub(r"^exported: .*\n", "", text, count=1, flags=re.MULTILINE)


def _value(key: str, value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return _quoted(value) if key in ("title", "source") else _scalar(value)
    return _list(value)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(value: str) -> str:
    if _DATE.fullmatch(value):
        return value
    plain = _PLAIN.fullmatch(value) and value.lower() not in _READ_AS_OTHER
    return value if plain else _quoted(value)


def _quoted(value: str) -> str:
    """A double-quoted scalar: JSON strings are YAML strings, but for what YAML takes as unseen."""
    return _UNSEEN.sub(lambda m: json.dumps(m.group())[1:-1], json.dumps(value, ensure_ascii=False))

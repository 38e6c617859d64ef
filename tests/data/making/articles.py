"""The articles of tests/data/articles, and what reading one back gave and lost."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.intake.documents import Document

FOLDER = Path(__file__).parents[1] / "articles"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
TAGS = {"zh": "zh-Hans"}
Parts = dict[str, Any]


@cache
def parts(language: str) -> Parts:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Outcome:
    """Lines of an article that were lost or hidden, and lines of its page that were kept."""

    lost: list[str]
    kept_furniture: list[str]
    furniture: int


def outcome(document: Document, own: list[str], furniture: list[str]) -> Outcome:
    kept = {document.text[x.start : x.end] for x in document.lines if not x.hidden}
    squeezed = squeeze(document.kept_text)
    lost = [line for line in own if squeeze(line) not in squeezed]
    return Outcome(lost, [line for line in furniture if line in kept], len(furniture))


def squeeze(text: str) -> str:
    """A text without blanks, for comparing what was broken into lines elsewhere."""
    return "".join(text.split())

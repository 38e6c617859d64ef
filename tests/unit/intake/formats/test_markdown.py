"""Markdown: what a renderer would show, and what the front matter says."""

from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.reading import read
from core.model import Role
from tests.data.making.articles import LANGUAGES, TAGS, outcome, parts

TEXT = """---
title: "The *bridge* of spoons"
author: [Ada Finch, Tom Reed]
date: 2024-03-03T10:00:00Z
source: https://spoons.example/bridge
lang: en
tags:
  - bridges
---
# The *bridge* of spoons

Nobody knows **how many** spoons
there are, [they say](https://x.example "title").

> A quotation with `code` in it.

1. One fork
2. Two forks

| ship | cargo |
|------|-------|
| Anna | salt  |

```
let it = be
```

<div><b>Raw</b> &amp; marked up</div>
"""


def document(folder: Path, text: str) -> Document:
    path = folder / "text.md"
    path.write_text(text, encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Document)
    return found


def shown(found: Document) -> list[str]:
    return [found.text[line.start : line.end] for line in found.lines if not line.hidden]


def test_markdown_becomes_the_text_that_it_shows(tmp_path: Path) -> None:
    assert shown(document(tmp_path, TEXT)) == [
        "The bridge of spoons", "Nobody knows how many spoons there are, they say.",
        "A quotation with code in it.", "One fork", "Two forks", "ship", "cargo", "Anna", "salt",
        "let it = be", "Raw", "& marked up",
    ]  # fmt: skip


def test_front_matter_tells_about_the_text(tmp_path: Path) -> None:
    found = document(tmp_path, TEXT.replace("*", ""))
    assert (found.title, found.byline) == ("The bridge of spoons", "Ada Finch, Tom Reed")
    assert (found.published, found.source_url) == ("2024-03-03", "https://spoons.example/bridge")


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_in_markdown_come_through_whole(tmp_path: Path, language: str) -> None:
    a = parts(language)
    body = "\n\n".join(a["paragraphs"])
    found = document(tmp_path, f"# {a['title']}\n\n{body}\n\n## {a['subheading']}\n\n{body}")
    assert outcome(found, [a["title"], *a["paragraphs"]], []).lost == []
    assert (found.title, found.language) == (a["title"], TAGS.get(language, language))
    assert [line.role for line in found.lines].count(Role.HEADING) == 1


def test_deeply_nested_quotations_lose_nothing(tmp_path: Path) -> None:
    assert "the bottom" in document(tmp_path, f"# Title\n\n{'> ' * 60}the bottom\n").text


def test_an_empty_note_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no text"):
        document(tmp_path, "---\ntitle: x\n---\n")

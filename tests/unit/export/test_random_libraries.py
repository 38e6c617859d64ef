"""Whatever a library holds, its Markdown parses, holds every note and stays the same.

Libraries are drawn at random, with texts, notes, tags and titles that are unkind to Markdown and
YAML. HEXAPLA_FULL=1 draws 500 of them.
"""

import os
import random
import re
import unicodedata

import pytest
import yaml
from markdown_it import MarkdownIt

from core.annotations import annotations as annotating
from core.changes import Op
from core.export.markdown import export_article
from core.export.options import Context, Group, Options
from core.export.templates import Layout
from core.export.userlines import BEGIN, END
from core.model import Article, ArticleId, Colour, Passage, Role, Style, new_id, now, short_id
from core.store.store import Store
from tests.unit.conftest import version

DRAWN = 500 if os.environ.get("HEXAPLA_FULL") else 25
PIECES = [
    "word", "Wörter", "con đường", "标题", "שלום", "\u0301x", "\u00a0", "*star*", "_low_", "`tick`",
    "# hash", "#tag", "> quote", "- item", "1. one", "|", "[link](x)", "![p](y)", "<b>",
    "<!-- c -->",
    "---", "===", "==mark==", "~~out~~", "$x$", "&amp;", "\\", "'", '"', ":", "{{ x }}", "{% y %}",
    "[[page]]", "^h-1", "🧵", "…", "    four", "12:30", "null", "yes", "- [ ] do", "%%c%%",
]  # fmt: skip
NOTES = [piece for piece in PIECES if "<" not in piece]
TAGS = ["a", "A/b", "12", "to do", "ü/ä", "标", "x#y", "-", "c:d", "🧵", "null"]


def drawn(rng, pieces, most, joint=" "):
    return joint.join(rng.choices(pieces, k=rng.randint(1, most)))


def drawn_version(rng, article, position):
    lines = [(Role.TITLE, (drawn(rng, PIECES, 4),))]
    for _ in range(rng.randint(1, 5)):
        sentences = tuple(f"{drawn(rng, PIECES, 8)}." for _ in range(rng.randint(1, 3)))
        lines.append((Role.PARAGRAPH, sentences))
    return version(article, position, ("en", "de", "zh-Hans")[position], lines)


def drawn_library(rng, store):
    """One article with notes on anything in it; the ids of its annotations."""
    article = Article(ArticleId(new_id()), drawn(rng, PIECES, 5), now())
    made = [drawn_version(rng, article, n) for n in range(rng.randint(1, 3))]
    with store.edit(Op.IMPORT) as edit:
        edit.insert(article)
        for one, lines, segments in made:
            edit.insert(one)
            edit.insert_all((*lines, *segments))
    return article, [drawn_note(rng, store, rng.choice(made)[0]) for _ in range(rng.randint(1, 8))]


def drawn_note(rng, store, on):
    spans = [m.span() for m in re.finditer(r"\S+(?: \S+)?", on.text)]
    start, end = rng.choice(spans)
    note = drawn(rng, NOTES, 6, rng.choice([" ", "\n", "\n\n"])) if rng.random() < 0.7 else ""
    return annotating.highlight(
        store,
        Passage(on.id, start, end),
        rng.choice(list(Colour)),
        style=rng.choice(list(Style)),
        note=note,
        tags=rng.sample(TAGS, rng.randint(0, 3)),
    )


def drawn_options(rng):
    return Options(
        context=rng.choice(list(Context)),
        layout=rng.choice(list(Layout)),
        group=rng.choice(list(Group)),
        emphasis=rng.choice(["==", "**"]),
    )


@pytest.fixture(params=range(DRAWN))
def exported(request, tmp_path):
    """A random library's text as exported, after it was exported twice."""
    rng = random.Random(request.param)
    with Store.open(tmp_path / "library.hexapla") as store:
        article, notes = drawn_library(rng, store)
        options = drawn_options(rng)
        first = export_article(store, article.id, tmp_path / "vault", options)
        before = first.path.read_bytes()
        second = export_article(store, article.id, tmp_path / "vault", options)
        return article, notes, before, second


def test_a_file_is_whole_and_stays_the_same(exported):
    article, notes, before, second = exported
    text = before.decode()
    assert not second.changed
    assert second.path.read_bytes() == before
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not {"\r", "\u00a0"} & set(text)
    head = yaml.safe_load(text.split("---\n")[1])
    assert head["hexapla"] == short_id(article.id)
    for note in notes:
        assert len(re.findall(rf"\^h-{short_id(note)}$", text, re.MULTILINE)) == 1
    assert html_in(text) <= {BEGIN, END}


def html_in(text):
    """All that Markdown takes for HTML in the body of a file."""
    found = set()
    waiting = MarkdownIt("gfm-like", {"linkify": False}).parse(text.split("---\n", 2)[2])
    while waiting:
        token = waiting.pop()
        waiting += token.children or []
        if token.type in ("html_block", "html_inline"):
            found |= {line.strip() for line in token.content.split("\n") if line.strip()}
    return found

"""Markdown: what a renderer shows, as text; front matter read line by line, never as code."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.errors import ImportRefused
from core.intake.formats import markup
from core.intake.formats.drafts import Block, Draft, Source, foreign_code, iso_date, one_line
from core.intake.formats.tags import tag
from core.model import Role

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_MARKS = re.compile(r"^[ \t>*+-]+", re.MULTILINE)
_NESTING = 100
_ADDRESSES = ("source", "url", "source_url", "canonical", "link", "permalink")
_WRITERS = ("author", "authors", "byline", "by")
_DAYS = ("published", "date", "created")
_LANGUAGES = ("language", "lang", "locale")


def read(source: Source) -> list[Draft]:
    """The one text of a Markdown file."""
    from core.intake import plain

    found = plain.decoded(source.name, source.data, source.encoding)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    said = dict(_front_matter(front[1] or "")) if front else {}
    blocks = tuple(_blocks(text[front.end() :] if front else text, source.name))
    if not blocks:
        raise ImportRefused(source.name, "There is no text in it.")
    address = _first(said, _ADDRESSES)
    return [
        Draft(
            blocks=_with_title(blocks, said.get("title", "")),
            title=said.get("title", ""),
            byline=_first(said, _WRITERS),
            published=iso_date(_first(said, _DAYS)),
            source_url=address if address.startswith(("http://", "https://")) else "",
            language=tag(_first(said, _LANGUAGES)),
            encoding=found.encoding,
        )
    ]


def _front_matter(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of flat front matter; lists by their items, anything deeper is left out."""
    key, items = "", list[str]()
    for line in text.split("\n"):
        pair = _PAIR.fullmatch(line.rstrip())
        if pair:
            yield from [(key, ", ".join(items))] if items else []
            key, items = pair[1].lower(), []
            if pair[2]:
                yield key, _scalar(pair[2])
        elif line.strip().startswith("- ") and key:
            items.append(_scalar(line.strip()[2:]))
    yield from [(key, ", ".join(items))] if items else []


def _scalar(text: str) -> str:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(_scalar(item) for item in text[1:-1].split(",") if item.strip())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inside = text[1:-1]
        return inside.replace('\\"', '"').replace("\\\\", "\\") if text[0] == '"' else inside
    return text


def _first(said: dict[str, str], keys: Sequence[str]) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


def _with_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The first heading as the title, where it says what the front matter does, or stands first."""
    headings = [number for number, block in enumerate(blocks) if block.role is Role.HEADING]
    named = [number for number in headings if blocks[number].text == title]
    chosen = named or ([0] if headings[:1] == [0] and not title else [])
    return tuple(
        Block(block.text, Role.TITLE) if number in chosen[:1] else block
        for number, block in enumerate(blocks)
    )


def _blocks(text: str, name: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    with foreign_code(name):
        parser = MarkdownIt("commonmark", {"maxNesting": _NESTING})
        tokens = parser.enable(["table", "strikethrough"]).parse(text)
    if any(token.level >= _NESTING - 2 for token in tokens):
        tokens = []  # what is nested deeper would be dropped
        yield from _made(_MARKS.sub("", text), Role.PARAGRAPH)
    role = Role.PARAGRAPH
    for token in tokens:
        if token.type == "heading_open":
            role = Role.HEADING
        elif token.type == "heading_close":
            role = Role.PARAGRAPH
        elif token.type == "inline":
            yield from _made(_shown(token.children or []), role)
        elif token.type in {"fence", "code_block"}:
            yield from _made(token.content, Role.PARAGRAPH)
        elif token.type == "html_block":
            yield from _made(markup.bare(token.content), Role.PARAGRAPH)


def _made(text: str, role: Role) -> Iterator[Block]:
    lines = (one_line(line) for line in text.split("\n"))
    yield from (Block(line, role) for line in lines if line)


def _shown(children: "Sequence[Token]") -> str:
    return "".join(map(_piece, children))


def _piece(token: "Token") -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    if token.type == "image":
        return _shown(token.children or [])
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")

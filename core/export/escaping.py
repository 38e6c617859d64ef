"""Texts as Markdown files hold them: quotations escaped, notes and tags as programs take them."""

import re
from collections.abc import Sequence

from core.export import userlines
from core.text.normalize import normalized

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])|(==)|(?<!\w)(#)(?=\w)")
_BLANKS = re.compile(r"[\u00a0\u2007\u202f\u2060\ufeff]")
_CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,5})(?=\s)", re.MULTILINE)


def plain(text: str) -> str:
    """The text with plain blanks in place of those that do not break or have no width."""
    return _BLANKS.sub(" ", text)


def escaped(text: str) -> str:
    """Text in which Markdown sees no mark-up, on one line, with plain blanks."""
    one_line = " ".join(plain(text).split("\n"))
    folded = re.sub(r" {2,}", " ", one_line)
    return _SPECIAL.sub(lambda m: "\\=\\=" if m.group(2) else "\\" + m.group(0), folded)


def tag_word(name: str) -> str:
    """A tag as Obsidian takes it: letters, digits, `_ - /`, never digits alone; may be empty."""
    dashed = "-".join(normalized(name).split())
    word = "".join(c for c in dashed if c.isalnum() or c in "_-/" or _is_mark(c)).strip("/")
    return f"_{word}" if word.replace("/", "").isdigit() else word


def _is_mark(character: str) -> bool:
    """Whether a character is part of a letter in scripts that write vowels as marks."""
    return re.match(r"\w", f"a{character}"[1:]) is not None


def cleaned(note: str) -> str:
    """A note as a file holds it: plain blanks, and no mark that would end a person's own lines."""
    return userlines.harmless(plain(note)).strip("\n")


def deeper(note: str) -> str:
    """The note with its headings a level lower, code blocks left alone."""
    parts: Sequence[str] = _CODE.split(note)
    return "".join(p if n % 2 else _HEADING.sub(r"#\1", p) for n, p in enumerate(parts))

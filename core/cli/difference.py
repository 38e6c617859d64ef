"""The command that compares two versions in the same language."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from core.cli.common import json_option, library_option, print_json, print_text, reading
from core.errors import KnownError
from core.reading.build import build
from core.reading.difference import Variant, comparable, difference

_APART = "they are versions of different articles; group them first."
_ONE = "they are one version; name two."
_OTHER = "they are not in the same language; word by word there is nothing to compare."


@click.command("difference")
@click.argument("base", metavar="VERSION")
@click.argument("other", metavar="VERSION")
@library_option
@json_option
def difference_command(base: str, other: str, library: Path | None, *, as_json: bool) -> None:
    """Show where two versions in the same language differ, seen from the first.

    Rows are numbered as by the command rows; offsets count code points of each version's text.
    """
    with reading(library) as store:
        ours, theirs = store.find_version(base), store.find_version(other)
        if ours == theirs:
            raise KnownError(f"‘{base}’ and ‘{other}’", _ONE)
        article = store.article_of(ours)
        if store.article_of(theirs) != article:
            raise KnownError(f"‘{base}’ and ‘{other}’", _APART)
        page = build(store, article)
        ordinals = {row: ordinal for row, ordinal, _, _ in store.row_outlines(article)}
    if not {(ours, theirs), (theirs, ours)} & set(comparable(page)):
        raise KnownError(f"‘{base}’ and ‘{other}’", _OTHER)
    rows = [ordinals[page.row(index).ids[0]] for index in range(len(page))]
    found = difference(page, ours, theirs)
    if as_json:
        print_json([_as_data(variant, rows) for variant in found])
    for variant in () if as_json else found:
        print_text(_as_line(variant, rows))


def _as_data(variant: Variant, rows: list[int]) -> dict[str, Any]:
    return {
        "row": rows[variant.row],
        "other_row": rows[variant.other_row],
        "kind": variant.kind.value,
        "base": None if variant.base is None else asdict(variant.base),
        "other": None if variant.other is None else asdict(variant.other),
        "base_words": variant.base_words,
        "other_words": variant.other_words,
    }


def _as_line(variant: Variant, rows: list[int]) -> str:
    where = f"{rows[variant.row]}"
    if variant.row != variant.other_row:
        where += f" → {rows[variant.other_row]}"
    said = " → ".join(words for words in (variant.base_words, variant.other_words) if words)
    sign = {"inserted": "+", "removed": "-", "replaced": "~", "moved": "="}[variant.kind.value]
    return f"{where}  {sign} {said}"


COMMANDS = (difference_command,)

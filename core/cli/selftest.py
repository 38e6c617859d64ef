"""`hexapla selftest`: what tests from outside ask of a library. Nobody needs it in daily work.

`workload` edits a library at random, without end, until it is killed. It says on stdout what each
change will do to live annotations (`TRY`) before it begins, and that it is done (`ACK`) once it is
on disk, each line flushed. `dump` prints what is there then. Both know an annotation by a digest
of its whole content. The changes are made by the functions that the window and the other commands
use; what they will do is worked out beforehand, and a change that did something else is a bug.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.cli.common import complain, library_option, reading, writing
from core.cli.digests import digest
from core.text.normalize import normalized

if TYPE_CHECKING:
    from core.annotations.words import Vocabulary

MOST_REMEMBERED = 2_000_000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # no character is composed with one beyond a line feed


@click.group("selftest")
def selftest() -> None:
    """Commands for testing Hexapla from outside."""


@selftest.command("workload")
@click.option("--seed", type=int, default=0, show_default=True)
@library_option
def workload(seed: int, library: Path | None) -> None:
    """Edit the library at random until killed; says what is tried and what is saved."""
    from core.cli.workload import Workload

    with writing(library) as store:
        Workload(store, seed).run(say=_say)


@selftest.command("dump")
@library_option
def dump(library: Path | None) -> None:
    """Print every live annotation: its id and the digest of its content."""
    with reading(library) as store:
        for annotation in store.annotations():
            _say(f"{annotation.id} {digest(annotation)}")


@selftest.command("texts")
@library_option
def texts(library: Path | None) -> None:
    """Print the text of every version, hidden lines too, a form feed between them."""
    with reading(library) as store:
        found = [
            version.text
            for trashed in (False, True)
            for summary in store.summaries(trashed=trashed)
            for version in store.versions(summary.article.id)
        ]
    click.echo("\f".join(found).encode("utf-8", "replace"), nl=False)


@selftest.command("anchor")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def anchor(context: click.Context, file: Path) -> None:
    """Find marked words again in changed texts; FILE has a JSON object in each line.

    Offsets are code points of `old` and `new` as they are given, whatever their Unicode form.
    """
    from core.annotations.words import Vocabulary

    vocabulary, refused = Vocabulary(), 0
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                answer = _found_again(json.loads(line), vocabulary)
            except (ValueError, KeyError, TypeError) as error:
                complain(f"line {number} of ‘{file.name}’: it can't be used ({error})")
                refused = 1
                continue
            click.echo(json.dumps(answer, ensure_ascii=False).encode())
            if vocabulary.size > MOST_REMEMBERED:
                vocabulary = Vocabulary()
    context.exit(refused)


def _found_again(item: dict[str, Any], vocabulary: "Vocabulary") -> dict[str, Any]:
    from core.annotations.finding import Found, Tracking

    old, new = item["old"], item["new"]
    normal = normalized(old)
    tracking = Tracking(normal, normalized(new), vocabulary=vocabulary)
    start, end = (
        item[key] if normal == old else len(normalized(old[: item[key]]))
        for key in ("start", "end")
    )
    place = tracking.find(start, end)
    if not isinstance(place, Found):
        return {"id": item["id"], "orphan": True}
    return {"id": item["id"], "start": _given(new, place.start), "end": _given(new, place.end)}


def _given(text: str, offset: int) -> int:
    """The offset into a text as given that answers to one into its normal form."""
    if normalized(text) == text:
        return offset
    at = normal = 0
    for line in _LINE.findall(text):
        length = len(normalized(line))
        if offset < normal + length:
            return at + _given_in_line(line, offset - normal)
        at, normal = at + len(line), normal + length
    return at


def _given_in_line(line: str, offset: int) -> int:
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if len(normalized(line[:middle])) <= offset:
            low = middle
        else:
            high = middle - 1
    return low


def _say(line: str) -> None:
    """Print a line; click flushes it."""
    click.echo(line.encode())


COMMANDS = (selftest,)

"""`hexapla bitext`: align two plain files, without a library."""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core import paths
from core.cli.common import as_json, complain, model_option, print_text, progress, reading

if TYPE_CHECKING:
    from core.alignment.beads import Bead
    from core.alignment.lexicon import Lexicon
    from core.alignment.similarity import Similarity
    from core.progress import Progress

STANDARD_INPUT = Path("-")
_LIKELY = 0.5
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_EXAMPLES = """\b
Examples:
  hexapla bitext a.txt b.txt
      Split both texts into sentences, align them, print a ladder.
  hexapla bitext --lines --language en --language de a.txt b.txt
      The files have a sentence a line already.
  hexapla bitext a.txt b.txt --format tmx -o pairs.tmx
      A translation memory for other programs.

\b
A line of the ladder is a bead, [0, 1]:[0]:0.87: the numbers of the
sentences of the source and of the target, from 0, and how sure it is.
[2]:[]:0.64 is a sentence without counterpart. In the forms tsv, tmx
and json the texts stand instead, or beside.
"""


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one file; `breaks` are the numbers of those that begin a paragraph."""

    language: str
    sentences: tuple[str, ...]
    breaks: frozenset[int]


def _languages(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    if len(given) not in (0, 2):
        reason = "give it twice, for the source and for the target"
        raise click.BadParameter(reason, context, parameter)
    for language in given:
        if not _LANGUAGE.fullmatch(language):
            reason = f"‘{language}’ is no language code, such as en or zh-Hans"
            raise click.BadParameter(reason, context, parameter)
    return given


@click.command("bitext", epilog=_EXAMPLES)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, help="Each line is a sentence; blank lines part paragraphs.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    callback=_languages,
    metavar="CODE",
    help="Of the source, then of the target; else they are found out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["ladder", "tsv", "tmx", "json"]),
    default="ladder",
    show_default=True,
)
@click.option("-o", "output", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    help="Weigh words by what was learnt from the articles of this library.",
)
@model_option
def bitext(
    source: Path,
    target: Path,
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    library: Path | None,
    model: str | None,
    *,
    lines: bool,
) -> None:
    """Align two plain text files sentence by sentence and print the beads.

    One of SOURCE and TARGET may be - for what comes on stdin.
    """
    if source == target == STANDARD_INPUT:
        raise click.UsageError("only one of the two texts can come on stdin")
    a, b = (
        _side(path, languages[number] if languages else None, lines=lines)
        for number, path in enumerate((source, target))
    )
    with progress() as steps:
        similarity = _similarity(model, a, b, steps) if model is not None else None
        beads = _aligned(a, b, _lexicon(library, a, b), similarity, steps)
    if not any(bead.score >= _LIKELY for bead in beads if not bead.is_gap):
        complain(f"{source.name}, {target.name}: these two texts do not seem to go together")
    _write(_FORMS[form](beads, a, b), output)


def _aligned(
    a: _Side,
    b: _Side,
    lexicon: "Lexicon | None",
    similarity: "Similarity | None",
    steps: "Progress",
) -> "list[Bead]":
    from core.alignment import align

    return align(
        a.sentences,
        b.sentences,
        source_breaks=a.breaks,
        target_breaks=b.breaks,
        languages=(a.language, b.language),
        lexicon=lexicon,
        similarity=similarity,
        progress=steps,
    )


def _lexicon(library: Path | None, a: _Side, b: _Side) -> "Lexicon | None":
    """What the articles of a library teach about the words of these texts."""
    if library is None:
        return None
    from core.library.learning import Knowledge
    from core.library.sentences import Sentences
    from core.model import VersionId

    first, second = (
        Sentences(VersionId(name), side.language, side.sentences, side.breaks)
        for name, side in (("source", a), ("target", b))
    )
    with reading(library) as store:
        known = Knowledge.of(store).lexicon(first, second, without=())
    if not known.pairs:
        complain(f"{library.name}: nothing learnt yet about the words of these texts")
    return known


def _similarity(model: str, a: _Side, b: _Side, steps: "Progress") -> "Similarity":
    """The evidence of a sentence model; its vectors are kept for the next time."""
    from core.alignment.neural.meaning import meaning

    with meaning(model, paths.vectors_path()) as compared:
        return compared(a.sentences, b.sentences, steps)


def _side(path: Path, language: str | None, *, lines: bool) -> _Side:
    from core.text.language import identify
    from core.text.normalize import normalized
    from core.text.segments import split

    raw = _text(path)
    # A line separator within a line must not move the numbers of the lines behind it.
    rows = [" ".join(normalized(row).split("\n")) for row in _rows(raw)] if lines else []
    text = "\n".join(rows) if lines else normalized(raw)
    tongue = language or identify(text).language
    sentences: list[str] = []
    breaks: set[int] = set()
    begins = True
    for line in text.split("\n"):
        begins = begins or not lines
        if line.strip():
            breaks |= {len(sentences)} if begins else set()
            sentences += [line.strip()] if lines else [line[i:j] for i, j in split(line, tongue)]
        begins = not line.strip()
    return _Side(tongue, tuple(sentences), frozenset(breaks))


def _rows(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _text(path: Path) -> str:
    from core.intake.plain import decoded, load

    if path == STANDARD_INPUT:
        return decoded("stdin", sys.stdin.buffer.read()).text
    return load(path).text


def _write(text: str, output: Path | None) -> None:
    if output is None:
        print_text(text.removesuffix("\n"))
        return
    from core.export.files import write_whole

    write_whole(output, text.encode("utf-8", "replace"))


def _ladder(beads: "Sequence[Bead]", a: _Side, b: _Side) -> str:  # noqa: ARG001 — as all forms
    return "".join(f"{list(bead.source)}:{list(bead.target)}:{bead.score:.2f}\n" for bead in beads)


def _tsv(beads: "Sequence[Bead]", a: _Side, b: _Side) -> str:
    rows = ((*_texts(bead, a, b), f"{bead.score:.2f}") for bead in beads)
    return "".join("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows)


def _tmx(beads: "Sequence[Bead]", a: _Side, b: _Side) -> str:
    from core.export.tmx import document

    return document((a.language, b.language), [_texts(bead, a, b) for bead in beads])


def _json(beads: "Sequence[Bead]", a: _Side, b: _Side) -> str:
    return as_json([_as_record(bead, a, b) for bead in beads])


def _texts(bead: "Bead", a: _Side, b: _Side) -> tuple[str, str]:
    source = " ".join(a.sentences[n] for n in bead.source)
    return source, " ".join(b.sentences[n] for n in bead.target)


def _as_record(bead: "Bead", a: _Side, b: _Side) -> dict[str, object]:
    source, target = _texts(bead, a, b)
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": round(float(bead.score), 4),
        "source_text": source,
        "target_text": target,
    }


_FORMS: "dict[str, Callable[[Sequence[Bead], _Side, _Side], str]]" = {
    "ladder": _ladder,
    "tsv": _tsv,
    "tmx": _tmx,
    "json": _json,
}
COMMANDS = (bitext,)

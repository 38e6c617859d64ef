"""`hexapla bitext`: align two plain files, without a library."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core import paths
from core.cli.common import print_json, print_text, progress

if TYPE_CHECKING:
    from core.alignment.beads import Bead
    from core.alignment.similarity import Similarity
    from core.progress import Progress


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one file; `breaks` are the numbers of those that begin a paragraph."""

    language: str
    sentences: tuple[str, ...]
    breaks: frozenset[int]


@click.command("bitext")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, help="Each line is a sentence; blank lines part paragraphs.")
@click.option("--language", "languages", multiple=True, help="Of the source, then of the target.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["ladder", "tsv", "tmx", "json"]),
    default="ladder",
    show_default=True,
)
@click.option(
    "--model",
    help="A local sentence model to weigh meaning by: a folder, or a package with its weights.",
)
def bitext(
    source: Path,
    target: Path,
    languages: tuple[str, ...],
    form: str,
    model: str | None,
    *,
    lines: bool,
) -> None:
    """Align two plain files sentence by sentence and print the beads."""
    from core.alignment import align

    if len(languages) not in (0, 2):
        raise click.UsageError("give --language twice, for the source and for the target")
    a, b = (
        _side(path, languages[number] if languages else None, lines=lines)
        for number, path in enumerate((source, target))
    )
    with progress() as steps:
        beads = align(
            a.sentences,
            b.sentences,
            source_breaks=a.breaks,
            target_breaks=b.breaks,
            languages=(a.language, b.language),
            progress=steps,
            similarity=_similarity(model, a, b, steps) if model is not None else None,
        )
    _print(form, beads, a, b)


def _similarity(model: str, a: _Side, b: _Side, steps: "Progress") -> "Similarity":
    """The evidence of a sentence model; its vectors are kept for the next time."""
    from core.alignment.neural.cache import Cached
    from core.alignment.neural.models import load
    from core.alignment.neural.similarity import VectorSimilarity

    folder = paths.vectors_path()
    with Cached(load(model, scratch=folder), folder) as embedder:
        return VectorSimilarity.between(a.sentences, b.sentences, embedder, progress=steps)


def _side(path: Path, language: str | None, *, lines: bool) -> _Side:
    from core.intake.plain import load
    from core.text.language import identify
    from core.text.normalize import normalized
    from core.text.segments import split

    text = normalized(load(path).text)
    tongue = language or identify(text).language
    sentences: list[str] = []
    breaks: set[int] = set()
    begins = True
    for line in text.split("\n"):
        pieces = [line.strip()] if lines else [line[i:j] for i, j in split(line, tongue)]
        begins = begins or not lines
        if line.strip():
            breaks |= {len(sentences)} if begins else set()
            sentences += pieces
        begins = not line.strip()
    return _Side(tongue, tuple(sentences), frozenset(breaks))


def _print(form: str, beads: "list[Bead]", a: _Side, b: _Side) -> None:
    if form == "ladder":
        for bead in beads:
            print_text(f"{list(bead.source)}:{list(bead.target)}:{bead.score:.2f}")
    elif form == "tsv":
        for bead in beads:
            cells = (*_texts(bead, a, b), f"{bead.score:.2f}")
            print_text("\t".join(cell.replace("\t", " ") for cell in cells))
    elif form == "json":
        print_json([_as_json(bead, a, b) for bead in beads])
    else:
        from core.export.tmx import document

        rows = [_texts(bead, a, b) for bead in beads]
        print_text(document((a.language, b.language), rows).rstrip("\n"))


def _texts(bead: "Bead", a: _Side, b: _Side) -> tuple[str, str]:
    source = " ".join(a.sentences[n] for n in bead.source)
    return source, " ".join(b.sentences[n] for n in bead.target)


def _as_json(bead: "Bead", a: _Side, b: _Side) -> dict[str, object]:
    source, target = _texts(bead, a, b)
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": round(float(bead.score), 4),
        "source_text": source,
        "target_text": target,
    }


COMMANDS = (bitext,)

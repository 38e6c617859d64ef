"""`hexapla import`: files become versions in the library."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.cli.common import (
    complain,
    json_option,
    library_option,
    print_json,
    print_text,
    progress,
    writing,
)
from core.errors import ImportRefused
from core.intake.documents import Document
from core.library import articles, bundles, importing
from core.library.importing import Added
from core.model import ArticleId
from core.progress import Progress
from core.store.store import Store

if TYPE_CHECKING:
    from core.intake.grouping import Suggestion


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--article", "into", help="The article that each file is a version of.")
@click.option("--language", help="The language of the files; else it is found.")
@click.option(
    "--group",
    "grouping",
    type=click.Choice(["suggest", "accept", "never"]),
    default="suggest",
    show_default=True,
    help="What to do about files that look like versions of one article.",
)
@click.option("--encoding", help="The encoding of the files; else it is guessed.")
@library_option
@json_option
@click.pass_context
def import_files(
    context: click.Context,
    paths: tuple[Path, ...],
    into: str | None,
    language: str | None,
    grouping: str,
    encoding: str | None,
    library: Path | None,
    *,
    as_json: bool,
) -> None:
    """Bring files into the library, each a version."""
    from core.intake.folders import files_of
    from core.intake.importer import read_files

    with writing(library) as store, progress() as steps:
        target = store.find_article(into) if into else None
        results = read_files(files_of(paths), encoding=encoding, language=language, progress=steps)
        documents = [result for result in results if isinstance(result, Document)]
        refused = [result for result in results if isinstance(result, ImportRefused)]
        suggestions = _suggested(documents, steps) if grouping != "never" and not target else []
        added = importing.add(store, documents, progress=steps)
        if grouping == "accept":
            _accept(store, added, suggestions, steps)
        if target:
            _join(store, target, added, steps)
        report: dict[str, list[dict[str, Any]]] = {
            "imported": [
                _imported(store, document, added, number)
                for number, document in enumerate(documents)
            ],
            "refused": [{"file": str(r.path), "reason": r.reason} for r in refused],
            "suggestions": [
                {
                    "versions": [added.versions[n] for n in suggestion.members],
                    "score": round(suggestion.score, 4),
                    "evidence": asdict(suggestion.evidence),
                }
                for suggestion in suggestions
                if not set(suggestion.members) <= added.duplicates
            ],
        }
    for document in documents:
        if document.warning:
            complain(f"{Path(document.path).name}: {document.warning}")
    for refusal in refused:
        complain(str(refusal))
    if as_json:
        print_json(report)
    else:
        _print_report(report)
    context.exit(1 if refused else 0)


def _suggested(documents: Sequence[Document], steps: Progress) -> "list[Suggestion]":
    from core.intake.addresses import linked
    from core.intake.grouping import suggest

    apart = bundles.apart(documents)
    return suggest(documents, apart=apart, linked=linked(documents), progress=steps)


def _accept(
    store: Store, added: Added, suggestions: "Sequence[Suggestion]", steps: Progress
) -> None:
    for suggestion in suggestions:
        articles.group(store, [added.versions[n] for n in suggestion.members], progress=steps)


def _join(store: Store, article: ArticleId, added: Added, steps: Progress) -> None:
    if added.versions:
        first = store.versions(article)[0].id
        articles.group(store, [first, *added.versions], progress=steps)


def _imported(store: Store, document: Document, added: Added, number: int) -> dict[str, object]:
    version = store.version(added.versions[number])
    return {
        "file": document.path,
        "part": document.part,
        "article": version.article_id,
        "version": version.id,
        "language": version.language,
        "confidence": version.confidence,
        "title": version.title,
        "title_made": version.title_made,
        "published": version.published,
        "source_url": version.source_url,
        "kept_lines": document.kept_lines,
        "hidden_lines": document.hidden_lines,
        "segments": len(store.segments(version.id)),
        "duplicate": number in added.duplicates,
    }


def _print_report(report: dict[str, list[dict[str, Any]]]) -> None:
    for entry in report["imported"]:
        if entry["duplicate"]:
            print_text(f"{_name(entry)}: already in the library")
            continue
        print_text(
            f"{_name(entry)}: {entry['title']} [{entry['language']}] "
            f"{entry['kept_lines']} lines kept, {entry['hidden_lines']} hidden"
        )
    for suggestion in report["suggestions"]:
        evidence = suggestion["evidence"]
        print_text(f"These look like the same article ({suggestion['score']:.2f}):")
        print_text(f"    hexapla group {' '.join(suggestion['versions'])}")
        print_text(f"    Numbers  {' · '.join(evidence['numbers'][:8])}")
        print_text(f"    Names    {' · '.join(evidence['names'][:8])}")


def _name(entry: dict[str, Any]) -> str:
    """The name of a file, and which of its texts."""
    name = Path(entry["file"]).name
    return f"{name} ({entry['part']})" if entry["part"] else name


COMMANDS = (import_files,)

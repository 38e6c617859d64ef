"""`hexapla import`, `suggestions`, `decline`: files become versions, versions find each other."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
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
    reading,
    writing,
)
from core.errors import ImportRefused, shown_name
from core.intake.documents import Document
from core.library import articles, importing, remembering, suggesting
from core.library.importing import Added
from core.library.suggesting import Findings
from core.model import ArticleId, VersionId
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
@click.option("--chapters", is_flag=True, help="Each chapter of an e-book as an article.")
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
    chapters: bool,
    as_json: bool,
) -> None:
    """Bring files into the library, each a version."""
    from core.intake.folders import files_of
    from core.intake.importer import read_files

    with writing(library) as store, progress() as steps:
        target = store.find_article(into) if into else None
        results = read_files(
            files_of(paths),
            encoding=encoding,
            language=language,
            chapters=chapters,
            progress=steps,
        )
        documents = [
            remembering.as_before(store, result)
            for result in results
            if isinstance(result, Document)
        ]
        refused = [result for result in results if isinstance(result, ImportRefused)]
        found = _Found.of(store, documents, steps) if grouping != "never" else _Found()
        shown = [] if target else found.suggestions
        accepted = shown if grouping == "accept" else []
        added = importing.add(
            store,
            documents,
            groups=[suggestion.members for suggestion in accepted],
            homes=_homes(store, documents, accepted, target),
            findings=found.findings,
            progress=steps,
        )
        if target:
            _join_known(store, target, added, steps)
        report: dict[str, list[dict[str, Any]]] = {
            "imported": [
                _imported(store, document, added, number)
                for number, document in enumerate(documents)
            ],
            "refused": [{"file": shown_name(r.path), "reason": r.reason} for r in refused],
            "suggestions": [
                {
                    "versions": [
                        *([suggestion.home] if suggestion.home else []),
                        *(added.versions[n] for n in suggestion.members),
                    ],
                    "score": suggestion.score,
                    "evidence": asdict(suggestion.evidence),
                }
                for suggestion in shown
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What comparing the files gave, and the suggestions made of it."""

    findings: Findings | None = None
    suggestions: "Sequence[Suggestion]" = ()

    @classmethod
    def of(cls, store: Store, documents: Sequence[Document], steps: Progress) -> "_Found":
        suggesting.catch_up(store, progress=steps)
        known = importing.known(store, documents)
        findings = suggesting.compare(store, documents, known=known, progress=steps)
        return cls(findings, suggesting.grouped(store, findings))


def _homes(
    store: Store,
    documents: Sequence[Document],
    accepted: "Sequence[Suggestion]",
    target: ArticleId | None,
) -> dict[int, ArticleId]:
    """The article of the library that each document joins."""
    if target:
        return dict.fromkeys(range(len(documents)), target)
    homes = {each.members[0]: each.home for each in accepted if each.home}
    return {
        number: store.version(VersionId(version)).article_id for number, version in homes.items()
    }


def _join_known(store: Store, article: ArticleId, added: Added, steps: Progress) -> None:
    """Let what was in the library already join the article, too."""
    there = [added.versions[number] for number in sorted(added.duplicates)]
    if any(store.version(one).article_id != article for one in there):
        articles.group(store, [store.versions(article)[0].id, *there], progress=steps)


def _imported(store: Store, document: Document, added: Added, number: int) -> dict[str, object]:
    version = store.version(added.versions[number])
    return {
        "file": shown_name(document.path),
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
        _print_suggestion(suggestion)


def _print_suggestion(suggestion: dict[str, Any]) -> None:
    evidence = suggestion["evidence"]
    print_text(f"These look like the same article ({suggestion['score']:.2f}):")
    lines = (
        ("Links", "one page names the other as a version" if evidence["linked"] else ""),
        ("Numbers", " · ".join(evidence["numbers"][:8])),
        ("Names", " · ".join(evidence["names"][:8])),
        ("Shape", evidence["shape"]),
        ("Differs", "; ".join(evidence["differs"])),
    )
    for head, words in lines:
        if words:
            print_text(f"    {head:<8} {words}")
    versions = " ".join(suggestion["versions"])
    print_text(f"    hexapla group {versions}")
    print_text(f"    hexapla decline {versions}")


@click.command("suggestions")
@click.option("--search", is_flag=True, help="Compare all texts of the library first.")
@library_option
@json_option
def list_suggestions(library: Path | None, *, search: bool, as_json: bool) -> None:
    """List texts that look like versions of one article and are not yet."""
    with reading(library) as store, progress() as steps:
        if search:
            suggesting.look_through(store, progress=steps)
        else:
            suggesting.catch_up(store, progress=steps)
        found: list[dict[str, Any]] = [
            {"versions": offer.versions, "score": offer.score, "evidence": asdict(offer.evidence)}
            for offer in suggesting.offers(store)
        ]
        titles = {v.id: v.title for summary in store.summaries() for v in summary.versions}
    if as_json:
        print_json(found)
        return
    if not found:
        print_text("No suggestions.")
    for suggestion in found:
        for version in suggestion["versions"]:
            print_text(titles[version])
        _print_suggestion(suggestion)


@click.command("decline")
@click.argument("versions", nargs=-1, required=True, metavar="VERSION…")
@library_option
def decline(versions: tuple[str, ...], library: Path | None) -> None:
    """Keep versions apart that were suggested as one article; it is not asked again."""
    with reading(library) as store:
        suggesting.decline(store, [store.find_version(prefix) for prefix in versions])


def _name(entry: dict[str, Any]) -> str:
    """The name of a file, and which of its texts."""
    name = Path(entry["file"]).name
    return f"{name} ({entry['part']})" if entry["part"] else name


COMMANDS = (import_files, list_suggestions, decline)

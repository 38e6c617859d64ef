"""Commands about annotations, tags, and taking changes back."""

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from core.annotations import annotations as annotating
from core.annotations import colours as colouring
from core.annotations import quotes
from core.annotations import tags as tagging
from core.changes import Change
from core.cli.common import (
    complain,
    json_option,
    library_option,
    print_json,
    print_text,
    reading,
    writing,
)
from core.model import Annotation, Colour, State, VersionId
from core.store.store import Store
from core.text.fold import fold

colour_choice = click.Choice([colour.value for colour in Colour])


@click.command("annotate")
@click.argument("article")
@click.option("--quote", required=True, help="The words to mark, as they stand in the text.")
@click.option("--language", help="Look in versions of this language only.")
@click.option("--occurrence", type=int, help="Which one, from 1, where the words occur often.")
@click.option("--colour", type=colour_choice, default=Colour.YELLOW.value, show_default=True)
@click.option("--note", default="", help="A note, Markdown.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given often.")
@click.option("--no-link", is_flag=True, help="Do not mark the aligned passages along.")
@library_option
@json_option
def annotate(
    article: str,
    quote: str,
    language: str | None,
    occurrence: int | None,
    colour: str,
    note: str,
    tags: tuple[str, ...],
    library: Path | None,
    *,
    no_link: bool,
    as_json: bool,
) -> None:
    """Mark a passage, with a note and tags; prints the annotation's id."""
    with writing(library) as store:
        passage = quotes.find(
            store, store.find_article(article), quote, language=language, occurrence=occurrence
        )
        identifier = annotating.highlight(
            store, passage, Colour(colour), note=note, tags=tags, link=not no_link
        )
    if as_json:
        print_json({"id": identifier})
    else:
        print_text(identifier)


@click.command("annotations")
@click.option("--article", help="Of this article only.")
@click.option("--tag", "tags", multiple=True, help="With this tag or one under it; all of several.")
@click.option("--colour", type=colour_choice)
@click.option("--text", "query", help="With these words in the note or the quoted text.")
@click.option("--orphans", is_flag=True, help="Those whose words are no longer found.")
@click.option("--trashed", is_flag=True, help="Those in the bin.")
@library_option
@json_option
def annotations(
    article: str | None,
    tags: tuple[str, ...],
    colour: str | None,
    query: str | None,
    library: Path | None,
    *,
    orphans: bool,
    trashed: bool,
    as_json: bool,
) -> None:
    """List annotations."""
    with reading(library) as store:
        scope = store.find_article(article) if article else None
        chosen = [
            annotation
            for annotation in store.annotations(scope, trashed=trashed)
            if all(_carries(annotation, tag) for tag in tags)
            and colour in (None, annotation.record.colour)
            and (not query or fold(query) in fold(_words(annotation)))
            and (not orphans or any(t.state is State.ORPHAN for t in annotation.targets))
        ]
        languages = _languages(store, chosen)
    if as_json:
        print_json([_as_json(annotation, languages) for annotation in chosen])
    for annotation in () if as_json else chosen:
        quote = annotation.targets[0].exact if annotation.targets else "the whole article"
        print_text(f"{annotation.id}  {annotation.record.colour}  {quote}")


@click.command("delete")
@click.argument("identifiers", nargs=-1, required=True, metavar="ANNOTATION…")
@library_option
def delete(identifiers: tuple[str, ...], library: Path | None) -> None:
    """Move annotations to the bin."""
    with writing(library) as store:
        annotating.delete(store, *(store.find_annotation(name) for name in identifiers))


@click.command("restore")
@click.argument("identifiers", nargs=-1, required=True, metavar="ANNOTATION…")
@library_option
def restore(identifiers: tuple[str, ...], library: Path | None) -> None:
    """Take annotations out of the bin."""
    with writing(library) as store:
        annotating.restore(store, *(store.find_annotation(name) for name in identifiers))


@click.command("undo")
@library_option
@click.pass_context
def undo(context: click.Context, library: Path | None) -> None:
    """Take back the last edit of the library."""
    with writing(library) as store:
        change = store.undo()
    context.exit(_report(change, "undo"))


@click.command("redo")
@library_option
@click.pass_context
def redo(context: click.Context, library: Path | None) -> None:
    """Do again what was taken back last."""
    with writing(library) as store:
        change = store.redo()
    context.exit(_report(change, "redo"))


@click.group("tags", invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def tags(context: click.Context, library: Path | None, *, as_json: bool) -> None:
    """List tags with how often they are used; rename, move, merge, colour or delete them."""
    context.obj = library
    if context.invoked_subcommand is not None:
        return
    with reading(library) as store:
        counts = store.tag_counts()
    if as_json:
        print_json([{"tag": c.tag.name, "colour": c.tag.colour, "count": c.count} for c in counts])
    for counted in () if as_json else counts:
        print_text(f"{counted.count:5}  {counted.tag.name}")


@tags.command("rename")
@click.argument("old")
@click.argument("new")
@library_option
@click.pass_context
def rename(context: click.Context, old: str, new: str, library: Path | None) -> None:
    """Rename a tag and those under it."""
    _print_count(library or context.obj, lambda store: tagging.rename(store, old, new), "renamed")


@tags.command("merge")
@click.argument("source", metavar="FROM")
@click.argument("into", metavar="INTO")
@library_option
@click.pass_context
def merge(context: click.Context, source: str, into: str, library: Path | None) -> None:
    """Give everything tagged FROM the tag INTO and drop FROM."""
    _print_count(library or context.obj, lambda store: tagging.merge(store, source, into), "moved")


@tags.command("move")
@click.argument("name")
@click.argument("under")
@library_option
@click.pass_context
def move(context: click.Context, name: str, under: str, library: Path | None) -> None:
    """Put a tag and those below it under UNDER; an empty UNDER: at the top."""
    _print_count(library or context.obj, lambda store: tagging.move(store, name, under), "moved")


@tags.command("colour")
@click.argument("name")
@click.argument("colour", type=click.Choice([*(colour.value for colour in Colour), "none"]))
@library_option
@click.pass_context
def colour_tag(context: click.Context, name: str, colour: str, library: Path | None) -> None:
    """Give a tag a colour, or none."""
    with writing(library or context.obj) as store:
        tagging.recolour(store, name, None if colour == "none" else Colour(colour))


@tags.command("delete")
@click.argument("name")
@library_option
@click.pass_context
def delete_tag(context: click.Context, name: str, library: Path | None) -> None:
    """Take a tag and those below it away from all notes; the notes stay."""
    _print_count(library or context.obj, lambda store: tagging.delete(store, name), "deleted")


@click.group("colours", invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def colours(context: click.Context, library: Path | None, *, as_json: bool) -> None:
    """List the eight colours by name; give them names of your own."""
    context.obj = library
    if context.invoked_subcommand is not None:
        return
    with reading(library) as store:
        names = colouring.names(store)
    if as_json:
        print_json([{"colour": colour, "name": name} for colour, name in names.items()])
    for number, (colour, name) in enumerate(() if as_json else names.items(), 1):
        print_text(f"{number}  {colour:8}  {name}")


@colours.command("name")
@click.argument("colour", type=colour_choice)
@click.argument("name")
@library_option
@click.pass_context
def name_colour(context: click.Context, colour: str, name: str, library: Path | None) -> None:
    """Call COLOUR by NAME; an empty NAME gives it its own again."""
    with writing(library or context.obj) as store:
        colouring.rename(store, Colour(colour), name)
        print_text(colouring.names(store)[Colour(colour)])


def _print_count(library: Path | None, change: Callable[[Store], int], done: str) -> None:
    with writing(library) as store:
        count = change(store)
    print_text(f"{count} {done}")


def _carries(annotation: Annotation, wanted: str) -> bool:
    key = tagging.cleaned(wanted).casefold()
    own = [tag.casefold() for tag in annotation.tags]
    return any(tag == key or tag.startswith(f"{key}/") for tag in own)


def _words(annotation: Annotation) -> str:
    return "\n".join([annotation.record.note, *(t.exact for t in annotation.targets)])


def _languages(store: Store, chosen: Iterable[Annotation]) -> dict[VersionId, str]:
    articles = {annotation.record.article_id for annotation in chosen}
    return {v.id: v.language for article in articles for v in store.versions(article)}


def _as_json(annotation: Annotation, languages: dict[VersionId, str]) -> dict[str, object]:
    record = annotation.record
    return {
        "id": record.id,
        "article": record.article_id,
        "colour": record.colour,
        "style": record.style,
        "note": record.note,
        "tags": list(annotation.tags),
        "created": record.created_at,
        "modified": record.modified_at,
        "targets": [
            {
                "version": target.version_id,
                "language": languages.get(target.version_id, "und"),
                "start": target.start,
                "end": target.end,
                "exact": target.exact,
                "state": target.state,
                "reason": target.reason,
                "linked": target.linked,
            }
            for target in annotation.targets
        ],
    }


def _report(change: Change | None, word: str) -> int:
    if change is None:
        complain(f"{word}: there is nothing to {word}")
        return 1
    print_text(f"{word}: {change.op}")
    return 0


COMMANDS = (annotate, annotations, delete, restore, undo, redo, tags, colours)

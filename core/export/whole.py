"""A whole library as a folder of Markdown: a file an article, and an index of them."""

from pathlib import Path

from core.errors import KnownError
from core.export import frontmatter
from core.export.escaping import escaped
from core.export.files import write_whole
from core.export.markdown import Written, prepare, write
from core.export.options import Options
from core.progress import Progress
from core.store.store import Store

INDEX = "index.md"
_INDEX = "hexapla: index"


def export_library(
    store: Store,
    folder: Path,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> list[Written]:
    """Write the notes of every article that has some into a folder, with an `index.md`.

    An article of whose notes the options let none pass gets no file. The index is the last of what
    is written. Raises as `export_article` does, and KnownError when
    there is an `index.md` that is not ours; what was written before that stays.
    """
    index = folder / INDEX
    before = index.read_text("utf-8") if index.exists() else ""
    if before and _INDEX not in before[:200]:
        raise KnownError(
            f"‘{INDEX}’", "this file was not written by Hexapla; choose another folder"
        )
    lines, written = [], []
    noted = [summary for summary in store.summaries() if summary.annotations]
    for summary in (progress or Progress()).track(noted, "Writing notes"):
        draft = prepare(store, summary.article.id, folder, options)
        if draft.notes:
            done = write(draft)
            written.append(done)
            count = "1 note" if done.notes == 1 else f"{done.notes} notes"
            codes = ", ".join(version.language for version in summary.versions)
            title = escaped(summary.article.title)
            lines.append(f"- [{title}](<{done.path.name}>) · {count} · {codes}")
    head = frontmatter.block({"title": "Notes"}).replace("\n---", f"\n{_INDEX}\n---")
    text = "\n".join([head, "# Notes", "", *sorted(lines, key=str.casefold)]) + "\n"
    if text != before:
        write_whole(index, text.encode())
    notes = sum(done.notes for done in written)
    return [*written, Written(index, notes, notes, 0, text != before)]

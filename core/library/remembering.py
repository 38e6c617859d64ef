"""What the person kept and hid on a site, remembered for the next text from there.

A decision is remembered within the edit that carries it out, so undo takes both back. It speaks
of one line of one site: the same line of another site is judged as if nothing were known.
"""

from collections.abc import Iterable, Sequence

from core.changes import Op
from core.errors import NotFound
from core.intake.documents import Document
from core.intake.reading import HIDDEN_BY_HAND, KEPT_BY_HAND, SAID, recleaned
from core.intake.sites import HIDDEN_BEFORE, KEPT_BEFORE, mark_of, sites_of
from core.model import Line, SiteLine, Version
from core.store.store import Edit, Store


def sites(version: Version, lines: Iterable[Line]) -> tuple[str, ...]:
    """The names of the site that a version is from."""
    said = ((version.text[line.start : line.end], line.reason) for line in lines)
    return sites_of(version.source_url, said)


def remember(
    store: Store,
    edit: Edit,
    version: Version,
    lines: Sequence[Line],
    *,
    judged: Iterable[int] | None = None,
) -> None:
    """Within an edit, remember lines of a version as they were kept or hidden by hand.

    `lines` are all its lines as they are now, `judged` the numbers of those that the person has
    just judged; without it, all count.
    """
    numbers = frozenset(range(len(lines)) if judged is None else judged)
    by_hand = {HIDDEN_BY_HAND, KEPT_BY_HAND}
    decided = [line for line in lines if line.ordinal in numbers and line.reason in by_hand]
    named = sites(version, lines) if decided else ()
    known = {(each.site, each.line): each for each in store.site_lines(named)}
    for site in named:
        for line in decided:
            mark = mark_of(version.text[line.start : line.end])
            if mark:
                fresh = SiteLine(site, mark, line.hidden)
                before = known.get((site, mark))
                if before is None:
                    edit.insert(fresh)
                elif before != fresh:
                    edit.update(fresh)
                known[site, mark] = fresh


def as_before(store: Store, document: Document) -> Document:
    """The document with lines kept and hidden as the person did before on its site."""
    texts = [document.text[line.start : line.end] for line in document.lines]
    reasons = (line.reason for line in document.lines)
    named = () if document.bundle else sites_of(
        document.source_url, zip(texts, reasons, strict=True)
    )  # fmt: skip
    known = {each.line: each.hidden for each in store.site_lines(named)}
    wanted = [known.get(mark_of(text)) for text in texts] if known else []
    changes = [
        (n, hide) for n, hide in enumerate(wanted) if hide not in {None, document.lines[n].hidden}
    ]
    if not changes:
        return document
    changed = recleaned(
        document,
        keep=[n for n, hide in changes if not hide],
        hide=[n for n, hide in changes if hide],
        language=document.language if document.confidence == SAID else None,
        reasons=(KEPT_BEFORE, HIDDEN_BEFORE),
    )
    return changed if changed.segments else document


def forget(store: Store, site: str) -> int:
    """Forget what was kept and hidden on a site; gives how many lines. One edit.

    Raises NotFound where nothing is remembered for it.
    """
    known = store.site_lines([site])
    if not known:
        raise NotFound(f"‘{site}’", "nothing is remembered for this site")
    with store.edit(Op.FORGET_SITE) as edit:
        edit.delete(*known)
    return len(known)

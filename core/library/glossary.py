"""The person's glossary: terms kept, changed, removed and taken from files; each one edit.

A term is known again by its languages and words, so that keeping it twice, or importing the same
file again, makes no second one: the note and tag given last count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from core.changes import Op
from core.errors import KnownError
from core.export.files import write_whole
from core.model import Term, TermId, new_id
from core.progress import Progress
from core.store.store import Store
from core.text.normalize import normalized

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many terms of a file are new, and how many were there and got its note or tag."""

    new: int
    changed: int


def keep(store: Store, term: Term) -> Term:
    """Keep a term; gives it as it is kept. Raises KnownError where it has no words.

    Where a term of the same words is there already, it gets this note and tag if they say anything.
    """
    (kept,), _ = _keep_all(store, [term], Op.KEEP_TERM)
    return kept


def change(store: Store, term: Term) -> None:
    """Give the term of this id these words, languages, note and tag. One edit.

    Raises NotFound, and KnownError where it has no words or another term has the same.
    """
    wanted = _clean(term)
    store.term(term.id)
    if any(_key(other) == _key(wanted) and other.id != term.id for other in store.terms()):
        raise KnownError(f"“{wanted.source}”", "the glossary has this term already")
    with store.edit(Op.KEEP_TERM) as edit:
        edit.update(wanted)


def remove(store: Store, identifiers: Iterable[TermId]) -> None:
    """Remove terms. One edit; raises NotFound."""
    gone = [store.term(identifier) for identifier in identifiers]
    with store.edit(Op.REMOVE_TERM) as edit:
        edit.delete(*gone)


def take(store: Store, path: Path, progress: Progress | None = None) -> Taken:
    """Keep the terms of a CSV or TBX file, read in a process with limits.

    One edit; raises ImportRefused, and Cancelled through `progress`.
    """
    from core.intake import importer

    return _keep_all(store, importer.read_terms(path, progress=progress), Op.IMPORT_TERMS)[1]


def write(store: Store, path: Path) -> int:
    """Write all terms to a file, as TBX if its name ends so, else as CSV; gives how many.

    Raises WriteFailed.
    """
    terms = store.terms()
    from core.export import glossaries as written

    as_tbx = path.suffix.casefold() in {".tbx", ".xml"}
    text = written.tbx(terms) if as_tbx else written.csv_text(terms)
    write_whole(path, text.encode())
    return len(terms)


def fresh(
    languages: tuple[str, str], source: str, target: str, *, note: str = "", tag: str = ""
) -> Term:
    """A new term, not kept yet; `languages` are those of source and target."""
    return Term(TermId(new_id()), languages[0], source, languages[1], target, note, tag)


def _keep_all(store: Store, terms: Iterable[Term], op: Op) -> tuple[list[Term], Taken]:
    wanted = [_clean(term) for term in terms]
    with store.edit(op) as edit:
        known = {_key(term): term for term in store.terms()}
        before = dict(known)
        for term in wanted:
            old = known.get(_key(term))
            known[_key(term)] = term if old is None else _joined(old, term)
        added = [term for key, term in known.items() if key not in before]
        changed = [term for key, term in known.items() if before.get(key, term) != term]
        edit.insert_all(added)
        edit.update(*changed)
    return [known[_key(term)] for term in wanted], Taken(len(added), len(changed))


def _clean(term: Term) -> Term:
    source, target = (" ".join(normalized(words).split()) for words in (term.source, term.target))
    if not source or not target:
        raise KnownError(f"“{source or target}”", "a term needs words in both languages")
    note, tag = normalized(term.note).strip(), normalized(term.tag).strip()
    return replace(term, source=source, target=target, note=note, tag=tag)


def _joined(old: Term, term: Term) -> Term:
    return replace(old, note=term.note or old.note, tag=term.tag or old.tag)


def _key(term: Term) -> Key:
    words = term.source.casefold(), term.target.casefold()
    return term.source_language, words[0], term.target_language, words[1]

"""New texts are compared with the whole library; answers are remembered and can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.changes import Op
from core.errors import KnownError
from core.intake.documents import Document
from core.intake.reading import from_text
from core.library import articles, importing, suggesting
from core.library.importing import Added
from core.model import VersionId
from core.progress import Cancelled, Progress
from core.store.store import Store
from tests.data.making.press import patterns, written

NAMES = {
    "person": "Ada Brixen", "other": "Hugo Lomax", "place": "Ostrey", "near": "Tarnby",
    "org": "Riva Lines", "day": "", "a": 5210, "b": 37, "c": 18,
}  # fmt: skip


def story(language: str, *, first: int = 0) -> Document:
    lines = written(patterns("sentence")[first : first + 10], NAMES, language)
    return from_text("\n\n".join(lines), name=f"{language}.txt", language=language)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "texts.hexapla") as opened:
        yield opened


def bring(store: Store, *documents: Document) -> Added:
    return importing.add(store, documents, findings=suggesting.compare(store, documents))


def offered(store: Store) -> list[set[VersionId]]:
    return [set(offer.versions) for offer in suggesting.offers(store)]


def test_a_new_text_finds_its_version_in_the_library(store: Store) -> None:
    (english,) = bring(store, story("en")).versions
    bring(store, story("en", first=20))
    (german,) = bring(store, story("de")).versions
    assert offered(store) == [{english, german}]


def test_the_evidence_is_kept_with_the_suggestion(store: Store) -> None:
    bring(store, story("en"), story("de"))
    (offer,) = suggesting.offers(store)
    assert "37" in offer.evidence.numbers
    assert "Ada Brixen" in offer.evidence.names


def test_one_undo_takes_an_import_and_its_suggestions_back(store: Store) -> None:
    bring(store, story("en"), story("de"))
    store.undo()
    assert (offered(store), store.summaries(), store.undo_op) == ([], (), None)


def test_what_was_grouped_is_suggested_no_more_and_again_after_undo(store: Store) -> None:
    bring(store, story("en"), story("de"))
    before = offered(store)
    articles.group(store, suggesting.offers(store)[0].versions)
    assert offered(store) == []
    store.undo()
    assert offered(store) == before


def test_what_was_declined_is_never_asked_again(store: Store) -> None:
    english, german = bring(store, story("en"), story("de")).versions
    suggesting.decline(store, [english, german])
    assert offered(store) == []
    assert suggesting.look_through(store) == 0
    assert store.undo_op is Op.KEEP_APART


def test_a_declined_suggestion_is_asked_again_when_a_text_changes(store: Store) -> None:
    english, german = bring(store, story("en"), story("de")).versions
    suggesting.decline(store, [english, german])
    with store.edit(Op.REPLACE) as edit:
        version = store.version(english)
        edit.update(replace(version, text=version.text.replace("midnight", "one o'clock")))
    assert suggesting.catch_up(store) == 1
    assert offered(store) == [{english, german}]


def test_declining_takes_versions_of_two_articles(store: Store) -> None:
    (english,) = bring(store, story("en")).versions
    with pytest.raises(KnownError, match="at least two articles"):
        suggesting.decline(store, [english])


def test_a_version_that_was_taken_out_is_not_suggested_for_its_old_article(store: Store) -> None:
    added = importing.add(store, [story("en"), story("de")], groups=[(0, 1)])
    articles.ungroup(store, added.versions[1])
    assert suggesting.look_through(store) == 0


def test_texts_of_an_older_library_are_looked_at_when_it_is_next_used(store: Store) -> None:
    english, german = importing.add(store, [story("en"), story("de")]).versions
    assert suggesting.catch_up(store) == 2
    assert offered(store) == [{english, german}]
    assert suggesting.catch_up(store) == 0


def test_a_redone_import_finds_its_suggestions_again(store: Store) -> None:
    bring(store, story("en"), story("de"))
    before = offered(store)
    store.undo()
    store.redo()
    suggesting.catch_up(store)
    assert offered(store) == before


def test_three_texts_of_one_article_are_one_suggestion(store: Store) -> None:
    added = bring(store, story("en"), story("de"), story("fr"))
    assert offered(store) == [set(added.versions)]


def test_a_text_joins_an_article_of_the_library_in_one_step(store: Store) -> None:
    first = importing.add(store, [story("en"), story("fr")], groups=[(0, 1)])
    home = first.articles[0]
    importing.add(store, [story("de")], homes={0: home}, op=Op.ADD_VERSION)
    assert [version.language for version in store.versions(home)] == ["en", "fr", "de"]
    assert len({cell.version_id for cell in store.cells(home)}) == 3
    store.undo()
    assert len(store.versions(home)) == 2
    assert store.undo_op is Op.IMPORT


def test_pages_that_name_each_other_are_suggested_across_imports(store: Store) -> None:
    german = replace(
        story("de", first=18),
        source_url="https://a.example/de",
        alternates=("https://a.example/en",),
    )
    english = replace(story("en"), source_url="https://a.example/en/")
    one = bring(store, german).versions[0]
    other = bring(store, english).versions[0]
    assert offered(store) == [{one, other}]
    assert suggesting.offers(store)[0].evidence.linked


def test_articles_in_the_bin_have_no_part_in_it(store: Store) -> None:
    added = bring(store, story("en"))
    articles.remove(store, added.articles[0])
    bring(store, story("de"))
    assert offered(store) == []


def test_comparing_can_be_cancelled_and_nothing_is_stored(store: Store) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        suggesting.compare(store, [story("en")], progress=progress)
    assert store.versions_without_profile() == ()

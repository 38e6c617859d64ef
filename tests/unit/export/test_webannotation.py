"""JSON-LD: as the W3C model has it, and back again without loss."""

import contextlib
import json
import os
import random
import re
from dataclasses import replace

import pytest

from core.changes import Op
from core.errors import ImportRefused
from core.export.options import Options
from core.export.webannotation import export, urn
from core.library.receiving import take
from core.model import AnnotationTag, Article, Colour, Loss, State
from core.store import health
from core.store.store import Store
from tests.unit.export.test_random_libraries import drawn_library

DRAWN = 1000 if os.environ.get("HEXAPLA_FULL") else 25


@pytest.fixture
def file(tmp_path):
    return tmp_path / "notes.jsonld"


def exported(store, article, **options):
    return export(store, [article.id], Options(**options))


def written(store, article, file):
    file.write_bytes(exported(store, article).document)
    return file


def lose_all(store):
    """Delete every annotation with all that belongs to it."""
    with store.edit(Op.DELETE) as edit:
        for one in store.annotations():
            tags = [AnnotationTag(one.id, store.tag_named(name).id) for name in one.tags]
            edit.delete(*tags, *one.targets, one.record)
    assert store.annotations() == ()


def disturbed(rng, store):
    """Make some targets moved or orphans, as a replaced text would."""
    with store.edit(Op.REPLACE) as edit:
        for one in store.annotations():
            for target in one.targets:
                if rng.random() < 0.2:
                    edit.update(replace(target, state=State.ORPHAN, reason=Loss.REWRITTEN))


@pytest.mark.parametrize("seed", range(DRAWN))
def test_what_was_written_reads_back_equal(seed, tmp_path, file):
    rng = random.Random(seed)
    with Store.open(tmp_path / "library.hexapla") as store:
        article, _ids = drawn_library(rng, store)
        disturbed(rng, store)
        before = store.annotations()
        written(store, article, file)
        lose_all(store)
        taken = take(store, file)
        assert (taken.new, taken.refused) == (len(before), ())
        assert store.annotations() == before
        assert exported(store, article).document == file.read_bytes()
    assert health.check(tmp_path / "library.hexapla") == ()


@pytest.fixture
def drawn(tmp_path):
    """A library drawn at random, and its article."""
    with Store.open(tmp_path / "library.hexapla") as store:
        yield store, drawn_library(random.Random(7), store)[0]


def test_a_target_has_its_quotation_and_its_place_in_code_points(drawn):
    store, article = drawn
    texts = {urn(version.id): version.text for version in store.versions(article.id)}
    items = json.loads(exported(store, article).document)["first"]["items"]
    for target in (target for item in items for target in item["target"]):
        quote, position = target["selector"]
        text = texts[target["source"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])


def test_a_second_import_changes_nothing(drawn, file):
    store, article = drawn
    written(store, article, file)
    before, step = store.annotations(), store.newest_step
    taken = take(store, file)
    assert (taken.new, taken.changed, taken.unchanged) == (0, 0, len(before))
    assert (store.annotations(), store.newest_step) == (before, step)


def test_the_later_change_stays(drawn, file):
    store, article = drawn
    written(store, article, file)
    mine = store.annotations()[0]
    later = replace(mine.record, note="written later", modified_at="2999-01-01T00:00:00.000Z")
    with store.edit(Op.NOTE) as edit:
        edit.update(later)
    assert take(store, file).changed == 0
    earlier = replace(later, modified_at="2001-01-01T00:00:00.000Z")
    with store.edit(Op.NOTE) as edit:
        edit.update(earlier)
    assert take(store, file).changed == 1
    assert store.annotation(mine.id) == mine


def test_an_import_is_one_step_to_undo(drawn, file):
    store, article = drawn
    written(store, article, file)
    lose_all(store)
    take(store, file)
    store.undo()
    assert store.annotations() == ()


def test_another_library_with_the_same_texts_takes_them(drawn, file, tmp_path):
    store, article = drawn
    written(store, article, file)
    with Store.open(tmp_path / "other.hexapla") as other:
        copied(store, other, article)
        taken = take(other, file)
        assert taken.new == len(store.annotations())
        quotes = [[t.exact for t in one.targets] for one in other.annotations()]
        assert sorted(quotes) == sorted(
            [t.exact for t in one.targets] for one in store.annotations()
        )


def copied(store, other, article):
    """The texts of an article under other ids."""
    fresh = replace(article, id="f" * 32)
    with other.edit(Op.IMPORT) as edit:
        edit.insert(Article(fresh.id, fresh.title, fresh.created_at))
        for number, one in enumerate(store.versions(article.id)):
            edit.insert(replace(one, id=f"{number}" * 32, article_id=fresh.id))


def test_texts_that_are_not_there_are_said(drawn, file, tmp_path):
    store, article = drawn
    written(store, article, file)
    with Store.open(tmp_path / "empty.hexapla") as other:
        taken = take(other, file)
        assert len(taken.refused) == len(store.annotations())
        assert "none of its texts" in taken.refused[0]
        assert other.undo_op is None


def test_one_bad_annotation_hides_no_other(drawn, file):
    store, article = drawn
    document = json.loads(exported(store, article).document)
    items = document["first"]["items"]
    items[0] = {**items[0], "hexapla:colour": "beige"}
    items.append("nonsense")
    file.write_text(json.dumps(document))
    total = len(items)
    lose_all(store)
    taken = take(store, file)
    assert taken.new == total - 2
    assert taken.refused[0] == "annotation 1: ‘beige’ is not a colour"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"{", b"[" * 100_000, b'{"type": "Person"}', b"null", b'{"type": ["a"]}'],
)
def test_what_is_no_annotation_is_refused_in_a_sentence(drawn, file, data):
    store, _article = drawn
    file.write_bytes(data)
    with pytest.raises(ImportRefused, match=r"hexapla export jsonld"):
        take(store, file)


def test_whatever_is_in_a_file_nothing_but_a_refusal_leaves(drawn, file):
    store, article = drawn
    data = exported(store, article).document
    rng = random.Random(3)
    kept = store.annotations()
    for _ in range(500):
        file.write_bytes(mutated(rng, data))
        with contextlib.suppress(ImportRefused):
            take(store, file)
    assert {one.id for one in kept} <= {one.id for one in store.annotations()}
    assert health.check(store.path) == ()


def mutated(rng, data):
    """The same with some bytes replaced, a stretch removed or doubled, or values swapped."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(made)), rng.randint(1, 200)
        kind = rng.randrange(5)
        if kind == 0:
            made[at] = rng.randrange(256)
        elif kind == 1:
            del made[at : at + length]
        elif kind == 2:
            made[at:at] = made[at : at + length]
        else:
            found = [m.span(1) for m in re.finditer(rb": (\"[^\"]*\"|\d+|true|false)", made)]
            start, end = rng.choice(found or [(0, 1)])
            made[start:end] = rng.choice([b"null", b"[]", b"{}", b"-1", b"1e400", b'"\\ud800"'])
    return bytes(made)


def test_filters_leave_out_and_are_counted(drawn):
    store, article = drawn
    made = exported(store, article, colours=(Colour.GREY,))
    grey = [one for one in store.annotations() if one.record.colour is Colour.GREY]
    assert (made.notes, made.total) == (len(grey), len(store.annotations()))

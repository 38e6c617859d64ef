"""An index that is wrong or damaged is noticed, costs nobody anything, and is made anew."""

import pytest

from core.annotations import annotations
from core.errors import KnownError
from core.model import Colour
from core.reading.query import parsed
from core.reading.search import search
from core.store.health import Kind, check

DAMAGE = "DELETE FROM sentence_words_data WHERE id > 10"


def found(well, line):
    return [hit.row for hit in search(well.store, parsed(line)).hits]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM sentence_words WHERE rowid % 2",
        "UPDATE sentence_words SET folded = 'something else' WHERE rowid % 2",
        "DELETE FROM indexed WHERE kind = 'version'",
        DAMAGE,
    ],
)
def test_an_index_that_is_not_as_it_should_be_is_found_and_made_anew(well, statement):
    well.store.connection.execute(statement)
    assert {finding.kind for finding in check(well.store.path)} == {Kind.INDEX}
    well.store.rebuild_index()
    assert check(well.store.path) == ()
    assert found(well, "bucket") == [2]


def test_words_that_a_damaged_index_can_not_find_are_refused_in_a_sentence(well):
    well.store.connection.execute(DAMAGE)
    with pytest.raises(KnownError, match="rebuild-index"):
        found(well, "bucket")


def test_a_damaged_index_never_stands_in_the_way_of_a_change(well):
    well.store.connection.execute(DAMAGE)
    well.store.connection.execute("DELETE FROM remark_words_data")
    annotations.highlight(well.store, well.passage("deep"), Colour.RED, note="pail", link=False)
    assert found(well, "pail") == [1]
    well.store.undo()
    assert found(well, "pail") == []


def test_a_library_that_is_only_read_is_searched(well, monkeypatch):
    monkeypatch.setattr("core.store.opening._is_writable", lambda _path: False)
    with type(well.store).open(well.store.path, create=False) as reader:
        assert reader.read_only
        assert len(search(reader, parsed("bucket")).hits) == 1

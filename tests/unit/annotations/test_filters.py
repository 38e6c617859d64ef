"""Filters: what they let pass, and that a kept one comes back as it was."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotations import annotations as annotating
from core.annotations import filters
from core.annotations.filters import Filter, Index, entry_of
from core.errors import KnownError
from core.model import Colour

SHORT = st.text(max_size=5)
FILTERS = st.builds(
    Filter,
    text=SHORT,
    tags=st.lists(SHORT, max_size=2).map(tuple),
    colours=st.lists(st.sampled_from(Colour), max_size=2).map(tuple),
    languages=st.lists(SHORT, max_size=2).map(tuple),
    note=st.none() | st.booleans(),
    linked=st.none() | st.booleans(),
    orphan=st.none() | st.booleans(),
)


@pytest.fixture
def library(well):
    """Two notes: a red one on “deep” with a note, a blue one on “bucket”, tagged, not linked."""
    annotating.highlight(well.store, well.passage("deep"), Colour.RED, note="Ça va?")
    annotating.highlight(
        well.store, well.passage("bucket"), Colour.BLUE, tags=["Water/Depth"], link=False
    )
    return well.store


@pytest.fixture
def in_zone(monkeypatch):
    """Sets the clock's zone, and sets it back."""

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


def index(store):
    return Index(store.entries(), store.version_languages())


def found(store, **wanted):
    return [str(entry.colour) for entry in index(store).matching(Filter(**wanted))]


def test_an_empty_filter_lets_everything_pass(library):
    assert len(found(library)) == 2


@pytest.mark.parametrize(
    ("wanted", "colours"),
    [
        ({"text": "ca VA"}, ["red"]),
        ({"text": "bucket depth"}, ["blue"]),
        ({"text": "deep bucket"}, []),
        ({"tags": ("water",)}, ["blue"]),
        ({"tags": ("wat",)}, []),
        ({"colours": (Colour.RED, Colour.GREY)}, ["red"]),
        ({"languages": ("de",)}, []),
        ({"note": True}, ["red"]),
        ({"note": False}, ["blue"]),
        ({"linked": False}, ["blue"]),
        ({"orphan": True}, []),
        ({"since": "2999-01-01"}, []),
    ],
)
def test_a_filter_lets_pass_what_it_asks_for(library, wanted, colours):
    assert found(library, **wanted) == colours


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can't be changed")
@pytest.mark.parametrize(
    ("zone", "since"),
    [("America/Los_Angeles", "2026-02-28"), ("UTC", "2026-03-01"), ("Asia/Tokyo", "2026-03-01")],
)
def test_a_day_is_that_of_the_person_who_asks(library, in_zone, zone, since):
    in_zone(zone)
    at_three = {"modified_at": "2026-03-01T03:00:00.000Z"}
    made = [entry._replace(**at_three) for entry in library.entries()]
    index = Index(made, library.version_languages())
    next_day = (date.fromisoformat(since) + timedelta(days=1)).isoformat()
    assert [len(index.matching(Filter(since=day))) for day in (since, next_day)] == [2, 0]


def test_the_list_of_the_library_says_what_the_annotations_say(library):
    listed = {entry.id: entry for entry in library.entries()}
    for annotation in library.annotations():
        made = entry_of(annotation)
        assert sorted(listed[annotation.id].words) == sorted(made.words)
        assert listed[annotation.id]._replace(words="", place=0) == made._replace(words="")


def test_words_folded_once_are_not_kept_for_a_changed_note(library):
    before = index(library)
    before.warm()
    (red, _) = library.annotations()
    annotating.set_note(library, red.id, "entirely new")
    after = before.followed_by(library.entries(), library.version_languages())
    assert [entry.id for entry in after.matching(Filter(text="entirely"))] == [red.id]


@given(FILTERS)
def test_a_filter_comes_back_from_json_as_it_was(wanted):
    assert Filter.from_json(wanted.to_json()) == wanted


@pytest.mark.parametrize("query", ["", "[]", "{", '{"tags": 3, "colours": ["pink", 4]}'])
def test_what_can_not_be_read_of_a_filter_asks_for_nothing(query):
    assert Filter.from_json(query).is_empty


def test_a_filter_kept_under_a_name_replaces_the_one_of_that_name(library):
    filters.save(library, "To check", Filter(text="a"))
    filters.save(library, "to CHECK", Filter(text="b"))
    (kept,) = library.saved_filters()
    assert (kept.name, Filter.from_json(kept.query).text) == ("to CHECK", "b")
    library.undo()
    assert library.saved_filters()[0].name == "To check"


def test_a_forgotten_filter_comes_back_by_undo(library):
    filters.save(library, "To check", Filter(text="a"))
    filters.forget(library, "to check")
    assert library.saved_filters() == ()
    library.undo()
    assert len(library.saved_filters()) == 1


def test_a_filter_without_a_name_is_refused(library):
    with pytest.raises(KnownError):
        filters.save(library, "  ", Filter())

"""50,000 notes: listed within two seconds, filtered within a tenth of one."""

import time
from pathlib import Path

import pytest

from core.annotations.filters import Filter, Index
from core.changes import Op
from core.library.sample import add_sample
from core.model import (
    AnnotationId,
    AnnotationRecord,
    AnnotationTag,
    Colour,
    Style,
    Tag,
    TagId,
    Target,
    now,
)
from core.store.store import Store

NOTES = 50_000
MOST_SECONDS, MOST_FILTER_SECONDS = 2.0, 0.1
WORDS = [
    "river",
    "mill",
    "lamp",
    "wheel",
    "miller",
    "sack",
    "number",
    "home",
    "evening",
    "water",
    "stone",
    "bridge",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The sample with 50,000 notes on its first version, every third with one of 200 tags."""
    with Store.open(Path(tmp_path_factory.mktemp("many")) / "library.hexapla") as store:
        article = add_sample(store)
        version = store.versions(article)[0]
        tags = [Tag(TagId(f"t{n}"), f"area{n % 20}/topic{n}") for n in range(200)]
        moment = now()
        records: list[object] = [*tags]
        for n in range(NOTES):
            one = AnnotationId(f"{n:032x}")
            note = f"About the {WORDS[n % 12]} and the {WORDS[n // 12 % 12]}" if n % 2 else ""
            colour = list(Colour)[n % 8]
            records.append(
                AnnotationRecord(one, article, colour, Style.HIGHLIGHT, note, moment, moment)
            )
            start = n % (len(version.text) - 20)
            exact = version.text[start : start + 20]
            records.append(Target(one, version.id, start, start + 20, exact, "", ""))
            if n % 3 == 0:
                records.append(AnnotationTag(one, tags[n % 200].id))
        with store.edit(Op.IMPORT) as edit:
            edit.insert_all(records)
        yield store


@pytest.fixture(scope="module")
def index(store):
    made = Index(store.entries(), store.version_languages())
    made.warm()
    return made


def quickest(act, times=5):
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        took.append(time.perf_counter() - begin)
    return min(took)


def test_50000_notes_are_listed_in_two_seconds(store):
    assert quickest(store.entries, times=2) < MOST_SECONDS
    assert len(store.entries()) >= NOTES


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(text="lamp bridge"),
        Filter(text="e"),
        Filter(tags=("area3",)),
        Filter(colours=(Colour.RED,), note=True),
        Filter(text="water", tags=("area1", "area2"), note=True, linked=False),
    ],
    ids=lambda wanted: wanted.to_json(),
)
def test_a_filter_of_50000_notes_answers_in_a_tenth_of_a_second(index, wanted):
    assert index.matching(wanted)
    assert quickest(lambda: index.matching(wanted)) < MOST_FILTER_SECONDS

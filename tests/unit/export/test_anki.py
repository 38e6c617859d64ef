"""Cards for Anki: each mark once, safe in its cells, the same guid every time."""

import csv

import pytest

from core.annotations import annotations as annotating
from core.export.anki import HEADERS, export
from core.export.options import Context, Options
from core.library.sample import add_sample
from core.model import short_id
from core.store.store import Store


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        yield store, add_sample(store)


def cards(store, article, **options):
    lines = export(store, [article], Options(**options)).document.split("\n")
    assert tuple(lines[: len(HEADERS)]) == HEADERS
    return list(csv.reader(lines[len(HEADERS) :], delimiter="\t"))[:-1]


def test_a_mark_asks_in_its_language_and_answers_in_the_others(library):
    store, article = library
    card = next(c for c in cards(store, article) if "<b>spare key</b>" in c[1])
    assert card[1] == "Everyone in town leaves a <b>spare key</b> with him."
    assert "<b>Ersatzschlüssel</b>" in card[2]
    assert card[3:] == ["A nail for every door, row 4", "terminology::keys to-check"]


def test_every_card_has_five_cells_on_a_line_and_the_guid_of_its_note(library):
    store, article = library
    note = store.annotations(article)[0]
    annotating.set_note(store, note.id, 'a\ttab, "quotes"\n\nand <script>alert(1)</script>')
    made = cards(store, article)
    assert {len(card) for card in made} == {5}
    assert {card[0] for card in made} <= {short_id(one.id) for one in store.annotations()}
    assert not any("<script" in cell for card in made for cell in card)


def test_without_context_a_side_is_the_words_alone(library):
    store, article = library
    made = cards(store, article, context=Context.NONE)
    assert "<b>spare key</b>" in [card[1] for card in made]


def test_a_note_without_a_mark_is_no_card_and_is_counted(library):
    store, article = library
    before = export(store, [article], Options())
    annotating.annotate_article(store, article, "On the whole")
    after = export(store, [article], Options())
    assert (after.notes, after.total) == (before.notes, before.total + 1)

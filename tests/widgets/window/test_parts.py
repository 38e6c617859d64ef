"""What the parts of the window say, worked out without a window."""

from dataclasses import replace
from typing import Any

import pytest

from core.intake.documents import Document, DraftLine
from core.intake.grouping import Suggestion
from core.intake.judging import Evidence
from core.intake.reading import from_text
from core.model import (
    Annotation,
    AnnotationId,
    AnnotationRecord,
    Colour,
    Role,
    Style,
    Tag,
    TagId,
    Target,
    VersionId,
)
from core.store.store import TagCount
from gui.dialogs.keys import rows
from gui.dialogs.review_plan import Decision, Intake, ReviewPlan
from gui.panels.card_facts import Surroundings, facts
from gui.panels.tags import entries
from gui.theme import Theme
from gui.widgets import style
from gui.widgets.lines import entries_of
from gui.widgets.markdown import note_document

EVIDENCE = Evidence(("3",), ("Anna",), "3 and 3 sentences", (), 1.0, 2)


def story(number: int) -> Document:
    text = f"Story {number}\n\nOnce there were {number} gates in the wall, and nobody knew why."
    return from_text(text, name=f"story-{number}.txt", language="en")


@pytest.fixture
def plan() -> ReviewPlan:
    documents = tuple(story(number) for number in range(4))
    suggestions = (Suggestion((0, 2), 0.9, EVIDENCE),)
    return ReviewPlan(Intake(documents, frozenset({3}), suggestions, ()))


def test_members_of_a_suggestion_stand_together_above_it(plan: ReviewPlan) -> None:
    entries_shown = [e if isinstance(e, int) else "card" for e in plan.entries()]
    assert entries_shown == [0, 2, "card", 1, 3]


def test_nothing_is_grouped_without_a_word(plan: ReviewPlan) -> None:
    assert plan.result().groups == ()
    assert plan.sentence() == "Adds 3 articles · 1 suggestion to decide · 1 file skipped"


def test_groups_count_only_documents_that_come_in(plan: ReviewPlan) -> None:
    plan.decide(plan.suggestions[0], Decision.TOGETHER)
    assert plan.result().groups == ((0, 2),)
    assert plan.sentence() == "Adds 2 articles · 1 file skipped"


def test_a_suggestion_with_a_known_document_is_not_made() -> None:
    documents = tuple(story(number) for number in range(2))
    suggestions = (Suggestion((0, 1), 0.9, EVIDENCE),)
    plan = ReviewPlan(Intake(documents, frozenset({1}), suggestions, ()))
    assert plan.suggestions == []


def test_a_title_that_was_typed_survives_another_reading(plan: ReviewPlan) -> None:
    plan.describe(0, title="The gates", published="", source_url="")
    plan.replace(0, replace(story(0), title="Once", title_made=True))
    assert plan.documents[0].title == "The gates"


def lines_of(hidden: str) -> Document:
    """A document whose lines are hidden where the letter is h."""
    text = "\n".join(f"line {number}" for number in range(len(hidden)))
    lines, start = [], 0
    for letter, line in zip(hidden, text.split("\n"), strict=True):
        hide = letter == "h"
        lines.append(
            DraftLine(start, start + len(line), Role.PARAGRAPH, hide, "Menu" if hide else "")
        )
        start += len(line) + 1
    return replace(story(0), text=text, lines=tuple(lines))


def test_long_runs_of_hidden_lines_are_folded() -> None:
    found = entries_of(lines_of("khhhhhk"), show_hidden=True, opened=frozenset())
    assert [entry.folded for entry in found] == [0, 0, 0, 3, 0]
    assert found[3].text == "3 more hidden lines: menu"


def test_a_folded_run_unfolds() -> None:
    found = entries_of(lines_of("khhhhhk"), show_hidden=True, opened=frozenset({3}))
    assert [entry.number for entry in found] == list(range(7))


def test_hidden_lines_can_be_left_out() -> None:
    found = entries_of(lines_of("khhk"), show_hidden=False, opened=frozenset())
    assert [entry.number for entry in found] == [0, 3]


def counted(**counts: int) -> list[TagCount]:
    return [
        TagCount(Tag(TagId(name), name.replace("__", "/")), count) for name, count in counts.items()
    ]


def test_nested_tags_stand_under_their_parent_which_counts_them() -> None:
    found = entries(counted(term__title=4, term=3, idiom=5))
    assert [(entry.label, entry.depth, entry.count) for entry in found] == [
        ("idiom", 0, 5),
        ("term", 0, 7),
        ("title", 1, 4),
    ]


def test_a_level_that_is_no_tag_itself_has_a_line() -> None:
    assert [entry.name for entry in entries(counted(a__b=1))] == ["a", "a/b"]


def test_tags_that_nobody_carries_are_not_listed() -> None:
    assert entries(counted(old=0)) == []


@pytest.mark.parametrize("name", ["paper", "dark", "sepia", "black"])
def test_the_style_sheet_has_a_colour_for_every_name_in_it(name: str) -> None:
    assert "$" not in style.sheet(Theme.named(name))


def test_keys_list_the_colours_as_one(qapp: Any) -> None:
    found = rows("Annotate")
    assert found[0] == ("Highlight in a colour, or change it", "1–8")
    assert not any(text == "Yellow" for text, _ in found)


def test_html_in_a_note_is_shown_as_it_was_typed(qapp: Any) -> None:
    document = note_document("a <b>bold</b> **word**", Theme.paper(), 200)
    assert document.toPlainText() == "a <b>bold</b> word"


def test_pictures_in_a_note_are_never_fetched(qapp: Any) -> None:
    document = note_document("![x](file:///etc/hostname)", Theme.paper(), 200)
    assert document.loadResource(2, "file:///etc/hostname") is None


def test_a_card_says_where_its_passage_stands_and_what_was_before_it(desk: Any) -> None:
    desk.select("wheel turns slowly")
    desk.press("1")
    card = facts(desk.notes()[0], around(desk.window.reading.page))
    assert (card.heading, card.place) == ("Yellow", "¶2 · row 2")
    assert (card.quotes[0].before, card.quotes[0].marked) == (
        "been low since April, and the ",
        "wheel turns slowly",
    )
    assert [quote.language for quote in card.quotes] == ["en", "de"]


def test_a_note_on_the_article_has_no_quotation(desk: Any) -> None:
    page = desk.window.reading.page
    record = AnnotationRecord(
        AnnotationId("n"), page.article_id, Colour.YELLOW, Style.NONE, "Note", "", ""
    )
    card = facts(Annotation(record, (), ()), around(page))
    assert (card.heading, card.quotes, card.colour) == ("Whole article", (), None)


def test_the_words_before_a_quotation_end_at_the_sentence_before(desk: Any) -> None:
    page = desk.window.reading.page
    version = VersionId(page.columns[0].version_id)
    record = AnnotationRecord(
        AnnotationId("n"), page.article_id, Colour.YELLOW, Style.HIGHLIGHT, "", "", ""
    )
    target = Target(record.id, version, 40, 45, "words", "of it. Then some more ", "")
    card = facts(Annotation(record, (target,), ()), around(page))
    assert card.quotes[0].before == "Then some more "


def around(page: Any) -> Surroundings:
    languages = {column.version_id: column.language for column in page.columns}
    return Surroundings({}, languages, {}, page)

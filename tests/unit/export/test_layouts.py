"""Layouts, groups, templates of one's own, whole libraries; and files that follow their title."""

import pytest
from markdown_it import MarkdownIt

from core.annotations import annotations as annotating
from core.annotations import colours
from core.errors import KnownError
from core.export.markdown import export_article, preview
from core.export.options import Group, Options
from core.export.templates import Layout
from core.export.whole import export_library
from core.library import articles
from core.model import Colour, short_id


@pytest.fixture
def noted(well):
    """A red note on “deep” tagged “b”, a yellow one on “bucket” tagged “a”, with a long note."""
    annotating.highlight(well.store, well.passage("deep"), Colour.RED, tags=["b"])
    annotating.highlight(
        well.store, well.passage("bucket"), Colour.YELLOW, tags=["a"], note="One|two\n\n- three"
    )
    return well


def text(well, **options):
    return preview(well.store, well.article, Options(**options))


def heads(well, **options):
    return [line for line in text(well, **options).split("\n") if line.startswith("## ")]


def test_a_table_has_a_column_for_each_language(noted):
    made = text(noted, layout=Layout.TABLE)
    assert "| en | de |\n| --- | --- |\n| The well is ==deep==. | ==Der Brunnen" in made
    rows = [t for t in MarkdownIt().enable("table").parse(made) if t.type == "tr_open"]
    assert len(rows) == 4


def test_a_callout_holds_quotations_and_note(noted):
    made = text(noted, layout=Layout.CALLOUTS)
    assert "> [!quote] ¶1 · red\n> **en** The well is ==deep==.\n>\n> **de** ==Der" in made
    assert "\n>\n> One|two\n>\n> - three\n\n#a · [Open" in made


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_keeps_a_persons_lines_under_their_entry(noted, layout, tmp_path):
    options = Options(layout=layout)
    path = export_article(noted.store, noted.article, tmp_path, options).path
    before, after = "^h-{}\n\n<!-- user -->\n", "mine\n"
    first = noted.store.annotations()[0]
    mark = before.format(short_id(first.id))
    path.write_text(path.read_text().replace(mark, mark + after))
    annotating.set_note(noted.store, first.id, "new")
    again = export_article(noted.store, noted.article, tmp_path, options)
    assert mark + after in path.read_text()
    assert not export_article(noted.store, noted.article, tmp_path, options).changed
    assert again.changed


def test_entries_are_grouped_by_tag_or_by_colour_with_its_name(noted):
    colours.rename(noted.store, Colour.RED, "Doubt")
    assert heads(noted) == ["## Highlights"]
    assert heads(noted, group=Group.TAG) == ["## a", "## b"]
    assert heads(noted, group=Group.COLOUR) == ["## Yellow", "## Doubt"]


def test_only_the_notes_that_are_named_are_exported(noted):
    red = noted.store.annotations()[0]
    assert text(noted, only=frozenset({red.id})).count("\n### ") == 1


def test_a_template_of_ones_own_writes_the_entry_and_the_block_id_is_kept(noted):
    made = text(noted, template="{% for q in quotations %}{{ q.words }}\n{% endfor %}")
    red = short_id(noted.store.annotations()[0].id)
    assert "\ndeep\nDer Brunnen ist tief, niemand sah je seinen Grund.\n\n#b · [Open" in made
    assert f"^h-{red}\n" in made


@pytest.mark.parametrize(
    "template",
    [
        "{% for",
        "{{ nothing.at.all }}",
        "{{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
        "{{ 1 // 0 }}",
        "{% for i in range(10000000) %}{% endfor %}",
        "<!-- user -->",
    ],
)
def test_a_template_that_can_not_be_used_is_refused_and_nothing_written(noted, template, tmp_path):
    with pytest.raises(KnownError, match="template"):
        export_article(noted.store, noted.article, tmp_path / "x", Options(template=template))
    assert not (tmp_path / "x").exists()


def test_a_file_follows_its_title_and_leaves_no_old_one(noted, tmp_path):
    first = export_article(noted.store, noted.article, tmp_path).path
    first.write_text(first.read_text().replace("<!-- user -->\n", "<!-- user -->\nmine\n", 1))
    articles.rename(noted.store, noted.article, "The deep well")
    second = export_article(noted.store, noted.article, tmp_path)
    assert [path.name for path in tmp_path.glob("*.md")] == ["the-deep-well.md"]
    assert "\nmine\n" in second.path.read_text()


def test_a_name_that_the_person_gave_is_left_alone(noted, tmp_path):
    own = export_article(noted.store, noted.article, tmp_path).path.rename(tmp_path / "Mine.md")
    articles.rename(noted.store, noted.article, "The deep well")
    assert export_article(noted.store, noted.article, tmp_path).path == own


def test_a_library_is_written_with_an_index_and_again_with_the_same_bytes(noted, tmp_path):
    written = export_library(noted.store, tmp_path)
    assert [done.path.name for done in written] == ["the-well.md", "index.md"]
    index = (tmp_path / "index.md").read_text()
    assert "- [The well](<the-well.md>) · 2 notes · en, de\n" in index
    assert not any(done.changed for done in export_library(noted.store, tmp_path))


def test_an_index_that_is_not_ours_is_left_alone(noted, tmp_path):
    (tmp_path / "index.md").write_text("# My own\n")
    with pytest.raises(KnownError, match="not written by Hexapla"):
        export_library(noted.store, tmp_path)
    assert (tmp_path / "index.md").read_text() == "# My own\n"

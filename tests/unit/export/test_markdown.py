"""Notes as Markdown: what stands in the file, and what survives the next export."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.annotations import annotations as annotating
from core.annotations import colours
from core.errors import KnownError
from core.export import frontmatter, userlines
from core.export.escaping import escaped, tag_word
from core.export.files import slug
from core.export.markdown import export_article, preview
from core.export.options import Context, Options
from core.model import Colour, short_id


def mark(well, words="bucket", **how):
    return annotating.highlight(well.store, well.passage(words), Colour.YELLOW, **how)


def test_the_file_is_as_the_convention_says(well):
    made = mark(well, note="Is it **still** falling?", tags=["water/depth", "to check"])
    moment = well.store.annotation(made).record.modified_at[:19] + "Z"
    identifier = short_id(made)
    assert re.sub(r"\nhexapla: .*\n", "\nhexapla: …\n", preview(well.store, well.article)) == (
        f"""---
title: "The well"
languages: [en, de]
source: "https://example.org/well"
published: 2024-03-01
tags: [to-check, water/depth]
exported: {moment}
hexapla: …
---
# The well

## Highlights

### ¶2 · yellow

> **en** In 1903 a ==bucket== fell in.
>
> **de** ==1903 fiel ein Eimer hinein.==

Is it **still** falling?

#to-check #water/depth · [Open in Hexapla](hexapla://annotation/{identifier}) ^h-{identifier}

<!-- user -->
<!-- /user -->
"""
    )


def test_exporting_again_changes_no_byte_and_writes_nothing(well, tmp_path):
    mark(well)
    first = export_article(well.store, well.article, tmp_path / "out")
    bytes_before, moment = first.path.read_bytes(), first.path.stat().st_mtime_ns
    second = export_article(well.store, well.article, tmp_path / "out")
    assert (second.changed, second.path) == (False, first.path)
    assert (first.path.read_bytes(), first.path.stat().st_mtime_ns) == (bytes_before, moment)


def test_what_a_person_writes_between_the_marks_is_kept(well, tmp_path):
    mark(well)
    path = export_article(well.store, well.article, tmp_path).path
    own = "My own line.\n\n- and a list\n"
    path.write_text(path.read_text("utf-8").replace("<!-- user -->\n", f"<!-- user -->\n{own}"))
    mark(well, "deep")
    written = export_article(well.store, well.article, tmp_path)
    assert own in written.path.read_text("utf-8")
    assert (written.notes, written.new) == (2, 1)


def test_own_lines_of_a_deleted_note_are_kept_at_the_end(well, tmp_path):
    made = mark(well)
    path = export_article(well.store, well.article, tmp_path).path
    path.write_text(path.read_text("utf-8").replace("<!-- user -->\n", "<!-- user -->\nMine.\n"))
    annotating.delete(well.store, made)
    text = export_article(well.store, well.article, tmp_path).path.read_text("utf-8")
    assert text.endswith("## Your own lines\n\n<!-- user -->\nMine.\n<!-- /user -->\n")
    again = export_article(well.store, well.article, tmp_path)
    assert not again.changed


def test_a_file_with_broken_marks_is_left_alone(well, tmp_path):
    mark(well)
    path = export_article(well.store, well.article, tmp_path).path
    path.write_text(path.read_text("utf-8").replace("<!-- /user -->\n", ""))
    before = path.read_bytes()
    with pytest.raises(KnownError, match="not been touched"):
        export_article(well.store, well.article, tmp_path)
    assert path.read_bytes() == before


def test_a_file_that_is_not_ours_is_not_overwritten(well, tmp_path):
    mark(well)
    (tmp_path / "notes.md").write_text("# Mine\n")
    with pytest.raises(KnownError, match="choose another name"):
        export_article(well.store, well.article, tmp_path / "notes.md")
    (tmp_path / "the-well.md").write_text("# Also mine\n")
    assert export_article(well.store, well.article, tmp_path).path.name == "the-well-2.md"


def test_a_renamed_file_is_found_by_its_id(well, tmp_path):
    mark(well)
    path = export_article(well.store, well.article, tmp_path).path
    path.rename(tmp_path / "my name for it.md")
    written = export_article(well.store, well.article, tmp_path)
    assert (written.path.name, written.changed) == ("my name for it.md", False)


def test_a_note_on_the_article_stands_first_with_its_headings_a_level_lower(well):
    annotating.annotate_article(well.store, well.article, "# Read again\n\n```\n# code\n```")
    text = preview(well.store, well.article)
    assert "# The well\n\n## Read again\n\n```\n# code\n```\n" in text


def test_markdown_in_quotations_is_escaped_and_in_notes_it_is_not(well):
    mark(well, "Nobody", note="*mine*")
    text = preview(well.store, well.article)
    assert r"has \*seen\* its" in text
    assert "\n*mine*\n" in text


def test_a_note_can_not_end_the_users_lines(well, tmp_path):
    mark(well, note="<!-- user -->\n<!-- /user -->")
    export_article(well.store, well.article, tmp_path)
    assert not export_article(well.store, well.article, tmp_path).changed


@pytest.mark.parametrize(
    ("context", "quotation"),
    [
        (Context.NONE, "> **en** ==bucket=="),
        (Context.SENTENCE, "> **en** In 1903 a ==bucket== fell in."),
        (Context.PARAGRAPH, "> **en** In 1903 a ==bucket== fell in. It is falling still."),
    ],
)
def test_the_context_says_how_much_is_quoted(well, context, quotation):
    mark(well)
    assert quotation in preview(well.store, well.article, Options(context=context)).split("\n")


def test_languages_tags_and_colours_narrow_the_export(well):
    mark(well, tags=["a/b"])
    mark(well, "deep")
    text = preview(well.store, well.article, Options(languages=("de",), tags=("a",)))
    assert text.count("^h-") == 1
    assert "**en**" not in text


titles = st.text(st.characters(codec="utf-8"), max_size=120)


@given(titles)
def test_front_matter_reads_back_as_what_it_says(title):
    head = frontmatter.block({"title": title, "tags": ["no", "1e3", "a/b"], "hexapla": "123e45"})
    expected = {"title": title, "tags": ["no", "1e3", "a/b"], "hexapla": "123e45"}
    assert yaml.safe_load(head.strip("-")) == {k: v for k, v in expected.items() if v}


@given(titles)
def test_a_file_name_is_safe_on_every_system(title):
    name = slug(title)
    assert 0 < len(name) <= 81
    assert not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f\s]', name)
    assert not name.startswith(".")
    assert name.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_a_file_name_keeps_vietnamese_letters():
    assert slug("Con đường: về “làng”?") == "con-đường-về-“làng”"


@given(st.text(alphabet="ab \\`*_[]<>|~$#=!-+1.&;", min_size=1, max_size=30))
def test_escaped_text_is_shown_as_it_was(text):
    html = MarkdownIt("commonmark").renderInline(f"> {escaped(text)}".removeprefix("> "))
    shown = re.sub(r"<[^>]*>", "¤", html)
    assert "¤" not in shown
    plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain.split() == text.split()


@pytest.mark.parametrize(
    ("name", "word"),
    [("to check", "to-check"), ("2024", "_2024"), ("a/b", "a/b"), ("đối ngoại!", "đối-ngoại")],
)
def test_tags_are_written_as_obsidian_takes_them(name, word):
    assert tag_word(name) == word


def test_users_lines_are_read_by_the_entry_above_them():
    text = "x ^h-ab\n\n<!-- user -->\none\n<!-- /user -->\ny ^h-cd\n<!-- user -->\n<!-- /user -->\n"
    assert userlines.read(text, "f").by_entry == {"ab": "one", "cd": ""}


def test_a_heading_says_the_name_of_the_colour_before_the_colour(well):
    colours.rename(well.store, Colour.YELLOW, "Key *fact*")
    mark(well)
    assert " · Key \\*fact\\* · yellow\n" in preview(well.store, well.article)

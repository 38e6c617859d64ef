"""The command line, command by command: what is printed, what is refused, the exit codes."""

import importlib
import re
from pathlib import Path

import pytest

from core.cli.main import MODULES, main

QUOTE = "spare key"


def annotate(run, article, *more):
    return run("annotate", article, "--quote", QUOTE, "--language", "en", "--occurrence", 1, *more)


def test_every_command_explains_itself(run):
    for name in (name for names in MODULES.values() for name in names):
        ran = run(name, "--help")
        assert (ran.code, ran.out.startswith(f"Usage: hexapla {name}")) == (0, True)


@pytest.mark.parametrize("module", MODULES)
def test_the_table_of_commands_names_all_of_a_module(module):
    made = importlib.import_module(f"core.cli.{module}").COMMANDS
    assert tuple(command.name for command in made) == MODULES[module]


def test_articles_list_versions_rows_and_annotations(run, keys):
    annotate(run, keys)
    (article,) = run("articles", "--json").data
    assert article["id"] == keys
    assert [version["language"] for version in article["versions"]] == ["en", "de"]
    assert article["annotations"] == 1
    assert article["rows"] > 30


def test_a_library_that_is_not_there_is_not_made_by_reading(run, tmp_path):
    ran = run("articles", "--library", tmp_path / "none.hexapla")
    assert ran.code == 1
    assert re.fullmatch(r"hexapla: ‘.*none\.hexapla’: there is no library here yet; .*\n", ran.err)
    assert not (tmp_path / "none.hexapla").exists()


def test_wrong_usage_is_exit_code_2(run):
    assert run("annotate").code == 2
    assert run("no-such-command").code == 2
    assert run("export", "markdown", "-o", "x").code == 2


def test_a_bug_shows_its_traceback_and_is_exit_code_3(run, keys, monkeypatch):
    monkeypatch.setattr("core.cli.reading.rows_of", lambda *_: 1 / 0)
    ran = run("rows", keys)
    assert ran.code == 3
    assert "ZeroDivisionError" in ran.err


def test_text_prints_the_kept_text_and_its_segments_as_offsets(run, keys):
    version = run("articles", "--json").data[0]["versions"][0]["id"]
    data = run("text", version, "--json").data
    start, end = data["segments"][1]
    assert data["text"][start:end].startswith("The railway left")
    assert "Written for Hexapla" not in data["text"]
    assert len(data["text"]) == len(run("text", version, "--hidden", "--json").data["text"])
    kept = run("text", version).out
    assert kept.startswith("A nail for every door\nThe railway")
    assert "Written for Hexapla" in run("text", version, "--hidden").out


def test_rows_hold_every_segment_once_and_in_order(run, keys):
    (article,) = run("articles", "--json").data
    rows = run("rows", keys, "--json").data
    for version in article["versions"]:
        cells = [row["cells"][version["id"]] for row in rows if version["id"] in row["cells"]]
        spans = [range(c["first_segment"], c["last_segment"] + 1) for c in cells]
        assert [n for span in spans for n in span] == list(range(version["segments"]))


def test_ids_may_be_given_as_their_beginning(run, keys):
    assert run("rows", keys[:6], "--json").data == run("rows", keys, "--json").data
    assert run("rows", "ffffffff").code == 1


def test_annotate_prints_the_id_and_links_the_other_version(run, keys):
    ran = annotate(run, keys, "--note", "**why**", "--tag", "a/b", "--colour", "red")
    (found,) = run("annotations", "--json").data
    assert found["id"] == ran.out.strip()
    assert (found["colour"], found["note"], found["tags"]) == ("red", "**why**", ["a/b"])
    assert [target["language"] for target in found["targets"]] == ["en", "de"]
    assert "Ersatzschlüssel" in found["targets"][1]["exact"]


def test_annotate_without_a_link_marks_one_version(run, keys):
    annotate(run, keys, "--no-link")
    (found,) = run("annotations", "--json").data
    assert [target["exact"] for target in found["targets"]] == [QUOTE]


def test_a_quotation_that_is_not_unique_is_refused_in_one_line(run, keys):
    ran = run("annotate", keys, "--quote", QUOTE, "--language", "en")
    assert ran.code == 1
    assert re.fullmatch(r"hexapla: “spare key”: these words occur \d+ times; .*\n", ran.err)


def test_annotations_are_filtered_by_tag_colour_and_text(run, keys):
    annotate(run, keys, "--tag", "idiom/old", "--colour", "blue", "--note", "Größe")
    assert len(run("annotations", "--tag", "IDIOM", "--json").data) == 1
    assert len(run("annotations", "--text", "grosse", "--json").data) == 1
    assert run("annotations", "--colour", "red", "--json").data == []
    assert run("annotations", "--tag", "idiom/new", "--json").data == []
    assert run("annotations", "--orphans", "--json").data == []


def test_delete_and_restore_go_through_the_bin(run, keys):
    identifier = annotate(run, keys).out.strip()
    assert run("delete", identifier).code == 0
    assert run("annotations", "--json").data == []
    assert len(run("annotations", "--trashed", "--json").data) == 1
    run("restore", identifier)
    assert len(run("annotations", "--json").data) == 1


def test_undo_and_redo_walk_the_history_of_the_library(run, keys):
    annotate(run, keys)
    before = run("annotations", "--json").data
    assert run("undo").out == "undo: highlight\n"
    assert run("annotations", "--json").data == []
    assert run("redo").out == "redo: highlight\n"
    assert run("annotations", "--json").data == before
    assert run("redo").code == 1


def test_tags_are_listed_renamed_and_merged(run, keys):
    annotate(run, keys, "--tag", "one", "--tag", "two")
    run("tags", "rename", "one", "1st")
    assert [tag["tag"] for tag in run("tags", "--json").data] == ["1st", "two"]
    run("tags", "merge", "1st", "two")
    assert [(t["tag"], t["count"]) for t in run("tags", "--json").data] == [("two", 1)]
    assert run("tags", "rename", "none", "x").code == 1


def test_tags_are_moved_coloured_and_deleted(run, keys):
    annotate(run, keys, "--tag", "one", "--tag", "one/two")
    assert run("tags", "move", "one", "top").out == "2 moved\n"
    run("tags", "colour", "top/one", "red")
    assert run("tags", "--json").data[0] == {"tag": "top/one", "colour": "red", "count": 1}
    assert run("tags", "delete", "top").out == "2 deleted\n"
    assert run("tags").out == ""


def test_a_colour_is_called_as_the_person_says(run, keys):
    assert run("colours", "name", "yellow", "Key fact").out == "Key fact\n"
    assert run("colours", "--json").data[0] == {"colour": "yellow", "name": "Key fact"}
    run("undo")
    assert run("colours").out.startswith("1  yellow    Yellow\n")


def test_ungroup_and_group_part_and_join_versions(run, keys):
    versions = [version["id"] for version in run("articles", "--json").data[0]["versions"]]
    fresh = run("ungroup", versions[1]).out.strip()
    assert len(run("articles", "--json").data) == 2
    assert fresh != keys
    assert run("group", *versions).out.strip() == keys
    assert len(run("articles", "--json").data) == 1


def test_align_leaves_complete_rows_and_realigns_when_asked(run, keys):
    assert run("align", keys, "--json").data["aligned"] is False
    assert run("align", keys, "--realign", "--json").data["aligned"] is True


def test_export_writes_one_file_an_article_and_says_how_many_notes(run, keys, tmp_path):
    annotate(run, keys)
    ran = run("export", "markdown", keys, "-o", tmp_path / "out")
    assert ran.err == "1 of 1 annotations\n"
    assert Path(ran.out.strip()).name == "a-nail-for-every-door.md"
    again = run("export", "markdown", "--all", "-o", tmp_path / "out", "--json")
    assert again.data[0]["changed"] is False


def test_check_finds_a_sound_library_sound(run, keys):
    assert run("check").out.endswith("sound\n")
    assert run("check", "--json").data["findings"] == []


def test_main_gives_the_exit_code(capfd):
    assert main(["--version"]) == 0
    assert capfd.readouterr().out.startswith("hexapla, version ")


@pytest.mark.usefixtures("keys")
def test_opening_an_address_that_is_no_note_is_refused_in_a_sentence(run):
    ran = run("open", "hexapla://article/1")
    assert (ran.code, "not the address of a note" in ran.err) == (1, True)

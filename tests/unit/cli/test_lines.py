"""Keeping and hiding lines from the command line."""

import pytest


@pytest.fixture
def version(run, keys):
    """A version with one hidden line."""
    return run("articles", "--json").data[0]["versions"][0]["id"]


def lines(run, version, *options):
    return run("lines", version, "--json", *options).data


def test_lines_are_listed_with_their_reasons(run, version):
    hidden = lines(run, version, "--hidden")
    assert hidden == [line for line in lines(run, version) if line["hidden"]]
    assert hidden[0]["reason"] in run("lines", version).out


def test_a_line_is_kept_by_its_number_and_undone(run, version):
    before = lines(run, version)
    (hidden,) = lines(run, version, "--hidden")
    assert run("keep", version, hidden["line"]).code == 0
    assert lines(run, version, "--hidden") == []
    assert hidden["text"] in run("text", version).out
    run("undo")
    assert lines(run, version) == before


def test_a_range_of_lines_is_hidden_in_one_step(run, version):
    assert run("hide", version, "2-4").code == 0
    assert [line["line"] for line in lines(run, version, "--hidden")][-3:] == [2, 3, 4]
    run("undo")
    assert len(lines(run, version, "--hidden")) == 1


def test_rows_follow_a_hidden_line(run, keys, version):
    first = lines(run, version)[2]["text"]
    run("hide", version, 2)
    cells = [row["cells"].get(version, {"text": ""}) for row in run("rows", keys, "--json").data]
    assert first not in " ".join(cell["text"] for cell in cells)


def test_sites_list_what_is_remembered_and_forget_it(run, tmp_path):
    page = "The pier\n\nThe keeper lit the lamp at six and went home.\nJoin us.\nNothing else."
    (tmp_path / "a.txt").write_text(f"{page}\n\nSource: https://pier.example/1\n")
    done = run("import", tmp_path / "a.txt", "--json").data["imported"][0]
    run("hide", done["version"], 2)
    assert run("sites", "--json").data == [
        {"site": "pier.example", "line": "join us", "hidden": True}
    ]
    assert run("sites", "forget", "pier.example").out == "1 forgotten\n"
    assert run("sites").out == ""
    assert run("sites", "forget", "pier.example").code == 1


@pytest.mark.parametrize(("number", "code"), [("900", 1), ("two", 2), ("1-99999999", 2)])
def test_numbers_that_are_no_lines_are_refused(run, version, number, code):
    before = lines(run, version)
    assert run("hide", version, number).code == code
    assert lines(run, version) == before

"""`hexapla export jsonld|html|anki` and `hexapla import-annotations`."""

import json

import pytest


@pytest.fixture
def marked(run, keys):
    """The sample with one note."""
    run(
        "annotate", keys, "--quote", "spare key", "--language", "en", "--occurrence", "1",
        "--note", "Which one?", "--tag", "terms",
    )  # fmt: skip
    return keys


@pytest.mark.parametrize("kind", ["jsonld", "html", "anki"])
def test_an_export_counts_its_notes_and_names_its_file(run, marked, tmp_path, kind):
    file = tmp_path / f"out.{kind}"
    ran = run("export", kind, marked, "-o", file)
    assert (ran.code, ran.out.strip(), ran.err) == (0, str(file), "1 of 1 annotations\n")
    assert run("export", kind, "--all", "-o", file, "--json").data[0]["notes"] == 1
    assert run("export", kind, marked, "--tag", "other", "-o", file).err.startswith("0 of 1")


def test_pages_of_the_whole_library_go_into_a_folder(run, marked, tmp_path):
    assert marked
    run("export", "html", "--all", "-o", tmp_path / "pages")
    assert [path.suffix for path in (tmp_path / "pages").iterdir()] == [".html"]


def test_notes_come_back_from_json_ld(run, marked, tmp_path):
    file = tmp_path / "notes.jsonld"
    run("export", "jsonld", marked, "-o", file)
    before = run("annotations", "--json").data
    run("undo")
    assert run("annotations", "--json").data == []
    ran = run("import-annotations", file, "--json")
    assert (ran.code, ran.data) == (
        0,
        {"new": 1, "changed": 0, "unchanged": 0, "refused": []},
    )
    assert run("annotations", "--json").data == before


def test_what_can_not_be_taken_is_said_and_the_rest_is_done(run, marked, tmp_path):
    file = tmp_path / "notes.jsonld"
    run("export", "jsonld", marked, "-o", file)
    document = json.loads(file.read_text())
    document["first"]["items"].append({"type": "Annotation"})
    file.write_text(json.dumps(document))
    ran = run("import-annotations", file)
    assert (ran.code, ran.out) == (1, "0 new, 0 changed, 1 unchanged\n")
    assert ran.err == "hexapla: notes.jsonld: annotation 2: its ‘id’ is not a text\n"


def test_a_file_that_is_not_there_is_one_sentence(run, tmp_path):
    ran = run("import-annotations", tmp_path / "none.jsonld")
    assert (ran.code, ran.err.count("\n")) == (1, 1)

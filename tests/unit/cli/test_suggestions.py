"""Suggestions on the command line: printed at import, listed, accepted, declined."""

from pathlib import Path

import pytest

ENGLISH = """The weaver of Marl

On 4 June 1931 Hanna Brekke sold 17 carpets to a ship's captain from Tarnby.

He paid with a parrot, a compass and 250 crowns.

Hanna Brekke kept it for 22 years and named it after the captain, Olaf Juhl.
"""
GERMAN = """Die Weberin von Marl

Am 4. Juni 1931 verkaufte Hanna Brekke einem Kapitän aus Tarnby 17 Teppiche.

Er bezahlte mit einem Papagei, einem Kompass und 250 Kronen.

Hanna Brekke behielt ihn 22 Jahre und nannte ihn nach dem Kapitän, Olaf Juhl.
"""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """The same story in two files."""
    paths = tmp_path / "en.txt", tmp_path / "de.txt"
    for path, text in zip(paths, (ENGLISH, GERMAN), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_import_suggests_a_partner_that_is_in_the_library_already(run, texts):
    first = run("import", texts[0], "--json").data["imported"][0]["version"]
    report = run("import", texts[1], "--json").data
    (suggestion,) = report["suggestions"]
    assert suggestion["versions"] == [first, report["imported"][0]["version"]]
    assert suggestion["evidence"]["numbers"][0] == "4 June 1931 = 4. Juni 1931"


def test_what_import_suggested_is_listed_until_it_is_grouped(run, texts):
    run("import", *texts)
    (suggestion,) = run("suggestions", "--json").data
    run("group", *suggestion["versions"])
    assert run("suggestions").out == "No suggestions.\n"
    assert len(run("articles", "--json").data) == 1


def test_import_accepts_a_partner_in_the_library_in_one_step(run, texts):
    run("import", texts[0])
    run("import", texts[1], "--group", "accept")
    (article,) = run("articles", "--json").data
    assert [version["language"] for version in article["versions"]] == ["en", "de"]
    run("undo")
    assert [len(one["versions"]) for one in run("articles", "--json").data] == [1]


def test_what_was_declined_is_not_listed_and_undo_brings_it_back(run, texts):
    run("import", *texts)
    versions = run("suggestions", "--json").data[0]["versions"]
    assert run("decline", *versions).code == 0
    assert run("suggestions", "--search", "--json").data == []
    run("undo")
    assert len(run("suggestions", "--json").data) == 1


def test_never_suggests_nothing(run, texts):
    assert run("import", *texts, "--group", "never", "--json").data["suggestions"] == []


def test_declining_one_article_alone_is_refused_in_a_line(run, texts):
    version = run("import", texts[0], "--json").data["imported"][0]["version"]
    ran = run("decline", version)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_import_into_an_article_is_one_step(run, texts):
    home = run("import", texts[0], "--json").data["imported"][0]["article"]
    run("import", texts[1], "--article", home)
    assert len(run("articles", "--json").data[0]["versions"]) == 2
    run("undo")
    assert len(run("articles", "--json").data[0]["versions"]) == 1

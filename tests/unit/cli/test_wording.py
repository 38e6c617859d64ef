"""`hexapla renderings`: what it prints."""


def test_renderings_are_printed_with_their_counts_and_rows(run, keys):
    found = run("renderings", keys, "key", "--json").data
    assert found
    assert all(set(entry) == {"language", "rendering", "count", "rows"} for entry in found)
    assert all(entry["count"] >= len(entry["rows"]) > 0 for entry in found)
    assert {entry["language"] for entry in found} == {"de"}


def test_a_phrase_that_is_nowhere_is_not_found(run, keys):
    ran = run("renderings", keys, "xylophone")
    assert ran.code == 1
    assert "‘xylophone’: no version of the article has these words." in ran.err


def test_terms_are_added_listed_written_and_removed(run, keys, tmp_path):
    added = run("terms", "add", "key", "Schlüssel", "--from", "en", "--to", "de", "--tag", "house")
    (term,) = run("terms", "--json").data
    assert (term["id"], term["target"], term["tag"]) == (added.out.strip(), "Schlüssel", "house")
    assert run("terms", "export", tmp_path / "terms.csv").out == "1 terms\n"
    assert run("terms", "import", tmp_path / "terms.csv").out == "0 new, 0 changed\n"
    assert run("terms", "remove", term["id"]).code == 0
    assert run("terms", "--json").data == []
    assert keys


def test_versions_in_different_languages_are_not_compared(run, keys):
    (article,) = run("articles", "--json").data
    ran = run("difference", *(version["id"] for version in article["versions"]))
    assert (ran.code, article["id"]) == (1, keys)
    assert "not in the same language" in ran.err


def test_a_version_is_not_compared_with_itself(run, keys):
    (article,) = run("articles", "--json").data
    version = article["versions"][0]["id"]
    ran = run("difference", version, version[:12])
    assert (ran.code, article["id"]) == (1, keys)
    assert "one version" in ran.err

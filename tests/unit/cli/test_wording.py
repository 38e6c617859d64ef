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

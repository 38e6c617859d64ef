"""`hexapla search`: what it prints."""

from core.store.store import Store


def test_a_search_gives_rows_with_every_version(run, keys):
    found = run("search", "spare", "key", "--json").data
    assert {hit["article"] for hit in found} == {keys}
    first = found[0]
    assert first["language"] == "en"
    assert "spare" in first["snippet"]
    assert sorted(cell["language"] for cell in first["cells"].values()) == ["de", "en"]


def test_a_language_narrows_a_search(run, keys):
    assert keys
    found = run("search", "Schlüssel", "--language", "en", "--json").data
    assert found == []
    assert run("search", "schlussel", "--language", "de", "--json").data


def test_nothing_found_is_no_error(run, keys):
    assert keys
    ran = run("search", "xylophone")
    assert (ran.code, ran.out) == (0, "")


def test_the_index_is_made_anew_on_demand(run, keys, tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        store.connection.execute("DELETE FROM sentence_words")
    assert run("search", "key", "--json").data == []
    assert run("check").code == 1
    assert run("check", "--rebuild-index").code == 0
    assert run("search", "key", "--json").data

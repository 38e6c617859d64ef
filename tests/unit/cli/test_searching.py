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


def test_all_hits_get_a_tag_and_undo_takes_it_back(run, keys):
    ran = run("search", "key", "--tag-all", "metal/iron")
    assert "new marks" in ran.err
    tagged = run("search", "tag:metal", "--json").data
    assert tagged
    run("undo")
    assert run("search", "tag:metal", "--json").data == []


def test_all_hits_are_written_to_a_file(run, keys, tmp_path):
    for ending in ("md", "csv", "tmx"):
        path = tmp_path / f"hits.{ending}"
        assert "hits written" in run("search", "key", "-o", str(path)).err
        assert "key" in path.read_text(encoding="utf-8")
    ran = run("search", "key", "-o", str(tmp_path / "hits.docx"))
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)

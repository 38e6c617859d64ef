"""Replacing a text by command, and the commands by which tests from outside look in."""

import json
import unicodedata

from core.cli.digests import digest
from core.cli.workload import Workload
from core.store import health
from core.store.store import Store

OLD = "Cây cầu cũ. Người gác cầu ngủ trưa. Không ai qua cầu."


def annotate(run, article, words):
    ran = run("annotate", article, "--quote", words, "--language", "en", "--occurrence", 1)
    return ran.out.strip()


def english(run):
    return run("articles", "--json").data[0]["versions"][0]["id"]


def answers(run, tmp_path, *items):
    file = tmp_path / "items.jsonl"
    lines = [json.dumps({"id": n, **item}) for n, item in enumerate(items)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [json.loads(line) for line in run("selftest", "anchor", file).out.splitlines()]


def item(old, words, new):
    start = old.index(words)
    end = start + len(words)
    around = {"prefix": old[max(start - 32, 0) : start], "suffix": old[end : end + 32]}
    return {"old": old, "start": start, "end": end, "quote": words, "new": new, **around}


def test_replace_says_what_became_of_the_annotations(run, keys, tmp_path):
    for words in ("The railway left Tirvány", "not one carries a label", "goes by ear"):
        annotate(run, keys, words)
    text = run("text", english(run), "--hidden").out
    edited = text.replace("not one carries a label", "not one of them carries a label")
    file = tmp_path / "edited.txt"
    file.write_text(edited.replace("because he goes by ear", ""), encoding="utf-8")
    ran = run("replace", english(run), file, "--json")
    assert (ran.code, ran.data) == (0, {"kept": 1, "moved": 1, "orphaned": 1})
    (orphan,) = run("annotations", "--orphans", "--json").data
    assert orphan["targets"][0]["exact"] == "goes by ear"
    assert run("undo").out == "undo: replace text\n"
    assert run("annotations", "--orphans", "--json").data == []


def test_replace_refuses_a_file_that_is_not_there(run, keys, tmp_path):
    ran = run("replace", english(run), tmp_path / "none.txt")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_anchor_answers_with_a_place_or_an_orphan(run, tmp_path):
    moved = item(OLD, "ngủ trưa", "Một. " + OLD.replace("ngủ trưa", "ngủ  trưa"))
    gone = item(OLD, "ngủ trưa", "Cây cầu cũ. Không ai qua cầu.")
    start = moved["new"].index("ngủ")
    found = {"id": 0, "start": start, "end": start + 9}
    assert answers(run, tmp_path, moved, gone) == [found, {"id": 1, "orphan": True}]


def test_anchor_counts_in_the_texts_as_they_are_given(run, tmp_path):
    spelt = unicodedata.normalize("NFD", OLD)
    words = unicodedata.normalize("NFD", "gác cầu")
    (apart,) = answers(run, tmp_path, item(OLD, "gác cầu", spelt))
    assert spelt[apart["start"] : apart["end"]] == words
    (composed,) = answers(run, tmp_path, item(spelt, words, OLD))
    assert OLD[composed["start"] : composed["end"]] == "gác cầu"


def test_anchor_passes_over_a_line_it_can_not_use(run, tmp_path):
    file = tmp_path / "items.jsonl"
    file.write_text('no json\n{"id": 1}\n' + json.dumps({"id": 2, **item(OLD, "cũ", OLD)}))
    ran = run("selftest", "anchor", file)
    assert (ran.code, ran.err.count("hexapla: line")) == (1, 2)
    assert json.loads(ran.out) == {"id": 2, "start": 8, "end": 10}


def test_texts_have_hidden_lines_and_a_form_feed_between_them(run, keys, tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        texts = [version.text for version in store.versions(keys)]
    assert run("selftest", "texts").out == "\f".join(texts)


def test_dump_prints_a_line_for_each_live_annotation(run, keys):
    made = [annotate(run, keys, words) for words in ("spare key", "seven")]
    run("delete", made[0])
    (line,) = run("selftest", "dump").out.splitlines()
    assert line.split()[0] == made[1]


def test_the_digest_is_of_all_that_a_person_made(run, keys, tmp_path):
    made = annotate(run, keys, "spare key")
    with Store.open(tmp_path / "library.hexapla") as store:
        before = digest(store.annotation(made))
    run("undo")
    run("redo")
    assert run("selftest", "dump").out == f"{made} {before}\n"


def test_a_workload_announces_and_acknowledges_every_change(store):
    said = []
    Workload(store, 5).run(said.append, count=120)
    tried = [line[4:] for line in said if line.startswith("TRY ")]
    saved = [line[4:] for line in said if line.startswith("ACK ")]
    assert tried == saved
    assert {line.split()[0] for line in saved} == {"put", "del"}
    last = {line.split()[1]: line.split()[2:] for line in saved}
    live = {annotation.id: [digest(annotation)] for annotation in store.annotations()}
    assert live == {identifier: mark for identifier, mark in last.items() if mark}
    assert health.check(store.path) == ()

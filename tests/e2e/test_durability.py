"""What was acknowledged stays, whatever ends the program: killed, cut off, or in a race.

The writers are processes of their own that say after each commit what they did; the tests end
them without warning and look at what the library then holds. Every edit of a writer moves three
tables on together, so that half an edit could not hide.
"""

import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

from core.changes import Op
from core.store.health import check
from core.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("HEXAPLA_KILLS", "12"))
CUTS = int(os.environ.get("HEXAPLA_CUTS", "40"))
KEPT_NOTES = 7
SENTENCES = 1500

BEGIN = """
import sys, threading
from dataclasses import replace
from pathlib import Path
from core.changes import Op
from core.model import *
from core.store.store import Store

store = Store.open(Path(sys.argv[1]))
def note(article, number, text):
    identifier = AnnotationId(f"{number:032x}")
    return AnnotationRecord(identifier, article, Colour.RED, Style.NONE, text, now(), now())
"""

# Each edit counts up in the article's title, adds the note of that number, removes an old one;
# after the last, if there is one, the writer rests, however late it is killed.
MIXED_LOAD = (
    BEGIN
    + f"""
article = ArticleId("1" * 32)
last = int(sys.argv[2]) if len(sys.argv) > 2 else 0
if not store.summaries():
    with store.edit(Op.IMPORT) as edit:
        edit.insert(Article(article, "0", now()))
while True:
    with store.edit(Op.NOTE) as edit:
        number = int(store.article(article).title) + 1
        edit.update(replace(store.article(article), title=str(number)))
        edit.insert(note(article, number, str(number)))
        if number > {KEPT_NOTES}:
            edit.delete(note(article, number - {KEPT_NOTES}, ""))
    print("edit", number, flush=True)
    if number % 5 == 0:
        store.undo()
        print("undo", number, flush=True)
        store.redo()
        print("redo", number, flush=True)
    if number == last:
        threading.Event().wait()
"""
)

IMPORTS = (
    BEGIN
    + f"""
while True:
    article, version, six = ArticleId(new_id()), VersionId(new_id()), [""] * 6
    text = "Rain. " * {SENTENCES}
    with store.edit(Op.IMPORT) as edit:
        edit.insert(Article(article, "Rain", now()))
        edit.insert(Version(version, article, 0, "en", 1.0, "", "", False, *six, text))
        edit.insert(Line(version, 0, 0, len(text), Role.PARAGRAPH))
        edit.insert_all(Segment(version, n, 0, 6 * n, 6 * n + 5) for n in range({SENTENCES}))
    print("import", article, flush=True)
"""
)

COUNT_TOGETHER = (
    BEGIN
    + """
article, first = ArticleId("1" * 32), int(sys.argv[2])
for number in range(first, first + int(sys.argv[3])):
    with store.edit(Op.NOTE) as edit:
        count = int(store.article(article).title)
        edit.update(replace(store.article(article), title=str(count + 1)))
        edit.insert(note(article, number, "mine"))
    print("edit", number, flush=True)
"""
)


def test_no_acknowledged_change_is_lost_when_the_writer_is_killed(tmp_path):
    path, chance = tmp_path / "notes.hexapla", random.Random(2)
    for _ in range(KILLS):
        kind, number = kill_after(MIXED_LOAD, path, acknowledged=chance.randint(1, 30))[-1].split()
        assert_whole(path, allowed(kind, int(number)))


def test_a_library_is_sound_and_has_its_history_after_a_kill(tmp_path):
    path = tmp_path / "notes.hexapla"
    kill_after(MIXED_LOAD, path, "7", acknowledged=9)
    assert check(path) == ()
    with Store.open(path) as store:
        while store.undo():
            pass
        assert store.summaries() == ()


def test_an_import_that_is_killed_is_whole_or_absent(tmp_path):
    path, chance = tmp_path / "notes.hexapla", random.Random(3)
    said: set[str] = set()
    for _ in range(max(KILLS // 3, 1)):
        said.update(kill_after(IMPORTS, path, acknowledged=chance.randint(1, 4)))
    with Store.open(path) as store:
        summaries = store.summaries()
    assert {summary.versions[0].segments for summary in summaries} == {SENTENCES}
    assert said <= {f"import {summary.article.id}" for summary in summaries}
    assert check(path) == ()


def test_a_log_cut_at_any_length_opens_as_a_beginning_of_the_history(tmp_path):
    path, chance = tmp_path / "notes.hexapla", random.Random(5)
    kill_after(MIXED_LOAD, path, "45", acknowledged=63)
    library, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    reached = set()
    for number in range(CUTS):
        cut = tmp_path / f"cut{number}.hexapla"
        cut.write_bytes(library)
        cut.with_name(cut.name + "-wal").write_bytes(log[: chance.randrange(len(log))])
        reached.add(assert_whole(cut, range(1000)))
    assert len(reached) > 10  # the cuts fell into many different edits


def test_writers_at_the_same_time_lose_nothing(tmp_path):
    path, edits = tmp_path / "notes.hexapla", 120
    make_counter(path)
    writers = [
        start(COUNT_TOGETHER, path, str(1000 * number), str(edits)) for number in range(1, 4)
    ]
    for writer in writers:
        said, _ = writer.communicate()
        assert (writer.returncode, len(said.splitlines())) == (0, edits)
    with Store.open(path) as store:
        assert store.article("1" * 32).title == str(3 * edits)
        assert len(store.annotations()) == 3 * edits


def test_a_change_by_another_program_is_seen_by_the_next_poll(tmp_path):
    path = tmp_path / "notes.hexapla"
    make_counter(path)
    with Store.open(path) as store:
        start(COUNT_TOGETHER, path, "1000", "1").communicate()
        assert store.poll() is not None
        assert store.undo().op is Op.NOTE
        assert store.annotations() == ()


def start(script: str, *arguments: Path | str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_after(script: str, path: Path, *arguments: str, acknowledged: int) -> list[str]:
    """Start a writer, end it with SIGKILL after so many commits; all that it said until then."""
    writer = start(script, path, *arguments)
    said = list(islice(writer.stdout, acknowledged))
    writer.kill()
    rest, _ = writer.communicate()
    return [line.strip() for line in (*said, *rest.splitlines()) if line.strip()]


def allowed(kind: str, number: int) -> set[int]:
    """Where the count may stand: as acknowledged, or as after the change that came next."""
    undone = kind == "edit" and number % 5 == 0
    following = {"undo": number}.get(kind, number - 1 if undone else number + 1)
    return {number - 1 if kind == "undo" else number, following}


def assert_whole(path: Path, numbers: set[int] | range) -> int:
    """The count is one of these, and the notes are exactly those that belong to it."""
    with Store.open(path) as store:
        summaries = store.summaries()
        count = int(summaries[0].article.title) if summaries else 0
        notes = {int(annotation.record.note) for annotation in store.annotations()}
    assert count in numbers
    assert notes == set(range(max(count - KEPT_NOTES, 0) + 1, count + 1))
    assert check(path) == ()
    return count


def make_counter(path: Path) -> None:
    script = BEGIN + 'with store.edit(Op.IMPORT) as e: e.insert(Article("1" * 32, "0", now()))'
    start(script, path).communicate()

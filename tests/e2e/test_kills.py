"""What `hexapla selftest workload` acknowledged is there after kill -9, and nothing else.

The workload says before each change what the annotation will look like (`TRY`) and, once it is on
disk, that it is done (`ACK`). After each kill every annotation must look as last acknowledged, or
as a change says that had begun and was not acknowledged yet.
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from core.cli.digests import digest
from core.store.health import check
from core.store.store import Store

KILLS = int(os.environ.get("HEXAPLA_KILLS", "12"))
COMMAND = "import sys; from core.cli.main import main; sys.exit(main())"
ROOT = Path(__file__).resolve().parents[2]
REOPEN_SECONDS = 2.0  # of CPU time; it takes some hundredths


@dataclass
class Told:
    """What a workload told: digests by id (None: not there), and what had begun when it ended."""

    saved: dict[str, str | None] = field(default_factory=dict)
    tried: dict[str, str | None] = field(default_factory=dict)
    changes: int = 0

    def hear(self, line: str) -> None:
        word, what, identifier, *rest = line.split()
        assert (word in ("TRY", "ACK"), what, len(rest)) in ((True, "put", 1), (True, "del", 0))
        mark = rest[0] if rest else None
        if word == "TRY":
            self.tried[identifier] = mark
            return
        assert self.tried.pop(identifier) == mark
        self.saved[identifier] = mark
        self.changes += 1

    def settle(self, there: dict[str, str]) -> None:
        """Compare with what is there, and take over how the changes that had begun came out."""
        for identifier in self.saved.keys() | self.tried.keys() | there.keys():
            allowed = {self.saved.get(identifier), self.tried.get(identifier, "nothing tried")}
            assert there.get(identifier) in allowed, identifier
        self.saved.update(there)
        gone = self.tried.keys() - there.keys()
        self.saved.update(dict.fromkeys(gone))
        self.tried = {}


def test_no_acknowledged_annotation_is_lost_altered_or_back_after_kills(tmp_path):
    path, chance, told = tmp_path / "notes.hexapla", random.Random(4), Told()
    for number in range(KILLS):
        work_until_killed(path, told, seed=number, lines=chance.randrange(2, 120), chance=chance)
        told.settle(there(path))
        assert check(path) == ()
    assert told.changes > 10 * KILLS


def test_dump_prints_what_the_library_holds(tmp_path):
    path = tmp_path / "notes.hexapla"
    work_until_killed(path, Told(), seed=1, lines=60, chance=random.Random(1))
    printed = run("selftest", "dump", "--library", str(path)).stdout.splitlines()
    assert dict(line.split() for line in printed) == there(path)
    assert printed


def work_until_killed(
    path: Path, told: Told, *, seed: int, lines: int, chance: random.Random
) -> None:
    arguments = ["selftest", "workload", "--seed", str(seed), "--library", str(path)]
    command = [sys.executable, "-c", COMMAND, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        for _ in range(lines):
            told.hear(next(worker.stdout))
        time.sleep(chance.random() / 50)  # into the middle of whatever comes next
        worker.kill()
        for line in worker.communicate()[0].splitlines():
            told.hear(line)


def there(path: Path) -> dict[str, str]:
    """The digests of the live annotations by id; the library opens quickly after any kill."""
    began = time.process_time()
    with Store.open(path) as store:
        assert time.process_time() - began < REOPEN_SECONDS
        return {annotation.id: digest(annotation) for annotation in store.annotations()}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

"""How long the window does not answer, at most, while somebody works with it.

The main job is done in a process of its own (main_job.py), again if a step was over the limit:
then the least of each step counts, for what a busy machine adds is not ours. Run with `-s` to see
the table.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.calibration import TRIES

PROGRAM = Path(__file__).with_name("main_job.py")
PROJECT = Path(__file__).resolve().parents[2]
STALL_MS = 50


def test_no_slot_of_the_main_job_holds_the_window_up(
    seeds: list[Path], tmp_path: Path, capsys
) -> None:
    stalls = done(tmp_path / "0", seeds)
    for number in range(1, TRIES):
        if max(stalls.values()) <= STALL_MS:
            break
        again = done(tmp_path / str(number), seeds)
        stalls = {name: min(stalls[name], again[name]) for name in stalls}
    with capsys.disabled():
        for name, longest in stalls.items():
            print(f"\nlongest stall, {name:16} {longest:6.1f} ms   limit {STALL_MS}", end="")  # noqa: T201
    assert {name: ms for name, ms in stalls.items() if ms > STALL_MS} == {}


def done(folder: Path, seeds: list[Path]) -> dict[str, float]:
    """The main job done once in a new library: the longest stall of each step, in milliseconds."""
    folder.mkdir()
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    printed = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder), str(seeds[0]), str(seeds[3])],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        capture_output=True, text=True, check=True, timeout=300,
    ).stdout  # fmt: skip
    assert (folder / "article.pdf").stat().st_size > 10_000
    found: dict[str, float] = json.loads(printed)
    return found

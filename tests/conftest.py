"""Fixtures that every test may use, and what keeps a run from failing by chance.

The same random examples are drawn in every run, and none has to be quick, for machines are not.
With HEXAPLA_FULL others are drawn each time: that is the way to look for what these don't show.
What a window is waited for may come late, too: only when it does not come at all is it an error.
"""

import os
from functools import partialmethod
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt takes another with a warning, which fails a test

settings.register_profile(
    "hexapla",
    deadline=None,
    derandomize=not os.environ.get("HEXAPLA_FULL"),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("hexapla")

PATIENCE_MS = 60_000
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the project: seeds and gold data; absent on other machines."""
    if not SHARED.is_dir():
        reason = f"the reference data is not there: {SHARED.name}/ beside the project"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Path]:
    """The five scraped articles, in the order of their numbers."""
    return sorted((shared / "seeds").glob("0*.txt"))


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; where nothing is late, no longer than before."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request) -> QtBot:
    """pytest-qt's robot, with patience."""
    return PatientBot(request)

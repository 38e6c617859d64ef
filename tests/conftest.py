"""Fixtures that every test may use, and how random examples are drawn.

The same examples are drawn in every run, so that a run can't fail by chance; no example has to be
quick, for machines are not. With HEXAPLA_FULL others are drawn each time: that is the way to look
for what these don't show.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "hexapla",
    deadline=None,
    derandomize=not os.environ.get("HEXAPLA_FULL"),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("hexapla")

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

"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

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

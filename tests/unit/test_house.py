"""What holds for the project as a whole: imports, locks, packaging."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path
from shutil import which

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from core.cli.main import MODULES

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

IMPORT_ALL_OF_CORE = """
import importlib, pkgutil, sys, core
for module in pkgutil.walk_packages(core.__path__, "core."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6", "gui"}))
"""


def pins(lock: Path) -> dict[str, str]:
    """Versions by canonical name."""
    lines = re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def required(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for, with these dependency groups."""
    listed = [line for group in groups for line in PROJECT["dependency-groups"][group]]
    strings = [line for line in listed if isinstance(line, str)]
    return [Requirement(line) for line in PROJECT["project"]["dependencies"] + strings]


def test_the_core_is_imported_without_qt_or_a_window() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_CORE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_no_addresses(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r"://| @ |^--|\bindex\b", line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_in_a_lock_has_a_hash(lock: Path) -> None:
    pieces = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    bare = [piece for piece in pieces if "--hash=sha256:" not in piece and piece[0] != "#"]
    assert bare == []


@pytest.mark.parametrize("groups", [("build",), ("build", "dev")])
def test_a_lock_answers_what_the_project_asks_for(groups: tuple[str, ...]) -> None:
    pinned = pins(LOCKS[len(groups) - 1])
    asked = {canonicalize_name(need.name): need.specifier for need in required(*groups)}
    unmet = {name for name in asked if not asked[name].contains(pinned.get(name, "0"))}
    assert unmet == set(), "run ./run lock"


def test_developers_have_the_versions_that_users_have() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_the_pyside_that_loses_references_is_shut_out() -> None:
    specifier = next(need for need in required() if need.name == "PySide6-Essentials").specifier
    assert not specifier.contains("6.12.0")
    assert specifier.contains("6.11.3")


def test_no_package_marker_hides_a_package_of_the_same_name() -> None:
    shadows = [*(ROOT / "tests").rglob("__init__.py"), *(ROOT / "packaging").rglob("__init__.py")]
    assert shadows == []


@pytest.mark.parametrize(
    ("group", "name"), [("console_scripts", "hexapla"), ("gui_scripts", "hexapla-gui")]
)
def test_an_installed_program_starts_something_callable(group: str, name: str) -> None:
    (script,) = entry_points(group=group, name=name)
    assert callable(script.load())


def test_the_wheel_holds_code_and_resources_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "core",
        "gui",
        "resources",
        "hexapla",
    }
    assert {"core/model.py", "resources/icons/hexapla.svg"} <= set(names)


@pytest.mark.skipif(which("desktop-file-validate") is None, reason="no desktop-file-validate here")
def test_the_desktop_file_is_valid() -> None:
    file = ROOT / "packaging" / "hexapla.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_every_command_that_the_readme_shows_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^hexapla (\w+)", readme, re.MULTILINE))
    assert shown
    assert shown <= {name for names in MODULES.values() for name in names}

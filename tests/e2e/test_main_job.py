"""The main job on real input: the five scraped articles, by commands, as a person would."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

COMMAND = "import sys; from core.cli.main import main; sys.exit(main())"
FURNITURE = (
    "Komentar (0)", "Comment (0)", "Kommentar (0)", "No data", "Source link", "Cùng chủ đề",
    "Dalam topik yang sama",
)  # fmt: skip
PROVERB = "Semakin keras gong, semakin keras pula bunyinya"


@dataclass(frozen=True)
class Desk:
    """A library of the five articles, worked on by commands in processes of their own."""

    library: Path

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", COMMAND, *map(str, arguments)],
            env={**os.environ, "HEXAPLA_LIBRARY": str(self.library), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def data(self, *arguments: object) -> Any:
        return json.loads(self.run(*arguments, "--json").stdout)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk") / "library.hexapla")


@pytest.fixture(scope="module")
def imported(desk: Desk, seeds: list[Path]) -> dict[str, Any]:
    return desk.data("import", *seeds)


@pytest.fixture(scope="module")
def article(desk: Desk, imported: dict[str, Any]) -> str:
    """The two versions of one article, grouped and aligned."""
    versions = imported["suggestions"][0]["versions"]
    return desk.run("group", *versions).stdout.strip()


def test_languages_are_right_and_sure(imported):
    found = [(entry["language"], entry["confidence"] >= 0.99) for entry in imported["imported"]]
    assert found == [("id", True), ("id", True), ("en", True), ("vi", True), ("de", True)]


def test_titles_are_found_or_made_and_marked_so(imported):
    assert [entry["title_made"] for entry in imported["imported"]] == [
        False, True, False, False, True
    ]  # fmt: skip
    assert imported["imported"][3]["title"].startswith("Những kết quả đối ngoại quan trọng")


def test_dates_and_source_become_metadata(imported):
    entries = imported["imported"]
    assert (entries[0]["published"], entries[2]["published"]) == ("2024-01-03", "2023-07-18")
    assert entries[1]["source_url"].startswith("https://vietnamnet.vn/")


def test_exactly_the_two_versions_of_one_article_are_suggested(imported):
    versions = [entry["version"] for entry in imported["imported"]]
    (suggestion,) = imported["suggestions"]
    assert set(suggestion["versions"]) == {versions[0], versions[3]}
    assert suggestion["evidence"]["numbers"]
    assert suggestion["evidence"]["names"]


def test_importing_again_finds_five_duplicates_and_nothing_new(desk, seeds, imported):
    again = desk.data("import", *seeds)
    assert [entry["duplicate"] for entry in again["imported"]] == [True] * 5
    assert again["suggestions"] == []
    before = {entry["version"] for entry in imported["imported"]}
    assert {entry["version"] for entry in again["imported"]} == before


def test_no_furniture_is_in_any_kept_text(desk, imported):
    for entry in imported["imported"]:
        text = desk.run("text", entry["version"]).stdout
        assert not [words for words in FURNITURE if words in text]


def test_the_interviews_end_where_they_end(desk, imported):
    versions = [entry["version"] for entry in imported["imported"]]
    indonesian, vietnamese = (desk.run("text", versions[n]).stdout.strip() for n in (0, 3))
    assert indonesian.endswith("Terima kasih banyak telah berbagi!")
    assert vietnamese.endswith("Trân trọng cảm ơn về chia sẻ của đồng chí!")
    assert vietnamese.startswith("Những kết quả đối ngoại")


def test_every_segment_is_in_the_rows_once_and_in_order(desk, article):
    rows = desk.data("rows", article)
    (listed,) = [entry for entry in desk.data("articles") if entry["id"] == article]
    assert len(rows) >= 105
    for version in listed["versions"]:
        cells = [row["cells"][version["id"]] for row in rows if version["id"] in row["cells"]]
        numbers = [
            n for cell in cells for n in range(cell["first_segment"], cell["last_segment"] + 1)
        ]
        assert numbers == list(range(version["segments"]))


def test_the_rows_are_those_of_the_gold_alignment(desk, article, shared):
    """Strict share of our rows that gold has, over the sentences that both keep."""
    gold = _gold_rows(shared / "gold" / "seeds-id-vi" / "000-003")
    ours = [
        (_cell(row, "id"), _cell(row, "vi"))
        for row in desk.data("rows", article)
    ]  # fmt: skip
    right = sum(row in gold for row in ours)
    assert right / len(ours) >= 0.97


def test_a_mark_on_the_proverb_is_linked_to_its_vietnamese_sentence(desk, article):
    made = desk.run(
        "annotate", article, "--quote", PROVERB, "--note", "Older than *diplomacy*.",
        "--tag", "idiom", "--colour", "red",
    )  # fmt: skip
    (found,) = desk.data("annotations")
    assert found["id"] == made.stdout.strip()
    quoted = {target["language"]: target["exact"] for target in found["targets"]}
    assert quoted["id"] == PROVERB
    assert "Chiêng có to tiếng mới lớn" in quoted["vi"]


def test_undo_and_redo_are_exact(desk, article):
    before = desk.data("annotations")
    desk.run("undo")
    assert desk.data("annotations") == []
    desk.run("redo")
    assert desk.data("annotations") == before != []


def test_the_note_leaves_as_markdown_and_again_as_the_same_bytes(desk, article, tmp_path):
    path = Path(desk.run("export", "markdown", article, "-o", tmp_path).stdout.strip())
    first = path.read_bytes()
    desk.run("export", "markdown", article, "-o", tmp_path)
    assert path.read_bytes() == first
    assert re.search(
        r"### ¶\d+ · red\n\n> \*\*id\*\* .*==Semakin.*==.*\n>\n> \*\*vi\*\* ==.*Chiêng.*\n\n"
        r"Older than \*diplomacy\*\.\n\n#idiom · \[Open in Hexapla\]\(hexapla://annotation/",
        first.decode(),
    )


def _cell(row: dict[str, Any], language: str) -> str:
    return next((c["text"] for c in row["cells"].values() if c["language"] == language), "")


def _gold_rows(stem: Path) -> set[tuple[str, str]]:
    sides = [
        [
            unicodedata.normalize("NFC", line.strip())
            for line in stem.with_suffix(ending).read_text("utf-8").split("\n")
            if line.strip()
        ]
        for ending in (".src", ".tgt")
    ]
    beads = re.findall(r"\[([\d, ]*)\]:\[([\d, ]*)\]", stem.with_suffix(".gold").read_text())
    return {
        (_joined(sides[0], source), _joined(sides[1], target)) for source, target in beads
    }  # fmt: skip


def _joined(lines: list[str], numbers: str) -> str:
    return " ".join(lines[int(number)] for number in numbers.split(",") if number.strip())

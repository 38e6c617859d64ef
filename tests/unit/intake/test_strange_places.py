"""What is given as a file and is none, or is one that nobody wrote: a sentence or the text."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from core.errors import ImportRefused
from core.intake import plain
from core.intake.documents import Document
from core.intake.folders import files_of
from core.intake.formats.detecting import SUFFIXES
from core.intake.importer import Limits, read_files
from core.intake.plain import bytes_of
from core.intake.reading import read
from core.library import importing
from core.store.store import Store

SENTENCE = "The ferry crossed once more and nobody was on it. "
FULL = os.environ.get("HEXAPLA_FULL")
NOBODY = 65_534


def only(path: Path) -> Document | ImportRefused:
    """What reading this one path gives."""
    (result,) = read_files(files_of([path]))
    return result


def refused(path: Path) -> str:
    result = only(path)
    assert isinstance(result, ImportRefused)
    assert result.reason.endswith(".")
    return result.reason


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such devices")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(device: str) -> None:
    assert refused(Path(device))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt")


def test_a_folder_named_like_a_file_gives_the_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "book.epub"
    folder.mkdir()
    (folder / "one.txt").write_text(SENTENCE * 3, encoding="utf-8")
    assert [path.name for path in files_of([folder])] == ["one.txt"]


def test_a_link_is_read_and_one_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(SENTENCE * 3, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "text.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert isinstance(only(tmp_path / "link.txt"), Document)
    assert refused(tmp_path / "nowhere.txt")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert refused(tmp_path / "loop.txt")


@pytest.fixture
def nobody() -> Iterator[None]:
    """As a user who may not read everything: for root, the one that owns nothing."""
    if not hasattr(os, "geteuid"):
        pytest.skip("the system has no such users")
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, request: pytest.FixtureRequest, locked: str
) -> None:
    path = tmp_path / "folder" / "locked.txt"
    path.parent.mkdir()
    path.write_text(SENTENCE, encoding="utf-8")
    barred = path if locked == "file" else path.parent
    barred.chmod(0)
    request.getfixturevalue("nobody")
    try:
        with pytest.raises(ImportRefused, match=r"The file may not be read\."):
            bytes_of(*files_of([path]))
    finally:
        if os.geteuid() != NOBODY:
            barred.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
@pytest.mark.parametrize("suffix", [*sorted(SUFFIXES), ".docx", ".odt", ".epub", ".pdf", ".zip"])
def test_what_is_no_file_is_refused_whatever_its_name_says(tmp_path: Path, suffix: str) -> None:
    places = [tmp_path / f"{name}{suffix}" for name in ("pipe", "zero", "loop", "gone", "folder")]
    os.mkfifo(places[0])
    for place, target in zip(places[1:4], ("/dev/zero", places[2], "nowhere"), strict=True):
        place.symlink_to(target)
    places[4].mkdir()
    for place in places:
        with pytest.raises(ImportRefused):
            read(place)


@pytest.mark.parametrize("name", [b"new\nline.txt", b"no text \xff\xfe.txt", b"x" * 251 + b".txt"])
def test_a_text_is_stored_whatever_its_name_is_made_of(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_text(SENTENCE * 3, encoding="utf-8")
    except OSError:
        pytest.skip("the system has no such names")
    with Store.open(tmp_path / "a.hexapla") as store:
        document = read(path)[0]
        assert isinstance(document, Document)
        (version,) = importing.add(store, [document]).versions
        assert "\n" not in store.version(version).imported_from


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "empty.txt").write_text(content, encoding="utf-8")
    assert refused(tmp_path / "empty.txt")


def test_over_a_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(101_000_000)
    assert "larger than 100 MB" in refused(tmp_path / "large.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such files")
def test_a_file_that_holds_more_than_it_says_is_read_or_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    assert b"Name:" in bytes_of(path)
    monkeypatch.setattr(plain, "LARGEST", 100)
    with pytest.raises(ImportRefused, match="larger than 100 MB"):
        bytes_of(path)


def test_a_file_that_grows_while_it_is_read_gives_its_beginning(tmp_path: Path) -> None:
    path, ended = tmp_path / "log.txt", Event()
    path.write_text(SENTENCE * 100, encoding="utf-8")

    def write() -> None:
        with path.open("a", encoding="utf-8") as file:
            while not ended.is_set():
                file.write(SENTENCE)
                file.flush()

    writer = Thread(target=write)
    writer.start()
    (result,) = read_files([path])
    ended.set()
    writer.join()
    assert isinstance(result, Document)
    assert path.read_text(encoding="utf-8").startswith(result.text)


def test_a_hundred_megabytes_of_text_are_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(SENTENCE * (100_000_000 // len(SENTENCE)), encoding="utf-8")
    (result,) = read_files([path], limits=Limits(processor=4))
    assert isinstance(result, ImportRefused)
    assert "one text may have 20 MB" in result.reason


@pytest.mark.parametrize(
    "words",
    [SENTENCE, "word after word ", "x", "…", "船が港に入った。", "\u0301\u0323"],
    ids=["sentences", "no-stop", "no-blank", "dots", "japanese", "marks"],
)
def test_one_line_of_a_megabyte_is_read_in_time(tmp_path: Path, words: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text(words * (1_000_000 // len(words.encode())), encoding="utf-8")
    (result,) = read_files([path], limits=Limits(processor=10))
    assert isinstance(result, Document)
    assert len(result.text.encode()) > 990_000


@pytest.mark.skipif(not FULL, reason="takes a minute: with HEXAPLA_FULL")
@pytest.mark.parametrize("words", [SENTENCE, "word after word ", "x", "船が港に入った。"])
def test_one_line_of_ten_megabytes_is_read(tmp_path: Path, words: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text(words * (10_000_000 // len(words.encode())), encoding="utf-8")
    assert isinstance(only(path), Document)

"""Files in the encodings that people have: guessed, said by hand, or said wrongly."""

from pathlib import Path

import pytest

from core.text.normalize import normalized
from tests.data.making.articles import parts

ENCODINGS = {"cp1258": "vi", "utf-16": "ko", "shift_jis": "ja", "gb18030": "zh", "cp1256": "ar"}


def written(folder: Path, encoding: str) -> tuple[Path, str]:
    """A file in this encoding and the text in it."""
    text = "\n\n".join(parts(ENCODINGS[encoding])["paragraphs"])
    data = text.encode(encoding, "ignore")
    (folder / "a.txt").write_bytes(data)
    return folder / "a.txt", normalized(data.decode(encoding))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("said", [True, False], ids=["said", "guessed"])
def test_a_text_comes_in_as_it_was_written(run, tmp_path: Path, encoding: str, said: bool) -> None:
    path, text = written(tmp_path, encoding)
    options = ("--encoding", encoding) if said else ()
    (imported,) = run("import", path, *options, "--json").data["imported"]
    assert run("text", imported["version"], "--hidden", "--json").data["text"] == text


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [("utf-8", "not in the encoding utf-8"), ("klingon", "is not the name of an encoding")],
)
def test_an_encoding_that_can_not_be_is_refused(
    run, tmp_path: Path, encoding: str, reason: str
) -> None:
    path, _ = written(tmp_path, "cp1256")
    ran = run("import", path, "--encoding", encoding)
    assert (ran.code, reason in ran.err, ran.err.count("\n")) == (1, True, 1)


def test_a_file_put_together_from_pieces_of_all_kinds_is_a_text(run, tmp_path: Path) -> None:
    """Two encodings, a picture's head, control characters, marks of order, lines of all systems."""
    sound = "\n\n".join(parts("de")["paragraphs"]).encode()
    pieces = (
        sound, parts("de")["title"].encode("cp1252"), b"\r\r\n\x0b\x0c\x85",
        "\u202e\u2066\ufeff\u200b".encode(), b"\xff\xd8\xff\xe0", sound.replace(b"\n", b"\r"),
    )  # fmt: skip
    (tmp_path / "a.txt").write_bytes(b"\n".join(pieces))
    (imported,) = run("import", tmp_path / "a.txt", "--json").data["imported"]
    text = run("text", imported["version"]).out
    assert imported["language"] == "de"
    assert [each for each in parts("de")["paragraphs"] if text.count(each) != 2] == []

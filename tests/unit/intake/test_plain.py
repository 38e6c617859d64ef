"""Bytes of files: encodings found, and refusals in plain words."""

import os
import socket
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.plain import load

VIETNAMESE = (
    "Chiều nay chợ nổi đông hơn mọi khi. Ghe dưa hấu neo sát ghe bán sách cũ, người mua đứng "
    "chung một mạn và trả giá bằng cả hai thứ. Đến tối thì chỉ còn lại mùi mực in trên mặt nước."
)
GERMAN = (
    "Die Fähre fährt heute später. Über dem Fluss hängt Nebel, und die Glocke läutet für jeden, "
    "der am anderen Ufer steht und wünscht, hier zu sein."
)
JAPANESE = "渡し船は朝の七時に出る。雨の日も風の日も、船長は猫と一緒に待っている。切符は要らない。"
CHINESE = "渡口的船每天早上七点开。无论刮风下雨，船工都和他的猫一起等人，不用买票，也不用着急。"
RUSSIAN = "Паром уходит в семь утра. Капитан ждёт всех, кто опаздывает, и кота, который не спешит."
ARABIC = "تغادر العبارة في السابعة صباحا. ينتظر القبطان كل من يتأخر، وينتظر القط الذي لا يستعجل."


def written(folder: Path, data: bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_read_whatever_its_form(tmp_path: Path, encoding: str) -> None:
    text = f"{GERMAN}\n{VIETNAMESE}"
    assert load(written(tmp_path, text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (CHINESE.replace("点", "點").replace("无论", "無論"), "big5"),
        (ARABIC, "cp1256"),
    ],
)
def test_older_encodings_are_guessed(tmp_path: Path, text: str, encoding: str) -> None:
    data = (text * 3).encode(encoding, "ignore")
    assert load(written(tmp_path, data)).text == data.decode(encoding)


def test_the_encoding_that_a_person_chooses_is_taken(tmp_path: Path) -> None:
    decoded = load(written(tmp_path, GERMAN.encode("cp1252")), "windows-1252")
    assert (decoded.text, decoded.encoding) == (GERMAN, "cp1252")


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    one = load(written(tmp_path, GERMAN.encode("utf-8"))).sha256
    other = load(written(tmp_path, GERMAN.encode("cp1252"))).sha256
    assert len(one) == 64
    assert one != other


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"%PDF-1.7\nnothing", "This is a PDF file, not plain text."),
        (b"PK\x03\x04" + bytes(40), "This is a packed file (Word, e-book or zip), not plain text."),
        (bytes(range(256)) * 20, "This is not text."),
        (b"\x00\x01\x02\x03" * 200, "This is not text."),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        load(written(tmp_path, data))
    assert refused.value.reason == reason


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "zlib"])
def test_an_unknown_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(ImportRefused, match="is not the name of an encoding"):
        load(written(tmp_path, b"text"), encoding)


def test_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="is not in the encoding ascii"):
        load(written(tmp_path, GERMAN.encode()), "ascii")


def test_a_missing_file_a_folder_and_a_null_in_the_name_are_refused(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "none.txt", "There is no such file"),
        (tmp_path, "This is a folder"),
        (tmp_path / "a\0b.txt", "can't be read"),
    ):
        with pytest.raises(ImportRefused, match=reason):
            load(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(ImportRefused, match="a device or a pipe"):
            load(path)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no local sockets")
def test_a_socket_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        with pytest.raises(ImportRefused):
            load(path)


def test_a_file_over_100_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(ImportRefused, match="larger than 100 MB"):
        load(path)


def test_a_few_odd_controls_do_not_make_a_text_binary(tmp_path: Path) -> None:
    data = (GERMAN * 4).encode() + b"\x00\x0c"
    assert load(written(tmp_path, data)).encoding == "utf-8"

"""Bytes of a plain text file, and the text in them, or a plain refusal.

The encoding is what the person says, else what a byte order mark says, else UTF-8 if the bytes
are that throughout or but for a few faults, else UTF-16 if that makes sense of zeros, else
charset-normalizer's guess; between pages of Latin letters `core.intake.alphabets` decides.
"""

import codecs
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

from core.errors import ImportRefused
from core.intake.alphabets import page_of

LARGEST = 100_000_000
_GUESSED_FROM = 65_536
_FOLDER = "This is a folder; choose the files in it."
_SOUND_PER_FAULT = 4  # other encodings give more faults than letters
_FEW_PLAIN = 0.01  # of UTF-16 in scripts without Latin letters: line breaks, digits
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a packed file (Word, e-book or zip)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a packed file"),
)
# What people's files are in; the rest of Python's codecs only competes with these.
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "koi8_u", "cp866", "cp437", "cp850", "iso8859_2", "iso8859_5", "cp874", "cp932",
    "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "mac_roman", "ascii",
)  # fmt: skip
_LAYOUT_CONTROLS = b"\t\n\r\x0b\x0c\x1b\x1a"
_CONTROLS = bytes(set(range(32)) - set(_LAYOUT_CONTROLS)) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as decoded, not yet normalised; its encoding; the hash of its bytes."""

    text: str
    encoding: str
    sha256: str


def load(path: Path, encoding: str | None = None) -> Decoded:
    """The text of a file. Raises ImportRefused, with a plain reason, and nothing else."""
    return decoded(path, bytes_of(path), encoding)


def decoded(path: Path | str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text in the bytes of a file. Raises ImportRefused."""
    try:
        text, used = decode(data, encoding)
    except (LookupError, UnicodeError, ValueError) as error:
        raise ImportRefused(path, _undecodable(error, encoding)) from error
    if not text.strip("\0\ufeff \t\r\n\v\f"):
        raise ImportRefused(path, "The file is empty.")
    return Decoded(text, used, hashlib.sha256(data).hexdigest())


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of these bytes and the encoding used. Raises LookupError or ValueError."""
    if encoding:
        return data.decode(encoding), codecs.lookup(encoding).name
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, "replace"), marked
    _refuse_binary(data)
    return _unmarked(data)


def nearly_utf8(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 but for a few faults; nothing if they are not."""
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in text) - faults
    return text if sound >= _SOUND_PER_FAULT * faults else None


def bytes_of(path: Path) -> bytes:
    """The bytes of a file of at most 100 MB, or a plain refusal: ImportRefused."""
    try:
        # A FIFO that nobody writes to would keep an ordinary open waiting for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary_flag())
        with os.fdopen(descriptor, "rb") as file:
            _refuse_unreadable(path, os.fstat(descriptor))
            data = file.read(LARGEST + 1)
    except IsADirectoryError as error:
        raise ImportRefused(path, _FOLDER) from error
    except FileNotFoundError as error:
        raise ImportRefused(path, "There is no such file.") from error
    except PermissionError as error:
        is_folder = os.path.isdir(path)  # noqa: PTH112 — raises nothing; so Windows says it
        reason = _FOLDER if is_folder else "The file may not be read."
        raise ImportRefused(path, reason) from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or "its name is not a file's"
        raise ImportRefused(path, f"The file can't be read: {detail}.") from error
    _refuse_large(path, len(data))  # it may have grown while it was read
    return data


def _binary_flag() -> int:
    return getattr(os, "O_BINARY", 0)


def _refuse_unreadable(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ImportRefused(path, _FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise ImportRefused(path, "This is a device or a pipe, not a file.")
    _refuse_large(path, status.st_size)


def _refuse_large(path: Path, size: int) -> None:
    if size > LARGEST:
        raise ImportRefused(path, "The file is larger than 100 MB. Split it and import the parts.")


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ValueError(f"This is {kind}, not plain text.")


def _refuse_controls(data: bytes) -> None:
    sample = data[:_GUESSED_FROM]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 100:
        raise ValueError("This is not text.")


def _unmarked(data: bytes) -> tuple[str, str]:
    """The text of bytes of which nobody says how to read them, and the encoding found."""
    wide = _wide(data)
    if wide:
        _refuse_controls(data[:_GUESSED_FROM].decode(wide, "replace").encode())
        return data.decode(wide, "replace"), wide
    _refuse_controls(data)
    if _is_iso_2022(data):
        return data.decode("iso2022_jp", "replace"), "iso2022_jp"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        mended = nearly_utf8(data)
        if mended is not None:
            return mended, "utf-8"
        guess = _guess(data)
        return data.decode(guess, "replace"), guess


def _guess(data: bytes) -> str:
    """The most likely encoding of bytes that are not UTF-8; ValueError if there is none."""
    from charset_normalizer import from_bytes  # slow to import

    best = from_bytes(data[:_GUESSED_FROM], cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise ValueError("This is not text in any known encoding. Choose the encoding by hand.")
    same = [each for each in _LEGACY if each in best.could_be_from_charset]
    return page_of(data[:_GUESSED_FROM], codecs.lookup(same[0] if same else best.encoding).name)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: read so, the zeros belong to blanks, digits and Latin letters."""
    sample = data[: _GUESSED_FROM - _GUESSED_FROM % 2]
    if b"\0" not in sample:
        return ""
    shares = {form: _plain_share(sample, form) for form in ("utf-16-le", "utf-16-be")}
    likely, other = sorted(shares, key=lambda form: -shares[form])
    return likely if shares[likely] >= _FEW_PLAIN and shares[other] < shares[likely] / 4 else ""


def _plain_share(sample: bytes, form: str) -> float:
    """How much is ASCII in what should be UTF-16; 0 where a hundredth of it is no text."""
    text = sample.decode(form, "replace")
    odd = sum(category(letter) in _NO_TEXT and letter not in "\t\n\r\f" for letter in text)
    if odd + text.count("\ufffd") > len(text) / 100:
        return 0.0
    return sum("\t" <= letter <= "~" for letter in text) / len(text)


def _is_iso_2022(data: bytes) -> bool:
    """Japanese in seven bits: sequences of escape say what the bytes behind them are."""
    return data.isascii() and any(mark in data for mark in (b"\x1b$B", b"\x1b$@"))


def _undecodable(error: Exception, encoding: str | None) -> str:
    if isinstance(error, LookupError):
        return f"‘{encoding}’ is not the name of an encoding."
    if isinstance(error, UnicodeError):
        return f"The file is not in the encoding {encoding}."
    return str(error)

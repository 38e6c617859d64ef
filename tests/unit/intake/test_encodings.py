"""Encodings told from 300 and 3,000 characters of the articles; `-s` shows the table."""

import sys
import unicodedata

import pytest

from core.intake.plain import decode
from tests.data.making.articles import parts

TONES = "\u0300\u0301\u0303\u0309\u0323"
PAIRS = [
    *(("vi", form) for form in ("cp1258", "utf-8", "utf-16", "utf-16-le", "utf-16-be")),
    *((language, form) for language in ("zh", "ja", "ko", "ar", "ru", "id")
      for form in ("utf-16-le", "utf-16-be")),
    ("ja", "shift_jis"), ("ja", "euc-jp"), ("ja", "iso2022_jp"), ("zh", "gb18030"),
    ("zh", "gb2312"), ("ko", "cp949"), ("ar", "cp1256"), ("ru", "cp1251"), ("ru", "koi8-r"),
    ("ru", "iso8859_5"), ("de", "cp1252"), ("fr", "cp1252"), ("es", "cp1252"), ("it", "cp1252"),
    ("pt", "cp1252"), ("id", "cp1252"), ("de", "latin-1"), ("pl", "cp1250"), ("pl", "iso8859_2"),
    ("tr", "cp1254"),
]  # fmt: skip


@pytest.mark.parametrize("size", [300, 3000])
@pytest.mark.parametrize(("language", "encoding"), PAIRS)
def test_the_encoding_is_told(language: str, encoding: str, size: int) -> None:
    text = article(language, size)
    data = (apart(text) if encoding == "cp1258" else text).encode(encoding, "ignore")
    found, used = decode(data)
    sys.stdout.write(f"{language} {encoding} {size}: {used}\n")
    assert found == data.decode(encoding)


def test_a_text_cut_within_a_letter_or_damaged_here_and_there_is_still_utf_8() -> None:
    data = article("vi", 3000).encode()
    damaged = bytes(0xFF if number % 400 == 399 else byte for number, byte in enumerate(data))
    assert decode(data[:-1])[1] == "utf-8"
    assert decode(damaged)[1] == "utf-8"


def article(language: str, size: int) -> str:
    """So many characters of the article in a language, again and again if it is shorter."""
    made = parts(language)
    text = "\n\n".join([made["title"], *made["paragraphs"]])
    return unicodedata.normalize("NFC", (text + "\n\n") * (size // len(text) + 1))[:size]


def apart(text: str) -> str:
    """Vietnamese as its code page has it: the tone behind the letter, all else within it."""
    return "".join(map(_apart, text))


def _apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        base = "".join(mark for mark in marks if mark not in TONES)
        tone = "".join(mark for mark in marks if mark in TONES)
        return unicodedata.normalize("NFC", base) + tone
    return letter

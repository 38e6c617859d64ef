"""Files with damage: bytes changed, cut, doubled, put in; in packed files, within the members."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping

from tests.data.making import offices, pages, rows, texts
from tests.data.making.articles import parts

_NASTY = (
    b"\0", b"\xff\xfe", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"]]>", b"<!--", b"<![CDATA[",
    b"<!DOCTYPE x>", b'"', b"'", b"\r", b"\n\n", b"99999999999", b"-1", "\u202e\u0301".encode(),
    b"xml:lang=''", b"<p>", b"</body>", b"<table>", b"-->", b"```", b"> > > ", b"{", b"\x1b$B",
)  # fmt: skip


def mutant(data: bytes, seed: int) -> bytes:
    """A file with one to eight faults; the same for the same seed."""
    dice = random.Random(seed)
    if data.startswith(b"PK") and dice.random() < 0.7:
        return _within_members(data, dice)
    return _damaged(data, dice)


def _damaged(data: bytes, dice: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(found) + 1)
        dice.choice(_FAULTS)(found, place, dice)
    return bytes(found)


def _change(found: bytearray, place: int, dice: random.Random) -> None:
    found[place : place + 1] = bytes([dice.randrange(256)])


def _cut(found: bytearray, place: int, dice: random.Random) -> None:
    del found[place : place + dice.choice((1, 10, 100, 2000))]


def _put_in(found: bytearray, place: int, dice: random.Random) -> None:
    found[place:place] = dice.choice(_NASTY)


def _double(found: bytearray, place: int, dice: random.Random) -> None:
    found[place:place] = found[place : place + dice.choice((3, 30, 300))]


_FAULTS: tuple[Callable[[bytearray, int, random.Random], None], ...] = (
    _change, _cut, _put_in, _double,
)  # fmt: skip


def _within_members(data: bytes, dice: random.Random) -> bytes:
    """The same archive with one member damaged, or gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    chosen = dice.choice(sorted(members))
    if dice.random() < 0.1:
        del members[chosen]
    else:
        members[chosen] = _damaged(members[chosen], dice)
    return offices.zipped(members)


def originals() -> Mapping[str, bytes]:
    """A sound file of each format but PDF, by name."""
    aligned, languages = rows.rows("vi", "de"), ("vi", "de")
    article = parts("ja")
    return {
        "a.md": texts.markdown(parts("id"), "id").encode(),
        "a.html": pages.newspaper(article, "ja").encode(),
        "a.mhtml": pages.archived(pages.blog(article, "ja"), "https://a.example/x"),
        "a.docx": offices.docx(parts("fr"), "fr"),
        "a.odt": offices.odt(parts("ru"), "ru"),
        "a.epub": offices.epub(parts("ar"), "ar"),
        "a.tmx": rows.tmx(aligned, languages).encode(),
        "a.xlf": rows.xliff_1_cut(aligned, languages).encode(),
        "a.xliff": rows.xliff_2(aligned, languages).encode(),
        "a.srt": rows.subtitles(parts("en")["paragraphs"], web=False).encode(),
        "a.vtt": rows.subtitles(parts("en")["paragraphs"], web=True).encode(),
        "a.csv": rows.table(aligned, languages).encode(),
        "a.zip": offices.zipped({"a.txt": parts("en")["title"], "b.html": "<p>A text.</p>"}),
    }

"""Aligned files made from rows: translation memories, XLIFF, tables, subtitles."""

import csv
import io
from collections.abc import Sequence
from html import escape

from tests.data.making.articles import parts

Rows = Sequence[tuple[str, str]]


def rows(source: str, target: str) -> list[tuple[str, str]]:
    """Title and paragraphs of two articles side by side: enough to be rows."""
    one, other = parts(source), parts(target)
    return [(one["title"], other["title"]),
            *zip(one["paragraphs"], other["paragraphs"], strict=False)]  # fmt: skip


def tmx(pairs: Rows, languages: tuple[str, str], version: str = "1.4") -> str:
    name = "lang" if version == "1.1" else "xml:lang"
    units = "".join(
        "<tu><note>n</note>"
        + "".join(
            f'<tuv {name}="{language}"><seg><bpt i="1">&lt;b&gt;</bpt>{escape(text)}<ept i="1">'
            "&lt;/b&gt;</ept></seg></tuv>"
            for language, text in zip(languages, pair, strict=True)
            if text
        )
        + "</tu>\n"
        for pair in pairs
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx{version.replace(".", "")}.dtd">
<tmx version="{version}"><header srclang="{languages[0]}" creationtool="x" segtype="sentence"/>
<body>{units}</body></tmx>"""


def xliff_1(pairs: Rows, languages: tuple[str, str]) -> str:
    units = "".join(
        f'<trans-unit id="{n}"><source><g id="1">{escape(a)}</g><x id="2"/></source>'
        + (f"<target><g id='1'>{escape(b)}</g></target>" if b else "")
        + "<alt-trans><target>Never this one.</target></alt-trans></trans-unit>\n"
        for n, (a, b) in enumerate(pairs)
    )
    return f"""<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.docx"
source-language="{languages[0]}" target-language="{languages[1]}" datatype="plaintext">
<body><group>{units}</group></body></file></xliff>"""


def xliff_1_cut(pairs: Rows, languages: tuple[str, str]) -> str:
    """All rows in one unit, cut by marks."""
    sources, targets = (
        "".join(
            f'<mrk mtype="seg" mid="{n}">{escape(pair[side])}</mrk>' for n, pair in enumerate(pairs)
        )
        for side in (0, 1)
    )
    whole = escape(" ".join(a for a, _ in pairs))
    return f"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file
source-language="{languages[0]}" target-language="{languages[1]}"><body><trans-unit id="1">
<source>{whole}</source><seg-source>{sources}</seg-source><target>{targets}</target></trans-unit>
</body></file></xliff>"""


def xliff_2(pairs: Rows, languages: tuple[str, str]) -> str:
    segments = "".join(
        f'<unit id="u{n}"><segment><source><pc id="1">{escape(a)}</pc></source>'
        f"<target>{escape(b)}<ph id='2'/></target></segment></unit>"
        for n, (a, b) in enumerate(pairs)
    )
    return f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"
srcLang="{languages[0]}" trgLang="{languages[1]}"><file id="f">{segments}</file></xliff>"""


def table(pairs: Rows, header: Sequence[str], delimiter: str = ",") -> str:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerows([["no", *header]] if header else [])
    writer.writerows([str(n), *pair] for n, pair in enumerate(pairs, 1))
    return target.getvalue()


def subtitles(lines: Sequence[str], *, web: bool) -> str:
    """Each line cut into two cues, with marks in them."""
    cues = []
    for number, line in enumerate(lines):
        half = line.find(" ", len(line) // 2)
        for part, text in enumerate((line[:half], line[half + 1 :])):
            start, end = number * 8 + part * 3, number * 8 + part * 3 + 2
            point = "." if web else ","
            times = f"{_moment(start)}{point}000 --> {_moment(end)}{point}900"
            shown = f"<c.yellow>{text}</c>" if web else f"{{\\an8}}<i>{text}</i>"
            cues.append(f"{2 * number + part + 1}\n{times}\n{shown}\n")
    head = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE nothing\n\n" if web else ""
    return head + "\n".join(cues)


def _moment(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}"

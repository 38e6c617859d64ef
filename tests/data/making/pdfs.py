"""PDF files with real fonts, set line by line: running headers, page numbers, broken words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QFontMetricsF, QPageSize, QPainter, QPdfWriter

from tests.data.making.articles import Parts

_WIDTH, _LINES, _LEADING, _TOP = 430.0, 24, 18.0, 70.0
_UNSPACED = {"zh", "ja"}


def pdf(path: Path, a: Parts, language: str, *, repeat: int = 1) -> list[str]:
    """Write the article so many times over as a PDF; gives its running lines."""
    lines = [a["title"], a["byline"]]
    for turn in range(repeat):  # each time in another order, so that no edge repeats by chance
        for paragraph in [*a["paragraphs"][turn:], *a["paragraphs"][:turn]]:
            lines += _set(paragraph, language)
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    headers = [f"{a['site']} · {number + 3}" for number in range(len(pages))]
    _draw(path, pages, headers, a["title"])
    return headers


def font(language: str) -> QFont:
    families = {"zh": "Noto Serif CJK SC", "ja": "Noto Serif CJK JP", "ko": "Noto Serif CJK KR",
                "ar": "DejaVu Sans"}  # fmt: skip
    made = QFont(families.get(language, "Noto Serif"))
    made.setPixelSize(12)
    return made


def _set(paragraph: str, language: str) -> list[str]:
    """A paragraph in lines of the width, a long word at an edge broken with a hyphen."""
    metrics = QFontMetricsF(font(language))
    units = list(paragraph) if language in _UNSPACED else paragraph.split(" ")
    blank = "" if language in _UNSPACED else " "
    lines = [""]
    for unit in units:
        wider = f"{lines[-1]}{blank}{unit}" if lines[-1] else unit
        if metrics.horizontalAdvance(wider) <= _WIDTH:
            lines[-1] = wider
        elif len(unit) > 9 and unit.isalpha() and unit.isascii():
            lines[-1] += f"{blank}{unit[:5]}-"
            lines.append(unit[5:])
        else:
            lines.append(unit)
    return lines


def _draw(path: Path, pages: Sequence[Sequence[str]], headers: Sequence[str], title: str) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setTitle(title)
    painter = QPainter(writer)
    for number, (page, header) in enumerate(zip(pages, headers, strict=True)):
        if number:
            writer.newPage()
        painter.setFont(font(_script(title)))
        painter.drawText(0, 30, header)
        for place, line in enumerate(page):
            painter.drawText(0, int(_TOP + place * _LEADING), line)
        painter.drawText(200, int(_TOP + (_LINES + 2) * _LEADING), str(number + 3))
    painter.end()


def _script(text: str) -> str:
    kana = any("\u3040" <= letter <= "\u30ff" for letter in text)
    if kana or any("\u4e00" <= letter <= "\u9fff" for letter in text):
        return "ja" if kana else "zh"
    if any("\uac00" <= letter <= "\ud7a3" for letter in text):
        return "ko"
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else ""


def glyphs(lines: Sequence[str]) -> bytes:
    """A page on which each line is drawn letter by letter, from left to right as it stands here."""
    letters = sorted({letter for line in lines for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    drawn = "\n".join(
        f"BT /F 12 Tf 50 {800 - 20 * n} Td <{''.join(f'{code[x]:02x}' for x in line)}> Tj ET"
        for n, line in enumerate(lines)
    )
    named = "\n".join(f"<{number:02x}> <{ord(letter):04x}>" for letter, number in code.items())
    unicodes = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> "
        f"<ff> endcodespacerange {len(code)} beginbfchar\n{named}\nendbfchar endcmap end end"
    )
    widths = " ".join(["600"] * 256)
    page = "/Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R /Resources << /Font << /F 5 0 R"
    font = "/BaseFont /A /FirstChar 0 /LastChar 255 /ToUnicode 6 0 R"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page {page} >> >> >>",
        _stream(drawn),
        f"<< /Type /Font /Subtype /TrueType {font} /Widths [{widths}] >>",
        _stream(unicodes),
    )
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n".encode("ascii")


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"

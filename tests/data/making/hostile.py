"""Files that once brought a program down somewhere, or could: some three hundred.

By kind: a sound file under another name or cut off, hardly any bytes, broken encodings, what swells
when it is unpacked, what points elsewhere, and what is malformed.
"""

import base64
import zlib
from collections.abc import Iterator

from tests.data.making import offices
from tests.data.making.articles import parts
from tests.data.making.mutants import originals

ARTICLE = "\n\n".join(parts("en")["paragraphs"])
SECRET = "These words stand in another file of this computer."
_SENTENCE = "The ferry crossed once more and nobody was on it. "
_SUFFIXES = (".txt", ".md", ".html", ".csv", ".tmx", ".xlf", ".srt", ".mhtml", ".docx", ".pdf")
File = tuple[str, str | bytes]


def files(secret: str) -> Iterator[File]:
    """Names and contents; `secret` is the path of a file that none of them may show."""
    for family in (_disguised, _cut, _next_to_nothing, _undecodable, swelling, _malformed, _pdfs):
        for number, (name, content) in enumerate(family()):
            yield f"{family.__name__.strip('_')}-{number}-{name}", content
    for number, (name, content) in enumerate(_elsewhere(secret)):
        yield f"elsewhere-{number}-{name}", content


def _disguised() -> Iterator[File]:
    for name, data in originals().items():
        for suffix in (".txt", ".html", ".csv", ".pdf", ".docx"):
            yield f"{name}{suffix}", data


def _cut() -> Iterator[File]:
    for name, data in originals().items():
        for share in (0.1, 0.5, 0.95):
            yield name, data[: int(len(data) * share)]


def _next_to_nothing() -> Iterator[File]:
    contents = (b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0" * 1000, b"\xff" * 1000, b"<")
    for suffix in _SUFFIXES:
        for content in contents:
            yield f"a{suffix}", content


def _undecodable() -> Iterator[File]:
    text = ARTICLE[:600]
    yield "overlong.txt", text.encode() + b"\xc0\xaf\xe0\x80\xaf"
    yield "surrogates.txt", (text + "\ud800\udfff\udc00").encode("utf-8", "surrogatepass")
    yield "odd.txt", text.encode("utf-16") + b"\x00"
    yield "lone.txt", b"\xff\xfe" + b"\x00\xd8" * 40 + text.encode("utf-16-le")
    yield "wide.txt", text.encode("utf-32-le")
    yield "mainframe.txt", text.encode("cp500", "ignore")
    yield "seven.txt", "Gehör über Größe ".encode("utf-7") * 30
    yield "escapes.txt", b"\x1b$B" + bytes(range(33, 126)) * 9
    yield "unknown.html", f'<meta charset="klingon-8"><p>{text}'
    yield "lying.html", f'<meta charset="utf-16"><p>{text}'
    yield "user.html", f'<meta charset="x-user-defined"><p>{text}'
    yield "zip.html", f'<meta charset="zip"><p>{text}'
    yield "lying.tmx", b'<?xml version="1.0" encoding="utf-16"?>' + originals()["a.tmx"]
    yield "unknown.xlf", b'<?xml version="1.0" encoding="klingon"?>' + originals()["a.xlf"]
    yield "marks.txt", "\u202e\u2066\u200f" * 3000 + text
    yield "letters.txt", text[:300] + "e" + "\u0301" * 30_000


def swelling() -> Iterator[File]:
    """What grows beyond all bounds, or makes a reader do so."""
    yield "open.html", "<html><body>" + "<b><i><a>" * 60_000 + ARTICLE
    yield "deep.html", "<div>" * 100_000 + ARTICLE
    yield "angle.html", "<" * 200_000 + f"\n<p>{ARTICLE}"
    yield "tables.html", "<table><tr><td>" * 2_000 + ARTICLE
    yield "attributes.html", "<p " + "a=1 " * 200_000 + ">" + ARTICLE
    yield "entities.html", "&amp" * 200_000 + ARTICLE
    yield "quotations.md", "> " * 20_000 + ARTICLE
    yield "brackets.md", "[" * 10_000 + ARTICLE
    yield "stars.md", "*a **b " * 20_000
    yield "ticks.md", "".join("`" * n + "a" for n in range(1, 400))
    yield "lists.md", "".join("  " * depth + "- item\n" for depth in range(300)) + ARTICLE
    yield "links.md", "[a](" * 20_000
    yield "front.md", "---\n" + "a: &a [*a, *a]\n" * 20_000
    yield "cell.csv", f'en,de\n"{_SENTENCE * 20_000}",b'
    yield "columns.csv", ",".join(["abcdefgh"] * 200_000)
    yield "deep.tmx", "<tmx>" + "<tu>" * 100_000
    variants = "".join(f'<tuv xml:lang="x{n}"><seg>a</seg></tuv>' for n in range(20_000))
    yield "languages.tmx", f"<tmx><body><tu>{variants}</tu></body></tmx>"
    for name in ("a.tmx", "a.xlf", "a.html"):
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        yield name, f'<!DOCTYPE tmx [<!ENTITY a0 "ha">{laughs}]><tmx>&a8;</tmx>'
    yield "cues.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "<i>" * 100_000
    yield "lines.txt", "\n" * 2_000_000 + ARTICLE
    yield "words.txt", "a " * 500_000
    bomb = bytes(300 << 20)
    yield "bomb.docx", offices.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": bomb})
    yield "bomb.odt", offices.zipped({"mimetype": _ODT, "content.xml": bomb})
    yield "bomb.zip", offices.zipped({f"{n}.txt": bytes(60 << 20) for n in range(5)})
    yield "many.zip", offices.zipped({f"{n}": "" for n in range(21_000)})
    nested = offices.zipped({"a.txt": ARTICLE})
    for _ in range(30):
        nested = offices.zipped({"a.zip": nested})
    yield "nested.zip", nested
    yield "spine.epub", _book(spine='<itemref idref="a"/>' * 50_000)


_ODT = "application/vnd.oasis.opendocument.text"


def _malformed() -> Iterator[File]:
    word = "word/document.xml"
    for body in ("", "<", "<a/>", "<w:document/>", "\0", "<?xml version='9'?><a/>"):
        yield "part.docx", offices.zipped({"[Content_Types].xml": "<a/>", word: body})
        yield "part.odt", offices.zipped({"mimetype": _ODT, "content.xml": body})
        yield "part.epub", offices.zipped({"META-INF/container.xml": body, "a.xhtml": ARTICLE})
    yield "none.odt", offices.zipped({"mimetype": _ODT})
    yield "none.docx", offices.zipped({"[Content_Types].xml": "<a/>"})
    yield "gone.epub", _book(spine='<itemref idref="nobody"/>')
    yield "itself.epub", _book(package="META-INF/container.xml")
    archive = offices.zipped({"a.txt": ARTICLE})
    yield "headless.zip", archive[20:]
    yield "tailless.zip", archive[:-22]
    yield "twice.zip", archive + archive
    yield "checksum.zip", archive.replace(archive[14:18], b"\1\2\3\4")
    yield "method.zip", archive.replace(b"\x08\x00", b"\x63\x00")
    yield "locked.zip", archive.replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00")
    yield "quote.csv", f'en,de\n"{ARTICLE}'
    yield "nul.csv", f"en,de\n\0{ARTICLE},b\n"
    yield "head.csv", "en,de,vi"
    yield "moments.srt", f"1\n99999999999:99:99,999 --> 00:00:-1,000\n{ARTICLE}"
    yield "back.vtt", f"WEBVTT\n\n00:09.000 --> 00:01.000\n{ARTICLE[:300]}"
    yield "head.vtt", "WEBVTT"
    yield "bare.mhtml", f"MIME-Version: 1.0\nContent-Type: multipart/related\n\n{ARTICLE}"
    inner = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    yield "itself.mhtml", inner * 400 + ARTICLE
    coded = base64.b64encode(b"\0\1\2") * 5
    yield (
        "coded.mhtml",
        (f"{inner}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n".encode() + coded),
    )
    yield "root.tmx", "<tmx/>"
    yield "empty.xlf", "<xliff><file><body><trans-unit><source/></trans-unit></body></file></xliff>"
    yield "script.html", "<script>document.write('x')</script><style>p {}</style>"


def _pdfs() -> Iterator[File]:
    """PDF files that are wrong in one way each."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    yield "words.pdf", "%PDF-1.7\n" + "1 0 obj\n<< /Length 5 >>\n" * 20_000
    yield "itself.pdf", _pdf("<< /Type /Pages /Kids [2 0 R] /Count 1 >>", page)
    yield "count.pdf", _pdf("<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", page)
    yield "kids.pdf", _pdf(f"<< /Type /Pages /Kids [{'3 0 R ' * 6_000}] /Count 6000 >>", page)
    yield "parent.pdf", _pdf(tree, page.replace("2 0 R", "3 0 R"))
    yield "arrays.pdf", _pdf(tree, page, "[" * 50_000)
    yield "names.pdf", _pdf(tree, page, "/" + "a" * 500_000)
    yield "length.pdf", _pdf(tree, page, "<< /Length -5 >>\nstream\nBT ET\nendstream")
    yield "endless.pdf", _pdf(tree, page, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream")
    yield "filter.pdf", _pdf(tree, page, "<< /Length 3 /Filter /Nobody >>\nstream\nabc\nendstream")
    yield "acts.pdf", _pdf(tree, page, _stream(b"q " * 300_000))
    yield "bomb.pdf", _pdf(tree, page, _stream(bytes(200 << 20)))
    yield "shown.pdf", _pdf(tree, page, _stream(b"BT (a) Tj " + b"(b) Tj " * 100_000))
    yield "loop.pdf", "%PDF-1.4\nxref\n0 0\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF"


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _pdf(
    tree: str, page: str, content: str | bytes = "<< /Length 0 >>\nstream\n\nendstream"
) -> bytes:
    stream = content.encode() if isinstance(content, str) else content
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", tree.encode(), page.encode(), stream)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def _elsewhere(secret: str) -> Iterator[File]:
    """Files that would like another one to be read, written or fetched."""
    address = f"file://{secret}"
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{address}">]>'
    yield "entity.tmx", f"{entity}<tmx>&a;</tmx>"
    yield "entity.xlf", f"{entity}<xliff>&a;</xliff>"
    yield "dtd.tmx", f'<!DOCTYPE tmx SYSTEM "{address}">' + originals()["a.tmx"].decode()[60:]
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
    )
    yield "include.xlf", f"<xliff><file><unit><source>{include}</source></unit></file></xliff>"
    yield "style.tmx", f'<?xml-stylesheet href="{address}"?>' + originals()["a.tmx"].decode()
    for tag in ("iframe src", "object data", "embed src", "img src", "link rel=import href"):
        yield "page.html", f'<base href="{address}"><{tag}="{address}"><p>{ARTICLE}'
    yield "refresh.html", f'<meta http-equiv=refresh content="0; {address}"><p>{ARTICLE}'
    yield "page.md", f"![a]({address})\n\n{{{{< include {secret} >}}}}\n\n{ARTICLE}"
    for name in (
        secret,
        f"../../../../../..{secret}",
        f"..\\..{secret}",
        f"C:\\{secret}",
        "a/../b.txt",
    ):
        yield "names.zip", offices.zipped({name: ARTICLE})
        yield "names.epub", _book(page=name)
    yield "far.epub", _book(page="http://localhost:9/a.xhtml")
    yield "package.epub", _book(package=f"../../../../../..{secret}")
    outside = f'<Relationship Id="r1" TargetMode="External" Type="image" Target="{address}"/>'
    yield (
        "outside.docx",
        offices.zipped(
            {
                "[Content_Types].xml": "<a/>",
                "word/document.xml": f"<w:p xmlns:w='w'>{ARTICLE}</w:p>",
                "word/_rels/document.xml.rels": f"<Relationships>{outside}</Relationships>",
            }
        ),
    )


def _book(
    *, package: str = "p.opf", page: str = "a.xhtml", spine: str = '<itemref idref="a"/>'
) -> bytes:
    """An e-book of one page, whose parts may be said to be anywhere."""
    items = f'<item id="a" href="{page}" media-type="application/xhtml+xml"/>'
    return offices.zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'<container><rootfile full-path="{package}"/></container>',
            "p.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
            "a.xhtml": f"<html><body><p>{ARTICLE}</p></body></html>",
        }
    )

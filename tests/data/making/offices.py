"""Word files, OpenDocument texts, e-books and zips, made part by part."""

# ruff: noqa: E501  XML reads best unbroken

import io
import zipfile
from collections.abc import Mapping
from html import escape

from tests.data.making.articles import Parts

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta", "drawing")
)
NOTE = "Ada Finch 1987"
DELETED = "Nobody wrote these words"
INSERTED = "Somebody wrote these words"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def docx(a: Parts, language: str) -> bytes:
    """Title, paragraphs, heading, caption, table, footnote, tracked changes, header, footer."""
    paragraphs = [_w(each) for each in a["paragraphs"]]
    paragraphs[0] = _w(a["paragraphs"][0], more='<w:r><w:footnoteReference w:id="2"/></w:r>')
    paragraphs.insert(2, _w(a["caption"], style="Caption"))
    paragraphs.insert(4, _w(a["subheading"], style="Heading2"))
    tracked = (
        f'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{INSERTED}</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="x"><w:r><w:delText>{DELETED}</w:delText></w:r></w:del></w:p>'
    )
    cells = "".join(f"<w:tc>{_w(each)}</w:tc>" for each in a["menu"][:4])
    body = "".join([_w(a["title"], style="Title"), *paragraphs, tracked,
                    f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"])  # fmt: skip
    return zipped(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _relations(
                ("styles", "styles.xml"), ("footnotes", "footnotes.xml"), ("header", "header1.xml")
            ),
            "word/document.xml": f"<?xml version='1.0'?><w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": _styles(language),
            "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2">{_w(NOTE)}</w:footnote></w:footnotes>',
            "word/header1.xml": f"<w:hdr {_W}>{_w(a['site'])}</w:hdr>",
            "docProps/core.xml": _core(a),
            "word/media/image1.png": b"\x89PNG nothing",
        }
    )


def _w(text: str, style: str = "", more: str = "") -> str:
    """A paragraph whose text is broken into runs, as editing leaves it."""
    middle = len(text) // 2
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )
    return f"<w:p>{marked}{runs}{more}</w:p>"


def _styles(language: str) -> str:
    names = {"Title": "Title", "Heading2": "heading 2", "Caption": "caption"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    default = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return f"<w:styles {_W}>{default}{styles}</w:styles>"


def _core(a: Parts) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:creator>Ada Finch</dc:creator><dcterms:created>{a['published']}T09:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )


def _types() -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )


def _relations(*pairs: tuple[str, str]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    items = "".join(
        f'<Relationship Id="r{n}" Type="{base}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def odt(a: Parts, language: str) -> bytes:
    """Title by a style made on the spot, heading, list, table, note, comment, tracked changes."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    paragraphs = [f"<text:p>{escape(each)}</text:p>" for each in a["paragraphs"]]
    paragraphs[0] = paragraphs[0].replace("</text:p>", f"{note}</text:p>")
    paragraphs.insert(4, f'<text:h text:outline-level="2">{escape(a["subheading"])}</text:h>')
    cells = "".join(
        f"<table:table-cell><text:p>{escape(each)}</text:p></table:table-cell>"
        for each in a["menu"]
    )
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"<text:p>{DELETED}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = (
        f'{deleted}<text:p text:style-name="P1">{escape(a["title"])}</text:p>{"".join(paragraphs)}'
        f"<text:p>{INSERTED}<office:annotation><text:p>{DELETED}</text:p></office:annotation></text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    )
    styles = '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles>'
    meta = (
        f'<office:document-meta {_O} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<meta:initial-creator>Ada Finch</meta:initial-creator>"
        f"<meta:creation-date>{a['published']}T09:00:00</meta:creation-date>"
        f"<dc:language>{language}</dc:language></office:meta></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_O}>{styles}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": meta,
        }
    )


def epub(a: Parts, language: str) -> bytes:
    """Two chapters, a cover page and a table of contents in the spine, XHTML with entities."""
    half = len(a["paragraphs"]) // 2
    first, second = a["paragraphs"][:half], a["paragraphs"][half:]
    contents = f'<nav epub:type="toc"><ol><li><a href="c1.xhtml">{escape(a["menu"][0])}</a></li></ol></nav>'
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"{more}/>'
        for name, more in (("cover", ""), ("nav", ' properties="nav"'), ("c1", ""), ("c2", ""))
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in ("cover", "nav", "c1", "c2"))
    package = f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
<dc:title>{escape(a["title"])}</dc:title><dc:language>{language}</dc:language>
<dc:creator>Ada Finch</dc:creator><dc:date>{a["published"]}</dc:date></metadata>
<manifest>{items}<item id="p" href="p.png" media-type="image/png"/></manifest><spine>{spine}</spine></package>"""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": package,
            "OEBPS/text/cover.xhtml": _chapter(f"<h1>{escape(a['title'])}</h1>&nbsp;"),
            "OEBPS/text/nav.xhtml": _chapter(contents),
            "OEBPS/text/c1.xhtml": _chapter("".join(f"<p>{escape(each)}</p>" for each in first)),
            "OEBPS/text/c2.xhtml": _chapter(
                f"<h2>{escape(a['subheading'])}</h2>"
                + "".join(f"<p>{escape(each)}</p>" for each in second)
            ),
        }
    )


def _chapter(body: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>A chapter</title></head><body>{body}</body></html>"""


MAKERS = {"docx": docx, "odt": odt, "epub": epub}

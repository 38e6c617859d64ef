"""Saved web pages, built as sites build them, and as browsers save them."""

import json
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

from tests.data.making.articles import Parts

ADDRESS = "https://{language}.paper.example/story-17"


def _p(text: str, name: str = "") -> str:
    attribute = f' class="{name}"' if name else ""
    return f"<p{attribute}>{escape(text)}</p>\n"


def _list(entries: list[str], name: str) -> str:
    items = "".join(f'<li><a href="/x">{escape(each)}</a></li>' for each in entries)
    return f'<ul class="{name}">{items}</ul>\n'


def _teasers(a: Parts) -> str:
    cards = "".join(
        f'<div class="card"><h3><a href="/y">{escape(title)}</a></h3>{_p(lead)}</div>'
        for title, lead in a["teasers"]
    )
    return f'<section class="related"><h2>{escape(a["related"])}</h2>{cards}</section>\n'


def _comments(a: Parts) -> str:
    remarks = "".join(f'<div class="comment">{_p(each)}</div>' for each in a["remarks"])
    return f'<div id="comments" class="comments"><h3>{escape(a["comments"])}</h3>{remarks}</div>\n'


def _body(a: Parts) -> str:
    paragraphs = [_p(each) for each in a["paragraphs"]]
    figure = (
        f'<figure><img src="https://cdn.example/p.jpg" alt=""><figcaption>{escape(a["caption"])}'
        "</figcaption></figure>\n"
    )
    middle = f"<h2>{escape(a['subheading'])}</h2>\n"
    return "".join([*paragraphs[:2], figure, *paragraphs[2:4], middle, *paragraphs[4:]])


def newspaper(a: Parts, language: str) -> str:
    """HTML5 as a paper has it: nav, article, figure, aside, footer, all facts in the head."""
    address = ADDRESS.format(language=language)
    data = json.dumps({"@type": "NewsArticle", "headline": a["title"],
                       "datePublished": f"{a['published']}T06:30:00+07:00"})  # fmt: skip
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<title>{escape(a["title"])} | {escape(a["site"])}</title>
<meta property="og:title" content="{escape(a["title"])}"><meta name="author" content="Ada Finch">
<link rel="canonical" href="{address}">
<link rel="alternate" hreflang="en" href="https://en.paper.example/story-17">
<link rel="alternate" hreflang="vi" href="https://vi.paper.example/story-17">
<script type="application/ld+json">{data}</script>
<script>var secret = "script text";</script><style>.x {{ color: red }}</style></head>
<body><header><a href="/">{escape(a["site"])}</a><nav>{_list(a["menu"], "menu")}</nav></header>
<main><div class="breadcrumb">{escape(a["path"])}</div>
<article><h1>{escape(a["title"])}</h1>
<div class="meta"><span class="author">{escape(a["byline"])}</span>
<time datetime="{a["published"]}">{escape(a["date"])}</time></div>
<div class="share">{escape(a["share"])}</div>
{_body(a)}
<p class="tags">{escape(a["tags"])}</p></article>
<aside>{_teasers(a)}</aside></main>
{_comments(a)}<footer>{_p(a["newsletter"])}{_p(a["footer"])}</footer></body></html>"""


def portal(a: Parts, language: str) -> str:
    """Nested divisions and classes only, as older systems make them; h1 is the site's name."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{language}" lang="{language}"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(a["title"])} - {escape(a["site"])}</title>
<meta property="article:published_time" content="{a["published"]}T01:00:00Z" /></head>
<body><div id="wrap"><div id="top">
<h1 class="logo"><a href="/">{escape(a["site"])}</a></h1>
{_list(a["menu"], "nav")}</div>
<div id="left"><div class="path">{escape(a["path"])}</div>
<div class="detail"><h2 class="title">{escape(a["title"])}</h2>
<div class="info">{escape(a["byline"])} | {escape(a["date"])}</div>
<div class="content">{_body(a)}
<div class="readalso"><a href="/z">{escape(a["read_also"])}</a></div></div>
<div class="source">{escape(a["source"])}</div></div>
{_comments(a)}{_teasers(a)}</div>
<div id="right"><div class="advert">{escape(a["advert"])}</div><h3>{escape(a["most_read"])}</h3>
{_list([title for title, _ in a["teasers"]], "hot")}</div>
<div id="foot">{_p(a["footer"])}</div></div></body></html>"""


def blog(a: Parts, language: str) -> str:
    """A blog's page: few marks, line breaks in place of paragraphs, no head to speak of."""
    text = "<br><br>\n".join(escape(each) for each in a["paragraphs"])
    return f"""<html><head><title>{escape(a["title"])}</title></head><body>
<div class="header">{escape(a["site"])}</div><div class="sidebar">{_list(a["menu"], "links")}</div>
<div class="post"><h3 class="post-title">{escape(a["title"])}</h3>
<div class="post-body" itemprop="articleBody">{text}</div>
<div class="post-footer">{escape(a["byline"])} {escape(a["date"])}</div></div>
<div class="footer">{escape(a["footer"])}</div></body></html>"""


def weblog(a: Parts, language: str) -> str:
    """A journal by a widespread system: a heading in the entry, a quotation, buttons at its end."""
    paragraphs = [_p(each) for each in a["paragraphs"]]
    paragraphs[3] = f"<blockquote>{paragraphs[3]}</blockquote>"
    paragraphs[4] = f"<h3>{escape(a['subheading'])}</h3>{paragraphs[4]}"
    caption = f'<div class="wp-caption">{_p(a["caption"], "wp-caption-text")}</div>'
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">
<title>{escape(a["title"])} &#8211; {escape(a["site"])}</title>
<meta property="article:published_time" content="{a["published"]}T10:00:00+00:00"></head>
<body class="post"><header id="masthead">{_p(a["site"], "site-title")}{_list(a["menu"], "menu")}
</header><main id="main"><article class="post"><header class="entry-header">
<h1 class="entry-title">{escape(a["title"])}</h1><time class="entry-date">{escape(a["date"])}</time>
<span class="byline">{escape(a["byline"])}</span></header>
<div class="entry-content">{"".join(paragraphs[:3])}{caption}{"".join(paragraphs[3:])}
<div class="sharedaddy"><h3>{escape(a["share"])}</h3></div></div>
<footer class="entry-footer">{escape(a["tags"])}</footer></article>{_comments(a)}</main>
<aside id="secondary"><h2>{escape(a["most_read"])}</h2>
{_list([title for title, _ in a["teasers"]], "widget")}</aside>
<footer id="colophon">{escape(a["footer"])}</footer></body></html>"""


def sections(a: Parts, language: str) -> str:
    """Teasers before and behind the article, each paragraph a section of its own."""
    text = "".join(f"<section>{_p(each)}</section>" for each in a["paragraphs"])
    return f"""<html lang="{language}"><head><title>{escape(a["title"])}</title>
<meta name="date" content="{a["published"]}"></head><body>{_list(a["menu"], "m")}{_teasers(a)}
<article><header><h1>{escape(a["title"])}</h1></header>{text}</article>{_teasers(a)}
<footer>{escape(a["site"])} {escape(a["footer"])}</footer></body></html>"""


def encyclopaedia(a: Parts, language: str) -> str:
    """A page of a wiki: marks of references in the text, a box of facts, its menu at the end."""
    text = "".join(
        f'<p>{escape(each)}<sup class="reference"><a href="#n{n}">[{n}]</a></sup></p>'
        for n, each in enumerate(a["paragraphs"], 1)
    )
    return f"""<html lang="{language}"><head>
<title>{escape(a["title"])} - {escape(a["site"])}</title>
<meta name="date" content="{a["published"]}"></head><body>
<h1 id="firstHeading">{escape(a["title"])}</h1><div class="mw-parser-output">
<table class="infobox"><tr><th>A</th><td>1921</td></tr></table>{text}</div>
<div id="mw-navigation">{_list(a["menu"], "n")}</div><div id="footer">{escape(a["footer"])}</div>
</body></html>"""


LAYOUTS: dict[str, Callable[[Parts, str], str]] = {
    "newspaper": newspaper, "portal": portal, "blog": blog, "weblog": weblog,
    "sections": sections, "encyclopaedia": encyclopaedia,
}  # fmt: skip


_HEADED = {"newspaper", "portal", "weblog"}
_FURNITURE = {
    "newspaper": "path share tags newsletter related comments caption site",
    "portal": "path read_also source advert most_read related comments caption site",
    "blog": "site", "weblog": "share tags most_read comments caption site",
    "sections": "related", "encyclopaedia": "",
}  # fmt: skip
_TEASERS = {"newspaper", "portal", "sections"}


def own_lines(a: Parts, layout: str) -> list[str]:
    """What of a page is the article: title, paragraphs, the heading between them."""
    heading = [a["subheading"]] if layout in _HEADED else []
    return [a["title"], *a["paragraphs"], *heading]


def furniture(a: Parts, layout: str) -> list[str]:
    """What of a page is not the article, line by line; captions are kept apart, hidden too."""
    named = _FURNITURE[layout].split()
    remarks = a["remarks"] if "comments" in named else []
    footer = [] if layout == "sections" else [a["footer"]]
    teasers = [line for pair in a["teasers"] for line in pair] if layout in _TEASERS else []
    return [*a["menu"], *(a[name] for name in named), *footer, *remarks, *teasers]


def archived(markup: str, address: str) -> bytes:
    """A page as browsers save it into one file, with a picture beside it."""
    whole = EmailMessage()
    whole["From"] = "<Saved by a browser>"
    whole["Snapshot-Content-Location"] = address
    whole["Subject"] = "A page"
    whole["MIME-Version"] = "1.0"
    whole.make_related()
    page = EmailMessage()
    page.set_content(markup, subtype="html", charset="utf-8", cte="quoted-printable")
    page["Content-Location"] = address
    picture = EmailMessage()
    picture.set_content(b"\x89PNG\r\n\x1a\nnothing", maintype="image", subtype="png")
    picture["Content-Location"] = "https://cdn.example/p.jpg"
    whole.attach(page)
    whole.attach(picture)
    return whole.as_bytes()

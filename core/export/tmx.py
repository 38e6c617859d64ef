"""Aligned rows as TMX 1.4b (LISA OSCAR, 2005): one `tu` a row, all languages in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from xml.sax.saxutils import escape, quoteattr  # nosec B406

from core.export.rows import TextTable

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header {attributes}/>
  <body>
"""
_EVERY = "*all*"
_FOOT = """  </body>
</tmx>
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a unit says besides its texts: the article that it is from, the notes on it."""

    article: str = ""
    notes: Sequence[str] = ()


def document(
    languages: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    about: Sequence[About] = (),
    source: str = "",
) -> str:
    """A whole TMX file; each row has a text for each language, empty where it has nothing.

    Characters that XML 1.0 can't hold become U+FFFD. Rows with a single text are kept too, those
    with none are left out. `about` goes with the rows; `source` is the language that the others
    were translated from, the first one where none is named.
    """
    attributes = {
        "creationtool": "Hexapla",
        "creationtoolversion": version("hexapla"),
        "segtype": "sentence",
        "o-tmf": "Hexapla",
        "adminlang": "en",
        "srclang": source or languages[0],
        "datatype": "plaintext",
    }
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    said = about or [About()] * len(rows)
    units = (_unit(languages, *each) for each in zip(rows, said, strict=True) if any(each[0]))
    return _HEAD.format(attributes=written) + "".join(units) + _FOOT


def memory(tables: Sequence[TextTable]) -> str:
    """One TMX file of several articles: a unit a row, with the article's title and its notes."""
    keys = tuple(dict.fromkeys(key for one in tables for key in one.keys))
    rows, about = [], []
    for one in tables:
        for row in one.rows:
            texts = dict(zip(one.keys, row.texts, strict=True))
            rows.append([texts.get(key, "") for key in keys])
            about.append(About(one.title, row.notes))
    sources = {one.keys[0] for one in tables}
    return document(keys, rows, about=about, source="" if len(sources) == 1 else _EVERY)


def legal(text: str) -> str:
    """The text with U+FFFD in place of what XML 1.0 can't hold."""
    return _ILLEGAL.sub("\ufffd", text)


def _unit(languages: Sequence[str], row: Sequence[str], about: About) -> str:
    notes = "".join(f"      <note>{_xml(note)}</note>\n" for note in about.notes)
    article = f'      <prop type="x-article">{_xml(about.article)}</prop>\n'
    variants = "".join(
        f"      <tuv xml:lang={quoteattr(language)}><seg>{_xml(text)}</seg></tuv>\n"
        for language, text in zip(languages, row, strict=True)
        if text
    )
    return f"    <tu>\n{notes}{article if about.article else ''}{variants}    </tu>\n"


def _xml(text: str) -> str:
    return escape(legal(text))

"""Aligned rows as TMX 1.4b (LISA OSCAR, 2005): one `tu` a row, all languages in it."""

import re
from collections.abc import Callable, Sequence
from importlib.metadata import version
from xml.sax.saxutils import escape, quoteattr  # nosec B406

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header {attributes}/>
  <body>
"""
_FOOT = """  </body>
</tmx>
"""


def document(languages: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A whole TMX file; each row has a text for each language, empty where it has nothing.

    Characters that XML 1.0 can't hold become U+FFFD. Rows with a single text are kept too.
    """
    attributes = {
        "creationtool": "Hexapla",
        "creationtoolversion": version("hexapla"),
        "segtype": "sentence",
        "o-tmf": "Hexapla",
        "adminlang": "en",
        "srclang": languages[0],
        "datatype": "plaintext",
    }
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return _HEAD.format(attributes=written) + "".join(map(_unit_of(languages), rows)) + _FOOT


def legal(text: str) -> str:
    """The text with U+FFFD in place of what XML 1.0 can't hold."""
    return _ILLEGAL.sub("\ufffd", text)


def _unit_of(languages: Sequence[str]) -> Callable[[Sequence[str]], str]:
    def unit(row: Sequence[str]) -> str:
        variants = "".join(
            f"      <tuv xml:lang={quoteattr(language)}><seg>{_xml(text)}</seg></tuv>\n"
            for language, text in zip(languages, row, strict=True)
            if text
        )
        return f"    <tu>\n{variants}    </tu>\n"

    return unit


def _xml(text: str) -> str:
    return escape(legal(text))

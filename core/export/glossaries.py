"""Terms for other programs: CSV (RFC 4180) and TBX-Basic (ISO 30042:2019, DCA style)."""

import csv
import io
from collections.abc import Sequence
from dataclasses import fields
from xml.sax.saxutils import escape, quoteattr  # nosec B406

from core.export.tmx import legal
from core.model import Term
from core.text.formulas import guarded

COLUMNS = tuple(field.name for field in fields(Term) if field.name != "id")

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Terms kept in Hexapla</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_FOOT = """    </body>
  </text>
</tbx>
"""


def csv_text(terms: Sequence[Term]) -> str:
    """A table with a header, a line for each term; cells that look like formulas are guarded."""
    found = io.StringIO(newline="")
    writer = csv.writer(found)
    writer.writerow(COLUMNS)
    for term in terms:
        writer.writerow([guarded(getattr(term, column)) for column in COLUMNS])
    return found.getvalue()


def tbx(terms: Sequence[Term]) -> str:
    """A whole TBX file: a concept for each term, the language of the source first."""
    return _HEAD + "".join(map(_concept, terms)) + _FOOT


def _concept(term: Term) -> str:
    subject = f'        <descrip type="subjectField">{_xml(term.tag)}</descrip>\n'
    note = f"        <note>{_xml(term.note)}</note>\n"
    return (
        f"      <conceptEntry id={quoteattr('c' + term.id)}>\n"
        f"{subject if term.tag else ''}{note if term.note else ''}"
        f"{_section(term.source_language, term.source)}"
        f"{_section(term.target_language, term.target)}"
        "      </conceptEntry>\n"
    )


def _section(language: str, words: str) -> str:
    return (
        f"        <langSec xml:lang={quoteattr(language)}>\n"
        f"          <termSec>\n            <term>{_xml(words)}</term>\n          </termSec>\n"
        "        </langSec>\n"
    )


def _xml(text: str) -> str:
    return escape(legal(text))

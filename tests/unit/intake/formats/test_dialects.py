"""Aligned files as translators' programs write them: their tags, notes, states and languages."""

from pathlib import Path

import pytest

from core.intake.documents import Document
from core.intake.reading import read

OMEGAT = """<!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header srclang="EN-US"
segtype="sentence" creationtool="OmegaT"/><body><!-- Default translations --><tu>
<tuv lang="EN-US"><seg>Press <ph>&lt;b&gt;</ph>twice.</seg></tuv>
<tuv lang="DE-DE" changeid="a"><seg>Zweimal drücken.</seg></tuv></tu></body></tmx>"""
TRADOS = """<tmx version="1.4"><header srclang="*all*" creationtool="SDL Language Platform">
<prop type="x-Recognizers">RecognizeAll</prop></header><body><tu tuid="1"><note>n</note>
<tuv xml:lang="en-US"><seg>The <bpt i="1" x="1" />old<ept i="1" /> <hi>port</hi>.</seg></tuv>
<tuv xml:lang="fr-FR"><seg>Le vieux port.</seg></tuv>
<tuv xml:lang="fr-FR"><seg>Le port ancien.</seg></tuv></tu></body></tmx>"""
MEMOQ = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
<file source-language="en" target-language="de"><body><group id="g">
<trans-unit id="1" mq:status="ManuallyConfirmed"><source>The <bpt id="1">{}</bpt>bell<ept id="1">{}
</ept> rang.</source><target>Die Glocke läutete.</target><alt-trans><source>A bell.</source>
<target>Eine Glocke.</target></alt-trans><note>check</note></trans-unit>
<trans-unit id="2"><source>Nobody came.</source><target/></trans-unit>
</group></body></file></xliff>"""
WEBLATE = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"
trgLang="vi"><file id="f"><notes><note>n</note></notes><unit id="1"><originalData>
<data id="d">&lt;b&gt;</data></originalData><segment state="translated">
<source>The <pc id="1" dataRefStart="d">bell</pc> rang.<ph id="3" dataRef="d"/></source>
<target>Chuông reo.</target></segment><ignorable><source> </source></ignorable>
<segment state="initial"><source>Nobody came.</source></segment></unit></file></xliff>"""
CASES = {
    "omegat.tmx": (OMEGAT, {"en-US": ["0 Press twice."], "de-DE": ["0 Zweimal drücken."]}),
    "trados.tmx": (TRADOS, {"en-US": ["0 The old port."],
                            "fr-FR": ["0 Le vieux port.", "0 Le port ancien."]}),
    "memoq.xlf": (MEMOQ, {"en": ["0 The bell rang.", "1 Nobody came."],
                          "de": ["0 Die Glocke läutete."]}),
    "weblate.xliff": (WEBLATE, {"en": ["0 The bell rang.", "1 Nobody came."],
                                "vi": ["0 Chuông reo."]}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_the_file(tmp_path: Path, name: str) -> None:
    text, rows = CASES[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = [one for one in read(tmp_path / name) if isinstance(one, Document)]
    assert {one.language: lines(one) for one in found} == rows


def lines(document: Document) -> list[str]:
    """Each line behind the number of its row."""
    return [
        f"{row} {document.text[line.start : line.end]}"
        for row, line in zip(document.rows, document.lines, strict=True)
    ]

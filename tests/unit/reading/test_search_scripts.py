"""Words are found in every script as the people who write it expect."""

import pytest

from core.intake.reading import from_text
from core.library import importing
from core.reading.query import parsed
from core.reading.search import search
from core.store.store import Store

TEXTS = {
    "zh-Hans": "码头的灯\n老周每天傍晚点亮三盏灯。\n渡船靠岸以后他才回家吃饭。",
    "ja": "港の灯り\n漁師は毎朝ガラスの浮きを数える。\n雨の日は船を出さない。",
    "th": "ไฟท่าเรือ\nลุงจุดตะเกียงทุกเย็นก่อนเรือมาถึง\nวันฝนตกไม่มีเรือออก",
    "ar": "مصباح الميناء\nيُشعِلُ العجوزُ المصباحَ كلَّ مساء.\nلا تخرج القوارب في يوم المطر.",
    "de": "Die Lampe am Hafen\nDer Fluß führt Hochwasser, und die Straße ist naß.\nAm Abend "
    "wird weißer Rauch über den Dächern sichtbar.",
    "vi": "Ngọn đèn bến cảng\nBác Đạt thắp đèn mỗi buổi chiều.\nThuyền đi qua đoạn sông hẹp.",
    "ko": "항구의 등불\n노인은 저녁마다 등불을 켠다.\n비가 오는 날에는 배가 없다.",
}


@pytest.fixture(scope="module")
def harbours(tmp_path_factory):
    """A library with a short text in each of these languages."""
    documents = [from_text(text, name=f"{code}.txt", language=code) for code, text in TEXTS.items()]
    with Store.open(tmp_path_factory.mktemp("scripts") / "library.hexapla") as store:
        importing.add(store, documents)
        yield store


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("渡船", "渡船"),
        ("三盏", "三盏"),
        ("盏三", None),
        ("ガラス", "ガラス"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("カラス", None),
        ("毎朝", "毎朝"),
        ("ตะเกียง", "ตะเกียง"),
        ("เรือ lang:th", "เรือ"),
        ("المصباح", "المصباحَ"),
        ("يشعل", "يُشعِلُ"),
        ("fluss", "Fluß"),
        ("FLUSS", "Fluß"),
        ("strasse", "Straße"),
        ("weisser", "weißer"),
        ("weißer", "weißer"),
        ("dat", "Đạt"),
        ("Đạt", "Đạt"),
        ("đat", None),
        ("den buoi", "đèn"),
        ("doan", "đoạn"),
        ("등불", "등불"),
    ],
)
def test_words_are_found_as_they_are_written(harbours, line, written):
    hits = [hit for hit in search(harbours, parsed(line)).hits if hit.cell and hit.cell.spans]
    texts = [hit.cell.text[start:end] for hit in hits for start, end in hit.cell.spans[:1]]
    assert texts[:1] == ([written] if written else [])

"""Sentences of Thai and Lao, whose end is a blank, as is that of many a clause.

A blank there may also stand around a number, a name in another script, a quotation, between the
names of a person or the items of a list. It ends nothing where such a thing stands on one side, or
where a word beside it ties what follows to what was said (and, which, namely). It ends a
sentence behind a polite particle and before a word that opens one (however, thereafter). What is
left is judged by length: two long runs are two sentences, a short one belongs to its neighbour.

Trained splitters exist (PyThaiNLP's is right at some 85 % of the blanks) and weigh tens of
megabytes; to be one clause out costs an aligner little, since it joins neighbours itself.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

LANGUAGES = frozenset({"th", "lo"})

_SHORTEST = 13  # code points; names and the items of lists are shorter
_LONG = 25  # behind a number, where a blank usually means nothing
_UNIT = 9  # a number's unit or what it counts

_POLITE = re.compile(r"(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|จ้า|ຄັບ|ເດີ້|ເນາະ)\Z")
_CONNECTIVE = re.compile(
    "อย่างไรก็ตาม|นอกจากนี้|นอกจากนั้น|ดังนั้น|เพราะฉะนั้น|ทั้งนี้|ต่อมา|หลังจากนั้น|ในขณะเดียวกัน|ในที่สุด|"
    "ຢ່າງໃດກໍຕາມ|ນອກຈາກນີ້|ນອກຈາກນັ້ນ|ດັ່ງນັ້ນ|ສະນັ້ນ|ຫຼັງຈາກນັ້ນ|ຕໍ່ມາ"
)
_TIES = re.compile(
    "และ|หรือ|ที่|ซึ่ง|โดย|เพื่อ|เพราะ|จน|จึง|แล้ว|ก็|ว่า|ของ|ใน|จาก|กับ|แก่|ต่อ|เป็น|คือ|ได้|จะ|เช่น|ทั้ง|ตาม|แต่|ให้|กล่าวว่า|"
    "ແລະ|ຫຼື|ທີ່|ຊຶ່ງ|ເຊິ່ງ|ໂດຍ|ເພື່ອ|ເພາະ|ຈົນ|ຈຶ່ງ|ແລ້ວ|ວ່າ|ຂອງ|ໃນ|ຈາກ|ກັບ|ເປັນ|ຄື|ໄດ້|ຈະ|ແຕ່|ໃຫ້"
)
_LEANS = re.compile(
    r"(?:คือ|(?<!ก)ว่า|เป็น|ของ|และ|หรือ|ชื่อ|เช่น|โดย|ใน|ຄື|ວ່າ|ເປັນ|ຂອງ|ແລະ|ຫຼື|ຊື່|ເຊັ່ນ|ໂດຍ|ໃນ)\Z"
)
_ADVERBIAL = re.compile("เมื่อ|ใน|ตั้งแต่|จาก|ระหว่าง|ເມື່ອ|ໃນ|ຕັ້ງແຕ່|ຈາກ|ລະຫວ່າງ")
_COUNTER = re.compile(r"(?:\d{1,2}|[๐-๙]{1,2}|[໐-໙]{1,2})[.)]\Z")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf]")


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range, cut at the blanks that most likely end a sentence where no mark does."""
    found: list[tuple[int, int]] = []
    for first, last, is_sure in _groups(text, start, end):
        if found and not is_sure and min(_size(found[-1]), last - first) < _SHORTEST:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _groups(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Runs that no blank inside can end, and whether what is before each surely has ended."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    opened, is_sure, depth = start, False, 0
    for (left, border), (right, next_border) in pairwise(words):
        before, behind = text[left:border], text[right:next_border]
        depth = max(0, depth + _depth(before))
        if depth == 0 and _is_sure(before, behind):
            yield opened, border, is_sure
            opened, is_sure = right, True
        elif depth == 0 and _may_end(text[opened:border], before, behind):
            yield opened, border, is_sure
            opened, is_sure = right, False
    yield opened, end, is_sure


def _is_sure(before: str, behind: str) -> bool:
    ended = _POLITE.search(before) or _CONNECTIVE.match(behind) or _COUNTER.match(behind)
    return ended is not None and not _COUNTER.match(before)


def _may_end(run: str, before: str, behind: str) -> bool:
    """Whether the run may be a sentence, by the words on either side of the blank behind it."""
    if _TIES.match(behind) or _LEANS.search(before) or not _LETTER.match(behind):
        return False
    if before[-1].isdecimal():
        is_adverbial = _ADVERBIAL.match(run) is not None
        return len(run) >= _LONG and len(behind) > _UNIT and not is_adverbial
    is_name_or_item = max(len(before), len(behind)) < _SHORTEST
    return _LETTER.match(before[-1]) is not None and not is_name_or_item


def _depth(word: str) -> int:
    """How many brackets and quotes a word opens, less those it closes."""
    return sum(map(word.count, "([{“‘«")) - sum(map(word.count, ")]}”’»"))


def _size(span: tuple[int, int]) -> int:
    return span[1] - span[0]

"""Marks of a page: lines that no article would have, whatever language they are in.

Counters, paths, bare times, addresses, names of networks, names that stand twice, the title again:
each says that the text was copied from a page of a site. One may stand in an article; several
around it do not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from core.intake import vocabulary
from core.intake.lines import BULLET, word_count
from core.intake.pages import Page, Verdicts, edges
from core.intake.vocabulary import key
from core.intake.wordings import words

_BUTTON_WORDS = 8
_PATH_WORDS = 12
_PART_WORDS = 3
_ECHO_LENGTH = 12
_NETWORK_LENGTH = 5
_NAME_LENGTH = 5
_HEAD_LINES = 40
_COUNTER = re.compile(r"[(（]\s*\d+\s*[)）]$")
_ADDRESS = re.compile(r"https?://|www\.|\S@\w[\w-]*\.\w")
_PARTS = re.compile(r"\s*[|›»>＞→▸•·]\s*|\s+/\s+")
_EDGE_SIGN = re.compile(r"^[#^←→▲▼▶◀※©*]|[←→↓*]$|^\S{0,3}\s?©|©")
_SIGNATURE = re.compile(r"^[(（]\S{1,20}[)）]$")
_MINUTES = re.compile(r"^\d{1,2}\s?min\b", re.IGNORECASE)


def marks(page: Page, title: int | None, known: Verdicts, top: int) -> Iterable[int]:
    """Numbers of the lines that bear a mark; `known` are verdicts, `top` where the text begins."""
    name = key(page.lines[title].text) if title is not None else ""
    labels = [n for n in edges(len(page)) if not page.lines[n].prose and n != title]
    keys = {n: key(page.lines[n].text) for n in labels}
    twice = Counter(keys.values())
    named = _named(page, keys, top)
    for n in labels:
        echoes = len(name) >= _ECHO_LENGTH and name in keys[n]
        speaks = n + 1 < len(page) and page.lines[n + 1].sentence
        again = twice[keys[n]] > 1 and not page.lines[n].sentence and not speaks
        known_as = n in known or page.sure(n) or n in named or echoes or again
        if known_as or is_marked(page.lines[n].text) or page.dated(n):
            yield n


def _named(page: Page, said: Mapping[int, str], top: int) -> set[int]:
    """Labels in the head that hold another or stand in one: a writer is named again."""
    keys = {n: folded for n, folded in said.items() if page.lines[n].label}
    names = {n: name for n, name in keys.items() if len(name) >= _NAME_LENGTH and " " in name}
    head = [n for n in keys if n < top][:_HEAD_LINES]
    held = {(n, m) for n in head for m in names if n != m and names[m] in keys[n]}
    held |= {(n, m) for n in keys for m in head if n != m and m in names and names[m] in keys[n]}
    return {n for n, _ in held if n < top} | {m for _, m in held}


@lru_cache(maxsize=1024)
def is_marked(text: str) -> bool:
    """Whether a short line has a counter, a path, an address, a network's name, or no letter."""
    if sum(map(str.isalpha, text)) <= 1:
        return True
    if word_count(text) > _PATH_WORDS or BULLET.match(text):
        return False
    signs = (_COUNTER, _ADDRESS, _MINUTES, _EDGE_SIGN, _SIGNATURE)
    return any(sign.search(text) for sign in signs) or _is_path(text) or _names_network(text)


def _is_path(text: str) -> bool:
    parts = [part for part in _PARTS.split(text) if part]
    return len(parts) > 1 and all(word_count(part) <= _PART_WORDS for part in parts)


def _names_network(text: str) -> bool:
    if key(text) in vocabulary.networks():
        return True
    named = [word for word in words(text) if len(word) >= _NETWORK_LENGTH]
    return word_count(text) <= _BUTTON_WORDS and any(map(vocabulary.networks().__contains__, named))

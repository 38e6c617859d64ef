"""Tracked edits of another kind: a text is a list of words that know who they are.

Where `edits` changes characters and keeps count of offsets, here every word carries a number of
its own through all that an editor does: sentences are reworded, joined, parted, put elsewhere,
paragraphs merged, a list is sorted. What the marked words became is read off the numbers at the
end. The texts are forms filled in (reports, lists, minutes, refrains), full of sentences that
differ in a name or a number: what is hardest to keep apart.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FORMS = {
    "en": (
        "Buoy {n} off {p} was checked on day {m} and found in good order.",
        "The keeper of {p} reports {n} lamps and {m} metres of rope.",
        "{a} asked for {n} sacks of sand; {b} could give him {m}.",
        "Item {n}: the path to {p} stays closed until {m} May.",
        "{a} said no. {b} said nothing. The vote was {n} to {m}.",
    ),
    "de": (
        "Boje {n} vor {p} wurde am {m}. Tag geprüft und für gut befunden.",
        "Der Wärter von {p} meldet {n} Lampen und {m} Meter Tau.",
        "{a} bat um {n} Säcke Sand; {b} konnte ihm {m} geben.",
        "Punkt {n}: Der Weg nach {p} bleibt bis {m}. Mai gesperrt.",
        "{a} sagte nein. {b} schwieg. Abgestimmt wurde {n} zu {m}.",
    ),
    "vi": (
        "Phao số {n} ngoài khơi {p} được kiểm tra vào ngày {m} và vẫn tốt.",
        "Người gác đèn ở {p} báo có {n} ngọn đèn và {m} mét dây.",
        "Ông {a} xin {n} bao cát; bà {b} chỉ cho được {m} bao.",
        "Mục {n}: đường tới {p} đóng cửa đến ngày {m} tháng năm.",
        "Ông {a} nói không. Bà {b} im lặng. Kết quả là {n} trên {m}.",
    ),
    "id": (
        "Pelampung {n} di lepas {p} diperiksa pada hari ke-{m} dan masih baik.",
        "Penjaga {p} melaporkan {n} lampu dan {m} meter tali.",
        "{a} meminta {n} karung pasir; {b} hanya bisa memberi {m}.",
        "Butir {n}: jalan ke {p} ditutup sampai {m} Mei.",
        "{a} berkata tidak. {b} diam saja. Hasilnya {n} lawan {m}.",
    ),
    "ru": (
        "Буй {n} у мыса {p} проверили на {m} день и нашли исправным.",
        "Смотритель из {p} сообщает: {n} ламп и {m} метров каната.",
        "{a} просил {n} мешков песка; {b} мог дать только {m}.",
        "Пункт {n}: дорога на {p} закрыта до {m} мая.",
        "{a} сказал нет. {b} промолчал. Голосов было {n} против {m}.",
    ),
    "zh": (
        "{p}外海的{n}号浮标第{m}天检查过，情况良好。",
        "{p}的守灯人报告说，有{n}盏灯和{m}米绳子。",
        "{a}要{n}袋沙子，{b}只能给他{m}袋。",
        "第{n}条：去{p}的路封到五月{m}日。",
        "{a}说不行。{b}没有说话。表决是{n}比{m}。",
    ),
}
PLACES = {"zh": "石角 东湾 灯村 沙口 白崖 南屿"}
PEOPLE = {"zh": "老周 小梅 阿福 秋生 桂兰 石头"}
LATIN_PLACES = "Steinort Ostbucht Lampendorf Sandhaven Weissklipp Südholm"
LATIN_PEOPLE = "Brodie Marit Oskar Linh Wayan Tesfaye"
EXTRA = {
    "en": "today indeed rather again only", "de": "heute wohl eher wieder nur",
    "vi": "nay hẳn lại chỉ rồi", "id": "kini tentu lagi hanya pula",
    "ru": "сегодня видимо опять лишь уже", "zh": "今天 大概 又 只 已经",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word with what parts it from the one before; `marked` words are those to be found."""

    text: str
    gap: str
    marked: bool = False


Sentence = list[Word]
Paragraph = list[Sentence]
Text = list[Paragraph]


@dataclass(frozen=True, slots=True)
class Revision:
    """A marked text and what became of it.

    `start` and `end` are of the marked words in `new`, None where they are gone; `must` says that
    they have to be found.
    """

    kind: str
    language: str
    old: str
    old_start: int
    old_end: int
    new: str
    start: int | None
    end: int | None
    must: bool


def revisions(count: int, seed: int) -> Iterator[Revision]:
    """So many revisions, the kinds in turn."""
    chance = random.Random(seed)
    kinds, made = list(KINDS.items()), 0
    while made < count:
        name, (kind, must) = kinds[made % len(kinds)]
        language = chance.choice(sorted(FORMS))
        text = marked(written(language, chance), chance)
        new = kind([[list(s) for s in p] for p in text], language, chance)
        if new is None:
            continue
        made += 1
        yield _revision(name, language, text, new, must=must)


def written(language: str, chance: random.Random) -> Text:
    """A text of five to nine paragraphs made of forms."""
    places = PLACES.get(language, LATIN_PLACES).split()
    people = PEOPLE.get(language, LATIN_PEOPLE).split()
    text: Text = []
    for _ in range(chance.randrange(5, 10)):
        form = chance.choice(FORMS[language])
        alike = chance.random() < 0.6
        text.append(
            [
                _words(
                    (form if alike else chance.choice(FORMS[language])).format(
                        n=chance.randrange(2, 99),
                        m=chance.randrange(2, 31),
                        p=chance.choice(places),
                        a=chance.choice(people),
                        b=chance.choice(people),
                    ),
                    language,
                )
                for _ in range(chance.randrange(2, 6))
            ]
        )
    return text


def marked(text: Text, chance: random.Random) -> Text:
    """The text with a run of words in one sentence marked."""
    p = chance.randrange(len(text))
    s = chance.randrange(len(text[p]))
    sentence = text[p][s]
    first = chance.randrange(len(sentence))
    last = min(len(sentence) - 1, first + chance.choice((0, 1, 2, 3, 5, 8)))
    text[p][s] = [Word(w.text, w.gap, marked=first <= n <= last) for n, w in enumerate(sentence)]
    return text


def shown(text: Text) -> tuple[str, int | None, int | None]:
    """The text as it is written, and where its marked words are."""
    out, start, end = "", None, None
    for number, paragraph in enumerate(text):
        out += "\n\n" if number else ""
        for place, sentence in enumerate(paragraph):
            for n, word in enumerate(sentence):
                gap = word.gap if n or place else ""
                out += gap
                if word.marked:
                    start = len(out) if start is None else start
                    end = len(out) + len(word.text)
                out += word.text
    return out, start, end


def _words(sentence: str, language: str) -> Sentence:
    if language == "zh":
        return [Word(found, "") for found in re.findall(r"\d+|.", sentence)]
    return [Word(word, " ") for word in sentence.split(" ")]


def _other_number(word: str, chance: random.Random) -> str:
    return re.sub(r"\d+", lambda number: str((int(number[0]) + chance.randrange(1, 98)) % 99), word)


def _revision(name: str, language: str, old: Text, new: Text, *, must: bool) -> Revision:
    before, first, last = shown(old)
    after, start, end = shown(new)
    assert first is not None
    assert last is not None
    return Revision(name, language, before, first, last, after, start, end, must)


def _home(text: Text) -> tuple[int, int]:
    return next(
        (p, s)
        for p, part in enumerate(text)
        for s, sen in enumerate(part)
        if any(w.marked for w in sen)
    )


def _fresh(language: str, chance: random.Random) -> Sentence:
    (paragraph, *_) = written(language, chance)
    return paragraph[0]


Kind = Callable[[Text, str, random.Random], Text | None]


def renumbered(text: Text, language: str, chance: random.Random) -> Text:
    """Numbers in the sentences around change."""
    home = _home(text)
    for p, paragraph in enumerate(text):
        for s, sentence in enumerate(paragraph):
            if (p, s) != home and chance.random() < 0.4:
                text[p][s] = [Word(_other_number(w.text, chance), w.gap) for w in sentence]
    return text


def sentence_put_in(text: Text, language: str, chance: random.Random) -> Text:
    """A new sentence right before or after the marked one, of the same form or another."""
    p, s = _home(text)
    text[p].insert(s + chance.randrange(2), _fresh(language, chance))
    return text


def neighbour_gone(text: Text, language: str, chance: random.Random) -> Text | None:
    """The sentence before or after is struck out."""
    p, s = _home(text)
    other = s + chance.choice((-1, 1))
    if not 0 <= other < len(text[p]):
        return None
    del text[p][other]
    return text


def paragraphs_merged(text: Text, language: str, chance: random.Random) -> Text | None:
    """The marked paragraph and the next become one."""
    p, _ = _home(text)
    if p + 1 >= len(text):
        return None
    text[p : p + 2] = [[*text[p], *text[p + 1]]]
    return text


def paragraph_parted(text: Text, language: str, chance: random.Random) -> Text | None:
    """The marked paragraph is parted beside the marked sentence."""
    p, s = _home(text)
    cut = s + chance.randrange(2)
    if not 0 < cut < len(text[p]):
        return None
    text[p : p + 1] = [text[p][:cut], text[p][cut:]]
    return text


def paragraphs_swapped(text: Text, language: str, chance: random.Random) -> Text:
    """The marked paragraph changes places with another."""
    p, _ = _home(text)
    other = chance.choice([n for n in range(len(text)) if n != p])
    text[p], text[other] = text[other], text[p]
    return text


def words_put_in(text: Text, language: str, chance: random.Random) -> Text:
    """Two words come into the marked sentence."""
    p, s = _home(text)
    gap = "" if language == "zh" else " "
    for extra in chance.sample(EXTRA[language].split(), 2):
        word = Word(extra, gap)
        text[p][s].insert(chance.randrange(1, len(text[p][s])), word)
    return text


def a_word_struck(text: Text, language: str, chance: random.Random) -> Text | None:
    """One of at least four marked words, not the first or last, is struck out."""
    p, s = _home(text)
    places = [n for n, w in enumerate(text[p][s]) if w.marked]
    if len(places) < 4:
        return None
    del text[p][s][chance.choice(places[1:-1])]
    return text


def misspelt(text: Text, language: str, chance: random.Random) -> Text | None:
    """A letter is doubled in a marked word of some length, and in one beside."""
    p, s = _home(text)
    long = [n for n, w in enumerate(text[p][s]) if len(w.text) > 4]
    own = [n for n in long if text[p][s][n].marked]
    if not own:
        return None
    for n in {chance.choice(own), chance.choice(long)}:
        word = text[p][s][n]
        text[p][s][n] = Word(word.text[:2] + word.text[1:], word.gap, word.marked)
    return text


def struck_out(text: Text, language: str, chance: random.Random) -> Text:
    """The marked sentence is struck out; its likenesses stay."""
    p, s = _home(text)
    del text[p][s]
    return [paragraph for paragraph in text if paragraph]


def replaced_by_likeness(text: Text, language: str, chance: random.Random) -> Text | None:
    """The marked sentence is struck out, and one of its form stands at the end of the text."""
    p, s = _home(text)
    several = any(w.text.endswith((".", "。")) for w in text[p][s][:-1])
    if p >= len(text) - 2 or several:  # a part that stands elsewhere word by word has moved
        return None
    form = [Word(_other_number(w.text, chance), w.gap) for w in text[p][s]]
    del text[p][s]
    return [*(paragraph for paragraph in text if paragraph), [form]]


def likeness_added(text: Text, language: str, chance: random.Random) -> Text:
    """A sentence of the marked one's form, with other numbers, comes into another paragraph."""
    p, s = _home(text)
    form = [Word(_other_number(w.text, chance), w.gap) for w in text[p][s]]
    other = chance.choice([n for n in range(len(text)) if n != p])
    text[other].insert(chance.randrange(len(text[other]) + 1), form)
    return text


def other_forms(text: Text, language: str, chance: random.Random) -> Text:
    """All of the text in NFD, with straight quotation marks and hard blanks."""
    return [
        [
            [
                Word(unicodedata.normalize("NFD", w.text), "\u00a0" if w.gap else "", w.marked)
                for w in sentence
            ]
            for sentence in paragraph
        ]
        for paragraph in text
    ]


def emoji_all_over(text: Text, language: str, chance: random.Random) -> Text:
    """An emoji before every paragraph."""
    return [[[Word("👩🏽‍🚒", ""), *paragraph[0]], *paragraph[1:]] for paragraph in text]


def shouted(text: Text, language: str, chance: random.Random) -> Text:
    """The marked words in capitals."""
    p, s = _home(text)
    text[p][s] = [Word(w.text.upper() if w.marked else w.text, w.gap, w.marked) for w in text[p][s]]
    return text


def appended(text: Text, language: str, chance: random.Random) -> Text:
    """The whole text once more behind itself, unmarked."""
    again = [[[Word(w.text, w.gap) for w in s] for s in p] for p in text]
    return [*text, *again]


def sorted_list(text: Text, language: str, chance: random.Random) -> Text:
    """The sentences of the marked paragraph in order of their letters."""
    p, _ = _home(text)
    text[p].sort(key=lambda sentence: [word.text for word in sentence])
    return text


def several_editors(text: Text, language: str, chance: random.Random) -> Text | None:
    """Three of the milder revisions one after the other."""
    for kind in chance.sample([renumbered, sentence_put_in, words_put_in, emoji_all_over], 3):
        text = kind(text, language, chance)
    return text


KINDS: dict[str, tuple[Kind, bool]] = {
    kind.__name__.replace("_", " "): (kind, must)
    for kind, must in (
        (renumbered, True), (sentence_put_in, True), (neighbour_gone, True),
        (paragraphs_merged, True), (paragraph_parted, True), (paragraphs_swapped, True),
        (words_put_in, True), (a_word_struck, True), (misspelt, True), (struck_out, True),
        (replaced_by_likeness, True), (likeness_added, True), (other_forms, True),
        (emoji_all_over, True), (shouted, True), (appended, True), (sorted_list, False),
        (several_editors, True),
    )
}  # fmt: skip

"""Tracked edits: texts changed in ways that say where the marked words are afterwards.

Each kind of edit takes a marked text and gives the changed one with the place of the marked words
in it, or says that they are gone. The texts are the sample's; the edits are drawn at random.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.data.making.marked import (
    NEW_SENTENCES,
    SENTENCE,
    Marked,
    blank,
    elsewhere,
    inside,
    marked,
    misspelt,
    new_word,
    removed_with_blank,
    texts,
    words_in,
)


@dataclass(frozen=True)
class Edit:
    """One tracked edit: the marked old text and what became of it."""

    kind: str
    old: Marked
    new: Marked


Kind = Callable[[Marked, random.Random], Marked | None]


def tracked_edits(count: int, seed: int, corpus: dict[str, str] | None = None) -> Iterator[Edit]:
    """So many edits, the kinds in turn, texts and places at random."""
    chance, corpus = random.Random(seed), corpus or texts()
    kinds = list(KINDS.items())
    made = 0
    while made < count:
        name, kind = kinds[made % len(kinds)]
        code = chance.choice(sorted(corpus))
        old = marked(code.partition("-")[0], corpus[code], chance)
        if name in BEFORE:
            old = BEFORE[name](old, chance) or old
        new = kind(old, chance)
        if new is not None:
            made += 1
            yield Edit(name, old, new)


def unchanged(text: Marked, chance: random.Random) -> Marked | None:
    return text


def typo_inside(text: Marked, chance: random.Random) -> Marked | None:
    places = [p for p in inside(text) if p[1] - p[0] > 3]
    if not places:
        return None
    start, end = chance.choice(places)
    return text.spliced(start, end, misspelt(text.text[start:end], chance))


def typos_around(text: Marked, chance: random.Random) -> Marked | None:
    for _ in range(4):
        near = words_in(text.language, text.text, max(text.start - 70, 0), text.end + 70)
        out = [p for p in near if (p[1] <= text.start or p[0] >= text.end) and p[1] - p[0] > 2]
        if not out:
            return None
        start, end = chance.choice(out)
        text = text.spliced(start, end, misspelt(text.text[start:end], chance))
    return text


def word_put_in(text: Marked, chance: random.Random) -> Marked | None:
    places = inside(text)
    if len(places) < 2:
        return None
    place = chance.choice(places[1:])[0]
    return text.spliced(place, place, new_word(text, chance) + blank(text))


def word_left_out(text: Marked, chance: random.Random) -> Marked | None:
    places = inside(text)
    if len(places) < 3:
        return None
    number = chance.randrange(1, len(places) - 1)
    return text.spliced(places[number][0], places[number + 1][0], "")


def word_replaced(text: Marked, chance: random.Random) -> Marked | None:
    places = inside(text)
    if len(places) < (6 if text.language == "zh" else 4):
        return None
    start, end = chance.choice(places)
    return text.spliced(start, end, new_word(text, chance))


def words_around(text: Marked, chance: random.Random) -> Marked | None:
    for _ in range(3):
        near = words_in(text.language, text.text, max(text.start - 90, 0), text.end + 90)
        before = [p for p in near if p[1] < text.start - 1]
        after = [p for p in near if p[0] > text.end + 1]
        start, end = chance.choice(before or after or near[:1])
        if start < text.end and end > text.start:
            return None
        if chance.random() < 0.5:
            text = text.spliced(start, start, new_word(text, chance) + blank(text))
        else:
            text = text.spliced(*removed_with_blank(text, start, end), "")
    return text


def paragraph_added(text: Marked, chance: random.Random) -> Marked | None:
    place = text.text.rfind("\n\n", 0, text.start)
    sentence = NEW_SENTENCES[text.language]
    return text.spliced(place, place, f"\n\n{sentence} {sentence}") if place > 0 else None


def paragraph_left_out(text: Marked, chance: random.Random) -> Marked | None:
    start = text.paragraph()[0] - 2
    before = text.text.rfind("\n\n", 0, max(start, 0))
    return text.spliced(before, start, "") if before > 0 else None


def paragraph_moved(text: Marked, chance: random.Random) -> Marked | None:
    start, end = text.paragraph()
    place = elsewhere(text, chance)
    return None if place is None else moved(text, (start, min(end + 2, len(text.text))), place + 2)


def sentence_moved(text: Marked, chance: random.Random) -> Marked | None:
    start, end = text.sentence()
    place = elsewhere(text, chance)
    if (
        place is None
        or "\n" in text.text[start:end]
        or len(words_in(text.language, text.text, start, end)) < 4
    ):
        return None
    if text.text[end : end + 1] == " ":
        end += 1
    return moved(text, (start, end), place + 2)


def moved(text: Marked, span: tuple[int, int], place: int) -> Marked | None:
    """The text with a span that holds the marked words moved to a place outside it."""
    start, end = span
    if end > len(text.text) or start <= place <= end:
        return None
    block = text.text[start:end]
    if not block[-1].isspace():
        block += blank(text)
    rest = text.text[:start] + text.text[end:]
    target = place if place <= start else place - (end - start)
    within = text.start - start
    return replace(
        text,
        text=rest[:target] + block + rest[target:],
        start=target + within,
        end=target + within + len(text.words),
    )


def sentence_copied(text: Marked, chance: random.Random) -> Marked | None:
    start, end = text.sentence()
    place = elsewhere(text, chance)
    return None if place is None else text.spliced(place, place, blank(text) + text.text[start:end])


def paragraph_copied(text: Marked, chance: random.Random) -> Marked | None:
    block = text.text[slice(*text.paragraph())]
    place = elsewhere(text, chance)
    return None if place is None else text.spliced(place, place, "\n\n" + block)


def near_copy(text: Marked, chance: random.Random) -> str | None:
    """The marked sentence with a word in three replaced, at least one."""
    start, end = text.sentence()
    sentence = text.text[start:end]
    places = words_in(text.language, sentence, 0, len(sentence))
    if len(places) < 5:
        return None
    for first, last in sorted(chance.sample(places, max(1, len(places) // 6)), reverse=True):
        sentence = sentence[:first] + new_word(text, chance) + sentence[last:]
    return sentence


def near_copy_instead(text: Marked, chance: random.Random) -> Marked | None:
    copy, place = near_copy(text, chance), elsewhere(text, chance)
    if copy is None or place is None:
        return None
    start, end = text.sentence()
    trap = text.spliced(place, place, blank(text) + copy)
    shift = trap.start - text.start
    return trap.spliced(*removed_with_blank(trap, start + shift, end + shift), "")


def near_copy_beside(text: Marked, chance: random.Random) -> Marked | None:
    copy, place = near_copy(text, chance), elsewhere(text, chance)
    if copy is None or place is None:
        return None
    if chance.random() < 0.5:
        place = text.sentence()[1]
    return text.spliced(place, place, blank(text) + copy)


def copied_then_typo(text: Marked, chance: random.Random) -> Marked | None:
    copied = sentence_copied(text, chance)
    return None if copied is None else typo_inside(copied, chance)


def decomposed(text: Marked, chance: random.Random) -> Marked | None:
    return text.everywhere(lambda part: unicodedata.normalize("NFD", part))


def typography(text: Marked, chance: random.Random) -> Marked | None:
    table = str.maketrans(dict(zip("“”‘’–—«»", '""\'\'--""', strict=True)))
    return text.everywhere(lambda part: part.translate(table).replace("...", "…"))


def other_blanks(text: Marked, chance: random.Random) -> Marked | None:
    if chance.random() < 0.5:
        return text.everywhere(lambda part: part.replace(" ", "\u00a0"))
    return text.everywhere(lambda part: part.replace(" ", chance.choice(["  ", "\n", " "])))


def emoji_before(text: Marked, chance: random.Random) -> Marked | None:
    place = chance.choice([0, text.sentence()[0], text.paragraph()[0]])
    return text.spliced(place, place, "👩‍👩‍👧 🇻🇳 𝔸 ")


def other_case(text: Marked, chance: random.Random) -> Marked | None:
    if chance.random() < 0.5:
        return text.spliced(text.start, text.end, text.words.upper())
    return text.everywhere(str.upper) if text.text.upper().lower() else None


def rewritten(text: Marked, chance: random.Random) -> Marked | None:
    places = inside(text)
    if len(places) < 3:
        return None
    for start, end in reversed(places):
        if chance.random() < 0.85:
            text = text.spliced(start, end, new_word(text, chance))
    return replace(text, must=False)


def rewritten_around(text: Marked, chance: random.Random) -> Marked | None:
    start, end = text.sentence()
    if len(inside(text)) < (7 if text.language == "zh" else 4):
        return None
    for first, last in reversed(words_in(text.language, text.text, start, end)):
        if (last <= text.start or first >= text.end) and chance.random() < 0.8:
            text = text.spliced(first, last, new_word(text, chance))
    return text


def sentence_deleted(text: Marked, chance: random.Random) -> Marked | None:
    return text.spliced(*removed_with_blank(text, *text.sentence()), "")


def words_deleted(text: Marked, chance: random.Random) -> Marked | None:
    return text.spliced(*removed_with_blank(text, text.start, text.end), "")


def paragraph_deleted(text: Marked, chance: random.Random) -> Marked | None:
    return text.spliced(*text.paragraph(), "")


def same_word_nearby(text: Marked, chance: random.Random) -> Marked | None:
    near = words_in(text.language, text.text, max(text.start - 60, 0), text.end + 60)
    out = [p for p in near if p[1] < text.start - 8 or p[0] > text.end + 8]
    if not out or len(inside(text)) > 2:
        return None
    place = chance.choice(out)[0]
    return text.spliced(place, place, text.words + blank(text))


def double_deleted(text: Marked, chance: random.Random) -> Marked | None:
    return sentence_deleted(text, chance)


def double_kept(text: Marked, chance: random.Random) -> Marked | None:
    return typos_around(text, chance)


def breaks_changed(text: Marked, chance: random.Random) -> Marked | None:
    if chance.random() < 0.5:
        return text.everywhere(lambda part: part.replace("\n\n", " "))
    return text.everywhere(lambda part: part.replace(". ", ".\n\n").replace("。", "。\n\n"))


def many_edits(text: Marked, chance: random.Random) -> Marked | None:
    kinds = (paragraph_added, words_around, typos_around, emoji_before, typography, typo_inside)
    for kind in chance.sample(kinds, 4):
        text = kind(text, chance) or text
    return text


def moved_with_typo(text: Marked, chance: random.Random) -> Marked | None:
    if len(SENTENCE.findall(text.text[slice(*text.paragraph())])) < 3:
        return None
    changed = paragraph_moved(text, chance)
    changed = changed and typo_inside(changed, chance)
    return changed and replace(changed, must=False)


KINDS: dict[str, Kind] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        unchanged, typo_inside, typos_around, word_put_in, word_left_out, word_replaced,
        words_around, paragraph_added, paragraph_left_out, paragraph_moved, sentence_moved,
        sentence_copied, paragraph_copied, near_copy_instead, near_copy_beside, copied_then_typo,
        decomposed, typography, other_blanks, emoji_before, other_case, rewritten,
        rewritten_around, sentence_deleted, words_deleted, paragraph_deleted, same_word_nearby,
        double_deleted, double_kept, breaks_changed, many_edits, moved_with_typo,
    )
}  # fmt: skip
BEFORE: dict[str, Kind] = {"double deleted": sentence_copied, "double kept": paragraph_copied}

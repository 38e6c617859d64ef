"""What aligned articles teach, who uses it, and how it is taken back.

The texts are of two languages made up here: every word has one translation, and no two look
alike. In the letter each word occurs once and all sentences are equally long, so nothing but a
lexicon can tell which two of them were left out.
"""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from core.alignment import Lexicon
from core.intake.reading import from_text
from core.library import aligning, articles, importing, learning, lines
from core.library.aligning import Wall
from core.library.learning import Knowledge, evened, met, tongue
from core.library.sentences import sentences

WORDS = 48
LEFT_OUT = (2, 5)
PAIR = ("fi-Latn", "sw-Latn")


def vocabulary(consonants, vowels):
    syllables = ["".join(pair) for pair in product(consonants, vowels)]
    words = ["".join(three) for three in product(syllables, repeat=3)]
    return Random(1).sample(words, WORDS)


SPOKEN = {"fi": vocabulary("bdglmnr", "aou"), "sw": vocabulary("fkpstvz", "ei")}


def document(language, numbers):
    """A document of these sentences, each a list of numbers of words."""
    words = SPOKEN[language]
    texts = (" ".join(words[n] for n in sentence).capitalize() + "." for sentence in numbers)
    return from_text(" ".join(texts), name=language, language=language)


def story(seed=0):
    """Forty sentences in both languages, none left out: enough to learn all words from."""
    draw = Random(seed)
    numbers = [draw.sample(range(WORDS), draw.randint(4, 9)) for _ in range(40)]
    return [document("fi", numbers), document("sw", numbers)]


def strength(lesson):
    """The weights of all word pairs of a lesson together, in its own steps."""
    return sum(int(piece) for piece in lesson.words.split() if piece.isdigit())


def letter():
    """Eight sentences, two of which the translation leaves out."""
    order = Random(2).sample(range(WORDS), WORDS)
    numbers = [order[start : start + 6] for start in range(0, WORDS, 6)]
    kept = [sentence for n, sentence in enumerate(numbers) if n not in LEFT_OUT]
    return [document("fi", numbers), document("sw", kept)]


@pytest.fixture
def told(store):
    """A library that has aligned a story; gives its article."""
    return importing.add(store, story(), groups=[(0, 1)]).articles[0]


def add_letter(store):
    return importing.add(store, letter(), groups=[(0, 1)]).articles[0]


def without_translation(store, article):
    """The sentences of the version called `fi` that stand alone in their rows."""
    first = next(version.id for version in store.versions(article) if version.language == "fi")
    filled = [cell.row_id for cell in store.cells(article)]
    return tuple(
        cell.first_segment
        for cell in store.cells(article)
        if cell.version_id == first and filled.count(cell.row_id) == 1
    )


def weight(lesson, number):
    """How often a lesson saw a word with its translation."""
    a, b = SPOKEN["fi"][number], SPOKEN["sw"][number]
    return sum(weight for *_, weight in met([lesson], {a}, {b}))


def heard(store):
    return store.lessons_in(*PAIR)


def test_an_aligned_article_leaves_its_words(store, told):
    (lesson,) = store.lessons(told)
    assert sum(weight(lesson, number) > 1 for number in range(WORDS)) > 40


def test_words_that_do_not_belong_together_are_hardly_learnt(store, told):
    (lesson,) = store.lessons(told)
    learnt = list(met([lesson], SPOKEN["fi"], SPOKEN["sw"]))
    right = sum(weight(lesson, number) for number in range(WORDS))
    assert right > 0.85 * sum(weight for *_, weight in learnt)


def with_once(*words):
    """A story of the first words, and a last sentence with these, which are nowhere else."""
    draw = Random(words[0])
    numbers = [draw.sample(range(WORDS - 8), draw.randint(4, 9)) for _ in range(20)]
    numbers.append(list(words))
    return [document("fi", numbers), document("sw", numbers)]


def rendered(store, word):
    """How much all lessons together say for each rendering of a word, by number."""
    words = SPOKEN["sw"]
    return [sum(w for *_, w in met(heard(store), {SPOKEN["fi"][word]}, {b})) for b in words]


def test_words_met_once_are_guesses_that_prove_nothing(store):
    article = importing.add(store, with_once(45, 46, 47), groups=[(0, 1)]).articles[0]
    (lesson,) = store.lessons(article)
    assert weight(lesson, 47) > 0
    assert SPOKEN["fi"][47] not in {word for word, *_ in learning.proved(lesson)}


def test_words_met_once_in_each_of_two_articles_are_known(store):
    for words in ((45, 46, 47), (42, 43, 47)):
        importing.add(store, with_once(*words), groups=[(0, 1)])
    found = rendered(store, 47)
    assert found[47] > 1.5 * max(found[:47]) > 0


def test_lengths_alone_do_not_tell_what_the_letter_leaves_out(store):
    assert without_translation(store, add_letter(store)) != LEFT_OUT


def test_the_next_article_is_aligned_with_the_words_of_the_first(store, told):
    assert without_translation(store, add_letter(store)) == LEFT_OUT


def test_words_serve_in_either_direction(store, told):
    article = importing.add(store, letter()[::-1], groups=[(0, 1)]).articles[0]
    assert without_translation(store, article) == LEFT_OUT


def test_articles_of_one_import_learn_from_those_before(store):
    added = importing.add(store, [*story(), *letter()], groups=[(0, 1), (2, 3)])
    assert without_translation(store, added.articles[2]) == LEFT_OUT


def test_grouping_uses_the_words_too(store, told):
    apart = importing.add(store, letter())
    home = articles.group(store, apart.versions)
    assert without_translation(store, home) == LEFT_OUT


def test_grouping_moves_what_was_taught_to_the_new_article(store, told):
    more = importing.add(store, story(1)[:1]).versions[0]
    home = articles.group(store, [more, *(v.id for v in store.versions(told))])
    assert {lesson.article_id for lesson in heard(store)} == {home}


def test_an_article_never_learns_from_itself(store, told):
    texts = [sentences(v, store.segments(v.id)) for v in store.versions(told)]
    assert not Knowledge.of(store).lexicon(*texts, without=texts).pairs
    assert Knowledge.of(store).lexicon(*texts, without=()).pairs


def test_only_words_of_the_two_texts_are_read(store, told):
    a, b = (sentences(v, store.segments(v.id)) for v in store.versions(told))
    few = replace(a, texts=a.texts[:1])
    read = Knowledge.of(store).lexicon(few, b, without=())
    assert {word for word, _ in read.pairs} <= set(a.texts[0].lower().rstrip(".").split())


def test_frequent_words_keep_the_proportions_of_their_translations():
    lexicon = evened(
        Lexicon.of([("the", "der", 400.0), ("the", "und", 20.0), ("sea", "Meer", 3.0)])
    )
    assert lexicon.lookup("the", "der") == 20 * lexicon.lookup("the", "und") == 20
    assert lexicon.lookup("sea", "Meer") == 3


def test_of_a_word_that_many_lessons_know_only_the_newest_are_heard(store, told, monkeypatch):
    importing.add(store, story(1), groups=[(0, 1)])
    monkeypatch.setattr(learning, "ENOUGH", 1)
    newest, _ = heard(store)
    known = SPOKEN["fi"], SPOKEN["sw"]
    shared = set(newest.words.split("\n")[0].split(" "))
    read = [pair for pair in met(heard(store), *known) if pair[0] in shared]
    assert read == list(met([newest], *known))


def test_undoing_an_import_takes_its_words_back_and_redo_brings_them(store, told):
    before = heard(store)
    store.undo()
    assert heard(store) == ()
    store.redo()
    assert heard(store) == before != ()


def test_an_article_in_the_bin_is_not_heard_until_it_is_back(store, told):
    articles.remove(store, told)
    assert heard(store) == ()
    assert without_translation(store, add_letter(store)) != LEFT_OUT
    articles.restore(store, told)
    assert len(heard(store)) == 1


def lexicon(store, article):
    """What the library says of the words of an article, without leaving its own out."""
    texts = [sentences(v, store.segments(v.id)) for v in store.versions(article)]
    return dict(Knowledge.of(store).lexicon(*texts, without=()).pairs)


@pytest.mark.parametrize("forget", [lambda store, _: store.undo(), articles.remove])
def test_forgetting_an_article_leaves_the_lexicon_as_it_was(store, told, forget):
    before = lexicon(store, told)
    added = importing.add(store, story(1), groups=[(0, 1)])
    assert lexicon(store, told) != before
    forget(store, added.articles[0])
    assert lexicon(store, told) == before


def test_parting_the_versions_takes_the_words_back(store, told):
    articles.ungroup(store, store.versions(told)[1].id)
    assert heard(store) == ()
    store.undo()
    assert len(heard(store)) == 1


def test_aligning_anew_replaces_what_an_article_taught(store, told):
    (before,) = heard(store)
    aligning.align_article(store, told, realign=True)
    (after,) = heard(store)
    assert after.words == before.words


def test_hiding_a_line_replaces_what_an_article_taught(store, told):
    whole = story(1)[0]
    rest = "\n\n".join([whole.text[: len(whole.text) // 2], whole.text[len(whole.text) // 2 :]])
    halved = from_text(rest, name="halved", language="fi")
    added = importing.add(store, [halved, story(1)[1]], groups=[(0, 1)])
    (before,) = store.lessons(added.articles[0])
    lines.hide(store, added.versions[0], [1])
    (after,) = store.lessons(added.articles[0])
    assert 0 < strength(after) < strength(before)


def test_confirmed_rows_weigh_most(store, told):
    versions = store.versions(told)
    texts = [sentences(v, store.segments(v.id)) for v in versions]
    walls = [Wall({v.id: range(n, n + 1) for v in versions}) for n in range(40)]
    (plain,) = aligning.plan(told, texts).lessons
    (sure,) = aligning.plan(told, texts, walls=walls).lessons
    learnt = [number for number in range(WORDS) if weight(plain, number) > 1]
    assert all(weight(sure, number) > 3 * weight(plain, number) for number in learnt)


def test_a_single_version_teaches_nothing(store):
    added = importing.add(store, story())
    assert [store.lessons(article) for article in added.articles] == [(), ()]


def test_texts_of_unknown_languages_teach_nothing(store):
    nameless = [replace(document, language="und") for document in story()]
    added = importing.add(store, nameless, groups=[(0, 1)])
    assert store.lessons(added.articles[0]) == ()


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("zh", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("pt-BR", "pt-Latn"),
        ("sr-Latn", "sr-Latn"),
        ("en", "en-Latn"),
        ("und", "und"),
        ("not a tag", "und"),
    ],
)
def test_a_language_is_known_by_its_name_and_script(tag, written):
    assert tongue(tag) == written


def test_the_oldest_lessons_go_when_there_are_too_many(store, told, monkeypatch):
    (first,) = heard(store)
    monkeypatch.setattr(learning, "MOST_BYTES", int(2.5 * len(first.words)))
    for seed in (1, 2):
        importing.add(store, story(seed), groups=[(0, 1)])
    assert len(heard(store)) == 2
    assert first not in heard(store)
    store.undo()
    assert first in heard(store)


def test_other_languages_are_not_bound_together(store, told):
    (lesson,) = heard(store)
    assert store.lessons_beyond(len(lesson.words) - 1, *PAIR) == (lesson,)
    assert store.lessons_beyond(len(lesson.words), *PAIR) == ()
    assert store.lessons_beyond(0, PAIR[0], "vi-Latn") == ()

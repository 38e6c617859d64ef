"""Which language a text is in, as a BCP 47 tag, and what that language is called.

Scripts are counted first. A script that one language writes (Thai, Khmer, Hangul, kana …) decides
alone. Han without kana goes to the national character set, simplified, traditional or Japanese,
that holds most of it. Where many languages share a script, a letter that only one of them has
decides, else langdetect, which chooses among those of the script. The confidence is
langdetect's probability, or that of the character set, less what other scripts take from it.

langdetect draws random n-grams; with its seed fixed the same text gives the same answer. Its own
table of all n-grams in all languages takes half a second and 60 MB; `_Profiles` reads only the
languages of a script, and looks an n-gram up when a text has it. It has never learnt Malay, which
reads as Indonesian, nor languages that `_ALPHABETS` does not list.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

UNDETERMINED = "und"

_OWN_NAMES = MappingProxyType(
    {
        "ar": "العربية", "bg": "Български", "bn": "বাংলা", "ca": "Català", "cs": "Čeština",
        "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español",
        "et": "Eesti", "fa": "فارسی", "fi": "Suomi", "fr": "Français", "he": "עברית",
        "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia",
        "it": "Italiano", "ja": "日本語", "ka": "ქართული", "km": "ខ្មែរ", "ko": "한국어",
        "lo": "ລາວ", "lt": "Lietuvių", "lv": "Latviešu", "ms": "Bahasa Melayu", "my": "မြန်မာ",
        "nb": "Norsk bokmål", "nl": "Nederlands", "pl": "Polski", "pt": "Português",
        "ro": "Română", "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "sr": "Српски",
        "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்", "th": "ไทย", "tl": "Tagalog",
        "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt",
        "zh-Hans": "简体中文", "zh-Hant": "繁體中文",
    }
)  # fmt: skip
"""Languages as their readers call them. CLDR would say “Indonesia” and “中文 (简体)”; and it takes
30 ms and some megabytes to load."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

_LETTERS_READ = 20_000
# An e-mail address is looked for where a word begins only: at every character, a text without
# blanks would be read once for each of them.
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+")
_SYLLABLE_WEIGHT = 3  # a Han character or a syllable says as much as some three letters
_TELLTALE_SHARE = 0.001
_KANA_SHARE = 0.05
_HANGUL_SHARE = 0.3

_ONE_LANGUAGE = {
    "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "GREEK": "el", "HEBREW": "he", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "SINHALA": "si",
    "ORIYA": "or", "ETHIOPIC": "am", "TIBETAN": "bo",
}  # fmt: skip
_ALPHABETS = {
    "LATIN": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw "
    "tl tr vi",
    "CYRILLIC": "bg mk ru uk",
    "ARABIC": "ar fa ur",
    "DEVANAGARI": "hi mr ne",
}
_TELLTALES = {
    "LATIN": {"is": "þ", "az": "ə", "mt": "ħġ", "eo": "ĉĝĵŝŭ"},
    "CYRILLIC": {"sr": "ђћ", "be": "ў", "kk": "құ"},
    "ARABIC": {"ug": "ۋې", "ckb": "ڵڕ"},
    "DEVANAGARI": {},
}
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
_CHARACTER_SETS = {"zh-Hans": "gb2312", "zh-Hant": "big5", "ja": "shift_jis"}
_BCP47 = {"no": "nb"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as BCP 47 tag and the probability that it is right, 0 to 1."""

    language: str
    confidence: float


def identify(text: str) -> Guess:
    """The language of a text; `und` with confidence 0 when no letter gives it away."""
    return _identified(text[:_LETTERS_READ])


@lru_cache(maxsize=4)  # what is cleaned is often identified again, and unchanged
def _identified(text: str) -> Guess:
    letters = Counter(_ADDRESS.sub(" ", text).casefold())
    scripts = _scripts(letters)
    if not scripts:
        return Guess(UNDETERMINED, 0.0)
    script, count = scripts.most_common(1)[0]
    share = _odds(count, scripts.total() - count)
    if script == "CJK":
        return _east_asian(letters, share)
    if script in _ONE_LANGUAGE:
        return Guess(_ONE_LANGUAGE[script], share)
    if script in _ALPHABETS:
        return _telltale(letters, script, share) or _langdetect(text, script, share)
    return Guess(UNDETERMINED, 0.0)


def is_told_apart(language: str) -> bool:
    """Whether `identify` could find this language; Malay, for one, it takes for Indonesian."""
    learnt = {_BCP47.get(code, code) for codes in _ALPHABETS.values() for code in codes.split()}
    telltales = {code for codes in _TELLTALES.values() for code in codes}
    return language in {*_ONE_LANGUAGE.values(), "zh", "ja", "ko"} | telltales | learnt


def name(language: str, within: str = "en") -> str:
    """What a language is called in another, "Vietnamese", or in itself, "Tiếng Việt".

    A tag that CLDR does not know is its own name.
    """
    if language == within and language in _OWN_NAMES:
        return _OWN_NAMES[language]
    called, locale = _locale(language), _locale(within) or _locale("en")
    display = called.get_display_name(locale) if called else locale.languages.get(language)
    return display[0].upper() + display[1:] if display else language


def capitalises_nouns(language: str) -> bool:
    """Whether every noun has a capital letter, so that a capital marks no name."""
    return language.partition("-")[0] in {"de", "lb", "gsw"}


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left; false for one that CLDR does not know."""
    if language in _OWN_NAMES:
        return language in _RIGHT_TO_LEFT
    locale = _locale(language)
    return locale is not None and locale.text_direction == "rtl"


def _odds(most: int, rest: int) -> float:
    """A share as a probability: squared, for names and terms in another script are common."""
    return most**2 / (most**2 + rest**2)


def _scripts(letters: Counter[str]) -> Counter[str]:
    """Weighted counts of letters by script; Han, kana and Hangul are one, called CJK."""
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter.isalpha():
            script = _script(letter)
            if script in _EAST_ASIAN:
                scripts["CJK"] += count * _SYLLABLE_WEIGHT
            else:
                scripts[script] += count
    return scripts


def _script(letter: str) -> str:
    """The first word of the character's name: LATIN, CYRILLIC, CJK, THAI."""
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _east_asian(letters: Counter[str], share: float) -> Guess:
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[_script(letter)] += count
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    hangul = counts["HANGUL"]
    everything = kana + hangul + counts["CJK"]
    if hangul >= _HANGUL_SHARE * everything:
        return Guess("ko", share)
    if kana >= _KANA_SHARE * everything:
        return Guess("ja", share)
    return _han({letter: n for letter, n in letters.items() if _script(letter) == "CJK"}, share)


def _han(letters: dict[str, int], share: float) -> Guess:
    """The language whose character set holds most, with the odds against the next one."""
    held = {
        language: {letter for letter in letters if _encodes(letter, charset)}
        for language, charset in _CHARACTER_SETS.items()
    }
    first, second = sorted(held, key=lambda each: -sum(map(letters.__getitem__, held[each])))[:2]
    pro = sum(letters[letter] for letter in held[first] - held[second])
    contra = sum(letters[letter] for letter in held[second] - held[first])
    return Guess(first, share * (pro + 1) / (pro + contra + 2))


def _encodes(letter: str, charset: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _telltale(letters: Counter[str], script: str, share: float) -> Guess | None:
    """The language that alone has some letter of the text, met often enough to be no name's."""
    alphabetic = sum(count for letter, count in letters.items() if letter.isalpha())
    for language, its_own in _TELLTALES[script].items():
        if sum(letters[letter] for letter in its_own) > _TELLTALE_SHARE * alphabetic:
            return Guess(language, share)
    return None


def _langdetect(text: str, script: str, share: float) -> Guess:
    from langdetect import LangDetectException

    detector = _detectors(script).create()
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return Guess(UNDETERMINED, 0.0)
    return Guess(_BCP47.get(best.lang, best.lang), share * best.prob)


class _Profiles:
    """langdetect's table: n-gram to its probability in each of some languages, in their order.

    What was looked up once is kept, for texts share most of their n-grams.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        from langdetect.detector_factory import PROFILES_DIRECTORY

        texts = (Path(PROFILES_DIRECTORY, name).read_text("utf-8") for name in languages)
        profiles = [json.loads(text) for text in texts]
        self._counts = [(profile["freq"], profile["n_words"]) for profile in profiles]
        self._learnt = frozenset(gram for counts, _ in self._counts for gram in counts)
        self._seen: dict[str, tuple[float, ...]] = {}

    def __contains__(self, gram: str) -> bool:
        return gram in self._learnt

    def __getitem__(self, gram: str) -> tuple[float, ...]:
        if gram not in self._seen:
            place = len(gram) - 1
            self._seen[gram] = tuple(counts.get(gram, 0) / of[place] for counts, of in self._counts)
        return self._seen[gram]


@cache
def _detectors(script: str) -> Any:  # langdetect has no types
    from langdetect import DetectorFactory

    factory = DetectorFactory()
    factory.langlist = _ALPHABETS[script].split()
    factory.word_lang_prob_map = _Profiles(factory.langlist)
    factory.set_seed(0)
    return factory


def _locale(language: str) -> Any:  # a babel.Locale, or nothing
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-", resolve_likely_subtags=False)
    except (UnknownLocaleError, ValueError):
        return None

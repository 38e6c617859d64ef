"""Languages told apart, and called by their names."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.text.language import Guess, identify, name

PARAGRAPHS = {
    "vi": "Sáng nay mẹ tôi ra chợ mua ít rau và con cá rô, rồi về nhà nấu canh chua cho cả nhà.",
    "id": "Tadi pagi ibu saya pergi ke pasar membeli sayuran dan ikan, lalu memasak sup di rumah.",
    "en": "This morning my mother went to the market for vegetables and came home to cook a soup.",
    "de": "Heute Morgen ging meine Mutter auf den Markt, kaufte Gemüse und kochte daheim Suppe.",
    "fr": "Ce matin, ma mère est allée au marché acheter des légumes pour préparer une soupe.",
    "nb": "I morges dro moren min til markedet for å kjøpe grønnsaker og lagde suppe hjemme.",
    "zh-Hans": "今天早上妈妈去市场买了一些蔬菜，回家给我们做汤。",
    "zh-Hant": "今天早上媽媽去市場買了一些蔬菜，回家給我們做湯。",
    "ja": "今朝、母は市場へ野菜を買いに行き、家に帰ってスープを作りました。",
    "ko": "오늘 아침 어머니는 시장에 가서 채소를 사고 집에서 국을 끓였다.",
    "th": "เมื่อเช้านี้แม่ไปตลาดซื้อผักแล้วกลับบ้านมาทำแกง",
    "km": "ព្រឹកនេះម្តាយខ្ញុំទៅផ្សារទិញបន្លែ",
    "lo": "ເຊົ້ານີ້ແມ່ໄປຕະຫຼາດຊື້ຜັກ",
    "my": "ဒီမနက်အမေဈေးသွားတယ်",
    "ru": "Сегодня утром мама пошла на рынок за овощами, а дома сварила суп.",
    "uk": "Сьогодні вранці мама пішла на ринок по овочі, а вдома зварила юшку.",
    "sr": "Јутрос је моја мајка отишла на пијацу, па је кући скувала ћорбу.",
    "ar": "ذهبت أمي هذا الصباح إلى السوق لشراء الخضار ثم عادت لتطبخ الحساء.",
    "fa": "امروز صبح مادرم برای خرید سبزی به بازار رفت و در خانه سوپ پخت.",
    "he": "הבוקר הלכה אמי לשוק לקנות ירקות וחזרה הביתה לבשל מרק.",
    "hi": "आज सुबह मेरी माँ सब्ज़ियाँ खरीदने बाज़ार गईं और घर आकर सूप बनाया।",
    "el": "Σήμερα το πρωί η μητέρα μου πήγε στην αγορά.",
    "tr": "Bu sabah annem pazara gidip sebze aldı ve evde çorba pişirdi.",
    "is": "Í morgun fór móðir mín á markaðinn að kaupa grænmeti og þegar heim kom eldaði hún súpu.",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_is_told_by_its_language(language: str) -> None:
    assert identify(PARAGRAPHS[language]).language == language


@pytest.mark.parametrize("text", ["", "   ", "12.345 – 67 %", "😀", "https://example.org/page"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert identify(text) == Guess("und", 0.0)


def test_the_same_text_gives_the_same_answer() -> None:
    assert len({identify("Resolution and revolution") for _ in range(5)}) == 1


def test_names_in_another_script_do_not_change_the_language() -> None:
    text = PARAGRAPHS["ja"] + " Debian GNU/Linux"
    assert identify(text).language == "ja"
    assert identify(text).confidence > 0.8


def test_characters_common_to_all_of_china_leave_doubt() -> None:
    assert identify("外交").confidence <= 0.5


def test_a_title_in_new_kanji_alone_is_japanese() -> None:
    assert identify("日本経済新聞").language == "ja"


@pytest.mark.seeds
def test_the_bodies_of_the_seeds_are_certain(seeds: list[Path]) -> None:
    guesses = [identify(path.read_text("utf-8")) for path in seeds]
    assert [guess.language for guess in guesses] == ["id", "id", "en", "vi", "de"]
    assert min(guess.confidence for guess in guesses) >= 0.99


@pytest.mark.parametrize(
    ("language", "within", "expected"),
    [
        ("vi", "en", "Vietnamese"),
        ("vi", "vi", "Tiếng Việt"),
        ("de", "de", "Deutsch"),
        ("fr", "fr", "Français"),
        ("zh-Hans", "en", "Chinese (Simplified)"),
        ("nb", "en", "Norwegian Bokmål"),
        ("und", "en", "Unknown language"),
        ("xx", "en", "xx"),
        ("de", "xx", "German"),
    ],
)
def test_a_language_has_a_name_for_people(language: str, within: str, expected: str) -> None:
    assert name(language, within) == expected


def test_importing_the_text_package_loads_no_heavy_library() -> None:
    modules = "core.text.language, core.text.segments, core.text.fold, core.text.offsets"
    heavy = "{'langdetect', 'sentencex', 'babel', 'numpy'}"
    script = f"import sys, {modules}; sys.exit(bool({heavy} & set(sys.modules)))"
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_a_language_names_itself_as_its_readers_do():
    own = {tag: name(tag, tag) for tag in ("vi", "id", "zh-Hans", "de")}
    assert own == {
        "vi": "Tiếng Việt",
        "id": "Bahasa Indonesia",
        "zh-Hans": "简体中文",
        "de": "Deutsch",
    }


def test_common_languages_are_known_without_tables_of_others_and_as_these_say() -> None:
    from core.text import language

    apart = {"id", "ms", "zh-Hans", "zh-Hant", "ka", "tl"}  # Georgian has no capital letters
    for tag, own in language._OWN_NAMES.items():
        locale = language._locale(tag)
        assert tag in apart or own.casefold() == locale.get_display_name(locale).casefold()
        assert not locale or (locale.text_direction == "rtl") == (tag in language._RIGHT_TO_LEFT)

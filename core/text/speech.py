"""Whether a sentence goes on behind the quotation that it holds.

“Stop!” she said: the mark ends what is quoted, not the sentence. In most languages a small letter
behind the quotation tells; not where a name comes first (“Stop!” Anna said), nor in scripts that
have no capitals. There a particle that belongs to the quotation tells, or a verb of saying soon
behind it. A dash may stand for the quotation's end (– No! – Anna said).
"""

import re
from functools import cache

from core.text.conventions import conventions

_ANYWHERE = r"\s*[,;，、；：:)\]）]|\s[–—-]\s(?![\"“„«])"
_NAME = r"\s(?P<first>[^\W\d_a-z]\w*)\.?(?:\s[^\W\d_a-z][\w.]*){0,2}"
_SPEAKERS = {
    "en": _NAME + r"\s(?:said|says|asked|asks|added|replied|answered|shouted|cried|yelled|called|"
    r"whispered|told|wrote|exclaimed|continued|insisted|reported|warned|joked|muttered|screamed|barked)\b"
    r"(?!:| that)",
    "id": _NAME + r"\s(?:berteriak|berkata|bertanya|berbisik|berseru|menjawab|menambahkan)\b"
    "(?!:| bahwa)",
    "vi": _NAME
    + r"\s(?:hỏi|nói|đáp|kêu|hét|reo|la|gọi|bảo|thốt|quát|thét|giục|cười|rên|thì thầm|trả lời)"
    r"\b(?!:| rằng)",
}
_BEHIND = {
    "zh": r"[的吗嗎呢]"
    r"|[^。！？；，、“「\s]{0,5}[说說道问問喊叫答](?![：:法明服路题題理德])",
    "ja": r"\s?(?:と|って|っと|など|なんて|を|が|に|の|は(?!い)|も(?![うし])|で(?![もはす]))"
    r"|[^。！？；、「\s]{1,8}[言聞尋問叫答](?![題])",
    "ko": r"\s?(?:라고|이라고|라며|라는|하고|고\s|는\s)"
    r"|\s[^.!?…“\"]{1,15}(?:말했|물었|외쳤|대답했|소리쳤|속삭였|덧붙였|중얼거렸)",
    "ar": r"\s?[وف]?(?:قالت?|سأل|أجاب|صاحت?|صرخت?|همست?|ردت?|هتفت?|أضافت?)",
    "fa": r"\s?[^.!?؟«]{0,15}(?:گفت|پرسید|فریاد زد|پاسخ داد|جواب داد)",
    "hi": r"\s?[^।!?“]{0,20}(?:पूछा|कहा|बोला|बोली|चिल्लाया|चिल्लाई|उत्तर दिया|जवाब दिया)",
    "km": r"\s?(?:រួច|ហើយ|ទើប)|\s?[^។!?«“]{0,10}(?:សួរ|ឆ្លើយ|និយាយ|ស្រែក)(?=[^«“]{0,10}។)",
    "my": r"\s?(?:ဟု|ဟူ|လို့|တဲ့)",
    "lo": r"\s?(?:ແລ້ວ|ລາວ)",
}  # fmt: skip
# What never begins a sentence, even without a closing quote before it.
_BARE = {
    "ja": re.compile(
        r"\s?(?:を|の(?![でちみ])|と(?![はもこ同てりに])(?=[聞言い思叫尋問答述考呼書]|[^。、「」\s]{1,8}[言聞尋問叫答]))"
    )
}
_DASH = re.compile(r"\s[–—-](?=\s)")


class Speech:
    """What stands behind quotations in one language."""

    def __init__(self, language: str) -> None:
        primary = language.partition("-")[0]
        self._behind = _behind(primary)
        self._speaker = _speaker(primary)
        self._bare = _BARE.get(primary)
        self._openers = conventions(primary).openers

    def goes_on(self, text: str, offset: int) -> bool:
        """Whether the sentence goes on at this offset, behind a closing quote."""
        return self._behind.match(text, offset) is not None or self._names(text, offset)

    def goes_on_unquoted(self, text: str, offset: int) -> bool:
        """Whether it goes on where no closing quote stands: a particle, or a dash and a speaker."""
        if self._bare is not None and self._bare.match(text, offset):
            return True
        dash = _DASH.match(text, offset)
        return dash is not None and self._names(text, dash.end(), is_dashed=True)

    def _names(self, text: str, offset: int, *, is_dashed: bool = False) -> bool:
        """Whether a name and a verb of saying stand here; a pronoun does only behind a dash."""
        found = self._speaker.match(text, offset) if self._speaker is not None else None
        return found is not None and (is_dashed or found["first"].casefold() not in self._openers)


@cache
def _behind(language: str) -> re.Pattern[str]:
    own = _BEHIND.get(language)
    return re.compile(f"{_ANYWHERE}|{own}" if own else _ANYWHERE)


@cache
def _speaker(language: str) -> re.Pattern[str] | None:
    return re.compile(_SPEAKERS[language]) if language in _SPEAKERS else None

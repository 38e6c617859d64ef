"""Languages as files name them, as BCP 47 tags the way the rest of Hexapla writes them."""

import re

_TAG = re.compile(
    r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_.@].*)?$"
)
_CHINESE = {"CN": "Hans", "SG": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
_OLD = {"in": "id", "iw": "he", "ji": "yi", "no": "nb", "cz": "cs", "jp": "ja", "vn": "vi"}
_LONG = {"eng": "en", "vie": "vi", "ind": "id", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr",
         "spa": "es", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "rus": "ru", "ara": "ar",
         "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "tur": "tr",
         "tha": "th"}  # fmt: skip


def tag(text: str) -> str:
    """`EN_us` as `en-US`, `zh-TW` as `zh-Hant`, `vie` as `vi`; empty if it is no tag."""
    found = _TAG.fullmatch(text.strip())
    if not found or text.strip().lower() in {"und", "mul", "zxx", "x-none"}:
        return ""
    primary, script, region = (part or "" for part in found.groups())
    primary = primary.lower()
    primary = _OLD.get(primary, _LONG.get(primary, primary))
    if primary == "zh":
        return f"zh-{script.title() or _CHINESE.get(region.upper(), 'Hans')}"
    return "-".join(part for part in (primary, script.title(), region.upper()) if part)


def primary(language: str) -> str:
    """The language without script and region: `pt` of `pt-BR`."""
    return language.partition("-")[0]

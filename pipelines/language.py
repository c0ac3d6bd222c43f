"""The language of a text: its script first, then its letters, then statistics."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from storage.article import Article

LANGUAGES = (
    "vi", "ru", "uz", "ky", "kk", "ar", "ur", "fa", "zh", "fr", "en", "es",
    "tg", "tr", "id", "th", "lo", "km", "ko", "ja", "de", "pt",
)  # fmt: skip
LONGER_CODES = {  # of ISO 639-2, for libraries and for terms
    "vie": "vi", "rus": "ru", "uzb": "uz", "kir": "ky", "kaz": "kk", "ara": "ar", "urd": "ur", "fas": "fa",
    "per": "fa", "zho": "zh", "chi": "zh", "fra": "fr", "fre": "fr", "eng": "en", "spa": "es", "tgk": "tg",
    "tur": "tr", "ind": "id", "tha": "th", "lao": "lo", "khm": "km", "kor": "ko", "jpn": "ja", "deu": "de",
    "ger": "de", "por": "pt",
}  # fmt: skip
SAMPLE = 2_000  # characters that are looked at
SHORT = 40  # letters under which the page's own language is believed
SCRIPTS = {
    "latin": re.compile("[A-Za-zÀ-ɏḀ-ỿ]"),
    "cyrillic": re.compile("[Ѐ-ӿ]"),
    "arabic": re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "han": re.compile("[\u3400-\u9fff]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7af]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
    "lao": re.compile("[\u0e80-\u0eff]"),
    "khmer": re.compile("[\u1780-\u17ff]"),
}
ALONE = {"hangul": "ko", "thai": "th", "lao": "lo", "khmer": "km"}
WRITTEN_IN = {
    "latin": ("vi", "fr", "en", "es", "uz", "tr", "id", "de", "pt", "kk"),
    "cyrillic": ("ru", "uz", "ky", "kk", "tg"),
    "arabic": ("ar", "ur", "fa"),
}
# Letters that one language has and its neighbours in the script have not.
LETTERS = {
    "latin": {"vi": "ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹƠƯĐĂẠẢẤẦẬẮẾỀỆỐỒỘỚỜỢỤỦỨỪỰ"},
    "cyrillic": {"uz": "ўЎ", "ky": "", "kk": "әӘіІұҰһҺ", "tg": "ӣӢӯӮҷҶ", "ru": "ыщЫЩ"},
    "arabic": {"ur": "ٹڈڑےںھہ", "fa": "", "ar": "ةىيكأإ"},
}
HAN_WEIGHT = 3  # one ideograph says as much as a few letters
CLEAR_KAZAKH = 0.025  # share of q without u
AZERBAIJANI = "ə"  # whose other letters are those of Kazakh
KAZAKH_Q, KAZAKH_MARKED = re.compile("[qQ](?![uU])"), re.compile("[áǵńóúýäğñŋöüūıÁǴŃÓÚÝÄĞÑŊÖÜŪ]")
SURE_WITH_PAGE, SURE_ALONE, SURE_AGAINST_PAGE = 0.99, 0.95, 0.85  # confidence in what was found
CLEAR = 0.02  # share of its own letters from which a language is certain
CLEAR_LATIN = 0.1  # Vietnamese names stand in everybody's texts; its own texts have some 19 %


def code_of(said: str | None) -> str | None:
    """The two letters of a language: of ``zh-CN`` they are ``zh``, of ``eng`` ``en``; a name has none."""
    code = (said or "").strip().replace("_", "-").split("-")[0].lower()
    code = LONGER_CODES.get(code, code)
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


def tell_language(article: Article) -> None:
    """Say what language an article is in, and how surely: its text, agreeing with its page or not."""
    article.language = language_of(f"{article.title}\n{article.text}", article.page_language)
    if article.language is None:
        return
    said = (article.page_language or "").replace("_", "-").split("-")[0].lower()
    if said == article.language:
        article.vouch("language", "agreement of text, page", SURE_WITH_PAGE)
    else:
        article.vouch("language", "text", SURE_AGAINST_PAGE if said else SURE_ALONE)


def language_of(text: str, hint: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of the text, or ``None`` where nothing can be judged.

    ``hint``, the language that the page claims, decides only where the text is too short.
    """
    sample = _sample(text)
    counts = {name: len(found) for name, pattern in SCRIPTS.items() if (found := pattern.findall(sample))}
    claimed = hint.replace("_", "-").split("-")[0].lower() if hint else None
    if not counts:
        return claimed if claimed in LANGUAGES and text.strip() else None
    script = max(counts, key=lambda name: counts[name] * (HAN_WEIGHT if name in ("han", "kana") else 1))
    if script in ("han", "kana"):
        return "ja" if counts.get("kana", 0) * 10 > counts.get("han", 0) else "zh"
    if script in ALONE:
        return ALONE[script]
    letters = "".join(SCRIPTS[script].findall(sample))
    if script == "latin" and _is_kazakh(sample, letters):
        return "kk"
    return _by_letters(script, letters, claimed) or _by_statistics(sample, script, claimed, len(letters))


def _sample(text: str) -> str:
    """The head of the text, and its middle where it is long: the head may be a foreign dateline."""
    if len(text) <= SAMPLE:
        return text
    half, middle = SAMPLE // 2, len(text) // 2
    return f"{text[:half]} {text[middle : middle + half]}"


def _is_kazakh(sample: str, letters: str) -> bool:
    """Whether Latin letters are those of Kazakh: a q before any letter, as in Uzbek, which has no marks."""
    if AZERBAIJANI in sample:
        return False
    own, marked = len(KAZAKH_Q.findall(letters)), len(KAZAKH_MARKED.findall(letters))
    return own >= CLEAR_KAZAKH * len(letters) > 0 and marked >= CLEAR * len(letters)


def _by_letters(script: str, letters: str, claimed: str | None) -> str | None:
    """Decided by letters of its own: Cyrillic Uzbek has ў, Urdu ٹ and ے, Tajik ӣ."""
    own = {
        language: len(marks.findall(letters))
        for language, marks in _marks(script).items()
        if language not in ("ru", "ar")
    }
    if not own or not any(own.values()):
        return None
    best = max(own, key=lambda language: own[language])
    clear = CLEAR_LATIN if script == "latin" else CLEAR
    return best if own[best] >= max(1, clear * len(letters)) else None


@cache
def _marks(script: str) -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile(f"[{marks}]") for language, marks in LETTERS.get(script, {}).items() if marks
    }


def _by_statistics(sample: str, script: str, claimed: str | None, letters: int) -> str | None:
    among = WRITTEN_IN[script]
    if letters < SHORT and claimed in among:
        return claimed
    found, _ = _identifier(script).classify(sample)
    return str(found)


@cache
def _model() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _identifier(script: str) -> Any:
    identifier = copy(_model())  # of 30 MB, which all scripts share
    identifier.set_languages(list(WRITTEN_IN[script]))
    return identifier

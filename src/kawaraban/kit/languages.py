"""The languages a newsroom here writes or reads, and a guess which one a text is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kawaraban.kit.language_marks import guess_han, guess_latin
from kawaraban.kit.scripts import main_script

__all__ = ["LANGUAGES", "Language", "find_language", "guess_language"]


@dataclass(frozen=True, slots=True)
class Language:
    """`code` as Django writes it (lower case), `script` after ISO 15924."""

    code: str
    name: str
    native_name: str
    script: str
    direction: Literal["ltr", "rtl"] = "ltr"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "Latn"),
        Language("ja", "Japanese", "日本語", "Jpan"),
        Language("zh-hans", "Simplified Chinese", "简体中文", "Hans"),
        Language("zh-hant", "Traditional Chinese", "繁體中文", "Hant"),
        Language("ko", "Korean", "한국어", "Kore"),
        Language("km", "Khmer", "ខ្មែរ", "Khmr"),
        Language("th", "Thai", "ไทย", "Thai"),
        Language("lo", "Lao", "ລາວ", "Laoo"),
        Language("my", "Burmese", "မြန်မာ", "Mymr"),
        Language("vi", "Vietnamese", "Tiếng Việt", "Latn"),
        Language("id", "Indonesian", "Bahasa Indonesia", "Latn"),
        Language("ms", "Malay", "Bahasa Melayu", "Latn"),
        Language("fil", "Filipino", "Filipino", "Latn"),
        Language("fr", "French", "Français", "Latn"),
        Language("de", "German", "Deutsch", "Latn"),
        Language("es", "Spanish", "Español", "Latn"),
        Language("pt", "Portuguese", "Português", "Latn"),
        Language("it", "Italian", "Italiano", "Latn"),
        Language("nl", "Dutch", "Nederlands", "Latn"),
        Language("ru", "Russian", "Русский", "Cyrl"),
        Language("mn", "Mongolian", "Монгол", "Cyrl"),
        Language("ar", "Arabic", "العربية", "Arab", "rtl"),
        Language("fa", "Persian", "فارسی", "Arab", "rtl"),
        Language("ur", "Urdu", "اردو", "Arab", "rtl"),
        Language("he", "Hebrew", "עברית", "Hebr", "rtl"),
        Language("hi", "Hindi", "हिन्दी", "Deva"),
        Language("ne", "Nepali", "नेपाली", "Deva"),
        Language("bn", "Bengali", "বাংলা", "Beng"),
        Language("ta", "Tamil", "தமிழ்", "Taml"),
        Language("si", "Sinhala", "සිංහල", "Sinh"),
    )
}

_WRITTEN_IN = {"Jpan": {"Hira", "Hani"}, "Hans": {"Hani"}, "Hant": {"Hani"}, "Kore": {"Hang"}}
_ALIASES = {
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "tl": "fil",
    "in": "id",
    "iw": "he",
}


def find_language(tag: str) -> Language | None:
    """The language of a BCP 47 tag ("ja-JP", "zh_TW", "pt-br"), or None if it is not known."""
    parts = tag.strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        if found := LANGUAGES.get(_ALIASES.get(code, code)):
            return found
    return None


def guess_language(text: str, candidates: Sequence[str]) -> str | None:
    """The candidate that `text` is most likely written in, or None if none is likely.

    `candidates` are language tags; the answer is one of them, as given. The script decides
    first; among languages of one script their particular letters and commonest words do.
    """
    script = main_script(text)
    if script is None:
        return None
    fitting: dict[str, str] = {}
    for candidate in candidates:
        language = find_language(candidate)
        if language and script in _WRITTEN_IN.get(language.script, {language.script}):
            fitting.setdefault(language.code, candidate)
    if script == "Latn":
        chosen = guess_latin(text, fitting)
    elif script == "Hani":
        chosen = guess_han(text, fitting)
    else:
        chosen = next(iter(fitting), None)
    return fitting[chosen] if chosen else None

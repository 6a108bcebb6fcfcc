"""The stem of a word, by the language of the story, where Snowball has that language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import Stemmer  # type: ignore[import-not-found, import-untyped, unused-ignore]

_SNOWBALL = {
    "en": "english",
    "fr": "french",
    "id": "indonesian",
    "ms": "indonesian",
    "de": "german",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
    "ru": "russian",
}
# Latin words inside these scripts are nearly always English.
_ENGLISH_INSIDE = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


def stemmer_name(language: str) -> str | None:
    """Return Snowball's name for the stemmer of a language code such as `en` or `zh-hant`."""
    code = language.casefold().replace("_", "-").split("-")[0]
    if code in _ENGLISH_INSIDE:
        return "english"
    return _SNOWBALL.get(code)


def stem(word: str, language: str) -> str:
    """Return the stem of a case-folded word, or the word itself where no stemmer is known."""
    name = stemmer_name(language)
    return word if name is None else _stemmer(name)(word)


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    stem_word: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem_word

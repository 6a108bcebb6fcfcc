"""The roots of a word, by the language of the story.

The roots of each grammar have its mark before them: `batas` of a Filipino story is not the plural
of an English bata. Languages without a grammar are looked up by the words as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import lru_cache

from kawaraban.search.languages import english, filipino, french, malay, snowball, vietnamese

Roots = Callable[[str, str], tuple[str, ...]]
"""(word as written, word without diacritics) to its roots; the first one is the nearest."""

_OWN: dict[str, tuple[str, Roots]] = {
    "en": ("en", english.roots),
    "fr": ("fr", french.roots),
    "id": ("ms", malay.roots),
    "ms": ("ms", malay.roots),
    "fil": ("fil", filipino.roots),
    "tl": ("fil", filipino.roots),
    "vi": ("vi", vietnamese.roots),
}
_SNOWBALL = {
    "de": "german",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
    "ru": "russian",
}
# Their rules change the end of a word alone; those of Malay or Filipino begin at its front.
_ONLY_ENDINGS = frozenset({"en", "fr", "vi", *_SNOWBALL})
SAME = 2
"""Letters that all forms of a word have at their beginning in such a language."""
# Latin words inside these scripts are nearly always English.
_ENGLISH_INSIDE = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


@lru_cache(maxsize=256)
def grammar(language: str) -> tuple[str, Roots] | None:
    """Return the mark and the rules for a language code such as `en` or `zh-hant`, if any."""
    code = language.casefold().replace("_", "-").split("-")[0]
    if code in _ENGLISH_INSIDE:
        return _OWN["en"]
    if code in _SNOWBALL:
        return code, snowball.roots_of(_SNOWBALL[code])
    return _OWN.get(code)


def roots(plain: str, folded: str, language: str) -> tuple[str, ...]:
    """Return the marked roots of a word of a story, or the word itself without a grammar."""
    known = grammar(language)
    if known is None:
        return (folded,)
    mark, rules = known
    return tuple(f"{mark}:{root}" for root in rules(plain, folded))


def only_endings(language: str) -> bool:
    """Return whether the words of a language begin as their roots do, as far as its rules know."""
    known = grammar(language)
    return known is None or known[0] in _ONLY_ENDINGS


def candidates(words: Iterable[str], beginnings: Container[str]) -> list[str]:
    """Return the words that can have a root which begins with one of `beginnings`.

    For ASCII words in a language with `only_endings`; `beginnings` have `SAME` letters each. It is
    far quicker than asking for the roots of all, and most of them go.
    """
    irregular = english.IRREGULAR
    return [
        word
        for word in words
        if word[:SAME] in beginnings or word in irregular or not word.isalpha()
    ]


def grammars(languages: Iterable[str]) -> dict[str, Roots]:
    """Return the rules for some languages by their marks; several may share one."""
    known = (grammar(code) for code in languages)
    return dict(one for one in known if one is not None)


def stem(word: str, language: str) -> str:
    """Return the nearest root of a case-folded word, or the word itself without a grammar."""
    known = grammar(language)
    return known[1](word, word)[0] if known else word

"""Snowball's stemmers, for the languages that have no grammar of our own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import Stemmer  # type: ignore[import-not-found, import-untyped, unused-ignore]

from kawaraban.search.folding import fold


@cache
def stemmer(name: str) -> Callable[[str], str]:
    """Return Snowball's stemmer of a name such as `german`."""
    stem_word: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem_word


@cache
def roots_of(name: str) -> Callable[[str, str], tuple[str, ...]]:
    """Return what gives the roots of a word: as written, and as if without diacritics."""
    stem_word = stemmer(name)

    def roots(plain: str, folded: str) -> tuple[str, ...]:
        if plain == folded:
            return (stem_word(folded),)
        return tuple(dict.fromkeys((fold(stem_word(plain)), stem_word(folded))))

    return roots

"""Words of scripts with spaces: how they are cut out of a text, and by which forms they are found.

Pure, and independent of the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import exact, fold
from kawaraban.search.stemming import stem, stemmer_name
from kawaraban.search.wanted import Form, Near, Row, Wanted, Way

MAX_TERM = 64
"""Characters of a term that are kept. Longer ones are not words."""
AS_WRITTEN = "="
"""Before a form that has its diacritics. No word begins with it."""
LEAST_FOR_TYPO = 4
"""Letters of a word in which a typing error is forgiven."""

# Latin, Greek and Cyrillic need no dictionary: an abbreviation, a number, or letters and marks
# with apostrophes between them.
_SIMPLE = re.compile("[\x00-\u052f\u1e00-\u1fff\u2000-\u20bf]*")
_WORD = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]\.)+[A-Za-z](?![^\W_])|\d+(?:[.,]\d+)+|"
    r"[^\W_][\u0300-\u036f]*(?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W_](?:[^\W_]|[\u0300-\u036f])*)*"
)
_HAS_WORD = re.compile(r"[^\W_]")


def cut(piece: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a piece of text, each with its offset."""
    if _SIMPLE.fullmatch(piece):
        for match in _WORD.finditer(piece):
            yield match.group(), match.start()
        return
    at = 0
    for segment in WordBreaker(piece, "en"):
        if _HAS_WORD.search(segment):
            yield segment, at
        at += len(segment)


@lru_cache(maxsize=65_536)
def forms(word: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return a word as it stands in a row, and the forms by which it is looked up.

    A word with diacritics has one form more, by which it is put before others.
    """
    plain = exact(word)[:MAX_TERM]
    folded = fold(plain)
    root = stem(folded, language)
    if folded == plain:
        return folded, (root,)
    # A stemmer may know the diacritics of its language, and readers may leave them out.
    roots = dict.fromkeys((fold(stem(plain, language)), root))
    return folded, (*roots, AS_WRITTEN + plain)


def wanted(word: str, languages: Sequence[str]) -> Wanted:
    """Return what a word of a query looks for, in texts of any of the languages."""
    plain = exact(word)[:MAX_TERM]
    folded = fold(plain)
    # One stemmer serves several languages; each is asked once.
    stemmers = {stemmer_name(code): code for code in languages}
    found = {folded: 1.0}
    for code in stemmers.values():
        found |= {form: 1.0 for form in forms(word, code)[1] if not form.startswith(AS_WRITTEN)}
    ways = tuple(Form(form, weight) for form, weight in found.items())
    loose: tuple[Way, ...] = ()
    if can_have_typo(folded):
        loose = tuple(Near(form, 0.3) for form in found if can_have_typo(form))
    better: Way = Row((folded,), 0.5) if folded == plain else Form(AS_WRITTEN + plain, 0.8)
    return Wanted(plain, ways, loose, (better,), (folded,), (folded,), folded, tuple(found))


def can_have_typo(folded: str) -> bool:
    """Return whether a misspelling is forgiven: Latin words of four letters and more."""
    return len(folded) >= LEAST_FOR_TYPO and folded.isascii() and folded.isalpha()

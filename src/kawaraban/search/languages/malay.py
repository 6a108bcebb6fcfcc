"""Malay and Indonesian: the roots that a word with prefixes, suffixes and particles may have.

Pure. Without a dictionary me- + nasal hides its root: `menangkap` is of `tangkap` or `nangkap`. So
all roots that the rules of affixation allow are given, and two words meet if they share one.
The rules are those of the reference grammars of both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_ROOTS = 12
_MOST_PREFIXES = 3
_PARTICLE = re.compile("(?:[klt]ah|pun)$")
_POSSESSIVE = re.compile("(?:nya|ku|mu)$")
# Roots whose own end looks like a particle or a possessive.
_WHOLE = re.compile(
    "^(?:(?:di|ke|se|[mpbt]e)[lmnrgy]{0,2})*(?:sekolah|masalah|majalah|makalah|istilah|setelah|belah|jumlah|langkah|berkah|nafkah"
    "|perintah|bantah|muntah|laku|ampun|himpun|temu|tanya|punya)$"
)
_SYLLABLES = re.compile("[aeiou][^aeiou]*[aeiou]")
_DOUBLED = re.compile(r"([a-z]{3,})2(?:an|nya|ku|mu|lah|kan|i)?$")
# Elements of compounds that are written together with the word and never stand alone.
_BOUND = ("juru", "maha", "tata", "tuna", "pasca", "pra", "antara", "antar", "swa", "nir", "dwi")
# Spellings of before 1972 and of the languages that words are borrowed from.
_RESPELT = (("oe", "u"), ("tj", "c"), ("dj", "j"), ("th", "t"), ("ph", "f"))
_SUFFIXES = ("kan", "an", "i")
# No root begins with a nasal before another consonant, but ng- and ny- are one sound each.
_NO_ROOT = re.compile("m[^aeiouy]|n[^aeiougy]|ng[^aeiou]|[^aeiou]{3}")
_VOWELS = tuple("aeiou")
_LABIAL = tuple("bfvp")
_DENTAL = tuple("dcjtszk")
_HARD = tuple("bcdgjkpst")


def doubled(word: str) -> str | None:
    """Return the word that a 2 doubles in everyday writing (anak2, buku2nya), or None."""
    match = _DOUBLED.match(word)
    return match[1] if match else None


def roots(plain: str, folded: str) -> tuple[str, ...]:
    """Return the roots that a case-folded word may have; the first is the word itself."""
    if not folded.isascii() or len(folded) < 4:
        return (folded,)
    word = folded
    for old, new in _RESPELT:
        word = word.replace(old, new)
    found: dict[str, None] = {}
    for bare in _bare(word):
        found[bare] = None
        for stem, suffix in _without_suffix(bare):
            for root in _without_prefixes(stem, suffix, _MOST_PREFIXES):
                found[root] = None
    return tuple(found)[:MAX_ROOTS]


def _is_root(word: str) -> bool:
    """Return whether a word has two syllables and a beginning that roots have."""
    return bool(_SYLLABLES.search(word)) and not _NO_ROOT.match(word)


def _bare(word: str) -> Iterator[str]:
    """Yield the word, and without its particle and its possessive."""
    yield word
    for ending in (_PARTICLE, _POSSESSIVE):
        shorter = ending.sub("", word)
        if shorter != word and _is_root(shorter) and not _WHOLE.search(word):
            word = shorter
            yield word


def _without_suffix(word: str) -> Iterator[tuple[str, str]]:
    """Yield the word, and without its suffix; each with the suffix that was taken off."""
    yield word, ""
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and _is_root(stem) and not stem.endswith("i" if suffix == "i" else "-"):
            yield stem, suffix


def _without_prefixes(word: str, suffix: str, depth: int) -> Iterator[str]:
    """Yield a stem, and what is left of it without one prefix, two, three."""
    if not _is_root(word):
        return
    yield word
    if depth:
        if depth == _MOST_PREFIXES and word[:2] in ("di", "se"):
            yield from _without_prefixes(word[2:], suffix, depth - 1)  # never inside
        for rest in _without_prefix(word, suffix):
            yield from _without_prefixes(rest, suffix, depth - 1)


def _without_prefix(word: str, suffix: str) -> Iterator[str]:
    for bound in _BOUND:
        if word.startswith(bound) and len(word) - len(bound) > 3:
            yield word[len(bound) :]
    first, rest = word[:2], word[2:]
    if first == "ke" and suffix == "an":
        yield rest
    if word[:3] in ("ber", "ter", "per"):
        yield word[3:]
        if word[3:4] in _VOWELS:
            yield rest  # be- before r: berenang
    elif first in ("be", "te", "pe") and re.match("[^aeiou]er", rest):
        yield rest  # be- before a syllable with er: bekerja
    if word[:7] in ("belajar", "pelajar"):
        yield word[3:]  # the one word that takes bel-
    if first in ("me", "pe"):
        yield from _without_nasal(rest)
    if first == "pe" and rest[:1] in _HARD and rest[1:2] in _VOWELS:
        yield rest  # pe- without a nasal: petani


def _without_nasal(rest: str) -> Iterator[str]:
    """Yield what me- or pe- may have been put before, its nasal included in `rest`."""
    first, second = rest[:1], rest[1:2]
    vowel = second in _VOWELS
    if first in ("l", "r", "w", "y"):
        if vowel:
            yield rest
    elif rest.startswith("nge") and 5 <= len(rest) <= 7:
        yield rest[3:]  # before a root of one syllable: mengecat
        yield rest[2:]
        yield "k" + rest[2:]
    elif rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] in _VOWELS:
            yield "k" + rest[2:]
            yield rest
    elif rest.startswith("ny") and rest[2:3] in _VOWELS:
        yield "s" + rest[2:]
        yield rest
    elif first == "m":
        if vowel:
            yield rest
            yield "p" + rest[1:]
        elif second in _LABIAL:
            yield rest[1:]
    elif first == "n":
        if vowel:
            yield "t" + rest[1:]
            yield rest
        elif second in _DENTAL:
            yield rest[1:]

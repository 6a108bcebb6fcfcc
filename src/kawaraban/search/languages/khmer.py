"""Khmer: one spelling for what looks the same, and what can be a word inside a longer one. Pure.

The order inside a syllable is the one of the Unicode Standard, chapter 16: consonant, robat,
subscripts (RO last), register shifter, vowel, signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kawaraban.search.languages.respelling import Respelling
from kawaraban.search.languages.rules import Rules

_REPEATED = "\u17d7"
"""Says that the word before it is said twice; a space may stand before it."""
_COENG_DA, _COENG_TA, _COENG_RO = "\u17d2\u178a", "\u17d2\u178f", "\u17d2\u179a"
_WITH_TA = frozenset("\u178f\u1793")
"""Consonants below which the sign that DA and TA share is TA in the dictionary, as it is in Pali
and Sanskrit words; below others the dictionary knows DA in every word."""
_HIGH = frozenset("\u17b7\u17b8\u17b9\u17ba\u17be")
"""Vowels above; a register shifter beside them takes the shape of the vowel U, and is typed so."""
_SECOND_SERIES = frozenset("\u1784\u1789\u1798\u1799\u179a\u179c\u1793\u179b")
"""Consonants whose register is shifted by MUUSIKATOAN; the others take TRIISAP."""
# Robat, then the shifters, vowels, and signs; what is not here comes last.
_ORDER = {sign: rank for rank, sign in enumerate("\u17cc\u17c9\u17ca")}
_ORDER |= {chr(code): 10 for code in range(0x17B6, 0x17C6)}
_SIGNS = "\u17d0\u17cb\u17c6\u17c7\u17c8\u17cd\u17ce"
_ORDER |= {sign: 20 + rank for rank, sign in enumerate(_SIGNS)}
_BASES = "\u1780-\u17b3"
_UNSEEN = "\u200b-\u200d"
# Most syllables: one subscript, shifter, vowel and sign at most.
_IN_ORDER = (
    "[\u1780-\u17a2\u17a5-\u17a7\u17a9-\u17b1\u17b3](?:\u17d2[\u1780-\u1789\u178b-\u178e\u1790-\u17b3])?"
    f"[\u17c9\u17ca]?[\u17b6-\u17c5]?[{_SIGNS}]?(?![\u17b4-\u17d3\u17dd{_UNSEEN}])"
)
_PLACES = re.compile(
    rf"(?P<base>(?!{_IN_ORDER})[{_BASES}])"
    rf"(?P<tail>(?:\u17d2[{_UNSEEN}]?[{_BASES}]|[\u17b4-\u17d1\u17d3\u17dd]|"
    rf"[{_UNSEEN}]{{1,2}}(?=[\u17b4-\u17d3\u17dd])){{1,16}})|"
    r"(?P<vowel>[\u17a3\u17a4\u17a8\u17b2])|"
    rf"(?P<space>(?<=[\u1780-\u17d3])[ \u00a0{_UNSEEN}]\u17d7)"
)
_PARTS = re.compile(f"\u17d2[{_BASES}]|.", re.DOTALL)
_VOWELS = {
    "\u17a3": "\u17a2",
    "\u17a4": "\u17a2\u17b6",
    "\u17a8": "\u17a7\u1780",
    "\u17b2": "\u17b1",
}
_MADE_OF = {
    "\u17c1\u17b6": "\u17c4",  # E and AA are OO
    "\u17b6\u17c1": "\u17c4",
    "\u17c1\u17b8": "\u17be",  # E and II are OE
    "\u17b8\u17c1": "\u17be",
}
_SYLLABLES = re.compile(f"(?<!\u17d2)[{_BASES}]")
_INVISIBLE = dict.fromkeys(map(ord, "\u17b4\u17b5\u200b\u200c\u200d"))
_FULL = re.compile(f"[{_BASES}](?:\u17d2[{_BASES}])+[\u17c9\u17ca]?[\u17b6-\u17c5][\u17c6-\u17c8]?")
_TAIL_SIGN = re.compile("[\u1780-\u17a2][\u17cb\u17cd]")
_FORMERS = "អ្នក ការ សេចក្ដី ភាព កម្ម ជន ករ គ្រូ ជាង រោង សាលា គ្រឿង ទី មេ"
"""Makers of nouns: of persons, actions and qualities, of places and tools."""
_LONG = 4

_PARTICLES = "និង ឬ របស់ នៃ ក្នុង នៅ ដែល ថា នឹង បាន ឱ្យ ដោយ ពី ជា គឺ ទេ ផង ការ អ្នក"
"""What joins words: prepositions, conjunctions, marks of time, and prefixes that make nouns."""
_HEADS = "ត្រី សត្វ បក្សី ពស់ ជ្រូក មាន់ ដើម ផ្កា ផ្លែ ស្លឹក បន្លែ ឈើ បាយ នំ សម្ល ថ្នាំ រថ ទូក ទឹក"
"""Kinds of things, before the name of one of them."""


def _respelt(match: re.Match[str]) -> str:
    if match["vowel"] is not None:
        return _VOWELS[match["vowel"]]
    if match["space"] is not None:
        return _REPEATED
    base = _VOWELS.get(match["base"], match["base"])
    return base + _tail(base, match["tail"])


@lru_cache(maxsize=16_384)
def _tail(base: str, tail: str) -> str:
    """Return what follows the first consonant of a syllable, in order."""
    tail = tail.translate(_INVISIBLE)
    if len(tail) == 1:
        return tail
    # Doubled signs are drawn on top of each other.
    parts = list(dict.fromkeys(_PARTS.findall(tail)))
    below = [part for part in parts if len(part) > 1]
    below.sort(key=lambda part: part == _COENG_RO)
    if _COENG_DA in below or _COENG_TA in below:
        kept = _COENG_TA if base in _WITH_TA or len(below) > 1 else _COENG_DA
        below = [kept if part in (_COENG_DA, _COENG_TA) else part for part in below]
    rest = [part for part in parts if len(part) == 1]
    if "\u17bb" in rest and not _HIGH.isdisjoint(rest):
        rest[rest.index("\u17bb")] = "\u17c9" if base in _SECOND_SERIES else "\u17ca"
    rest.sort(key=lambda sign: _ORDER.get(sign, 30))
    signs = "".join(rest)
    for apart, whole in _MADE_OF.items():
        signs = signs.replace(apart, whole)
    return "".join(below) + signs


SPELLING = Respelling(re.compile("[\u1780-\u17dd]"), _PLACES, _respelt)


def canonical(text: str) -> str:
    """Return the text with one spelling for what looks the same."""
    return SPELLING.apply(text)


def is_whole(part: str) -> bool:
    """Return whether a part of a compound has the shape of a word.

    It has two letters of which the first is not the silent end of the word before, or one with a
    subscript and a vowel. One letter and a vowel is too often half a word of Pali.
    """
    if _TAIL_SIGN.match(part):
        return False
    return len(_SYLLABLES.findall(part)) > 1 or bool(_FULL.fullmatch(part))


RULES = Rules(
    is_whole=is_whole,
    is_long=lambda part: len(part) >= _LONG,
    heads=frozenset(_HEADS.split()),
    formers=frozenset(_FORMERS.split()),
    particles=frozenset(_PARTICLES.split()),
    silent=_REPEATED,
)

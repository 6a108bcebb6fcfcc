"""Lao: one spelling for what looks the same, and what can be a word inside a longer one. Pure.

HO NO and HO MO are written as one letter, as the dictionaries have them; two letters are the older
keyboards' way. HO before LO is written with the sign below.
"""

from __future__ import annotations

import re

from kawaraban.search.languages.respelling import Respelling
from kawaraban.search.languages.rules import Rules

_REPEATED = "\u0ec6"
"""Says that the word before it is said twice; a space may stand before it."""
_TONE = "\u0ec8-\u0ecb"
_ABOVE = "\u0eb1\u0eb4-\u0ebc"
_JOINED = {
    "\u0eab\u0e99": "\u0edc",
    "\u0eab\u0ea1": "\u0edd",
    "\u0eab\u0ea5": "\u0eab\u0ebc",
    "\u0ec0\u0ec0": "\u0ec1",
}
_PLACES = re.compile(
    # The first characters of what follows, since most have none of it.
    rf"(?=[{_ABOVE}{_TONE}\u0eab\u0eb3\u0ec0\u0ecc\u0ecd \u00a0])(?:"
    r"(?P<am>(?P<before>[\u0ec8-\u0ecb]?)\u0ecd(?P<inside>[\u0ec8-\u0ecb]?)\u0eb2)|"
    r"(?P<late>\u0eb3(?P<tone>[\u0ec8-\u0ecb]))|"
    r"(?P<joined>\u0eab[\u0e99\u0ea1\u0ea5]|\u0ec0\u0ec0)|"
    rf"(?P<swapped>(?P<first>[{_TONE}\u0ecc])(?P<vowel>[{_ABOVE}\u0ecd]))|"
    rf"(?P<twice>(?P<mark>[{_ABOVE}{_TONE}\u0ecc\u0ecd])(?P=mark)+)|"
    r"(?P<space>(?<=[\u0e81-\u0ecd])[ \u00a0]\u0ec6))"
)
_CONSONANT = re.compile("[\u0e81-\u0eae\u0edc-\u0edf]")
_VOWEL = re.compile(
    "[\u0eb0-\u0ebb\u0ebd\u0ec0-\u0ec4\u0ecd]|(?<=.)[\u0ec8-\u0ecb]?[\u0ea7\u0ead](?=.)"
)
# A syllable with a short vowel and nothing after it, or a consonant alone, is only half a word.
_LIGHT = re.compile("[\u0e81-\u0eae\u0edc-\u0edf]\u0ebc?[\u0eb0\u0eb1\u0eb4\u0eb6\u0eb8\u0ebb]?")
_FORMERS = "ການ ຄວາມ ນັກ ຜູ້ ຊາວ ຊ່າງ ຄົນ ໂຮງ ເຄື່ອງ ຫ້ອງ ຄຳ ຂໍ້ ໜ້າ ໝໍ ທີ່ ພໍ່ຄ້າ ແມ່ຄ້າ"
"""Makers of nouns: of actions and qualities, of persons, of places and tools, of sayings."""
_LONG = 5

_PARTICLES = "ແລະ ຫຼື ຂອງ ໃນ ທີ່ ຊຶ່ງ ເຊິ່ງ ວ່າ ກໍ ກໍ່ ຈະ ໄດ້ ໃຫ້ ກັບ ແກ່ ໂດຍ ຈາກ ເປັນ ຄື ແມ່ນ ຜູ້ ການ ຄວາມ ນັກ ຊາວ"
"""What joins words: prepositions, conjunctions, marks of time, and prefixes that make nouns."""
_HEADS = "ປາ ນົກ ງູ ຊ້າງ ໝູ ໄກ່ ຕົ້ນ ດອກ ໃບ ໝາກ ຜັກ ໄມ້ ເຂົ້າ ແກງ ຢາ ຜ້າ ລົດ ເຮືອ ນ້ຳ"
"""Kinds of things, before the name of one of them."""


def _respelt(match: re.Match[str]) -> str:
    if match["am"] is not None:
        return match["before"] + match["inside"] + "\u0eb3"
    if match["late"] is not None:
        return match["tone"] + "\u0eb3"
    if match["joined"] is not None:
        return _JOINED[match["joined"]]
    if match["swapped"] is not None:
        return match["vowel"] + match["first"]
    return match["mark"] if match["twice"] is not None else _REPEATED


SPELLING = Respelling(re.compile("[\u0e81-\u0ece]"), _PLACES, _respelt)


def canonical(text: str) -> str:
    """Return the text with one spelling for what looks the same."""
    return SPELLING.apply(text)


def is_whole(part: str) -> bool:
    """Return whether a part of a compound has the shape of a word: at least one full syllable."""
    if _LIGHT.fullmatch(part):
        return False
    return bool(_VOWEL.search(part) and _CONSONANT.search(part))


RULES = Rules(
    is_whole=is_whole,
    is_long=lambda part: len(part) >= _LONG,
    heads=frozenset(_HEADS.split()),
    formers=frozenset(_FORMERS.split()),
    particles=frozenset(_PARTICLES.split()),
    silent="\u0eaf\u0ec6",  # abbreviated, repeated
)

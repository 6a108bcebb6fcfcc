"""Thai: one spelling for what looks the same, and what can be a word inside a longer one. Pure.

The order of signs is the one of the Thai API Consortium's WTT 2.0: consonant, vowel above or
below, tone mark, SARA AM.
"""

from __future__ import annotations

import re

from kawaraban.search.languages.respelling import Respelling
from kawaraban.search.languages.rules import Rules

_REPEATED = "\u0e46"
"""Says that the word before it is said twice; a space may stand before it."""
_TONE = "\u0e48-\u0e4b"
_ABOVE = "\u0e31\u0e34-\u0e3a\u0e47"
_PLACES = re.compile(
    # The first characters of what follows, since most have none of it.
    rf"(?=[{_ABOVE}{_TONE}\u0e33\u0e40\u0e45\u0e4c-\u0e4e \u00a0])(?:"
    r"(?P<am>(?P<before>[\u0e48-\u0e4b]?)\u0e4d(?P<inside>[\u0e48-\u0e4b]?)\u0e32)|"
    r"(?P<late>\u0e33(?P<tone>[\u0e48-\u0e4b]))|"
    r"(?P<ae>\u0e40\u0e40)|"
    r"(?P<ue>\u0e34\u0e4d|\u0e4d\u0e34)|"
    rf"(?P<swapped>(?P<first>[{_TONE}\u0e4c])(?P<vowel>[{_ABOVE}]))|"
    rf"(?P<twice>(?P<mark>[{_ABOVE}{_TONE}\u0e4c-\u0e4e])(?P=mark)+)|"
    r"(?P<long>(?<![\u0e24\u0e26])\u0e45)|"
    r"(?P<space>(?<=[\u0e01-\u0e4e])[ \u00a0]\u0e46))"
)
_VOWEL = re.compile("[\u0e30-\u0e39\u0e40-\u0e44\u0e47]")
_CONSONANT = re.compile("[\u0e01-\u0e2e](?!\u0e4c)")
# A consonant with a short vowel, or with none, is only the beginning of a word; so are two with
# SARA A, of which PHRA alone is a word.
_LIGHT = re.compile(
    "[\u0e01-\u0e2e][\u0e30\u0e31\u0e34\u0e36\u0e38\u0e47\u0e4d]?|"
    "(?!\u0e1e\u0e23)[\u0e01-\u0e2e]{2}\u0e30"
)
_FORMERS = "การ ความ นัก ผู้ ชาว ช่าง คน โรง เครื่อง ห้อง คำ ข้อ น่า หมอ ที่ พ่อค้า แม่ค้า"
"""Makers of nouns: of actions and qualities, of persons, of places and tools, of sayings."""
_LONG = 5

_PARTICLES = "และ หรือ ของ ใน ที่ ซึ่ง อัน ว่า ก็ จะ ได้ ให้ กับ แก่ แด่ โดย จาก เป็น คือ ผู้ การ ความ นัก ชาว"
"""What joins words: prepositions, conjunctions, marks of time, and prefixes that make nouns."""
_HEADS = "ปลา นก งู ช้าง หมู ไก่ ต้น ดอก ใบ ผัก ไม้ ข้าว ขนม แกง ยา ผ้า รถ เรือ น้ำ"
"""Kinds of things, before the name of one of them."""


def _respelt(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if match["am"] is not None:
        return match["before"] + match["inside"] + "\u0e33"
    if match["late"] is not None:
        return match["tone"] + "\u0e33"
    if match["ae"] is not None:
        return "\u0e41"
    if match["ue"] is not None:
        return "\u0e36"
    if match["swapped"] is not None:
        return match["vowel"] + match["first"]
    if match["twice"] is not None:
        return match["mark"]
    return "\u0e32" if kind == "long" else _REPEATED


SPELLING = Respelling(re.compile("[\u0e01-\u0e4e]"), _PLACES, _respelt)


def canonical(text: str) -> str:
    """Return the text with one spelling for what looks the same."""
    return SPELLING.apply(text)


def is_whole(part: str) -> bool:
    """Return whether a part of a compound has the shape of a word: at least one full syllable."""
    if _LIGHT.fullmatch(part):
        return False
    letters = len(_CONSONANT.findall(part))
    return letters > 1 or (letters == 1 and bool(_VOWEL.search(part)))


RULES = Rules(
    is_whole=is_whole,
    is_long=lambda part: len(part) >= _LONG,
    heads=frozenset(_HEADS.split()),
    formers=frozenset(_FORMERS.split()),
    particles=frozenset(_PARTICLES.split()),
    silent="\u0e2f\u0e46",  # abbreviated, repeated
)

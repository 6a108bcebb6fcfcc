"""Burmese: one spelling for what looks the same, and what can be a word inside a longer one. Pure.

The order inside a syllable is the one of Unicode Technical Note 11: consonant, medials (YA, RA,
WA, HA), vowels (E, above, below, AA), anusvara, dot below, asat, visarga. Text in Zawgyi's code is
not recognised.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kawaraban.search.languages.respelling import Respelling
from kawaraban.search.languages.rules import Rules

_ORDER = {sign: rank for rank, sign in enumerate("\u103b\u103c\u103d\u103e\u1031")}
_ORDER |= dict.fromkeys("\u102d\u102e\u1032\u1033", 10)
_ORDER |= dict.fromkeys("\u102f\u1030", 11)
_ORDER |= dict.fromkeys("\u102b\u102c", 12)
_ORDER |= {"\u1036": 13, "\u1037": 14, "\u103a": 15, "\u1038": 16}
_SIGNS = "\u102b-\u1032\u1036-\u1038\u103a-\u103e"
_LETTER = "\u1000-\u102a\u103f\u1050-\u1055"
_TALL = frozenset("\u1001\u1002\u1004\u1012\u1015\u101d")
"""Consonants after which AA is written tall, so that the two are not taken for one letter."""
_MEDIALS = frozenset("\u103b\u103c\u103d\u103e")


def _in_order(base: str, medials: str, aa: str) -> str:
    """Return the pattern of a syllable's beginning with nothing twice, all in its place."""
    vowels = f"\u1031?[\u102d\u102e\u1032\u1033]?[\u102f\u1030]?{aa}?"
    return rf"{base}{medials}{vowels}\u1036?\u1037?\u103a?\u1038?(?![{_SIGNS}])"


_SHORT = "[\u1000\u1003\u1005-\u1011\u1013\u1014\u1016-\u101c\u101e-\u1021\u103f]"
_MOST = "|".join(
    (
        _in_order(f"[{''.join(sorted(_TALL))}]", "", "\u102b"),
        _in_order(_SHORT, "", "\u102c"),
        _in_order(
            "[\u1000-\u1021](?=[\u103b-\u103e])",
            "\u103b?\u103c?\u103d?\u103e?",
            "[\u102b\u102c]",
        ),
    )
)
"""Most syllables, which need not be looked at."""
_PLACES = re.compile(
    rf"(?P<zero>\u1040(?=[{_SIGNS}])|"
    rf"(?<=[{_LETTER}{_SIGNS}])\u1040(?![\u1040-\u1049])|"
    rf"(?<![\u1040-\u1049.,])\u1040(?=[{_LETTER}]))(?P<after_zero>[{_SIGNS}]{{0,16}})|"
    rf"(?P<seven>\u1047)(?P<after_seven>[{_SIGNS}]{{1,16}})|"
    rf"(?P<digits>(?<=[\u1040-\u1049])\u101d+(?![{_LETTER}{_SIGNS}]))|"
    r"(?P<ii>\u1009\u102e|\u1025\u102e)|"
    rf"(?P<nya>\u1025(?=[\u103a\u1039]))(?P<after_nya>\u103a?)|"
    rf"(?P<u>\u1009(?![{_SIGNS}\u1039]))|"
    r"(?P<o>\u101e\u103c(?:\u1031\u102c\u103a)?(?![\u102b-\u103e]))|"
    rf"(?!{_MOST})(?P<base>[\u1000-\u1021\u103f])(?P<tail>[{_SIGNS}]{{1,16}})"
)
_SYLLABLE = re.compile("(?<!\u1039)[\u1000-\u102a\u103f](?![\u1037]?[\u103a\u1039])")
_NOT_FIRST = re.compile(f"[{_SIGNS}\u1039]|[\u1000-\u1021]\u1037?\u103a")
_PARTICLES = "က ကို ကြောင့် ကြောင်း ခဲ့ ဖြင့် တွင် တို့ တယ် နဲ့ နှင့် များ မည် မယ် မှ မှာ လည်း သည် သော သို့ ဟု ပါ ၏"
"""After nouns: case and number. After verbs: time and end of the sentence."""
_FORMERS = "ခြင်း မှု ရေး သူ သား သမား ရန် ချက် အောင် လ နေ့ မြို့ ရွာ ကျွန်း နိုင်ငံ"
"""Makers of nouns of a verb: the action, its thing, its doer; what follows names: month, town."""

_HEADS = "ငါး ငှက် သစ် ပန်း ဟင်း မုန့် ဆေး ရေ ကား လှေ"
"""Kinds of things, before the name of one of them."""


def _respelt(match: re.Match[str]) -> str:
    if match["base"] is not None:
        return _syllable(match["base"], match["tail"])
    if match["zero"] is not None:
        return _syllable("\u101d", match["after_zero"])
    if match["seven"] is not None:
        return _syllable("\u101b", match["after_seven"])
    if match["digits"] is not None:
        return "\u1040" * len(match["digits"])
    if match["ii"] is not None:
        return "\u1026"
    if match["nya"] is not None:
        return "\u1009" + match["after_nya"]
    if match["u"] is not None:
        return "\u1025"
    return "\u1029" if len(match["o"]) == 2 else "\u102a"


@lru_cache(maxsize=16_384)
def _syllable(base: str, tail: str) -> str:
    """Return a consonant and its signs in order; doubled ones are drawn on top of each other."""
    signs = dict.fromkeys(tail)
    if tail[:1] != "\u103a":  # Contracted words have their second vowel after the asat.
        signs = dict.fromkeys(sorted(signs, key=_ORDER.__getitem__))
    found = "".join(signs)
    if not _MEDIALS.isdisjoint(signs):
        return base + found
    return base + (
        found.replace("\u102c", "\u102b") if base in _TALL else found.replace("\u102b", "\u102c")
    )


SPELLING = Respelling(re.compile("[\u1000-\u103f]"), _PLACES, _respelt)


def canonical(text: str) -> str:
    """Return the text with one spelling for what looks the same."""
    return SPELLING.apply(text)


def is_whole(part: str) -> bool:
    """Return whether a part of a compound has the shape of a word: it begins a syllable."""
    return not _NOT_FIRST.match(part) and bool(_SYLLABLE.search(part))


_BOUND = frozenset(_PARTICLES.split())

RULES = Rules(
    is_whole=is_whole,
    is_long=lambda part: len(_SYLLABLE.findall(part)) > 1,
    heads=frozenset(_HEADS.split()),
    formers=_BOUND | frozenset(_FORMERS.split()),
    particles=_BOUND,
    linked="\u1037",  # the creaky tone of an owner
    chain=3,
)

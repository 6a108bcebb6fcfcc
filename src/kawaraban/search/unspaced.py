"""Runs of scripts without spaces between words: each part of a run is read as its script is.

Pure, and independent of the engine. A run is cut where its script changes; what the rules of a
script are is in `languages`, and what holds for all of them in `runs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kawaraban.search.folding import IGNORED, UNSPACED, without_ignored
from kawaraban.search.languages import (
    asking,
    burmese,
    han,
    han_variants,
    hangul,
    khmer,
    korean,
    lao,
    thai,
)
from kawaraban.search.runs import Script, pairs_in, units
from kawaraban.search.wanted import Part, Wanted

_SCRIPTS: dict[str, Script] = {
    "thai": asking.script(thai.RULES),
    "lao": asking.script(lao.RULES),
    "khmer": asking.script(khmer.RULES),
    "burmese": asking.script(burmese.RULES),
    "hangul": Script(hangul.spelt, kept=korean.kept, wanted=korean.wanted),
    "han": Script(han_variants.spelt, han_variants.folded, han.kept, han.wanted),
}
"""By the names of the groups of `_PART`; Han and kana are one."""

_LETTERS = {
    "thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "lao": "\u0e81-\u0ece\u0edc-\u0edf",
    "khmer": "\u1780-\u17d3\u17d7\u17dc\u17dd",
    "burmese": "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\uaa60-\uaa7f",
    "hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
}
_OTHER = "".join(_LETTERS.values())
_PART = re.compile(
    "|".join(f"(?P<{name}>[{letters}][{letters}{IGNORED}]*)" for name, letters in _LETTERS.items())
    + f"|(?P<han>(?![{_OTHER}])[{UNSPACED}](?:(?![{_OTHER}])[{UNSPACED}{IGNORED}])*)"
)
# Of these, every character is a grapheme.
_ONE_EACH = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\U00020000-\U0003ffff]*"
)


SHORT = 8
"""Characters of a run that is remembered: a Korean word, or what stands between two numbers."""

Kept = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""The words of a run in order, the forms by which they are looked up, and the pairs."""


def kept(run: str, language: str) -> Kept:
    """Return the words of a run in order, the forms by which they are looked up, and the pairs."""
    return _remembered(run, language) if len(run) <= SHORT else _kept(run, language)


@lru_cache(maxsize=8_192)
def _remembered(run: str, language: str) -> Kept:
    text, words, pairs = _kept(run, language)
    return tuple(text), tuple(words), tuple(pairs)


def _kept(run: str, language: str) -> Kept:
    text: list[str] = []
    words: list[str] = []
    whole: list[str] = []
    for script, part in _parts(run):
        spelt = script.canonical(part)
        row, forms = script.kept(spelt, language)
        text += row
        words += forms
        whole.append(script.folded(spelt))
    return text, words, pairs_of("".join(whole))


def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a run of a query looks for."""
    return [
        word
        for script, part in _parts(run)
        for word in script.wanted(script.canonical(part), languages)
    ]


def phrase(run: str) -> Part:
    """Return how the whole run is looked for as it stands."""
    return Part(pairs_in(units(without_ignored(canonical(run)))))


def canonical(run: str) -> str:
    """Return a run in the one spelling in which it is kept."""
    return "".join(script.folded(script.canonical(part)) for script, part in _parts(run))


def pairs_of(run: str) -> list[str]:
    """Return the pairs of neighbouring graphemes, and the last one alone."""
    run = without_ignored(run)
    found = run if _ONE_EACH.fullmatch(run) else units(run)
    return [left + right for left, right in pairwise(found)] + list(found[-1:])


def _parts(run: str) -> Iterator[tuple[Script, str]]:
    """Yield the parts of a run, each with its script."""
    for match in _PART.finditer(run):
        yield _SCRIPTS[match.lastgroup or "han"], match.group()

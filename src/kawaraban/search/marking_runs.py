"""Where in a text the words of a query stand that are of scripts without spaces. Pure.

Most are looked for as they are, in one spelling; no dictionary is asked. Korean words are judged
one by one, by the same forms as in the index: 부산 is marked in 부산에서, not in 부산물.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeGuard

from kawaraban.search.folding import IGNORED, graphemes
from kawaraban.search.languages import korean
from kawaraban.search.languages.han_variants import folded, spelt
from kawaraban.search.languages.hangul import is_syllable
from kawaraban.search.languages.hangul import spelt as plain
from kawaraban.search.runs import VISARGA
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way

MOST = 500
"""Hits of a word in a text."""
_LEAST_FOR_TYPO, _LONGEST_FOR_TYPO = 4, 16
# Possessive, since no letter of a word is one of these: what a hostile text has between two
# letters is read once.
_BETWEEN = f"[{IGNORED}]*+"
_NO_VISARGA = f"(?!{VISARGA})"
"""With one more it is another word of Burmese, as in the index."""
_TWO_KANJI = re.compile("[\u4e00-\u9fff]{2}")
_JOINING = f"{_BETWEEN}[あ-ん]?[いきしちみりぎじびえけせてめれげべっ{IGNORED}]*+"
_KOREAN = re.compile("[\uac00-\ud7a3]+")

Hit = tuple[int, int, int]
"""Start and end in the text, and the number of the word."""


class RunMarker:
    """Finds the words of one query that are of scripts without spaces."""

    def __init__(self, words: Iterable[tuple[int, Wanted]], typos: Iterable[Wanted]) -> None:
        """`typos`: words of which the text may have a misspelt form."""
        misspelt = {word.written for word in typos}
        self._korean: list[tuple[int, tuple[str, ...]]] = []
        self._patterns: list[tuple[int, re.Pattern[str]]] = []
        self._verdicts: dict[str, Hit | None] = {}
        for number, word in words:
            loosely = word.written in misspelt
            if all(map(is_syllable, word.written)):
                more = (way.term for way in word.loose if loosely and isinstance(way, Form))
                self._korean.append((number, (*word.forms, *more)))
                found = [r"\s+".join(map(re.escape, way.terms)) for way in word.ways if _split(way)]
            else:
                found = sorted(map(_pattern, word.forms), key=len, reverse=True)
            found += _misspelt(word) if loosely else ()
            if found:
                self._patterns.append((number, re.compile("|".join(dict.fromkeys(found)))))

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield where the words stand in a normalised text."""
        if self._patterns:
            same = folded(spelt(text))
            for number, pattern in self._patterns:
                for match in islice(pattern.finditer(same), MOST):
                    yield match.start(), match.end(), number
        if self._korean:
            for match in _KOREAN.finditer(text):
                hit = self._judged(match.group())
                if hit is not None:
                    yield match.start() + hit[0], match.start() + hit[1], hit[2]

    def _judged(self, word: str) -> Hit | None:
        """Return where in a Korean word one of the query stands."""
        if word not in self._verdicts:
            self._verdicts[word] = self._judge(plain(word))
        return self._verdicts[word]

    def _judge(self, word: str) -> Hit | None:
        forms = set(korean.forms(word))
        for number, wanted in self._korean:
            there = [form for form in wanted if form in forms]
            for form in sorted(there, key=len, reverse=True):
                at = word.rfind(form)
                if at >= 0:
                    at = 0 if word.startswith(form) else at
                    return at, at + len(form), number
            if there:
                # A verb in another form: all of it.
                return 0, len(word), number
        return None


def _split(way: Way) -> TypeGuard[Row]:
    """Return whether it is a compound that the text may have in two words."""
    return isinstance(way, Row) and len(way.terms) == 2


def _pattern(text: str) -> str:
    if _TWO_KANJI.fullmatch(text):
        # 申込 is marked in 申し込み.
        return text[0] + _JOINING + text[1]
    return _BETWEEN.join(map(re.escape, graphemes(text))) + _NO_VISARGA


def _misspelt(word: Wanted) -> Iterator[str]:
    """Yield patterns of a word, or of the run it is of, with one character wrong."""
    for way in word.loose:
        if not isinstance(way, Part | Most) or any(len(pair) != 2 for pair in way.pairs):
            continue
        units = [way.pairs[0][0], *(pair[1] for pair in way.pairs)]
        if isinstance(way, Part):
            yield _pattern("".join(units))
        elif _LEAST_FOR_TYPO <= len(units) <= _LONGEST_FOR_TYPO:
            yield from _one_wrong(units)
            yield from _stretches(units)


def _one_wrong(units: list[str]) -> Iterator[str]:
    """Yield patterns with one character wrong, missing or too many."""
    for place in range(len(units)):
        before, after = units[:place], units[place + 1 :]
        yield "".join(map(re.escape, before)) + r"\w" + "".join(map(re.escape, after))
        if place:
            yield "".join(map(re.escape, (*before, *after)))
            yield "".join(map(re.escape, before)) + r"\w" + "".join(map(re.escape, units[place:]))


def _stretches(units: list[str]) -> Iterator[str]:
    """Yield patterns of what is right of a word, the longest first."""
    for size in range(len(units) - 1, 1, -1):
        for start in range(len(units) - size + 1):
            yield "".join(map(re.escape, units[start : start + size]))

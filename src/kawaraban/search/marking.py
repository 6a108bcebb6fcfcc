"""Where in a text the words of a query stand. Pure.

Spaced words are judged one by one (a text has few different ones); parts of a run are looked for
as they are. No dictionary is asked, so that ten hits cost a millisecond or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kawaraban.search.folding import IGNORED, UNSPACED, graphemes, normalise
from kawaraban.search.spaced import forms
from kawaraban.search.wanted import Wanted

MAX_SPANS = 500
_LETTERS = f"[^\\W_{UNSPACED}]"
# An abbreviation with dots, a number, or a word.
_WORD = re.compile(
    rf"(?<!\w)(?:[A-Za-z]\.)+[A-Za-z](?!\w)|\d+(?:[.,]\d+)+|{_LETTERS}+(?:['’]{_LETTERS}+)*"
)


class Span(NamedTuple):
    """A hit in the original text, in characters, and the number of the word it answers."""

    start: int
    end: int
    word: int


class Marker:
    """Finds the spans of a query's words. One is made for each search, then used for each hit."""

    def __init__(
        self,
        words: Iterable[Wanted],
        *,
        typing: Wanted | None = None,
        typos: Iterable[Wanted] = (),
    ) -> None:
        """`typing`: the word that may be unfinished. `typos`: words matched with one typo."""
        found = list(words)
        self._words = [(number, word) for number, word in enumerate(found) if word.spaced]
        self._beginning = typing
        self._typos = [word.folded for word in typos if word.spaced]
        self._verdicts: dict[str, _Verdicts] = {}
        self._runs = [
            (number, re.compile(f"[{IGNORED}]*".join(map(re.escape, graphemes(text)))))
            for number, word in enumerate(found)
            if not word.spaced
            for text in word.forms
        ]

    def spans(self, text: str, language: str) -> list[Span]:
        """Return where the words stand, in order, at most `MAX_SPANS`."""
        normal = normalise(text)
        verdicts = self._verdicts.setdefault(language, _Verdicts(self, language))
        found: list[tuple[int, int, int]] = []
        if self._words:
            for match in _WORD.finditer(normal.text):
                number = verdicts[match.group()]
                if number >= 0:
                    found.append((match.start(), match.end(), number))
                    if len(found) >= MAX_SPANS:
                        break
        for number, pattern in self._runs:
            for count, match in enumerate(pattern.finditer(normal.text)):
                if count >= MAX_SPANS:
                    break
                found.append((match.start(), match.end(), number))
        found.sort()
        return [
            Span(*normal.original(start, end), number) for start, end, number in found[:MAX_SPANS]
        ]

    def match(self, written: str, language: str) -> int:
        """Return the number of the query's word that this one answers, or -1."""
        folded, found = forms(written, language)
        for number, word in self._words:
            if folded == word.folded:
                return number
            if any(form in word.forms for form in found):
                return number
            if word is self._beginning and folded.startswith(word.folded):
                return number
        for typo in self._typos:
            if one_typo(typo, folded):
                return next(n for n, word in self._words if word.folded == typo)
        return -1


class _Verdicts(dict[str, int]):
    """What `Marker.match` says of each written word, asked once for each."""

    def __init__(self, marker: Marker, language: str) -> None:
        super().__init__()
        self.marker = marker
        self.language = language

    def __missing__(self, written: str) -> int:
        verdict = self[written] = self.marker.match(written, self.language)
        return verdict


def one_typo(left: str, right: str) -> bool:
    """Return whether one inserted, lost, wrong or swapped letter makes one word the other."""
    if left == right or abs(len(left) - len(right)) > 1:
        return left == right
    head = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    a, b = left[head:], right[head:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped

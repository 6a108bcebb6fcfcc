"""Runs of scripts without spaces between words: by the dictionary's words, and by graphemes.

Pure, and independent of the engine. ICU's dictionaries cut a run into words; a query is cut by the
same ones. Where the two are cut differently, the pairs of neighbouring graphemes still show that
one contains the other. They are asked only where the words find next to nothing, since they also
find 京都 in 東京都.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import graphemes, without_ignored
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way

MAX_TERM = 64
LONGEST_CUT = 5
"""Graphemes of a word that is also looked for as several words of the text."""
LEAST_FOR_TYPO = 4
"""Graphemes of a word of which one may be wrong."""
_HIRAGANA = re.compile("[\u3041-\u309f]")


def words(run: str) -> Iterator[str]:
    """Yield the dictionary's words of a run, without invisible marks."""
    for segment in WordBreaker(run, "ja"):
        if word := without_ignored(segment):
            yield word[:MAX_TERM]


def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms by which a word of a run is looked up."""
    return (word,)


def pairs_of(run: str) -> list[str]:
    """Return the pairs of neighbouring graphemes, and the last one alone."""
    units = list(graphemes(without_ignored(run)))
    return [left + right for left, right in pairwise(units)] + units[-1:]


def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a run of a query looks for: each of its words, but not の or は beside others."""
    found = list(words(run))
    telling = [word for word in found if len(word) > 1 or not _HIRAGANA.fullmatch(word)]
    return [_wanted(word, languages) for word in telling or found]


def phrase(run: str) -> Part:
    """Return how the whole run is looked for as it stands."""
    units = list(graphemes(without_ignored(run)))
    return Part(_row(units))


def _wanted(word: str, languages: Sequence[str]) -> Wanted:
    units = tuple(graphemes(word))
    found = dict.fromkeys(form for code in languages or ("",) for form in forms(word, code))
    ways: list[Way] = [Form(form) for form in found]
    ways += [Row(cut, 0.9) for cut in _cuts(units)]
    if len(units) == 1:
        return Wanted(word, (*ways, Part(units, 0.7)), row=(word,), forms=(word,))
    row = _row(units)
    loose: list[Way] = [Part(row, 0.5)]
    if len(units) >= LEAST_FOR_TYPO:
        loose.append(Most(row, len(row) - 2, 0.2))
    return Wanted(word, tuple(ways), tuple(loose), (), (word,), (word,), "", (word,))


def _row(units: Sequence[str]) -> tuple[str, ...]:
    return tuple(left + right for left, right in pairwise(units)) or tuple(units)


def _cuts(units: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the word as two or more words in a row."""
    size = len(units)
    if not 1 < size <= LONGEST_CUT:
        return
    for number in range(1, size):
        for places in combinations(range(1, size), number):
            edges = (0, *places, size)
            yield tuple("".join(units[a:b]) for a, b in pairwise(edges))

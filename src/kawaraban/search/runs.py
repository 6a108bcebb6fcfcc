"""Runs of scripts without spaces, where no rule of a script says otherwise. Pure.

ICU's dictionaries cut a run into words; a query is cut by the same ones. Where the two are cut
differently, the pairs of neighbouring graphemes still show that one contains the other. They are
asked only where the words find nothing, since they also find 京都 in 東京都.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import graphemes, without_ignored
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way

MAX_TERM = 64
"""Characters of a term that are kept."""
LONGEST_CUT = 5
"""Graphemes of a word that is also looked for as several words of the text."""
VISARGA = "\u1038"
"""The Burmese sign that ICU takes for a grapheme of its own."""
LEAST_FOR_TYPO = 4
"""Graphemes of a word of which one may be wrong."""


def as_it_is(run: str) -> str:
    """Return the run: its script has one spelling for a word."""
    return run


def words(run: str) -> list[str]:
    """Return the dictionary's words of a run, without invisible marks."""
    found = (without_ignored(segment) for segment in WordBreaker(run, "ja"))
    return [word[:MAX_TERM] for word in found if word]


def kept(run: str, language: str) -> tuple[list[str], list[str]]:
    """Return the words of a run in order, and the forms by which they are looked up."""
    found = words(run)
    return found, found


def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a run of a query looks for: each of its words."""
    return [want(word) for word in words(run)]


@dataclass(frozen=True, slots=True)
class Script:
    """How the runs of a script are read. What a script has no rule for is done as in all."""

    canonical: Callable[[str], str] = as_it_is
    """A run as it is cut: one spelling for what readers take for the same."""
    folded: Callable[[str], str] = as_it_is
    """A canonical run as its pairs are kept, where the dictionary would not know that spelling."""
    kept: Callable[[str, str], tuple[list[str], list[str]]] = kept
    """A canonical run and the story's language into its words in order, and their forms."""
    wanted: Callable[[str, Sequence[str]], list[Wanted]] = wanted
    """A canonical run of a query and the languages of the texts into what it looks for."""


def want(word: str, forms: Sequence[str] = (), marks: Sequence[str] = ()) -> Wanted:
    """Return what a word of a query looks for, by the forms it has and by its graphemes."""
    units = tuple(graphemes(word))
    ways: list[Way] = [Form(form) for form in dict.fromkeys((word, *forms))]
    ways += [Row(cut, 0.9) for cut in cuts(units)]
    texts = tuple(dict.fromkeys((word, *marks)))
    if len(units) == 1:
        return Wanted(word, (*ways, Part(units, 0.7)), row=(word,), forms=texts)
    row = pairs_in(units)
    loose: list[Way] = [Part(row, 0.5)]
    if len(units) >= LEAST_FOR_TYPO:
        loose.append(Most(row, len(row) - 2, 0.2))
    return Wanted(word, tuple(ways), tuple(loose), (), (word,), (word,), "", texts)


def units(word: str) -> list[str]:
    """Return the graphemes of a word, a Burmese visarga together with what it is written after.

    It is a tone that makes another word: whoever asks for a cat must not get all that has a reason.
    """
    found = list(graphemes(word))
    if VISARGA not in word:
        return found
    made: list[str] = []
    for unit in found:
        if unit[0] == VISARGA and made and made[-1][-1] != VISARGA:
            made[-1] += unit
        else:
            made.append(unit)
    return made


def pairs_in(units: Sequence[str]) -> tuple[str, ...]:
    """Return the pairs of neighbouring graphemes of a word, or the only one."""
    return tuple(left + right for left, right in pairwise(units)) or tuple(units)


def cuts(units: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the word as two or more words in a row."""
    size = len(units)
    if not 1 < size <= LONGEST_CUT:
        return
    for number in range(1, size):
        for places in combinations(range(1, size), number):
            edges = (0, *places, size)
            yield tuple("".join(units[a:b]) for a, b in pairwise(edges))
